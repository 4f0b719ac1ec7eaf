"""The tables of the packs room, one file a noun."""

from peelian.packs.models.edition import Edition
from peelian.packs.models.pack import Against, Chosen, Pack, Withholding

__all__ = ["Against", "Chosen", "Edition", "Pack", "Withholding"]
