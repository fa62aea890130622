"""Build: the only room that knows every stage."""
