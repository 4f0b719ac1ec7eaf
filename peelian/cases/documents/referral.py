"""The referral to the oversight body: PRA 2002 Sch 3 paras 4, 13, 14C; CMR 2020 regs 4, 7, 9."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from peelian.cases.documents import gathering
from peelian.cases.documents.letter import Ask, CaseLetter, LetterKind, Part, Place, Served, Source, Whom
from peelian.cases.models import FactVersion, ReferralAnswer
from peelian.cases.states import (
    MATTER_SENTENCES,
    PARTY_LABELS,
    ROUTE_OF_MATTER,
    Answer,
    MatterType,
    PartyRole,
    Standing,
)
from peelian.documents.facts import Cited
from peelian.law.reference.referral import REFERRAL_GROUNDS
from peelian.law.refusals import LawRefusal

_NOT_SAID = "We do not know yet."


def gather(source: Source) -> dict[str, Any]:
    """The grounds with their days, what is known and what is not, and who is involved, victims by label alone."""
    case = source.case
    route = ROUTE_OF_MATTER[MatterType(case.matter_type)]
    answers = list(
        case.referral_answers.filter(replaced=False, route=route).select_related("decision").order_by("pk")
    )
    met = [row for row in answers if row.answer == Answer.YES]
    grounds = [_ground(source, row) for row in met]
    due = min((each["refer_by"] for each in grounds if isinstance(each["refer_by"], date)), default=None)
    known, unknown = _facts(source)
    # A referral is made under Schedule 3 whichever door the case is in so far.
    under_schedule_3 = replace(source, binding=replace(source.binding, internal=False))
    return {
        **gathering.about_the_case(under_schedule_3),
        "matter": MATTER_SENTENCES[MatterType(case.matter_type)],
        "case_title": case.title,
        "came_to_attention_on": case.came_to_attention_on,
        "complaint_made_on": case.complaint_made_on,
        "grounds": grounds,
        "undecided": [
            REFERRAL_GROUNDS.get(row.ground).title for row in answers if row.answer == Answer.NOT_YET
        ],
        "due_on": due,
        "late": bool(due and source.made_on > due),
        "late_why": source.said("late_why"),
        "known": known,
        "unknown": unknown,
        "people": [gathering.person_line(source, each) for each in _subjects(source)],
        "parties": _parties(source),
        "conduct": [row for each in _subjects(source) for row in gathering.what_is_alleged(each)],
        "secured": source.said("secured"),
    }


def _subjects(source: Source) -> Iterable[Any]:
    return source.case.subjects.filter(removed_at=None).select_related("person").order_by("added_at", "pk")


def _parties(source: Source) -> list[str]:
    rows = source.case.parties.filter(left_at=None).order_by("added_at", "pk").values_list("label", "role")
    return [f"{label} ({PARTY_LABELS[PartyRole(role)].lower()})" for label, role in rows]


def _ground(source: Source, row: ReferralAnswer) -> dict[str, Any]:
    ground = REFERRAL_GROUNDS.get(row.ground)
    verified = ground.verified and ground.definition_verified
    return {
        "ground": Cited(f"{ground.title} ({ground.citation}).", ground.citation.text, verified),
        "note": "" if verified else ground.definition_note,
        "clear_on": row.clear_on,
        "refer_by": _refer_by(source, row),
        "reasons": row.decision.reasons,
    }


def _refer_by(source: Source, row: ReferralAnswer) -> date | str:
    """The last day for referring on this ground; what the law says instead where there is none."""
    rule_id = REFERRAL_GROUNDS.get(row.ground).deadline_rule(
        ROUTE_OF_MATTER[MatterType(source.case.matter_type)]
    )
    if not rule_id or row.clear_on is None:
        return "no day is set"
    try:
        due = source.binding.due(rule_id, row.clear_on).due
    except LawRefusal as refusal:
        return str(refusal)
    return due or "without delay"


def _facts(source: Source) -> tuple[list[dict[str, Any]], list[str]]:
    """The newest answer to each question of fact: what is known with who says so, and what is not known."""
    newest: dict[str, FactVersion] = {}
    for row in (
        FactVersion.objects.filter(fact__case=source.case)
        .select_related("fact")
        .order_by("fact_id", "version")
    ):
        newest[row.fact.question] = row
    known = [
        {"question": question, "answer": row.value, "by": row.said_by, "standing": row.standing}
        for question, row in newest.items()
        if row.standing != Standing.UNKNOWN
    ]
    unknown = [
        f"{question}: {row.value or _NOT_SAID}"
        for question, row in newest.items()
        if row.standing == Standing.UNKNOWN
    ]
    return known, unknown


LETTER = CaseLetter(
    kind=LetterKind.REFERRAL,
    title="Referral to the Independent Office for Police Conduct",
    purpose="Refers the matter: the grounds, by when, what is known and what is not, and who is involved.",
    whom=Whom.CASE,
    served=Served.SENT,
    gather=gather,
    places={
        "grounds": Place("cases:referral"),
        "known": Place("cases:record-fact"),
        "people": Place("cases:add-subject"),
    },
    asks=(
        Ask("secured", "What has been done to secure evidence and keep people safe?"),
        Ask(
            "late_why", "If it is late, why?", "Needed only after the last day for referring.", required=False
        ),
    ),
    parts=(Part("known.answer", "What is known"), Part("known.by", "Who says so")),
)
