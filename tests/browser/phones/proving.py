"""Every step of the journey stands in the ledger, and who may not see the case learns nothing of what was made."""

import json
from collections import Counter

from tests.browser.phones.beginning import Journey
from tests.visitor import Visitor

SO_OFTEN = {
    "evidence.exhibit_registered": 3,
    "evidence.upload_begun": 6,
    "evidence.file_stored": 6,
    "chats.scope_set": 1,
    "chats.import_requested": 6,
    "chats.question_asked": 1,
    "chats.import_answered": 1,
    "chats.import_completed": 6,
    "chats.participants_matched": 2,
    "chats.participant_identified": 6,
    "review.review_drawn_up": 1,
    "review.category_added": 5,
    "review.reader_appointed": 3,
    "review.review_started": 1,
    "review.collection_fixed": 1,
    "review.reading_opened": 1,
    "review.coding_undone": 1,
    "review.note_written": 1,
    "review.look_judged": 1,
    "review.difference_settled": 1,
    "review.stopped_without_rule": 1,
    "media.case_list_given": 1,
    "media.pictures_hashed": 1,
    "media.files_matched": 1,
    "packs.pack_begun": 1,
    "packs.message_chosen": 6,
    "packs.part_withheld": 1,
    "packs.edition_made": 1,
}
"""What the journey leaves in the ledger about the case, by type."""
AT_LEAST = {
    "cases.member_joined": 3,  # two of whom the story tells
    "evidence.file_opened": 6,
    "review.batch_ranked": 2,
    "review.sample_drawn": 2,
    "review.message_given": 80,
    "review.message_coded": 80,
}


def prove(journey: Journey) -> None:
    """The exported ledger is whole, and each act is in it as often as it was done."""
    world, exported = journey.site.world, journey.folder / "ledger.jsonl"
    world.run("-m", "peelian", "ledger", "export", str(exported))
    assert "The ledger is whole." in world.run("-m", "peelian.ledger.verify", str(exported))
    entries = [json.loads(line)["entry"] for line in exported.read_text().splitlines() if '"entry"' in line]
    about = {"kind": "case", "ref": journey.case}
    types = Counter(entry["type"] for entry in entries if entry["subject"] == about)
    assert {name: types[name] for name in SO_OFTEN} == SO_OFTEN
    for name, least in AT_LEAST.items():
        assert types[name] >= least, (name, types[name])


def hide_it_from_others(journey: Journey) -> None:
    """Every page of the journey is to Ed as if it did not exist."""
    visitor = Visitor(journey.site.base_url)
    email = "ed@wealdmoor.example"
    visitor.sign_in(email, journey.site.password_of(email))
    assert len(journey.pages) > 15
    assert {path: visitor.get(path).status for path in journey.pages.values()} == dict.fromkeys(
        journey.pages.values(), 404
    )
