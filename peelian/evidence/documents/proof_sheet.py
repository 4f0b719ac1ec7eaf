"""What a proof sheet says: the exhibit, its files with their hashes, and everything that was done with it."""

from datetime import datetime
from typing import Any

from peelian.access.actors import Actor
from peelian.evidence.models import Exhibit
from peelian.evidence.queries.page import EntryLine, FileCard, all_lines, exhibit_page
from peelian.law.moments import UK, spoken

_NOT_RECORDED = "not recorded"


def gather(exhibit: Exhibit, *, actor: Actor) -> dict[str, Any]:
    """The facts of the sheet, as they stand."""
    page = exhibit_page(actor, exhibit)
    return {
        "exhibit": page.name,
        "exhibit_ref": page.ref,
        "case_ref": page.case_ref,
        "description": page.description,
        "seized_by": page.seized_by or _NOT_RECORDED,
        "seized_at": _said(page.seized_at),
        "seized_where": page.seized_where or _NOT_RECORDED,
        "power": page.power,
        "holder": page.holder,
        "seal": page.seal or "none",
        "status": page.sentence,
        "registered": f"{spoken(page.registered_at)}, by {page.registered_by}",
        "files": [_file(number, card) for number, card in enumerate(page.files, start=1)],
        "corrections": [
            f"{line.what}: “{line.was or _NOT_RECORDED}” became “{line.became or _NOT_RECORDED}” at "
            f"{spoken(line.at)}, by {line.by}. {line.reasons}"
            for line in page.corrections
        ],
        "continuity": [_entry(line) for line in all_lines(exhibit)],
        "writer": actor.name,
        "writer_role": actor.role_titles,
    }


def _file(number: int, card: FileCard) -> dict[str, Any]:
    state = f" Its bytes were destroyed at {spoken(card.destroyed_at)}." if card.destroyed_at else ""
    stated = " A hash was stated with it, and was found right." if card.hash_was_stated else ""
    return {
        "what": f"File {number}: “{card.name}”, {card.size:,} bytes. By its content: {card.kind.lower()}. "
        f"Taken in at {spoken(card.stored_at)}, by {card.stored_by}. {card.scan}.{stated}{state}",
        "hashes": f"SHA-256 {grouped(card.sha256)}\nSHA-1 {grouped(card.sha1)}\nMD5 {grouped(card.md5)}",
    }


def _entry(line: EntryLine) -> dict[str, str]:
    who = line.done_by or line.recorded_by
    written = "" if who == line.recorded_by else f"Written down by {line.recorded_by}"
    seal = (
        f"Seal {line.seal_before or 'none'}, then {line.seal_after or 'none'}." if line.seal_changed else ""
    )
    about = f"“{line.file}”." if line.file else ""
    to = f"To or at: {line.where_to}." if line.where_to else ""
    return {
        "number": str(line.number),
        "when": f"{line.happened_at.astimezone(UK):%-d %b %Y, %H:%M}",
        "what": " ".join(filter(None, [f"{line.step}.", about, to, seal])),
        "who": "\n".join(filter(None, [who, written])),
        "why": line.why or "–",
    }


def _said(moment: datetime | None) -> str:
    return spoken(moment) if moment else _NOT_RECORDED


def grouped(digits: str) -> str:
    """A hash in groups of eight, as two people can compare it."""
    return " ".join(digits[start : start + 8] for start in range(0, len(digits), 8))
