"""Pictures, drawn shapes, groups and charts of a Word file, as the story has them."""
