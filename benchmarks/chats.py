"""How long it takes from three phones of one group to messages that can be read and searched.

    python -m benchmarks.chats [--messages 1000000] [--postgres] [--rounds 20]

A group of ten invented people writes so many messages in three years. Three phones are exported: an Android whose
clock is right, an iPhone whose clock is 95 s fast, an Android 40 s slow; each has lost some of the messages, calls the
members differently, and begins at another day. Their files are taken into the vault and imported through the real
services, one after the other, into an empty database of their own. Printed, beside the limits:
  import      from the request to the last row: reading, hashing, loss accounting, merging, index, stays
  search      a rare word, a common word, a phrase, a common word by one sender in one month; the slowest of the rounds
  any place   the slowest of the rounds at random places of the thread
  stays       who was in the group when, worked out anew
Merging is held to what was made: every message that any phone holds, once. Leaves with 1 when
a million messages take more than 180 s (fewer in proportion, but 20 s are always allowed), a search more than 1 s, a
place more than 300 ms, or more than one message in a thousand is merged wrongly. Time by the clock, with the processor
time of this process beside it.
"""

import argparse
import contextlib
import io
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

SEED = 20260901
FIRST = datetime(2022, 1, 3, 6, 0, tzinfo=UTC)
SPAN_SECONDS = 3 * 365 * 24 * 3600
PEOPLE = [
    "Robin Ashdown", "Sandy Firth", "Kit Marlow", "Jules Penrose", "Alex Thornbury",
    "Sam Wetherell", "Chris Holloway", "Pat Rainsford", "Nicky Brook", "Lee Hartnoll",
]  # fmt: skip
NUMBERS = [f"+44 7700 900{n:03}" for n in range(len(PEOPLE))]
SHORT = ["ok", "yes", "no", "lol", "on my way", "done", "sure", "same"]
BEGINNINGS = [
    "bar",
    "cor",
    "den",
    "fal",
    "gan",
    "hol",
    "jas",
    "kel",
    "lom",
    "mer",
    "nor",
    "pel",
    "quo",
    "ras",
    "sel",
    "tam",
    "ulm",
    "vor",
    "wen",
    "yar",
]
ENDINGS = [
    "ba",
    "dock",
    "fen",
    "gate",
    "ham",
    "ing",
    "ker",
    "ley",
    "mont",
    "ness",
    "pool",
    "ridge",
    "stow",
    "ton",
    "wick",
]
WORDS = [beginning + ending for beginning in BEGINNINGS for ending in ENDINGS]
RARE = "zephyrine"
MOST_WRONG = 0.001
SECONDS_A_MILLION, LEAST_SECONDS, SEARCH_MS, PLACE_MS = 180.0, 20.0, 1000.0, 300.0


def main() -> int:
    """Make the phones, import them, measure, print, and say whether every figure was met."""
    given = _arguments()
    with contextlib.ExitStack() as stack:
        prepare(postgres=given.postgres, stack=stack)
        return _run(given)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--postgres", action="store_true", help="on a PostgreSQL started for the purpose")
    return parser.parse_args()


def prepare(*, postgres: bool, stack: contextlib.ExitStack) -> None:
    """An empty, migrated database and an empty vault of their own."""
    from tests.postgres import running_postgres

    folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="peelian-bench-"))
    os.environ |= {"DJANGO_SETTINGS_MODULE": "peelian.config.settings", "PEELIAN_DATA_DIR": folder}
    os.environ |= {"PEELIAN_SECRET_KEY": "a key for measuring, which keeps no secret"}
    os.environ.pop("PEELIAN_DATABASE_URL", None)
    if postgres:
        os.environ["PEELIAN_DATABASE_URL"] = stack.enter_context(running_postgres())
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def made(count: int) -> list[tuple[int, int, str]]:
    """The group's messages: (second since FIRST, sender, text), in order; three in a hundred thousand hold RARE."""
    dice = random.Random(SEED)
    seconds = sorted(dice.randrange(SPAN_SECONDS) for _ in range(count))
    rows = []
    for number, second in enumerate(seconds):
        long = " ".join(dice.choices(WORDS, k=dice.randrange(4, 16)))
        text = long if dice.random() >= 0.2 else dice.choice(SHORT)
        if number % 33_333 == 77:
            text += f" {RARE}"
        rows.append((second, dice.randrange(len(PEOPLE)), text))
    return rows


