"""The ways from a case to what was gathered in it: exhibits, messages, readings, pictures and packs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, IntegerField, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.refusals import Hidden
from peelian.cases import policy as cases_policy
from peelian.chats.policy import visible_conversations, visible_imports
from peelian.chats.states import ImportStatus
from peelian.evidence.policy import may_see_exhibits_of, visible_exhibits
from peelian.media.policy import may_see_media_of, visible_hits
from peelian.media.states import HitStatus
from peelian.packs.policy import visible_packs
from peelian.review.policy import blind_readings, is_blind_in, looks_after, visible_reviews
from peelian.review.states import ReadingStatus

if TYPE_CHECKING:
    from peelian.cases.models import Case

Way = tuple[str, str, str]
"""Label, address, and how it stands there."""
LABELS = {
    "evidence:case": "Exhibits",
    "chats:case": "Messages",
    "review:case": "Reviews of messages",
    "media:case": "Pictures and films",
    "packs:case": "Exhibit packs",
}
"""The rooms, in the order of the work, as every page calls them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """The ways that are open to an actor, and whether they read blind in a review of the case."""

    ways: tuple[Way, ...]
    blind: bool


def material_of(case: "Case", actor: Actor) -> Material:
    """The rooms of a case that policy gave whose door opens to the actor, each with what is there and what waits."""
    counts = _counts(case, actor)
    names, says = _open_doors(case, actor, blind=bool(counts["blind"])), _standing(counts)
    ways = tuple((LABELS[name], reverse(name, args=[case.ref]), says[name]) for name in names)
    return Material(ways=ways, blind=bool(counts["blind"]))


def places_of_case(actor: Actor, case_ref: str) -> tuple[tuple[str, str], ...]:
    """Labels and addresses of the same rooms, for the ways between them; none when policy hides the case."""
    try:
        case = cases_policy.get_case(actor, case_ref)
    except Hidden:
        return ()
    names = _open_doors(case, actor, blind=is_blind_in(actor, case))
    return tuple((LABELS[name], reverse(name, args=[case.ref])) for name in names)


def _open_doors(case: "Case", actor: Actor, *, blind: bool) -> list[str]:
    exhibits = may_see_exhibits_of(actor, case)
    doors = {
        "evidence:case": exhibits,
        "chats:case": exhibits,
        "review:case": looks_after(actor, case) or visible_reviews(actor).filter(case=case).exists(),
        "media:case": may_see_media_of(actor, case),
        "packs:case": exhibits and not blind,
    }
    return [name for name, is_open in doors.items() if is_open]


def _counts(case: "Case", actor: Actor) -> dict[str, int]:
    """One query for every figure, each of what the actor may see; a room whose door is shut is not told of."""
    found: dict[str, QuerySet[Any]] = {
        "exhibits": visible_exhibits(actor).filter(case=case),
        "conversations": visible_conversations(actor).filter(case=case),
        "waiting": visible_imports(actor).filter(case=case, status=ImportStatus.WAITING),
        "reviews": visible_reviews(actor).filter(case=case),
        "reading": visible_reviews(actor).filter(case=case, status=ReadingStatus.READING),
        "hits": visible_hits(actor).filter(picture__case=case, status=HitStatus.FOUND),
        "packs": visible_packs(actor).filter(case=case),
        "blind": blind_readings(actor, case),
    }
    row = type(case).objects.filter(pk=case.pk).values_list(*(_many(each) for each in found.values())).get()
    return dict(zip(found, row, strict=True))


def _many(found: QuerySet[Any]) -> Coalesce:
    one_row = (
        found.order_by().annotate(whole=Value(1)).values("whole").annotate(many=Count("pk", distinct=True))
    )
    return Coalesce(Subquery(one_row.values("many"), output_field=IntegerField()), 0)


def _standing(counts: dict[str, int]) -> dict[str, str]:
    """What is said beside each way: how much is there, and what somebody has to do next."""
    some = {name: _some(counts[name], *words) for name, words in WORDS.items()}
    return {
        "evidence:case": some["exhibits"] or "None is registered yet: begin here",
        "chats:case": _joined(some["conversations"], some["waiting"]) or "None is imported yet",
        "review:case": _joined(some["reviews"], some["reading"]) or "None is drawn up yet",
        "media:case": some["hits"] or "No match with a list waits for a decision",
        "packs:case": some["packs"] or "None is begun yet",
    }


WORDS = {
    "exhibits": ("exhibit", "exhibits"),
    "conversations": ("conversation", "conversations"),
    "waiting": ("file waits for an answer", "files wait for an answer"),
    "reviews": ("review", "reviews"),
    "reading": ("is being read", "are being read"),
    "hits": ("match with a list to decide", "matches with lists to decide"),
    "packs": ("pack", "packs"),
}


def _some(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}" if number else ""


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)
