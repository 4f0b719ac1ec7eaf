"""The tree of one `model` element: its fields by name, and the models inside it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Model:
    """A `model` element. Slots, not a dataclass: there are millions of them, one after another."""

    __slots__ = ("fields", "inner", "kind", "start", "values")

    def __init__(self, kind: str, values: dict[str, str], start: int) -> None:
        self.kind = kind
        self.values = values
        self.start = start
        self.fields: dict[str, str] = {}
        self.inner: dict[str, list[Model]] = {}

    def field(self, name: str) -> str:
        """The value of a field; empty when it is missing or `<empty/>`."""
        return self.fields.get(name, "")

    def models(self, name: str) -> "list[Model]":
        """The models in a `modelField` or `multiModelField`."""
        return self.inner.get(name, [])

    def one(self, name: str) -> "Model | None":
        """The first of them."""
        found = self.inner.get(name)
        return found[0] if found else None


class Clockwork:
    """Reads moments; counts those without an offset, which are the phone's local time or nobody knows whose."""

    def __init__(self, zone: ZoneInfo | None) -> None:
        self._zone = zone
        self.stated = 0
        self.open = 0

    def moment(self, written: str) -> tuple[int | None, bool]:
        """Milliseconds since 1970 in UTC, and whether the zone was left open: then the time as written, as if UTC."""
        if not written:
            return None, False
        try:
            found = datetime.fromisoformat(written)
        except ValueError:
            return None, False
        if found.tzinfo is not None:
            self.stated += 1
            return _milliseconds(found), False
        if self._zone is not None:
            return _milliseconds(found.replace(tzinfo=self._zone)), False
        self.open += 1
        return _milliseconds(found.replace(tzinfo=UTC)), True


def _milliseconds(moment: datetime) -> int:
    passed = moment - _EPOCH
    return passed.days * 86_400_000 + passed.seconds * 1000 + passed.microseconds // 1000