def android(rows: list[tuple[int, int, str]], names: list[str], clock: int) -> Iterator[str]:
    """An Android export: minutes, in the phone's own time."""
    yield _android_line(0, clock, f'{names[0]} created group "Late turn"')
    for person in names[1:]:
        yield _android_line(0, clock, f"{names[0]} added {person}")
    for second, sender, text in rows:
        yield _android_line(second, clock, f"{names[sender]}: {text}")


def _android_line(second: int, clock: int, rest: str) -> str:
    at = FIRST + timedelta(seconds=second + clock)
    return f"{at:%d/%m/%Y, %H:%M} - {rest}\n"


def iphone(rows: list[tuple[int, int, str]], names: list[str], clock: int) -> Iterator[str]:
    """An iPhone export: seconds, in the phone's own time."""
    for second, sender, text in rows:
        at = FIRST + timedelta(seconds=second + clock)
        yield f"[{at:%d/%m/%Y, %H:%M:%S}] {names[sender]}: {text}\r\n"


def phones(rows: list[tuple[int, int, str]]) -> Iterator[tuple[str, str, bytes, list[int]]]:
    """The three exports: exhibit, file name, bytes, and which of the messages each holds."""
    dice = random.Random(SEED + 1)
    plans: list[tuple[str, str, float, float, int, list[str], Callable[..., Iterator[str]]]] = [
        ("RA/1", "WhatsApp Chat with Late turn.txt", 0.0, 0.03, 0, PEOPLE, android),
        ("SF/1", "_chat.txt", 0.1, 0.02, 95, ["Sandy" if n == 1 else NUMBERS[n] for n in range(10)], iphone),
        (
            "KM/1",
            "WhatsApp Chat with Late turn.txt",
            0.2,
            0.1,
            -40,
            [each.split()[0] for each in PEOPLE],
            android,
        ),
    ]
    for exhibit, name, begins, lost, clock, names, write in plans:
        held = [number for number in range(int(len(rows) * begins), len(rows)) if dice.random() >= lost]
        yield exhibit, name, "".join(write([rows[each] for each in held], names, clock)).encode(), held


def _run(given: argparse.Namespace) -> int:
    from peelian.chats.models import ClockDifference, Conversation, Message, Witness

    case, actor = _case()
    rows = made(given.messages)
    seconds, cpu, read = 0.0, 0.0, 0
    anywhere = bytearray(given.messages)
    for exhibit, name, content, held in phones(rows):
        took, worked = _import(case, actor, exhibit, name, content)
        size = f"{len(held):,} messages, {len(content) / 1e6:.0f} MB"
        print(f"{exhibit}: {size}: {took:.1f} s ({worked:.1f} s of processor)", flush=True)
        seconds, cpu, read = seconds + took, cpu + worked, read + len(held)
        for number in held:
            anywhere[number] = 1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    limit = max(LEAST_SECONDS, SECONDS_A_MILLION * given.messages / 1e6)
    distinct, conversations = Message.objects.count(), Conversation.objects.count()
    clocks = {round(each.median_ms / 1000) for each in ClockDifference.objects.all()}
    print(f"import      {seconds:8.1f} s of {limit:.0f} s ({cpu:.1f} s of processor)")
    print(f"            {read / seconds:,.0f} messages a second, at most {peak:,.0f} MB of memory")
    print(f"merged      {read:,} read into {distinct:,} messages in {conversations} conversation")
    print(f"            {Witness.objects.count():,} copies; clocks apart by {sorted(clocks)} s")
    expected = sum(anywhere)
    print(f"            {distinct - expected:+,} beside the {expected:,} that any phone holds")
    wrong = conversations != 1 or abs(distinct - expected) > expected * MOST_WRONG
    searched = _searches(case, actor, given.rounds)
    placed = _places(actor, given.rounds)
    _stays()
    return int(wrong or seconds > limit or searched > SEARCH_MS or placed > PLACE_MS)


