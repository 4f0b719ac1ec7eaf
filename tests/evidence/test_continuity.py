"""The continuity of an exhibit: what can follow what, what is written down, and that nothing of it changes."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from peelian.access.refusals import Refused
from peelian.evidence.models import ContinuityEntry, Exhibit
from peelian.evidence.reading import open_file, take_out
from peelian.evidence.services.continuing import record_movement
from peelian.evidence.services.storing import destroy_file
from peelian.evidence.states import BY_HAND, ExhibitStatus, Step
from peelian.evidence.vault.places import place_of
from peelian.ledger.events import Stream
from peelian.ledger.queries import entries_about
from tests.cast import Cast
from tests.evidence.factories import NOW, phone, stored, vault

__all__ = ["vault"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vault")]
S = ExhibitStatus


def move(cast: Cast, exhibit: Exhibit, step: Step, **facts: object) -> ContinuityEntry:
    """A movement that Asha writes down."""
    told = {
        "happened_at": datetime(2023, 4, 3, 9, 0, tzinfo=UTC),
        "why": "For the download.",
        "where_to": "Lab 2",
    }
    return record_movement(exhibit=exhibit, step=step, actor=cast.asha.actor, at=NOW, **(told | facts))  # type: ignore[arg-type]  # its own keywords


@pytest.mark.parametrize(
    ("steps", "ends"),
    [
        ([Step.MOVED], S.HELD),
        ([Step.HANDED_OVER], S.OUT),
        ([Step.HANDED_OVER, Step.EXAMINED, Step.HANDED_OVER], S.OUT),
        ([Step.HANDED_OVER, Step.COPIED, Step.RECEIVED], S.HELD),
        ([Step.RETURNED], S.RETURNED),
        ([Step.RETURNED, Step.RECEIVED, Step.DESTROYED], S.DESTROYED),
    ],
)
def test_where_it_is_follows_from_what_was_done(cast: Cast, steps: list[Step], ends: ExhibitStatus) -> None:
    exhibit = phone(cast)
    for step in steps:
        move(cast, exhibit, step)
    exhibit.refresh_from_db()
    assert exhibit.status == ends
    assert exhibit.continuity.count() == 1 + len(steps)


@pytest.mark.parametrize(
    ("before", "step"),
    [
        ([], Step.RECEIVED),
        ([Step.RETURNED], Step.EXAMINED),
        ([Step.RETURNED], Step.DESTROYED),
        *[([Step.DESTROYED], step) for step in BY_HAND],
    ],
)
def test_what_cannot_follow_is_refused(cast: Cast, before: list[Step], step: Step) -> None:
    exhibit = phone(cast)
    for each in before:
        move(cast, exhibit, each)
    with pytest.raises(Refused, match="cannot be recorded of an exhibit that is"):
        move(cast, exhibit, step, seal_after="S9")


@pytest.mark.parametrize("step", sorted(set(Step) - set(BY_HAND)))
def test_what_the_system_writes_nobody_writes_by_hand(cast: Cast, step: Step) -> None:
    with pytest.raises(Refused, match="by Peelian itself"):
        move(cast, phone(cast), step)


def test_the_seal_before_and_after_stands_in_each_line(cast: Cast) -> None:
    exhibit = phone(cast, seal="S1")
    move(cast, exhibit, Step.SEAL_CHANGED, seal_after="")
    move(cast, exhibit, Step.EXAMINED)
    move(cast, exhibit, Step.SEAL_CHANGED, seal_after="S2")
    seals = exhibit.continuity.order_by("number").values_list("seal_before", "seal_after")
    assert list(seals) == [("", "S1"), ("S1", ""), ("", ""), ("", "S2")]
    exhibit.refresh_from_db()
    assert exhibit.seal == "S2"


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"why": " "}, "Say why"),
        ({"where_to": ""}, "Say where it went"),
        ({"happened_at": NOW + timedelta(minutes=1)}, "cannot lie in the future"),
        ({"happened_at": datetime(2023, 4, 3)}, "time zone"),
    ],
)
def test_what_is_wanting_is_asked_for(cast: Cast, facts: dict, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        move(cast, phone(cast), Step.MOVED, **facts)


def test_a_seal_that_did_not_change_is_no_change_of_seal(cast: Cast) -> None:
    with pytest.raises(Refused, match="differs from the old one"):
        move(cast, phone(cast, seal="S1"), Step.SEAL_CHANGED, seal_after="S1")


def test_the_ledger_is_told_and_holds_no_words(cast: Cast) -> None:
    exhibit = phone(cast)
    move(cast, exhibit, Step.HANDED_OVER, where_to="Meadowsweet Laboratory", done_by="PC Rowan Hedgerow")
    (entry,) = entries_about("case", exhibit.case.ref, types=["evidence.movement_recorded"])
    assert (entry.event.step, entry.event.status, entry.event.number) == (Step.HANDED_OVER, S.OUT, 2)
    assert "Meadowsweet" not in repr(entry.event)
    assert "Rowan" not in repr(entry.event)


def test_the_database_refuses_to_change_or_remove_a_line(cast: Cast) -> None:
    line = phone(cast).continuity.get()
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        ContinuityEntry.objects.filter(pk=line.pk).update(why="Something else.")
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        ContinuityEntry.objects.filter(pk=line.pk).delete()
    line.refresh_from_db()
    assert line.why == ""


def test_a_look_and_a_copy_are_lines_and_looks(cast: Cast) -> None:
    file = stored(phone(cast), cast.asha)
    open_file(cast.cora.actor, file, at=NOW, why="To decide on disclosure.").close()
    take_out(cast.asha.actor, file, at=NOW, why="For the defence.").close()
    lines = file.continuity.order_by("number").values_list("step", "recorded_by_ref", "why")
    assert list(lines)[1:] == [
        (Step.FILE_OPENED, cast.cora.account.ref, "To decide on disclosure."),
        (Step.FILE_TAKEN_OUT, cast.asha.account.ref, "For the defence."),
    ]
    case = file.exhibit.case.ref
    opened = entries_about("case", case, types=["evidence.file_opened"], stream=Stream.LOOKS)
    assert [entry.event.step for entry in opened] == [Step.FILE_OPENED, Step.FILE_TAKEN_OUT]
    looks = entries_about("record", file.exhibit.ref, stream=Stream.LOOKS)
    assert len(looks) == 2
    assert all(entry.event.reason for entry in looks)


def test_destroying_the_bytes_leaves_their_hashes(cast: Cast, on_commit) -> None:  # type: ignore[no-untyped-def]  # a fixture
    file = stored(phone(cast), cast.asha)
    with pytest.raises(Refused, match="appropriate authority"):
        destroy_file(file=file, reasons="Out of scope.", actor=cast.asha.actor, at=NOW)
    with on_commit():
        destroy_file(file=file, reasons="Out of scope.", actor=cast.cora.actor, at=NOW)
    file.refresh_from_db()
    assert not place_of(file.vault_name).exists()
    with pytest.raises(Refused, match="were destroyed"):
        open_file(cast.asha.actor, file, at=NOW, why="To read it.")
    with pytest.raises(Refused, match="destroyed already"):
        destroy_file(file=file, reasons="Again.", actor=cast.cora.actor, at=NOW)
    assert len(file.sha256) == 64
    assert stored(file.exhibit, cast.asha).sha256 == file.sha256


def test_a_destruction_that_fails_leaves_the_bytes(cast: Cast) -> None:
    file = stored(phone(cast), cast.asha)
    with pytest.raises(Refused, match="on what ground"):
        destroy_file(file=file, reasons=" ", actor=cast.cora.actor, at=NOW)
    assert place_of(file.vault_name).exists()
