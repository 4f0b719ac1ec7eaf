"""A long file is answered on several processors, line for line as a short one is."""

import json
from datetime import date, timedelta

import pytest

from peelian.law.answers import answer_batch
from peelian.law.batching import answers_to
from peelian.law.rules import all_rules

pytestmark = pytest.mark.pure


def test_a_long_file_gets_the_same_answers_in_the_same_order():
    rules = [rule.id for rule in all_rules()]
    first = date(2021, 1, 1)
    lines = [
        json.dumps({"rule": rules[number % len(rules)], "on": str(first + timedelta(days=number % 900))})
        for number in range(11_000)
    ]
    lines[5_000], lines[9_999] = "", "{"
    assert list(answers_to(iter(lines))) == list(answer_batch(lines))


@pytest.mark.parametrize("lines", [[], ["{"], [""]])
def test_a_short_one_is_answered_where_it_stands(lines):
    assert list(answers_to(lines)) == list(answer_batch(lines))
