"""`peelian chats read`."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.pure


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        call_command("chats_read", *arguments)
    out = capsys.readouterr()
    return int(left.value.code or 0), out.out, out.err


@pytest.fixture
def chat(tmp_path: Path) -> Path:
    path = tmp_path / "chat.txt"
    path.write_bytes(b"2/1/23, 14:08 - Asha: hi\n3/1/23, 14:09 - Asha added Ben\n3/1/23, 14:10 - Ben: x\n")
    return path


def test_an_open_question_is_a_sentence_and_status_2(chat: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, str(chat))
    assert (status, out) == (2, "")
    assert "2 January 2023 (day first) or 1 February 2023 (month first)" in err
    assert "--date-order" in err


def test_the_json_says_what_is_there_and_that_nothing_is_lost(
    chat: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = run(capsys, str(chat), "--date-order", "dmy", "--json")
    [summary] = json.loads(out)
    assert status == 0
    assert (summary["kind"], summary["messages"], summary["system_events"], summary["participants"]) == (
        "whatsapp",
        2,
        1,
        2,
    )
    assert (summary["date_order"], summary["remainder"], summary["whole"]) == ("dmy", 0, True)
    assert summary["bytes"]["spoken_for"] == summary["bytes"]["size"] == chat.stat().st_size


def test_sentences_for_a_person(chat: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, str(chat), "--date-order", "mdy")
    assert "2 messages, 1 system events" in out
    assert "nothing is lost" in out


def test_a_file_that_is_none_is_status_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("shopping\nmilk\n")
    status, _, err = run(capsys, str(path), str(tmp_path / "absent.txt"))
    assert status == 1
    assert "notes.txt is no export" in err
    assert "absent.txt cannot be opened" in err


def test_a_table_is_read_with_its_map(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "table.csv"
    path.write_text("When,Who,What\n13/03/2023,Asha,x\n14/03/2023,Ben,y\n")
    mapping = "at=When,sender=Who,text=What,date_format=%d/%m/%Y"
    status, out, _ = run(
        capsys, str(path), "--map", mapping, "--zone", "Europe/London", "--encoding", "utf-8", "--json"
    )
    assert status == 0
    assert json.loads(out)[0]["messages"] == 2
