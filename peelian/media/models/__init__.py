"""The tables of the media room, one file a noun."""

from peelian.media.models.lists import HashList, Hit, WantedHash
from peelian.media.models.looks import CaseRules, Look, OptOut, Showing
from peelian.media.models.pictures import Appearance, Likeness, Picture, Run

__all__ = [
    "Appearance",
    "CaseRules",
    "HashList",
    "Hit",
    "Likeness",
    "Look",
    "OptOut",
    "Picture",
    "Run",
    "Showing",
    "WantedHash",
]
