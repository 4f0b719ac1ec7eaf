"""The terms of reference, and the notice that they are withheld: PCR 2020 reg 17(2)-(3); CMR 2020 reg 17(2), (4)."""

from typing import Any

from peelian.cases.documents import gathering
from peelian.cases.documents.binding import sourced
from peelian.cases.documents.letter import Ask, CaseLetter, LetterKind, Part, Place, Served, Source, Whom
from peelian.cases.states import DecisionKind, NoticeKind
from peelian.law.dated import Citation
from peelian.law.deadlines import Deadline


def gather_terms(source: Source) -> dict[str, Any]:
    """The terms as they stand, and the officer's time to answer them."""
    terms = source.case.terms.order_by("-version").first()
    return {
        **_shared(source),
        "provision": Citation(source.binding.door, "reg 17(2)").text,
        "terms": terms.text if terms else "",
        "version": terms.version if terms else None,
        "drawn_on": terms.drawn_on if terms else None,
        "revised": bool(terms and terms.version > 1),
    }


def gather_withheld(source: Source) -> dict[str, Any]:
    """The decision to withhold, and the reason in the words in which the officer may hear it."""
    withheld = (
        source.case.decisions.filter(
            subject=source.officer, kind=DecisionKind.WITHHOLDING, what__icontains="terms of reference"
        )
        .order_by("-decided_at", "-pk")
        .first()
    )
    internal = source.binding.internal
    return {
        **_shared(source),
        "provision": Citation(source.binding.door, "reg 17(2), (6)" if internal else "reg 17(2), (4)").text,
        "withheld_on": withheld.decided_at if withheld else None,
        "told": source.said("told"),
    }


def _shared(source: Source) -> dict[str, Any]:
    officer = gathering.about_the_officer(source)
    answer = _answer(source)
    return {
        **gathering.about_the_case(source),
        **officer,
        **gathering.how_served(source),
        "notice_on": gathering.given_on(source.officer, [NoticeKind.INVESTIGATION]),
        "answer_by": answer.due,
        "answer_source": answer.citation.text,
        "answer_steps": sourced(answer.steps),
    }


def _answer(source: Source) -> Deadline:
    rule = "pcr_reg18_representations" if source.binding.internal else "cmr_reg20_representations"
    return source.binding.due(rule, source.made_on)


TERMS = CaseLetter(
    kind=LetterKind.TERMS,
    title="Terms of reference",
    purpose="Gives the officer the bounds of the investigation, and starts the time to answer.",
    whom=Whom.SUBJECT,
    served=Served.NOTICE,
    gather=gather_terms,
    places={
        "greeting": Place("cases:identify", Whom.SUBJECT),
        "notice_on": Place("cases:serve", Whom.SUBJECT),
        "terms": Place("cases:terms"),
        "version": Place("cases:terms"),
        "drawn_on": Place("cases:terms"),
    },
    parts=(Part("terms", "The terms themselves"),),
)
WITHHELD = CaseLetter(
    kind=LetterKind.TERMS_WITHHELD,
    title="Notice that the terms of reference are withheld",
    purpose="Tells the officer that the terms of reference are withheld for now, and why.",
    whom=Whom.SUBJECT,
    served=Served.NOTICE,
    gather=gather_withheld,
    places={
        "greeting": Place("cases:identify", Whom.SUBJECT),
        "notice_on": Place("cases:serve", Whom.SUBJECT),
        "withheld_on": Place("cases:withhold", Whom.SUBJECT),
    },
    asks=(
        Ask(
            "told",
            "Why are the terms withheld?",
            "In words that the officer may read. The reasons of the decision itself stay on the file.",
        ),
    ),
)
