"""What a model says of the personal data in it. The ledger stands below access, and says it in its own words."""

from collections.abc import Iterator

from django.db.models import Model

from peelian.access.personal_data import DataClass, DataClasses, Retention

CLASSES = {kind.value for kind in DataClass}


def classification(model: type[Model]) -> Iterator[tuple[str, str]]:
    """(field, class) as declared; nothing for a model that declares none."""
    declared = getattr(model, "personal_data", None)
    if isinstance(declared, DataClasses):
        yield from ((name, kind.value) for name, kind in declared.rows())
    elif isinstance(declared, dict):
        yield from declared.items()


def retention(model: type[Model]) -> str:
    """The rule for how long its rows are kept; empty when it declares none."""
    declared = getattr(model, "personal_data", None)
    if isinstance(declared, DataClasses):
        return declared.retention.value
    return Retention.LEDGER.value if model._meta.app_label == "ledger" else ""
