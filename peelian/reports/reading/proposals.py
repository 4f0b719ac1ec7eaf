"""What a person may want to do about a document. Each proposal says which statements suggest it; none is a decision."""

import re
from collections.abc import Sequence
from datetime import date

from peelian.reports.reading import referring
from peelian.reports.reading.cues import proposals as cues
from peelian.reports.reading.result import PeopleGroup, Proposal, Standing, Statement
from peelian.reports.reading.saying import CLAIMS, MOST_REASONS, saying


def find_proposals(
    statements: Sequence[Statement], people: Sequence[PeopleGroup], *, kind: str, on: date | None
) -> tuple[Proposal, ...]:
    """Proposals in the order an intake officer would take them. ``on`` decides which vetting rules are named."""
    conduct = saying(statements, cues.CONDUCT)
    if not conduct or not _concerns_police(statements, people, kind):
        return ()
    found = [
        referring.propose_record(kind, conduct),
        referring.propose_mandatory(statements, kind),
        referring.propose_voluntary(statements, kind),
        referring.propose_death(statements),
        _severity(conduct),
        _identify(people),
        _restrict(statements, people, conduct),
        _criminal(statements),
        _offence(statements),
        _evidence(statements),
        _victims(statements, people),
        _anonymity(statements),
        _bystanders(people),
        _vetting(conduct, on),
        _former(statements),
        _staff(people),
        _reporter(kind, conduct),
        _updates(kind, conduct),
    ]
    return tuple(proposal for proposal in found if proposal is not None)


def _concerns_police(statements: Sequence[Statement], people: Sequence[PeopleGroup], kind: str) -> bool:
    if kind in ("self-report", "colleague's report") or any(g.kind in ("police", "staff") for g in people):
        return True
    return any(
        re.search(r"(?i)\b(?:police|officers?|constable|pc|pcso|sergeant)\b", s.text)
        for s in statements[:400]
    )


def _severity(conduct: tuple[int, ...]) -> Proposal:
    return Proposal(
        code="severity_assessment",
        title="Make a severity assessment once a subject is identified",
        why=conduct,
        reason=(
            "If the conduct were proved, would it be misconduct, gross misconduct or neither? "
            "Where Schedule 3 applies the investigator makes it."
        ),
        citation=f"{cues.C}, regulation 14; {cues.S3}, paragraph 19A",
        verified=True,
    )


def _identify(people: Sequence[PeopleGroup]) -> Proposal | None:
    unnamed = [g for g in people if g.kind in ("police", "staff", "subject", "recipient")]
    if not unnamed:
        return None
    why = tuple(sorted({i for group in unnamed for i in group.statements}))[:MOST_REASONS]
    return Proposal(
        code="identify_subjects",
        title="Find out who the people described are before any subject is named",
        why=why,
        reason="The document speaks of: "
        + "; ".join(group.label for group in unnamed[:8])
        + ". Two descriptions are not taken to be one person.",
        citation=None,
        verified=False,
    )


def _restrict(
    statements: Sequence[Statement], people: Sequence[PeopleGroup], conduct: tuple[int, ...]
) -> Proposal | None:
    if not any(g.kind in ("police", "staff", "subject", "recipient", "named") for g in people) and not saying(
        statements, cues.CRIMINAL
    ):
        return None
    already = saying(statements, cues.RESTRICTED_ALREADY)
    said = (
        (
            " The document says that some already are restricted or suspended: establish who, "
            "since when and on what authority."
        )
        if already
        else ""
    )
    return Proposal(
        code="consider_restrictions",
        title="Consider restrictions, other duties or suspension for each person identified",
        why=already or conduct,
        reason="Suspension needs redeployment to have been considered first and judged not "
        "appropriate, and then either prejudice to the investigation or the "
        "public interest. It is for police officers; staff are dealt with under their contracts." + said,
        citation=f"{cues.C}, regulation 11",
        verified=True,
    )


def _criminal(statements: Sequence[Statement]) -> Proposal | None:
    why = saying(statements, cues.CRIMINAL)
    if not why:
        return None
    return Proposal(
        code="criminal_strand",
        title="Open a criminal strand and decide whether misconduct proceedings would prejudice it",
        why=why,
        reason=(
            "There is or may be a criminal investigation. The default is to go on without delay "
            "unless criminal proceedings would be prejudiced."
        ),
        citation=f"{cues.C}, regulation 10",
        verified=True,
    )


def _offence(statements: Sequence[Statement]) -> Proposal | None:
    why = tuple(i for i in saying(statements, r"offence|charge|arrest|detain", (Standing.UNKNOWN,)))
    if not why:
        return None
    return Proposal(
        code="establish_offence",
        title=("Ask the arresting force for the suspected offence, and record it as unknown until then"),
        why=why,
        reason="The document says that the suspected offence is not known.",
        citation=None,
        verified=False,
    )


