"""The pure core: exercises, sessions and what may be said of them; it knows no time, no disk and no screen."""
