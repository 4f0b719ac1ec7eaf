"""Which answer stands about each message in the end: what packs, findings and drawings are made from.

Only what was found is ever returned. A message that is not in a list was coded no, or was never read, and nobody may
take the second for the first: `unread` stands beside every list.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.chats import policy as chats_policy
from peelian.review import policy
from peelian.review.models import Category, Coding, Review, Settlement
from peelian.review.states import IN_FAVOUR, Answer, CategoryKind, ReaderRole, ReadingStatus

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from peelian.cases.models import Case
    from peelian.chats.models import Conversation


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalCode:
    """One message under one category, after settlement. `unsure` stands for a doubt that nobody has settled."""

    message_ref: str
    conversation_ref: str
    sent_at: datetime | None
    review_ref: str
    category_ref: str
    category: str
    kind: CategoryKind
    answer: Answer
    readings: int
    settled: bool
    allegations: tuple[str, ...] = ()


def codings_of(
    actor: Actor, case: "Case", *, category_ref: str = "", allegation_ref: str = ""
) -> list[FinalCode]:
    """What was found in the reviews of a case, in the order of the messages: of one category or allegation, or all.

    Empty for whoever may not see results, among them the second reader before the review has stopped; messages of
    threads that the actor may not read are left out.
    """
    codes = [code for review in _open_to(actor, case) for code in final_codes(actor, review)]
    if category_ref:
        codes = [code for code in codes if code.category_ref == category_ref]
    if allegation_ref:
        codes = [code for code in codes if allegation_ref in code.allegations]
    return codes


def coded_messages(actor: Actor, case: "Case") -> dict[str, list[FinalCode]]:
    """The same by message reference: marks for a drawing of who said what when."""
    by_message: dict[str, list[FinalCode]] = defaultdict(list)
    for code in codings_of(actor, case):
        by_message[code.message_ref].append(code)
    return dict(by_message)


def _open_to(actor: Actor, case: "Case") -> list[Review]:
    """The reviews of a case whose results the actor may see: not those that a later version took the place of."""
    reviews = policy.visible_reviews(actor).filter(
        case=case, status__in=[ReadingStatus.READING, ReadingStatus.STOPPED]
    )
    return [review for review in reviews.select_related("case").order_by("pk") if _may_see(actor, review)]


def _may_see(actor: Actor, review: Review) -> bool:
    try:
        policy.check_can_see_results(actor, review)
    except Refused:
        return False
    return True


def answers_coded(actor: Actor, conversation: "Conversation") -> list[FinalCode]:
    """What was found in one conversation, by those reviews with results that the actor may see in which somebody
    challenged or reported something; nothing where nobody did."""
    coded = Coding.objects.filter(message__conversation=conversation, undone_at=None)
    reviews = set(coded.filter(category__kind__in=IN_FAVOUR).order_by().values_list("review_id", flat=True))
    if not reviews:
        return []
    return [
        code
        for review in _open_to(actor, conversation.case)
        if review.pk in reviews
        for code in final_codes(actor, review, within=coded)
    ]


def final_codes(actor: Actor, review: Review, *, within: "QuerySet[Coding] | None" = None) -> list[FinalCode]:
    """What stands in one review, for somebody of whom policy has said that they may see results.

    `within` narrows it to some codings: of a conversation, or of categories.
    """
    standing = Coding.objects.filter(
        review=review,
        undone_at=None,
        message__conversation__in=chats_policy.visible_conversations(actor),
    ).order_by()
    if within is not None:
        standing = standing.filter(pk__in=within.order_by().values("pk"))
    found = standing.filter(answer__in=[Answer.YES, Answer.UNSURE])
    keys = set(found.values_list("category_id", "message_id"))
    given: dict[tuple[int, int], dict[str, str]] = defaultdict(dict)
    rows = standing.filter(message__in={message for _, message in keys})
    for category, message, role, answer in rows.values_list("category_id", "message_id", "role", "answer"):
        if (category, message) in keys:
            given[category, message][role] = answer
    settled = _settled(review)
    final = {key: (_final(answers, settled.get(key)), len(answers)) for key, answers in given.items()}
    return _codes(review, {key: value for key, value in final.items() if value[0] != Answer.NO}, settled)


def _settled(review: Review) -> dict[tuple[int, int], str]:
    rows = Settlement.objects.filter(review=review).values_list("category_id", "message_id", "answer")
    return {(category, message): answer for category, message, answer in rows}


def _final(answers: dict[str, str], settled: str | None) -> Answer:
    """The settlement; else what both or the only reader said; else a doubt."""
    if settled:
        return Answer(settled)
    said = set(answers.values())
    return Answer(said.pop()) if len(said) == 1 else Answer.UNSURE


def _codes(
    review: Review,
    final: dict[tuple[int, int], tuple[Answer, int]],
    settled: Iterable[tuple[int, int]],
) -> list[FinalCode]:
    settled = set(settled)
    categories = {each.pk: each for each in review.categories.prefetch_related("bearings__allegation")}
    facts = _facts(review, {message for _, message in final})
    codes = [
        _code(review, categories[category], facts[message], answer, readings, (category, message) in settled)
        for (category, message), (answer, readings) in final.items()
    ]
    moment = {code.message_ref: code.sent_at for code in codes}
    return sorted(
        codes, key=lambda code: (str(moment[code.message_ref] or ""), code.message_ref, code.category_ref)
    )


def _facts(review: Review, messages: set[int]) -> dict[int, tuple[str, str, datetime | None]]:
    rows = Coding.objects.filter(
        review=review, message__in=messages, role=ReaderRole.FIRST, undone_at=None
    ).order_by()
    columns = rows.values_list("message_id", "message__ref", "message__conversation__ref", "message__sent_at")
    return {row: (ref, conversation, sent_at) for row, ref, conversation, sent_at in columns.distinct()}


def _code(
    review: Review,
    category: Category,
    message: tuple[str, str, datetime | None],
    answer: Answer,
    readings: int,
    settled: bool,
) -> FinalCode:
    ref, conversation, sent_at = message
    return FinalCode(
        message_ref=ref,
        conversation_ref=conversation,
        sent_at=sent_at,
        review_ref=review.ref,
        category_ref=category.ref,
        category=category.label,
        kind=CategoryKind(category.kind),
        answer=answer,
        readings=readings,
        settled=settled,
        allegations=tuple(each.allegation.ref for each in category.bearings.all()),
    )
