"""What leaves the reading: numbered exhibits with context, redaction, schedules, packs and exports."""
