"""Run as a program of its own by ``pool.py``: files on standard input one after another, their hashes on the output.

A picture from a phone may be made to break its reader. Here that costs one file a sentence, and never the server: this
process knows no settings, no database and no key, and has a limit on its memory.

Each question is one line of JSON (`what`, `size`) and then the bytes; each answer is one line of JSON.
"""

import base64
import json
import os
import sys
from typing import Any, BinaryIO


def main() -> None:
    """Answer until the input ends. Arguments: where the package lies, bytes of memory."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # one process for each core: threads within would only wait
    sys.path.insert(0, sys.argv[1])
    _limit(int(sys.argv[2]))
    source, answers = sys.stdin.buffer, sys.stdout.buffer
    while question := source.readline():
        asked = json.loads(question)
        data = _exactly(source, asked["size"])
        answers.write(json.dumps(answer(asked["what"], data)).encode("ascii") + b"\n")
        answers.flush()


def answer(what: str, data: bytes) -> dict[str, Any]:
    """The hashes of a `picture` or `film`, the `fine` plane of a picture, a `picture blurred`, or the trouble."""
    from peelian.media.hashing.films import hash_film
    from peelian.media.hashing.limits import Trouble
    from peelian.media.hashing.pictures import fine_of, hash_picture
    from peelian.media.hashing.showing import rendered

    what, _, step = what.partition(" ")
    try:
        if step:
            return {"shown": base64.b64encode(rendered(what, data, step=step)).decode("ascii")}
        if what == "fine":
            return {"fine": base64.b64encode(fine_of(data).tobytes()).decode("ascii")}
        prints = hash_film(data) if what == "film" else hash_picture(data)
    except Trouble as trouble:
        return {"trouble": trouble.why.value}
    except MemoryError:
        return {"trouble": "too_large"}
    except Exception:  # noqa: BLE001  (readers raise what they like on a file that was made to break them)
        return {"trouble": "damaged"}
    found = dict(prints.__dict__)
    for name in ("whole", "inside", "cuts"):
        found[name] = b"".join(found[name]).hex()
    found["difference"] = prints.difference.hex()
    found["frames"] = [[bits.hex(), quality] for bits, quality in prints.frames]
    return found


def _exactly(source: BinaryIO, size: int) -> bytes:
    data = source.read(size)
    if len(data) != size:
        raise EOFError("The input ended within a file.")
    return data


def _limit(memory: int) -> None:
    """Ask the system to refuse more memory than this, where the system can (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
