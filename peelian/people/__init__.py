"""Officers, staff, complainants, witnesses and victims as persons: the only room that holds identity."""
