"""Abuse of position for a sexual purpose: the national definition, and the signs that intelligence looks for."""

from __future__ import annotations

from peelian.law.dated import Citation
from peelian.law.instruments import ABUSE_STRATEGY
from peelian.law.reference.items import CodeList, Item, listed

_STRATEGY = Citation(ABUSE_STRATEGY, "definition")

ABUSE_OF_POSITION = Item(
    code="abuse_of_position_sexual",
    title="Abuse of position for a sexual purpose",
    gist="An officer or member of staff, volunteers and contractors in police roles among them, on or off duty, "
    "uses position, authority or powers to pursue a sexual or improper emotional relationship with a member of "
    "the public.",
    citation=_STRATEGY,
)
IS_SERIOUS_CORRUPTION = True  # CMR regs 4(1)(a)(iii), 7(1)(c): it must be referred

ABUSE_INCLUDES = CodeList(
    "abuse_of_position_includes",
    "What abuse of position for a sexual purpose includes",
    listed(
        _STRATEGY,
        (
            "act",
            "A sexual act, sexual contact that the person begins, or an answer to what seems sexually meant",
        ),
        ("communication", "Communication that could be taken as sexually meant or lewd"),
        ("other", "Any other sexual purpose"),
    ),
)

ABUSE_WARNING_SIGNS = CodeList(
    "abuse_of_position_signs",
    "Signs of abuse of position",
    listed(
        _STRATEGY,
        ("unexpected", "Contact off duty or unexpected, welfare visits among it"),
        ("asked_for", "A victim or witness asks for one officer"),
        ("affection", "Pet names, gifts, kisses or emojis in messages"),
        ("after_closure", "Contact after the case has closed"),
        ("steered", "An investigation steered to a quick or low-level end"),
    ),
    note="Signs for intelligence, not findings.",
)
