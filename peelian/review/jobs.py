"""The work of this room that takes longer than a page may: preparing a collection, and putting messages in order."""

import logging

from django_tasks import task

from peelian.access.actors import system_actor
from peelian.access.clock import now
from peelian.access.refusals import Refused
from peelian.review.queries.work import ranking_named
from peelian.review.services.looking import judge_look
from peelian.review.services.ordering import begin_ranking, fail_ranking, finish_ranking, show_progress
from peelian.review.services.sampling import draw_look
from peelian.review.services.starting import fix_collection
from peelian.review.services.working_out import has_features, prepare, work_out

logger = logging.getLogger(__name__)
ACTOR = system_actor("review-ranking")
TROUBLE = "The work failed. What was read is safe; ask for a new order, and tell your administrator if it fails again."


@task()
def rank_messages(review_ref: str, number: int) -> None:
    """Work out one order. Whatever goes wrong is written down where the people who wait for it see it."""
    ranking = ranking_named(review_ref, number)
    if ranking is None or not begin_ranking(ranking=ranking, actor=ACTOR, at=now()):
        return
    review = ranking.review
    try:
        if not (review.commitment and has_features(review)):
            prepared = prepare(
                review, progress=lambda done, of: show_progress(ranking=ranking, done=done, of=of)
            )
            fix_collection(
                review=review, messages=prepared.messages, groups=prepared.groups, actor=ACTOR, at=now()
            )
            review.refresh_from_db()
        judge_look(review=review, actor=ACTOR, at=now())
        worked = work_out(ranking)
        finish_ranking(ranking=ranking, ordered=worked.ordered, actor=ACTOR, at=now())
        if worked.look is not None:
            members, strata = worked.look
            draw_look(review=review, members=members, strata=strata, actor=ACTOR, at=now())
    except Refused as refusal:
        fail_ranking(ranking=ranking, trouble=str(refusal), actor=ACTOR, at=now())
    except Exception:
        logger.exception("A ranking failed.", extra={"review": review_ref, "ranking": number})
        fail_ranking(ranking=ranking, trouble=TROUBLE, actor=ACTOR, at=now())
