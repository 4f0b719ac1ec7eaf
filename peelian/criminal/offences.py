"""Which offences there were on the days of the conduct, and which of them bind publication by themselves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from peelian.access.refusals import Refused
from peelian.criminal.states import Anonymity, OffenceKind
from peelian.law.reference import offences as law
from peelian.law.reference.items import UnknownCode
from peelian.law.reference.offences_by_date import offences_on

OF_THE_LAW = {
    law.Anonymity.LISTED: Anonymity.BINDS,
    law.Anonymity.UNCLEAR: Anonymity.MAY_APPLY,
    law.Anonymity.NOT_LISTED: Anonymity.DOES_NOT,
}


@dataclass(frozen=True, slots=True)
class ProposedOffence:
    """An offence that the conduct could be, and how sure anybody is that it was one on those days."""

    code: str
    title: str
    citation: str
    says: str
    verified: bool
    doubt: str
    anonymity: Anonymity


def offence_named(code: str) -> law.Offence:
    """The offence with this code. Raises Refused for a code that is not on the list."""
    try:
        return law.OFFENCES.get(code)
    except UnknownCode:
        raise Refused(f"There is no offence {code} on the list. Choose one, or name it in words.") from None


def propose_offences(conduct_from: date | None, conduct_to: date | None) -> tuple[ProposedOffence, ...]:
    """The offences that conduct between two days could be; every offence on the list when no day is known.

    One day stands for both when only one is known. A proposal: a person decides.
    """
    first, last = conduct_from or conduct_to, conduct_to or conduct_from
    if first is None:
        return tuple(_proposed(offence, "") for offence in law.OFFENCES)
    return tuple(_proposed(each.offence, each.says) for each in offences_on(first, last))


def _proposed(offence: law.Offence, says: str) -> ProposedOffence:
    return ProposedOffence(
        code=offence.code,
        title=offence.title,
        citation=offence.citation.text,
        says=says,
        verified=offence.commencement_verified,
        doubt=offence.doubt,
        anonymity=OF_THE_LAW[offence.anonymity],
    )


def was_law(code: str, conduct_from: date | None, conduct_to: date | None) -> bool:
    """Whether conduct on some of these days could be this offence; true when no day is known."""
    return any(each.code == code for each in propose_offences(conduct_from, conduct_to))


def anonymity_of(kind: OffenceKind, code: str, *, said: Anonymity | None) -> Anonymity:
    """Whether an answer to "which offence?" binds publication for life.

    A listed offence answers by the list. An unknown one may bind until it is known. For one named in words, and for
    one no longer suspected, whoever records it may say; in doubt it may bind.
    """
    if kind is OffenceKind.LISTED:
        return OF_THE_LAW[offence_named(code).anonymity]
    if kind is OffenceKind.OTHER:
        return said or Anonymity.MAY_APPLY
    return Anonymity.MAY_APPLY if kind is OffenceKind.UNKNOWN else Anonymity.DOES_NOT


def strongest(answers: Iterable[Anonymity]) -> Anonymity:
    """What several answers come to: one that binds, else one that may, else none."""
    found = set(answers)
    return next((each for each in Anonymity if each in found), Anonymity.DOES_NOT)
