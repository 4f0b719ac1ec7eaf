"""Questions as they come from outside: each line gets one answer, in order, and no line gets a traceback."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.law.answers import KEY_DATES, answer_batch, ask
from peelian.law.counting import Unit
from peelian.law.dated import NotInForce
from peelian.law.regimes import BeforeTheseRegulations, RegimeUnclear
from peelian.law.rules import all_rules, get_rule

pytestmark = pytest.mark.pure

PLAIN = {"rule": "pcr_reg18_representations", "on": "2023-04-05"}
DAYS = (
    "2026-03-02", "2026-03-07", "2024-02-29", "2026-01-31", "2026-04-03", "2025-12-24", "2022-06-01", "2022-09-16",
    "2023-05-05", "2020-02-01", "2020-01-31", "1985-12-31", "2028-12-27", "2199-06-01", "9999-12-31", "0001-01-01",
)  # fmt: skip


def answers(*lines: object) -> list[dict]:
    """The answer to each line; what is not text is written as JSON first."""
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    return [json.loads(answer) for answer in answer_batch(texts)]


@pytest.mark.parametrize("on", DAYS)
def test_every_limit_answers_or_refuses_on_every_kind_of_day(on):
    questions = [{"rule": rule.id, "on": _asked(rule, on)} for rule in all_rules()]
    given_back = answers(*questions)
    assert [answer["rule"] for answer in given_back] == [rule.id for rule in all_rules()]
    for answer in given_back:
        if "error" in answer:
            assert answer["error"].strip()
            continue
        assert {"rule", "due", "steps", "citation", "verified"} <= answer.keys()
        assert answer["steps"]
        assert answer["due"] or answer["kind"] in ("as soon as practicable", "by agreement")


def _asked(rule, on: str) -> str:
    return f"{on}T10:00" if rule.period.versions[-1].value.unit is Unit.HOURS else on


def test_on_an_ordinary_day_only_the_ended_regime_has_no_answer():
    refused = [
        answer["rule"] for answer in answers(*({"rule": rule.id, "on": _asked(rule, DAYS[0])} for rule in all_rules()))
        if "error" in answer
    ]  # fmt: skip
    assert refused == ["bail_abp_initial_2017_regime"]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("", "line is empty"),
        ("   ", "line is empty"),
        ("not json", "not JSON"),
        ('{"rule": "pcr_reg17_notice", "on": "2023-04-05"', "not JSON"),
        ("[1]", "`rule` and `on`"),
        ("null", "`rule` and `on`"),
        ("17", "`rule` and `on`"),
        ('"text"', "`rule` and `on`"),
        ({"rule": None, "on": "2023-04-05"}, "`rule` and `on`"),
        ({"rule": "pcr_reg17_notice"}, "`rule` and `on`"),
        ({"rule": "pcr_reg17_notice", "on": 20230405}, "`rule` and `on`"),
        ({"rule": ["pcr_reg17_notice"], "on": "2023-04-05"}, "`rule` and `on`"),
        ({"rule": "", "on": "2023-04-05"}, "no rule"),
        ({"rule": "nothing", "on": "2023-04-05"}, "no rule"),
        ({"rule": "\ud800", "on": "2023-04-05"}, "no rule"),
        ({"rule": "x" * 100_000, "on": "2023-04-05"}, "no rule"),
        (PLAIN | {"on": ""}, "is not a date"),
        (PLAIN | {"on": "2023-02-29"}, "is not a date"),
        (PLAIN | {"on": "05/04/2023"}, "is not a date"),
        (PLAIN | {"on": "9" * 5_000}, "is not a date"),
        (PLAIN | {"on": "2023-04-05T10:00+01:00"}, "local date"),
        (PLAIN | {"facts": []}, "must be an object"),
        (PLAIN | {"facts": "x"}, "must be an object"),
        (PLAIN | {"facts": 0}, "must be an object"),
        (PLAIN | {"facts": {"reason": 1}}, "does not use the fact"),
        (PLAIN | {"facts": {"on": "2023-04-05"}}, "does not use the fact"),
        (PLAIN | {"facts": {"calendar": None}}, "does not use the fact"),
        (PLAIN | {"facts": {"start": "2023-04-05"}}, "does not use the fact"),
        (PLAIN | {"facts": {"self": 1}}, "does not use the fact"),
        (PLAIN | {"facts": {"extended_to": 5}}, "must be a day"),
        (PLAIN | {"facts": {"extended_to": ["2023-05-05"]}}, "must be a day"),
        (PLAIN | {"facts": {"extended_to": {}}}, "must be a day"),
        (PLAIN | {"facts": {"extended_to": True}}, "must be a day"),
        (PLAIN | {"facts": {"extended_to": "2023-05-05T10:00"}}, "must be a day"),
        (PLAIN | {"facts": {"read_as_of": "soon"}}, "must be a date"),
        (PLAIN | {"facts": {"read_as_of": "2023-05-05", "attention_on": "2023-05-05"}}, "not both"),
        (PLAIN | {"facts": {"attention_on": 17}}, "date or unknown"),
        ({"rule": "pace_review_first", "on": "9999-12-31T23:00+00:00"}, "check the date"),
        ({"rule": "perf_improvement_period", "on": "2025-10-07", "facts": {"exceptional": "maybe"}}, "yes or no"),
        ({"rule": "cmr_review_application", "on": "2023-03-01", "facts": {"days_left_out": -1}}, "whole number"),
        ({"rule": "cmr_review_application", "on": "2023-03-01", "facts": {"days_left_out": 10**40}}, "whole number"),
        ({"rule": "cmr_review_application", "on": "2023-03-01", "facts": {"days_left_out": "9" * 50}}, "whole number"),
        ({"rule": "cmr_review_application", "on": "2023-03-01", "facts": {"days_left_out": 1.5}}, "whole number"),
        ('{"rule": "cmr_review_application", "on": "2023-03-01", "facts": {"days_left_out": NaN}}', "NaN"),
        ('{"rule": "cmr_review_application", "on": "2023-03-01", "facts": {"days_left_out": -Infinity}}', "Infinity"),
        ('{"rule": "cmr_refer_dsi", "rule": "cmr_refer_conduct", "on": "2023-03-01"}', "twice"),
        ('{"rule": "cmr_refer_dsi", "on": "2023-03-01", "facts": {"a": 1, "a": 2}}', "twice"),
        ('{"rule": "cmr_refer_dsi", "on": ' + "9" * 5_000 + "}", "not JSON"),
        ("[" * 100_000, "not JSON"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_answered_gets_a_sentence_and_the_next_its_answer(line, sentence):
    first, wrong, last = answers(PLAIN, line, PLAIN)
    assert sentence in wrong["error"]
    assert len(wrong["error"]) < 500
    assert "due" not in wrong
    assert first == last
    assert first["due"] == "2023-04-21"


def test_what_is_not_given_is_the_same_as_null():
    asked = PLAIN | {"facts": {"extended_to": None, "read_as_of": None}}
    assert answers(asked, PLAIN | {"facts": None}, PLAIN | {"facts": {}}) == answers(PLAIN) * 3


def test_other_names_in_a_question_are_let_be():
    assert answers(PLAIN | {"my_number": 17}) == answers(PLAIN)


@given(st.text(max_size=40) | st.recursive(
    st.none() | st.booleans() | st.floats() | st.text() | st.integers(),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["rule", "on", "facts", "extended_to"]), inner, max_size=4),
    max_leaves=8,
).map(json.dumps))  # fmt: skip
def test_whatever_the_line_is_it_gets_one_answer(line):
    (answer,) = answers(line)
    assert "error" in answer


@given(
    st.sampled_from(all_rules()),
    st.dictionaries(
        st.sampled_from(["extended_to", "days_left_out", "exceptional", "drafted_by", "case", *KEY_DATES]),
        st.none()
        | st.booleans()
        | st.integers()
        | st.text(max_size=8)
        | st.dates().map(str)
        | st.lists(st.integers()),
    ),
    st.dates().map(str),
)
def test_whatever_the_facts_are_it_answers_or_refuses(rule, facts, on):
    (answer,) = answers({"rule": rule.id, "on": on, "facts": facts})
    assert answer["rule"] == rule.id
    assert ("error" in answer) is not ("due" in answer)


@pytest.mark.parametrize(
    ("rule", "on", "facts", "due"),
    [
        (
            "pcr_reg43_report",
            "2024-10-08",
            {"drafted_by": "adviser", "hearing_notice_on": "2024-05-07"},
            "2024-10-22",
        ),
        ("pcr_reg43_report", "2024-10-08", {"hearing_notice_on": "2024-05-06"}, "2024-10-15"),
        ("pcr_reg28_chief_decides", "2024-10-08", {"hearing_notice_on": "unknown"}, "2024-10-21"),
        ("bail_abp_initial", "2024-01-31", {"arrest_on": "2024-01-31"}, "2024-04-30"),
        ("perf_stage1_appeal", "2025-10-07", {"performance_on": "2025-05-28"}, "2025-10-16"),
        ("pcr_former_opt_for_hearing", "2025-10-07", {"attention_on": "2023-01-01"}, "2025-10-21"),
        (
            "pace_review_first",
            "2024-01-31T10:00+00:00",
            {"arrest_on": "2024-01-31"},
            "2024-01-31T16:00:00+00:00",
        ),
    ],
)
def test_the_dates_of_a_case_decide_which_version_is_read(rule, on, facts, due):
    assert ask(rule, on, facts).due.isoformat() == due


@pytest.mark.parametrize(
    ("rule", "on", "facts", "refusal", "readings"),
    [
        ("pcr_reg51_objection", "2024-10-08", {"hearing_notice_on": "unknown"}, RegimeUnclear, 2),
        ("perf_stage1_appeal", "2025-10-07", {"performance_on": "unknown"}, RegimeUnclear, 2),
        ("bail_abp_initial", "2024-01-31", {"arrest_on": None}, RegimeUnclear, 2),
        ("pcr_severity_outcome_notice", "2025-10-07", {"attention_on": "unknown"}, RegimeUnclear, 2),
        ("cmr_reg26_dg_objection", "2025-10-07", {"matter_on": "unknown"}, RegimeUnclear, 2),
        ("pcr_reg51_objection", "2024-10-08", {"hearing_notice_on": "2024-05-06"}, NotInForce, 0),
        ("pcr_former_opt_for_hearing", "2025-10-07", {"hearing_notice_on": "2025-05-27"}, NotInForce, 0),
        ("perf_stage1_appeal", "2025-10-07", {"performance_on": "2025-05-27"}, BeforeTheseRegulations, 0),
        ("pcr_reg31_response", "2021-10-05", {"attention_on": "2020-01-31"}, BeforeTheseRegulations, 0),
        ("cmr_refer_dsi", "2021-10-05", {"matter_on": "2020-01-31"}, BeforeTheseRegulations, 0),
        ("bail_abp_initial", "2022-10-28", {"arrest_on": "2022-10-27"}, NotInForce, 0),
    ],
)  # fmt: skip
def test_where_the_version_is_open_or_another_law_governs_it_refuses(rule, on, facts, refusal, readings):
    with pytest.raises(refusal) as refused:
        ask(rule, on, facts)
    assert len(getattr(refused.value, "readings", ())) == readings


def test_an_answer_says_on_what_its_version_rests():
    (answer,) = answers({"rule": "pcr_reg51_objection", "on": "2024-10-08"})
    assert answer["bound_by"] == get_rule("pcr_reg51_objection").bound_by.value
    assert answer["since"] == date(2024, 10, 8).isoformat()
