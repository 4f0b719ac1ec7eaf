"""One module a kind of document, each with the same door: ``extract(data, *, limits) -> Content``, or ``Trouble``."""
