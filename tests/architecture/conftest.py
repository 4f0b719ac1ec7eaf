"""What these tests need that others do not."""

import pytest


@pytest.fixture(autouse=True)
def no_limit_on_signing_in(settings) -> None:  # type: ignore[no-untyped-def]
    """A walk signs in more often in a minute than allauth lets one machine do."""
    settings.ACCOUNT_RATE_LIMITS = False
