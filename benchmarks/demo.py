"""How long `./demo` takes in a fresh copy: the first set-up, and a second start until it serves.

    python -m benchmarks.demo

Clones the committed tree into a scratch folder and runs it there as a newcomer would. Prints both in seconds, and the
first as a ratio to making a bare virtual environment in the same run. Leaves with 1 when the first set-up takes more
than 90 s (on a warm package cache) or the second start 2 s or more.
"""

import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIRST, SECOND = 90.0, 2.0
PORT = "8765"


def main() -> int:
    """Measure, print, and say whether both figures were met."""
    with tempfile.TemporaryDirectory() as folder:
        bare = timed([sys.executable, "-m", "venv", f"{folder}/bare"])
        copy = Path(folder) / "peelian"
        subprocess.run(["git", "clone", "-q", str(ROOT), str(copy)], check=True)
        first = timed([str(copy / "demo"), "--no-serve"])
        second = min(until_served(copy) for _ in range(3))
    print(f"a bare virtual environment  {bare:6.1f} s")
    print(f"first set-up                {first:6.1f} s   {first / bare:.1f} x bare   wanted: {FIRST:.0f} s")
    print(f"second start                {second:6.1f} s   wanted: under {SECOND:.0f} s")
    met = first <= FIRST and second < SECOND
    print("met" if met else "MISSED")
    return 0 if met else 1


def timed(command: list[str]) -> float:
    """Seconds a command takes; raises CalledProcessError when it fails."""
    started = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - started


def until_served(copy: Path) -> float:
    """Seconds from the start of `./demo` to the line that says it serves."""
    started = time.monotonic()
    demo = subprocess.Popen([str(copy / "demo"), "--port", PORT], stdout=subprocess.PIPE, text=True)
    assert demo.stdout
    for line in demo.stdout:
        if "Ctrl-C stops it" in line:
            break
    took = time.monotonic() - started
    demo.send_signal(signal.SIGINT)
    demo.communicate(timeout=30)
    return took


if __name__ == "__main__":
    sys.exit(main())
