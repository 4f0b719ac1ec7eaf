"""Everything that the page of one case shows from this room, with a verdict for each thing that can be done."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, Max, OuterRef, Q
from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.queries import names_of
from peelian.access.verdicts import Action, action
from peelian.cases import policy
from peelian.cases.models import Case, CaseLink
from peelian.cases.queries.facts import FactCard, fact_cards
from peelian.cases.queries.referral import ReferralCard, referral_card
from peelian.cases.queries.rows import STATUS_COLOURS
from peelian.cases.queries.subjects import SubjectCard, subject_cards
from peelian.cases.states import (
    CONCLUSION_LABELS,
    DECISION_LABELS,
    HANDLING_SENTENCES,
    LINK_LABELS,
    MATTER_SENTENCES,
    MEMBER_LABELS,
    PARTY_LABELS,
    STATUS_LABELS,
    STATUS_SENTENCES,
    CaseStatus,
    Conclusion,
    DecisionKind,
    Handling,
    LinkKind,
    MatterType,
    MemberRole,
    PartyRole,
)
from peelian.law.refusals import LawRefusal
from peelian.law.regimes import KeyDates, governing_complaints, governing_conduct
from peelian.reports.policy import visible_reports


@dataclass(frozen=True, slots=True)
class MemberCard:
    account_ref: str
    name: str
    role: str
    since: date


@dataclass(frozen=True, slots=True)
class SubjectSection:
    """A subject with what can be done about them."""

    card: SubjectCard
    actions: tuple[Action, ...]
    may_change: bool
    """Whether the actor may change what is alleged."""
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class PartyCard:
    """A party as everyone on the case sees them: a label and a role, never a name."""

    ref: str
    label: str
    role: str
    anonymous_for_life: bool
    wants_updates: bool
    last_update_on: date | None
    look: Action
    update: Action
    let_go: Action


@dataclass(frozen=True, slots=True)
class DecisionLine:
    ref: str
    kind: str
    what: str
    authority: str
    reasons: str
    material: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TaskLine:
    ref: str
    title: str
    owner: str
    due_date: date | None
    done: bool
    finish: Action


@dataclass(frozen=True, slots=True)
class NoteLine:
    ref: str
    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LinkedCase:
    """Another case, shown only to those who may see that one too."""

    ref: str
    title: str
    how: str


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report of the case. One that the actor may not open has its reference and nothing else."""

    ref: str
    title: str
    visible: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """The page of a case."""

    ref: str
    title: str
    status: str
    status_colour: str
    status_sentence: str
    concluded: bool
    conclusion: str
    matter: str
    handling: str
    unit: str
    sealed: bool
    came_to_attention_on: date
    complaint_made_on: date | None
    opened_at: datetime
    opened_by: str
    law: tuple[str, ...]
    members: tuple[MemberCard, ...]
    subjects: tuple[SubjectSection, ...]
    parties: tuple[PartyCard, ...]
    referral: ReferralCard
    facts: tuple[FactCard, ...]
    decisions: tuple[DecisionLine, ...]
    tasks: tuple[TaskLine, ...]
    notes: tuple[NoteLine, ...]
    terms: tuple[tuple[int, date, str], ...]
    links: tuple[LinkedCase, ...]
    reports: tuple[ReportLine, ...]
    names: Mapping[str, str]
    actions: tuple[Action, ...]
    may_work: bool


