"""A letter that lacks a fact says what is missing and where to record it, and is not made."""

from datetime import date

import pytest
from django.urls import reverse

from peelian.access.refusals import Refused
from peelian.cases.documents.catalogue import LETTERS
from peelian.cases.documents.letter import LetterKind
from peelian.cases.documents.sources import facts_of
from peelian.cases.models import Case
from peelian.cases.queries.letters import lacking
from peelian.cases.services.keeping import record_fact
from peelian.cases.services.notifying import withhold_notice
from peelian.cases.services.subjects import add_subject
from peelian.cases.states import NoticeKind, Standing
from peelian.documents.models import Document
from peelian.documents.templating.missing import FactsMissing
from peelian.people.states import Category
from tests.cases.factories import about_ed, assessed, at, investigated, noticed, opened
from tests.cases.letters.making import drawn, made, with_party
from tests.cast import Cast, Member

pytestmark = pytest.mark.django_db
K = LetterKind


def lacks(case: Case, kind: LetterKind, ref: str, *, by: Member, on: date) -> dict[str, str]:
    """The sentences that say what is missing, with the page of each."""
    facts = facts_of(LETTERS[kind], case, ref, actor=by.actor, made_on=on)
    return {lack.sentence: lack.url for lack in lacking(LETTERS[kind], case, ref, facts=facts)}


def test_the_notice_of_investigation(cast: Cast) -> None:
    case, _ = investigated(cast)
    unknown = add_subject(
        case=case, description="the driver", category=Category.OFFICER, actor=cast.ida.actor, at=at(13)
    )
    found = lacks(case, K.INVESTIGATION, unknown.ref, by=cast.asha, on=date(2023, 3, 14))
    assert found["Say who the subject is: a notice is given to a person, not to a description."] == reverse(
        "cases:identify", args=[unknown.ref]
    )
    assert found["Record at least one allegation against this subject."] == reverse(
        "cases:make-allegation", args=[unknown.ref]
    )
    assert any("the notice states the result" in sentence for sentence in found)


def test_no_notice_before_an_investigation_is_decided_on(cast: Cast) -> None:
    case, subject = assessed(cast)
    with pytest.raises(Refused, match="No investigation has been decided on"):
        drawn(case, K.INVESTIGATION, subject.ref, by=cast.cora, on=date(2023, 3, 14))


def test_the_terms_of_reference(cast: Cast) -> None:
    case, subject = investigated(cast)
    found = lacks(case, K.TERMS, subject.ref, by=cast.asha, on=date(2023, 3, 14))
    assert found["Draw up the terms of reference."] == reverse("cases:terms", args=[case.ref])
    assert found["Give the notice of investigation first and record it: the terms follow it."] == reverse(
        "cases:serve", args=[subject.ref]
    )


def test_the_notice_that_the_terms_are_withheld(cast: Cast) -> None:
    case, subject = noticed(cast)
    found = lacks(case, K.TERMS_WITHHELD, subject.ref, by=cast.asha, on=date(2023, 3, 20))
    decide = "Decide to withhold the terms of reference from this subject, and record why."
    assert found[decide] == reverse("cases:withhold", args=[subject.ref])
    assert found["Write why the terms are withheld, in words that the officer may read."] == ""
    withhold_notice(
        subject=subject, kind=NoticeKind.TERMS, reasons="Not yet.", actor=cast.asha.actor, at=at(16)
    )
    assert decide not in lacks(case, K.TERMS_WITHHELD, subject.ref, by=cast.asha, on=date(2023, 3, 20))


def test_the_severity_assessment_record(cast: Cast) -> None:
    case, subject = about_ed(cast)
    found = lacks(case, K.SEVERITY, subject.ref, by=cast.cora, on=date(2023, 3, 10))
    assert found["Assess the severity of the conduct."] == reverse("cases:assess", args=[subject.ref])


def test_the_referral(cast: Cast) -> None:
    case = opened(cast)
    found = lacks(case, K.REFERRAL, case.ref, by=cast.cora, on=date(2023, 3, 10))
    assert found["Answer the referral test: no ground is answered yes."] == reverse(
        "cases:referral", args=[case.ref]
    )
    assert reverse("cases:record-fact", args=[case.ref]) in found.values()
    assert reverse("cases:add-subject", args=[case.ref]) in found.values()


def test_progress_to_the_officer(cast: Cast) -> None:
    case, subject = noticed(cast)
    with pytest.raises(FactsMissing, match="Nothing is recorded since the officer last heard"):
        drawn(case, K.PROGRESS_OFFICER, subject.ref, by=cast.asha, on=date(2023, 4, 10), words={})


def test_what_is_kept_ready_to_be_told_fills_the_letter(cast: Cast) -> None:
    case, subject = noticed(cast)
    record_fact(
        case=case,
        question="What the officer can be told of progress",
        value="Six colleagues have been seen.",
        standing=Standing.CONFIRMED,
        said_by="the investigator",
        known_on=date(2023, 4, 6),
        actor=cast.asha.actor,
        at=at(6, month=4),
    )
    assert lacks(case, K.PROGRESS_OFFICER, subject.ref, by=cast.asha, on=date(2023, 4, 10)) == {}


def test_progress_to_a_party_without_a_name(cast: Cast) -> None:
    case, _ = noticed(cast)
    party = with_party(cast, case, family_name="", given_names="", title="")
    found = lacks(case, K.PROGRESS_PARTY, party.ref, by=cast.asha, on=date(2023, 4, 10))
    assert "Record the name of this person: a letter goes to a person, not to a label." in found


def test_the_timeliness_report(cast: Cast) -> None:
    case, _ = noticed(cast)
    with pytest.raises(Refused, match="They end on 8 March 2024"):
        drawn(case, K.TIMELINESS, case.ref, by=cast.cora, on=date(2024, 3, 8))
    found = lacks(case, K.TIMELINESS, case.ref, by=cast.cora, on=date(2024, 3, 9))
    assert "Write why the investigation has taken so long." in found
    assert "Give the day on which the investigation is estimated to end." in found


def test_the_copy_of_it(cast: Cast) -> None:
    case, subject = noticed(cast)
    found = lacks(case, K.TIMELINESS_COPY, subject.ref, by=cast.cora, on=date(2024, 3, 9))
    assert "Write how far the investigation has got." in found


def test_the_decision_record(cast: Cast) -> None:
    case, _ = noticed(cast)
    decision = case.decisions.order_by("pk")[0]
    found = lacks(case, K.DECISION, decision.ref, by=cast.cora, on=date(2023, 4, 10))
    assert list(found.values()) == [reverse("cases:log-decision", args=[case.ref])]


def test_nothing_is_kept_of_a_letter_that_lacks_a_fact(cast: Cast) -> None:
    case, subject = investigated(cast)
    with pytest.raises(FactsMissing):
        made(case, K.TERMS, subject.ref, by=cast.asha, on=date(2023, 3, 14))
    assert not Document.objects.exists()
