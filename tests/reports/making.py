"""Reports and documents for the tests of this room, made through services. Everybody in them is invented."""

from datetime import UTC, date, datetime

from peelian.reports import services
from peelian.reports.models import Document, Report
from peelian.reports.states import Channel
from tests.cast import Cast

AT = datetime(2023, 3, 9, 10, 0, tzinfo=UTC)
LATER = datetime(2023, 3, 10, 14, 2, tzinfo=UTC)

NEWS = """date 2023-03-09 Wealdmoor officer arrested after hidden camera claims
Wealdmoor Constabulary has confirmed an arrest following allegations that a traffic officer secretly filmed two women.
According to a Harbour Radio report, the footage was taken at a summer party and shared with colleagues.
The arrested officer, a man in his 30s, was detained on Wednesday and remained in custody, police said.
It is so far unclear on which suspected offence he was detained.
The force said ten officers and staff members were subject to a review.
Former councillor Odette Farrowmere said the officers should be suspended.
"""


def record(cast: Cast, **about: object) -> Report:
    """A news report recorded by Ida, without an account unless one is given."""
    facts = {
        "channel": Channel.MEDIA,
        "title": "Hidden camera claims",
        "received_at": AT,
        "came_to_attention_on": date(2023, 3, 9),
        "source_name": "Harbour Radio",
        "actor": cast.ida.actor,
        "at": AT,
    } | about
    return services.record_report(**facts)


def add(cast: Cast, report: Report, data: bytes = NEWS.encode(), name: str = "news.txt", **about) -> Document:
    """A document added by Ida."""
    facts = {"filename": name, "chunks": [data], "actor": cast.ida.actor, "at": AT} | about
    return services.add_document(report.ref, **facts)


def read(cast: Cast) -> Report:
    """A report whose one document was read."""
    report = record(cast)
    add(cast, report)
    report.refresh_from_db()
    return report
