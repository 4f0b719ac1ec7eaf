"""What may not be published about the complainant of a listed sexual offence."""

from __future__ import annotations

from dataclasses import dataclass

from peelian.law.dated import Citation
from peelian.law.instruments import SOA_2003, SOAA_1992, Instrument
from peelian.law.reference.items import CodeList, listed

IDENTIFYING_MATTER = CodeList(
    "identifying_matter",
    "What identifies a person",
    listed(
        Citation(SOAA_1992, "s 1(3A)"),
        ("name", "Name"),
        ("address", "Address"),
        ("school", "School or another place of education"),
        ("work", "Place of work", "For a colleague: the unit, the shift or the date may do it."),
        ("picture", "A picture, still or moving"),
    ),
    note="Named in the Act; anything else likely to identify counts as well, pieces put together included.",
)

ANONYMITY_DEFENCES = CodeList(
    "anonymity_defences",
    "Defences to publishing",
    listed(
        Citation(SOAA_1992, "s 5"),
        ("consent", "Written consent", "Not of a person under 16, and not obtained by interference."),
        ("unaware", "Not aware, with no reason to suspect"),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LifelongAnonymity:
    """The restriction: from when, for how long, on which offences, and who may lift it."""

    citation: Citation
    begins: str
    lasts: str
    within: Instrument
    sections_left_out: tuple[str, ...]
    also: str
    lifted_by: str
    lifting_citation: Citation
    penalty: str
    not_read: str


LIFELONG_ANONYMITY = LifelongAnonymity(
    citation=Citation(SOAA_1992, "ss 1-2"),
    begins="From the moment an allegation of a listed offence is made.",
    lasts="For the lifetime of the person against whom it is said to have been committed.",
    within=SOA_2003,
    sections_left_out=("64", "65", "69", "71"),
    also="Older sexual offences, attempts, conspiracy, incitement and secondary parties.",
    lifted_by="A judge only.",
    lifting_citation=Citation(SOAA_1992, "s 3"),
    penalty="A summary offence, with a fine, of whoever publishes: for a website, the publisher of the page.",
    not_read="What counts as publication (s 6), and additions to the list of offences.",
)
