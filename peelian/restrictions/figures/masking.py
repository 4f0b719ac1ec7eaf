"""Which numbers of a month may be shown, so that none that is kept back can be worked out from those that are. Pure.

How many were counted at the end of the month:
  - below 5 is shown as "fewer than 5";
  - where the parts of a shown sum are shown too, at least two are kept back or none, and so many that each of those
    below 5 could be more than one number; the others kept back with them are "withheld".
New and ended:
  - the numbers at two month ends give their difference, so both are shown or both withheld; withheld when either is
    below 5, or when a number at either month end is kept back;
  - parts of a shown sum: at least two are withheld or none, and those withheld leave at least 5 people whose beginning
    and ending the month ends do not show.
Days and cost are shown where the number at the end of the month is.

Everything follows from the month itself and the end of the month before it. So the same number is masked alike in every
answer, whatever span or split it was asked with. `tests/restrictions/test_monthly_masking.py` tries every table that
agrees with what is shown.
"""

from collections.abc import Mapping
from enum import StrEnum

from peelian.restrictions.figures.counting import Numbers
from peelian.restrictions.figures.groups import FAMILIES, Group

THRESHOLD = 5


class Shown(StrEnum):
    """What stands in a cell. The words are those that the reader sees."""

    NUMBER = "number"
    FEW = "fewer than 5"
    WITHHELD = "withheld"


def mask_stock(counts: Mapping[Group, int]) -> dict[Group, Shown]:
    """How each group's number of people at one day is shown."""
    shown = {group: Shown.FEW if counts[group] < THRESHOLD else Shown.NUMBER for group in counts}
    for parent, children in FAMILIES:
        if shown[parent] is Shown.NUMBER:
            shown |= _family({child: counts[child] for child in children})
        elif shown[parent] is Shown.WITHHELD:
            # Whether a part is below 5 would say something of a sum about which nothing may be said.
            shown |= dict.fromkeys(children, Shown.WITHHELD)
    return shown


def _family(counts: dict[Group, int]) -> dict[Group, Shown]:
    """The parts of a sum that is shown."""
    back = {group: Shown.FEW for group, count in counts.items() if count < THRESHOLD}
    if not back:
        return {}
    for group in sorted(counts.keys() - back.keys(), key=lambda g: (counts[g], g)):
        if _is_safe(back, counts):
            return back
        back[group] = Shown.WITHHELD
    # Even all of them together would give one away by its label, so none says which side of the line it is on.
    return back if _is_safe(back, counts) else dict.fromkeys(counts, Shown.WITHHELD)


def _is_safe(back: Mapping[Group, Shown], counts: Mapping[Group, int]) -> bool:
    """Whether each number kept back could be more than one, given their sum and what the labels say of them."""
    total = sum(counts[group] for group in back)
    bounds = {
        g: (0, THRESHOLD - 1) if shown is Shown.FEW else (THRESHOLD, total) for g, shown in back.items()
    }
    lowest, highest = (sum(bound[side] for bound in bounds.values()) for side in (0, 1))
    return len(back) > 1 and all(
        max(low, total - (highest - high)) < min(high, total - (lowest - low))
        for low, high in bounds.values()
    )


def mask_flows(
    month: Mapping[Group, Numbers], *, before: Mapping[Group, Shown], after: Mapping[Group, Shown]
) -> dict[Group, Shown]:
    """How new and ended of each group are shown, given how the numbers at both ends of the month are."""
    may = {
        group: before[group] is after[group] is Shown.NUMBER and min(n.new, n.ended) >= THRESHOLD
        for group, n in month.items()
    }
    for parent, children in reversed(FAMILIES):
        may[parent] = may[parent] and _slack(month, children) >= THRESHOLD
    for parent, children in FAMILIES:
        if not may[parent]:
            may |= dict.fromkeys(children, False)
            continue
        _keep_back(month, children, may)
    return {group: Shown.NUMBER if shows else Shown.WITHHELD for group, shows in may.items()}


def _keep_back(month: Mapping[Group, Numbers], children: tuple[Group, ...], may: dict[Group, bool]) -> None:
    """Withhold more of the parts of a shown sum until those withheld cannot be worked out from it."""
    back = [child for child in children if not may[child]]
    rest = sorted((c for c in children if may[c]), key=lambda c: (_slack(month, (c,)), c))
    while back and rest and (len(back) < 2 or _slack(month, tuple(back)) < THRESHOLD):
        back.append(rest.pop(0))
    may |= dict.fromkeys(back, False)


def _slack(month: Mapping[Group, Numbers], groups: tuple[Group, ...]) -> int:
    """How many beginnings cancel endings within their group: what the numbers at the month ends do not show."""
    return sum(min(month[group].new, month[group].ended) for group in groups)
