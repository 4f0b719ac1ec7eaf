"""The heavy part of a ranking: numbers from texts, an order from what was coded, figures from what was read.

Run by a job and never in a request: it loads numpy, scipy and scikit-learn when it is called.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from peelian.review.models import Drawn, Ranking, Review
from peelian.review.queries.collection import texts_in_scope
from peelian.review.queries.labels import before_readers, found_by_category, read_ids
from peelian.review.services.figures import figures_of
from peelian.review.services.numbers import folder_of, made_folder_of
from peelian.review.services.ordering import Ordered
from peelian.review.services.sampling import Member
from peelian.review.services.starting import check_same_collection
from peelian.review.states import SampleKind, Stage

if TYPE_CHECKING:
    from peelian.review.ranking.features import Features
    from peelian.review.ranking.ranking import Labels

MODEL = "linear support vector machine on words, pairs of words, characters, thread and sender"
STEP = 5_000
Progress = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """What the collection is, for fixing it: references to rows, and pairs of row and group that say the same."""

    messages: dict[str, int]
    groups: list[tuple[int, int]]


@dataclass(frozen=True, kw_only=True)
class Worked:
    """What a ranking gave. `look` holds the members of a look's samples with the strata they were drawn from."""

    ordered: Ordered
    look: tuple[list[Member], list[int]] | None = None


def prepare(review: Review, *, progress: Progress) -> Prepared:
    """Read every message in scope once and keep its numbers. The collection itself is fixed by a service.

    Raises Refused when it was fixed before, its numbers were lost, and its messages are others now.
    """
    import numpy as np

    from peelian.review.ranking.features import Context, build_features
    from peelian.review.ranking.keeping import save_features

    of = sum(review.scope.values_list("conversation__messages", flat=True))
    rows = []
    for number, row in enumerate(texts_in_scope(review)):
        rows.append(row)
        if number % STEP == 0:
            progress(number, of)
    if review.commitment:
        check_same_collection(review, (row.ref for row in rows))
    context = Context(
        conversations=[row.conversation for row in rows],
        senders=[-1 if row.sender is None else row.sender for row in rows],
    )
    features = build_features((row.text for row in rows), context=context, keys=[row.id for row in rows])
    folder = made_folder_of(review)
    save_features(features, folder / "features")
    np.save(folder / "refs.npy", np.array([row.ref for row in rows], dtype="S16"), allow_pickle=False)
    (folder / "refs.npy").chmod(0o600)
    progress(of, of)
    return Prepared(messages={row.ref: row.id for row in rows}, groups=_groups(features))


def _groups(features: "Features") -> list[tuple[int, int]]:
    """Row and number of the group, for each message that is not alone in its group."""
    import numpy as np

    heads, counts = np.unique(features.groups, return_counts=True)
    shared = np.isin(features.groups, heads[counts > 1])
    return [
        (int(key), int(group))
        for key, group in zip(features.keys[shared], features.groups[shared], strict=True)
    ]


def has_features(review: Review) -> bool:
    """Whether the numbers of the review are at hand, in the form that this version reads."""
    from peelian.review.ranking.keeping import are_kept

    folder = folder_of(review)
    return are_kept(folder / "features") and (folder / "refs.npy").exists()


def work_out(ranking: Ranking) -> Worked:
    """Order what is unread by what was coded, work out the figures, and draw the samples of a look when asked."""
    import numpy as np

    from peelian.review.ranking.keeping import load_features
    from peelian.review.ranking.ranking import rank

    review = ranking.review
    features = load_features(folder_of(review) / "features")
    labels, read = found_by_category(review), read_ids(review)
    ordered = rank(
        features,
        labels_for(features, labels),
        seeds=_seeds(review),
        read=features.rows_of(before_readers(review)),
        draw=ranking.number,
    )
    messages = [int(key) for key in features.keys[ordered.order]]
    sha256 = hashlib.sha256(np.asarray(messages, dtype=np.int64).tobytes()).hexdigest()
    found = {row for rows in labels.values() for row, yes in rows.items() if yes}
    result = Ordered(
        messages=messages,
        answers_used=len(read),
        found_used=len(found & read),
        model=MODEL,
        order_sha256=sha256,
        figures=figures_of(review),
    )
    look = _draw(review, features, ordered.best, read) if ranking.with_look else None
    return Worked(ordered=result, look=look)


def labels_for(features: "Features", labels: dict[str, dict[int, bool]]) -> dict[str, "Labels"]:
    """What was decided as rows of the features, in the order in which it is given: message row to whether it is found.

    Raises KeyError for a message that the features were not made from.
    """
    import numpy as np

    from peelian.review.ranking.ranking import Labels

    return {
        ref: Labels(
            rows=features.rows_of(rows), relevant=np.fromiter(rows.values(), dtype=bool, count=len(rows))
        )
        for ref, rows in labels.items()
    }


def _seeds(review: Review) -> dict[str, Sequence[str]]:
    """Words and example messages, by category."""
    seeds: dict[str, Sequence[str]] = {}
    for category in review.categories.prefetch_related("examples__message"):
        words = [line.strip() for line in category.seed_words.splitlines() if line.strip()]
        seeds[category.ref] = [*words, *(each.message.text for each in category.examples.all())]
    return seeds


def _draw(review: Review, features: "Features", best: Any, read: set[int]) -> tuple[list[Member], list[int]]:
    """The samples of a look: what the lot draws from each part of the unread, and the sealed messages in it."""
    import numpy as np

    from peelian.review.sampling import draw_elusion, stratify

    refs = np.load(folder_of(review) / "refs.npy", allow_pickle=False)
    unread = ~np.isin(features.keys, np.fromiter(read, dtype=np.int64, count=len(read)))
    scores = {ref.decode(): float(score) for ref, score in zip(refs[unread], best[unread], strict=True)}
    rows = {ref.decode(): int(key) for ref, key in zip(refs[unread], features.keys[unread], strict=True)}
    strata = stratify(scores)
    number = review.samples.filter(kind=SampleKind.ELUSION).count() + 1
    drawn = draw_elusion(strata, seed=review.seed, look=number, size=review.elusion_size)
    sealed = set(
        Drawn.objects.filter(sample__review=review, sample__kind=SampleKind.CONTROL).values_list(
            "message__ref", flat=True
        )
    )
    members = {}
    for place, (stratum, keys) in enumerate(drawn):
        for stage, chosen in ((Stage.ELUSION, keys), (Stage.CONTROL, sealed.intersection(stratum.keys))):
            for ref in chosen:
                members[ref] = Member(message=rows[ref], ref=ref, stage=stage, stratum=place)
    return list(members.values()), [len(stratum.keys) for stratum in strata]
