"""The law room: tables of worked examples, properties of the counting, and what it refuses."""
