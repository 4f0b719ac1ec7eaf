"""Where a report leads: a case, another case, or nowhere with reasons."""

import pytest

from peelian.access.refusals import Refused
from peelian.ledger.queries import entries_about
from peelian.reports import services
from peelian.reports.queries import report_summary
from peelian.reports.states import TRANSITIONS, ReportStatus
from tests.cast import Cast
from tests.reports.making import AT, LATER, add, read, record


def test_a_case_may_be_opened_before_everything_is_reviewed(cast: Cast) -> None:
    """The duty to record and refer runs from the day the matter came to attention, not from the end of the reading."""
    report = read(cast)
    services.mark_case_opened(report.ref, case_ref="C-00000001", actor=cast.ida.actor, at=AT)
    summary = report_summary(report.ref)
    assert (summary.status, summary.case_refs) == (ReportStatus.CASE_OPENED, ("C-00000001",))
    assert entries_about("report", report.ref)[-1].event.case == "C-00000001"


def test_one_report_may_lead_to_two_cases_but_not_twice_to_one(cast: Cast) -> None:
    report = read(cast)
    facts = {"actor": cast.cora.actor, "at": AT}
    services.mark_case_opened(report.ref, case_ref="C-00000001", **facts)
    services.link_to_case(report.ref, case_ref="C-00000002", **facts)
    assert report_summary(report.ref).case_refs == ("C-00000001", "C-00000002")
    assert report_summary(report.ref).status == ReportStatus.CASE_OPENED
    with pytest.raises(Refused, match="already with case C-00000002"):
        services.link_to_case(report.ref, case_ref="C-00000002", **facts)


def test_reading_goes_on_after_a_case_is_opened(cast: Cast) -> None:
    report = read(cast)
    services.mark_case_opened(report.ref, case_ref="C-00000001", actor=cast.ida.actor, at=AT)
    add(cast, report, b"On Friday the force said the offence was voyeurism.", name="friday.txt", at=LATER)
    services.accept_all_remaining(report.ref, actor=cast.ida.actor, at=LATER)
    assert report_summary(report.ref).status == ReportStatus.CASE_OPENED


def test_closing_needs_reasons_and_the_report_as_it_is(cast: Cast) -> None:
    report = record(cast, text="The officer was rude to me, said Mr Pellingham.")
    report.refresh_from_db()
    seen = report.version
    facts = {"actor": cast.ida.actor, "at": LATER}
    with pytest.raises(Refused, match="Give the reasons"):
        services.close_without_case(report.ref, reasons=" ", based_on=seen, **facts)
    add(cast, report)
    with pytest.raises(Refused, match="changed after you opened the page"):
        services.close_without_case(report.ref, reasons="Not about the force.", based_on=seen, **facts)
    report.refresh_from_db()
    services.close_without_case(report.ref, reasons="Not about the force.", based_on=report.version, **facts)
    assert report_summary(report.ref).status == ReportStatus.NO_FURTHER_ACTION
    assert "Not about" not in repr(entries_about("report", report.ref)[-1].event)


def test_a_closed_report_takes_nothing_until_it_is_reopened(cast: Cast) -> None:
    report = read(cast)
    facts = {"actor": cast.ida.actor, "at": AT}
    report.refresh_from_db()
    services.close_without_case(report.ref, reasons="Elsewhere.", based_on=report.version, **facts)
    for refused in (
        lambda: add(cast, report, b"more", name="more.txt"),
        lambda: services.accept_all_remaining(report.ref, **facts),
        lambda: services.mark_case_opened(report.ref, case_ref="C-00000001", **facts),
    ):
        with pytest.raises(Refused, match="Reopen it first"):
            refused()
    services.reopen_report(report.ref, reasons="A second account came in.", actor=cast.cora.actor, at=LATER)
    assert report_summary(report.ref).status == ReportStatus.BEING_READ
    add(cast, report, b"The officer was seen there.", name="more.txt")
    closing = report.closings.get()
    assert (closing.reasons, closing.reopening_reasons) == ("Elsewhere.", "A second account came in.")


def test_what_led_to_a_case_cannot_be_closed_or_reopened(cast: Cast) -> None:
    report = read(cast)
    facts = {"actor": cast.cora.actor, "at": AT}
    services.mark_case_opened(report.ref, case_ref="C-00000001", **facts)
    report.refresh_from_db()
    with pytest.raises(Refused, match=r"already at “Case opened” \(C-00000001\)"):
        services.close_without_case(report.ref, reasons="Changed my mind.", based_on=report.version, **facts)
    with pytest.raises(Refused, match="closed with no further action"):
        services.reopen_report(report.ref, reasons="Why not.", **facts)


@pytest.mark.pure
def test_every_status_can_be_reached() -> None:
    reached = {ReportStatus.RECEIVED}.union(*TRANSITIONS.values())
    assert reached == set(ReportStatus) == set(TRANSITIONS)
