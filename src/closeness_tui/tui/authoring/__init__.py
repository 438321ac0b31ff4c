"""For authors: the preview of an exercise, and its editor."""
