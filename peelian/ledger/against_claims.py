"""After the last line: what the end line and the checkpoints say, held against what was read. Pure.

The chain alone cannot show that its tail was cut off, nor that all of it was made anew. A checkpoint can: it was
signed when the stream had that many entries and that root.
"""

from peelian.ledger.findings import Finding, Kind, Report
from peelian.ledger.lines import STREAMS, notes_summary
from peelian.ledger.notes import PublicKey
from peelian.ledger.reading import Claim, Hole, Reader, StreamState


def conclude(reader: Reader, *, key: PublicKey | None) -> Report:
    """The report of a whole pass, but for the breaks inside the chain, which `diagnosis` names."""
    _place_strays(reader)
    report = Report(findings=reader.findings, unreadable=reader.unreadable)
    for stream in reader.streams.values():
        if stream.is_whole:
            report.sizes[stream.name] = stream.size
            report.roots[stream.name] = stream.tree.root().hex()
    _check_claims(reader, report, key)
    _check_end(reader, report)
    return report


def _place_strays(reader: Reader) -> None:
    """Decide what each unreadable line was: an entry, the first or last line, or something put in."""
    stated = reader.stated_sizes()
    for hole in reader.strays + reader.holes:
        stream = _stream_it_ended(reader, hole, stated)
        if stream:
            reader.blame(hole, stream, last=stated[stream.name])
            stream.size = stated[stream.name]
        else:
            kind, what = _what_it_was(reader, hole)
            reader.findings.append(Finding(kind, f"Line {hole.line} {what}: {hole.reason}.", hole.line))


def _stream_it_ended(reader: Reader, hole: Hole, stated: dict[str, int]) -> StreamState | None:
    for stream in reader.streams.values():
        stands_at_its_end = stream.size == 0 or (hole.stream, hole.size) == (stream.name, stream.size)
        if stands_at_its_end and stream.is_whole and stated.get(stream.name, 0) > stream.size:
            return stream
    return None


def _what_it_was(reader: Reader, hole: Hole) -> tuple[Kind, str]:
    if hole.line == 1:
        return Kind.CHANGED, "should say which format the file has, and was changed"
    if reader.end is None and hole in reader.holes:  # nothing that can be read comes after it
        return Kind.CHANGED, "should end the ledger or hold an entry, and was changed"
    if hole.size == 0 and reader.stated_notes() > len(reader.notes):
        return Kind.CHANGED, "should be a checkpoint, and was changed"
    return Kind.INSERTED, "was inserted: it stands between lines that follow each other"


def _check_claims(reader: Reader, report: Report, key: PublicKey | None) -> None:
    good = dict.fromkeys(STREAMS, 0)
    for claim in sorted(reader.claims, key=lambda claim: claim.note.size):
        trouble = _signature_trouble(claim, key) or _claim_trouble(reader, claim, good)
        if trouble:
            report.findings.append(trouble)
            continue
        report.checkpoints += 1
        report.signatures += key is not None
        if claim.note.size in reader.streams[claim.note.stream].roots:
            good[claim.note.stream] = claim.note.size
    report.covered = good


def _signature_trouble(claim: Claim, key: PublicKey | None) -> Finding | None:
    if key is None or claim.note.is_signed_by(key):
        return None
    return Finding(
        Kind.UNSIGNED, f"{_capital(claim.where)} is not signed by {key.name} with that key.", claim.line
    )


def _claim_trouble(reader: Reader, claim: Claim, good: dict[str, int]) -> Finding | None:
    note, stream = claim.note, reader.streams.get(claim.note.stream)
    if stream is None:
        return Finding(
            Kind.CHANGED, f"{_capital(claim.where)} speaks of {note.origin}, no stream here.", claim.line
        )
    root = stream.roots.get(note.size)
    if root is None and stream.is_whole and note.size > stream.size:
        first = stream.size + 1
        sentence = (
            f"{_entries(stream.name, first, note.size)} removed from the end: {claim.where} was made when the stream "
            f"had {note.size}."
        )
        return Finding(Kind.REMOVED, sentence, stream.ends_before or reader.lines, stream.name, first)
    if root is not None and root != note.root:
        first = good[stream.name] + 1
        sentence = (
            f"{_entries(stream.name, first, note.size)} rewritten, at least in part: the chain holds, but the root is "
            f"not the one of {claim.where}."
        )
        return Finding(Kind.REWRITTEN, sentence, reader.lines + 1, stream.name, first)
    return None  # a broken stream has no root here; its break is named already


def _check_end(reader: Reader, report: Report) -> None:
    add, line = report.findings.append, reader.lines
    if not reader.has_header and line and not any(number == 1 for number, _ in reader.unreadable):
        add(Finding(Kind.REMOVED, "The first line, which says which format the file has, was removed.", 1))
    if reader.end is None:
        what = "is empty" if line == 0 else f"stops after line {line} without an end line"
        add(Finding(Kind.REMOVED, f"The file {what}: the end was removed, or was never written.", line + 1))
        return
    stated = reader.stated_sizes()
    if stated.keys() != reader.streams.keys() or reader.end.keys() != {"checkpoints", "streams"}:
        add(Finding(Kind.CHANGED, "The end line was changed: it does not say how long each stream is.", line))
        return
    for stream in reader.streams.values():
        if stream.is_whole:
            _check_end_of(stream, reader, report)
    _check_notes(reader, report)


def _check_notes(reader: Reader, report: Report) -> None:
    stated, found = reader.end["checkpoints"] if reader.end else None, notes_summary(reader.notes)
    if stated == found:
        return
    there, noted = reader.stated_notes(), len(reader.notes)
    if isinstance(stated, dict) and (stated.get("digest") == found["digest"] or there == noted):
        kind, sentence = (
            Kind.CHANGED,
            "The checkpoints, or what the end line says of them, were changed or reordered.",
        )
    else:
        kind = Kind.REMOVED if noted < there else Kind.INSERTED
        sentence = f"A checkpoint was {kind}: the file has {noted}, not the {there} it was written with."
    report.findings.append(Finding(kind, sentence, reader.lines))


def _check_end_of(stream: StreamState, reader: Reader, report: Report) -> None:
    stated = reader.end["streams"][stream.name] if reader.end else {}
    size, line, add = stated["size"], stream.ends_before or reader.lines, report.findings.append
    if stream.size != size and stated.get("root") == report.roots[stream.name]:
        sentence = f"The end line was changed: it gives {stream.name} the right root and the wrong size."
        add(Finding(Kind.CHANGED, sentence, reader.lines, stream.name))
    elif stream.size < size:
        sentence = f"{_entries(stream.name, stream.size + 1, size)} removed from the end of the stream."
        add(Finding(Kind.REMOVED, sentence, line, stream.name, stream.size + 1))
    elif stream.size > size:
        sentence = f"{_entries(stream.name, size + 1, stream.size)} inserted after the end of the stream."
        add(Finding(Kind.INSERTED, sentence, line, stream.name, size + 1))
    elif stated != {"size": size, "root": report.roots[stream.name]}:
        sentence = "The end line was changed: it does not give the root that a checkpoint gives."
        if report.covered.get(stream.name) != size or not size:
            sentence = (
                f"Entry {stream.name} {size} was changed and its hash made anew, or the end line was: the root over "
                "the stream is not the one the file was written with."
            )
        add(Finding(Kind.CHANGED, sentence, reader.lines, stream.name, size))


def _entries(stream: str, first: int, last: int) -> str:
    return f"Entry {stream} {first} was" if first == last else f"Entries {stream} {first} to {last} were"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
