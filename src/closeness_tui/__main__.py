"""The entry point: answers what needs nothing else, and hands the rest to the command line."""

import sys

from closeness_tui import __version__


def main() -> None:
    """Run the program as the shell asked for it."""
    if sys.argv[1:] == ["--version"]:
        # Before anything else is loaded: scripts ask this often.
        sys.stdout.write(f"closeness {__version__}\n")
        return
    from closeness_tui.cli.quick import run  # noqa: PLC0415

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
