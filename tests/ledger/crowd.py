"""Records entries as fast as it can, for the test in which several processes do so at once.

`python -m tests.ledger.crowd NAME TIMES`, in the world that the environment names. It says that it is ready, and
begins when it is given a line: on a quiet machine the first would else be done before the last is awake.
"""

import os
import sys
from datetime import UTC, datetime

import django


def main(name: str, times: int) -> None:
    """Record `times` events about a thing of this name, each in a transaction of its own."""
    from django.db import transaction

    from peelian.ledger.events import Ref
    from peelian.ledger.looks import LedgerExported
    from peelian.ledger.services import record
    from tests.ledger.test_recording import ASHA, KettleBoiled

    for count in range(times):
        with transaction.atomic():
            record(KettleBoiled(subject=Ref(name), cups=count), actor=ASHA, at=datetime.now(tz=UTC))
            record(LedgerExported(subject=Ref(name)), actor=ASHA, at=datetime.now(tz=UTC))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "peelian.config.settings")
    django.setup()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    main(sys.argv[1], int(sys.argv[2]))
