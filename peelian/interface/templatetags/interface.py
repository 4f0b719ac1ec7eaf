"""Template tags and filters for every page; settings make them built in, so no page needs to load them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.conf import settings
from django.forms import BaseForm
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString

from peelian.interface.drawing import clock_strip_svg, timeline_svg

register = template.Library()
LONDON = ZoneInfo("Europe/London")
COLOURS = frozenset(("", "grey", "green", "teal", "blue", "purple", "magenta", "red", "orange", "yellow"))
FORMER_COLOURS = {"turquoise": "teal", "pink": "magenta"}  # as GOV.UK Frontend 5 called them


def _local_day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return (value.astimezone(LONDON) if value.tzinfo else value).date()
    return value if isinstance(value, date) else None


@register.filter
def day(value: Any) -> str:
    """A day, or the day of a moment, in full: 'Thursday 9 March 2023'. Nothing for nothing."""
    found = _local_day(value)
    return f"{found:%A} {found.day} {found:%B %Y}" if found else ""


@register.filter
def short_day(value: Any) -> str:
    """A day for a table: '9 Mar 2023'. Nothing for nothing."""
    found = _local_day(value)
    return f"{found.day} {found:%b %Y}" if found else ""


@register.filter
def moment(value: Any) -> str:
    """A moment in London time: '9 March 2023 at 4:30pm'; noon and midnight in words. Nothing for nothing."""
    if not isinstance(value, datetime):
        return f"{value.day} {value:%B %Y}" if isinstance(value, date) else ""
    local = value.astimezone(LONDON) if value.tzinfo else value
    return f"{local.day} {local:%B %Y} at {_clock_face(local)}"


def _clock_face(local: datetime) -> str:
    if local.minute == 0 and local.hour in (0, 12):
        return "midday" if local.hour else "midnight"
    return f"{local.hour % 12 or 12}:{local:%M}{'pm' if local.hour >= 12 else 'am'}"


@register.filter
def ref(value: Any) -> SafeString:
    """A reference, set so that it is read letter by letter and never broken over two lines."""
    return format_html('<span class="peelian-ref">{}</span>', value) if value else SafeString("")


@register.filter
def any_actions(rows: Any) -> bool:
    """Whether any row of a summary list has an action, so that the others keep the column free."""
    return any(
        row.get("actions") if isinstance(row, dict) else getattr(row, "actions", None) for row in rows or ()
    )


@register.filter
def choice_kind(optgroups: Any) -> str:
    """'radios' or 'checkboxes', from the options of a Django choice widget."""
    kinds = [option["type"] for _, options, _ in optgroups for option in options]
    return "checkboxes" if kinds and kinds[0] == "checkbox" else "radios"


@register.filter
def choice_id(id_: str, index: str) -> str:
    """The id of one choice as GOV.UK numbers them: the first has the id of the field, the second `-2`, and so on."""
    numbers = [int(number) for number in str(index).split("_")]
    if not any(numbers):
        return id_
    return "-".join([id_, *(str(number + 1) for number in numbers)])


@register.simple_tag
def tag(text: Any, colour: str = "") -> SafeString:
    """A status tag: `{% tag "Overdue" "red" %}`. Raises ValueError on a colour GOV.UK Frontend does not have."""
    colour = FORMER_COLOURS.get(colour, colour)
    if colour not in COLOURS:
        raise ValueError(
            f"There is no tag colour {colour!r}. Choose one of {', '.join(sorted(COLOURS - {''}))}."
        )
    extra = f" govuk-tag--{colour}" if colour not in ("", "blue") else ""  # a plain tag is blue
    return format_html('<strong class="govuk-tag{}">{}</strong>', extra, text)


@register.inclusion_tag("interface/action.html", takes_context=True)
def action(context: template.Context, verdict: Any, kind: str = "") -> dict[str, Any]:
    """A button, or the reason why there is none: `{% action page.refer %}`.

    `verdict` has .allowed, .reason, .url and .label; .method 'post' makes it a form that changes something at once.
    `kind`: '' (primary), 'secondary', 'warning', 'link'.
    """
    return {"action": verdict, "kind": kind, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("interface/actions.html", takes_context=True)
def actions(context: template.Context, *verdicts: Any) -> dict[str, Any]:
    """Buttons for what may be done, and below them, folded away, what may not and why: `{% actions page.actions %}`.

    Verdicts, or lists of them, as for `action`. The first is the main one, if it may be done; None before it says that
    none of them is.
    """
    given = [each for part in verdicts for each in (part if isinstance(part, list | tuple) else (part,))]
    rows = [each for each in given if each]
    return {
        "allowed": [each for each in rows if each.allowed],
        "refused": [each for each in rows if not each.allowed],
        "leads": bool(given and given[0] and given[0].allowed),
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("interface/summary_row.html")
def summary_row(key: str, value: Any, change_url: str = "", change_label: str = "Change") -> dict[str, Any]:
    """One row of a summary list: `{% summary_row "Born" person.born_on|day %}`; says 'Not recorded' for nothing."""
    return {"key": key, "value": value, "change_url": change_url, "change_label": change_label}


@register.simple_tag(takes_context=True)
def query(context: template.Context, **changes: Any) -> str:
    """The address's query with changes: `href="{% query page=2 %}"`. An empty value takes the name away."""
    parameters = context["request"].GET.copy() if "request" in context else QueryDict(mutable=True)
    for name, value in changes.items():
        if value in (None, ""):
            parameters.pop(name, None)
        else:
            parameters[name] = str(value)
    return "?" + parameters.urlencode()


