"""The register as it stood on a past day, replayed from the ledger, against what the table said on that very day."""

from datetime import date, timedelta

import pytest

from peelian.restrictions.conditions import ConditionCode, Wanted
from peelian.restrictions.models import Restriction
from peelian.restrictions.queries.register import Filters, register_page
from peelian.restrictions.queries.standing import Standing, standings_now, standings_on
from peelian.restrictions.services.correcting import correct_restriction, correct_review
from peelian.restrictions.services.ending import end_restriction
from peelian.restrictions.services.imposing import suspend_staff
from peelian.restrictions.services.requesting import authorise_suspension
from peelian.restrictions.services.varying import change_conditions
from peelian.restrictions.states import Corrected, EndGround, Outcome, RestrictionStatus, Told
from tests.cast import Cast
from tests.restrictions.factories import (
    FIRST_REVIEW,
    MONDAY,
    about,
    authorised,
    found,
    investigated,
    noon,
    requested,
    restricted,
    reviewed,
)

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2023, 3, 10), date(2023, 5, 12)


def table() -> dict[str, Standing]:
    rows = Restriction.objects.filter(status=RestrictionStatus.IN_FORCE)
    return standings_now(rows.select_related("case", "officer", "person", "gate"))


class Story:
    """Two months in which everything happens that can change the register, each act on its day."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.kept = cast, {}
        self.ed = investigated(cast)[1]
        self.acts = {
            MONDAY: self.suspend_ed_and_restrict_ben,
            date(2023, 3, 20): self.suspend_fay,
            date(2023, 3, 28): self.vary_ben,
            FIRST_REVIEW: self.review_ed,
            date(2023, 4, 17): self.correct_the_review,
            date(2023, 4, 20): self.correct_when_ben_began,
            date(2023, 4, 28): self.end_fay,
            date(2023, 5, 5): self.end_ed,
        }

    def tell(self, day: date) -> None:
        if act := self.acts.get(day):
            act(day)

    def suspend_ed_and_restrict_ben(self, _: date) -> None:
        self.suspension = authorised(self.cast, requested(self.cast, self.ed))
        self.ben = restricted(self.cast, subject=about(self.cast, self.cast.ben.person))

    def suspend_fay(self, day: date) -> None:
        self.fay = suspend_staff(
            subject=about(self.cast, self.cast.fay.person),
            imposed_on=day - timedelta(days=1),
            told=Told.IN_WRITING,
            policy="Disciplinary policy for police staff, section 6",
            reasons="She decides on the clearance of people who are witnesses.",
            actor=self.cast.cora.actor,
            at=noon(day),
        )

    def vary_ben(self, day: date) -> None:
        keep = self.ben.conditions.get(code=ConditionCode.NO_FIREARMS)
        change_conditions(
            restriction=self.ben,
            from_date=day,
            add=[
                Wanted(ConditionCode.NO_PLACE, name="Front desk"),
                Wanted(ConditionCode.NO_FIREARMS, replaces=keep.ref),
            ],
            reasons="He was seen at the front desk.",
            actor=self.cast.cora.actor,
            at=noon(day),
        )  # fmt: skip

    def review_ed(self, day: date) -> None:
        self.review = reviewed(self.cast, self.suspension, held_on=day)

    def correct_the_review(self, day: date) -> None:
        correct_review(
            review=self.review,
            corrected=Corrected.HELD_ON,
            became=FIRST_REVIEW - timedelta(days=4),
            reasons="The minutes say the Thursday.",
            actor=self.cast.cora.actor,
            at=noon(day),
        )

    def correct_when_ben_began(self, day: date) -> None:
        correct_restriction(
            restriction=self.ben,
            corrected=Corrected.IMPOSED_ON,
            became=date(2023, 3, 10),
            reasons="He was told on the Friday before.",
            actor=self.cast.cora.actor,
            at=noon(day),
        )

    def end_fay(self, day: date) -> None:
        end_restriction(
            restriction=self.fay,
            ended_on=day - timedelta(days=2),
            ground=EndGround.NO_LONGER_NEEDED,
            reasons="Her work was rearranged.",
            actor=self.cast.cora.actor,
            at=noon(day),
        )

    def end_ed(self, day: date) -> None:
        reviewed(
            self.cast,
            self.suspension,
            held_on=day,
            outcome=Outcome.END,
            ended_on=day,
            ground=EndGround.CONDITIONS_NOT_SATISFIED,
            gate=found(considered_on=day, ruled_out=False, prejudice=False, prejudice_why=""),
        )


def test_a_replay_to_any_past_day_gives_what_the_table_said_that_day(cast: Cast) -> None:
    story = Story(cast)
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    lived: dict[date, dict[str, Standing]] = {}
    for day in days:
        story.tell(day)
        lived[day] = table()
    assert {len(standings) for standings in lived.values()} == {0, 1, 2, 3}
    for day in days:
        assert standings_on(day) == lived[day], day


def test_what_is_corrected_later_is_not_known_before(cast: Cast) -> None:
    story = Story(cast)
    for day in story.acts:
        story.tell(day)
    known = standings_on(date(2023, 4, 19))[story.ben.ref]
    corrected = standings_on(date(2023, 4, 20))[story.ben.ref]
    assert (known.imposed_on, corrected.imposed_on) == (MONDAY, date(2023, 3, 10))


def test_the_page_of_a_past_day_shows_that_day(cast: Cast) -> None:
    story = Story(cast)
    for day in story.acts:
        story.tell(day)
    page = register_page(cast.cora.actor, Filters(on=date(2023, 4, 11)), on=LAST)
    assert [row.person.name for row in page.rows] == ["Fay Larkspurn", "Ben Okaforde", "Ed Plumtreeve"]
    ed = page.rows[2]
    assert (ed.days, ed.overdue, ed.authorised_by) == (30, False, "Petra Starlingham")
    assert ed.next_review_on
    assert ed.next_review_on > FIRST_REVIEW
    assert "A: prejudice to the investigation" in ed.why
    now = register_page(cast.cora.actor, Filters(), on=LAST)
    assert [row.person.name for row in now.rows] == ["Ben Okaforde"]


def test_a_request_that_nobody_authorised_is_not_in_the_register(cast: Cast) -> None:
    waiting = requested(cast, investigated(cast)[1])
    assert standings_on(MONDAY) == table() == {}
    authorise_suspension(
        restriction=waiting,
        imposed_on=MONDAY,
        told=Told.ORALLY,
        reasons="Agreed.",
        actor=cast.petra.actor,
        at=noon(MONDAY + timedelta(days=1)),
    )
    assert standings_on(MONDAY) == {}
    assert set(standings_on(MONDAY + timedelta(days=1))) == {waiting.ref}
