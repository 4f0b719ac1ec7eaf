"""What the page of a case shows of its messages."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.verdicts import Action, action
from peelian.chats import policy
from peelian.chats.models import Import
from peelian.chats.states import UNDER_WAY, ImportStatus

if TYPE_CHECKING:
    from peelian.cases.models import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The messages on the page of a case: how many files were imported, are under way, wait for an answer."""

    done: int
    under_way: int
    waiting: int
    url: str
    begin: Action


def messages_panel(actor: Actor, case: "Case") -> Panel | None:
    """None for those who may not know whether messages were imported. Two queries."""
    if not policy.cases_with_messages(actor).filter(pk=case.pk).exists():
        return None
    found = [ImportStatus(status) for status in _statuses(case)]
    begin = reverse("chats:choose-file", args=[case.ref])
    return Panel(
        done=found.count(ImportStatus.DONE),
        under_way=sum(status in UNDER_WAY or status == ImportStatus.QUEUED for status in found),
        waiting=found.count(ImportStatus.WAITING),
        url=reverse("chats:case", args=[case.ref]),
        begin=action("Import messages", begin, policy.check_can_import, actor, case),
    )


def _statuses(case: "Case") -> list[str]:
    return list(Import.objects.filter(case=case).values_list("status", flat=True))
