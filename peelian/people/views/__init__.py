"""Pages about people, a module a verb."""
