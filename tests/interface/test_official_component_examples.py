"""Our other components against the official examples of GOV.UK Frontend."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from tests.interface.gallery import Verdict
from tests.interface.markup import differences

pytestmark = pytest.mark.pure
FOLDER = Path(__file__).parent / "fixtures" / "govuk-frontend"
EXAMPLES = {
    "button": ("default", "secondary", "warning", "name", "value", "prevent double click", "link"),
    "tag": ("default", "grey", "turquoise", "green", "purple", "pink", "red", "orange", "yellow", "html as text"),
    "details": ("default", "expanded", "html as text", "summary html as text"),
    "error-summary": (
        "default", "without links", "mixed with and without links", "with everything", "error list with html as text",
    ),
    "notification-banner": ("default", "with type as success", "custom title", "custom text", "html as text"),
    "pagination": ("default", "with many pages", "first page", "last page"),
    "summary-list": (
        "default", "with actions", "with some actions", "as a summary card with a text header",
        "as a summary card with actions", "summary card with only 1 action",
    ),
}  # fmt: skip


def _all() -> list[Any]:
    found = []
    for component, names in EXAMPLES.items():
        examples = {
            each["name"]: each for each in json.loads((FOLDER / f"{component}.json").read_text("utf-8"))
        }
        found += [pytest.param(component, examples[name], id=f"{component}: {name}") for name in names]
    return found


def _text(part: dict[str, Any]) -> Any:
    return (
        mark_safe(part["html"]) if "html" in part else part.get("text", "")
    )  # the example's own, trusted HTML


def _button(options: dict[str, Any]) -> str:
    kind = options.get("classes", "").removeprefix("govuk-button--")
    if "href" in options:
        verdict = Verdict(label=options["text"], url=options["href"])
        return render_to_string("interface/action.html", {"action": verdict, "kind": kind})
    context = {
        "text": options["text"],
        "kind": kind,
        "name": options.get("name"),
        "value": options.get("value"),
    }
    return render_to_string("interface/button.html", context | {"once": options.get("preventDoubleClick")})


def _links(options: dict[str, Any]) -> str:
    links = [
        {"number": item.get("number", 0), "url": item.get("href", ""), "current": item.get("current", False)}
        for item in options.get("items", ())
    ]
    urls = {f"{key}_url": options[key]["href"] for key in ("previous", "next") if key in options}
    return render_to_string("interface/pagination_links.html", {"links": links} | urls)


def _items(part: dict[str, Any]) -> list[dict[str, Any]]:
    items = part.get("actions", {}).get("items", [])
    return [{"href": i["href"], "text": i["text"], "about": i.get("visuallyHiddenText", "")} for i in items]


def _summary(options: dict[str, Any]) -> str:
    rows = [
        {"key": _text(r["key"]), "value": _text(r["value"]), "actions": _items(r)} for r in options["rows"]
    ]
    if card := options.get("card"):
        context = {"rows": rows, "title": _text(card["title"]), "actions": _items(card)}
        return render_to_string("interface/summary_card.html", context)
    return render_to_string("interface/summary_list.html", {"rows": rows})


def _errors(options: dict[str, Any]) -> str:
    context = {"errors": options["errorList"], "description": options.get("descriptionText", "")}
    return render_to_string("interface/error_summary.html", context)


def _banner(options: dict[str, Any]) -> str:
    context = {"text": options.get("text"), "type": options.get("type"), "title": options.get("titleText")}
    return render_to_string("interface/notification_banner.html", context)


def _tag(options: dict[str, Any]) -> str:
    colour = options.get("classes", "").removeprefix("govuk-tag--")
    return render_to_string("interface/tag.html", {"text": options["text"], "colour": colour})


def _details(options: dict[str, Any]) -> str:
    context = {
        "summary": options["summaryText"],
        "text": options["text"],
        "open": options.get("open"),
        "id": options.get("id"),
    }
    return render_to_string("interface/details.html", context)


DRAW = {
    "button": _button,
    "tag": _tag,
    "details": _details,
    "error-summary": _errors,
    "notification-banner": _banner,
    "pagination": _links,
    "summary-list": _summary,
}


@pytest.mark.parametrize(("component", "example"), _all())
def test_our_components_are_the_official_ones(component: str, example: dict[str, Any]) -> None:
    ours = DRAW[component](example["options"])
    assert not differences(ours, example["html"]), differences(ours, example["html"]) + "\n" + ours
