"""Turns a template and a set of facts into a stored, hashed document; knows nothing of cases."""
