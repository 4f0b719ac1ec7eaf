"""Facts that both letters of a suspension share: to whom, under which law, on what authority, and what was found."""

from datetime import date
from typing import Any

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.cases.documents.binding import binding_of, cited, sourced
from peelian.cases.documents.gathering import UNREAD_ACT, UNREAD_SINCE
from peelian.cases.documents.wording import SERVICE
from peelian.documents.facts import Cited
from peelian.law.dated import Citation
from peelian.law.instruments import PCR, PVR
from peelian.law.refusals import LawRefusal
from peelian.law.regimes import governing_vetting
from peelian.people.states import RANK_TITLES, Rank
from peelian.restrictions.gate import PREJUDICED
from peelian.restrictions.models import Restriction
from peelian.restrictions.queries.facts import GateFacts, SuspensionFacts
from peelian.restrictions.states import SUSPENSIONS, RestrictionKind

_BASIS = {
    RestrictionKind.SUSPENSION_CONDUCT: (PCR, "reg 11"),
    RestrictionKind.SUSPENSION_VETTING: (PVR, "reg 13"),
}

_SENIOR = {
    RestrictionKind.SUSPENSION_CONDUCT: Citation(PCR, "reg 2(4)(a)").text,
    RestrictionKind.SUSPENSION_VETTING: Citation(PVR, "reg 3(2)(a)").text,
}


def provision(kind: str, paragraph: str = "") -> Citation:
    """The provision that the suspension rests on, down to a paragraph of it."""
    instrument, regulation = _BASIS[RestrictionKind(kind)]
    return Citation(instrument, f"{regulation}{paragraph}")


def check_is_suspension(restriction: Restriction) -> None:
    """Raise Refused for restricted duties and redeployment, of which no regulation asks for a letter."""
    if restriction.kind not in SUSPENSIONS:
        raise Refused(
            "This letter is for suspensions. Tell somebody of restricted duties as force policy says."
        )
    if restriction.imposed_on is None:
        raise Refused(
            "Nobody is suspended until a senior officer has authorised it.", rule="PCR 2020 reg 2(4)(a)"
        )


def about_the_suspension(
    restriction: Restriction, held: SuspensionFacts, *, actor: Actor, on: date
) -> dict[str, Any]:
    """To whom, from whom, in which case, and under which law with the reasons."""
    person = restriction.person
    rank = RANK_TITLES[Rank(restriction.officer.rank)] if restriction.officer.rank else ""
    number = held.person.number if held.person else ""
    return {
        "case_ref": held.case_ref,
        "restriction_ref": held.ref,
        "greeting": f"{rank} {person.family_name}" if rank else person.full_name,
        "address": [line for line in (f"{rank} {person.full_name}".strip(), number) if line],
        "statutory": held.statutory,
        "provision": held.authority,
        "policy": held.policy,
        "imposed_on": held.imposed_on,
        "writer": actor.name,
        "writer_role": actor.role_titles,
        "senior_source": _SENIOR.get(held.kind, ""),
        "senior": held.authorised_by,
        **(_law(restriction, on=on) if held.statutory else {}),
    }


def _law(restriction: Restriction, *, on: date) -> dict[str, Any]:
    """The version of the regulations that binds, why, and how a notice under it counts as given. Raises Refused."""
    try:
        if restriction.kind == RestrictionKind.SUSPENSION_VETTING:
            return _vetting_law(on)
        binding = binding_of(restriction.case, on=on)
    except LawRefusal as refusal:
        raise Refused(str(refusal)) from refusal
    title = binding.conduct_title
    return {
        "regulations": title if on < UNREAD_SINCE else Cited(title, UNREAD_ACT, verified=False),
        "why_these": sourced(binding.conduct.steps),
        "service": binding.says(SERVICE[PCR]),
    }


def _vetting_law(on: date) -> dict[str, Any]:
    governing = governing_vetting(on=on)
    newer = SERVICE[PCR].versions[-1].value
    return {
        "regulations": f"the {PVR.title} ({PVR.number}), as made",
        "why_these": sourced(governing.steps),
        "service": cited(newer, Citation(PVR, "reg 11")),
    }


def what_was_found(kind: RestrictionKind, gate: GateFacts | None) -> list[Cited]:
    """Redeployment considered, and the conditions met, each with its provision. The findings' own words stay here."""
    if gate is None:
        return []
    rule = provision(kind, "(4)")
    found = []
    if gate.ruled_out:
        found.append(
            "Other duties and another place of work were considered first, and neither is appropriate."
        )
    if gate.prejudice:
        found.append(f"Unless you are suspended, {PREJUDICED[kind]} may be prejudiced.")
    if gate.public_interest:
        found.append("The public interest requires that you be suspended.")
    return [cited(sentence, rule) for sentence in found]