def case_page(case: Case, actor: Actor, *, on: date, accounts: Iterable[str] = ()) -> CasePage:
    """The page of a case that policy gave to the actor, as it reads on a day.

    `accounts` are references whose names the caller needs as well: one query finds them all.
    """
    members = list(case.members.all())
    tasks = list(case.tasks.order_by("done_at", "due_date", "pk"))
    notes = list(case.notes.order_by("-written_at", "-pk"))
    decisions = list(case.decisions.order_by("-decided_at", "-pk"))
    names = names_of(
        [case.opened_by_ref]
        + [m.account_ref for m in members]
        + [t.owner_ref for t in tasks]
        + [n.written_by_ref for n in notes]
        + [d.decided_by_ref for d in decisions]
        + list(accounts)
    )
    status = CaseStatus(case.status)
    return CasePage(
        ref=case.ref,
        title=case.title,
        status=STATUS_LABELS[status],
        status_colour=STATUS_COLOURS[status],
        status_sentence=STATUS_SENTENCES[status],
        concluded=status == CaseStatus.CONCLUDED,
        conclusion=CONCLUSION_LABELS[Conclusion(case.conclusion)] if case.conclusion else "",
        matter=MATTER_SENTENCES[MatterType(case.matter_type)],
        handling=HANDLING_SENTENCES[Handling(case.handling)],
        unit=case.unit,
        sealed=case.sealed,
        came_to_attention_on=case.came_to_attention_on,
        complaint_made_on=case.complaint_made_on,
        opened_at=case.opened_at,
        opened_by=names.get(case.opened_by_ref, case.opened_by_ref),
        law=governing_law(case, on=on),
        members=tuple(
            MemberCard(
                m.account_ref,
                names.get(m.account_ref, m.account_ref),
                MEMBER_LABELS[MemberRole(m.role)],
                m.since_date,
            )
            for m in members
            if m.until_date is None
        ),
        subjects=_subjects(case, actor),
        parties=_parties(case, actor),
        referral=referral_card(case, actor),
        facts=fact_cards(case),
        decisions=tuple(
            DecisionLine(
                d.ref,
                DECISION_LABELS[DecisionKind(d.kind)],
                d.what,
                d.authority,
                d.reasons,
                d.material,
                names.get(d.decided_by_ref, d.decided_by_ref),
                d.decided_at,
            )
            for d in decisions
        ),
        tasks=tuple(
            TaskLine(
                t.ref,
                t.title,
                names.get(t.owner_ref, t.owner_ref),
                t.due_date,
                t.done_at is not None,
                action(
                    "Mark as done",
                    reverse("cases:finish-task", args=[t.ref]),
                    policy.check_can_finish_task,
                    actor,
                    t,
                ),
            )
            for t in tasks
        ),
        notes=tuple(NoteLine(n.ref, n.text, names.get(n.written_by_ref, ""), n.written_at) for n in notes),
        terms=tuple(case.terms.order_by("-version").values_list("version", "drawn_on", "text")),
        links=_links(case, actor),
        reports=_reports(case, actor),
        names=names,
        actions=case_actions(case, actor),
        may_work=_allows(policy.check_can_work, actor, case),
    )


def _subjects(case: Case, actor: Actor) -> tuple[SubjectSection, ...]:
    may_change = _allows(policy.check_can_prepare, actor, case)
    may_withdraw = _allows(policy.check_can_decide, actor, case)
    return tuple(
        SubjectSection(card, subject_actions(case, card, actor), may_change, may_withdraw)
        for card in subject_cards(case)
    )


def _allows(check: Callable[[Actor, Case], None], actor: Actor, case: Case) -> bool:
    return action("", "", check, actor, case).allowed


def governing_law(case: Case, *, on: date) -> tuple[str, ...]:
    """Which version of the Regulations binds the case, or the sentence that says why that cannot be told."""
    dates = KeyDates(attention_on=case.came_to_attention_on, matter_on=case.complaint_made_on)
    said = []
    for governing in (governing_conduct, governing_complaints):
        try:
            said.append(governing(dates, on=on).version.value)
        except LawRefusal as refusal:
            said.append(str(refusal))
    return tuple(said)


def _parties(case: Case, actor: Actor) -> tuple[PartyCard, ...]:
    parties = case.parties.filter(left_at=None).annotate(last_update_on=Max("updates__given_on"))
    return tuple(
        PartyCard(
            ref=party.ref,
            label=party.label,
            role=PARTY_LABELS[PartyRole(party.role)],
            anonymous_for_life=party.anonymous_for_life,
            wants_updates=party.wants_updates,
            last_update_on=party.last_update_on,
            look=action(
                "See who this is",
                reverse("cases:party", args=[party.ref]),
                policy.check_can_see_protected,
                actor,
                case,
            ),
            update=action(
                "Record an update",
                reverse("cases:update-party", args=[party.ref]),
                policy.check_can_see_protected,
                actor,
                case,
            ),
            let_go=action(
                "No longer a party",
                reverse("cases:let-party-go", args=[party.ref]),
                policy.check_can_work,
                actor,
                case,
            ),
        )
        for party in parties.order_by("added_at", "pk")
    )


