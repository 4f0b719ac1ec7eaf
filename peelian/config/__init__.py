"""Settings, URL roots, WSGI and the command line. No logic."""
