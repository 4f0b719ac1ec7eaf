"""Giving a list of hashes, for a case or for every case, and withdrawing it."""

import hashlib
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.media import policy
from peelian.media.events import CaseListGiven, CaseListWithdrawn, ForceListGiven, ForceListWithdrawn
from peelian.media.models import HashList, WantedHash
from peelian.media.services.asking import enqueue_matching
from peelian.media.states import HashKind, Purpose
from peelian.media.wanted.reading import BadList, Given, read_list

if TYPE_CHECKING:
    from peelian.cases.models import Case


@transaction.atomic
def give_list(
    *,
    title: str,
    purpose: Purpose,
    data: bytes,
    actor: Actor,
    at: datetime,
    source: str = "",
    plain: HashKind | None = None,
    case: "Case | None" = None,
) -> HashList:
    """Take in a list. What is not understood is named and left out; a list without any hash is refused.

    Matching is a job: the answer to whoever gives a list for every case is the same, and takes the same time, whether
    or not a case that they may not see has such a file.
    """
    if case is None:
        policy.check_can_manage_lists(actor)
    else:
        policy.check_can_prepare(actor, case)
    try:
        given = read_list(data, plain=plain)
    except BadList as error:
        raise Refused(str(error)) from error
    made = HashList.objects.create(
        ref=new_ref("ML"),
        case=case,
        title=title,
        source=source,
        purpose=purpose,
        file_sha256=hashlib.sha256(data).hexdigest(),
        entries=len(given.entries),
        bad_lines=given.bad_lines,
        bad=[list(each) for each in given.bad],
        salt=new_salt(),
        given_at=at,
        given_by_ref=actor.ref,
    )
    _keep(made, given)
    _tell(made, actor, at)
    enqueue_matching(made.ref)
    return made


@transaction.atomic
def withdraw_list(*, given: HashList, reasons: str, actor: Actor, at: datetime) -> HashList:
    """Match it no more. What it matched, and what followed, stays as it was decided."""
    given = HashList.objects.select_for_update().get(pk=given.pk)
    policy.check_can_change_list(actor, given)
    given.withdrawn_at, given.withdrawn_by_ref, given.withdrawn_reasons = at, actor.ref, reasons
    given.save(update_fields=["withdrawn_at", "withdrawn_by_ref", "withdrawn_reasons"])
    words = digest_of(reasons, f"{given.salt}/withdrawn")
    if given.case is None:
        record(ForceListWithdrawn(subject=Ref(given.ref), reasons=words), actor=actor, at=at)
    else:
        case = Ref(given.case.ref)
        record(CaseListWithdrawn(subject=case, list=Ref(given.ref), reasons=words), actor=actor, at=at)
    return given


def _keep(made: HashList, given: Given) -> None:
    step = 5_000
    for start in range(0, len(given.entries), step):
        WantedHash.objects.bulk_create(
            [
                WantedHash(list=made, line=each.line, kind=each.kind, value=each.value, label=each.label)
                for each in given.entries[start : start + step]
            ]
        )


def _tell(made: HashList, actor: Actor, at: datetime) -> None:
    facts = {"purpose": Purpose(made.purpose), "entries": made.entries, "bad_lines": made.bad_lines}
    # Salted, although it is a hash already: whoever holds the list could else find out that it was given.
    file = digest_of(made.file_sha256, f"{made.salt}/file")
    if made.case is None:
        record(ForceListGiven(subject=Ref(made.ref), file=file, **facts), actor=actor, at=at)
    else:
        subject = Ref(made.case.ref)
        record(CaseListGiven(subject=subject, list=Ref(made.ref), file=file, **facts), actor=actor, at=at)