@register.inclusion_tag("interface/places_of.html", takes_context=True)
def places_of(context: template.Context, ref: str, label: str) -> dict[str, Any]:
    """The ways between the places that belong to one thing, a case say: `{% places_of case.ref "The case" %}`.

    PEELIAN_PLACES_OF names the function (actor, reference) that gives rows of (label, address) to whom they are open.
    A way alone is none, and nothing is shown.
    """
    request = context.get("request")
    actor, path = getattr(request, "actor", None), getattr(settings, "PEELIAN_PLACES_OF", "")
    rows = import_string(path)(actor, ref) if actor and path and ref else ()
    return {"places": rows if len(rows) > 1 else (), "label": label, "here": request.path if request else ""}


@register.inclusion_tag("interface/sort_header.html", takes_context=True)
def sort_header(context: template.Context, label: str, name: str, numeric: bool = False) -> dict[str, Any]:
    """A column heading that sorts by `?sort=name`, then `?sort=-name`, without script."""
    current = context["request"].GET.get("sort", "")
    state = {name: "ascending", f"-{name}": "descending"}.get(current, "")
    following = f"-{name}" if current == name else name
    url = query(context, sort=following, page="")
    return {"label": label, "url": url, "state": state, "numeric": numeric}


@dataclass(frozen=True, kw_only=True)
class PageLink:
    """One number in the pagination, or a gap."""

    number: int
    url: str
    current: bool


@register.inclusion_tag("interface/pagination_links.html", takes_context=True)
def pagination(context: template.Context, page: Any) -> dict[str, Any]:
    """Links to the other pages, keeping the filter: `{% pagination page %}`.

    `page` is a Django Page, or anything with .number, .has_previous and .has_next (values or callables); with
    .paginator.num_pages the numbers are shown too.
    """
    pages = getattr(getattr(page, "paginator", None), "num_pages", 0)
    previous, following = _truth(page.has_previous), _truth(page.has_next)
    return {
        "previous_url": query(context, page=page.number - 1) if previous else "",
        "next_url": query(context, page=page.number + 1) if following else "",
        "links": [
            PageLink(number=n, url=query(context, page=n) if n else "", current=n == page.number)
            for n in numbers_shown(current=page.number, last=pages)
        ],
    }


def _truth(value: Any) -> bool:
    return bool(value() if callable(value) else value)


def numbers_shown(*, current: int, last: int) -> list[int]:
    """The page numbers to print: the first, the last, two either side of the current one; 0 stands for a gap."""
    if last < 2:
        return []
    wanted = sorted({1, last, *range(max(1, current - 2), min(last, current + 2) + 1)})
    shown: list[int] = []
    for number in wanted:
        if shown and number == shown[-1] + 2:
            shown.append(number - 1)
        elif shown and number > shown[-1] + 1:
            shown.append(0)
        shown.append(number)
    return shown


@register.inclusion_tag("interface/timeline.html")
def timeline(items: Any, title: str, description: str, open: bool = False) -> dict[str, Any]:
    """The drawing of a timeline and the table of the same items: `{% timeline page.items "History" "…" %}`."""
    rows = list(items)
    drawing = timeline_svg(rows, title=title, description=description)
    return {"items": rows, "drawing": drawing, "title": title, "open": open}


@register.inclusion_tag("interface/clock_strip.html")
def clock_strip(clocks: Any, today: date, title: str, description: str, open: bool = False) -> dict[str, Any]:
    """The drawing of a strip of clocks and their table: `{% clock_strip page.clocks page.today "Clocks" "…" %}`."""
    bars = list(clocks)
    drawing = clock_strip_svg(bars, today=today, title=title, description=description)
    return {"clocks": bars, "drawing": drawing, "title": title, "open": open}


@register.simple_tag
def problems(*forms: Any) -> list[dict[str, str]]:
    """Every error of the forms given, as sentences with the field each belongs to, for the error summary."""
    return [row for form in forms if isinstance(form, BaseForm) for row in _problems(form)]


def _problems(form: Any) -> Iterator[dict[str, str]]:
    for message in form.non_field_errors():
        yield {"text": str(message), "target": ""}
    for field in form:
        for sentence in getattr(field, "sentences", field.errors):
            yield {"text": str(sentence), "target": "" if field.is_hidden else field.error_target}


@register.filter
def active_filters(form: Any) -> int:
    """How many fields of a filter form narrow the list."""
    data: Mapping[str, Any] = getattr(form, "data", {}) or {}
    names = {form.add_prefix(name) for name in form.fields}
    return sum(1 for key, value in data.items() if value and key.rsplit("-", 1)[0] in names | {key} & names)
