"""The looks one can choose, and the measure that keeps them readable."""

from __future__ import annotations

from textual.theme import Theme

CALM, CALM_LIGHT, HIGH_CONTRAST = "calm", "calm-light", "high-contrast"


def _theme(name: str, *, dark: bool, back: str, raised: str, words: str, quiet: str, **hues: str) -> Theme:
    accent, sage, care = hues["accent"], hues["sage"], hues["care"]
    return Theme(
        name=name,
        primary=accent,
        secondary=sage,
        accent=accent,
        success=sage,
        warning=care,
        error=care,
        foreground=words,
        background=back,
        surface=back,
        panel=raised,
        boost=raised,
        dark=dark,
        text_alpha=1.0,
        variables={
            "quiet": quiet,
            "care": care,
            "foreground-muted": quiet,
            "text-muted": quiet,
            "text-disabled": quiet,
            "text-primary": accent,
            "text-secondary": sage,
            "text-accent": accent,
            "text-success": sage,
            "text-warning": care,
            "text-error": care,
            "block-cursor-background": raised,
            "block-cursor-foreground": words,
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-background": raised,
            "block-cursor-blurred-foreground": words,
            "block-cursor-blurred-text-style": "none",
            "block-hover-background": raised,
            "border": accent,
            "border-blurred": hues["line"],
            "input-cursor-background": words,
            "input-cursor-foreground": back,
            "input-selection-background": hues["line"],
            "footer-background": back,
            "footer-foreground": quiet,
            "footer-key-foreground": quiet,
            "footer-description-foreground": quiet,
            "scrollbar": hues["line"],
            "scrollbar-hover": quiet,
            "scrollbar-active": quiet,
            "scrollbar-background": back,
            "scrollbar-background-hover": back,
            "scrollbar-background-active": back,
            "scrollbar-corner-color": back,
            "link-color": accent,
        },
    )


# Dusk: a room with one warm lamp. Paper: the same room by day.
THEMES: tuple[Theme, ...] = (
    _theme(
        CALM,
        dark=True,
        back="#1b2024",
        raised="#2c343a",
        words="#e6dfd3",
        quiet="#a09a90",
        line="#414b52",
        accent="#e0b98f",
        sage="#a3c4ab",
        care="#e2a38c",
    ),
    _theme(
        CALM_LIGHT,
        dark=False,
        back="#f7f2e8",
        raised="#e9e0cf",
        words="#35312b",
        quiet="#68614f",
        line="#cfc4ae",
        accent="#85491f",
        sage="#37634a",
        care="#963c26",
    ),
    _theme(
        HIGH_CONTRAST,
        dark=True,
        back="#000000",
        raised="#262626",
        words="#ffffff",
        quiet="#d0d0d0",
        line="#8a8a8a",
        accent="#ffd75f",
        sage="#87ffaf",
        care="#ffaf87",
    ),
)

NAMES: tuple[str, ...] = tuple(theme.name for theme in THEMES)