def _links(case: Case, actor: Actor) -> tuple[LinkedCase, ...]:
    links = CaseLink.objects.filter(Q(case=case) | Q(other=case)).values_list("case_id", "other_id", "kind")
    kinds = {other if one == case.pk else one: kind for one, other, kind in links.order_by("pk")}
    # Asked by key: the list of every visible case is long, and SQLite would make it.
    seen = policy.visible_cases(actor).filter(pk__in=kinds) if kinds else ()
    cases = {other.pk: other for other in seen}
    return tuple(
        LinkedCase(cases[key].ref, cases[key].title, LINK_LABELS[LinkKind(kind)])
        for key, kind in kinds.items()
        if key in cases
    )


def _reports(case: Case, actor: Actor) -> tuple[ReportLine, ...]:
    """The case opens no door to its reports: their own policy decides of which the actor may know the title."""
    visible = Exists(visible_reports(actor).filter(pk=OuterRef("report_id")))
    rows = case.report_links.annotate(visible=visible).order_by("pk")
    return tuple(
        ReportLine(ref, title if may_see else "", may_see)
        for ref, title, may_see in rows.values_list("report__ref", "report__title", "visible")
    )


# Label, URL name and the check of everything that can be done to the case as a whole, in the order of the work.
CASE_ACTIONS = (
    ("Add a subject", "cases:add-subject", policy.check_can_prepare),
    ("Add a party", "cases:add-party", policy.check_can_add_protected),
    ("Answer the referral test", "cases:referral", policy.check_can_refer),
    ("Record a referral", "cases:refer", policy.check_can_refer),
    ("Record the oversight body’s decision", "cases:oversight", policy.check_can_decide),
    ("Decide how it is handled", "cases:handle", policy.check_can_decide),
    ("Appoint an investigator", "cases:appoint", policy.check_can_decide),
    ("Draw up terms of reference", "cases:terms", policy.check_can_investigate),
    ("Record the investigation report", "cases:report", policy.check_can_investigate),
    ("Send back for more investigation", "cases:resume", policy.check_can_decide),
    ("Record a timeliness report", "cases:timeliness", policy.check_can_decide),
    ("Extend a period", "cases:extend", policy.check_can_prepare),
    ("Record a fact", "cases:record-fact", policy.check_can_work),
    ("Log a decision", "cases:log-decision", policy.check_can_work),
    ("Set a task", "cases:set-task", policy.check_can_work),
    ("Write a note", "cases:write-note", policy.check_can_work),
    ("Join a report", "cases:join-report", policy.check_can_work),
    ("Link another case", "cases:link", policy.check_can_work),
    ("Put someone on the case", "cases:put-on", policy.check_can_decide),
    ("Take someone off the case", "cases:take-off", policy.check_can_decide),
)


def case_actions(case: Case, actor: Actor) -> tuple[Action, ...]:
    """What can be done to the case, each with its verdict and reason."""
    always = [
        action(label, reverse(name, args=[case.ref]), check, actor, case)
        for label, name, check in CASE_ACTIONS
    ]
    seal = ("Lift the seal", "cases:unseal") if case.sealed else ("Seal the case", "cases:seal")
    always.append(action(seal[0], reverse(seal[1], args=[case.ref]), policy.check_can_seal, actor, case))
    if case.status == CaseStatus.CONCLUDED:
        reopen = reverse("cases:reopen", args=[case.ref])
        return (*always, action("Reopen the case", reopen, policy.check_can_reopen, actor, case))
    conclude = reverse("cases:conclude", args=[case.ref])
    return (*always, action("Conclude the case", conclude, policy.check_can_conclude, actor, case))


def subject_actions(case: Case, card: SubjectCard, actor: Actor) -> tuple[Action, ...]:
    """What can be done about one subject, each with its verdict and reason."""
    offered = [
        ("Make an allegation", "cases:make-allegation", policy.check_can_prepare),
        ("Assess severity", "cases:assess", policy.check_can_assess),
        ("Give a notice", "cases:serve", policy.check_can_give_notices),
        ("Withhold a notice", "cases:withhold", policy.check_can_investigate),
        ("Record representations", "cases:representations", policy.check_can_investigate),
        ("Arrange an interview", "cases:interview", policy.check_can_investigate),
        ("Remove from the case", "cases:remove-subject", policy.check_can_decide),
    ]
    if card.described:
        offered.insert(0, ("Say who this is", "cases:identify", policy.check_can_prepare))
    return tuple(
        action(label, reverse(name, args=[card.ref]), check, actor, case) for label, name, check in offered
    )
