"""Who may make, read and give letters; and that nobody behind the victims' wall is named in one."""

from datetime import date

import pytest
from django.urls import reverse

from peelian.access.refusals import Hidden, Refused
from peelian.cases.documents.letter import LetterKind
from peelian.cases.models import Case
from peelian.cases.services.sealing import put_on_case, seal_case
from peelian.cases.services.subjects import add_subject
from peelian.cases.states import MemberRole
from peelian.documents.models import Document
from peelian.documents.services import read_document
from peelian.ledger.events import Stream
from peelian.ledger.queries import entries_about
from tests.cases.factories import at, investigated, noticed, opened
from tests.cases.letters.making import WORDS, drawn, made, moment, with_party
from tests.cast import Cast, Member

pytestmark = pytest.mark.django_db
ON = date(2023, 4, 20)
NOTICE, PARTY = LetterKind.INVESTIGATION, LetterKind.PROGRESS_PARTY


def addresses(case: Case, document: Document) -> list[str]:
    """Every address of the letters of a case."""
    made_at = [document.ref]
    return [
        reverse("cases:letters", args=[case.ref]),
        reverse("cases:make-letter", args=[case.ref, NOTICE.value, document.about_ref]),
        reverse("cases:letter", args=made_at),
        reverse("cases:serve-letter", args=made_at),
        reverse("cases:letter-file", args=[document.ref, "served", "pdf"]),
    ]


@pytest.mark.parametrize("who", ["ed", "fay", "gus", "hugh", "ada"])
def test_they_do_not_exist_for_the_subject_or_for_those_who_see_no_case(cast: Cast, who: str) -> None:
    case, subject = investigated(cast)
    document = made(case, NOTICE, subject.ref, by=cast.asha, on=ON)
    member: Member = getattr(cast, who)
    assert [member.client.get(url).status_code for url in addresses(case, document)] == [404] * 5
    with pytest.raises(Hidden):
        read_document(member.actor, document.ref, at=moment(ON))


def test_a_sealed_case_hides_its_letters_from_the_team(cast: Cast) -> None:
    case, subject = investigated(cast)
    document = made(case, NOTICE, subject.ref, by=cast.asha, on=ON)
    assert cast.ben.client.get(addresses(case, document)[2]).status_code == 200
    seal_case(case=case, reasons="Covert enquiries.", actor=cast.cora.actor, at=at(17))
    assert [cast.ben.client.get(url).status_code for url in addresses(case, document)] == [404] * 5
    assert cast.asha.client.get(addresses(case, document)[2]).status_code == 200


def test_whoever_sees_the_case_and_does_not_work_on_it_reads_and_makes_nothing(cast: Cast) -> None:
    case, subject = investigated(cast)
    for member in (cast.ben, cast.petra):
        with pytest.raises(Refused):
            drawn(case, NOTICE, subject.ref, by=member, on=ON)


@pytest.mark.parametrize("kind", [LetterKind.SEVERITY, LetterKind.DECISION])
def test_records_of_the_authority_are_the_authoritys_to_make(cast: Cast, kind: LetterKind) -> None:
    case, subject = noticed(cast)
    decision = case.decisions.order_by("pk")[0]
    ref = subject.ref if kind is LetterKind.SEVERITY else decision.ref
    with pytest.raises(Refused, match="for the appropriate authority"):
        drawn(case, kind, ref, by=cast.asha, on=ON)


def test_a_letter_to_a_party_is_for_those_who_may_see_who_it_is(cast: Cast) -> None:
    case, _ = noticed(cast)
    party = with_party(cast, case)
    put_on_case(
        case=case,
        account_ref=cast.lena.account.ref,
        role=MemberRole.LIAISON,
        actor=cast.cora.actor,
        at=at(16),
    )
    for member in (cast.cora, cast.ida, cast.ben):
        with pytest.raises(Refused):
            drawn(case, PARTY, party.ref, by=member, on=ON)
    document = made(case, PARTY, party.ref, by=cast.lena, on=ON)
    letter = reverse("cases:letter", args=[document.ref])
    assert cast.lena.client.get(letter).status_code == 200
    assert cast.cora.client.get(letter).status_code == 403
    assert cast.ed.client.get(letter).status_code == 404
    listed = cast.cora.client.get(reverse("cases:letters", args=[case.ref])).content.decode()
    assert document.ref not in listed
    assert "Quennevais" not in listed
    looks = entries_about("record", party.ref, stream=Stream.LOOKS)
    assert [look.event.kind for look in looks] == ["protected_person"]


def test_a_letter_of_another_case_does_not_exist(cast: Cast) -> None:
    case, _ = noticed(cast)
    other = opened(cast, title="Another matter")
    with pytest.raises(Hidden):
        drawn(other, NOTICE, case.subjects.get().ref, by=cast.cora, on=ON)


@pytest.mark.parametrize("said", ["Ms Quennevais was seen.", "Isolde QUENNEVAIS’s telephone; Quennevais."])
def test_a_letter_that_would_name_somebody_behind_the_wall_is_not_made(cast: Cast, said: str) -> None:
    case, subject = noticed(cast)
    with_party(cast, case)
    with pytest.raises(Refused, match="Woman A") as refused:
        drawn(case, LetterKind.PROGRESS_OFFICER, subject.ref, by=cast.asha, on=ON, words={"more": said})
    assert "Quennevais" not in str(refused.value)


def test_their_own_letter_names_them_and_no_other(cast: Cast) -> None:
    case, _ = noticed(cast)
    first = with_party(cast, case)
    with_party(cast, case, label="Woman B", given_names="Merrily", family_name="Oxenbold")
    made(case, PARTY, first.ref, by=cast.asha, on=ON)
    with pytest.raises(Refused, match="Woman B"):
        drawn(
            case,
            PARTY,
            first.ref,
            by=cast.asha,
            on=ON,
            words=WORDS[PARTY] | {"more": "Merrily Oxenbold was seen."},
        )


def test_the_copy_for_one_officer_does_not_name_another(cast: Cast) -> None:
    case, subject = noticed(cast)
    add_subject(case=case, person_ref=cast.ben.person.ref, actor=cast.ida.actor, at=at(16))
    draft = drawn(case, LetterKind.TIMELINESS_COPY, subject.ref, by=cast.cora, on=date(2024, 3, 11))
    assert not any(b"Okaforde" in content for content in draft.renderings.values())
    report = drawn(case, LetterKind.TIMELINESS, case.ref, by=cast.cora, on=date(2024, 3, 11))
    assert any(b"Okaforde" in content for content in report.renderings.values())
