"""What every test of media may use."""

from tests.chats.factories import case_of_phones, vault

__all__ = ["case_of_phones", "vault"]
