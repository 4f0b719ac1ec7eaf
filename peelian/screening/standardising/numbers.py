"""Telephone, insurance and warrant numbers, and e-mail addresses, as they are compared."""

import re
from functools import lru_cache


@lru_cache(maxsize=1 << 17)
def telephone_of(text: str) -> str:
    """The last ten digits of a telephone number, which are the same with and without the country; else empty."""
    digits = re.sub(r"\D", "", text)
    return digits[-10:] if 10 <= len(digits) <= 15 and len(set(digits[-10:])) > 2 else ""


@lru_cache(maxsize=1 << 17)
def insurance_of(text: str) -> str:
    """A national insurance number without spaces and without its last letter, which is often not written."""
    plain = re.sub(r"[^A-Z0-9]", "", text.upper())
    return plain[:8] if re.fullmatch(r"[A-Z]{2}\d{6}[A-D]?", plain) else ""


@lru_cache(maxsize=1 << 17)
def email_of(text: str) -> str:
    """An address in small letters, without what stands after a plus; empty where it is none."""
    plain = text.strip().casefold()
    name, at, host = plain.partition("@")
    return f"{name.partition('+')[0]}@{host}" if at and name and "." in host else ""


def number_of(text: str) -> str:
    """A force's own number: letters and digits alone, without noughts before it."""
    return re.sub(r"[^A-Z0-9]", "", text.upper()).lstrip("0")
