"""The three files that the extraction unit hands in, byte for byte the same each time."""

import io
import zipfile
from dataclasses import replace
from datetime import timedelta

from peelian.demo.phones.files import content_of
from peelian.demo.phones.script import FIVE_A_SIDE, FORWARDS, GROUP, Done, Said, group
from peelian.demo.phones.ufdr import report_xml
from peelian.demo.phones.whatsapp import android_name, android_text, iphone_name, iphone_text

FAST = timedelta(minutes=3, seconds=7)
"""By how much the clock of Marrok’s phone is ahead."""
EARLIEST = (1980, 1, 1, 0, 0, 0)


def torben_group() -> bytes:
    """The group from Torben’s iPhone: whole, with its files."""
    happened = group()
    files = {iphone_name(said, number): said.file for number, said in _files(happened)}
    return _zip(
        {"_chat.txt": iphone_text(happened, owner="torben", title=GROUP).encode(), **_contents(files)}
    )


def torben_marrok() -> bytes:
    """What Torben’s iPhone holds of the talk between the two."""
    files = {iphone_name(said, number): said.file for number, said in _files(FORWARDS)}
    text = iphone_text(FORWARDS, owner="torben", title="Marrok")
    return _zip({"_chat.txt": text.encode(), **_contents(files)})


def marrok_group() -> bytes:
    """The group from Marrok’s Android phone: without the film and without his own warning, which he had deleted."""
    kept = [each for each in group() if not (isinstance(each, Said) and each.key in {"film", "clear"})]
    return _android(f"WhatsApp Chat with {GROUP.replace(':', '_')}.txt", kept)


def marrok_five_a_side() -> bytes:
    """Another group, where the film went next."""
    created = Done(FIVE_A_SIDE[0].at - timedelta(minutes=2), "created", "marrok", value="Five-a-side")
    added = Done(FIVE_A_SIDE[0].at - timedelta(minutes=1), "added", "marrok", ("perrin", "wystan"))
    return _android("WhatsApp Chat with Five-a-side.txt", [created, added, *FIVE_A_SIDE])


def isolde_phone() -> bytes:
    """Isolde’s phone as extracted: with what she had deleted."""
    happened = [
        replace(each, deleted_at=each.at) if isinstance(each, Said) and each.key == "film" else each
        for each in group()
    ]
    files = {android_name(said): content_of(said.file) for _, said in _files(happened)}
    report = report_xml(happened, owner="isolde", title=GROUP, files=files)
    held = {
        f"files/{'Video' if name.endswith('mp4') else 'Image'}/{name}": data for name, data in files.items()
    }
    return _zip({"report.xml": report.encode(), **held})


def _android(name: str, happened: list[Said | Done]) -> bytes:
    files = {android_name(said): said.file for _, said in _files(happened)}
    return _zip({name: android_text(happened, owner="marrok", fast=FAST).encode(), **_contents(files)})


def _files(happened: list[Said | Done] | tuple[Said, ...]) -> list[tuple[int, Said]]:
    return [
        (number, each)
        for number, each in enumerate(happened, start=1)
        if isinstance(each, Said) and each.file
    ]


def _contents(files: dict[str, str]) -> dict[str, bytes]:
    return {name: content_of(file) for name, file in files.items()}


def _zip(members: dict[str, bytes]) -> bytes:
    """A zip whose bytes depend on nothing but its members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, EARLIEST), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
