"""Recordable conduct and mandatory referral: each ground, on which route it applies, and what it means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from peelian.law.dated import Citation
from peelian.law.instruments import CMR, PRA, Instrument
from peelian.law.reference.items import CodeList, Item
from peelian.law.rules.rule import SINCE_2020


class Route(StrEnum):
    """How the matter came, which decides the words of each ground."""

    COMPLAINT = "complaint"
    CONDUCT = "conduct"
    DSI = "dsi"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordableConduct(Item):
    """A description in CMR reg 7(1); `must_refer` is False only for gravity or exceptional circumstances."""

    must_refer: bool


_GUIDANCE = (
    "The Regulations leave the meaning to guidance of the Director General, whose definitions were not read."
)


def _conduct(code: str, title: str, *, must_refer: bool = True, doubt: str = "") -> RecordableConduct:
    return RecordableConduct(
        code=code,
        title=title,
        citation=Citation(CMR, f"reg 7(1)({code})"),
        in_force_from=SINCE_2020,
        must_refer=must_refer,
        doubt=doubt,
    )


RECORDABLE_CONDUCT = CodeList(
    "recordable_conduct",
    "Recordable conduct",
    (
        _conduct("a", "Serious assault", doubt=_GUIDANCE),
        _conduct("b", "Serious sexual offence", doubt=_GUIDANCE),
        _conduct("c", "Serious corruption, including abuse of position for a sexual purpose or an improper emotional "
                      "relationship", doubt=_GUIDANCE),
        _conduct("d", "Criminal offence or behaviour liable to disciplinary proceedings, aggravated by discrimination",
                 doubt=_GUIDANCE),
        _conduct("e", "Relevant offence"),
        _conduct("f", "Gravity or other exceptional circumstances", must_refer=False),
        _conduct("g", "Conduct of a chief officer or the Deputy Commissioner"),
        _conduct("h", "Alleged in the same incident as (a) to (e)"),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralGround(Item):
    """A ground for referral to the IOPC.

    `tests` gives the question to answer on each route it applies to; `definition_verified` is False
    where the meaning rests on guidance whose text nobody has read here.
    """

    tests: dict[Route, str]
    mandatory: bool = True
    definition_verified: bool = True
    definition_note: str = ""
    call_in: bool = False

    @property
    def routes(self) -> frozenset[Route]:
        """The routes on which the ground is asked."""
        return frozenset(self.tests)

    def deadline_rule(self, route: Route) -> str:
        """The id of the rule that limits referral on this ground and route; "" when none does."""
        if not self.mandatory:
            return ""
        if route is Route.COMPLAINT and self.call_in:
            return "cmr_refer_complaint_called_in"
        return f"cmr_refer_{route.value}"


def _ground(
    code: str, title: str, gist: str, provision: str, tests: dict[Route, str], *, instrument: Instrument = CMR,
    definition_verified: bool = True, definition_note: str = "", mandatory: bool = True, call_in: bool = False,
) -> ReferralGround:  # fmt: skip
    return ReferralGround(
        code=code, title=title, gist=gist, citation=Citation(instrument, provision), in_force_from=SINCE_2020,
        tests=tests, definition_verified=definition_verified, definition_note=definition_note,
        doubt=definition_note, mandatory=mandatory,
        call_in=call_in,
    )  # fmt: skip


def _both(complaint: str, conduct: str) -> dict[Route, str]:
    return {Route.COMPLAINT: complaint, Route.CONDUCT: conduct}


REFERRAL_GROUNDS = CodeList(
    "referral_grounds",
    "Grounds for referral to the IOPC",
    (
        _ground(
            "DSI", "Death or serious injury",
            "A death, or a fracture, deep cut or laceration, or injury to an internal organ or a bodily function.",
            "s 12(2A)-(2D), s 29; Sch 3 paras 4(1)(a), 13(1)(a), 14C(1)",
            {
                Route.COMPLAINT: "Does the complaint allege that the conduct or other matter resulted in "
                    "death or serious "
                "injury?",
                Route.CONDUCT: "Does the matter relate to an incident in which, or because of which, "
                    "someone died or was "
                "seriously injured?",
                Route.DSI: "Is it a death or serious injury matter? There is no threshold.",
            },
            instrument=PRA,
        ),
        _ground(
            "SERIOUS_ASSAULT", "Serious assault", "Broadly an injury at the level of actual bodily harm or worse.",
            "regs 4(1)(a)(i), 7(1)(a)",
            _both("Does it allege conduct that is a serious assault?", "Is the conduct a serious assault?"),
            definition_verified=False, definition_note=_GUIDANCE,
        ),
        _ground(
            "SERIOUS_SEXUAL", "Serious sexual offence", "As the Director General's guidance determines.",
            "regs 4(1)(a)(ii), 7(1)(b)",
            _both("Does it allege a serious sexual offence?", "Is the conduct a serious sexual offence?"),
            definition_verified=False, definition_note=_GUIDANCE,
        ),
        _ground(
            "SERIOUS_CORRUPTION", "Serious corruption",
            "As guidance determines; abuse of position for a sexual purpose, or to pursue an improper emotional "
            "relationship, is in the Regulations themselves.",
            "regs 4(1)(a)(iii), 7(1)(c)",
            _both("Does it allege serious corruption, or abuse of position for a sexual purpose or an "
                "improper emotional "
                  "relationship?",
                  "Is the conduct serious corruption, or abuse of position for a sexual purpose or an "
                  "improper emotional "
                  "relationship?"),
            definition_verified=False,
            definition_note=f"Abuse of position was read in the Regulations. For the rest: {_GUIDANCE}",
        ),
        _ground(
            "DISCRIMINATION_AGGRAVATED", "Aggravated by discriminatory behaviour",
            "A criminal offence, or behaviour liable to lead to disciplinary proceedings, aggravated by "
            "discrimination on "
            "the ground of race, sex, religion or another status that guidance names.",
            "regs 4(1)(a)(iv), 7(1)(d)",
            _both("Does it allege a crime or disciplinary behaviour aggravated by discrimination?",
                  "Is the conduct a crime or disciplinary behaviour aggravated by discrimination?"),
            definition_verified=False, definition_note=f"For the other statuses: {_GUIDANCE}",
        ),
        _ground(
            "RELEVANT_OFFENCE", "Relevant offence",
            "An offence with a sentence fixed by law, or for which an adult without previous convictions "
            "may be sent to "
            "prison for seven years or more, whatever the limit on a magistrates' court.",
            "regs 1(2), 4(1)(a)(v), 7(1)(e)",
            _both("Does it allege a relevant offence?", "Is the conduct a relevant offence?"),
        ),
        _ground(
            "SAME_INCIDENT", "Same incident as a ground above",
            "Conduct alleged to have taken place in the same incident; for complaints that includes a death or serious "
            "injury.",
            "regs 4(1)(b), 7(1)(h)",
            _both("Is it alleged in the same incident as any ground above, death and serious injury included?",
                  "Is it alleged in the same incident as one of grounds (a) to (e) of reg 7(1)?"),
        ),
        _ground(
            "CHIEF_OFFICER", "Chief officer or Deputy Commissioner", "Conduct of the head of a force or the "
            "Deputy Commissioner.",
            "regs 4, 7(1)(g)",
            _both("Is it about a chief officer or the Deputy Commissioner, and can crime or disciplinary "
                "behaviour not be "
                  "ruled out?",
                  "Is it the conduct of a chief officer or the Deputy Commissioner?"),
        ),
        _ground(
            "CALLED_IN", "Called in by the IOPC", "The Director General has notified the authority that it "
            "is to be referred.",
            "regs 4(3)(a), 7(4), 9",
            dict.fromkeys(Route, "Has the Director General called it in?"),
            call_in=True,
        ),
        _ground(
            "VOLUNTARY", "Voluntary referral", "Gravity or exceptional circumstances, where nothing above requires it.",
            "Sch 3 paras 4(2)-(3), 13(2)-(3)",
            _both("Do gravity or exceptional circumstances make a referral right?",
                  "Do gravity or exceptional circumstances make a referral right?"),
            instrument=PRA, mandatory=False,
        ),
    ),
    note="The limit is the end of the calendar day after the trigger. A matter is not referred twice unless "
    "the Director "
    "General directs or consents.",
)  # fmt: skip


def grounds_for(route: Route) -> tuple[ReferralGround, ...]:
    """The grounds to answer on a route, in order."""
    return tuple(ground for ground in REFERRAL_GROUNDS if route in ground.routes)
