"""The verbs of this room."""

from peelian.reports.services.answering import answer_question, review_proposal
from peelian.reports.services.concluding import (
    close_without_case,
    link_to_case,
    mark_case_opened,
    reopen_report,
)
from peelian.reports.services.grouping import accept_all_remaining, review_group
from peelian.reports.services.guarding import (
    let_in,
    mention_person,
    seal_report,
    unseal_report,
    withdraw_mention,
)
from peelian.reports.services.intake import add_document, add_text, record_report
from peelian.reports.services.reviewing import (
    add_statement,
    review_statement,
)

__all__ = [
    "accept_all_remaining",
    "add_document",
    "add_statement",
    "add_text",
    "answer_question",
    "close_without_case",
    "let_in",
    "link_to_case",
    "mark_case_opened",
    "mention_person",
    "record_report",
    "reopen_report",
    "review_group",
    "review_proposal",
    "review_statement",
    "seal_report",
    "unseal_report",
    "withdraw_mention",
]
