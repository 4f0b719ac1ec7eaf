"""The pages of restrictions, one file a stage. The register is in `register.py`, rosters in `rosters.py`."""
