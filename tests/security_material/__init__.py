"""Attempts to learn what one may not: of exhibits, messages, their reading, pictures and packs."""
