"""The worked case: a covert film, a group chat, an arrest. From the first word of it to notices served."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from peelian.cases import policy
from peelian.cases.documents.letter import LetterKind
from peelian.cases.services.assessing import assess_severity
from peelian.cases.services.informing import add_party
from peelian.cases.services.investigating import appoint_investigator, draw_up_terms
from peelian.cases.services.keeping import record_fact
from peelian.cases.services.opening import join_report, open_case
from peelian.cases.services.referring import answer_ground, record_oversight_decision, refer_case
from peelian.cases.services.sealing import put_on_case
from peelian.cases.services.subjects import add_subject, identify_subject, make_allegation
from peelian.cases.states import (
    Answer,
    DutyState,
    MatterType,
    MemberRole,
    OversightMode,
    PartyRole,
    SeverityResult,
    Standing,
)
from peelian.demo.story import worked_criminal, worked_notices, worked_phones, worked_restrictions
from peelian.demo.story.documents import NEWS, PRESS_RELEASE
from peelian.demo.story.force import NORTH, Cast, person_ref
from peelian.demo.story.letters import write_letter
from peelian.demo.story.moments import at
from peelian.demo.story.subjects import Told
from peelian.demo.story.telling import Story, together
from peelian.law.reference.referral import Route, grounds_for
from peelian.people.states import Category
from peelian.reports import services as reports
from peelian.reports.queries.provenance import statements_of_reports
from peelian.reports.states import Channel

if TYPE_CHECKING:
    from peelian.cases.models import Case, Subject

FILM = "Said to have filmed two women without their knowledge and to have shared the film in a group chat."
CHAT = "Said to have been in the group chat and to have sent messages that demeaned women and colleagues."
SILENCE = "Said to have received the film and the messages, and to have told nobody."
REMAINING_GROUNDS = {
    "SERIOUS_SEXUAL": "Voyeurism is alleged; whether guidance counts it as a serious sexual offence is being asked.",
    "DISCRIMINATION_AGGRAVATED": "Messages that demean women are alleged, and they may lead to proceedings.",
    "CHIEF_OFFICER": "No chief officer is concerned.",
}


def tell(cast: Cast) -> Story:
    """The whole case, from the first report to 24 April 2023. Other strands of it begin once it is open."""
    yield at(9, 8, 5)
    news = _report(cast)
    yield at(9, 9, 30)
    case = _open(cast, news)
    yield at(9, 10)
    subjects = _subjects(cast, case)
    yield at(9, 11)
    _parties(cast, case)
    _facts(cast, case, news)
    told = Told(case, subjects)
    yield from together([
        _on_the_case(cast, told), _friday(cast, case), worked_criminal.tell(cast, told),
        worked_restrictions.tell(cast, told), worked_phones.tell(cast, told),
    ])  # fmt: skip


def _on_the_case(cast: Cast, told: Told) -> Story:
    yield from _refer(cast, told.case)
    yield from _investigate(cast, told.case, told.subjects)
    yield from worked_notices.tell(cast, told)


def _report(cast: Cast) -> str:
    report = reports.record_report(
        channel=Channel.MEDIA,
        title="Harbourlight News: secret film and group chat",
        received_at=at(9, 7, 40),
        came_to_attention_on=date(2023, 3, 9),
        source_name="Harbourlight News",
        actor=cast.ida,
        at=at(9, 8, 5),
    )
    _document(cast, report.ref, "harbourlight-2023-03-09.txt", NEWS, at(9, 8, 10))
    return report.ref


def _document(cast: Cast, ref: str, name: str, text: str, when: datetime) -> None:
    reports.add_document(ref, filename=name, chunks=[text.encode()], actor=cast.ida, at=when)
    reports.accept_all_remaining(ref, actor=cast.ida, at=when)


def _open(cast: Cast, news: str) -> "Case":
    return open_case(
        title="Operation Larchwing: covert film and group messages",
        matter_type=MatterType.RECORDABLE_CONDUCT,
        unit=NORTH,
        came_to_attention_on=date(2023, 3, 9),
        reasons="The report indicates a criminal offence and behaviour that would justify disciplinary proceedings, "
        "and members of the public were adversely affected (PRA 2002 Sch 3 para 11).",
        report_ref=news,
        actor=cast.ida,
        at=at(9, 9, 30),
    )


def _subjects(cast: Cast, case: "Case") -> dict[str, "Subject"]:
    """Who is concerned, as it was known on the day: some by name, others only as somebody described them."""
    add = {"case": case, "actor": cast.ida, "at": at(9, 10)}
    subjects = {
        "torben": add_subject(person_ref=person_ref("4802"), **add),
        "marrok": add_subject(person_ref=person_ref("4815"), **add),
        "isolde": add_subject(person_ref=person_ref("4690"), **add),
        "casper": add_subject(person_ref=person_ref("S5521"), **add),
        "fifth": add_subject(
            description="a fifth member of the chat, screen name “Otter”", category=Category.OFFICER, **add
        ),
        "sixth": add_subject(
            description="a sixth member of the chat, number ending 417", category=Category.OFFICER, **add
        ),
    }
    _allege(cast, subjects["torben"], "J3", FILM, ["SPB01", "SPB07", "SPB09"])
    for key in ("marrok", "casper"):
        _allege(cast, subjects[key], "H2", CHAT, ["SPB02", "SPB03"])
    for key in ("isolde", "fifth", "sixth"):
        _allege(cast, subjects[key], "K", SILENCE, ["SPB10"])
    return subjects


def _allege(cast: Cast, subject: "Subject", category: str, summary: str, standards: list[str]) -> None:
    make_allegation(
        subject=subject,
        category=category,
        summary=summary,
        standards=standards,
        factors=["sex"] if "demeaned women" in summary else [],
        from_date=date(2022, 12, 1),
        to_date=date(2022, 12, 31),
        duty=DutyState.OFF_DUTY,
        place="A leaving party; a group chat",
        against_women_and_girls=True,
        actor=cast.ida,
        at=at(9, 10, 30),
    )


def _parties(cast: Cast, case: "Case") -> None:
    for label, names in (("Woman A", ("Tamsin", "Hollowell")), ("Woman B", ("Rhiannon", "Sedgecombe"))):
        add_party(
            case=case,
            role=PartyRole.VICTIM,
            label=label,
            handling_started_on=date(2023, 3, 9),
            given_names=names[0],
            family_name=names[1],
            contact_how="Telephone, through the liaison officer",
            contact_safely="Not before noon. Leave no messages.",
            anonymous_for_life=True,
            actor=cast.ida,
            at=at(9, 11),
        )


def _facts(cast: Cast, case: "Case", news: str) -> None:
    """The offence is unknown on Thursday and known on Friday; both stay, each with who said it and where."""
    said = statements_of_reports([news])
    unknown = next(card for card in said if card.standing == "unknown")
    arrest = next(card for card in said if "arrested over" in card.text)
    known = {"case": case, "actor": cast.ida, "at": at(9, 11, 30), "known_on": date(2023, 3, 9)}
    record_fact(
        question="Suspected offence",
        standing=Standing.UNKNOWN,
        value="Nobody has said on which suspected offence the officer was detained.",
        said_by="Harbourlight News",
        statement_ref=unknown.ref,
        **known,
    )
    record_fact(
        question="Was anybody arrested?",
        standing=Standing.CONFIRMED,
        value="One officer, over an off-duty incident in December 2022.",
        said_by="The force",
        statement_ref=arrest.ref,
        **known,
    )
    record_fact(
        question="Is the arrested officer the one said to have filmed?",
        standing=Standing.UNKNOWN,
        value="The report does not say so. They are kept apart until somebody shows it.",
        said_by="Intake",
        **known,
    )


def _friday(cast: Cast, case: "Case") -> Story:
    """On Friday the offence is known; what was not known on Thursday stays."""
    yield at(10, 15, 10)
    release = reports.record_report(
        channel=Channel.OTHER,
        title="The force’s own press release of 10 March",
        received_at=at(10, 15),
        came_to_attention_on=date(2023, 3, 10),
        source_name="Wealdmoor Constabulary press office",
        actor=cast.ida,
        at=at(10, 15, 10),
    )
    _document(cast, release.ref, "press-release-2023-03-10.txt", PRESS_RELEASE, at(10, 15, 15))
    join_report(case=case, report_ref=release.ref, actor=cast.ida, at=at(10, 15, 20))
    offence = next(card for card in statements_of_reports([release.ref]) if "voyeurism" in card.text)
    record_fact(
        case=case,
        question="Suspected offence",
        standing=Standing.CONFIRMED,
        value="Suspicion of voyeurism.",
        said_by="The force",
        statement_ref=offence.ref,
        known_on=date(2023, 3, 10),
        based_on=1,
        actor=cast.ida,
        at=at(10, 15, 30),
    )
    record_fact(
        case=case,
        question="Is the arrested officer the one said to have filmed?",
        standing=Standing.CONFIRMED,
        value="The custody record and the account of Woman A name the same officer.",
        said_by="The investigating team",
        known_on=date(2023, 3, 10),
        based_on=1,
        actor=cast.ida,
        at=at(10, 15, 40),
    )


def _refer(cast: Cast, case: "Case") -> Story:
    yield at(9, 14)
    for ground in grounds_for(Route.CONDUCT):
        met = ground.code == "DISCRIMINATION_AGGRAVATED"
        answer = Answer.YES if met else Answer.NOT_YET if ground.code == "SERIOUS_SEXUAL" else Answer.NO
        answer_ground(
            case=case,
            ground=ground.code,
            answer=answer,
            clear_on=date(2023, 3, 9) if met else None,
            reasons=REMAINING_GROUNDS.get(ground.code, "Nothing in the report indicates it."),
            material="Harbourlight News of 9 March 2023",
            actor=cast.cora,
            at=at(9, 14),
        )
    yield at(10, 9)
    refer_case(
        case=case,
        referred_on=date(2023, 3, 10),
        voluntary=False,
        reasons="A mandatory ground became clear on 9 March 2023.",
        actor=cast.cora,
        at=at(10, 9),
    )
    _referral_letter(cast, case)
    yield at(14, 10)
    record_oversight_decision(
        case=case,
        mode=OversightMode.LOCAL,
        decided_on=date(2023, 3, 14),
        oversight_reference="2023/00417",
        reasons="The force can investigate, under the special procedure, with updates every month.",
        actor=cast.cora,
        at=at(14, 10),
    )


def _referral_letter(cast: Cast, case: "Case") -> None:
    write_letter(
        policy.get_case(cast.cora, case.ref),
        LetterKind.REFERRAL,
        ref=case.ref,
        who=cast.cora,
        at=at(10, 9, 15),
        words={"secured": "Five phones are seized. The two women have a named liaison officer."},
        given_to="The oversight body’s referral desk",
    )


def _investigate(cast: Cast, case: "Case", subjects: dict[str, "Subject"]) -> Story:
    yield at(15, 9)
    appoint_investigator(
        case=case,
        investigator_ref=cast.asha.ref,
        appointed_on=date(2023, 3, 15),
        has_knowledge=True,
        is_impartial=True,
        reasons="Trained in sexual offences, serves in another command, knows none of the subjects.",
        actor=cast.cora,
        at=at(15, 9),
    )
    put_on_case(
        case=case, account_ref=cast.lena.ref, role=MemberRole.LIAISON, actor=cast.cora, at=at(15, 9, 15)
    )
    yield at(16, 10)
    identify_subject(
        subject=subjects["fifth"],
        person_ref=person_ref("4733"),
        reasons="The number behind the screen name is that of a phone issued to this officer.",
        actor=cast.asha,
        at=at(16, 10),
    )
    results = {
        "torben": SeverityResult.GROSS_HEARING,
        "marrok": SeverityResult.GROSS_HEARING,
        "isolde": SeverityResult.MISCONDUCT_MEETING,
        "fifth": SeverityResult.MISCONDUCT_MEETING,
    }
    yield at(16, 14)
    for key, result in results.items():
        assess_severity(
            subject=subjects[key],
            based_on=0,
            result=result,
            assessed_on=date(2023, 3, 16),
            reasons="Taken at its highest, this is what the conduct would be. The subject’s record was looked at.",
            material="Reports of 9 and 10 March; the record of earlier matters",
            consulted="Superintendent Thistlewick",
            actor=cast.asha,
            at=at(16, 14),
        )
    yield at(16, 15)
    decision = case.decisions.exclude(material="").order_by("-pk").first()
    write_letter(
        policy.get_case(cast.cora, case.ref),
        LetterKind.DECISION,
        ref=decision.ref,
        who=cast.cora,
        at=at(16, 15),
    )
    yield at(17, 9)
    draw_up_terms(
        case=case,
        text="Who made and shared the film, who was in the group chat, what was sent, and who told somebody.",
        drawn_on=date(2023, 3, 17),
        actor=cast.asha,
        at=at(17, 9),
    )
