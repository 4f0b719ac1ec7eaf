"""What binds a later publication: from the moment of the allegation, for life, and in doubt until it is settled."""

from datetime import date

import pytest

from peelian.access.refusals import Refused
from peelian.cases.states import Standing
from peelian.criminal.models import Strand, Suspicion
from peelian.criminal.queries.publishing import Binding, binding_restrictions
from peelian.criminal.services.deciding import lift_restriction, set_restriction
from peelian.criminal.services.suspecting import record_offence, suspect_offence
from peelian.criminal.states import Anonymity, OffenceKind, RestrictionKind
from tests.cast import Cast
from tests.criminal.factories import NOW, REASONS, strand_about_ed

pytestmark = pytest.mark.django_db
SAID = {"standing": Standing.ALLEGED, "said_by": "The reporter", "reasons": REASONS, "at": NOW}


def begin(cast: Cast, strand: Strand, kind: OffenceKind = OffenceKind.UNKNOWN, **facts: object) -> Suspicion:
    told = {"kind": kind, "known_on": date(2023, 3, 16)} | SAID | facts
    return suspect_offence(strand=strand, actor=cast.asha.actor, **told).suspicion


def then(cast: Cast, suspicion: Suspicion, kind: OffenceKind, **facts: object) -> None:
    told = {"kind": kind, "known_on": date(2023, 4, 3)} | SAID | facts
    based_on = suspicion.versions.count()
    record_offence(suspicion=suspicion, based_on=based_on, actor=cast.asha.actor, **told)


def by_hand(cast: Cast, strand: Strand, kind: RestrictionKind, answer: Anonymity):
    told = {"kind": kind, "answer": answer, "from_on": date(2023, 4, 4), "reasons": REASONS}
    return set_restriction(strand=strand, actor=cast.asha.actor, at=NOW, **told)


def bound(strand: Strand) -> list[tuple[bool, bool]]:
    return [(each.binds, each.for_life) for each in binding_restrictions(strand.case.ref)]


def only(strand: Strand) -> Binding:
    (found,) = binding_restrictions(strand.case.ref)
    return found


def test_an_unknown_offence_binds_until_it_is_known(cast: Cast) -> None:
    strand = strand_about_ed(cast)
    suspicion = begin(cast, strand)
    assert "not known yet" in only(strand).why
    assert bound(strand) == [(False, False)]
    then(cast, suspicion, OffenceKind.LISTED, offence="PCJ")
    assert bound(strand) == []


def test_an_alleged_sexual_offence_binds_for_life_whatever_it_turns_out_to_be(cast: Cast) -> None:
    strand = strand_about_ed(cast)
    suspicion = begin(cast, strand, OffenceKind.LISTED, offence="SOA67")
    for kind, facts in ((OffenceKind.LISTED, {"offence": "PCJ"}), (OffenceKind.DROPPED, {})):
        then(cast, suspicion, kind, **facts)
        assert bound(strand) == [(True, True)]
    assert only(strand).from_on == date(2023, 3, 16)
    assert "place of work" in only(strand).covers


def test_what_binds_by_law_cannot_be_set_aside_by_hand(cast: Cast) -> None:
    strand = strand_about_ed(cast)
    begin(cast, strand, OffenceKind.LISTED, offence="SOA1_3")
    with pytest.raises(Refused, match="only a judge"):
        by_hand(cast, strand, RestrictionKind.SEXUAL_OFFENCE, Anonymity.DOES_NOT)
    by_hand(cast, strand, RestrictionKind.YOUTH, Anonymity.BINDS)
    assert len(binding_restrictions(strand.case.ref)) == 2


def test_a_doubt_is_settled_by_somebody_with_reasons_and_a_later_doubt_is_new(cast: Cast) -> None:
    strand = strand_about_ed(cast)
    begin(cast, strand, OffenceKind.OTHER, words="Theft of a lamp")
    assert bound(strand) == [(False, False)]
    by_hand(cast, strand, RestrictionKind.SEXUAL_OFFENCE, Anonymity.DOES_NOT)
    assert bound(strand) == []
    begin(cast, strand, known_on=date(2023, 5, 1))
    assert bound(strand) == [(False, False)]


def test_only_a_judge_lifts_the_anonymity_of_an_alleged_victim(cast: Cast) -> None:
    strand = strand_about_ed(cast)
    begin(cast, strand, OffenceKind.LISTED, offence="PCJ")
    flag = by_hand(cast, strand, RestrictionKind.SEXUAL_OFFENCE, Anonymity.BINDS)
    assert bound(strand) == [(True, True)]
    lift = {"restriction": flag, "lifted_on": date(2023, 6, 1), "reasons": REASONS, "at": NOW}
    with pytest.raises(Refused, match="Only a judge"):
        lift_restriction(by_court=False, actor=cast.asha.actor, **lift)
    lift_restriction(by_court=True, actor=cast.asha.actor, **lift)
    assert bound(strand) == []


def test_a_doubt_in_one_strand_is_not_settled_in_another_case(cast: Cast) -> None:
    strand, other = strand_about_ed(cast), strand_about_ed(cast)
    begin(cast, strand)
    begin(cast, other)
    by_hand(cast, other, RestrictionKind.SEXUAL_OFFENCE, Anonymity.DOES_NOT)
    assert (bound(strand), bound(other)) == ([(False, False)], [])


def test_a_strand_of_which_nobody_said_the_offence_may_bind_too(cast: Cast) -> None:
    strand = strand_about_ed(cast)
    assert "No offence is on record" in only(strand).why
    by_hand(cast, strand, RestrictionKind.SEXUAL_OFFENCE, Anonymity.DOES_NOT)
    assert bound(strand) == []
