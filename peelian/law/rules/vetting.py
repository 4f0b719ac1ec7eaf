"""Withdrawing an officer's vetting clearance, the appeal against it, and refusals under force policy."""

from __future__ import annotations

from datetime import date
from functools import partial

from peelian.law.counting import Begins
from peelian.law.dated import Citation
from peelian.law.deadlines import Kind
from peelian.law.instruments import PVR, VETTING_APP
from peelian.law.rules.rule import (
    AT_ONCE,
    NO_NUMBER,
    SINCE_VETTING,
    Extension,
    Rule,
    days,
    since,
    weeks,
    working_days,
)

_WORKING = Begins.FIRST_WORKING_DAY_AFTER
_THREE, _FIVE, _FIFTEEN = working_days(3, _WORKING), working_days(5, _WORKING), working_days(15, _WORKING)
_PREJUDICE = "telling the officer might prejudice an investigation or proceedings"
_APPEALS = "appeals against the withdrawal of clearance"

_rule = partial(Rule, subject="vetting", applies_to="police officers and special constables")

RULES = (
    _rule(
        id="pvr_notify_change",
        trigger="a change of circumstances, or another matter, that may reasonably affect suitability",
        action="tell the vetting authority",
        who="police officer",
        period=since(SINCE_VETTING, AT_ONCE, Citation(PVR, "reg 5(b)")),
        kind=Kind.ASAP,
        kind_reason="The provision says promptly and gives no number: how long it has been owed is shown instead.",
        explanation="Clearance rests on what is known, so an officer says what has changed.",
        consequence="The provision names no sanction of its own.",
    ),
    _rule(
        id="pvr_suspension_oral_confirm",
        trigger="officer suspended orally under the Vetting Regulations",
        action="confirm the suspension in writing, with reasons",
        who="vetting authority",
        period=since(SINCE_VETTING, _THREE, Citation(PVR, "reg 13(6)(b)")),
        explanation="An officer told by word of mouth must hold the decision and the reasons on paper within days.",
        note="Where the power is delegated, a senior officer must authorise it (reg 3(2)(a)).",
    ),
    _rule(
        id="pvr_suspension_representations",
        trigger="officer suspended under the Vetting Regulations",
        action="officer, police friend or legal representative may make representations",
        who="officer concerned, police friend or legal representative",
        period=since(SINCE_VETTING, working_days(7, _WORKING), Citation(PVR, "reg 13(7)")),
        explanation="The officer's first window to argue against the suspension.",
        consequence="The window closes; the suspension is still reviewed every four weeks.",
    ),
    _rule(
        id="pvr_suspension_review",
        trigger="suspension under the Vetting Regulations, or its previous review",
        action="review the suspension conditions",
        who="vetting authority",
        period=since(SINCE_VETTING, weeks(4, _WORKING), Citation(PVR, "reg 13(8)")),
        explanation="A vetting suspension is looked at again every four weeks.",
        consequence="No express sanction, but an unreviewed suspension is open to challenge.",
        then="pvr_suspension_review",
        note="A clock of its own beside that of a conduct suspension; the oversight body is not consulted.",
    ),
    _rule(
        id="pvr_suspension_continue_notice",
        trigger="review decides that the suspension continues",
        action="notify the officer in writing, with reasons",
        who="vetting authority",
        period=since(SINCE_VETTING, working_days(3, Begins.DAY_AFTER), Citation(PVR, "reg 13(9)")),
        explanation="The officer learns that a review was held, what came of it, and why.",
    ),
    _rule(
        id="pvr_notice",
        trigger="assessor appointed",
        action="give the officer written notice of the withdrawal assessment",
        who="assessor",
        period=since(SINCE_VETTING, AT_ONCE, Citation(PVR, "reg 18(1), (3)")),
        kind=Kind.ASAP,
        kind_reason="The provision says as soon as reasonably practicable; how long it has been owed is shown instead.",
        extension=Extension(
            f"assessor, who holds the notice back while {_PREJUDICE}", Citation(PVR, "reg 18(3)")
        ),
        withheld_while=f"{_PREJUDICE} (reg 18(3))",
        explanation="The officer learns that clearance is in question, and over what.",
        then="pvr_representations",
        note="Record a decision to hold back and keep it under review.",
    ),
    _rule(
        id="pvr_representations",
        trigger="notice, or revised notice, under reg 18 given",
        action="officer may give a statement and documents",
        who="officer concerned",
        period=since(SINCE_VETTING, working_days(10, _WORKING), Citation(PVR, "reg 19(1), (3)")),
        extension=Extension("assessor", Citation(PVR, "reg 19(1), (3)")),
        explanation="The officer answers before the assessment takes its shape.",
        consequence="The assessment goes on without the officer's answer.",
    ),
    _rule(
        id="pvr_interview_alternative",
        trigger="interview date specified and the officer or police friend cannot attend",
        action="officer may propose a reasonable alternative that falls within the window",
        who="officer concerned",
        period=since(SINCE_VETTING, _FIVE, Citation(PVR, "reg 20(5)-(6)")),
        explanation="An interview moves for somebody who cannot come, but not far.",
        consequence="Without an alternative inside the window the specified day stands.",
        note="Counted from the day that was specified.",
    ),
    _rule(
        id="pvr_timeliness_first",
        trigger="notice under reg 18(1) given and the assessment not complete",
        action="tell the officer the progress, the estimate, the reason and the next steps",
        who="assessor",
        period=since(SINCE_VETTING, _FIFTEEN, Citation(PVR, "reg 21(1)-(2)(a)")),
        withheld_while=_PREJUDICE,
        arises_after=True,
        explanation="An assessment that outlives three weeks is accounted for to the officer.",
        then="pvr_timeliness_next",
        note="Owed as soon as practicable after the period ends; subject to the harm test.",
    ),
    _rule(
        id="pvr_timeliness_next",
        trigger="end of the previous period and the assessment still not complete",
        action="tell the officer again",
        who="assessor",
        period=since(SINCE_VETTING, working_days(15, Begins.DAY_AFTER), Citation(PVR, "reg 21(2)(b)")),
        withheld_while=_PREJUDICE,
        arises_after=True,
        explanation="The account is given again for every three weeks that follow.",
        then="pvr_timeliness_next",
        note="Counted from the last day of the previous period, not from the day its account was given.",
    ),
    _rule(
        id="pvr_outcome_notice",
        trigger="vetting authority decides under reg 24",
        action="notify the officer and send the report; on a withdrawal also notice of dismissal and of the appeal",
        who="vetting authority, whose decision a senior officer authorises (reg 3(2)(b))",
        period=since(SINCE_VETTING, AT_ONCE, Citation(PVR, "regs 24-25")),
        kind=Kind.ASAP,
        kind_reason=NO_NUMBER,
        explanation="The officer learns whether clearance stands, and with it the post.",
        consequence="Dismissal after a withdrawal takes effect only when it is notified.",
        then="pvr_appeal_notice",
        note="A withdrawal means dismissal without notice, effective at once and before any appeal.",
    ),
    _rule(
        id="pvr_appeal_notice",
        trigger="outcome notified under reg 25",
        action="officer may give the vetting authority written notice of appeal",
        who="officer concerned",
        applies_to="officers whose clearance was withdrawn; conditions and a lower level carry no appeal",
        period=since(SINCE_VETTING, _FIFTEEN, Citation(PVR, "reg 26(3)-(4)")),
        extension=Extension(
            "vetting authority, in exceptional circumstances", Citation(PVR, "reg 26(3)-(4)")
        ),
        explanation="Three weeks to have a panel look at the withdrawal.",
        consequence="The right to appeal lapses unless the authority gives more time.",
    ),
    _rule(
        id="pvr_panel_objection",
        trigger="officer given the name of a panel member, an adviser or a replacement",
        action="officer may object",
        who="officer concerned",
        applies_to=_APPEALS,
        period=since(SINCE_VETTING, _THREE, Citation(PVR, "reg 28(5), (11)")),
        explanation="Whoever is to decide the appeal may be challenged.",
        consequence="The window to object closes and the person named goes on.",
    ),
    _rule(
        id="pvr_appeal_meeting",
        trigger="the panel finds the grounds arguable and a meeting was asked for",
        action="hold the appeal meeting, in private",
        who="panel",
        applies_to=_APPEALS,
        period=since(SINCE_VETTING, _FIVE, Citation(PVR, "reg 29(2)-(3), (6)")),
        extension=Extension("panel, in the interests of justice", Citation(PVR, "reg 29(2)-(3)")),
        explanation="An appeal that can be argued is heard within the week.",
    ),
    _rule(
        id="pvr_appeal_outcome",
        trigger="panel determines the appeal",
        action="give written notice with a summary of reasons and, where confirmed, of the right to go to a tribunal",
        who="vetting authority",
        applies_to=_APPEALS,
        period=since(SINCE_VETTING, _THREE, Citation(PVR, "reg 30(4)")),
        explanation="The officer has the decision on the appeal, and why, within days.",
        then="pat_notice_of_appeal",
    ),
    _rule(
        id="vetting_refusal_appeal",
        trigger="applicant told that clearance is refused",
        action="applicant may appeal under the force's policy",
        who="applicant",
        applies_to="applicants, police staff and non-police personnel",
        period=since(
            date(2021, 1, 1),
            days(14, Begins.DAY_AFTER),
            Citation(VETTING_APP, "appeals, as one force publishes them", verified=False),
            label="as one force publishes it",
        ),
        extension=Extension(
            "force vetting manager, under the force's policy",
            Citation(VETTING_APP, "appeals, as one force publishes them", verified=False),
        ),
        explanation="An applicant who is refused may ask for the refusal to be looked at again.",
        consequence="What follows from a late appeal is for the force's policy.",
        assumption="Fourteen days is one force's published rule and the first day of it a stand-in: each "
        "force has its own policy, and the national guidance was not read.",
    ),
)
