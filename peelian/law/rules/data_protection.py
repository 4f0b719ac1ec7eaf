"""Personal data: reporting a breach, answering a person who asks for their data."""

from __future__ import annotations

from datetime import date
from functools import partial

from peelian.law.counting import Begins
from peelian.law.dated import Citation
from peelian.law.instruments import DPA_2018
from peelian.law.rules.rule import Extension, Rule, hours, months, since

SINCE_2018 = date(2018, 5, 25)
_BREACH = Citation(DPA_2018, "s 67 (UK GDPR art 33)", verified=False)
_ACCESS = Citation(DPA_2018, "ss 45, 54", verified=False)

_rule = partial(Rule, subject="data protection", who="the force as controller")

RULES = (
    _rule(
        id="dpa_breach_ico",
        trigger="controller becomes aware of a personal data breach",
        action="tell the Information Commissioner, where the breach brings a risk",
        applies_to="processing for law enforcement",
        period=since(SINCE_2018, hours(72), _BREACH),
        extension=Extension("the controller itself, by giving the reasons for being late", _BREACH),
        explanation="The regulator learns of a breach within three days.",
        consequence="A late report must say why it is late.",
        assumption="The provisions were not read: length and counting are from general knowledge.",
        note="Hours from a time of day: weekends and bank holidays count.",
    ),
    _rule(
        id="dpa_subject_access",
        trigger="a valid request, or the information that was asked for to deal with it, is received",
        action="answer the request for personal data",
        applies_to="processing for law enforcement",
        period=since(SINCE_2018, months(1, Begins.DAY_OF), _ACCESS),
        extension=Extension(
            "the controller, under rules that the Data (Use and Access) Act 2025 changes", _ACCESS
        ),
        explanation="A person who asks what is held about them has an answer within a month.",
        consequence="The person may complain to the Information Commissioner.",
        assumption="The provisions were not read, nor what the Data (Use and Access) Act 2025 changes in them.",
    ),
)
