"""What a case is waiting for, worked out from its page: the next steps a person has to take, each with its link."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from peelian.access.verdicts import Action
from peelian.cases.queries.page import CasePage, SubjectSection
from peelian.cases.states import (
    INVESTIGATIONS,
    MEMBER_LABELS,
    NOTICE_SENTENCES,
    STATUS_LABELS,
    CaseStatus,
    Handling,
    MemberRole,
    NoticeKind,
)
from peelian.people.states import CATEGORY_TITLES, OFFICER_CATEGORIES

OFFICERS = {CATEGORY_TITLES[category] for category in OFFICER_CATEGORIES}
"""Who is under the Conduct Regulations: police staff are assessed and told under their own terms (PCR 2020 reg 4)."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something a case waits for: what, whose it is to do, and where; no address for those who may not do it."""

    sentence: str
    whose: str
    url: str


AUTHORITY, INVESTIGATOR, TEAM = "Appropriate authority", "Investigator", "Whoever works on the case"


def steps_of(page: CasePage, *, handling: str, on: date) -> tuple[Step, ...]:
    """The steps a live case waits for, in the order of the work; none for a case that is concluded."""
    if page.concluded:
        return ()
    asked_of_all = (*_subjects(page, handling), *_referral(page), *_handling(page, handling))
    open_to_me = {each.url for each in _actions(page) if each.allowed}
    return tuple(
        step if step.url.startswith("#") or step.url in open_to_me else replace(step, url="")
        for step in (*asked_of_all, *_notices(page, handling), *_tasks(page, on))
    )


def _actions(page: CasePage) -> Iterator[Action]:
    yield from page.actions
    for section in page.subjects:
        yield from section.actions


def _to(name: str, ref: str) -> str:
    return reverse(f"cases:{name}", args=[ref])


def _subjects(page: CasePage, handling: str) -> Iterator[Step]:
    if not page.subjects:
        yield Step("Nobody is named or described as a subject yet.", TEAM, _to("add-subject", page.ref))
    for card in (section.card for section in page.subjects):
        if not card.allegations:
            yield Step(f"Nothing is alleged against {card.name} yet.", TEAM, _to("make-allegation", card.ref))
        elif card.latest is None and card.category in OFFICERS:
            # Under the special procedure whoever investigates assesses (PRA 2002 Sch 3 para 19A; CMR 2020 reg 16).
            whose = INVESTIGATOR if handling in (Handling.LOCAL, Handling.LOCAL_SPECIAL) else AUTHORITY
            yield Step(f"Severity has not been assessed for {card.name}.", whose, _to("assess", card.ref))


def _referral(page: CasePage) -> Iterator[Step]:
    card = page.referral
    open_grounds = [ground for ground in card.grounds if ground.mandatory and not ground.answer]
    if open_grounds and not card.made:
        asked = sum(ground.mandatory for ground in card.grounds)
        sentence = f"{len(open_grounds)} of {asked} grounds for referral have no answer yet."
        yield Step(sentence, AUTHORITY, _to("referral", page.ref))
    if card.must_refer and not card.made:
        due = f" It is due by {card.due_on:%-d %B %Y}." if card.due_on else ""
        yield Step(f"A ground for mandatory referral is met and no referral is recorded.{due}", AUTHORITY,
                   _to("refer", page.ref))  # fmt: skip
    if any(not made.oversight for made in card.made):
        yield Step("The oversight body has not said how the referred matter is to be investigated.", AUTHORITY,
                   _to("oversight", page.ref))  # fmt: skip


def _handling(page: CasePage, handling: str) -> Iterator[Step]:
    if handling == Handling.UNDECIDED:
        yield Step("How the matter is handled has not been decided.", AUTHORITY, _to("handle", page.ref))
    if handling in INVESTIGATIONS and handling != Handling.INDEPENDENT and not _has_lead(page):
        yield Step("Nobody has been appointed to investigate.", AUTHORITY, _to("appoint", page.ref))
    if page.status == STATUS_LABELS[CaseStatus.REPORTED]:
        yield Step("The investigation report waits for a decision.", AUTHORITY, _to("log-decision", page.ref))


def _has_lead(page: CasePage) -> bool:
    return any(member.role == MEMBER_LABELS[MemberRole.LEAD] for member in page.members)


def _notices(page: CasePage, handling: str) -> Iterator[Step]:
    if handling not in INVESTIGATIONS or not _has_lead(page):
        return
    for section in page.subjects:
        card = section.card
        if card.described or card.category not in OFFICERS or _was_given(section, NoticeKind.INVESTIGATION):
            continue
        sentence = f"{card.name} has not been given a notice of investigation."
        yield Step(sentence, INVESTIGATOR, _to("serve", card.ref))


def _was_given(section: SubjectSection, kind: NoticeKind) -> bool:
    return any(notice.kind == NOTICE_SENTENCES[kind] for notice in section.card.notices)


def _tasks(page: CasePage, on: date) -> Iterator[Step]:
    late = [task for task in page.tasks if not task.done and task.due_date and task.due_date < on]
    for task in late:
        yield Step(f"Task overdue since {task.due_date:%-d %B %Y}: {task.title}", task.owner, "#tasks")
