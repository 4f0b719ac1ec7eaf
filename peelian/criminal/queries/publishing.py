"""What may not be published because of a crime that somebody alleges: asked by every room that publishes."""

from dataclasses import dataclass
from datetime import date

from peelian.criminal.models import OffenceVersion, Restriction, Strand
from peelian.criminal.states import (
    ANONYMITY_LABELS,
    RESTRICTION_LABELS,
    Anonymity,
    OffenceKind,
    RestrictionKind,
)
from peelian.law.dated import long_date

ACT = "Sexual Offences (Amendment) Act 1992 ss 1-3"
IDENTIFYING = ("name", "address", "school or place of education", "place of work", "still or moving picture")
"""What the Act names as likely to identify somebody: the place of work among them, which is often this force."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """One reason why something may not be published, and until when it holds."""

    ref: str
    kind: RestrictionKind
    title: str
    binds: bool
    answer: str
    from_on: date
    why: str
    source: str
    for_life: bool
    covers: tuple[str, ...]
    by_hand: bool


def binding_restrictions(case_ref: str) -> tuple[Binding, ...]:
    """All that binds a publication about a case: flags from offences alleged, and flags set by hand.

    An offence that carries anonymity binds from the moment it is alleged and for life, whatever the offence turns out
    to be later. One not yet known, or of which nobody has read whether it carries anonymity, binds until a later
    answer on its line, or a person with reasons, settles it.
    """
    return (*_from_offences(case_ref), *_by_hand(case_ref))


def _from_offences(case_ref: str) -> list[Binding]:
    rows = (
        OffenceVersion.objects.filter(suspicion__strand__case__ref=case_ref)
        .select_related("suspicion")
        .order_by("suspicion_id", "version")
    )
    lines: dict[str, list[OffenceVersion]] = {}
    for row in rows:
        lines.setdefault(row.suspicion.ref, []).append(row)
    settled = _settled(case_ref)
    found = (
        _of_line(ref, line, settled=settled.get(line[0].suspicion.strand_id)) for ref, line in lines.items()
    )
    return [*_of_silence(case_ref), *(binding for binding in found if binding)]


def _of_silence(case_ref: str) -> list[Binding]:
    """A strand of which nobody has yet said anything about the offence may be about any."""
    silent = Strand.objects.filter(case__ref=case_ref, suspicions=None, subject__removed_at=None)
    settled = _settled(case_ref)
    return [
        _may(row.ref, row.opened_on, why="No offence is on record yet.")
        for row in silent.order_by("pk")
        if row.pk not in settled
    ]


def _of_line(ref: str, line: list[OffenceVersion], *, settled: date | None) -> Binding | None:
    binding = next((row for row in line if row.anonymity == Anonymity.BINDS), None)
    if binding:
        return _flag(
            ref,
            binding.known_on,
            binds=True,
            why=f"Alleged on {long_date(binding.known_on)}: {binding.words}.",
        )
    last = line[-1]
    if last.anonymity != Anonymity.MAY_APPLY or (settled and settled >= last.known_on):
        return None
    unknown = last.kind == OffenceKind.UNKNOWN
    what = "The offence is not known yet" if unknown else f"Nobody has settled it for: {last.words}"
    return _may(ref, last.known_on, why=f"{what}.")


def _may(ref: str, from_on: date, *, why: str) -> Binding:
    return _flag(ref, from_on, binds=False, why=f"{why} It binds until it is settled.")


def _flag(ref: str, from_on: date, *, binds: bool, why: str) -> Binding:
    answer = Anonymity.BINDS if binds else Anonymity.MAY_APPLY
    return Binding(
        ref=ref,
        kind=RestrictionKind.SEXUAL_OFFENCE,
        title=RESTRICTION_LABELS[RestrictionKind.SEXUAL_OFFENCE],
        binds=binds,
        answer=ANONYMITY_LABELS[answer],
        from_on=from_on,
        why=why,
        source=ACT,
        for_life=binds,
        covers=IDENTIFYING,
        by_hand=False,
    )


def _settled(case_ref: str) -> dict[int, date]:
    """By strand, the last day on which somebody settled, with reasons, that anonymity does not apply."""
    rows = Restriction.objects.filter(
        strand__case__ref=case_ref,
        kind=RestrictionKind.SEXUAL_OFFENCE,
        answer=Anonymity.DOES_NOT,
        lifted_on=None,
    )
    return dict(rows.order_by("from_on").values_list("strand_id", "from_on"))


def _by_hand(case_ref: str) -> list[Binding]:
    rows = Restriction.objects.filter(strand__case__ref=case_ref, lifted_on=None).exclude(
        answer=Anonymity.DOES_NOT
    )
    return [
        Binding(
            ref=row.ref,
            kind=RestrictionKind(row.kind),
            title=RESTRICTION_LABELS[RestrictionKind(row.kind)],
            binds=row.answer == Anonymity.BINDS,
            answer=ANONYMITY_LABELS[Anonymity(row.answer)],
            from_on=row.from_on,
            why=row.reasons,
            source=ACT if row.kind == RestrictionKind.SEXUAL_OFFENCE else "",
            for_life=row.kind == RestrictionKind.SEXUAL_OFFENCE and row.answer == Anonymity.BINDS,
            covers=IDENTIFYING if row.kind == RestrictionKind.SEXUAL_OFFENCE else (),
            by_hand=True,
        )
        for row in rows.order_by("from_on", "pk")
    ]
