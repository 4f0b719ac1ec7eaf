"""Changing people. Every service takes references, asks the policy again, and leaves its event."""

from peelian.people.services.adding import add_contact, add_person, withdraw_contact
from peelian.people.services.correcting import correct_person
from peelian.people.services.importing import (
    apply_import,
    discard_import,
    import_people,
    preview_import,
    stage_import,
)
from peelian.people.services.merging import check_pair, merge_people
from peelian.people.services.posting import add_post, correct_post, end_post

__all__ = [
    "add_contact",
    "add_person",
    "add_post",
    "apply_import",
    "check_pair",
    "correct_person",
    "correct_post",
    "discard_import",
    "end_post",
    "import_people",
    "merge_people",
    "preview_import",
    "stage_import",
    "withdraw_contact",
]
