"""What may be said of recall from what was read: the order of reading, the looks, and the popular rules beside them.

Everything here counts the unread as unread. It loads scipy, so jobs call it and pages show what it gave.
"""

from typing import Any

from peelian.review.models import Review, Sample, Turn
from peelian.review.queries.labels import found_at_all
from peelian.review.queries.looks import looks_of, strata_of, unread_of
from peelian.review.states import ReaderRole


def rule_of(review: Review) -> Any:
    """The stopping rule that was fixed before reading."""
    from peelian.review.stopping.rule import StoppingRule

    return StoppingRule(
        target=review.target_recall / 100,
        confidence=review.confidence / 100,
        control=review.control_size,
        elusion=review.elusion_size,
        looks=review.looks,
    )


def figures_of(review: Review) -> dict[str, Any]:
    """The figures of this moment, as JSON: counts, what the order of reading says, what the looks said."""
    from peelian.review.stopping.lookback import lookback_frontier, lookback_p
    from peelian.review.stopping.popular import popular_rules
    from peelian.review.stopping.rule import when_to_look

    found = found_at_all(review)
    decisions = [found.get(row, False) for row in _in_order(review)]
    population = review.collection_size
    rule = rule_of(review)
    p = lookback_p(decisions, population=population, target=rule.target)
    done = [look for look in looks_of(review) if look.verdict]
    advice = when_to_look(rule, lookback_p=p, looks_done=len(done))
    return {
        "collection": population,
        "read": len(decisions),
        "found": sum(decisions),
        "unread": population - len(decisions),
        "order": {
            "p": p,
            "answer": advice.answer.name.lower(),
            "reason": advice.reason,
            "frontier": [
                [point.target, point.p] for point in lookback_frontier(decisions, population=population)
            ],
        },
        "popular": [[rule.name, rule.stopped_after] for rule in popular_rules(decisions)],
        "looks": [look.verdict for look in done],
    }


def _in_order(review: Review) -> list[int]:
    """The rows of the messages read, in the order in which they were read."""
    saved = Turn.objects.filter(
        review=review, role=ReaderRole.FIRST, saved_at__isnull=False, released_at=None
    )
    return list(saved.order_by("saved_at", "pk").values_list("message_id", flat=True))


def verdict_of(look: Sample) -> dict[str, Any] | None:
    """What a look says, as JSON; None while a member of its samples has not been read."""
    from peelian.review.stopping.bounds import Drawn, Evidence
    from peelian.review.stopping.rule import look as judge

    if unread_of(look):
        return None
    strata = strata_of(look, found_at_all(look.review))
    evidence = Evidence(
        found=look.found_before,
        strata=tuple(
            Drawn(population=each.population, sampled=each.drawn, relevant=each.found) for each in strata
        ),
    )
    verdict = judge(rule_of(look.review), evidence)
    bounds = verdict.bounds
    return {
        "number": look.number,
        "answer": verdict.answer.name.lower(),
        "reason": verdict.reason,
        "p": verdict.p,
        "strata": [[each.population, each.drawn, each.found] for each in strata],
        "found_before": look.found_before,
        "confidence": bounds.confidence if bounds else None,
        "known": bounds.known if bounds else None,
        "missed": [bounds.missed_estimate, bounds.missed_low, bounds.missed_high] if bounds else None,
        "recall": [bounds.recall_estimate, bounds.recall_low, bounds.recall_high] if bounds else None,
    }
