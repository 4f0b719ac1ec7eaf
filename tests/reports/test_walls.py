"""Who may know of a report: never the person it is about; a sealed one only for those let in."""

import pytest

from peelian.access.events import Walled
from peelian.access.refusals import Hidden, Refused
from peelian.access.services import declare_conflict
from peelian.ledger.queries import entries_about
from peelian.reports import policy, services
from peelian.reports.models import Report
from peelian.reports.queries import open_reports_count, report_rows
from tests.cast import Cast
from tests.reports.making import AT, LATER, read, record

READERS = {"cora", "ed", "ida"}


def seers(cast: Cast, report: Report) -> set[str]:
    members = {key: member for key, member in cast.everyone().items() if key != "nobody"}
    return {
        key for key, m in members.items() if policy.visible_reports(m.actor).filter(pk=report.pk).exists()
    }


def test_those_who_read_reports_see_one_and_nobody_else(cast: Cast) -> None:
    report = read(cast)
    assert seers(cast, report) == READERS
    with pytest.raises(Hidden):
        policy.get_report(cast.asha.actor, report.ref)


def test_it_hides_a_report_from_the_person_it_is_about_everywhere(cast: Cast) -> None:
    report = read(cast)
    services.mention_person(report.ref, person_ref=cast.ed.person.ref, actor=cast.ida.actor, at=AT)
    assert seers(cast, report) == READERS - {"ed"}
    assert report_rows(cast.ed.actor).rows == ()
    assert open_reports_count(cast.ed.actor) == 0
    for get, ref in ((policy.get_report, report.ref), (policy.get_document, report.documents.get().ref)):
        with pytest.raises(Hidden):
            get(cast.ed.actor, ref)


def test_mentioning_again_changes_nothing(cast: Cast) -> None:
    report = record(cast)
    for at in (AT, LATER):
        services.mention_person(report.ref, person_ref=cast.ed.person.ref, actor=cast.ida.actor, at=at)
    events = [entry.type for entry in entries_about("report", report.ref)]
    assert events.count("reports.person_mentioned") == 1


def test_a_mention_made_by_mistake_is_withdrawn_with_reasons(cast: Cast) -> None:
    report = record(cast)
    services.mention_person(report.ref, person_ref=cast.ed.person.ref, actor=cast.ida.actor, at=AT)
    facts = {"person_ref": cast.ed.person.ref, "actor": cast.ida.actor, "at": LATER}
    with pytest.raises(Refused, match="reasons"):
        services.withdraw_mention(report.ref, reasons=" ", **facts)
    services.withdraw_mention(report.ref, reasons="Another officer of that name.", **facts)
    assert "ed" in seers(cast, report)
    with pytest.raises(Refused, match="not recorded"):
        services.withdraw_mention(report.ref, reasons="Twice.", **facts)


def test_a_declared_conflict_is_a_wall_too(cast: Cast) -> None:
    report = record(cast)
    services.mention_person(report.ref, person_ref=cast.asha.person.ref, actor=cast.ida.actor, at=AT)
    declare_conflict(
        actor=cast.cora.actor, kind=Walled.PERSON, against_ref=cast.asha.person.ref, reasons="Sister.", at=AT
    )
    assert seers(cast, report) == {"ed", "ida"}


def test_it_hides_a_sealed_report_from_all_but_its_recorder_and_those_let_in(cast: Cast) -> None:
    report = record(cast)
    services.seal_report(report.ref, reasons="Covert.", actor=cast.ida.actor, at=AT)
    assert seers(cast, report) == {"ida"}
    with pytest.raises(Refused, match="reasons"):
        services.let_in(
            report.ref, account_ref=cast.cora.account.ref, reasons="", actor=cast.ida.actor, at=AT
        )
    facts = {"account_ref": cast.cora.account.ref, "reasons": "Decides.", "actor": cast.ida.actor, "at": AT}
    services.let_in(report.ref, **facts)
    assert seers(cast, report) == {"ida", "cora"}
    with pytest.raises(Refused, match="can already read"):
        services.let_in(report.ref, **facts)


def test_being_let_in_does_not_open_ones_own_matter(cast: Cast) -> None:
    report = record(cast)
    services.seal_report(report.ref, reasons="Covert.", actor=cast.ida.actor, at=AT)
    facts = {"actor": cast.ida.actor, "at": AT}
    services.let_in(report.ref, account_ref=cast.ed.account.ref, reasons="Helps.", **facts)
    services.mention_person(report.ref, person_ref=cast.ed.person.ref, **facts)
    assert seers(cast, report) == {"ida"}


def test_whoever_seals_anothers_report_stays_inside(cast: Cast) -> None:
    report = record(cast)
    with pytest.raises(Refused, match="holds its seal"):
        services.seal_report(report.ref, reasons="Covert.", actor=cast.ed.actor, at=AT)
    services.seal_report(report.ref, reasons="Covert.", actor=cast.cora.actor, at=AT)
    assert seers(cast, report) == {"ida", "cora"}
    with pytest.raises(Refused, match="lift the seal"):
        services.unseal_report(report.ref, reasons="Over.", actor=cast.ida.actor, at=LATER)
    services.unseal_report(report.ref, reasons="Over.", actor=cast.cora.actor, at=LATER)
    assert seers(cast, report) == READERS


def test_only_those_who_take_in_reports_or_work_on_cases_mention_people(cast: Cast) -> None:
    report = record(cast)
    services.seal_report(report.ref, reasons="Covert.", actor=cast.ida.actor, at=AT)
    with pytest.raises(Hidden):
        services.mention_person(report.ref, person_ref=cast.ben.person.ref, actor=cast.cora.actor, at=AT)
    with pytest.raises(Refused, match="record reports or work on cases"):
        policy.check_can_mention(cast.fay.actor, report)
