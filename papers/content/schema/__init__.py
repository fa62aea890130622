"""The shape of every file that authors write, typed by pydantic."""
