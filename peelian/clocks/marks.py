"""The moments in a case that start, stop or pause a clock, whatever the event was called that brought them. Pure."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Mark(StrEnum):
    """A kind of moment. The value completes the sentence "the day on which …" in the documentation."""

    ATTENTION = "the matter came to attention"
    MATTER = "the complaint was made, or the matter came to attention"
    DEATH_OR_INJURY = "a death or serious injury came to attention"
    MUST_REFER_COMPLAINT = "it became clear that the complaint must be referred"
    CALLED_IN = "the oversight body called the complaint in"
    MUST_REFER_CONDUCT = "it became clear that the conduct matter must be referred"
    REFERRED = "the matter was referred"
    ASSESSED_NO_INVESTIGATION = "severity was assessed and no investigation follows"
    APPOINTED = "the investigator was appointed"
    TERMS_DRAWN = "the terms of reference were drawn up"
    INVESTIGATION_NOTIFIED = "the notice of investigation was given"
    TERMS_GIVEN = "the terms of reference, or the notice withholding them, were given"
    PROGRESS_TOLD = "the subject was told the progress"
    OUTCOME_NOTIFIED = "the subject was told that no investigation follows"
    INVESTIGATION_NOTICE_WITHHELD = "the notice of investigation was withheld"
    TERMS_HELD_BACK = "giving the terms of reference was withheld"
    REPRESENTED = "representations were received"
    INTERVIEW_SPECIFIED = "an interview was to be held, as the investigator specified"
    INTERVIEW_SETTLED = "the interview was moved or held"
    REPORTED = "the investigation report was received"
    TIMELINESS_ANSWERED = "a timeliness report followed the end of a period"
    PERIOD_ENDED = "the previous period ended"
    HANDLING_STARTED = "handling started"
    UPDATED = "the party was updated"
    CONCLUDED = "the case was concluded"
    OUTCOME_TOLD = "the party was told after the conclusion"
    SUSPENDED = "the officer was suspended under the Conduct Regulations"
    SUSPENDED_ORALLY = "the officer was told of that suspension by word of mouth"
    SUSPENSION_CONFIRMED = "the suspension was confirmed in writing"
    SUSPENSION_REVIEWED = "the suspension was reviewed"
    SUSPENSION_CONTINUED = "a review decided that the suspension continues"
    CONTINUATION_TOLD = "the officer was told that the suspension continues"
    VETTING_SUSPENDED = "the officer was suspended under the Vetting Regulations"
    VETTING_SUSPENDED_ORALLY = "the officer was told of that vetting suspension by word of mouth"
    VETTING_REVIEWED = "the vetting suspension began, or was reviewed"
    VETTING_CONTINUED = "a review decided that the vetting suspension continues"
    BAILED = "the person now on bail was arrested"
    BAILED_BEFORE_2022 = "the person now on bail was arrested, before 28 October 2022"
    BAIL_OVER = "bail ended"
    CRIMINAL_OVER = "criminal proceedings ended, or would no longer be prejudiced"


class Whom(NamedTuple):
    """For whom a clock runs: the case (nobody), a subject or a party; `thread` tells two interviews of one subject
    apart, or two suspensions, or two releases on bail."""

    concerns: str = ""
    thread: str = ""


CASE = Whom()


class Moment(NamedTuple):
    """A day, and the ledger entry that brought it."""

    day: date
    sequence: int


class Marked(NamedTuple):
    """A moment of one kind, for one whom."""

    mark: Mark
    whom: Whom
    day: date
