"""When not to practise, and whom to reach first, in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.core.wording import _
from closeness_tui.practice.safety import safety_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from closeness_tui.plain.console import Console
    from closeness_tui.practice.opening import Practice


def say_safety(_practice: Practice, console: Console) -> None:
    """Every part, and the word that says whom to reach."""
    for line in safety_in_lines():
        console.say(line)
    console.say(_("The word help says whom you could reach."))


def safety_in_lines() -> Iterator[str]:
    """Headings and paragraphs, one a line."""
    yield _("When to wait, and whom to reach first.")
    for part in safety_page():
        yield _("{heading}:").format(heading=part.heading)
        yield from part.paragraphs
