"""What the next key may need: loaded while the person looks at home, so that neither the start nor a key waits."""

from __future__ import annotations

from importlib import import_module

AHEAD = 0.15
"""Seconds from the first paint; before that a key is not likely."""

NEEDED = (
    "closeness_tui.tui.screens.about",
    "closeness_tui.content.reading",
    "closeness_tui.practice.beginning",
    "closeness_tui.store.logs",
    "closeness_tui.store.vault",
    "closeness_tui.tui.screens.session",
)
"""In the order in which a practice begins."""


def load_ahead() -> None:
    """Load them; in a thread, which lets keys pass between two modules."""
    for name in NEEDED:
        import_module(name)
