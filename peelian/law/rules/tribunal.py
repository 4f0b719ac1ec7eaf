"""Appeals to a Police Appeals Tribunal: notice, papers, hearing, decision, publication."""

from __future__ import annotations

from functools import partial

from peelian.law.counting import Begins
from peelian.law.dated import Citation
from peelian.law.deadlines import Kind
from peelian.law.instruments import PAT
from peelian.law.rules.rule import SINCE_2020, Extension, Rule, days, since, working_days, years

_WORKING = Begins.FIRST_WORKING_DAY_AFTER
_CONDUCT = "appeals from conduct proceedings (rr 4 and 6), not from performance or vetting proceedings"
_BY_RULE_14 = Extension(
    "the other party by consent, otherwise the chair, on an application", Citation(PAT, "r 14")
)
_CLEAR_DAYS = (
    "The text asks for so many working days before the event: the day of the event is taken not to count and "
    "the day of the act to count."
)

_rule = partial(Rule, subject="appeals tribunal", applies_to="appeals to a Police Appeals Tribunal")

RULES = (
    _rule(
        id="pat_notice_of_appeal",
        trigger="officer first supplied with a written copy of the decision",
        action="officer may give written notice of appeal to the local policing body",
        who="appellant",
        applies_to="findings and outcomes of hearings and accelerated hearings, performance decisions, and (r 5A, "
        "since 14 May 2025) confirmations by a vetting panel",
        period=since(SINCE_2020, working_days(10, _WORKING), Citation(PAT, "r 9(1)-(2)")),
        extension=Extension(
            "chair, where notice in time was not reasonably practicable and it came within a reasonable time",
            Citation(PAT, "r 10"),
        ),
        explanation="Two weeks to take a dismissal to an independent tribunal.",
        consequence="The right to appeal lapses unless the chair admits a late notice.",
        note="Whoever accepted the finding may appeal against the outcome only.",
    ),
    _rule(
        id="pat_respondent_documents",
        trigger="respondent receives a copy of the notice of appeal",
        action="supply the decision, the documents and the transcript",
        who="respondent: the chief officer, or a person designated by the local policing body",
        period=since(SINCE_2020, working_days(15, _WORKING), Citation(PAT, "r 13(3)")),
        extension=_BY_RULE_14,
        explanation="The tribunal and the appellant get the record of what is appealed against.",
        note="Where the Director General presents the case, the Director General stands in the respondent's place "
        "(r 12(4)).",
    ),
    _rule(
        id="pat_appellant_statement_transcript",
        trigger="appellant supplied with the transcript",
        action="supply a statement of the grounds, with documents",
        who="appellant",
        applies_to="appeals in which a transcript was asked for",
        period=since(SINCE_2020, working_days(20, _WORKING), Citation(PAT, "r 13(5), (7)(a)")),
        extension=_BY_RULE_14,
        explanation="The grounds are written with the transcript in hand.",
    ),
    _rule(
        id="pat_appellant_statement_no_transcript",
        trigger="appellant gave notice of appeal and asked for no transcript",
        action="supply a statement of the grounds, with documents",
        who="appellant",
        applies_to="appeals in which no transcript was asked for",
        period=since(SINCE_2020, working_days(35, _WORKING), Citation(PAT, "r 13(7)(b)")),
        extension=_BY_RULE_14,
        explanation="Without a transcript the grounds follow the notice within seven weeks.",
    ),
    _rule(
        id="pat_respondent_response",
        trigger="respondent receives the appellant's documents",
        action="supply a statement of response, with documents",
        who="respondent",
        period=since(SINCE_2020, working_days(20, _WORKING), Citation(PAT, "r 13(9)")),
        extension=_BY_RULE_14,
        explanation="The force answers the grounds within four weeks.",
    ),
    _rule(
        id="pat_strikeout_representations",
        trigger="the parties receive the chair's notice that the appeal or a ground has no real prospect of success",
        action="make written representations",
        who="appellant and respondent",
        period=since(SINCE_2020, working_days(10, _WORKING), Citation(PAT, "r 15(2)-(4)")),
        explanation="Nobody's appeal is dismissed on paper without a word from them.",
        consequence="The chair decides without representations.",
        note="Rule 14 does not reach this period. A compelling reason can save an appeal without prospects.",
    ),
    _rule(
        id="pat_hearing_notice",
        trigger="day of the hearing before the tribunal",
        action="tell both parties the date, time and place",
        who="chair",
        applies_to="appeals that go to a hearing",
        period=since(SINCE_2020, working_days(20, Begins.BEFORE_EVENT), Citation(PAT, "r 18(1)")),
        extension=Extension("both parties, by agreeing to shorter notice", Citation(PAT, "r 18(1)")),
        explanation="Both sides know four weeks ahead when they are to be heard.",
        assumption=_CLEAR_DAYS,
        note="Complainants and interested persons (r 23) and, in specified appeals, the Director General (r "
        "24) are told at the same time.",
    ),
    _rule(
        id="pat_publish_hearing_notice",
        trigger="day on which the hearing before the tribunal begins, where the chair requires a public notice",
        action="publish the notice on the force's website",
        who="relevant police force, with the content the chair chooses",
        applies_to=_CONDUCT,
        period=since(SINCE_2020, working_days(5, Begins.BEFORE_EVENT), Citation(PAT, "r 18(5)-(6)")),
        explanation="The public has a week to find out that a tribunal is to sit.",
        assumption=_CLEAR_DAYS,
        note="A least time exists before a tribunal sits, although the Conduct Regulations fix none before a hearing.",
    ),
    _rule(
        id="pat_outcome_notice",
        trigger="appeal determined",
        action="give the appellant written notice of the decision",
        who="chair",
        period=since(SINCE_2020, working_days(3, _WORKING), Citation(PAT, "r 26(8)")),
        explanation="The appellant knows within days; the full reasons follow as soon as practicable.",
        note="The local policing body then tells the complainant and interested persons and, in specified appeals, the "
        "Director General (r 26(9)-(10)).",
    ),
    _rule(
        id="pat_publication_window",
        trigger="hearing before the tribunal concluded",
        action="publish the tribunal's statement, and the report of the first hearing as far as it was published",
        who="relevant police force, as the chair requires",
        applies_to=_CONDUCT,
        period=since(SINCE_2020, working_days(10, Begins.DAY_AFTER), Citation(PAT, "r 26(11)-(12), (17)")),
        withheld_while="the chair has dispensed with publication (r 26(15))",
        explanation="Whoever read of the dismissal can read what became of it.",
        then="pat_publication_minimum",
        note="What may be taken out is what PCR 2020 reg 43(9) allows (r 26(14)).",
    ),
    _rule(
        id="pat_publication_minimum",
        trigger="tribunal's statement first published",
        action="keep the statement on the website",
        who="relevant police force",
        applies_to=_CONDUCT,
        period=since(SINCE_2020, days(28, Begins.DAY_OF), Citation(PAT, "r 26(13)")),
        kind=Kind.LASTS,
        kind_reason="A least time, not a longest: it may stay longer. The day shown is the last of it.",
        extension=Extension("relevant police force, which may keep it longer", Citation(PAT, "r 26(13)")),
        explanation="A statement is there for at least four weeks for anybody to read.",
        consequence="Taken down sooner, it was not published as the Rules ask.",
        note="Calendar days.",
    ),
    _rule(
        id="pat_record_retention",
        trigger="end of the hearing before the tribunal",
        action="keep the verbatim record",
        who="local policing body that administers the appeal, and the relevant one where it was delegated",
        applies_to="hearings before a tribunal",
        period=since(SINCE_2020, years(2, Begins.DAY_AFTER), Citation(PAT, "r 20(6)")),
        kind=Kind.LASTS,
        kind_reason="A least time of keeping. The day shown is the last on which it must still be there.",
        extension=Extension("local policing body, which may keep it longer", Citation(PAT, "r 20(6)")),
        explanation="What was said can be checked for two years.",
        consequence="Destroyed sooner, what was said can no longer be proved.",
    ),
)
