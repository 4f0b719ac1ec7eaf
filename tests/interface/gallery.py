"""Pages made of every part of the room, to check and to look at (gallery_server.py). Never shipped.

Every name and event is invented.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template import engines

from peelian.interface.drawing import KINDS, ClockBar, ClockState, TimelineItem
from peelian.interface.forms import (
    CountedTextarea,
    DateField,
    HintedCheckboxes,
    HintedRadios,
    MultipleFileField,
    TimeInput,
)

TEMPLATES = Path(__file__).parent / "templates" / "gallery"
TODAY = date(2023, 3, 24)
LONG_NAME = "Bartholomew Fitzwilliam-Cholmondeley-Featherstonehaugh of the Upper Wexcombe Rural Response Team"
LEVELS = [
    ("gross", "Gross misconduct"),
    ("misconduct", "Misconduct"),
    ("performance", "Practice requiring improvement"),
]
GROUNDS = [
    ("death", "Death or serious injury"),
    ("assault", "Serious assault"),
    ("sexual", "Serious sexual offence"),
]


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a room's page object says of one action."""

    label: str
    allowed: bool = True
    reason: str = ""
    url: str = "#"
    method: str = "get"


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of the list."""

    ref: str
    title: str
    person: str
    opened_date: date
    due: date
    status: str
    colour: str


class FilterForm(forms.Form):
    """The filter of the list."""

    mark_optional = False
    q = forms.CharField(label="Words or reference", required=False)
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Any"), ("live", "Live"), ("closed", "Closed")]
    )
    opened_from = DateField(label="Opened on or after", required=False)


class EverythingForm(forms.Form):
    """One field of every sort."""

    label_sizes = {"level": "m"}
    assessed_date = DateField(
        label="Severity assessment date", help_text="For example, 9 3 2023", not_after=TODAY
    )
    assessed_time = forms.TimeField(
        label="Time", widget=TimeInput(), help_text="24-hour clock", required=False
    )
    level = forms.ChoiceField(
        label="Severity",
        choices=LEVELS,
        widget=HintedRadios(
            hints={"gross": "So serious that dismissal would be justified if it were proved"}
        ),
    )
    grounds = forms.MultipleChoiceField(
        label="Grounds for referral",
        choices=GROUNDS,
        required=False,
        help_text="Choose every ground that may apply",
        widget=HintedCheckboxes(hints={"death": "Whether or not anyone is thought to be at fault"}),
    )
    investigator = forms.ChoiceField(
        label="Investigator", choices=[("", "Choose"), ("a", "Asha Marlowe"), ("b", LONG_NAME)]
    )
    title = forms.CharField(label="Title", max_length=80, help_text="No names")
    force_number = forms.CharField(
        label="Force number", widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}), required=False
    )
    reasons = forms.CharField(label="Reasons", widget=CountedTextarea(limit=200))
    note = forms.CharField(label="Note", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    documents = MultipleFileField(label="Documents", help_text="Text, Word, PDF or e-mail", required=False)
    read = forms.BooleanField(label="I have read the earlier history of the subject")
    token = forms.CharField(widget=forms.HiddenInput, required=False)


def case_rows(count: int) -> list[Row]:
    """Invented rows, the same each time."""
    dice = random.Random(7)
    states = [
        ("Assessing", "blue"),
        ("Investigating", ""),
        ("Overdue", "red"),
        ("Due soon", "orange"),
        ("Closed", "grey"),
    ]
    titles = [
        "Use of a body-worn camera",
        "Off-duty incident at a sports club",
        "Handling of a custody record",
        "Data search",
    ]
    names = ["Rowan Ashdown", "Piers Quillfeather", "Isolde Marchbanks", LONG_NAME, "Tam O’Hara"]
    rows = []
    for number in range(count):
        opened = date(2023, 3, 20) - timedelta(days=number)
        status, colour = dice.choice(states)
        row = Row(
            ref=f"C-{dice.randrange(16**6):06X}",
            title=dice.choice(titles),
            person=dice.choice(names),
            status=status,
            colour=colour,
            opened_date=opened,
            due=opened + timedelta(days=dice.randrange(5, 90)),
        )
        rows.append(row)
    return rows


def few_items() -> list[TimelineItem]:
    """A matter of ordinary size, with a cluster, a span and a moment."""
    at = datetime(2023, 3, 9, 16, 30, tzinfo=UTC)
    return [
        TimelineItem(
            at=date(2022, 12, 10),
            label="Off-duty incident reported by a member of the public",
            lane="Conduct",
            kind="report",
        ),
        TimelineItem(
            at=date(2023, 3, 6), label="Arrest on suspicion of an offence not yet known", lane="Criminal"
        ),
        TimelineItem(at=date(2023, 3, 6), until=date(2023, 3, 9), label="In custody", lane="Criminal"),
        TimelineItem(at=at, label="News report read in", lane="Conduct", kind="report"),
        TimelineItem(
            at=date(2023, 3, 10), label="Severity assessed: gross misconduct", lane="Conduct", kind="decision"
        ),
        TimelineItem(at=date(2023, 3, 10), label="Offence became known", lane="Criminal"),
        TimelineItem(at=date(2023, 3, 13), label="Referred", lane="Oversight body", kind="decision"),
        TimelineItem(
            at=date(2023, 3, 16),
            label="Form of investigation decided",
            lane="Oversight body",
            kind="decision",
        ),
        TimelineItem(
            at=date(2023, 3, 20), label=f"Notice served on {LONG_NAME}", lane="Conduct", kind="notice"
        ),
        TimelineItem(at=date(2023, 4, 3), label="Representations due", lane="Conduct", kind="deadline"),
    ]


def many_items() -> list[TimelineItem]:
    """Two hundred items in a year and a half, crowded."""
    dice = random.Random(3)
    lanes = ["Conduct", "Criminal", "Restrictions and suspensions of every subject", "Vetting"]
    return [
        TimelineItem(
            at=date(2022, 6, 1) + timedelta(days=dice.randrange(540)),
            label=f"Entry {n}: {dice.choice(['letter sent', 'statement taken from a witness at home', 'review held'])}",
            lane=dice.choice(lanes),
            kind=dice.choice(list(KINDS)),
        )
        for n in range(200)
    ]


def clocks() -> list[ClockBar]:
    """One clock in every state."""
    return [
        ClockBar(
            label="Refer to the oversight body",
            start=date(2023, 3, 9),
            due=date(2023, 3, 10),
            ended=date(2023, 3, 10),
            state=ClockState.STOPPED,
            detail="By the end of the next working day",
        ),
        ClockBar(label="Assess severity", start=date(2023, 3, 9), state=ClockState.AS_SOON_AS_PRACTICABLE),
        ClockBar(
            label="Serve notice of investigation on the subject and on a friend",
            start=date(2023, 3, 10),
            due=date(2023, 3, 17),
            state=ClockState.OVERDUE,
        ),
        ClockBar(
            label="Representations", start=date(2023, 3, 20), due=date(2023, 4, 3), state=ClockState.RUNNING
        ),
        ClockBar(
            label="Update to the complainant",
            start=date(2023, 3, 1),
            due=date(2023, 3, 29),
            state=ClockState.DUE_SOON,
        ),
        ClockBar(
            label="Explain why it takes longer than a year",
            start=date(2023, 3, 9),
            due=date(2023, 5, 20),
            state=ClockState.EXPLAIN_BY,
        ),
    ]


def actions() -> list[Verdict]:
    """Allowed, posted and refused."""
    return [
        Verdict(label="Assess severity"),
        Verdict(label="Close the case", method="post"),
        Verdict(
            label="Refer to the oversight body",
            allowed=False,
            reason="Only the appropriate authority may refer (Police Reform Act 2002, Schedule 3). Ask Cora Vane.",
        ),
    ]


def wrong_form() -> EverythingForm:
    """A form sent with much that is wrong."""
    form = EverythingForm(
        {
            "assessed_date-day": "31",
            "assessed_date-month": "2",
            "assessed_date-year": "2023",
            "assessed_time": "25:99",
            "title": "x" * 90,
        }
    )
    form.add_error(
        None, "The case was changed by Cora Vane while you were writing. Read it again before you save."
    )
    return form


def _list(request: HttpRequest) -> dict[str, Any]:
    pages = Paginator(case_rows(2000), 200).get_page(request.GET.get("page"))
    filled = FilterForm(request.GET) if request.GET else FilterForm()
    return {"rows": pages.object_list, "pages": pages, "filter": filled, "open": Verdict(label="Open a case")}


PAGES: dict[str, Callable[[HttpRequest], dict[str, Any]]] = {
    "home": lambda r: {"rows": case_rows(6)},
    "list": _list,
    "empty": lambda r: {"filter": FilterForm({"q": "nothing"})},
    "detail": lambda r: {
        "items": few_items(),
        "clocks": clocks(),
        "today": TODAY,
        "actions": actions(),
        "long": LONG_NAME,
    },
    "form": lambda r: {"form": EverythingForm(initial={"assessed_date": TODAY, "level": "gross"})},
    "wrong": lambda r: {"form": wrong_form()},
    "drawings": lambda r: {"items": many_items(), "clocks": clocks(), "today": TODAY},
    "confirm": lambda r: {
        "title": "Close the case?",
        "text": "The subject and the complainant are told.",
        "cancel_url": "#",
        "warning": "Clocks stop and do not start again.",
        "confirm_label": "Close the case",
    },
    "refused": lambda r: {
        "reason": "Only the appropriate authority may refer a matter (Schedule 3, paragraph 4)."
    },
    "absent": lambda r: {},
    "htmx": lambda r: {},
}
SHIPPED = {"confirm": "interface/confirm.html", "refused": "403.html", "absent": "404.html"}


def render(name: str, request: HttpRequest) -> str:
    """One page of the gallery as HTML."""
    engine = engines["django"]
    if name in SHIPPED:
        return engine.get_template(SHIPPED[name]).render(PAGES[name](request), request)
    return engine.from_string((TEMPLATES / f"{name}.html").read_text("utf-8")).render(
        PAGES[name](request), request
    )
