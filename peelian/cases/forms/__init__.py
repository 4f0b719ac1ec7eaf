"""The forms of the cases room. Each field is named after the argument of the service it feeds."""
