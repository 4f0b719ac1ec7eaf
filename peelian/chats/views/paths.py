"""What many pages of messages have in common: where they lead, how looks are written down, numbers in an address."""

from collections.abc import Callable, Iterable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse

from peelian.access.carrying_out import carry_out
from peelian.access.clock import now
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.middleware import StaffRequest
from peelian.interface.spreadsheet import csv_of

LARGEST = 2**62


def case_url(ref: str) -> str:
    """The page of the messages of a case."""
    return reverse("chats:case", args=[ref])


def conversation_url(ref: str) -> str:
    """The beginning of a conversation."""
    return reverse("chats:conversation", args=[ref])


def saw(
    request: StaffRequest, ref: str, *, rows: int | None = None, record: Record = Record.CONVERSATION
) -> None:
    """Write down that the actor looked at a conversation, or at what else of messages has a reference."""
    record_look(request.actor, record, ref, at=now(), rows=rows)


def whole_number(request: HttpRequest, name: str) -> int | None:
    """A whole number in the address, below zero too, since places can be; None for anything else."""
    text = request.GET.get(name, "").strip().replace(",", "")
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 20):
        return None
    return max(min(int(text), LARGEST), -LARGEST)


def page_number(request: HttpRequest) -> int:
    """Which page of a list is asked for."""
    return min(max(whole_number(request, "page") or 1, 1), 1_000_000)


def act_on(
    request: StaffRequest,
    *,
    form: Callable[..., Form],
    act: Callable[..., Any],
    check: Callable[[], None],
    back: str,
    caption: str,
    heading: str,
    button: str,
    then: str | Callable[[Any], str] = "",
    **context: Any,
) -> HttpResponse:
    """A form page that leads back to where it came from, or on to `then`."""
    template = context.pop("template", "access/form_page.html")
    return carry_out(
        request,
        form=form,
        act=act,
        check=check,
        then=then or back,
        heading=heading,
        button=button,
        context={"back": back, "caption": caption, **context},
        template=template,
    )


def as_file(lines: Iterable[list[str]], name: str) -> HttpResponseBase:
    """Lines as a CSV file."""
    reply = StreamingHttpResponse(csv_of(lines), content_type="text/csv; charset=utf-8")
    reply["Content-Disposition"] = f'attachment; filename="{name}"'
    return reply
