"""The looks: whatever is read on whatever ground can be read."""

from __future__ import annotations

import pytest
from textual.theme import BUILTIN_THEMES

from closeness_tui.core.looks import LOOKS, MORE, OWN
from closeness_tui.tui.app import ClosenessApp
from closeness_tui.tui.themes import theme_called
from tests.tui.evening import contrast, practice_of

MEASURED = tuple(name for name in LOOKS if not name.startswith("ansi-"))
"""The others have the terminal's own colours, which nobody here can know."""


def variables_of(name: str) -> dict[str, str]:
    """The colours as the style sheets get them."""
    return ClosenessApp(practice_of(theme=name)).get_css_variables()


def test_the_names_are_those_that_the_library_has() -> None:
    assert set(MORE) == set(BUILTIN_THEMES)
    assert not set(OWN) & set(MORE)


@pytest.mark.parametrize("name", MEASURED)
def test_words_and_accents_can_be_read_on_every_ground(name: str) -> None:
    colour = variables_of(name)
    for ground in (colour["background"], colour["panel"], colour["surface"]):
        assert contrast(colour["foreground"], ground) >= 7
        for accent in ("primary", "accent", "secondary", "care", "text-primary", "text-error", "success"):
            assert contrast(colour[accent], ground) >= 4.5, accent
    for soft in ("quiet", "text-muted", "text-disabled", "footer-foreground"):
        assert contrast(colour[soft], colour["background"]) >= 4.5, soft


@pytest.mark.parametrize("name", [each for each in MEASURED if each not in OWN])
def test_soft_words_can_be_read_on_what_is_marked_too(name: str) -> None:
    colour = variables_of(name)
    assert contrast(colour["quiet"], colour["panel"]) >= 4.5


@pytest.mark.parametrize("name", MEASURED)
def test_what_is_marked_is_read_and_differs_from_its_ground(name: str) -> None:
    colour = variables_of(name)
    assert contrast(colour["block-cursor-foreground"], colour["block-cursor-background"]) >= 7
    assert contrast(colour["input-cursor-foreground"], colour["input-cursor-background"]) >= 7
    assert colour["block-cursor-background"] != colour["background"]
    # The mark does not rest on its ground alone.
    assert "bold" in colour["block-cursor-text-style"]


@pytest.mark.parametrize("name", ["ansi-dark", "ansi-light"])
def test_a_look_of_the_terminal_has_our_words_too(name: str) -> None:
    colour = variables_of(name)
    assert colour["quiet"] == colour["text-muted"] == "ansi_default"
    assert colour["care"].startswith("ansi_")


def test_an_unknown_look_is_the_calm_one() -> None:
    assert theme_called("starlight").name == "calm"
