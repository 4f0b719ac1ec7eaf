"""The documents of the story, as they arrived. A document keeps its own lines."""

# ruff: noqa: E501

NEWS = """\
Published: 9 March 2023
Wealdmoor officer arrested over claims of secret film
Wealdmoor Constabulary has confirmed an arrest after claims that a firearms officer secretly filmed two women and shared the film with colleagues.
According to a Harbourlight News investigation, the film was made at a leaving party without the women's knowledge and passed round a group chat.
The force said an officer has been arrested over an off-duty incident in December 2022.
Nine officers and staff are also being investigated.
The arrested officer, a man in his 30s, was detained on Wednesday and remains in custody, police said.
It is not yet known on which suspected offence he was detained. The force has been asked.
Meanwhile, the Professional Standards Department is leading a review of "alleged inappropriate and discriminatory messages".
The force said nine "officers and staff members" were subject to the review, adding that some of them were "no longer in public-facing roles".
Speaking to Harbourlight News on Wednesday, former victims' advocate Orla Wendlesham said officers should be suspended while inquiries were made.
She added that it was "plainly wrong" that a force could carry out its own vetting.
"""

PRESS_RELEASE = """\
Wealdmoor Constabulary
Friday 10 March 2023
Update on arrest
Detectives have confirmed that the officer arrested on Wednesday is being held on suspicion of voyeurism.
He denies the offence.
A further two members of the group chat have been identified.
Anyone who was at the event in December 2022 is asked to contact the investigation team.
"""

COMPLAINT = """\
I am writing to complain about the way I was spoken to at the front desk on 14 February 2023.
The constable said I was wasting his time and told me to come back when I had something real to report.
I was there to report that my former partner had followed me home.
I do not know his number. He was tall and had a beard.
"""
