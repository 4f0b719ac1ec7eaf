"""Recording: in the transaction of the act, one after another, with followers."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, connections, transaction

from peelian.ledger import queries
from peelian.ledger.chain import GENESIS
from peelian.ledger.checking import check
from peelian.ledger.events import Ref, Stream, UnfitValue, event
from peelian.ledger.exporting import export_lines
from peelian.ledger.models import Entry
from peelian.ledger.projections import followers_of, follows
from peelian.ledger.queries import entries_about, head, walk_by_subject
from peelian.ledger.recorded import Recorded
from peelian.ledger.services import NotInTransaction, record, record_many

pytestmark = pytest.mark.django_db
AT = datetime(2023, 3, 9, 8, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Somebody:
    kind: str = "person"
    ref: str = "P-ASHA0001"
    role_code: str = "investigator"


ASHA = Somebody()


@event("ledger_tests.kettle_boiled", about="kettle", says="Kettle boiled")
class KettleBoiled:
    subject: Ref
    cups: int = 1


@event("ledger_tests.kettle_emptied", about="kettle", says="Kettle emptied")
class KettleEmptied:
    subject: Ref


@event("ledger_tests.kettle_watched", about="kettle", says="Kettle watched", stream=Stream.LOOKS)
class KettleWatched:
    subject: Ref


def boil(ref="K-1", *, cups=1, actor=ASHA, minutes=0):
    return record(KettleBoiled(subject=Ref(ref), cups=cups), actor=actor, at=AT + timedelta(minutes=minutes))


def verified():
    report = check(export_lines)
    assert (report.findings, report.unreadable) == ([], [])
    return report


def test_it_records_who_did_what_when_and_returns_it():
    recorded = boil(cups=3)
    assert isinstance(recorded, Recorded)
    assert (recorded.stream, recorded.at, recorded.actor_ref) == (Stream.WORK, AT, "P-ASHA0001")
    assert recorded.event == KettleBoiled(subject=Ref("K-1"), cups=3)
    assert (recorded.type, recorded.says) == ("ledger_tests.kettle_boiled", "Kettle boiled")
    assert entries_about("kettle", "K-1") == [recorded]


def test_each_entry_follows_the_one_before():
    before = head(Stream.WORK)
    first, second = boil(), boil()
    assert (first.sequence, second.sequence) == (before.sequence + 1, before.sequence + 2)
    rows = {entry.sequence: entry for entry in Entry.objects.filter(stream="work")}
    assert rows[second.sequence].previous_hash == first.hash
    assert rows[first.sequence].previous_hash == before.hash
    assert before.sequence or before.hash == GENESIS


def test_what_was_recorded_is_a_whole_ledger():
    boil()
    record(KettleWatched(subject=Ref("K-1")), actor=ASHA, at=AT)
    assert verified().sizes == {stream.value: head(stream).sequence for stream in Stream}


def test_looks_have_a_chain_of_their_own():
    before = head(Stream.WORK)
    record(KettleWatched(subject=Ref("K-1")), actor=ASHA, at=AT)
    assert head(Stream.WORK) == before
    assert entries_about("kettle", "K-1") == []
    assert len(entries_about("kettle", "K-1", stream=Stream.LOOKS)) == 1


@pytest.mark.parametrize(
    "actor",
    [
        Somebody(ref="Asha Venn"),
        Somebody(kind=""),
        Somebody(role_code="the boss, who else"),
        Somebody(ref=None),
    ],
)
def test_it_refuses_an_actor_whose_reference_is_a_name(actor):
    before = head(Stream.WORK)
    with pytest.raises(UnfitValue):
        boil(actor=actor)
    assert head(Stream.WORK) == before


def test_it_refuses_a_subject_that_is_a_name():
    with pytest.raises(UnfitValue, match="Subject"):
        boil("Mary Ann")


def test_it_refuses_a_moment_without_a_time_zone():
    with pytest.raises(ValueError, match="time zone"):
        record(KettleBoiled(subject=Ref("K-1")), actor=ASHA, at=datetime(2023, 3, 9))


def test_followers_run_in_the_same_transaction():
    seen = []

    @follows(KettleEmptied)
    def notice(recorded):
        seen.append((recorded.event, connection.in_atomic_block))

    recorded = record(KettleEmptied(subject=Ref("K-9")), actor=ASHA, at=AT)
    boil()
    assert seen == [(recorded.event, True)]
    assert notice in followers_of(KettleEmptied)


@event("ledger_tests.kettle_broken", about="kettle", says="Kettle broken")
class KettleBroken:
    subject: Ref


def test_a_follower_that_fails_undoes_what_it_followed():
    @follows(KettleBroken)
    def stumble(recorded):
        raise RuntimeError("the floor is wet")

    before = head(Stream.WORK)
    with pytest.raises(RuntimeError), transaction.atomic():
        record(KettleBroken(subject=Ref("K-1")), actor=ASHA, at=AT)
    assert head(Stream.WORK) == before


def test_many_at_once_make_the_chain_that_one_by_one_would():
    events = [
        (KettleWatched(subject=Ref(f"K-{n % 7}")), ASHA, AT)
        if n % 3 == 0
        else (KettleBoiled(subject=Ref(f"K-{n % 7}"), cups=n), ASHA, AT + timedelta(seconds=n))
        for n in range(4_500)
    ]
    boil()
    before = verified().sizes
    assert record_many(iter(events)) == 4_500
    boil()
    assert verified().sizes == {"work": before["work"] + 3_001, "looks": before["looks"] + 1_500}
    assert len(entries_about("kettle", "K-5", types=[KettleBoiled])) == len(
        [n for n in range(4_500) if n % 3 and n % 7 == 5]
    )


def test_many_at_once_leave_nothing_when_one_does_not_fit():
    before = head(Stream.WORK)
    with pytest.raises(UnfitValue), transaction.atomic():
        record_many(
            [(KettleBoiled(subject=Ref("K-1")), ASHA, AT), (KettleBoiled(subject=Ref("a b")), ASHA, AT)]
        )
    assert head(Stream.WORK) == before


def test_it_refuses_to_record_outside_a_transaction(monkeypatch):
    # The test itself stands inside one, so the connection is told otherwise.
    monkeypatch.setattr(connections["default"], "in_atomic_block", False)
    with pytest.raises(NotInTransaction):
        boil()
    with pytest.raises(NotInTransaction):
        record_many([])


def test_entries_about_can_be_narrowed_to_types():
    boil()
    record(KettleEmptied(subject=Ref("K-1")), actor=ASHA, at=AT)
    assert [r.type for r in entries_about("kettle", "K-1", types=[KettleEmptied])] == [
        "ledger_tests.kettle_emptied"
    ]
    assert len(entries_about("kettle", "K-1", types=["ledger_tests.kettle_boiled", KettleEmptied])) == 2
    assert entries_about("kettle", "K-1", types=[]) == []
    assert entries_about("pot", "K-1") == []


def test_a_walk_meets_every_subject_once_with_all_that_happened_to_it(monkeypatch):
    monkeypatch.setattr(queries, "_BATCH", 7)
    record_many((KettleBoiled(subject=Ref(f"K-{n * 5 % 11:02}"), cups=n), ASHA, AT) for n in range(200))
    record(KettleEmptied(subject=Ref("K-03")), actor=ASHA, at=AT)
    walked = list(walk_by_subject("kettle"))
    assert [ref for ref, _ in walked] == sorted({f"K-{n:02}" for n in range(11)})
    assert all(found == entries_about("kettle", ref) for ref, found in walked)
    assert [ref for ref, _ in walk_by_subject("kettle", [KettleEmptied])] == ["K-03"]
    assert list(walk_by_subject("pot")) == []
