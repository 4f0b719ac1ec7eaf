"""Phones with pictures in their messages, for the tests: made, exported, taken in and imported as people would."""

import io
import zipfile
from collections.abc import Sequence

from PIL import Image

from peelian.cases.models import Case
from peelian.media.models import Picture, Run
from peelian.media.services.asking import ask_for_hashing
from tests.cast import Cast
from tests.chats.factories import NOW, brought_in
from tests.media.scenes import as_bytes, scene

__all__ = ["NOW", "SMALL", "export", "hashed", "of", "phone_with", "picture"]

SMALL = (640, 480)
Sent = tuple[str, str, str, bytes | None]
"""When ("02/11/2022, 21:10"), who, the name of the file, and its bytes (None: the export has them no more)."""
OPENING = (
    "{day} - Messages and calls are end-to-end encrypted. No one outside of this chat can read them.\n"
    '{day} - Robin Ashdown created group "{group}"\n'
    "{day} - Robin Ashdown added Sandy Firth\n"
    "{day} - Robin Ashdown added Kit Marlow\n"
)
TALK = "".join(
    f"01/11/2022, 19:{10 + n} - {who}: {words}, {{group}}\n"
    for n, (who, words) in enumerate(
        [
            ("Robin Ashdown", "Evening all, this is the group"),
            ("Sandy Firth", "Good to be here, who has the keys to the van"),
            ("Kit Marlow", "On the hook behind the drying room door"),
            ("Sandy Firth", "Found them under the blue coat, thanks"),
            ("Robin Ashdown", "The rota is on the board by Friday"),
            ("Kit Marlow", "I swapped Tuesday with the tall one from Quarry Lane"),
            ("Sandy Firth", "Whose flask is the green one with the dent"),
            ("Robin Ashdown", "Mine, leave it where it is for now please"),
        ]
    )
)
"""What is said in every group, so that two phones of it are seen to hold the same."""


def picture(seed: int, **options: object) -> bytes:
    """A small picture as a JPEG."""
    return as_bytes(scene(seed, SMALL), **options)


def altered(seed: int, alter: object) -> bytes:
    """The same picture, changed on its way."""
    changed: Image.Image = alter(scene(seed, SMALL))  # type: ignore[operator]  # one of tests.media.alterations
    return as_bytes(changed.convert("RGB"))


def export(group: str, sends: Sequence[Sent]) -> bytes:
    """A WhatsApp export with its media, as Android writes it."""
    lines = [OPENING.format(day="01/11/2022, 18:00", group=group), TALK.replace("{group}", group)]
    for when, who, name, data in sends:
        body = f"{name} (file attached)" if data is not None else "<Media omitted>"
        lines.append(f"{when} - {who}: {body}\n")
    lines.append("25/11/2022, 07:20 - Robin Ashdown: In the drying room under the blue coat\n")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(f"WhatsApp Chat with {group}.txt", "".join(lines))
        for _, _, name, data in sends:
            if data is not None and name not in packed.namelist():
                packed.writestr(name, data)
    return out.getvalue()


def phone_with(
    cast: Cast, case: Case, sends: Sequence[Sent], *, name: str = "AB/1", group: str = "Late turn"
) -> None:
    """A phone whose export is taken in and imported."""
    file = f"WhatsApp Chat with {group}.zip"
    brought_in(cast, case, export(group, sends), name=name, file=file)


def hashed(cast: Cast, case: Case, run_after_commit: object) -> Run:
    """The files of the case listed, hashed and matched by the job; Asha asked for it."""
    with run_after_commit(execute=True):  # type: ignore[operator]  # pytest-django's fixture
        run = ask_for_hashing(case=case, actor=cast.asha.actor, at=NOW)
    run.refresh_from_db()
    return run


def of(case: Case, data: bytes) -> Picture:
    """The file of the case that has these bytes."""
    import hashlib

    return Picture.objects.get(case=case, sha256=hashlib.sha256(data).hexdigest())
