"""The ways in which a pack is written out."""
