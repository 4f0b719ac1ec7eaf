"""`peelian reports read FILE`: the table, the JSON, and the sentence for a file that cannot be read. No database."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from peelian.config.cli import command_line
from tests.reports.documents.making import outlook, pdf
from tests.reports.reading.samples import FOLDER

pytestmark = pytest.mark.pure


def read(path: Path, *options: str) -> None:
    call_command("reports_read", str(path), *options)


def test_the_two_words_name_the_command():
    assert command_line(["reports", "read", "x.txt", "--json"], {"reports_read"}) == [
        "reports_read",
        "x.txt",
        "--json",
    ]


def test_it_prints_a_table_for_people(capsys):
    read(FOLDER / "news-overlap.txt")

    printed = capsys.readouterr().out
    assert "Date of the document: 2024-11-14" in printed
    assert "Estuary 24 programme" in printed
    assert "“Tuesday”: 2024-11-12" in printed


def test_it_prints_json_for_machines(capsys):
    read(FOLDER / "news-overlap.txt", "--json")

    form = json.loads(capsys.readouterr().out)
    text = (FOLDER / "news-overlap.txt").read_text(encoding="utf-8")
    assert form["published_on"] == "2024-11-14"
    assert all(text[s["start"] : s["end"]] == s["text"] for s in form["statements"])


def test_it_refuses_with_a_sentence_and_status_1(tmp_path, capsys):
    path = tmp_path / "report.pdf"
    path.write_bytes(b"not a PDF")

    with pytest.raises(SystemExit) as left:
        read(path)

    printed = capsys.readouterr()
    assert left.value.code == 1
    assert printed.out == ""
    assert printed.err.startswith("report.pdf is named as a PDF but is not one")


def test_a_file_that_is_not_there_gets_a_sentence_and_status_1(tmp_path, capsys):
    with pytest.raises(SystemExit) as left:
        read(tmp_path / "gone.txt")

    assert left.value.code == 1
    assert "gone.txt cannot be opened" in capsys.readouterr().err


def test_an_email_is_read_against_the_day_it_was_sent(tmp_path, capsys):
    path = tmp_path / "message.eml"
    path.write_bytes(
        b"From: a@example.test\r\nTo: b@example.test\r\nDate: Thu, 09 Mar 2023 10:00:00 +0000\r\n"
        b"Subject: A report\r\n\r\n"
        b"PC Vale was arrested on Wednesday, police said.\r\n"
    )
    read(path, "--json")

    form = json.loads(capsys.readouterr().out)
    days = [found["start"] for s in form["statements"] for found in s["dates"]]
    assert form["published_on"] == "2023-03-09"
    assert "2023-03-08" in days


def test_the_date_in_a_text_wins_over_the_properties_of_its_file(tmp_path, capsys):
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf("Published: 9 March 2023", info="/CreationDate (D:20240504103000Z)"))
    read(path, "--json")
    assert json.loads(capsys.readouterr().out)["published_on"] == "2023-03-09"

    path.write_bytes(pdf("Police confirmed an arrest.", info="/CreationDate (D:20240504103000Z)"))
    read(path, "--json")
    assert json.loads(capsys.readouterr().out)["published_on"] == "2024-05-04"


def test_what_was_not_read_is_told(tmp_path, capsys):
    path = tmp_path / "message.msg"
    path.write_bytes(
        outlook(subject="A report", body="PC Vale was arrested.", attachments={"photo.jpg": b"\xff\xd8"})
    )
    read(path)

    assert "photo.jpg" in capsys.readouterr().out
