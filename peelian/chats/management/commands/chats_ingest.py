"""`peelian chats ingest --case REF FILE…`: takes exports into exhibits of a case and imports them, here and now."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from peelian.access.actors import Actor, system_actor
from peelian.access.clock import now
from peelian.access.refusals import Hidden, Refused
from peelian.cases.policy import get_case
from peelian.chats.formats.records import DateOrder, Kind, Settings
from peelian.chats.queries.ingesting import exhibit_named, file_with_hash, sha256_of
from peelian.chats.services.requesting import request_import
from peelian.chats.services.running import run_import
from peelian.chats.states import ImportStatus
from peelian.evidence.services.registering import register_exhibit
from peelian.evidence.services.storing import store_file

ACTOR = "chats-ingest"


class Command(BaseCommand):
    """Register, store, import, and say what was done with each file."""

    help = "Take message exports into exhibits of a case and import them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The case, the files, the exhibit, and what is declared of the files."""
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--case", required=True, metavar="REF")
        parser.add_argument(
            "--exhibit", default="", help="its name, such as AB/1; else one a file, named after it"
        )
        parser.add_argument("--kind", choices=[each.value for each in Kind], help="else it is recognised")
        parser.add_argument("--zone", default="", help="the phone's time zone, such as Europe/London")
        parser.add_argument("--date-order", choices=[each.value for each in DateOrder])
        parser.add_argument("--encoding", default="")
        parser.add_argument("--owner", default="", help="how the export calls the phone's own account")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import every file; leave with 1 when one of them is not imported."""
        actor = system_actor(ACTOR)
        try:
            case = get_case(actor, options["case"])
        except Hidden:
            self.stderr.write(
                f"There is no case {options['case']} that a command may open. Sealed cases are not."
            )
            sys.exit(1)
        done = [self._ingest(actor, case, path, options) for path in options["files"]]
        if not all(done):
            sys.exit(1)

    def _ingest(self, actor: Actor, case: Any, path: Path, options: dict[str, Any]) -> bool:
        settings = Settings(
            zone=options["zone"],
            date_order=DateOrder(options["date_order"]) if options["date_order"] else None,
            encoding=options["encoding"],
            owner=options["owner"],
        )
        kind = Kind(options["kind"]) if options["kind"] else None
        try:
            stored = self._stored(actor, case, path, options["exhibit"] or path.stem[:60])
            asked = request_import(stored_file=stored, settings=settings, kind=kind, actor=actor, at=now())
        except (Refused, OSError) as reason:
            self.stderr.write(f"{path.name}: {reason}")
            return False
        return self._say(path, run_import(asked.ref, actor=actor, clock=now))

    def _stored(self, actor: Actor, case: Any, path: Path, name: str) -> Any:
        """The file in the vault: as it is there already, or taken in now, into an exhibit registered if need be."""
        exhibit = exhibit_named(actor, case, name)
        if exhibit is None:
            described = f"Registered by command for the import of {path.name}."
            exhibit = register_exhibit(case=case, name=name, description=described, actor=actor, at=now())
            self.stdout.write(f"{path.name}: exhibit {exhibit.name} registered ({exhibit.ref}).")
        known = file_with_hash(exhibit, sha256_of(path))
        if known is not None:
            return known
        with path.open("rb") as stream:
            stored = store_file(exhibit=exhibit, stream=stream, name=path.name, actor=actor, at=now())
        self.stdout.write(f"{path.name}: stored, SHA-256 {stored.sha256}.")
        return stored

    def _say(self, path: Path, imported: Any) -> bool:
        """What became of an import, in one line for a person."""
        if imported.status == ImportStatus.DONE:
            told = imported.report
            sealed = sum(told["sealed"].values())
            self.stdout.write(
                f"{path.name}: imported as {imported.ref}: {told['new']:,} messages new, {told['already_held']:,} "
                f"held already, {told['system_events']:,} system events, {sealed:,} sealed; "
                f"every byte accounted for: {'yes' if told['accounting']['whole'] else 'no'}."
            )
            return True
        if imported.status == ImportStatus.WAITING:
            asked = imported.question
            choices = f" One of: {', '.join(map(str, asked['choices']))}." if asked["choices"] else ""
            self.stderr.write(
                f"{path.name}: {asked['question']}{choices} ({imported.ref} waits for the answer.)"
            )
        else:
            self.stderr.write(f"{path.name}: {imported.failure}")
        return False
