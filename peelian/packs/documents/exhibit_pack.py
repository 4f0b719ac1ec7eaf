"""The facts of an exhibit pack, from its contents."""

from typing import Any

from peelian.packs.contents import Contents, Excerpt, Line

EMPTY = "(no text)"
UNKNOWN = "not known"


def facts_of(contents: Contents, *, edition: int, digest: str) -> dict[str, Any]:
    """What the pack's paper prints. `digest` is the SHA-256 of the same contents as CASE/UCO."""
    return {
        "ref": contents.ref,
        "case_ref": contents.case_ref,
        "name": contents.title,
        "edition": edition,
        "maker": contents.made_by,
        "made_at": contents.made_at,
        "digest": digest,
        "stamp": contents.stamp,
        "allegations": [
            {
                "subject": each.subject,
                "ref": each.ref,
                "summary": each.summary,
                "standards": ", ".join(each.standards),
                "rows": [_row(line) for line in contents.against(each.ref)],
            }
            for each in contents.allegations
        ],
        "excerpts": [_excerpt(excerpt) for excerpt in contents.excerpts],
    }


def _excerpt(excerpt: Excerpt) -> dict[str, Any]:
    line = excerpt.line
    return {
        "number": line.number,
        "conversation": line.conversation or "a conversation without a title",
        "against": ", ".join(line.allegations),
        "lines": [_row(each) for each in excerpt.lines],
        "translation": line.translation,
        "marks": ", ".join(line.marks),
        "time_note": line.time_note,
        "withheld": "; ".join(dict.fromkeys(why for each in excerpt.lines for why in each.withheld)),
        "files": [{"name": file.name, "sha256": file.sha256 or UNKNOWN} for file in line.files],
        "citations": [str(citation) for citation in line.citations],
    }


def _row(line: Line) -> dict[str, Any]:
    return {
        "number": str(line.number or "–"),
        "sent": line.sent_at or UNKNOWN,
        "sender": line.sender or UNKNOWN,
        "text": line.text or (", ".join(file.name for file in line.files) or EMPTY),
    }
