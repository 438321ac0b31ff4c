"""Twenty strings by which a file could try to change a terminal, run something, or crash the program."""

from __future__ import annotations

MARKUP = (
    "[bold]x[/]",
    "[on red]x",
    "I feel [sad] today",
    "[red alert]",
    "[@click=app.quit()]leave[/]",
    '[link="file:///etc/passwd"]x[/link]',
    "oops [/] x",
    "%s $HOME `id` $(id) \\x1b[2J",
    "*x* <script>x</script> [x](http://x)",
)
"""What some program may obey; here it is shown as it is."""

COMMANDS = (
    "\x1b[2Jx",
    "\x1b]52;c;eA==\x07x",
    "\x1b]0;title\x07x",
    "\x1b[6nx",
    "\x9b2Jx",
    "\x1b]8;;http://x\x1b\\x\x1b]8;;\x1b\\",
    "x\x07x",
    "x\x00x",
    "x\x7fx",
    "x\u202etxt.exe",
    "x\u2066y",
)
"""What no text may have; here it is refused."""

UNSEEN = set("\x00\x07\x1b\x7f\x9b\u202e\u2066")
"""Not one of these ever comes to a terminal out of a text."""
