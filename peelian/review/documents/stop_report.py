"""The facts of a stop report: everything a panel needs to judge what was read and what was not."""

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Count, Sum

from peelian.access.actors import Actor
from peelian.access.queries import names_of
from peelian.access.refusals import Refused
from peelian.chats import policy as chats_policy
from peelian.chats.queries.pages.case import case_messages
from peelian.chats.states import LOCK_LABELS, Lock
from peelian.review.models import Review, Stop
from peelian.review.queries.agreement_page import agreement_page
from peelian.review.queries.choosing import threads_in_words
from peelian.review.queries.differences import Agreed
from peelian.review.queries.labels import found_by_category
from peelian.review.queries.page import category_cards, rule_rows
from peelian.review.queries.progress import counts_of
from peelian.review.queries.progress_page import chance, look_line, popular_rows
from peelian.review.queries.readers import reader_counts
from peelian.review.queries.work import figures_now
from peelian.review.states import SAMPLE_LABELS, STOP_LABELS, SampleKind, StopGround

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE = "review.stop_report"


def gather(review: Review, *, actor: Actor) -> dict[str, Any]:
    """Everything the report can say. Raises Refused while the review has not stopped."""
    stop = Stop.objects.filter(review=review).first()
    if stop is None:
        raise Refused("A stop report is made when the reading has stopped.")
    counts = counts_of(review)
    found = found_by_category(review)
    return {
        **_what(review, stop),
        "collection": counts.collection,
        "read": counts.read,
        "unread": counts.unread,
        "aside": counts.aside,
        "found": len({row for rows in found.values() for row, yes in rows.items() if yes}),
        "conversations": _conversations(review),
        "left_out": list(_left_out(review, actor)),
        "categories": _categories(review, found),
        "rule": [{"name": name, "value": value} for name, value in rule_rows(review)],
        **_order(review, stop),
        "readers": _readers(review),
        "samples": _samples(review),
        **_agreement(review),
        "writer": actor.name,
        "writer_role": actor.role_titles,
    }


def _what(review: Review, stop: Stop) -> dict[str, Any]:
    names = names_of([stop.decided_by_ref])
    return {
        "case_ref": review.case.ref,
        "review_ref": review.ref,
        "version": review.version,
        "review_title": review.title,
        "question": review.question,
        "override": stop.ground == StopGround.OVERRIDE,
        "ground": STOP_LABELS[StopGround(stop.ground)],
        "reasons": stop.reasons,
        "decided_by": names.get(stop.decided_by_ref, "Unknown"),
        "decided_at": stop.decided_at,
        "started_at": review.started_at,
        "versions": list(_versions(review)),
        "collection_sha256": review.collection_sha256,
        "commitment": review.commitment,
        "seed": review.seed,
    }


def _versions(review: Review) -> "Iterator[str]":
    later, earlier = review, review.replaces
    while earlier is not None:
        read = counts_of(earlier).read
        yield f"Version {earlier.version} ({earlier.ref}): {read:,} messages read under it. Replaced: {later.reasons}"
        later, earlier = earlier, earlier.replaces


def _conversations(review: Review) -> list[str]:
    return [f"{title} ({ref}): {messages:,} messages" for ref, title, messages in threads_in_words(review)]


def _left_out(review: Review, actor: Actor) -> "Iterator[str]":
    """What a reader of the report must know was never in the collection: locked, sealed, not understood, not chosen."""
    threads = chats_policy.listed_conversations(actor).filter(case=review.case)
    locked = threads.exclude(locked=Lock.NONE).order_by("locked").values_list("locked")
    for lock, number, messages in locked.annotate(number=Count("pk"), many=Sum("messages")):
        yield f"{LOCK_LABELS[Lock(lock)]}: {number:,} threads with {messages or 0:,} messages"
    chosen = review.scope.values("conversation")
    others = threads.filter(locked=Lock.NONE).exclude(pk__in=chosen)
    total = others.aggregate(number=Count("pk"), many=Sum("messages"))
    if total["number"]:
        yield f"Not chosen: {total['number']:,} conversations with {total['many'] or 0:,} messages"
    imported = case_messages(actor, review.case)
    yield from (f"Sealed on import. {why}: {many:,}" for why, many in imported.sealed)
    remainders = sum(line.remainders for line in imported.imports)
    if remainders:
        yield f"Pieces of the exports that could not be understood: {remainders:,}"


