"""Invented messages for the pure parts of the room: a hidden topic among everyday talk, always the same."""

import random

EVERYDAY = (
    *(
        "kettle",
        "rota",
        "lunch",
        "train",
        "parade",
        "shift",
        "briefing",
        "car",
        "keys",
        "tea",
        "biscuit",
        "leave",
    ),
    *(
        "weather",
        "match",
        "ticket",
        "uniform",
        "boots",
        "radio",
        "handover",
        "canteen",
        "parking",
        "overtime",
    ),
    *(
        "birthday",
        "cake",
        "dentist",
        "school",
        "bus",
        "rain",
        "garden",
        "dog",
        "walk",
        "pub",
        "quiz",
        "holiday",
    ),
)
SOUGHT = ("heron", "lantern", "orchard")  # stands for whatever a review seeks
NEAR = "[abuse]"


def everyday(number: int, *, seed: int = 7) -> list[str]:
    """So many messages about nothing."""
    dice = random.Random(seed)
    return [" ".join(dice.choices(EVERYDAY, k=dice.randint(3, 12))) for _ in range(number)]


def hidden(number: int, *, of: int, seed: int = 7) -> tuple[list[str], list[bool]]:
    """`number` messages that are sought, spread among `of` in all, and which they are."""
    dice = random.Random(seed + 1)
    texts = everyday(of, seed=seed)
    rows = dice.sample(range(of), number)
    for row in rows:
        words = texts[row].split()
        words[dice.randrange(len(words))] = dice.choice(SOUGHT)
        texts[row] = f"{NEAR} {' '.join(words)}"
    chosen = set(rows)
    return texts, [row in chosen for row in range(of)]
