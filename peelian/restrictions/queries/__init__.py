"""What pages show of restrictions. The register is in `register.py`, figures by month in `monthly.py`."""