def _evidence(statements: Sequence[Statement]) -> Proposal | None:
    why = saying(statements, cues.RECORDED_MATERIAL)
    if not why:
        return None
    return Proposal(
        code="protect_evidence",
        title=("Protect phones, accounts, messages, recordings and force systems before anybody is told"),
        why=why,
        reason=(
            "The document speaks of recorded or sent material, which can be deleted. A notice "
            "may be held back while it might prejudice the investigation."
        ),
        citation=f"{cues.C}, regulation 17(6)",
        verified=True,
    )


def _victims(statements: Sequence[Statement], people: Sequence[PeopleGroup]) -> Proposal | None:
    hurt = {i for g in people if g.kind == "public" for i in g.statements if statements[i].standing in CLAIMS}
    why = tuple(sorted(hurt))[:MOST_REASONS]
    if not why:
        return None
    return Proposal(
        code="victim_care",
        title="Identify and look after the people affected, and wall off who they are",
        why=why,
        reason=(
            "People who may be victims are described. They may not know of the matter yet; an "
            "officer trained for it should make the first contact."
        ),
        citation=None,
        verified=False,
    )


def _anonymity(statements: Sequence[Statement]) -> Proposal | None:
    why = saying(statements, rf"(?<!\w)(?:{cues.SEXUAL})")
    if not why:
        return None
    return Proposal(
        code="victim_anonymity",
        title=("Lifelong anonymity of the complainants may apply: nothing that identifies them is published"),
        why=why,
        reason=(
            "It holds from the moment an allegation of a listed sexual offence is made, and "
            "covers name, address, place of work and pictures."
        ),
        citation="Sexual Offences (Amendment) Act 1992, section 1",
        verified=True,
    )


def _bystanders(people: Sequence[PeopleGroup]) -> Proposal | None:
    why = tuple(sorted({i for g in people if g.kind == "recipient" for i in g.statements}))[:MOST_REASONS]
    if not why:
        return None
    return Proposal(
        code="challenging_and_reporting",
        title="Ask who saw or received the material and whether anybody challenged or reported it",
        why=why,
        reason=(
            "Colleagues are described as knowing of it. Challenging and reporting improper "
            "conduct is one of the standards."
        ),
        citation=f"{cues.C}, Schedule 2 (Challenging and Reporting Improper Conduct)",
        verified=False,
    )


def _vetting(conduct: tuple[int, ...], on: date | None) -> Proposal:
    new = on is None or on >= cues.VETTING_REGULATIONS_FROM
    citation = (
        "Police (Vetting) Regulations 2025, regulations 4 and 12; Vetting Code of Practice"
        if new
        else "Vetting Code of Practice and Authorised Professional Practice"
    )
    limit = (
        (" No withdrawal assessment is made while the matter is or may be dealt with as conduct.")
        if new
        else ""
    )
    return Proposal(
        code="vetting_review",
        title="Review the vetting clearance of each person identified",
        why=conduct,
        reason="Adverse information calls for an early review of clearance." + limit,
        citation=citation,
        verified=False,
    )


def _former(statements: Sequence[Statement]) -> Proposal | None:
    why = saying(statements, cues.FORMER)
    if not why:
        return None
    return Proposal(
        code="former_officer",
        title="Check the leaving date: the former-officer conditions may apply",
        why=why,
        reason=(
            "Somebody described may have left. Only gross misconduct is pursued, and the months "
            "since leaving decide under which condition."
        ),
        citation=f"{cues.C}, regulation 4(2) to (5) and Schedule 1",
        verified=True,
    )


def _staff(people: Sequence[PeopleGroup]) -> Proposal | None:
    why = tuple(sorted({i for g in people if g.kind == "staff" for i in g.statements}))[:MOST_REASONS]
    if not why:
        return None
    return Proposal(
        code="staff_route",
        title="Separate officers from police staff: another discipline regime applies to staff",
        why=why,
        reason=(
            "The Conduct Regulations are for officers and special constables. Staff discipline "
            "is contractual; recording, referral and updates under Schedule 3 cover both."
        ),
        citation=f"{cues.C}, regulation 2(1); {cues.S3}",
        verified=True,
    )


def _reporter(kind: str, conduct: tuple[int, ...]) -> Proposal | None:
    if kind == "colleague's report":
        return Proposal(
            code="protect_reporter",
            title="Protect the person who reports, and consider whether it is a protected disclosure",
            why=conduct,
            reason=(
                "A protected disclosure is not a breach of the standards, and who gave the "
                "information is kept to those who need to know."
            ),
            citation=f"{cues.C}, regulation 2(5) and (6)",
            verified=True,
        )
    if kind == "self-report":
        return Proposal(
            code="self_report",
            title="Record that the officer reported it themselves, and when",
            why=conduct,
            reason="Reporting action taken against oneself is part of the standard on discreditable conduct.",
            citation=f"{cues.C}, Schedule 2 (Discreditable Conduct)",
            verified=False,
        )
    return None


def _updates(kind: str, conduct: tuple[int, ...]) -> Proposal | None:
    if kind != "complaint":
        return None
    return Proposal(
        code="complainant_updates",
        title="Plan the first update to the complainant",
        why=conduct[:1],
        reason="Within four weeks of the start of an investigation, and every four weeks after.",
        citation=f"{cues.M}, regulations 33 and 34",
        verified=True,
    )
