import ast
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

import peelian.law
from peelian.law.__main__ import main
from peelian.law.pages import rules_page
from peelian.law.rules import all_rules

pytestmark = pytest.mark.pure

ROOM = Path(peelian.law.__file__).parent
PAGE = ROOM.parent.parent / "docs" / "law" / "rules.md"


def test_the_generated_page_is_current():
    assert PAGE.read_text(encoding="utf-8") == rules_page(), (
        "run: python -m peelian.law docs --write docs/law/rules.md"
    )


def test_the_page_names_every_rule_and_whether_it_was_read():
    page = rules_page()
    for rule in all_rules():
        assert f"### `{rule.id}`" in page
    assert page.count("- Read in the instrument: ") == len(all_rules())


def test_list_names_every_rule(capsys):
    assert main(["list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(all_rules()) + 1
    assert lines[-1].startswith("147 limits, 4 unverified")
    assert main(["list", "--json"]) == 0
    assert [rule["rule"] for rule in json.loads(capsys.readouterr().out)] == [rule.id for rule in all_rules()]


def test_list_can_name_only_what_nobody_read(capsys):
    assert main(["list", "--unverified", "--json"]) == 0
    listed = {rule["rule"] for rule in json.loads(capsys.readouterr().out)}
    assert listed == {rule.id for rule in all_rules() if not rule.verified}
    assert main(["list", "--unverified"]) == 0
    assert capsys.readouterr().out.count("(unverified)") == len(listed) == 4


def test_show_prints_a_rule_in_full(capsys):
    assert main(["show", "pcr_reg23_determination"]) == 0
    assert "PCR 2020 reg 23(1)-(2), (11)" in capsys.readouterr().out


def test_due_prints_the_day_and_the_steps_as_data(capsys):
    assert main(["due", "pcr_reg17_tor_or_reason", "--on", "2023-04-05", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["rule"] == "pcr_reg17_tor_or_reason"
    assert answer["due"] == "2023-04-14"
    assert answer["citation"] == "PCR 2020 reg 17(2)-(3)"
    assert answer["verified"] is True
    assert "Good Friday" in answer["steps"][2]["text"]


def test_due_in_words_ends_with_what_is_assumed(capsys):
    assert main(["due", "cmr_update_first", "--on", "2023-04-05"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Due: Wednesday 3 May 2023")
    assert "is assumed" in out


def test_facts_reach_the_rule(capsys):
    arguments = ["due", "cmr_review_application", "--on", "2023-03-01", "--fact", "days_left_out=9", "--json"]
    assert main(arguments) == 0
    assert json.loads(capsys.readouterr().out)["due"] == "2023-04-07"


def test_the_version_can_be_read_as_of_another_day(capsys):
    arguments = ["due", "pcr_severity_outcome_notice", "--on", "2025-07-01", "--json"]
    assert main([*arguments, "--fact", "read_as_of=2025-05-27"]) == 0
    assert json.loads(capsys.readouterr().out)["version"] == "as made"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["show", "nothing"], "There is no rule"),
        (["due", "pcr_reg17_notice"], "--on DATE"),
        (["due", "pcr_reg17_notice", "--on", "05/04/2023"], "is not a date"),
        (["due", "pcr_reg17_notice", "--on", "2019-04-05"], "was not law"),
        (["due", "pcr_reg18_representations", "--on", "2029-04-05"], "reviewed until"),
        (["due", "pcr_reg18_representations", "--on", "2023-04-05T10:00+01:00"], "local date"),
        (["due", "pcr_reg18_representations", "--on", "2023-04-05", "--fact", "x"], "NAME=VALUE"),
        (
            ["due", "pcr_reg18_representations", "--on", "2023-04-05", "--fact", "read_as_of=now"],
            "must be a date",
        ),
        (["due", "--batch", "no-such-file"], "no-such-file"),
        (["due", "pace_review_first", "--on", "2023-04-05"], "give the time of day"),
        (["due", "pace_review_first", "--on", "2023-03-26T01:30"], "No clock showed 01:30"),
        (["due", "pace_review_first", "--on", "2023-10-29T01:30"], "twice"),
        (["due", "bail_abp_initial", "--on", "2024-01-31", "--fact", "case=odd"], "standard, special"),
        (
            ["due", "bail_abp_initial_2017_regime", "--on", "2022-10-28"],
            "ended before Friday 28 October 2022",
        ),
        (["due", "pcr_reg17_notice", "--on", "2023-04-05", "--fact", "on=x"], "does not use the fact 'on'"),
    ],
)
def test_a_refusal_is_a_sentence_on_standard_error_and_status_2(arguments, sentence, capsys):
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert sentence in captured.err
    assert captured.out == ""


def test_a_batch_reads_a_file_or_standard_input(tmp_path, capsys, monkeypatch):
    line = '{"rule": "cmr_refer_dsi", "on": "2023-04-07"}\n'
    questions = tmp_path / "questions.jsonl"
    questions.write_text(line * 2, encoding="utf-8")
    assert main(["due", "--batch", str(questions)]) == 0
    assert capsys.readouterr().out.count('"due": "2023-04-08"') == 2
    monkeypatch.setattr(sys, "stdin", io.StringIO(line))
    assert main(["due", "--batch", "-"]) == 0
    assert capsys.readouterr().out.count('"due": "2023-04-08"') == 1


def test_a_batch_file_that_is_not_all_utf_8_loses_only_the_lines_that_are_not(tmp_path, capsys):
    line = b'{"rule": "cmr_refer_dsi", "on": "2023-04-07"}'
    questions = tmp_path / "questions.jsonl"
    questions.write_bytes(b"\xef\xbb\xbf" + line + b"\r\n" + line.replace(b"dsi", b"\xff") + b"\n" + line)
    assert main(["due", "--batch", str(questions)]) == 0
    answers = [json.loads(answer) for answer in capsys.readouterr().out.splitlines()]
    assert ["error" in answer for answer in answers] == [False, True, False]


def test_hours_are_asked_for_with_a_time_and_answered_with_one(capsys):
    assert main(["due", "pace_review_first", "--on", "2023-03-25T22:00+00:00", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["due"] == "2023-03-26T04:00:00+00:00"
    assert main(["due", "pace_review_first", "--on", "2023-03-25T22:00"]) == 0
    assert capsys.readouterr().out.startswith("Due: 05:00 on Sunday 26 March 2023\n")


def test_the_first_day_of_a_window_and_of_a_waiting_time_are_printed(capsys):
    assert main(["due", "pcr_reg52_hearing_date", "--on", "2023-04-05"]) == 0
    assert capsys.readouterr().out.startswith("Due: Friday 28 April 2023, not before Friday 21 April 2023\n")
    assert main(["due", "perf_dismissal_notice", "--on", "2025-10-07"]) == 0
    assert ", so from Tuesday 4 November 2025\n" in capsys.readouterr().out


def test_an_answer_names_the_date_of_the_case_that_would_decide_the_version(capsys):
    assert main(["due", "pcr_reg51_objection", "--on", "2024-10-08"]) == 0
    assert "--fact hearing_notice_on=DATE" in capsys.readouterr().out
    assert main(["show", "bail_abp_initial"]) == 0
    out = capsys.readouterr().out
    assert "inspector: 6 months" in out
    assert "one of: custody_officer, inspector, superintendent" in out


def test_it_answers_without_django_or_any_package():
    code = (
        "import sys; from peelian.law.__main__ import main; main(['due', 'cmr_refer_dsi', '--on', '2023-04-07']); "
        "known = set(sys.stdlib_module_names) | {'peelian', '__main__'}; "
        "print([name for name in sys.modules if name.split('.')[0] not in known and '_sysconfigdata' not in name])"
    )
    ran = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True, cwd=ROOM.parent.parent
    )
    assert ran.stdout.splitlines()[-1] == "[]"


def _forbidden(tree: ast.AST) -> list[str]:
    clock = {"today", "now", "utcnow", "localtime", "environ", "getenv"}
    return [node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in clock]


@pytest.mark.parametrize("path", sorted(ROOM.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOM)))
def test_no_module_of_the_law_reads_a_clock_or_the_environment(path):
    assert _forbidden(ast.parse(path.read_text(encoding="utf-8"))) == []
