"""The line-by-line front end: the same sessions for screen readers, pipes and dumb terminals."""
