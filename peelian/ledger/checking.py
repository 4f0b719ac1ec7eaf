"""The whole check of a ledger: read it once, hold it against its checkpoints, name every break. Pure."""

from collections.abc import Callable, Iterator, Sequence

from peelian.ledger import against_claims, diagnosis
from peelian.ledger.findings import Report
from peelian.ledger.notes import PublicKey
from peelian.ledger.reading import Claim, Reader

Source = Callable[[], Iterator[bytes]]
"""Opens the lines from the beginning; it is called again when a break has to be named."""


def check(source: Source, *, claims: Sequence[Claim] = (), key: PublicKey | None = None) -> Report:
    """Check every line of `source`, and hold it against the checkpoints in it and those in `claims`.

    With `key`, every checkpoint must be signed by it.
    """
    reader = Reader(claims)
    reader.read(source())
    report = against_claims.conclude(reader, key=key)
    breaks = [stream.found for stream in reader.streams.values() if stream.found]
    report.findings.extend(diagnosis.name_breaks(breaks, source, stated=reader.stated_sizes()))
    report.findings.sort(key=lambda finding: finding.line)
    return report
