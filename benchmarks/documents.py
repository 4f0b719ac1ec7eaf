"""How fast letters are made: one by one, and five hundred in a batch.

    python -m benchmarks.documents [--letters 500] [--postgres]

Everything runs in one process on a database and in a folder made for it. In one run:
  first letter     begun in a fresh process, with the faces and the template still to be read
  one letter       the same letter later, written to disk and to the database: the 95th percentile of 40
  PDF, Word, text  how that time is shared out, as parts of drawing
  batch            letters made a slice at a time, as a page that shows progress does; each in every form
  memory           how much the process grew over the batch: a leak in a compiler that is kept would show here
Leaves with 1 when a letter takes longer than half a second, or a batch of 500 longer than a minute.
"""

import argparse
import contextlib
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

WANTED_LETTER, WANTED_BATCH = 0.5, 60.0
AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def prepare(*, postgres: bool, stack: contextlib.ExitStack) -> None:
    """An empty, migrated database of its own."""
    from tests.postgres import running_postgres

    folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="peelian-bench-"))
    os.environ |= {"DJANGO_SETTINGS_MODULE": "peelian.config.settings", "PEELIAN_DATA_DIR": folder}
    os.environ["PEELIAN_SECRET_KEY"] = "a key for measuring, which keeps no secret"
    os.environ.pop("PEELIAN_DATABASE_URL", None)
    if postgres:
        os.environ["PEELIAN_DATABASE_URL"] = stack.enter_context(running_postgres())
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, skip_checks=True)


def facts(number: int) -> dict:
    """The facts of a letter about two pages long; no two letters are alike."""
    from peelian.documents.facts import Cited, Withheld

    claims = [
        {
            "summary": f"Claim {claim} against officer {number}: sent messages that demeaned a colleague, and when "
            "asked about them by a supervisor said that there had been none. The messages were read by four people.",
            "day": AT.date(),
            "places": ["Wealdmoor police station", "A van on Quarry Lane"],
        }
        for claim in range(6)
    ]
    if number % 4 == 0:
        claims[0]["summary"] = Withheld("A colleague says so.", "it would show who that is")
    return {
        "officer": f"Constable {number} Plumtreeve",
        "address": f"{number} Heron Yard\nWealdmoor\nWM4 7QX",
        "claims": claims,
        "limit": Cited("5 working days", "PCR 2020 reg 18(3)", verified=number % 2 == 0),
    }


def seconds(act: Callable[[], object]) -> float:
    """How long it takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def keep_everything() -> None:
    """Let the benchmark make and read all it wants."""
    from peelian.documents.keepers import Keeper, keep

    keep(
        Keeper(
            kind="bench",
            check_can_read=lambda actor, matter, copy: None,
            check_can_make=lambda actor, matter: None,
            gather=lambda actor, matter, at: facts(int(matter.ref[2:])),
        )
    )


def make_one(number: int) -> object:
    """One letter, made, written and told to the ledger."""
    from peelian.access.actors import system_actor
    from peelian.documents.library import template_named
    from peelian.documents.services import make_document

    template, actor = template_named("sample.sample"), system_actor("benchmark")
    return make_document(
        actor, template=template, facts=facts(number), about_kind="bench", about_ref=f"X-{number}", at=AT
    )


def parts() -> Iterator[tuple[str, float]]:
    """How long each form takes to draw: the median of many."""
    from peelian.documents.letterheads import letterhead_of_the_force
    from peelian.documents.library import template_named
    from peelian.documents.rendering import draw_pdf, draw_text, draw_word
    from peelian.documents.templating.filling import fill

    template, head = template_named("sample.sample"), letterhead_of_the_force()
    letters = [fill(template, facts(10_000 + n), letterhead=head, made_on=AT.date()) for n in range(20)]
    for name, draw in (("PDF", draw_pdf), ("Word", draw_word), ("text", draw_text)):
        yield name, statistics.median(seconds(lambda draw=draw, each=each: draw(each)) for each in letters)  # type: ignore[misc]  # bound at once


def make_batch(letters: int) -> tuple[float, float]:
    """Make a batch in slices, showing how far it is; return how long it took, and how much of that was our own."""
    from peelian.access.actors import system_actor
    from peelian.documents.keepers import Matter
    from peelian.documents.queries import batch_progress
    from peelian.documents.services import begin_batch, make_next

    actor = system_actor("benchmark")
    matters = [
        Matter(kind="bench", ref=f"X-{n}", code="sample.sample") for n in range(1_000, 1_000 + letters)
    ]
    start, own = time.perf_counter(), time.process_time()
    batch = begin_batch(title="For measuring", matters=matters, actor=actor, at=AT)
    while make_next(batch, actor=actor, at=AT):
        progress = batch_progress(actor, batch.ref)
        print(f"\r  {progress.made} of {progress.total}", end="", flush=True)
    print()
    return time.perf_counter() - start, time.process_time() - own


def main() -> int:
    """Measure, print, and say whether it is fast enough."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--letters", type=int, default=500)
    parser.add_argument(
        "--postgres", action="store_true", help="on a throw-away PostgreSQL and not on SQLite"
    )
    options = parser.parse_args()
    with contextlib.ExitStack() as stack:
        prepare(postgres=options.postgres, stack=stack)
        return measure(options.letters)


def measure(letters: int) -> int:
    """The figures."""
    from peelian.documents.library import add_folder
    from tests.documents.samples import TEXTS

    add_folder("sample", TEXTS)
    keep_everything()
    first = seconds(lambda: make_one(0))
    rest = sorted(seconds(lambda number=number: make_one(number)) for number in range(1, 41))  # type: ignore[misc]  # bound at once
    usual = rest[37]
    print(f"first letter  {first:6.3f} s")
    print(
        f"one letter    {usual:6.3f} s (95th percentile); every fourth withholds something, so it has two copies"
    )
    drawn = dict(parts())
    print("drawing       " + ", ".join(f"{name} {1000 * took:.1f} ms" for name, took in drawn.items()))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    batch, own = make_batch(letters)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(
        f"batch         {batch:6.1f} s for {letters} letters, {own:.1f} s of processor; grew by {grown:.0f} MB"
    )
    if own < 0.7 * batch:
        print(f"              the machine was busy: this process had {own / batch:.0%} of a processor")
    wanted = WANTED_BATCH * letters / 500
    met = first <= WANTED_LETTER and usual <= WANTED_LETTER and batch <= wanted
    print(
        f"wanted: a letter within {WANTED_LETTER} s, the batch within {wanted:.0f} s: {'met' if met else 'MISSED'}"
    )
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
