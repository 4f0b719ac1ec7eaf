"""Peelian: an open professional-standards system for police forces in England and Wales."""
