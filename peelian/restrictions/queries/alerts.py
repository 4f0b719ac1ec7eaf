"""Alerts as those who may see them read them: whole for the case team, without the case for those who post people."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from peelian.access.actors import Actor
from peelian.access.queries import names_of
from peelian.access.verdicts import Action, action
from peelian.cases.queries.rows import rows_of
from peelian.people.queries import PersonCard, cards_for
from peelian.restrictions import policy_lists
from peelian.restrictions.models import PostingAlert, Restriction, RestrictionCondition
from peelian.restrictions.policy import check_may_see_postings, visible_postings, visible_restrictions
from peelian.restrictions.queries.conditions import condition_row
from peelian.restrictions.rosters.kept_report import ForbiddenRow
from peelian.restrictions.rosters.words import ANSWER_LABELS, CAUSE_LABELS, AlertAnswer, Cause
from peelian.restrictions.states import KIND_AUTHORITIES, TRAIT_LABELS, DutyTrait, RestrictionKind

MOST_LISTED = 200
SUSPENDED = "Suspended: no duty at all"


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRow:
    """One alert. `restriction_ref` is empty for those who may not see the restriction itself."""

    ref: str
    person: PersonCard
    duty: str
    duty_words: str
    place: str
    from_at: datetime
    to_at: datetime | None
    condition: str
    trait: str
    authority: str
    call: str
    cause: str
    raised_at: datetime
    restriction_ref: str
    answer: str
    reasons: str
    answered_by: str
    answered_at: datetime | None
    replaced: bool


def open_alerts(actor: Actor) -> int:
    """How many alerts the actor may see wait for an answer."""
    return policy_lists.visible_alerts(actor).filter(answered_at=None).count()


def alert_rows(actor: Actor, *, answered: bool) -> tuple[AlertRow, ...]:
    """The alerts the actor may see, those that wait or those answered, newest first. Raises Hidden."""
    check_may_see_postings(actor)
    found = policy_lists.visible_alerts(actor).filter(answered_at__isnull=not answered)
    return _rows(actor, found.order_by("-raised_at", "-pk")[:MOST_LISTED])


def alert_row(actor: Actor, alert: PostingAlert) -> AlertRow:
    """One alert that came from `policy_lists.get_alert`."""
    return _rows(actor, PostingAlert.objects.filter(pk=alert.pk))[0]


def answer_action(actor: Actor, alert: PostingAlert, url: str) -> Action:
    """Whether the actor may answer an alert, and why not."""
    return action("Answer", url, policy_lists.check_can_answer, actor, alert)


def _rows(actor: Actor, found: Iterable[PostingAlert]) -> tuple[AlertRow, ...]:
    alerts = list(
        found.select_related(  # type: ignore[attr-defined]  # a queryset, sliced or not
            "posting__duty",
            "posting__person",
            "restriction__case",
            "condition__restriction",
            "condition__named_person",
        )
    )
    held = {alert.restriction_id for alert in alerts}
    seen = set(visible_restrictions(actor).filter(pk__in=held).values_list("pk", flat=True))
    cards = cards_for(alert.posting.person.ref for alert in alerts)
    call = _whom_to_call([alert.restriction for alert in alerts], whole=seen)
    names = names_of(alert.answered_by_ref for alert in alerts if alert.answered_by_ref)
    return tuple(
        _row(alert, cards[alert.posting.person.ref], call, names, whole=alert.restriction_id in seen)
        for alert in alerts
    )


def _whom_to_call(restrictions: Iterable[Restriction], *, whole: Collection[int]) -> dict[int, str]:
    """By restriction, whom to ask: the lead and whoever decided, for those who see the restriction itself.

    Whoever only posts people is told who asked for it, as in the list of postings: a lead's name tells of a case.
    """
    held = {restriction.pk: restriction for restriction in restrictions}
    refs = {ref for r in held.values() for ref in (r.requested_by_ref, r.decided_by_ref)}
    names = names_of(refs)
    leads = {row.ref: row.lead for row in rows_of({r.case_id: r.case for r in held.values()}.values())}
    found = {}
    for pk, r in held.items():
        asked = names.get(r.requested_by_ref, "")
        who = [leads.get(r.case.ref, ""), names.get(r.decided_by_ref, "")] if pk in whole else [asked]
        found[pk] = " or ".join(dict.fromkeys(name for name in who if name)) or "the appropriate authority"
    return found


def _authority(restriction: Restriction, call: str, *, whole: bool) -> str:
    """The legal basis, which says what is alleged, for those who see the restriction; for others, who imposed it."""
    return KIND_AUTHORITIES[RestrictionKind(restriction.kind)] if whole else f"Imposed by {call}"


def _row(
    alert: PostingAlert, person: PersonCard, call: dict[int, str], names: dict[str, str], *, whole: bool
) -> AlertRow:
    posting, condition = alert.posting, alert.condition
    told = condition_row(condition) if condition else None
    return AlertRow(
        ref=alert.ref,
        person=person,
        duty=posting.duty.code,
        duty_words=posting.words or posting.duty.label,
        place=posting.place,
        from_at=posting.from_at,
        to_at=posting.to_at,
        condition=(told.sentence if whole else told.posting_sentence) if told else SUSPENDED,
        trait=TRAIT_LABELS[DutyTrait(alert.trait)] if alert.trait else "",
        authority=_authority(alert.restriction, call[alert.restriction_id], whole=whole),
        call=call[alert.restriction_id],
        cause=CAUSE_LABELS[Cause(alert.cause)],
        raised_at=alert.raised_at,
        restriction_ref=alert.restriction.ref if whole else "",
        answer=ANSWER_LABELS[AlertAnswer(alert.answer)] if alert.answer else "",
        reasons=alert.reasons,
        answered_by=names.get(alert.answered_by_ref, alert.answered_by_ref),
        answered_at=alert.answered_at,
        replaced=posting.replaced_by_id is not None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ForbiddenLine:
    """A row of a roster that a restriction forbids, as whoever sent it reads it before anything is applied."""

    line: int
    number: str
    duty: str
    place: str
    condition: str
    trait: str
    authority: str
    call: str


def forbidden_lines(actor: Actor, rows: Iterable[ForbiddenRow]) -> tuple[ForbiddenLine, ...]:
    """The forbidden rows whose restriction the actor has to obey. The others alert those who may see them."""
    held = list(rows)
    seen = visible_postings(actor).filter(ref__in={row.restriction for row in held})
    restrictions = {r.ref: r for r in seen.select_related("case")}
    whole = set(visible_restrictions(actor).filter(ref__in=restrictions).values_list("pk", flat=True))
    call = _whom_to_call(restrictions.values(), whole=whole)
    words = _posting_words({row.condition for row in held if row.condition})
    return tuple(
        ForbiddenLine(
            line=row.line,
            number=row.number,
            duty=row.duty,
            place=row.place,
            condition=words.get(row.condition, SUSPENDED) if row.condition else SUSPENDED,
            trait=TRAIT_LABELS[DutyTrait(row.trait)] if row.trait else "",
            authority=_authority(found, call[found.pk], whole=found.pk in whole),
            call=call[found.pk],
        )
        for row in held
        if (found := restrictions.get(row.restriction))
    )


def _posting_words(refs: set[str]) -> dict[str, str]:
    rows = RestrictionCondition.objects.filter(ref__in=refs).select_related("restriction", "named_person")
    return {row.ref: condition_row(row).posting_sentence for row in rows}
