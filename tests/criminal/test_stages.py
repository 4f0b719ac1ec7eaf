"""From arrest to result: which order can be, and what is announced when criminal proceedings end."""

from datetime import date

import pytest

from peelian.access.refusals import Refused
from peelian.criminal.models import Strand
from peelian.criminal.services.deciding import decide_prejudice
from peelian.criminal.services.opening import change_investigator, hold_voluntary_interview, open_strand
from peelian.criminal.services.staging import charge, record_stage
from peelian.criminal.states import EndGround, Prejudice, ProsecutorsView, StrandStatus
from peelian.law.reference import get_list
from peelian.ledger.queries import entries_about
from tests.cases.factories import about_ed
from tests.cast import Cast, Member
from tests.criminal.factories import NOW, REASONS, arrested, strand_about_ed, utc

pytestmark = pytest.mark.django_db
S = StrandStatus


def reach(cast: Cast, strand: Strand, status: StrandStatus, day: date, **facts: object) -> Strand:
    return record_stage(strand=strand, status=status, happened_on=day, actor=cast.asha.actor, at=NOW, **facts)


def charged(cast: Cast, strand: Strand, status: StrandStatus, day: date, **facts: object) -> Strand:
    told = {"offences": ["MIPO"], "court": "Wealdmoor magistrates' court"} | facts
    return charge(strand=strand, status=status, happened_on=day, actor=cast.asha.actor, at=NOW, **told)


def decide(
    cast: Cast,
    strand: Strand,
    answer: Prejudice,
    based_on: int,
    member: Member | None = None,
    **facts: object,
):
    told = {
        "question": "Would a hearing before the trial prejudice it?",
        "reasons": REASONS,
        "decided_on": date(2023, 5, 1),
        "prosecutors_view": ProsecutorsView.WOULD_PREJUDICE,
        "prosecutor": "R. Fennimore, Wealdmoor prosecutors",
        "prosecutor_on": date(2023, 4, 28),
        "review_on": date(2023, 8, 1),
    } | facts
    return decide_prejudice(
        strand=strand, based_on=based_on, answer=answer, actor=(member or cast.cora).actor, at=NOW, **told
    )


def ends(strand: Strand) -> list[tuple[EndGround, bool, date]]:
    told = entries_about("case", strand.case.ref, types=["criminal.proceedings_ended"])
    return [(each.event.ground, each.event.held, each.event.ended_on) for each in told]


def test_the_statuses_are_those_of_the_reference_list() -> None:
    assert {each.code for each in get_list("criminal_statuses")} - {"none"} == {each.value for each in S}


def test_a_requisition_needs_no_arrest_and_a_result_needs_a_charge(cast: Cast) -> None:
    strand = strand_about_ed(cast)
    with pytest.raises(Refused, match="comes after a charge"):
        reach(cast, strand, S.CONVICTED, date(2023, 4, 3))
    charged(cast, strand, S.REQUISITIONED, date(2023, 4, 3))
    strand = reach(cast, strand, S.CONVICTED, date(2023, 5, 3))
    assert strand.status == S.CONVICTED


def test_a_release_without_an_arrest_is_refused_by_name(cast: Cast) -> None:
    from peelian.criminal.states import check_transition

    for status in (S.BAILED, S.RELEASED):
        with pytest.raises(Refused, match="not arrested"):
            check_transition(S.UNDER_INVESTIGATION, status)
    check_transition(S.IN_CUSTODY, S.BAILED)


def test_stages_are_recorded_in_the_order_in_which_they_happened(cast: Cast) -> None:
    strand = charged(cast, strand_about_ed(cast), S.REQUISITIONED, date(2023, 5, 3))
    with pytest.raises(Refused, match="in the order"):
        reach(cast, strand, S.SENT_FOR_TRIAL, date(2023, 5, 2))
    reach(cast, strand, S.SENT_FOR_TRIAL, date(2023, 5, 3))
    assert [stage.status for stage in strand.stages.order_by("number")] == [
        S.UNDER_INVESTIGATION,
        S.REQUISITIONED,
        S.SENT_FOR_TRIAL,
    ]


def test_a_charge_names_its_offences_listed_or_in_words(cast: Cast) -> None:
    strand = strand_about_ed(cast)
    with pytest.raises(Refused, match="which offences"):
        charged(cast, strand, S.REQUISITIONED, date(2023, 5, 3), offences=[])
    charged(cast, strand, S.REQUISITIONED, date(2023, 5, 3), offence_words="Theft of a lamp\n\n")
    words = [row.words for row in strand.stages.get(number=2).charges.order_by("pk")]
    assert words == ["Misconduct in public office", "Theft of a lamp"]


def test_what_has_its_own_form_is_not_recorded_as_a_stage(cast: Cast) -> None:
    with pytest.raises(Refused, match="form of its own"):
        reach(cast, strand_about_ed(cast), S.IN_CUSTODY, date(2023, 4, 3))


def test_a_file_may_go_to_the_prosecutor_while_somebody_is_held(cast: Cast) -> None:
    strand = arrested(cast).strand
    reach(cast, strand, S.WITH_PROSECUTOR, date(2023, 3, 17))
    with pytest.raises(Refused, match="is in custody"):
        charged(cast, strand, S.CHARGED_REMANDED, date(2023, 3, 17))
    charged(cast, strand, S.CHARGED_REMANDED, date(2023, 3, 17), ended_at=utc(3, 17, 21))
    assert strand.arrests.get().ended_at == utc(3, 17, 21)


