"""Names, dates, places and numbers written in one way, so that the same person looks the same. Pure."""
