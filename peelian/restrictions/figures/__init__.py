"""The arithmetic of the monthly figures: spells, months, medians, and what must not be shown. Pure."""
