"""The command line: one module a group of commands; printing and exit codes in one place."""
