"""The colour of each status as a tag. Colour says nothing that the words do not."""

from peelian.criminal.states import CHARGED, ENDED, StrandStatus

STATUS_COLOURS: dict[StrandStatus, str] = {
    **dict.fromkeys(StrandStatus, "blue"),
    **dict.fromkeys(ENDED, "grey"),
    **dict.fromkeys(CHARGED, "purple"),
    StrandStatus.IN_CUSTODY: "red",
    StrandStatus.BAILED: "orange",
    StrandStatus.RELEASED: "yellow",
    StrandStatus.SENT_FOR_TRIAL: "purple",
    StrandStatus.TRIAL: "purple",
    StrandStatus.CONVICTED: "purple",
    StrandStatus.APPEAL: "purple",
}
