"""Who is acting, in what role, and whether they may; the walls of own matter, conflict and sealed case."""
