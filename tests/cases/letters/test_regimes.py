"""The law that is printed is the version that binds the case: one day apart, two letters say different things."""

from datetime import date

import pytest

from peelian.access.refusals import Refused
from peelian.cases.documents.letter import LetterKind
from peelian.cases.models import Case, Subject
from peelian.cases.services.assessing import assess_severity
from peelian.cases.services.directing import decide_handling
from peelian.cases.services.investigating import appoint_investigator
from peelian.cases.states import Handling, SeverityResult
from tests.cases.factories import about_ed
from tests.cases.letters.making import drawn, investigated_locally, moment, text_of
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def internal(cast: Cast, *, came_on: date) -> tuple[Case, Subject]:
    """The same internal investigation by Asha, of a matter that came to attention on a day."""
    case, subject = about_ed(cast, came_to_attention_on=came_on, at=moment(came_on))
    assess_severity(
        subject=subject,
        based_on=0,
        result=SeverityResult.GROSS_HEARING,
        assessed_on=came_on,
        reasons="If proved it would justify dismissal.",
        actor=cast.cora.actor,
        at=moment(came_on),
    )
    case = decide_handling(
        case=Case.objects.get(pk=case.pk),
        handling=Handling.INTERNAL,
        reasons="Internal.",
        actor=cast.cora.actor,
        at=moment(came_on),
    )
    appoint_investigator(
        case=case,
        investigator_ref=cast.asha.account.ref,
        appointed_on=came_on,
        has_knowledge=True,
        is_impartial=True,
        reasons="Trained.",
        actor=cast.cora.actor,
        at=moment(came_on),
    )
    return Case.objects.get(pk=case.pk), Subject.objects.get(pk=subject.pk)


def notice(cast: Cast, *, came_on: date, on: date) -> str:
    case, subject = internal(cast, came_on=came_on)
    return text_of(drawn(case, LetterKind.INVESTIGATION, subject.ref, by=cast.asha, on=on))


def test_the_day_before_7_may_2024_and_the_day_itself(cast: Cast) -> None:
    came_on = date(2024, 4, 8)
    before = notice(cast, came_on=came_on, on=date(2024, 5, 6))
    after = notice(cast, came_on=came_on, on=date(2024, 5, 7))
    assert "(SI 2020/4), as made" in before
    assert "SI 2024/521 was not yet in force" in before
    assert "reg 12A" not in before
    assert "(SI 2020/4), as amended by SI 2024/521" in after
    assert "conflict of interest" in after
    assert "PCR 2020 regs 12A, 15 as amended by SI 2024/521" in after


def test_the_day_before_28_may_2025_and_the_day_itself(cast: Cast) -> None:
    on = date(2025, 7, 1)
    before = notice(cast, came_on=date(2025, 5, 27), on=on)
    after = notice(cast, came_on=date(2025, 5, 28), on=on)
    assert (
        "the outcome may be a final written warning, a reduction in rank, or dismissal without notice"
        in before
    )
    assert "E-mail is not among the listed ways." in before
    assert "deems no day" in before
    assert "the amendments of SI 2025/558 do not apply" in before
    assert "the outcome is dismissal without notice, unless exceptional circumstances" in after
    assert "reg 42 as amended by SI 2025/558 reg 15" in after
    assert "An e-mail sent on a working day before 4.30 p.m. counts as given that day" in after
    assert "indictment" in after
    assert "indictment" not in before


@pytest.mark.parametrize(("came_on", "open_to"), [(date(2025, 5, 27), False), (date(2025, 5, 28), True)])
def test_the_assessment_record_offers_vetting_only_where_it_is_open(
    cast: Cast, came_on: date, open_to: bool
) -> None:
    case, subject = internal(cast, came_on=came_on)
    words = text_of(drawn(case, LetterKind.SEVERITY, subject.ref, by=cast.cora, on=date(2025, 7, 1)))
    assert ("may be referred under the Vetting Regulations" in words) is open_to
    assert ("Referral under the Vetting Regulations is not open in this case" in words) is not open_to


def test_the_door_decides_which_regulation_17_it_is(cast: Cast) -> None:
    case, subject = investigated_locally(cast)
    words = text_of(drawn(case, LetterKind.INVESTIGATION, subject.ref, by=cast.asha, on=date(2025, 7, 1)))
    assert "Given under: CMR 2020 reg 17(1)" in words
    assert (
        "Police (Complaints and Misconduct) Regulations 2020 (SI 2020/2), as amended by SI 2025/558" in words
    )
    assert "CMR 2020 reg 20(4)" in words


def test_what_nobody_has_read_is_marked(cast: Cast) -> None:
    case, subject = investigated_locally(cast)
    words = text_of(drawn(case, LetterKind.INVESTIGATION, subject.ref, by=cast.asha, on=date(2025, 7, 1)))
    assert "[unverified: note 1]" in words
    assert "1. CMR 2020 regs 16-22" in words


def test_from_29_june_2026_the_later_act_is_marked_as_unread(cast: Cast) -> None:
    day_before = notice(cast, came_on=date(2026, 6, 1), on=date(2026, 6, 26))
    after = notice(cast, came_on=date(2026, 6, 1), on=date(2026, 6, 29))
    assert "Crime and Policing Act 2026" not in day_before
    assert "Crime and Policing Act 2026" in after


def test_a_matter_from_before_the_regulations_gets_no_letter(cast: Cast) -> None:
    case, subject = internal(cast, came_on=date(2023, 3, 9))
    Case.objects.filter(pk=case.pk).update(came_to_attention_on=date(2019, 12, 1))
    old = Case.objects.get(pk=case.pk)
    with pytest.raises(Refused, match="Police \\(Conduct\\) Regulations 2012"):
        drawn(old, LetterKind.INVESTIGATION, subject.ref, by=cast.asha, on=date(2023, 3, 14))
