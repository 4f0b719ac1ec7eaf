"""A batch goes forward a slice at a time, loses nothing, makes nothing twice, and says what it could not make."""

import pytest

from peelian.access.actors import Actor
from peelian.access.refusals import Hidden, Refused
from peelian.documents import keepers, queries
from peelian.documents.keepers import Keeper, Matter
from peelian.documents.models import Batch, Document
from peelian.documents.services import batching, begin_batch, make_next, retry_batch
from peelian.ledger.queries import entries_about
from tests.cast import Cast, Member
from tests.documents.samples import AT, FACTS, KIND, LATER, keep_samples

pytestmark = pytest.mark.django_db
LACKING = FACTS | {"officer": "", "limit": None}


def begun(member: Member, *refs: str) -> Batch:
    """A batch of the sample letter about these references."""
    matters = [Matter(kind=KIND, ref=ref, code="sample.sample") for ref in refs]
    return begin_batch(title="Updates in March", matters=matters, actor=member.actor, at=AT)


def test_it_goes_forward_a_slice_at_a_time(cast: Cast) -> None:
    batch = begun(cast.asha, *(f"X-{n}" for n in range(5)))
    steps = [make_next(batch, actor=cast.asha.actor, at=LATER, limit=2) for _ in range(4)]
    assert steps == [2, 2, 1, 0]
    progress = queries.batch_progress(cast.asha.actor, batch.ref)
    assert (progress.total, progress.made, progress.waiting, progress.done) == (5, 5, 0, True)
    assert [Document.objects.get(ref=ref).about_ref for ref in progress.documents] == [
        f"X-{n}" for n in range(5)
    ]


def test_it_sets_aside_what_lacks_facts_and_goes_on(cast: Cast) -> None:
    keep_samples({"X-2": LACKING})
    batch = begun(cast.asha, "X-1", "X-2", "H-3", "X-4")
    assert make_next(batch, actor=cast.asha.actor, at=LATER) == 4
    progress = queries.batch_progress(cast.asha.actor, batch.ref)
    assert (progress.made, progress.waiting) == (2, 0)
    assert [(each.about_ref, each.sentences) for each in progress.set_aside] == [
        (
            "X-2",
            (
                "The name of the officer is not known. Add it on the person's page.",
                "The limit cannot be worked out.",
            ),
        ),
        ("H-3", ("There is nothing here under this reference that you may see.",)),
    ]


def test_what_was_set_aside_can_be_tried_again(cast: Cast) -> None:
    keep_samples({"X-2": LACKING})
    batch = begun(cast.asha, "X-1", "X-2")
    make_next(batch, actor=cast.asha.actor, at=LATER)
    keep_samples()
    assert retry_batch(batch, actor=cast.asha.actor, at=LATER) == 1
    assert make_next(batch, actor=cast.asha.actor, at=LATER) == 1
    progress = queries.batch_progress(cast.asha.actor, batch.ref)
    assert (progress.made, progress.set_aside) == (2, ())
    with pytest.raises(Refused, match="nothing to try again"):
        retry_batch(batch, actor=cast.asha.actor, at=LATER)


def test_a_crash_loses_only_the_letter_it_was_at(cast: Cast) -> None:
    def gather(actor: Actor, matter: Matter, at: object) -> dict:
        if matter.ref == "X-2":
            raise RuntimeError("The power went.")
        return FACTS

    keep_samples()
    whole = keepers.keeper_of(KIND)
    keepers.keep(
        Keeper(
            kind=KIND,
            check_can_read=whole.check_can_read,
            check_can_make=whole.check_can_make,
            gather=gather,
        )
    )
    batch = begun(cast.asha, "X-1", "X-2", "X-3")
    with pytest.raises(RuntimeError):
        make_next(batch, actor=cast.asha.actor, at=LATER)
    progress = queries.batch_progress(cast.asha.actor, batch.ref)
    assert (progress.made, progress.waiting) == (1, 2)
    keep_samples()
    assert make_next(batch, actor=cast.asha.actor, at=LATER) == 2
    assert queries.batch_progress(cast.asha.actor, batch.ref).made == 3


def test_two_at_once_make_no_letter_twice(cast: Cast) -> None:
    batch = begun(cast.asha, "X-1", "X-2")
    waiting = list(batch.items.all())
    assert make_next(batch, actor=cast.asha.actor, at=LATER) == 2
    again = [batching._make(item, actor=cast.asha.actor, at=LATER) for item in waiting]
    assert again == [False, False]
    assert Document.objects.count() == 2


def test_the_ledger_tells_how_each_was_settled(cast: Cast) -> None:
    keep_samples({"X-2": LACKING})
    batch = begun(cast.asha, "X-1", "X-2")
    make_next(batch, actor=cast.asha.actor, at=LATER)
    entries = entries_about("batch", batch.ref)
    assert [entry.type for entry in entries] == [
        "documents.batch_begun",
        *["documents.batch_item_settled"] * 2,
    ]
    assert [entry.event.became for entry in entries[1:]] == ["made", "lacking"]


def test_only_the_one_who_began_it_sees_it_and_goes_on_with_it(cast: Cast) -> None:
    batch = begun(cast.asha, "X-1")
    with pytest.raises(Hidden):
        queries.batch_progress(cast.ben.actor, batch.ref)
    with pytest.raises(Hidden):
        make_next(batch, actor=cast.ben.actor, at=LATER)
    with pytest.raises(Hidden):
        retry_batch(batch, actor=cast.ben.actor, at=LATER)


def test_an_empty_batch_or_an_unknown_letter_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="at least one"):
        begun(cast.asha)
    unknown = [Matter(kind=KIND, ref="X-1", code="sample.no_such_letter")]
    with pytest.raises(LookupError):
        begin_batch(title="x", matters=unknown, actor=cast.asha.actor, at=AT)


def test_a_keeper_that_gathers_nothing_makes_no_batches(cast: Cast) -> None:
    whole = keepers.keeper_of(KIND)
    keepers.keep(Keeper(kind=KIND, check_can_read=whole.check_can_read, check_can_make=whole.check_can_make))
    batch = begun(cast.asha, "X-1")
    make_next(batch, actor=cast.asha.actor, at=LATER)
    [item] = queries.batch_progress(cast.asha.actor, batch.ref).set_aside
    assert item.sentences == (f"Letters about a {KIND} are made one at a time.",)
