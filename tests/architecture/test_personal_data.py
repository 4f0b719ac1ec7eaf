"""Every field of every model is classified once, under a retention rule."""

import pytest
from django.apps import apps
from django.db.models import Model

from tests.architecture.personal_data import CLASSES, classification, retention

pytestmark = pytest.mark.pure
MODELS = [model for model in apps.get_models() if model.__module__.startswith("peelian.")]


def columns(model: type[Model]) -> list[str]:
    """The fields that hold something: not what points back from other tables."""
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    return sorted(field.name for field in fields)


def test_there_are_models_to_look_at() -> None:
    assert len(MODELS) > 30


@pytest.mark.parametrize("model", MODELS, ids=[model._meta.label for model in MODELS])
def test_every_field_is_classified_once(model: type[Model]) -> None:
    named = [name for name, _ in classification(model)]
    assert sorted(named) == columns(model), (
        f"{model.__name__}.personal_data: not classified {sorted(set(columns(model)) - set(named))}; "
        f"not a field {sorted(set(named) - set(columns(model)))}; "
        f"twice {sorted({name for name in named if named.count(name) > 1})}"
    )


@pytest.mark.parametrize("model", MODELS, ids=[model._meta.label for model in MODELS])
def test_every_model_has_a_retention_rule(model: type[Model]) -> None:
    assert retention(model).endswith(".")
    assert {kind for _, kind in classification(model)} <= CLASSES