def _categories(review: Review, found: dict[str, dict[int, bool]]) -> list[dict[str, Any]]:
    return [
        {
            "number": card.number,
            "label": card.label,
            "kind": card.kind,
            "definition": card.definition,
            "bears": "; ".join([*card.allegations, *card.standards]) or "Nothing: it speaks in favour",
            "found": sum(found[card.ref].values()),
        }
        for card in category_cards(review)
    ]


def _order(review: Review, stop: Stop) -> dict[str, Any]:
    ranking, figures = figures_now(review), stop.figures
    looks = [
        look_line(each.verdict, each.drawn_at, each.size)
        for each in review.samples.filter(kind=SampleKind.ELUSION).order_by("number")
        if each.verdict
    ]
    return {
        "model": ranking.model if ranking else "",
        "orders": review.rankings.exclude(order_sha256="").count(),
        "order_sha256": ranking.order_sha256 if ranking else "",
        "code_version": _code_version(),
        "seeds": _seeds(review),
        "order_says": figures["order"]["reason"],
        "frontier": [{"share": f"{share:.0%}", "p": chance(p)} for share, p in figures["order"]["frontier"]],
        "popular": [{"name": name, "after": after} for name, after in popular_rows(figures)],
        "looks": [
            {
                "number": each.number,
                "known": each.known,
                "missed": each.missed,
                "recall": each.recall,
                "confidence": each.confidence,
                "reason": each.reason,
            }
            for each in looks
        ],
    }


def _code_version() -> str:
    """Which software makes the report; the ledger has for each act the one that did it."""
    try:
        return settings.PEELIAN_CODE_VERSION or f"Peelian {version('peelian')}"
    except PackageNotFoundError:
        return "Peelian, unreleased"


def _seeds(review: Review) -> list[str]:
    """What taught the first order, category by category."""
    return [
        f"{card.label}: {'; '.join([*card.seed_words, *(f'message {ref}' for ref in card.examples)])}"
        for card in category_cards(review)
        if card.seed_words or card.examples
    ]


def _readers(review: Review) -> list[dict[str, Any]]:
    return [
        {
            "name": each.name,
            "role": each.role,
            "messages": each.messages,
            "along": each.went_along,
            "seconds": each.median_seconds,
            "first": each.first_at,
            "last": each.last_at,
        }
        for each in reader_counts(review)
    ]


def _samples(review: Review) -> list[dict[str, Any]]:
    return [
        {
            "kind": f"{SAMPLE_LABELS[SampleKind(each.kind)]}, {each.number}",
            "drawn_at": each.drawn_at,
            "size": each.size,
            "drawn_from": each.drawn_from,
            "commitment": each.commitment,
        }
        for each in review.samples.order_by("drawn_at", "pk")
    ]


def _agreement(review: Review) -> dict[str, Any]:
    page = agreement_page(review)
    lot = "all that was found and a random sample of the rest" if page.drawn_by_lot else "all that was read"
    differ = (
        f"{page.differ:,} differences were not settled; these messages count as in doubt."
        if page.differ
        else ""
    )
    return {
        "agreed": [_agreed(each) for each in page.agreed],
        "twice": f"{page.wanted:,} messages were read twice ({lot}), the second time without sight of the first.",
        "unsettled": differ,
    }


def _agreed(each: Agreed) -> dict[str, Any]:
    said = each.alpha is not None and each.low is not None and each.high is not None
    return {
        "category": each.category,
        "messages": each.messages,
        "differ": each.differ,
        "alpha": f"{each.alpha:.2f}" if said else "Cannot be said: one and the same answer throughout",
        "interval": f"{each.low:.2f} to {each.high:.2f}" if said else "None",
    }