def _case() -> tuple[object, object]:
    """An open case, made by the services, and the investigator who is on it."""
    from tests.cases.factories import investigated
    from tests.cast import make_cast

    cast = make_cast()
    case, _ = investigated(cast)
    return case, cast.asha.actor


def _import(case: object, actor: object, exhibit: str, name: str, content: bytes) -> tuple[float, float]:
    """Take a file into an exhibit, and import it. Returns seconds by the clock and of the processor."""
    from peelian.access.clock import now
    from peelian.chats.formats.records import DateOrder, Settings
    from peelian.chats.jobs import run_import
    from peelian.chats.services.requesting import request_import
    from peelian.evidence.services.registering import register_exhibit
    from peelian.evidence.services.storing import store_file

    found = register_exhibit(case=case, name=exhibit, description="A phone.", actor=actor, at=now())  # type: ignore[arg-type]  # the case and actor of _case
    file = store_file(exhibit=found, stream=io.BytesIO(content), name=name, actor=actor, at=now())  # type: ignore[arg-type]  # the same
    settings = Settings(zone="UTC", date_order=DateOrder.DMY)
    begun, worked = time.perf_counter(), time.process_time()
    asked = request_import(stored_file=file, settings=settings, actor=actor, at=now())  # type: ignore[arg-type]  # the same
    done = run_import(asked.ref)
    if done.status != "done":
        sys.exit(f"{exhibit} was not imported: {done.failure or done.question}")
    return time.perf_counter() - begun, time.process_time() - worked


def _slowest(rounds: int, act: Callable[[], object]) -> float:
    """The longest of some calls, in ms; the first one warms up and is not counted."""
    act()
    took = []
    for _ in range(rounds):
        begun = time.perf_counter()
        act()
        took.append((time.perf_counter() - begun) * 1000)
    return max(took)


def _searches(case: object, actor: object, rounds: int) -> float:
    from peelian.chats.models import Participant
    from peelian.chats.queries.searching import Narrowed, search_messages

    sender = Participant.objects.filter(case=case).order_by("pk").first()
    month = Narrowed(
        sender=sender,
        from_on=datetime(2023, 5, 1, tzinfo=UTC).date(),
        until_on=datetime(2023, 6, 1, tzinfo=UTC).date(),
    )
    asked = {
        "a rare word": (RARE, None),
        "a common word": ("ok", None),
        "two words": (f"{WORDS[3]} {WORDS[40]}", None),
        "a phrase": (f'"{WORDS[3]} {WORDS[40]}"', None),
        "a beginning": (f"{WORDS[7][:4]}*", None),
        "one sender, a month": ("ok", month),
    }  # fmt: skip
    worst = 0.0
    for name, (typed, narrowed) in asked.items():
        found = search_messages(actor, case, typed, narrowed=narrowed)  # type: ignore[arg-type]  # the case and actor of _case
        took = _slowest(
            rounds,
            lambda typed=typed, narrowed=narrowed: search_messages(actor, case, typed, narrowed=narrowed),
        )  # type: ignore[misc,arg-type]  # the same
        worst = max(worst, took)
        print(f"search      {took:8.1f} ms of {SEARCH_MS:.0f} ms: {name} ({found.how_many} found)")
    return worst


def _places(actor: object, rounds: int) -> float:
    from peelian.chats.models import Conversation
    from peelian.chats.queries import messages_around

    conversation = Conversation.objects.order_by("-messages").first()
    dice = random.Random(SEED + 2)
    took = _slowest(
        rounds,
        lambda: list(messages_around(actor, conversation, dice.randrange(1, conversation.messages))),  # type: ignore[union-attr,arg-type]  # there is one by now
    )
    print(f"any place   {took:8.1f} ms of {PLACE_MS:.0f} ms")
    return took


def _stays() -> None:
    from peelian.chats.models import Conversation, Stay
    from peelian.chats.projections.staying import rebuild

    conversation = Conversation.objects.order_by("-messages").first()
    begun = time.perf_counter()
    rebuild(conversation)  # type: ignore[arg-type]  # there is one by now
    print(f"stays       {(time.perf_counter() - begun) * 1000:8.1f} ms: {Stay.objects.count()} stays")


if __name__ == "__main__":
    sys.exit(main())
