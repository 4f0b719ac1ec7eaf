"""Proposals to record a matter and to refer it to the Director General."""

import re
from collections.abc import Sequence

from peelian.reports.reading.cues import proposals as cues
from peelian.reports.reading.result import Proposal, Standing, Statement
from peelian.reports.reading.saying import CLAIMS, saying

_DEADLINE = "without delay, and by the end of the day after the day it becomes clear that a ground applies"


def propose_record(kind: str, conduct: tuple[int, ...]) -> Proposal:
    """To record a complaint, or else a conduct matter."""
    if kind == "complaint":
        return Proposal(
            code="record_complaint",
            title=(
                "Contact the complainant, ask how they want it handled, and consider recording a complaint"
            ),
            why=conduct,
            reason="A member of the public expresses dissatisfaction. Handling under Schedule 3 is "
            "compulsory where the conduct, "
            "if proved, might be a crime or justify disciplinary proceedings.",
            citation=f"{cues.S3}, paragraph 2(6), (6A) and (6B)",
            verified=True,
        )
    return Proposal(
        code="record_conduct_matter",
        title="Consider recording a conduct matter",
        why=conduct,
        reason="There may be an indication of a criminal offence or of behaviour justifying "
        "disciplinary proceedings. It must be recorded if somebody "
        "died or was seriously hurt, if a member of the public was adversely affected, or if "
        "it is of a kind listed in regulation 7(1).",
        citation=f"{cues.S3}, paragraph 11; {cues.M}, regulation 7(1)",
        verified=True,
    )


def propose_mandatory(statements: Sequence[Statement], kind: str) -> Proposal | None:
    """Referral on a mandatory ground, where the words suggest one."""
    # a complainant's belief ('because of his race') counts: it is how a ground first shows itself
    standings = (*CLAIMS, Standing.OPINION) if kind in ("complaint", "colleague's report") else CLAIMS
    grounds = [
        (ground, saying(statements, rf"(?<!\w)(?:{ground.words})", standings)) for ground in cues.GROUNDS
    ]
    grounds = [(ground, why) for ground, why in grounds if why]
    if not grounds:
        return None
    provision = "regulation 4(1)(a) and (2)" if kind == "complaint" else "regulation 7(1) and (4)"
    paragraph = "paragraph 4" if kind == "complaint" else "paragraph 13"
    named = "; ".join(
        f"({ground.letter}) {ground.title}" if kind != "complaint" else ground.title for ground, _ in grounds
    )
    return Proposal(
        code="mandatory_referral",
        title="Mandatory referral to the Director General may apply",
        why=tuple(sorted({i for _, why in grounds for i in why})),
        reason=f"Words in the document suggest: {named}. If a ground applies the matter is referred "
        f"{_DEADLINE}. What counts as serious is set by "
        "the Director General's guidance, which has to be read with this.",
        citation=f"{cues.S3}, {paragraph}; {cues.M}, {provision}",
        verified=False,
    )


def propose_voluntary(statements: Sequence[Statement], kind: str) -> Proposal | None:
    """Voluntary referral, where something criminal is confirmed."""
    why = saying(statements, cues.CRIMINAL, (Standing.CONFIRMED,))
    if not why or kind == "complaint":
        return None
    return Proposal(
        code="voluntary_referral",
        title="If no mandatory ground applies, consider a voluntary referral",
        why=why,
        reason="A recordable matter may be referred for its gravity or for exceptional circumstances.",
        citation=f"{cues.S3}, paragraphs 4(2) and 13(2)",
        verified=True,
    )


def propose_death(statements: Sequence[Statement]) -> Proposal | None:
    """A death or serious injury matter."""
    why = tuple(
        i
        for i in saying(statements, cues.DEATH_OR_INJURY)
        if re.search(f"(?i){cues.POLICE_CONTACT}", statements[i].text)
    )
    if not why:
        return None
    return Proposal(
        code="death_or_serious_injury",
        title="A death or serious injury matter may have to be recorded and referred",
        why=why,
        reason=(
            f"Somebody may have died or been seriously hurt after contact with the police. Every "
            f"such matter is recorded and is referred {_DEADLINE}."
        ),
        citation=(
            f"Police Reform Act 2002, section 12(2A) to (2D); Schedule 3, paragraphs 14A and 14C; "
            f"{cues.M}, regulation 9"
        ),
        verified=True,
    )
