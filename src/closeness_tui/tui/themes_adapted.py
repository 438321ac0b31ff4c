"""The looks of others, made readable: their colours are kept, and moved away from the ground as far as it takes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.color import Color
from textual.theme import BUILTIN_THEMES

from closeness_tui.tui.themes import theme_of

if TYPE_CHECKING:
    from textual.theme import Theme

FOR_WORDS, FOR_ACCENTS = 7.0, 4.5
"""The least contrast of words that are read, and of what stands out or stands back (WCAG 2.2, 1.4.6 and 1.4.3)."""

A_LITTLE = 0.04
"""How far a colour moves at a time."""

RAISED = 0.5
"""How far the ground of what is marked goes towards the theme's own panel; further, its hues would all turn white."""


def adapted(name: str) -> Theme:
    """A look that comes with Textual, with all the colours that our places need."""
    theme = BUILTIN_THEMES[name]
    return _of_the_terminal(theme) if theme.ansi else _readable(theme)


def _readable(theme: Theme) -> Theme:
    made = theme.to_color_system().generate()
    back = Color.parse(made["background"])
    raised = back.blend(Color.parse(made["panel"]), RAISED)

    def away(colour: str, ratio: float) -> str:
        return moved_away(Color.parse(colour), (back, raised), ratio, dark=theme.dark).hex6.lower()

    words = away(made["foreground"], FOR_WORDS)
    return theme_of(
        theme.name,
        dark=theme.dark,
        back=back.hex6.lower(),
        raised=raised.hex6.lower(),
        words=words,
        quiet=away(back.blend(Color.parse(words), 0.62).hex6, FOR_ACCENTS),
        line=back.blend(Color.parse(words), 0.25).hex6.lower(),
        accent=away(made["primary"], FOR_ACCENTS),
        sage=away(made["success"], FOR_ACCENTS),
        care=away(made["error"], FOR_ACCENTS),
    )


def _of_the_terminal(theme: Theme) -> Theme:
    # The terminal's own colours are nobody's to measure; its plain words are what its owner can read.
    own = {
        "quiet": "ansi_default",
        "care": theme.error or "ansi_default",
        "text-muted": "ansi_default",
        "text-disabled": "ansi_default",
        "foreground-muted": "ansi_default",
        "block-cursor-text-style": "bold",
    }
    return replace(theme, variables={**theme.variables, **own})


def moved_away(colour: Color, grounds: tuple[Color, ...], ratio: float, *, dark: bool) -> Color:
    """The colour as it is, or as far towards white (black on paper) as it takes to be read on all of these grounds."""
    end = Color(255, 255, 255) if dark else Color(0, 0, 0)
    part = 0.0
    moved = colour
    while part < 1.0 and min(contrast(moved, ground) for ground in grounds) < ratio:
        part = min(1.0, part + A_LITTLE)
        moved = colour.blend(end, part)
    return moved


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
