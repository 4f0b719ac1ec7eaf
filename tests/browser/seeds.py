"""The demo with the rare states added, so that a page of every kind exists."""

import json
from datetime import UTC, date, datetime, time
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.urls import reverse

from peelian.access.models import Account
from peelian.access.queries import actor_for
from peelian.cases.models import Case, Interview
from peelian.cases.states import CaseStatus
from peelian.people.queries.finding import find_people
from peelian.people.services import add_contact
from peelian.people.states import ContactKind
from peelian.reports.services import close_without_case, record_report, seal_report
from peelian.reports.states import Channel

DAY = date(2023, 4, 21)
AT = datetime.combine(DAY, time(15, 0), tzinfo=UTC)
FURTHER = "further.json"


def everything() -> None:
    """Tell the demo, add what it lacks, and note where the rare states are to be seen."""
    call_command("demo_story")
    paths = [*_reports(), *_people(), *_cases()]
    paths += [reverse("reports:record", args=[channel.value]) for channel in Channel]
    (Path(settings.PEELIAN_DATA_DIR) / FURTHER).write_text(json.dumps(paths))


def _actor(name: str):
    return actor_for(Account.objects.get(email=f"{name}@wealdmoor.example"))


def _reports() -> list[str]:
    """A report that was closed, and one that was sealed."""
    ida = _actor("ida")
    closed, sealed = (
        record_report(
            channel=Channel.OTHER,
            title=title,
            received_at=AT,
            came_to_attention_on=DAY,
            text="It was said that a vehicle was left unlocked.",
            actor=ida,
            at=AT,
        )
        for title in ("A vehicle left unlocked", "A matter for few")
    )
    close_without_case(
        closed.ref, reasons="The vehicle is not ours.", based_on=closed.version, actor=ida, at=AT
    )
    seal_report(sealed.ref, reasons="It names a source.", actor=ida, at=AT)
    return [reverse("reports:report", args=[each.ref]) for each in (closed, sealed)]


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
