"""What is asked of each kind of source. Pure: the form asks these questions, and the page shows their answers."""

from dataclasses import dataclass

from peelian.reports.states import Channel


@dataclass(frozen=True, slots=True)
class SourceQuestion:
    """One further question: its code, which is stored with the answer, its label and its hint."""

    code: str
    label: str
    hint: str = ""
    long: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceQuestions:
    """What a form asks about one kind of source.

    `reporter_label` is empty where the source is not one of the workforce; `may_be_anonymous` lets it stay unnamed.
    """

    name_label: str
    contact_label: str = "How to reach them"
    reporter_label: str = ""
    may_be_anonymous: bool = False
    further: tuple[SourceQuestion, ...] = ()


_REFERENCE = SourceQuestion("their_reference", "Their reference", "As it stands on their letter or message.")
_WISHES = SourceQuestion(
    "outcome_wanted",
    "What they want to happen",
    "For example an apology, an explanation, an investigation.",
    long=True,
)
_AFFECTED = SourceQuestion(
    "how_affected",
    "How the conduct affected them",
    "Who may complain depends on it: the person it happened to, one adversely affected, a witness, or somebody "
    "for them (Police Reform Act 2002, section 12(1A)).",
    long=True,
)
_PROTECTION = SourceQuestion(
    "protection",
    "Who may know who they are",
    "For example the intake desk only. Say what they fear.",
    long=True,
)
_TOLD = SourceQuestion("already_told", "Who has been told already", "Names or posts, and when.", long=True)

QUESTIONS: dict[Channel, SourceQuestions] = {
    Channel.PUBLIC_COMPLAINT: SourceQuestions(
        name_label="Name of the complainant",
        may_be_anonymous=True,
        further=(
            SourceQuestion(
                "complaint_made_on", "Day on which they complained", "If not the day you received it."
            ),
            _AFFECTED,
            _WISHES,
            SourceQuestion(
                "needs",
                "What would help them take part",
                "For example an interpreter, large print, calls only.",
            ),
        ),
    ),
    Channel.COLLEAGUE: SourceQuestions(
        name_label="Name of the colleague",
        reporter_label="Reference of the colleague",
        may_be_anonymous=True,
        further=(_PROTECTION, _TOLD),
    ),
    Channel.SELF_REPORT: SourceQuestions(
        name_label="Name of the person",
        reporter_label="Reference of the person",
        further=(_TOLD,),
    ),
    Channel.MEDIA: SourceQuestions(
        name_label="Newspaper, broadcaster or site",
        contact_label="Address or programme",
        further=(SourceQuestion("published_on", "Day of publication", "As printed or shown."),),
    ),
    Channel.OTHER_FORCE: SourceQuestions(
        name_label="Force", contact_label="Who to speak to there", further=(_REFERENCE, _TOLD)
    ),
    Channel.COURT: SourceQuestions(
        name_label="Court or tribunal",
        contact_label="Who to speak to there",
        further=(
            SourceQuestion("case_number", "Case number"),
            SourceQuestion(
                "said_by", "Who said it", "For example the judge in open court, or a written finding."
            ),
        ),
    ),
    Channel.OVERSIGHT_BODY: SourceQuestions(
        name_label="Body", contact_label="Who to speak to there", further=(_REFERENCE,)
    ),
    Channel.OTHER: SourceQuestions(name_label="Where it came from", may_be_anonymous=True),
}


def questions_for(channel: Channel) -> SourceQuestions:
    """What is asked about a source of this kind."""
    return QUESTIONS[channel]
