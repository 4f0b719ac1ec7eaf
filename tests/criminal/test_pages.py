"""The pages of a strand, as those who may read them get them."""

from datetime import date

import pytest

from peelian.criminal.models import Arrest, Strand
from peelian.criminal.queries.summary import in_custody_now, strands_of_case
from peelian.criminal.states import StrandStatus
from peelian.ledger.events import Stream
from peelian.ledger.models import Entry
from tests.cases.factories import investigated
from tests.cast import Cast
from tests.criminal.factories import arrested, detained, strand_about_ed, utc

pytestmark = pytest.mark.django_db


def day(name: str, value: date) -> dict[str, str]:
    parts = {"day": value.day, "month": value.month, "year": value.year}
    return {f"{name}-{part}": str(number) for part, number in parts.items()}


def test_a_strand_is_opened_and_an_unknown_offence_recorded_through_the_pages(cast: Cast) -> None:
    case, subject = investigated(cast)
    client = cast.asha.client
    opened = client.post(
        f"/criminal/subjects/{subject.ref}/open/", {"own_force": "yes", **day("opened_on", date(2023, 3, 16))}
    )
    strand = Strand.objects.get(subject=subject)
    assert opened.headers["Location"] == f"/criminal/strands/{strand.ref}/"
    said = {"kind": "unknown", "standing": "alleged", "said_by": "The reporter", "reasons": "Not said."}
    client.post(f"/criminal/strands/{strand.ref}/offences/add/", said | day("known_on", date(2023, 3, 16)))
    page = client.get(f"/criminal/strands/{strand.ref}/").content.decode()
    assert "Offence not known yet" in page
    assert "May apply" in page
    assert "Offence not known yet" in client.get(f"/criminal/{case.ref}/").content.decode()


def test_an_arrest_in_the_hour_that_comes_twice_is_asked_about(cast: Cast) -> None:
    strand = strand_about_ed(cast)
    url = f"/criminal/strands/{strand.ref}/arrest/"
    night = day("arrested_day", date(2023, 10, 29)) | {"arrested_time": "01:30"}
    asked = cast.asha.client.post(url, night | {"place": "Home", "force_name": "Wealdmoor Constabulary"})
    assert "Which of the two hours" in asked.content.decode()
    told = {"place": "Home", "force_name": "Wealdmoor Constabulary", "clock": "1"}
    assert cast.asha.client.post(url, night | told).status_code == 302
    assert Arrest.objects.get().arrested_at == utc(10, 29, 1, 30)


def test_the_strip_and_the_table_show_the_custody_clocks(cast: Cast) -> None:
    arrest = detained(cast, relevant_at=utc(3, 17, 8), authorised_at=utc(3, 17, 9))
    page = cast.asha.client.get(f"/criminal/strands/{arrest.strand.ref}/").content.decode()
    assert "<svg" in page
    assert "Sat 18 Mar 2023 08:00 GMT" in page
    assert "PACE 1984 s 41" in page


def test_the_page_offers_the_offences_of_the_day_of_the_conduct(cast: Cast) -> None:
    strand = strand_about_ed(cast)
    page = cast.asha.client.get(f"/criminal/strands/{strand.ref}/offences/add/").content.decode()
    assert "No day of the conduct is known" in page
    typed = day("conduct_from", date(2023, 1, 5)) | {"kind": "unknown"}
    again = cast.asha.client.post(f"/criminal/strands/{strand.ref}/offences/add/", typed).content.decode()
    chosen = again.split("<select")[1].split("</select>")[0]
    assert "CJCA33" in chosen
    assert "SOA66B" not in chosen


def test_a_refusal_by_the_law_stands_beside_what_was_typed(cast: Cast) -> None:
    strand = strand_about_ed(cast)
    told = {"review_every_days": "28", **day("started_on", date(2023, 3, 17))}
    page = cast.asha.client.post(f"/criminal/strands/{strand.ref}/release/", told)
    assert "Record the arrest first" in page.content.decode()


def test_a_look_at_a_strand_is_a_look_at_the_case(cast: Cast) -> None:
    strand = strand_about_ed(cast)
    looks = Entry.objects.filter(
        stream=Stream.LOOKS, subject_ref=strand.case.ref, actor_ref=cast.cora.account.ref
    )
    assert looks.count() == 0
    cast.cora.client.get(f"/criminal/strands/{strand.ref}/")
    assert looks.count() == 1


def test_ed_learns_nothing_of_his_own_strand(cast: Cast) -> None:
    strand = strand_about_ed(cast)
    for address in (f"/criminal/strands/{strand.ref}/", f"/criminal/{strand.case.ref}/"):
        assert cast.ed.client.get(address).status_code == 404
        assert cast.asha.client.get(address).status_code == 200
    assert strands_of_case(cast.ed.actor, strand.case) == ()


def test_the_desk_is_given_a_line_for_each_strand(cast: Cast) -> None:
    strand = strand_about_ed(cast)
    (line,) = strands_of_case(cast.asha.actor, strand.case)
    assert (line.subject, line.status) == ("Ed Plumtreeve", "Under investigation")
    assert line.summary == "Under investigation; the offence is not known yet"
    assert strand.status == StrandStatus.UNDER_INVESTIGATION


def test_the_lines_of_a_case_cost_two_queries_and_one_for_the_walls(
    cast: Cast, django_assert_num_queries
) -> None:
    strand = arrested(cast).strand
    actor, case = cast.asha.actor, strand.case
    visible = len(strands_of_case(actor, case))
    with django_assert_num_queries(3):
        lines = strands_of_case(actor, case)
    assert (visible, lines[0].in_custody) == (1, True)
    assert [line.ref for line in in_custody_now(actor)] == [strand.ref]


def test_a_page_costs_the_same_however_many_reviews_there_are(
    cast: Cast, django_assert_max_num_queries
) -> None:
    arrest = detained(cast, relevant_at=utc(3, 17, 8), authorised_at=utc(3, 17, 9))
    cast.asha.client.get(f"/criminal/strands/{arrest.strand.ref}/")
    with django_assert_max_num_queries(45):
        cast.asha.client.get(f"/criminal/strands/{arrest.strand.ref}/")
