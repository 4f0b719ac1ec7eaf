"""Every benchmark of this folder, one after the other, on SQLite. Give the names of some to run only those.

python -m benchmarks [ledger law …]
"""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
NOT_BENCHMARKS = {"__main__", "restricted_force"}


def main() -> int:
    """Run them and say which missed what they want; 1 when any did."""
    names = sys.argv[1:] or sorted({path.stem for path in FOLDER.glob("*.py")} - NOT_BENCHMARKS)
    missed = []
    for name in names:
        print(f"== {name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode:
            missed.append(name)
    print(f"Missed: {', '.join(missed)}" if missed else "All met.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
