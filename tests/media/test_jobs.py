"""Asking for the job: one at a time, by who prepares the case; it says when it broke off, and keeps what it had."""

from datetime import timedelta

import pytest

from peelian.access.actors import system_actor
from peelian.access.refusals import Refused
from peelian.cases.models import Case
from peelian.ledger.queries import entries_about
from peelian.media.models import Picture, Run
from peelian.media.queries.facts import media_page, run_line
from peelian.media.services import working
from peelian.media.services.asking import ask_for_hashing
from peelian.media.services.working import work_out
from peelian.media.states import RunStatus
from tests.cast import Cast
from tests.media.factories import NOW, hashed, phone_with

pytestmark = pytest.mark.django_db


def test_one_job_of_a_case_runs_at_a_time_and_a_dead_one_gives_way(cast: Cast, case_of_phones: Case) -> None:
    first = ask_for_hashing(case=case_of_phones, actor=cast.asha.actor, at=NOW)
    with pytest.raises(Refused, match="being read already"):
        ask_for_hashing(case=case_of_phones, actor=cast.asha.actor, at=NOW + timedelta(minutes=5))
    ask_for_hashing(case=case_of_phones, actor=cast.asha.actor, at=NOW + timedelta(minutes=16))
    first.refresh_from_db()
    assert first.status == RunStatus.FAILED


def test_who_does_not_prepare_the_case_cannot_ask(cast: Cast, case_of_phones: Case) -> None:
    with pytest.raises(Refused):
        ask_for_hashing(case=case_of_phones, actor=cast.petra.actor, at=NOW)


def test_a_job_that_breaks_off_says_so(
    cast: Cast, case_of_phones: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = ask_for_hashing(case=case_of_phones, actor=cast.asha.actor, at=NOW)

    def torn(*_: object, **__: object) -> None:
        raise OSError("the disk is gone")

    monkeypatch.setattr(working, "match_lists", torn)
    with pytest.raises(OSError, match="disk"):
        work_out(run_ref=run.ref, actor=system_actor("media-hashing"), clock=lambda: NOW)
    assert Run.objects.get().status == RunStatus.FAILED
    assert list(entries_about("case", case_of_phones.ref, types=["media.hashing_failed"]))


def test_a_case_without_pictures_has_an_end_and_an_empty_table(
    cast: Cast, case_of_phones: Case, django_capture_on_commit_callbacks: object
) -> None:
    sends = [("02/11/2022, 21:10", "Kit Marlow", "Rota.pdf", b"%PDF-1.4 nothing in it")]
    phone_with(cast, case_of_phones, sends)
    run = hashed(cast, case_of_phones, django_capture_on_commit_callbacks)
    assert (run.status, run.done, run.total) == (RunStatus.DONE, 1, 1)
    assert Picture.objects.get().trouble == ""
    page = media_page(cast.asha.actor, case_of_phones, kind="film")
    assert (page.total, page.pages, page.rows) == (0, 1, ())
    assert not run_line(case_of_phones).going
    for address in ("", "groups/", "progress/"):
        assert cast.asha.client.get(f"/media/{case_of_phones.ref}/{address}").status_code == 200
