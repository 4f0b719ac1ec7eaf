"""Exhibits: what was seized, by whom and under what power; its bytes, hashed, encrypted and accounted for."""
