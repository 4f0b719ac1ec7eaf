"""Suspension, redeployment and restricted duties: their authority, conditions, reasons, reviews and ends."""
