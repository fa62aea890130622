"""Archives: BagIt bags of published meetings, and the catalogue that finds what is in them."""
