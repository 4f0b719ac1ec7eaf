import ast
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

import peelian.law
from peelian.law.__main__ import main
from peelian.law.answers import answer_batch
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
    assert capsys.readouterr().out.count("\n") == len(all_rules())
    assert main(["list", "--json"]) == 0
    assert [rule["rule"] for rule in json.loads(capsys.readouterr().out)] == [rule.id for rule in all_rules()]


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
    ],
)
def test_a_refusal_is_a_sentence_on_standard_error_and_status_2(arguments, sentence, capsys):
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert sentence in captured.err
    assert captured.out == ""


def test_a_batch_answers_each_line_in_order_and_goes_on_after_an_error():
    questions = [
        '{"rule": "pcr_reg17_tor_or_reason", "on": "2023-04-05"}',
        "",
        '{"rule": "nothing", "on": "2023-04-05"}',
        "not json",
        "[1]",
        '{"rule": "cmr_review_application", "on": "2023-03-01", "facts": []}',
        '{"rule": "cmr_review_application", "on": "2023-03-01", "facts": [1]}',
        '{"rule": "cmr_review_application", "on": "2023-03-01", "facts": {"days_left_out": 9}}',
    ]
    answers = [json.loads(line) for line in answer_batch(questions)]
    assert [answer.get("due") for answer in answers] == [
        "2023-04-14", None, None, None, "2023-03-29", None, "2023-04-07",
    ]  # fmt: skip
    assert ["error" in answer for answer in answers] == [False, True, True, True, False, True, False]


def test_a_batch_reads_a_file_or_standard_input(tmp_path, capsys, monkeypatch):
    line = '{"rule": "cmr_refer_dsi", "on": "2023-04-07"}\n'
    questions = tmp_path / "questions.jsonl"
    questions.write_text(line * 2, encoding="utf-8")
    assert main(["due", "--batch", str(questions)]) == 0
    assert capsys.readouterr().out.count('"due": "2023-04-08"') == 2
    monkeypatch.setattr(sys, "stdin", io.StringIO(line))
    assert main(["due", "--batch", "-"]) == 0
    assert capsys.readouterr().out.count('"due": "2023-04-08"') == 1


def test_it_answers_without_django_or_any_package():
    code = (
        "import sys; from peelian.law.__main__ import main; main(['due', 'cmr_refer_dsi', '--on', '2023-04-07']); "
        "print(sorted({name.split('.')[0] for name in sys.modules} - set(sys.stdlib_module_names) - {'peelian'}))"
    )
    ran = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True, cwd=ROOM.parent.parent
    )
    assert ran.stdout.splitlines()[-1] in ("[]", "['__main__']")


def _forbidden(tree: ast.AST) -> list[str]:
    clock = {"today", "now", "utcnow", "localtime", "environ", "getenv"}
    return [node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in clock]


@pytest.mark.parametrize("path", sorted(ROOM.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOM)))
def test_no_module_of_the_law_reads_a_clock_or_the_environment(path):
    assert _forbidden(ast.parse(path.read_text(encoding="utf-8"))) == []
