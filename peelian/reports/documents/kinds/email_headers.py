"""Telling an email from a letter that begins 'To: ...'."""

import re

_HEADER_LINE = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,60})\s?:")
_SURE = {
    b"received",
    b"mime-version",
    b"message-id",
    b"return-path",
    b"delivered-to",
    b"x-mailer",
    b"dkim-signature",
}
_LIKELY = {b"from", b"to", b"subject", b"date", b"cc", b"sender", b"reply-to", b"content-type"}


def begins_with_headers(data: bytes) -> bool:
    """Whether the bytes begin with a block of message headers: a sure one, or 'From' with two of the usual ones."""
    names: set[bytes] = set()
    for line in data[:16_384].lstrip(b"\xef\xbb\xbf").splitlines()[:100]:
        if not line.strip():
            break
        if line[:1] in b" \t" and names:
            continue
        match = _HEADER_LINE.match(line)
        if not match:
            if line.startswith(b"From ") and not names:
                continue
            return False
        names.add(match.group(1).lower())
    return bool(names & _SURE and names & _LIKELY) or (b"from" in names and len(names & _LIKELY) >= 3)
