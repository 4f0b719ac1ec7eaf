"""Making the stop report, as often as it is asked for: the same review gives the same report but for its day."""

from datetime import datetime
from typing import TYPE_CHECKING

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.documents.library import template_named
from peelian.documents.services import make_document
from peelian.documents.templating.missing import FactsMissing
from peelian.review import policy
from peelian.review.documents.keeping import KIND
from peelian.review.documents.stop_report import CODE, gather
from peelian.review.models import Review

if TYPE_CHECKING:
    from peelian.documents.models import Document


def make_stop_report(*, review: Review, actor: Actor, at: datetime) -> "Document":
    """Make the report and keep it as PDF, Word document and text. Raises Refused."""
    policy.check_can_report(actor, review)
    try:
        return make_document(
            actor,
            template=template_named(CODE),
            facts=gather(review, actor=actor),
            about_kind=KIND,
            about_ref=review.ref,
            case_ref=review.case.ref,
            at=at,
        )
    except FactsMissing as lacks:
        raise Refused(str(lacks)) from lacks
