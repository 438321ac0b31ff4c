"""Everything a front end needs, opened once: the library, the settings, the log, the clock and the run at hand."""
