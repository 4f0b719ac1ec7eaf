"""The ledger from the terminal, and the verifier as a stranger runs it."""

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from peelian.ledger import triggers
from peelian.ledger.lines import ENTRY_LINE
from peelian.ledger.models import Checkpoint, Entry, Subtree
from peelian.ledger.notes import read_note, read_public_key
from peelian.ledger.proofs import inclusion_proof
from peelian.ledger.services import record_many
from peelian.ledger.verify import main as verify

from .test_recording import ASHA, AT, KettleBoiled, KettleWatched, boil

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def places(settings, tmp_path):
    """A key and a folder for checkpoints that this test has to itself."""
    settings.PEELIAN_LEDGER_KEY_FILE = tmp_path / "secret" / "key.pem"
    settings.PEELIAN_CHECKPOINT_DIR = tmp_path / "checkpoints"
    return tmp_path


def run(*words):
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


@pytest.fixture
def key_file(places):
    path = places / "key.pub"
    path.write_text(run("ledger_key"))
    return path


def tampered(statement):
    """Change the ledger as somebody would who owns the database."""
    with connection.cursor() as cursor:
        triggers.remove(connection)
        cursor.execute(statement)
    triggers.install(connection)


def checkpoint_files(places):
    return sorted((places / "checkpoints").glob("*.txt"))


def test_an_export_is_found_whole_by_the_verifier_without_django(places, key_file):
    boil()
    run("ledger_checkpoint")
    boil()
    run("ledger_export", str(places / "out.jsonl"))
    outside = [
        sys.executable,
        "-I",
        "-c",
        NO_DJANGO,
        str(ROOT),
        str(places / "out.jsonl"),
        "--key",
        str(key_file),
    ]
    done = subprocess.run(outside, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "The ledger is whole." in done.stdout
    assert "no checkpoint vouches for the last 1 entries" in done.stdout


NO_DJANGO = """
import sys
root, *arguments = sys.argv[1:]
sys.path.insert(0, root)
for absent in ("django", "cryptography"):
    sys.modules[absent] = None
from peelian.ledger.verify import main
sys.exit(main(arguments))
"""


def test_an_export_is_itself_the_last_look(places):
    run("ledger_export", str(places / "out.jsonl"))
    lines = (places / "out.jsonl").read_bytes().splitlines()
    entry = json.loads(lines[-2])["entry"]
    assert (entry["stream"], entry["type"]) == ("looks", "ledger.ledger_exported")


def test_an_export_keeps_the_old_file_when_the_new_one_cannot_be_written(places):
    with pytest.raises(CommandError, match="cannot be written"):
        run("ledger_export", str(places / "no-such-folder" / "out.jsonl"))


@pytest.mark.parametrize(
    ("change", "kind", "words"),
    [
        (
            lambda lines: [*lines[:3], lines[3].replace(b'"cups":3', b'"cups":4'), *lines[4:]],
            "changed",
            "work 3",
        ),
        (lambda lines: lines[:3] + lines[4:], "removed", "work 3"),
        (lambda lines: [*lines[:3], lines[1], *lines[3:]], "inserted", "work 1"),
        (lambda lines: [*lines[:3], lines[4], lines[3], *lines[5:]], "moved", "work 4"),
    ],
)
def test_the_verifier_names_what_was_done_to_a_file_and_leaves_with_1(places, capsys, change, kind, words):
    for cups in range(1, 7):
        boil(cups=cups)
    path = places / "out.jsonl"
    run("ledger_export", str(path))
    assert verify([str(path)]) == 0
    path.write_bytes(b"\n".join(change(path.read_bytes().splitlines())) + b"\n")
    capsys.readouterr()
    assert verify([str(path)]) == 1
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith("FIRST BREAK")
    assert kind in first
    assert words in first


def test_the_verifier_leaves_with_2_when_it_cannot_check(places, capsys):
    path = places / "out.jsonl"
    path.write_bytes(b"{}\n")
    for arguments in (
        [str(places / "absent")],
        [str(places)],
        [str(path), "--key", str(path)],
        [str(path), "--checkpoint", str(path)],
        [str(path), "--key", str(places / "absent")],
    ):
        assert verify(arguments) == 2
        assert str(places) in capsys.readouterr().err
    with pytest.raises(SystemExit) as left:
        verify([])
    assert left.value.code == 2


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"\x00\xff" * 5000, b"{" * 100_000, b'{"format":"peelian-ledger-9"}\n']
)
def test_the_verifier_never_stumbles_over_a_file_that_is_no_ledger(places, capsys, content):
    path = places / "out.jsonl"
    path.write_bytes(content)
    assert verify([str(path)]) == 1
    assert "Traceback" not in capsys.readouterr().out


def test_a_checkpoint_kept_elsewhere_shows_a_cut_that_the_export_alone_does_not(places, key_file, capsys):
    for _ in range(4):
        boil()
    run("ledger_checkpoint")
    [kept] = checkpoint_files(places)
    tampered("DELETE FROM ledger_entry WHERE stream = 'work' AND sequence > 2")
    tampered("DELETE FROM ledger_checkpoint")
    path = places / "out.jsonl"
    run("ledger_export", str(path))
    assert verify([str(path), "--key", str(key_file)]) == 0
    assert verify([str(path), "--key", str(key_file), "--checkpoint", str(kept)]) == 1
    assert "Entries work 3 to 4 were removed from the end" in capsys.readouterr().out


