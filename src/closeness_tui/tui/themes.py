"""The looks made for closeness; those of others are worn through `themes_adapted`."""

from __future__ import annotations

from textual.theme import Theme

from closeness_tui.core.looks import CALM, CALM_LIGHT, HIGH_CONTRAST, LOOKS, OWN


def theme_of(name: str, *, dark: bool, back: str, raised: str, words: str, quiet: str, **hues: str) -> Theme:
    """A look in which every word on every ground of ours has a colour of its own choosing."""
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
    theme_of(
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
    theme_of(
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
    theme_of(
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

NAMES: tuple[str, ...] = OWN


def theme_called(name: str) -> Theme:
    """The look of that name; the calm one for a name that is not known here."""
    own = {each.name: each for each in THEMES}
    if name in own or name not in LOOKS:
        return own.get(name, THEMES[0])
    from closeness_tui.tui.themes_adapted import adapted  # noqa: PLC0415 - only for who wants another look

    return adapted(name)
