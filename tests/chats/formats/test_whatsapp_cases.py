"""Every hard case: who, when, what; or the question."""

import pytest

from peelian.chats.formats.records import NeedsAnswer
from tests.chats.formats.whatsapp_cases import CASES
from tests.chats.formats.whatsapp_cases.case import Case
from tests.chats.formats.whatsapp_sources import rows, taken

pytestmark = pytest.mark.pure


def test_there_are_enough_of_them_and_each_has_its_own_name() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 72


@pytest.mark.parametrize("case", [case for case in CASES if not case.asks], ids=lambda case: case.name)
def test_a_hard_case_is_read_as_it_stands(case: Case) -> None:
    records, findings, accounting = taken(case.data, case.file)
    assert tuple(rows(records)) == case.rows, findings
    assert accounting.whole, accounting


@pytest.mark.parametrize("case", [case for case in CASES if case.asks], ids=lambda case: case.name)
def test_an_open_question_is_asked(case: Case) -> None:
    with pytest.raises(NeedsAnswer) as asked:
        taken(case.data, case.file)
    assert asked.value.ask == case.asks
    assert len(asked.value.choices) >= 2
