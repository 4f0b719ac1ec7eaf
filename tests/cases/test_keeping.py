"""Parties and the wall before them, updates, tasks, notes and facts."""

from datetime import date

import pytest

from peelian.access.events import Record
from peelian.access.refusals import Refused
from peelian.cases.models import FactVersion, Party
from peelian.cases.queries.facts import fact_cards
from peelian.cases.services.concluding import conclude_case
from peelian.cases.services.informing import add_party, let_party_go, update_party
from peelian.cases.services.keeping import finish_task, record_fact, set_task, write_note
from peelian.cases.services.sealing import put_on_case, seal_case
from peelian.cases.states import Conclusion, MemberRole, PartyRole, Standing
from peelian.ledger.events import Stream
from peelian.ledger.queries import entries_about
from tests.cases.factories import AT, THURSDAY, about_ed, at, investigated, opened

pytestmark = pytest.mark.django_db

WOMAN_A = {
    "role": PartyRole.VICTIM,
    "label": "Woman A",
    "handling_started_on": THURSDAY,
    "given_names": "Tamsin",
    "family_name": "Hollowell",
    "anonymous_for_life": True,
    "at": AT,
}


def with_liaison(cast):
    """A case that Asha investigates and Lena is the liaison of, with Woman A as a party."""
    case, _ = investigated(cast)
    put_on_case(
        case=case,
        account_ref=cast.lena.account.ref,
        role=MemberRole.LIAISON,
        actor=cast.cora.actor,
        at=at(14),
    )
    return case, add_party(case=case, actor=cast.ida.actor, **WOMAN_A)


def page_of(party: Party) -> str:
    return f"/cases/parties/{party.ref}/"


def test_a_victims_name_opens_only_with_a_reason_and_the_look_is_recorded(cast):
    _, party = with_liaison(cast)
    asked = cast.lena.client.get(page_of(party))
    assert asked.status_code == 200
    assert "Hollowell" not in asked.content.decode()
    empty = cast.lena.client.post(page_of(party), {"reason": ""})
    assert "Hollowell" not in empty.content.decode()
    shown = cast.lena.client.post(page_of(party), {"reason": "To ring her about the interview."})
    assert "Tamsin Hollowell" in shown.content.decode()
    looks = entries_about("record", party.ref, stream=Stream.LOOKS)
    assert [(look.event.kind, look.event.reason is not None) for look in looks] == [
        (Record.PROTECTED_PERSON, True)
    ]


@pytest.mark.parametrize(
    ("who", "status"), [("cora", 403), ("ida", 403), ("ben", 403), ("fay", 404), ("ed", 404)]
)
def test_a_victims_details_are_closed_to_everyone_else(cast, who, status):
    _, party = with_liaison(cast)
    answer = getattr(cast, who).client.post(page_of(party), {"reason": "I am curious."})
    assert answer.status_code == status
    assert "Hollowell" not in answer.content.decode()


def test_the_case_page_shows_a_label_and_never_a_name(cast):
    case, _ = with_liaison(cast)
    page = cast.asha.client.get(f"/cases/{case.ref}/").content.decode()
    assert "Woman A" in page
    assert "Hollowell" not in page


def test_an_update_is_recorded_by_those_who_may_speak_to_the_party(cast):
    _, party = with_liaison(cast)
    told = {
        "party": party,
        "given_on": date(2023, 3, 20),
        "method": "telephone",
        "text": "Who investigates.",
        "at": at(20),
    }
    with pytest.raises(Refused, match="Only an investigator or victim liaison"):
        update_party(actor=cast.cora.actor, **told)
    assert update_party(actor=cast.lena.actor, **told).pk
    with pytest.raises(Refused, match="from the start of handling"):
        update_party(actor=cast.lena.actor, **(told | {"given_on": date(2023, 3, 1)}))


def test_a_label_is_used_once_and_free_again_when_the_party_has_gone(cast):
    case, party = with_liaison(cast)
    with pytest.raises(Refused, match="already has somebody called"):
        add_party(case=case, actor=cast.ida.actor, **WOMAN_A)
    let_party_go(party=party, reasons="She withdrew.", actor=cast.ida.actor, at=at(20))
    add_party(case=case, actor=cast.ida.actor, **WOMAN_A)


