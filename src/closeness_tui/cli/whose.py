"""Whose log a command is about: the person's own, or with `--therapist` a therapist's reflections."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from closeness_tui.store.places import Places

_beside_a_therapists = ContextVar("beside_a_therapists", default=False)


def use_a_therapists_log(asked: bool) -> None:
    """Let the rest of this command be about a therapist's reflections, or not."""
    _beside_a_therapists.set(asked)


@contextmanager
def a_therapists() -> Iterator[None]:
    """What is done meanwhile is about a therapist's drawer, whatever was asked."""
    token = _beside_a_therapists.set(True)
    try:
        yield
    finally:
        _beside_a_therapists.reset(token)


def places() -> Places:
    """Where everything of that person lies."""
    from closeness_tui.store.places import find_places  # noqa: PLC0415 - only commands about files pay for it

    found = find_places()
    return found.for_therapist() if _beside_a_therapists.get() else found
