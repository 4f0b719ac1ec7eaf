"""The auditor's pages: Gus reads them, nobody else knows of them, and reading leaves an entry."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from peelian.ledger.auditing import page_of_entries
from peelian.ledger.events import Stream
from peelian.ledger.looks import LedgerRead
from peelian.ledger.queries import entries_about, walk_by_subject
from peelian.ledger.services import record_many

from .test_recording import ASHA, AT, KettleBoiled, boil

pytestmark = pytest.mark.django_db
LIST = "/ledger/"


def page(client, **query):
    answer = client.get(LIST, query)
    assert answer.status_code == 200
    return answer.context["page"]


@pytest.fixture
def gus(cast):
    return cast.gus.client


def test_it_does_not_exist_for_anyone_but_an_auditor(cast):
    boil()
    others = {name: member for name, member in cast.everyone().items() if name not in ("gus", "nobody")}
    for name, member in others.items():
        assert member.client.get(LIST).status_code == 404, name
        assert member.client.get(reverse("ledger:entry", args=["work", 1])).status_code == 404, name
    assert len(others) >= 11
    assert entries_about("ledger", "ledger", stream=Stream.LOOKS) == []


def test_nobody_is_sent_to_sign_in(client):
    assert client.get(LIST).status_code == 302


def test_gus_reads_what_was_done_newest_first(gus):
    last = boil()
    rows = page(gus).rows
    assert (rows[0].sequence, rows[0].says) == (last.sequence, "Kettle boiled")
    assert [row.sequence for row in rows] == sorted((row.sequence for row in rows), reverse=True)


def test_reading_the_ledger_is_itself_recorded(gus):
    gus.get(LIST, {"subject": "K-1"})
    gus.get(reverse("ledger:entry", args=["work", 1]))
    looks = [recorded.event for recorded in entries_about("ledger", "ledger", stream=Stream.LOOKS)]
    assert [(look.searched_for, look.entry) for look in looks] == [("K-1", None), (None, 1)]
    assert all(isinstance(look, LedgerRead) for look in looks)


def test_he_narrows_the_list_by_subject_type_and_day(gus):
    wanted = boil("K-77")
    boil("K-78")
    assert [row.sequence for row in page(gus, subject="K-77").rows] == [wanted.sequence]
    assert {row.type for row in page(gus, type="ledger_tests.kettle_boiled").rows} == {
        "ledger_tests.kettle_boiled"
    }
    assert len(page(gus, day="2023-03-09", type="ledger_tests.kettle_boiled").rows) == 2
    assert page(gus, day="2023-03-10", type="ledger_tests.kettle_boiled").rows == ()
    assert page(gus, stream="looks").rows[0].type == "ledger.ledger_read"


@pytest.mark.parametrize(
    "query", [{"subject": "Mary Ann"}, {"stream": "other"}, {"day": "31/31/2023"}, {"type": "none.such"}]
)
def test_a_filter_that_makes_no_sense_is_answered_with_a_sentence(gus, query):
    answer = gus.get(LIST, query)
    assert (answer.status_code, answer.context["page"]) == (200, None)
    assert "There is a problem" in answer.content.decode()


@pytest.mark.parametrize("query", [{"before": "x"}, {"after": "-1"}, {"before": "9" * 40}])
def test_a_place_that_makes_no_sense_gives_no_entries(gus, query):
    assert gus.get(LIST, query).status_code == 200


def test_he_goes_through_the_pages_there_and_back(gus):
    record_many((KettleBoiled(subject="K-1", cups=n), ASHA, AT) for n in range(120))
    narrowed = {"subject": "K-1", "type": "ledger_tests.kettle_boiled"}
    first = page(gus, **narrowed)
    second = page(gus, before=first.older_than, **narrowed)
    third = page(gus, before=second.older_than, **narrowed)
    assert [len(p.rows) for p in (first, second, third)] == [50, 50, 20]
    assert (first.newer_than, third.older_than) == (None, None)
    assert page(gus, after=third.newer_than, **narrowed).rows == second.rows
    assert page(gus, after=second.newer_than, **narrowed).rows == first.rows


def test_a_list_and_an_entry_cost_few_queries_however_long_the_ledger_is(gus, django_assert_max_num_queries):
    record_many((KettleBoiled(subject="K-1", cups=n), ASHA, AT) for n in range(300))
    with django_assert_max_num_queries(20):
        gus.get(LIST)
    with django_assert_max_num_queries(20):
        gus.get(reverse("ledger:entry", args=["work", 1]))


def test_one_entry_shows_what_was_recorded_and_that_there_is_no_proof_yet(gus):
    recorded = boil(cups=7)
    answer = gus.get(reverse("ledger:entry", args=["work", recorded.sequence]))
    assert answer.context["page"].row.data == (("Cups", "7"),)
    assert recorded.hash in answer.content.decode()
    assert "no proof yet" in answer.content.decode()


def test_one_entry_shows_its_proof(gus, settings, tmp_path):
    settings.PEELIAN_LEDGER_KEY_FILE, settings.PEELIAN_CHECKPOINT_DIR = (
        tmp_path / "key.pem",
        tmp_path / "kept",
    )
    recorded = boil()
    call_command("ledger_key")
    call_command("ledger_checkpoint")
    answer = gus.get(reverse("ledger:entry", args=["work", recorded.sequence]))
    assert answer.context["page"].proof.holds
    assert "Proved" in answer.content.decode()


@pytest.mark.parametrize(
    "place", [("work", 999_999), ("other", 1), ("work", 10**18), ("work", 10**40), ("work", 0)]
)
def test_an_entry_that_is_not_there_is_not_found(gus, place):
    assert gus.get(reverse("ledger:entry", args=place)).status_code == 404


def test_looks_are_recorded_at_the_moment_of_reading(gus):
    before = timezone.now()
    gus.get(LIST)
    assert entries_about("ledger", "ledger", stream=Stream.LOOKS)[-1].at >= before


@pytest.mark.skipif(
    "connection.vendor != 'sqlite'", reason="PostgreSQL plans by the rows there are, and here are few"
)
@pytest.mark.parametrize(
    "read",
    [
        lambda: entries_about("kettle", "K-1", types=[KettleBoiled]),
        lambda: list(walk_by_subject("kettle", [KettleBoiled])),
        lambda: page_of_entries(stream=Stream.WORK, subject="K-1"),
        lambda: page_of_entries(
            stream=Stream.WORK, subject="K-1", type_="ledger_tests.kettle_boiled", before=9
        ),
        lambda: page_of_entries(stream=Stream.WORK, subject="K-1", after=9),
    ],
)
def test_what_is_about_one_subject_is_found_through_the_index_over_subjects(read):
    boil()
    with CaptureQueriesContext(connection) as queries:
        read()
    for query in queries:
        with connection.cursor() as cursor:
            cursor.execute("EXPLAIN QUERY PLAN " + query["sql"])
            plan = " ".join(row[3] for row in cursor.fetchall())
        assert "USING INDEX ledger_entry_subject (stream=? AND subject_kind=? AND subject_ref" in plan
