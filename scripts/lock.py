"""Writes both lists of packages from pyproject.toml: `make lock`. Needs uv and the network.

The locks carry versions and hashes but no addresses, so that they work with whatever package index a machine
is set up for. The development lock keeps the runtime lock's versions: `./test` tests what `./demo` runs.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.environment import DEVELOPMENT, RUNTIME
from scripts.trouble import Trouble, told

ROOT = Path(__file__).resolve().parent.parent
ADDRESS = re.compile(r"\w+://|^\s*(--(extra-)?index-url|-i|--find-links|-f)\b", re.MULTILINE)


def main() -> int:
    """Write both locks and return an exit status."""
    return told(write_both)


def write_both() -> int:
    """The runtime lock first, then the development lock bound to its versions."""
    if not (uv := shutil.which("uv")):
        raise Trouble("Locking needs uv: pip install uv")
    compile_lock(uv, RUNTIME, "--upgrade", "--extra", "postgres")
    compile_lock(
        uv, DEVELOPMENT, "--extra", "postgres", "--extra", "media", "--extra", "dev", "--constraint", RUNTIME
    )
    return 0


def compile_lock(uv: str, name: str, *options: str) -> None:
    """Write one lock; refuse one with an address in it."""
    lasting = ["--universal", "--generate-hashes", "--no-header", "--no-annotate", "--quiet"]
    command = [uv, "pip", "compile", *lasting, *options, "pyproject.toml", "--output-file", name]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise Trouble(f"uv could not resolve {name}; the reason stands above.")
    if found := ADDRESS.search((ROOT / name).read_text()):
        raise Trouble(f"{name} names a package index ({found.group().strip()}); it must not.")


if __name__ == "__main__":
    sys.exit(main())
