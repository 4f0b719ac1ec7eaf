"""How things come to notice: a report, its source, the documents in it, and who said what with what certainty."""
