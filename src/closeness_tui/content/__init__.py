"""Files of TOML text to the values of the core, and back: exercises, the library, the help page, settings."""
