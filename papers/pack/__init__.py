"""Packs: agenda, reports and appendices of a meeting as editions, and what changed after them."""
