"""The numbers that a ranking is worked out from: where they are kept, and when they go.

They are hashes of pieces of text and no text. They serve an order of reading, so they go when the reading ends, and
with the files that the messages came from.
"""

import shutil
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction

from peelian.chats.queries.sources import files_at_hand
from peelian.review.models import Review
from peelian.review.states import ReadingStatus

AT_WORK = (ReadingStatus.PREPARING, ReadingStatus.READING)


def _base() -> Path:
    return Path(settings.PEELIAN_DATA_DIR) / "reviews"


def folder_of(review: Review) -> Path:
    """Where the numbers of a review are kept: derived from its messages, and built again when they are lost."""
    return _base() / review.ref


def made_folder_of(review: Review) -> Path:
    """The same, made, and shut to every other account of the machine."""
    folder = folder_of(review)
    for each in (folder.parent, folder):
        each.mkdir(mode=0o700, parents=True, exist_ok=True)
        each.chmod(0o700)
    return folder


def forget_numbers(review: Review) -> None:
    """Remove the numbers of a review once the transaction stands that ends its reading."""
    transaction.on_commit(partial(shutil.rmtree, folder_of(review), ignore_errors=True))


def clear_numbers() -> list[str]:
    """Remove the numbers of every review that is not at work, or of whose case no file is left; returns their names.

    For what a killed process left, and for material that was destroyed while somebody read it.
    """
    base = _base()
    if not base.is_dir():
        return []
    at_work = Review.objects.filter(status__in=AT_WORK).select_related("case")
    kept = {review.ref for review in at_work if files_at_hand(review.case)}
    gone = sorted(each.name for each in base.iterdir() if each.is_dir() and each.name not in kept)
    for name in gone:
        shutil.rmtree(base / name, ignore_errors=True)
    return gone
