"""The frozen types that every stage shares."""
