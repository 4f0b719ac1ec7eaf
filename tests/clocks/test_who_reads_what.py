"""Whoever may not read restrictions does not learn of one from a clock, a list or a timeline."""

from datetime import date

import pytest
from django.urls import reverse

from peelian.cases.policy import visible_cases
from peelian.clocks.policy import OF_SUSPENSION, readable
from peelian.clocks.queries.due import Group, due_page
from peelian.clocks.queries.of_case import clocks_of_case
from tests.cast import Cast
from tests.restrictions.factories import suspended

ON = date(2023, 4, 2)
READERS = {"asha": True, "cora": True, "petra": True, "ben": False, "ida": False}


def listed(cast: Cast, who: str) -> set[str]:
    asked = readable(getattr(cast, who).actor, visible_cases(getattr(cast, who).actor))
    return {row.rule for group in Group for row in due_page(asked, group, on=ON).rows}


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "reads"), READERS.items())
def test_a_suspension_shows_in_the_clocks_only_to_whoever_may_read_it(cast: Cast, who: str, reads: bool):
    restriction = suspended(cast)
    actor = getattr(cast, who).actor
    assert bool(OF_SUSPENSION & listed(cast, who)) is reads
    of_case = clocks_of_case(restriction.case, actor, on=ON)
    assert bool(OF_SUSPENSION & {row.rule for row in of_case.running}) is reads


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "reads"), READERS.items())
def test_and_in_the_pages_of_the_case(cast: Cast, who: str, reads: bool):
    restriction = suspended(cast)
    for name in ("desk:case", "desk:timeline", "desk:print-case", "clocks:case"):
        page = getattr(cast, who).client.get(reverse(name, args=[restriction.case.ref])).content.decode()
        assert ("uspension (Conduct" in page or "review the suspension" in page.lower()) is reads, name


@pytest.mark.django_db
def test_a_clock_that_may_not_be_read_is_not_there(cast: Cast):
    restriction = suspended(cast)
    number = next(
        row.number
        for row in clocks_of_case(restriction.case, cast.cora.actor, on=ON).running
        if row.rule in OF_SUSPENSION
    )
    url = reverse("clocks:clock", args=[restriction.case.ref, number])
    assert cast.cora.client.get(url).status_code == 200
    assert cast.ida.client.get(url).status_code == 404


def test_the_rules_of_suspensions_are_all_known():
    assert {rule for rule in OF_SUSPENSION if rule.startswith("pcr")}
    assert {rule for rule in OF_SUSPENSION if rule.startswith("pvr")}
