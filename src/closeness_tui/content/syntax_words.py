"""Plain words for a mistake in the writing of a file: what it is, where it is, what to write, what mends it."""

from __future__ import annotations

import re
from collections.abc import Callable

from closeness_tui.content.syntax_lists import GROUP_LOOKS, LIST_LOOKS
from closeness_tui.content.syntax_names import HEADING_LOOKS, LEFT_LOOKS, NAME_LOOKS
from closeness_tui.content.syntax_spot import Mistake, Spot
from closeness_tui.content.syntax_texts import LETTER_LOOKS, TEXT_LOOKS
from closeness_tui.content.syntax_values import NUMBER_LOOKS, VALUE_LOOKS
from closeness_tui.core.wording import _

_LOOKS: tuple[Callable[[Spot], Mistake | None], ...] = (
    *LETTER_LOOKS, *HEADING_LOOKS, *TEXT_LOOKS, *GROUP_LOOKS, *NAME_LOOKS, *NUMBER_LOOKS, *LIST_LOOKS,
    *VALUE_LOOKS, *LEFT_LOOKS,
)  # fmt: skip


_MARKS = re.compile(
    r'"""(?:[^"\\]|\\[\s\S]|"(?!""))*+"{3,5}'
    r"|'''(?:[^']|'(?!''))*+'{3,5}"
    r"""|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'|#[^\n]*+|'"""
)
_LONGEST = 6000
"""Nobody writes longer lines, and looking at them closely takes long."""


def explain(text: str, said: str, at: int) -> Mistake:
    """The mistake behind the words and the place of the parser; `text` has plain line ends."""
    spot = _found(text, said, min(at, len(text)))
    for look in _LOOKS if len(spot.line) < _LONGEST else LETTER_LOOKS:
        if mistake := look(spot):
            return mistake
    return Mistake(
        "not-understood",
        spot.at,
        _("This line can't be understood."),
        _('A setting looks like this: title = "My exercise"'),
        end=spot.end,
    )


def _found(text: str, said: str, at: int) -> Spot:
    """What tomli says of texts between single marks, as it says it of the others."""
    if said == "Expected \"'''\"":
        return Spot(text, "Unterminated string", at)
    if said == 'Expected "\'"':
        # tomli looks for the mark to the end of the file; but the text ends with its line.
        lone = next((each.start() for each in _MARKS.finditer(text) if each[0] == "'"), at)
        end = text.find("\n", lone)
        return Spot(text, "Illegal character", end if end >= 0 else len(text))
    return Spot(text, said.replace("Found invalid character", "Illegal character"), at)
