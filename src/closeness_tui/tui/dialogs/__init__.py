"""Places that ask for one thing and hand back the answer."""
