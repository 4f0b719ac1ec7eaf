"""One case told twice, with one day between the tellings: each is held to the law that binds it, shown side by side.

Across 28 May 2025 the day that decides is the one on which the matter came to attention (SI 2025/558 reg 64(1)); across
7 May 2024 it is the day of the first notice under reg 30(1) or 51(1), and the Regulations' own commencement before it
(SI 2024/521 reg 7(1)).
"""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from peelian.access.refusals import Refused
from peelian.cases.documents.letter import LetterKind
from peelian.cases.models import Notice
from peelian.cases.services.assessing import assess_severity
from peelian.cases.services.directing import decide_handling
from peelian.cases.services.investigating import appoint_investigator
from peelian.cases.services.notifying import serve_notice
from peelian.cases.states import Handling, NoticeKind, SeverityResult
from peelian.law.service import Method
from tests.cases.factories import about_ed
from tests.cases.letters.making import drawn, moment, text_of
from tests.cast import Cast

pytestmark = pytest.mark.django_db


class Telling:
    """The same internal matter about Ed, which came to attention on a day and was given to Asha on the same."""

    def __init__(self, cast: Cast, came_on: date) -> None:
        self.cast, self.came_on = cast, came_on
        cora, at = cast.cora.actor, moment(came_on)
        case, self.subject = about_ed(cast, came_to_attention_on=came_on, at=at)
        assess_severity(
            subject=self.subject, based_on=0, result=SeverityResult.GROSS_HEARING, assessed_on=came_on,
            reasons="If proved it would justify dismissal.", actor=cora, at=at,
        )  # fmt: skip
        case.refresh_from_db()
        case = decide_handling(case=case, handling=Handling.INTERNAL, reasons="Internal.", actor=cora, at=at)
        appoint_investigator(
            case=case, investigator_ref=cast.asha.account.ref, appointed_on=came_on, has_knowledge=True,
            is_impartial=True, reasons="Trained.", actor=cora, at=at,
        )  # fmt: skip
        case.refresh_from_db()
        self.subject.refresh_from_db()
        self.case = case

    def letter_page(self) -> str:
        """The notice of investigation as Asha is shown it before she makes it."""
        url = reverse("cases:make-letter", args=[self.case.ref, LetterKind.INVESTIGATION, self.subject.ref])
        return words_of(self.cast.asha.client.get(url))

    def e_mail(self, sent_at: datetime) -> Notice:
        """The notice of investigation sent by e-mail at a moment."""
        self.subject.refresh_from_db()
        return serve_notice(
            subject=self.subject, kind=NoticeKind.INVESTIGATION, text="The notice.", method=Method.ELECTRONIC,
            sent_at=sent_at, actor=self.cast.asha.actor, at=sent_at + timedelta(hours=1),
        )  # fmt: skip


def words_of(response) -> str:
    assert response.status_code == 200, response.status_code
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_a_day_on_either_side_of_28_may_2025(cast: Cast):
    before, after = Telling(cast, date(2025, 5, 27)), Telling(cast, date(2025, 5, 28))
    old, new = before.letter_page(), after.letter_page()
    assert "the amendments of SI 2025/558 do not apply" in old
    assert "the outcome is dismissal without notice, unless exceptional circumstances" not in old
    assert "as amended by SI 2025/558" in new
    assert "the outcome is dismissal without notice, unless exceptional circumstances" in new


def test_the_two_are_shown_side_by_side_with_what_differs(cast: Cast):
    both = words_of(
        cast.asha.client.get(
            "/law/pcr_severity_outcome_notice/compare/"
            "?on=2025-06-11&key=2025-05-27&other_on=2025-06-11&other_key=2025-05-28"
        )
    )
    assert "27 May 2025" in both
    assert "28 May 2025" in both
    assert "Before 28 May 2025: the amendments of SI 2025/558 do not apply." in both
    assert "as amended by SI 2025/558" in both


def test_an_e_mail_counts_as_given_by_law_only_in_the_later_one(cast: Cast):
    before, after = Telling(cast, date(2025, 5, 27)), Telling(cast, date(2025, 5, 28))
    on_friday_evening = datetime(2025, 6, 6, 17, 0, tzinfo=UTC)
    with pytest.raises(Refused, match="this version of the rule deems none"):
        before.e_mail(on_friday_evening)
    assert after.e_mail(on_friday_evening).deemed_on == date(2025, 6, 9)


def test_an_assessment_may_end_in_vetting_only_in_the_later_one(cast: Cast):
    before, after = Telling(cast, date(2025, 5, 27)), Telling(cast, date(2025, 5, 28))
    for telling, status in ((before, 200), (after, 302)):
        answer = cast.cora.client.post(
            reverse("cases:assess", args=[telling.subject.ref]),
            {
                "result": "VETTING", "assessed_on": "2025-06-04", "based_on": "1", "material": "The record.",
                "consulted": "Line manager", "reasons": "Less than misconduct; clearance should be looked at.",
            },
        )  # fmt: skip
        assert answer.status_code == status, words_of(answer)


def test_a_day_on_either_side_of_7_may_2024(cast: Cast):
    telling = Telling(cast, date(2024, 4, 8))
    ref = telling.subject.ref
    old, new = (
        text_of(drawn(telling.case, LetterKind.INVESTIGATION, ref, by=cast.asha, on=day))
        for day in (date(2024, 5, 6), date(2024, 5, 7))
    )
    assert "SI 2024/521 was not yet in force" in old
    assert "PCR 2020 regs 12A, 15 as amended by SI 2024/521" in new
    assert "12A" not in old


def test_a_hearing_notified_the_day_before_7_may_2024_keeps_the_law_it_had(cast: Cast):
    both = words_of(
        cast.asha.client.get(
            "/law/pcr_reg43_lqp_report/compare/"
            "?on=2024-05-21&key=2024-05-06&other_on=2024-05-21&other_key=2024-05-07"
        )
    )
    assert "6 May 2024" in both
    assert "7 May 2024" in both
    assert "was not law" in both or "does not apply" in both
    assert "28 May 2024" in both
