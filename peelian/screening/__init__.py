"""Screening: the workforce compared with other sets of records, again and again. It proposes; people decide."""
