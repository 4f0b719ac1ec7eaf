"""Names of systems and places as they are compared: a roster and a decision rarely spell one alike. Pure."""

import unicodedata


def folded(text: str) -> str:
    """Text without accents, case, punctuation at its ends or double spaces: `Front  Desk,` and `front desk` are one."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split()).strip(" .,;:")
