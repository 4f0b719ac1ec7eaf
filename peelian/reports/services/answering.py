"""Answering the questions that a reading raises, and deciding about what it proposes to do."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from peelian.access.actors import Actor
from peelian.access.queries import names_of
from peelian.access.refusals import Refused
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.services import record
from peelian.reports import policy
from peelian.reports.events import ProposalDecided, QuestionAnswered
from peelian.reports.models import ProposalDecision, QuestionAnswer
from peelian.reports.services.moving import check_reason, held
from peelian.reports.states import PROPOSAL_LABELS, PROPOSAL_TRANSITIONS, ProposalStatus, QuestionStatus
from peelian.reports.wording import canonical, storable


@transaction.atomic
def answer_question(
    report_ref: str, *, question_ref: str, answer: str, reason: str, based_on: int, actor: Actor, at: datetime
) -> QuestionAnswer:
    """Answer a question, or answer it anew when more is known. Nothing else follows from an answer.

    In particular, that two descriptions are one person is written down here and acted on by nobody but a person:
    groups and subjects stay apart. Raises Refused without an answer or reasons, or when somebody answered since.
    """
    report = held(actor, report_ref)
    policy.check_can_review(actor, report)
    question = policy.get_question(report, question_ref)
    _check_version(question.version, based_on, question.answers.last(), "answered")
    if not answer.strip():
        raise Refused("Write the answer, even when it is that nobody can say yet.")
    question.version, question.status = question.version + 1, QuestionStatus.ANSWERED.value
    question.save(update_fields=["version", "status"])
    given = QuestionAnswer.objects.create(
        question=question,
        version=question.version,
        answer=storable(answer.strip()),
        reason=storable(check_reason(reason, "the answer")),
        by_ref=actor.ref,
        reviewed_at=at,
        salt=new_salt(),
    )
    answered = QuestionAnswered(
        subject=Ref(report.ref),
        question=Ref(question.ref),
        version=given.version,
        words=digest_of(canonical(given.answer, given.reason), given.salt),
    )
    record(answered, actor=actor, at=at)
    return given


@transaction.atomic
def review_proposal(
    report_ref: str,
    *,
    proposal_ref: str,
    became: ProposalStatus,
    based_on: int,
    actor: Actor,
    at: datetime,
    reason: str = "",
) -> ProposalDecision:
    """Accept or reject a proposal. Accepting does nothing by itself: whoever opens the case does what it says.

    Raises Refused when a rejection has no reason, or when somebody decided since the version `based_on`.
    """
    report = held(actor, report_ref)
    policy.check_can_review(actor, report)
    proposal = policy.get_proposal(report, proposal_ref)
    _check_version(proposal.version, based_on, proposal.decisions.last(), "decided on")
    if became not in PROPOSAL_TRANSITIONS[ProposalStatus(proposal.status)]:
        raise Refused(f"This is already at “{PROPOSAL_LABELS[ProposalStatus(proposal.status)]}”.")
    if became is ProposalStatus.REJECTED:
        check_reason(reason, "rejecting the proposal")
    proposal.version, proposal.status = proposal.version + 1, became.value
    proposal.save(update_fields=["version", "status"])
    decision = ProposalDecision.objects.create(
        proposal=proposal,
        version=proposal.version,
        action=became.value,
        reason=storable(reason.strip()),
        by_ref=actor.ref,
        reviewed_at=at,
        salt=new_salt(),
    )
    decided = ProposalDecided(
        subject=Ref(report.ref),
        proposal=Ref(proposal.ref),
        became=became,
        version=decision.version,
        words=digest_of(canonical(decision.reason), decision.salt),
    )
    record(decided, actor=actor, at=at)
    return decision


def _check_version(
    version: int, based_on: int, last: QuestionAnswer | ProposalDecision | None, what: str
) -> None:
    if version == based_on or last is None:
        return
    who = names_of([last.by_ref]).get(last.by_ref, "Somebody")
    moment = timezone.localtime(last.reviewed_at)
    raise Refused(
        f"{who} {what} this on {moment:%-d %B %Y at %H:%M}, after you opened it. "
        "Nothing of yours was kept: look again before you decide."
    )