def test_a_checkpoint_is_signed_kept_in_the_table_and_written_to_the_folder(places, key_file):
    boil()
    record_many([(KettleWatched(subject="K-1"), ASHA, AT)])
    assert "work: 1 entries signed" in run("ledger_checkpoint")
    key = read_public_key(key_file.read_text())
    notes = [read_note(path.read_text()) for path in checkpoint_files(places)]
    assert [(note.stream, note.size) for note in notes] == [("looks", 1), ("work", 1)]
    assert all(note.is_signed_by(key) for note in notes)
    assert set(Checkpoint.objects.values_list("note", flat=True)) == {
        p.read_text() for p in checkpoint_files(places)
    }


def test_nothing_new_needs_no_new_checkpoint(key_file, places):
    boil()
    run("ledger_checkpoint")
    assert "Nothing has been recorded" in run("ledger_checkpoint")
    assert len(checkpoint_files(places)) == 1


def test_no_checkpoint_is_signed_without_a_key():
    with pytest.raises(CommandError, match="peelian ledger key"):
        run("ledger_checkpoint")


def test_no_checkpoint_stands_in_the_table_when_its_file_cannot_be_written(places, key_file):
    boil()
    (places / "checkpoints").write_text("a file stands where the folder should be")
    with pytest.raises(CommandError, match="written"), transaction.atomic():
        run("ledger_checkpoint")
    assert not Checkpoint.objects.exists()


@pytest.mark.usefixtures("key_file")
def test_no_checkpoint_is_signed_over_a_history_that_was_rewritten():
    for _ in range(3):
        boil()
    run("ledger_checkpoint")
    tampered("UPDATE ledger_entry SET hash = '" + "ab" * 32 + "' WHERE sequence = 2")
    boil()
    with pytest.raises(CommandError, match="not those that were signed"):
        run("ledger_checkpoint")


@pytest.mark.usefixtures("key_file")
def test_no_checkpoint_is_signed_over_a_tail_that_was_cut():
    for _ in range(3):
        boil()
    run("ledger_checkpoint")
    tampered("DELETE FROM ledger_entry WHERE sequence = 3")
    with pytest.raises(CommandError, match="removed from its end"):
        run("ledger_checkpoint")


def test_the_key_is_made_once_and_only_its_owner_may_read_it(places):
    first = run("ledger_key")
    assert run("ledger_key") == first
    assert (places / "secret" / "key.pem").stat().st_mode & 0o077 == 0
    (places / "secret" / "key.pem").write_text("not a key")
    with pytest.raises(CommandError, match="cannot be read"):
        run("ledger_key")


def test_the_live_ledger_is_found_whole(key_file):
    boil()
    run("ledger_checkpoint")
    assert "The ledger is whole." in run("ledger_verify")
    assert "signed by" in run("ledger_verify", "--key", str(key_file))


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE ledger_entry SET actor_ref = 'P-NOBODY' WHERE sequence = 2", "work 2 on line"),
        ("UPDATE ledger_entry SET actor_ref = 'P\"} x' WHERE sequence = 2", "work 2 on line"),
        ("UPDATE ledger_entry SET payload = '{\"cups\":9}' WHERE sequence = 3", "work 3 on line"),
        ("UPDATE ledger_entry SET payload = '{' WHERE sequence = 3", "work 3 on line"),
        ("DELETE FROM ledger_entry WHERE sequence = 2", "work 2 was removed"),
        ("DELETE FROM ledger_entry WHERE sequence = 4", "work 4 was removed from the end"),
    ],
)
@pytest.mark.usefixtures("key_file")
def test_the_live_check_names_what_was_done_behind_its_back(statement, words, capsys):
    for _ in range(4):
        boil()
    run("ledger_checkpoint")
    tampered(statement)
    out = StringIO()
    with pytest.raises(SystemExit) as left:
        call_command("ledger_verify", stdout=out)
    assert left.value.code == 1
    assert words in out.getvalue()


def test_the_live_check_notices_that_a_trigger_is_gone():
    boil()
    triggers.remove(connection)
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("ledger_verify", stdout=out)
    assert "TRIGGER: The trigger ledger_entry_refuses_update is missing" in out.getvalue()


@pytest.mark.usefixtures("key_file")
def test_every_entry_is_proved_under_the_newest_checkpoint_and_newer_ones_are_not_yet():
    record_many((KettleBoiled(subject="K-1", cups=n), ASHA, AT) for n in range(2_100))
    run("ledger_checkpoint")
    boil()
    assert Subtree.objects.count() == 2
    for sequence in (1, 2, 1024, 1025, 2048, 2049, 2100):
        proof = inclusion_proof("work", sequence)
        assert proof.holds
        assert proof.size == 2_100
    assert inclusion_proof("work", 2_101) is None
    run("ledger_checkpoint")
    assert inclusion_proof("work", 2_101).holds


@pytest.mark.usefixtures("key_file")
def test_a_proof_does_not_hold_for_an_entry_that_was_changed():
    record_many((KettleBoiled(subject="K-1", cups=n), ASHA, AT) for n in range(1_100))
    run("ledger_checkpoint")
    tampered("UPDATE ledger_entry SET hash = '" + "ab" * 32 + "' WHERE sequence = 5")
    assert not inclusion_proof("work", 5).holds
    Subtree.objects.all().delete()
    assert not inclusion_proof("work", 1_050).holds


def test_the_lines_of_an_export_are_entries_in_canonical_form(places):
    boil()
    run("ledger_export", str(places / "out.jsonl"))
    lines = (places / "out.jsonl").read_bytes().splitlines()
    assert sum(1 for line in lines if ENTRY_LINE.fullmatch(line)) == Entry.objects.count() == len(lines) - 2
