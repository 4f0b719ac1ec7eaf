"""Who may know of a case. Refusal and success share their set-up."""

import pytest

from peelian.access.events import Walled
from peelian.access.queries import actor_for
from peelian.access.refusals import Hidden, Refused
from peelian.access.services import declare_conflict
from peelian.cases import policy
from peelian.cases.services.informing import add_party
from peelian.cases.services.keeping import write_note
from peelian.cases.services.sealing import put_on_case, seal_case, take_off_case, unseal_case
from peelian.cases.services.subjects import add_subject
from peelian.cases.states import MemberRole, PartyRole
from peelian.reports.policy import visible_reports
from peelian.reports.services import record_report
from peelian.reports.states import Channel
from tests.cases.factories import AT, THURSDAY, about_ed, at, investigated, opened

pytestmark = pytest.mark.django_db


def sees(member, case) -> bool:
    """Whether someone sees a case, by each of the two doors, which must agree."""
    actor = actor_for(member.account)
    listed = policy.visible_cases(actor).filter(pk=case.pk).exists()
    try:
        got = policy.get_case(actor, case.ref).pk == case.pk
    except Hidden:
        got = False
    assert listed == got
    return got


def test_the_unit_and_the_department_see_an_ordinary_case(cast):
    case, _ = about_ed(cast)
    assert [sees(m, case) for m in (cast.asha, cast.ben, cast.cora, cast.ida, cast.petra)] == [True] * 5


def test_another_unit_and_other_roles_do_not(cast):
    case, _ = about_ed(cast)
    assert [sees(m, case) for m in (cast.dev, cast.fay, cast.gus, cast.hugh, cast.lena, cast.ada)] == [
        False
    ] * 6


def test_the_subject_never_sees_his_own_matter_whatever_his_roles(cast):
    case, _ = about_ed(cast)
    other = opened(cast, title="Another matter")
    assert (sees(cast.ed, other), sees(cast.ed, case)) == (True, False)


def test_the_subject_does_not_see_it_even_when_put_on_the_case(cast):
    case, _ = about_ed(cast)
    put_on_case(
        case=case, account_ref=cast.ed.account.ref, role=MemberRole.READER, actor=cast.cora.actor, at=at(10)
    )
    assert not sees(cast.ed, case)


def test_it_hides_a_sealed_case_from_the_team(cast):
    case, _ = investigated(cast)
    assert sees(cast.ben, case)
    seal_case(case=case, reasons="A risk that the group is warned.", actor=cast.cora.actor, at=at(14))
    assert [sees(m, case) for m in (cast.asha, cast.cora)] == [True, True]
    assert [sees(m, case) for m in (cast.ben, cast.ida, cast.petra, cast.dev)] == [False] * 4


def test_being_put_on_a_sealed_case_opens_it_and_leaving_closes_it(cast):
    case, _ = about_ed(cast)
    seal_case(case=case, reasons="Covert work.", actor=cast.cora.actor, at=at(10))
    assert not sees(cast.dev, case)
    who = {"account_ref": cast.dev.account.ref, "role": MemberRole.INVESTIGATOR}
    put_on_case(case=case, **who, actor=cast.cora.actor, at=at(10))
    assert sees(cast.dev, case)
    take_off_case(case=case, **who, actor=cast.cora.actor, at=at(11))
    assert not sees(cast.dev, case)


@pytest.mark.parametrize("kind", list(Walled))
def test_a_declared_conflict_hides_the_case_at_once(cast, kind):
    case, _ = about_ed(cast)
    assert sees(cast.ben, case)
    against = case.ref if kind == Walled.CASE else cast.ed.person.ref
    declare_conflict(
        actor=cast.ben.actor, kind=kind, against_ref=against, reasons="We share a house.", at=at(10)
    )
    assert not sees(cast.ben, case)


def test_a_colleague_who_is_a_party_does_not_see_the_case_from_inside(cast):
    case = opened(cast)
    assert sees(cast.ben, case)
    party = add_party(
        case=case,
        role=PartyRole.WITNESS,
        label="Witness 1",
        handling_started_on=THURSDAY,
        actor=cast.ida.actor,
        at=at(9),
    )
    party.person = cast.ben.person
    party.save()
    assert not sees(cast.ben, case)


def test_the_report_behind_a_sealed_case_is_sealed_with_it_and_opens_with_it(cast):
    report = record_report(
        channel=Channel.COLLEAGUE,
        title="Messages",
        received_at=AT,
        came_to_attention_on=THURSDAY,
        actor=cast.ida.actor,
        at=AT,
    )
    case = opened(cast, report_ref=report.ref)
    assert visible_reports(cast.cora.actor).filter(pk=report.pk).exists()
    seal_case(case=case, reasons="Covert.", actor=cast.petra.actor, at=at(10))
    assert not visible_reports(cast.cora.actor).filter(pk=report.pk).exists()
    unseal_case(case=case, reasons="Over.", actor=cast.petra.actor, at=at(11))
    assert visible_reports(cast.cora.actor).filter(pk=report.pk).exists()


def test_whoever_is_on_the_case_reads_the_report_behind_it_until_they_leave(cast):
    report = record_report(
        channel=Channel.COLLEAGUE,
        title="Messages",
        received_at=AT,
        came_to_attention_on=THURSDAY,
        actor=cast.ida.actor,
        at=AT,
    )
    case, _ = investigated(cast, report_ref=report.ref)

    def readers() -> list[str]:
        who = {"asha": cast.asha, "ben": cast.ben, "dev": cast.dev, "ed": cast.ed}
        return [key for key, m in who.items() if visible_reports(m.actor).filter(pk=report.pk).exists()]

    assert readers() == ["asha"]
    place = {"account_ref": cast.dev.account.ref, "role": MemberRole.INVESTIGATOR, "actor": cast.cora.actor}
    put_on_case(case=case, at=at(14), **place)
    assert readers() == ["asha", "dev"]
    take_off_case(case=case, at=at(15), **place)
    assert readers() == ["asha"]


def test_a_reader_reads_and_does_not_work(cast):
    case, _ = about_ed(cast)
    place = {"account_ref": cast.ben.account.ref, "actor": cast.cora.actor, "at": at(10)}
    note = {"case": case, "text": "Looked in.", "at": at(11)}
    put_on_case(case=case, role=MemberRole.READER, **place)
    with pytest.raises(Refused, match="not assigned"):
        write_note(actor=cast.ben.actor, **note)
    put_on_case(case=case, role=MemberRole.INVESTIGATOR, **place)
    write_note(actor=cast.ben.actor, **note)


def test_a_liaison_officer_informs_and_does_not_accuse(cast):
    case, _ = about_ed(cast)
    put_on_case(
        case=case,
        account_ref=cast.lena.account.ref,
        role=MemberRole.LIAISON,
        actor=cast.cora.actor,
        at=at(10),
    )
    who = {"person_ref": cast.fay.person.ref, "at": at(11)}
    with pytest.raises(Refused, match="keeps people informed"):
        add_subject(case=case, actor=cast.lena.actor, **who)
    add_subject(case=case, actor=cast.ida.actor, **who)