def test_a_task_reaches_only_somebody_who_can_see_the_case(cast):
    case, _ = about_ed(cast)
    seal_case(case=case, reasons="Covert.", actor=cast.cora.actor, at=at(10))
    task = {"case": case, "title": "Ask for the log", "actor": cast.cora.actor, "at": at(10)}
    with pytest.raises(Refused, match="would reach nobody"):
        set_task(owner_ref=cast.ben.account.ref, **task)
    assert set_task(owner_ref=cast.cora.account.ref, **task).ref


def test_a_task_is_finished_once_by_its_owner_or_setter(cast):
    case = opened(cast)
    task = set_task(
        case=case,
        title="Ask",
        owner_ref=cast.asha.account.ref,
        due_date=date(2023, 3, 20),
        actor=cast.ida.actor,
        at=AT,
    )
    with pytest.raises(Refused, match="Only the task's owner"):
        finish_task(task=task, actor=cast.ben.actor, at=at(10))
    finish_task(task=task, actor=cast.asha.actor, at=at(10))
    with pytest.raises(Refused, match="already done"):
        finish_task(task=task, actor=cast.asha.actor, at=at(10))


def test_a_task_cannot_be_due_before_it_is_set(cast):
    with pytest.raises(Refused, match="before it is set"):
        set_task(
            case=opened(cast),
            title="Ask",
            owner_ref=cast.asha.account.ref,
            due_date=date(2023, 3, 8),
            actor=cast.ida.actor,
            at=AT,
        )


def test_only_those_on_the_case_write_notes(cast):
    case, _ = investigated(cast)
    note = {"case": case, "text": "Rang the club.", "at": at(14)}
    with pytest.raises(Refused, match="not assigned"):
        write_note(actor=cast.ben.actor, **note)
    assert write_note(actor=cast.asha.actor, **note).text == "Rang the club."


OFFENCE = {"question": "Suspected offence", "said_by": "The force"}


def test_what_was_unknown_on_thursday_and_known_on_friday_are_both_kept(cast):
    case = opened(cast)
    told = {"case": case, "actor": cast.ida.actor, **OFFENCE}
    record_fact(standing=Standing.UNKNOWN, value="Nobody has said.", known_on=THURSDAY, at=AT, **told)
    record_fact(
        standing=Standing.CONFIRMED,
        value="Voyeurism.",
        known_on=date(2023, 3, 10),
        at=at(10),
        based_on=1,
        **told,
    )
    card = fact_cards(case)[0]
    assert card.changed
    assert [(line.standing, line.known_on) for line in card.versions] == [
        ("Confirmed", date(2023, 3, 10)),
        ("Unknown", THURSDAY),
    ]


def test_two_people_answering_one_question_do_not_overwrite_each_other(cast):
    case = opened(cast)
    told = {"case": case, "standing": Standing.ALLEGED, "known_on": THURSDAY, "at": AT, **OFFENCE}
    record_fact(value="Theft.", actor=cast.ida.actor, **told)
    with pytest.raises(Refused, match="Someone else recorded an answer"):
        record_fact(value="Fraud.", actor=cast.cora.actor, **told)
    assert [version.value for version in FactVersion.objects.all()] == ["Theft."]


def test_a_fact_rests_only_on_a_statement_of_the_cases_own_reports(cast):
    with pytest.raises(Refused, match="belongs to no report of this case"):
        record_fact(
            case=opened(cast),
            standing=Standing.ALLEGED,
            value="Theft.",
            known_on=THURSDAY,
            statement_ref="S-00000000",
            actor=cast.ida.actor,
            at=AT,
            **OFFENCE,
        )


def test_a_party_can_be_let_go_after_the_case_has_ended(cast):
    case, party = with_liaison(cast)
    conclude_case(
        case=case,
        conclusion=Conclusion.TO_PROCEEDINGS,
        reasons="A hearing follows.",
        actor=cast.cora.actor,
        at=at(20),
    )
    ended = {"party": Party.objects.get(pk=party.pk), "reasons": "She wants no more news.", "at": at(21)}
    with pytest.raises(Refused, match="not assigned"):
        let_party_go(actor=cast.ben.actor, **ended)
    let_party_go(actor=cast.lena.actor, **ended)
