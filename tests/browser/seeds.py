"""The demo with the rare states added, so that a page of every kind exists."""

import json
from datetime import UTC, date, datetime, time
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.urls import reverse

from peelian.access.events import Walled
from peelian.access.models import Account
from peelian.access.queries import actor_for
from peelian.access.services import declare_conflict
from peelian.calendar.services import proclaim_day
from peelian.cases.models import Case, Interview
from peelian.cases.states import CaseStatus
from peelian.people.queries.finding import find_people
from peelian.people.services import add_contact
from peelian.people.states import ContactKind
from peelian.reports.services import (
    add_document,
    close_without_case,
    let_in,
    mention_person,
    record_report,
    seal_report,
)
from peelian.reports.states import Channel
from tests.browser import rare

DAY = date(2023, 4, 21)
AT = datetime.combine(DAY, time(15, 0), tzinfo=UTC)
FURTHER = "further.json"


def everything() -> None:
    """Tell the demo, add what it lacks, and note where the rare states are to be seen."""
    call_command("demo_story")
    paths = [*_walls(), *_reports(), *_people(), *_cases(), *_calendar(), *rare.everything()]
    paths += [reverse("reports:record", args=[channel.value]) for channel in Channel]
    (Path(settings.PEELIAN_DATA_DIR) / FURTHER).write_text(json.dumps(paths))


def _actor(name: str):
    return actor_for(Account.objects.get(email=f"{name}@wealdmoor.example"))


def _reports() -> list[str]:
    """A report that was closed, one that was sealed and speaks of somebody, and one with proposals to decide on."""
    ida, cora = _actor("ida"), _actor("cora")
    closed, sealed, fresh = (
        record_report(
            channel=Channel.OTHER,
            title=title,
            received_at=AT,
            came_to_attention_on=DAY,
            text="A constable was arrested on Tuesday. It is alleged that he shared messages with two officers.",
            actor=ida,
            at=AT,
        )
        for title in ("A vehicle left unlocked", "A matter for few", "A matter of messages")
    )
    close_without_case(
        closed.ref, reasons="The vehicle is not ours.", based_on=closed.version, actor=ida, at=AT
    )
    mention_person(sealed.ref, person_ref=find_people(ida, "3001")[0].ref, actor=ida, at=AT)
    seal_report(sealed.ref, reasons="It names a source.", actor=ida, at=AT)
    let_in(sealed.ref, account_ref=cora.ref, reasons="She decides on it.", actor=ida, at=AT)
    add_document(fresh.ref, filename="note.txt", chunks=[b"Nobody was told."], actor=ida, at=AT)
    return [reverse("reports:report", args=[each.ref]) for each in (closed, sealed, fresh)]


def _calendar() -> list[str]:
    """A day that was proclaimed, so that there is one to revoke."""
    words = {"name": "Feast of the lamp", "reason": "Proclaimed.", "source": "London Gazette, invented"}
    proclaim_day(day=date(2027, 6, 9), **words, actor=_actor("cora"), at=AT)
    return [reverse("clocks:days")]


def _people() -> list[str]:
    """Somebody whom one can reach."""
    hugh = _actor("hugh")
    person = find_people(hugh, "3001")[0]
    add_contact(
        person_ref=person.ref,
        kind=ContactKind.PHONE,
        value="01632 960 001",
        actor=hugh,
        at=AT,
        preferred=True,
    )
    return [reverse("people:person", args=[person.ref])]


def _walls() -> list[str]:
    """A declared conflict, on the page of the account that declared it: an administrator can lift it there."""
    hugh = _actor("hugh")
    declare_conflict(
        actor=hugh,
        kind=Walled.PERSON,
        against_ref=find_people(hugh, "3002")[0].ref,
        reasons="A neighbour.",
        at=AT,
    )
    return [reverse("access:account", args=[hugh.ref])]


def _cases() -> list[str]:
    """A case with an interview, a concluded one, and the sealed one."""
    interview = Interview.objects.filter(held_on=None).select_related("subject__case").first()
    cases = [
        interview.subject.case if interview else None,
        Case.objects.filter(status=CaseStatus.CONCLUDED).first(),
        Case.objects.filter(sealed=True).first(),
    ]
    missing = [
        what for what, case in zip(("interview", "conclusion", "seal"), cases, strict=True) if not case
    ]
    if missing:
        raise LookupError(f"The demo tells of no case with {missing}.")
    return [reverse("desk:case", args=[case.ref]) for case in cases if case]
