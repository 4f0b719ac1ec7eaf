"""Giving figures: counted, masked, hashed and kept with the question, for ever as they were given."""

import hashlib
from datetime import date, datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.refusals import Refused
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Digest, Ref, Stream
from peelian.ledger.queries import head
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.restrictions import policy_lists
from peelian.restrictions.events import FiguresGiven
from peelian.restrictions.figures.groups import Split
from peelian.restrictions.figures.masking import THRESHOLD
from peelian.restrictions.models import Answer
from peelian.restrictions.queries.monthly import METHOD, Asked, canonical, table_of

MOST_MONTHS = 60


def give_figures(
    *, from_month: date, to_month: date, split: Split, asked_for: str, actor: Actor, at: datetime
) -> Answer:
    """Count the months from that of `from_month` to that of `to_month`, and keep the answer with its question.

    `asked_for` says who asked, or under which reference the request stands. Raises Refused for a span that is empty,
    longer than five years, or not begun yet.
    """
    policy_lists.check_may_give_figures(actor)
    first, last, today = from_month.replace(day=1), to_month.replace(day=1), day_of(at)
    _check_span(first, last, today)
    if not asked_for.strip():
        raise Refused("Say who asked, or the reference of the request.")
    asked = Asked(first=first, last=last, split=split, known_to=today, sequence=head(Stream.WORK).sequence)
    # Counted outside the transaction, at one entry of the ledger: what is recorded meanwhile changes nothing.
    return _keep(asked, canonical(asked, table_of(asked)), asked_for.strip(), actor=actor, at=at)


@transaction.atomic
def _keep(asked: Asked, table: str, asked_for: str, *, actor: Actor, at: datetime) -> Answer:
    salt = new_salt()
    answer = Answer.objects.create(
        ref=new_ref("RF"),
        asked_for=asked_for,
        salt=salt,
        from_month=asked.first,
        to_month=asked.last,
        split=asked.split,
        known_to=asked.known_to,
        sequence=asked.sequence,
        threshold=THRESHOLD,
        method=METHOD,
        table=table,
        digest=hashlib.sha256(table.encode()).hexdigest(),
        given_by_ref=actor.ref,
        given_at=at,
    )
    given = FiguresGiven(
        subject=Ref(answer.ref),
        from_month=asked.first,
        to_month=asked.last,
        split=asked.split,
        known_to=asked.known_to,
        sequence=asked.sequence,
        threshold=THRESHOLD,
        table=Digest(answer.digest),
        asked_for=digest_of(answer.asked_for, salt),
    )
    record(given, actor=actor, at=at)
    return answer


def _check_span(first: date, last: date, today: date) -> None:
    if last < first:
        raise Refused("The last month comes before the first. Change one of them.")
    if (last.year - first.year) * 12 + last.month - first.month >= MOST_MONTHS:
        raise Refused("Ask for at most five years at a time: 60 months.")
    if last > today:
        raise Refused("The last month has not begun yet.")