def test_the_end_of_criminal_proceedings_is_announced_once_and_appeals_are_ignored(cast: Cast) -> None:
    strand = charged(cast, strand_about_ed(cast), S.REQUISITIONED, date(2023, 4, 3))
    decide(cast, strand, Prejudice.HOLD, 0)
    reach(cast, strand, S.CONVICTED, date(2023, 9, 1))
    assert ends(strand) == []
    reach(cast, strand, S.SENTENCED, date(2023, 9, 29), details="A community order of 12 months.")
    reach(cast, strand, S.APPEAL, date(2023, 10, 9))
    reach(cast, strand, S.ACQUITTED, date(2023, 11, 20))
    assert ends(strand) == [(EndGround.CONCLUDED, True, date(2023, 9, 29))]


def test_misconduct_does_not_wait_unless_somebody_decides_it(cast: Cast) -> None:
    strand = reach(cast, strand_about_ed(cast), S.NFA_POLICE, date(2023, 4, 3))
    assert ends(strand) == [(EndGround.CONCLUDED, False, date(2023, 4, 3))]


def test_waiting_has_a_day_of_review_and_each_decision_is_kept(cast: Cast) -> None:
    strand = strand_about_ed(cast)
    with pytest.raises(Refused, match="look at this again"):
        decide(cast, strand, Prejudice.HOLD, 0, review_on=None)
    decide(cast, strand, Prejudice.HOLD, 0)
    with pytest.raises(Refused, match="Someone else"):
        decide(cast, strand, Prejudice.PROCEED, 0)
    decide(cast, strand, Prejudice.PROCEED, 1, decided_on=date(2023, 6, 5), review_on=None)
    assert ends(strand) == [(EndGround.NO_LONGER_PREJUDICED, True, date(2023, 6, 5))]
    assert strand.prejudice_decisions.count() == 2


def test_letting_misconduct_go_on_after_the_end_does_not_announce_the_end_again(cast: Cast) -> None:
    strand = strand_about_ed(cast)
    decide(cast, strand, Prejudice.HOLD, 0)
    reach(cast, strand, S.NFA_POLICE, date(2023, 5, 8))
    page = cast.cora.client.get(f"/criminal/strands/{strand.ref}/").content.decode()
    assert "Decide again" in page
    decide(cast, strand, Prejudice.PROCEED, 1, decided_on=date(2023, 5, 9), review_on=None)
    assert ends(strand) == [(EndGround.CONCLUDED, True, date(2023, 5, 8))]


def test_shared_witnesses_mean_that_the_prosecutor_is_asked(cast: Cast) -> None:
    strand = strand_about_ed(cast)
    silent = {"prosecutors_view": ProsecutorsView.NOT_ASKED, "prosecutor": "", "prosecutor_on": None}
    with pytest.raises(Refused, match="Ask the prosecutor"):
        decide(cast, strand, Prejudice.PROCEED, 0, shared_witnesses=True, **silent)
    with pytest.raises(Refused, match="which prosecutor"):
        decide(cast, strand, Prejudice.PROCEED, 0, prosecutor="")
    assert decide(cast, strand, Prejudice.PROCEED, 0, **silent).version == 1


def test_only_the_appropriate_authority_decides_whether_misconduct_waits(cast: Cast) -> None:
    strand = strand_about_ed(cast)
    with pytest.raises(Refused, match="appropriate authority"):
        decide(cast, strand, Prejudice.PROCEED, 0, cast.asha)
    assert decide(cast, strand, Prejudice.PROCEED, 0, cast.cora).decided_by_ref == cast.cora.account.ref


def test_an_ended_prosecution_leaves_nothing_to_prejudice(cast: Cast) -> None:
    strand = reach(cast, strand_about_ed(cast), S.NFA_POLICE, date(2023, 4, 3))
    with pytest.raises(Refused, match="nothing is left"):
        decide(cast, strand, Prejudice.HOLD, 0)


def test_a_subject_has_one_strand_and_another_force_has_a_name(cast: Cast) -> None:
    _, subject = about_ed(cast)
    told = {"subject": subject, "opened_on": date(2023, 3, 9), "actor": cast.ida.actor, "at": NOW}
    with pytest.raises(Refused, match="Name the force"):
        open_strand(own_force=False, **told)
    strand = open_strand(own_force=False, force_name="Fallowshire Police", **told)
    with pytest.raises(Refused, match="already"):
        open_strand(**told)
    change_investigator(
        strand=strand,
        own_force=False,
        force_name="Marlbrook Police",
        changed_on=date(2023, 4, 1),
        reasons=REASONS,
        actor=cast.ida.actor,
        at=NOW,
    )
    assert [row.force_name for row in strand.investigators.order_by("version")] == [
        "Fallowshire Police",
        "Marlbrook Police",
    ]


def test_a_voluntary_interview_starts_no_clock(cast: Cast) -> None:
    strand = strand_about_ed(cast)
    told = {"held_at": utc(4, 4, 14), "place": "Copper Lane", "actor": cast.asha.actor, "at": NOW}
    hold_voluntary_interview(strand=strand, **told)
    strand.refresh_from_db()
    assert (strand.status, strand.arrests.count()) == (S.INTERVIEWED, 0)
