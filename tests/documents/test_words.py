"""The words of this room fit those of the rooms below it."""

import pytest

from peelian.documents.states import METHOD_LABELS, ServiceMethod
from peelian.law.service import Method

pytestmark = pytest.mark.pure


def test_every_method_of_the_law_has_its_own() -> None:
    assert {ServiceMethod[method.name] for method in Method} | {ServiceMethod.OTHER} == set(METHOD_LABELS)
    assert set(METHOD_LABELS) == set(ServiceMethod)
