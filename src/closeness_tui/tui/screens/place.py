"""What every place looks like: one calm column, and under it the keys that mean something there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from closeness_tui.core.wording import _
from closeness_tui.tui.phrases import later

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.binding import ActiveBinding

Result = TypeVar("Result")

_CTRL_FORMS = ("f1", "ctrl+t", "ctrl+x")

COLUMN = 64
"""Cells of the column at most: longer lines are hard to follow when tired."""


class Place(Screen[Result]):
    """A place a person can be in."""

    LESS: ClassVar[tuple[str, ...]] = ()
    """The acts whose keys leave the line, one after the other, until the rest has room on it."""

    DEFAULT_CSS = """
    Place { align: center top; padding: 1 2; background: $background; color: $foreground; }
    Place .title { text-style: bold; color: $accent; margin-bottom: 1; }
    Place .quiet { color: $quiet; }
    Place .care { color: $care; }
    Place .gap { margin-bottom: 1; }
    Place Words { max-width: 66; padding: 0 1; }
    Place Input.-textual-compact, Place TextArea.-textual-compact {
        width: 100%; max-width: 66; padding: 0 1; background: $panel; background-tint: $panel 0%;
        border: none; border-left: outer $border-blurred !important;
        &:focus { border-left: outer $primary !important; }
    }
    Place Input.-textual-compact { height: 1; margin-bottom: 1; }
    Place #page { width: 100%; max-width: 66; height: 1fr; scrollbar-size-vertical: 1; }
    Place #page Words { margin-bottom: 1; }
    Place #page .prompt { margin-bottom: 0; }
    Place #page .answer { padding: 0 1 0 3; }
    """


class Words(Static):
    """Words for reading; never markup."""

    DEFAULT_CSS = "Words { width: 100%; height: auto; }"

    def __init__(
        self,
        words: str | Content = "",
        *,
        id: str | None = None,  # noqa: A002 - the name of the widget's own argument
        classes: str | None = None,
    ) -> None:
        super().__init__(words, id=id, classes=classes, markup=False)

    def say(self, words: str | Content, *, same_size: bool = False) -> None:
        """Show other words; the same ones cost nothing, and with `same_size` the screen is not laid out anew."""
        shown = self.content
        # Two contents count as equal when only their styles differ.
        if not (isinstance(words, str) and isinstance(shown, str) and words == shown):
            self.update(words, layout=not same_size)

    @property
    def spoken(self) -> str:
        """What is shown, as plain text."""
        return str(self.content)


class Doors(OptionList, inherit_bindings=False):
    """A list of things to choose from; nothing in it is ever markup. Enter and Left belong to the place."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "cursor_down", later("down"), show=False, tooltip=later("To the next one.")),
        Binding("up", "cursor_up", later("up"), show=False, tooltip=later("To the one before.")),
        Binding("home", "first", later("first"), show=False, tooltip=later("To the first one.")),
        Binding("end", "last", later("last"), show=False, tooltip=later("To the last one.")),
    ]

    DEFAULT_CSS = """
    Doors, Doors:focus {
        width: 100%; max-width: 66; height: auto; max-height: 10; padding: 0; border: none;
        background: $background; background-tint: $background 0%; scrollbar-size-vertical: 1;
    }
    Doors.-textual-compact > .option-list--option { padding: 0 1; }
    Doors.-textual-compact:nocolor > .option-list--option-highlighted { text-style: underline; }
    Doors.-textual-compact:nocolor:focus > .option-list--option-highlighted { text-style: bold reverse; }
    """

    def __init__(self, options: Iterable[Option] = (), *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(*options, id=id, markup=False)
        # Not as an argument: the list would be styled once more before it has a place.
        self.set_reactive(OptionList.compact, True)
        self.add_class("-textual-compact", update=False)

    def offer(self, options: Iterable[Option], *, chosen: int | None = 0) -> None:
        """Offer other things; with `chosen=None` none of them looks better than another."""
        self.set_options(options)
        self.highlighted = chosen if self.option_count else None

    @property
    def chosen_id(self) -> str:
        """The id of what is highlighted, or nothing."""
        option = self.highlighted_option
        return option.id or "" if option is not None else ""


def door(words: str, id: str, note: str = "") -> Option:  # noqa: A002 - the name the list uses
    """One thing to choose, with a quiet note beside it."""
    if not note:
        return Option(Content(words), id=id)
    return Option(Content.assemble(words, "  ", (note, "$quiet")), id=id)


class PlaceKeys(Static):
    """The keys of this place on one dim line."""

    DEFAULT_CSS = """
    PlaceKeys {
        dock: bottom; width: 100%; height: auto; max-height: 3; margin-top: 1;
        color: $quiet; text-align: center;
    }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._shown: tuple[object, int] | None = None
        self._lines = 0
        self._due = False

    def on_mount(self) -> None:
        """Follow what is allowed now."""
        self.screen.bindings_updated_signal.subscribe(self, self._show_soon)
        self.show_keys()

    def _show_soon(self, _screen: object) -> None:
        # Several things change at once with one key; the line follows once.
        if not self._due:
            self._due = True
            self.call_later(self.show_keys)

    def show_keys(self) -> None:
        """Say the keys again."""
        self._due = False
        active = list(self.screen.active_bindings.values())
        keys = spoken_keys(active)
        # Asked at every move of the highlight, and mostly the same.
        if self._shown == (keys, self.app.size.width):
            return
        self._shown = (keys, self.app.size.width)
        lines = self._lines_of(active, max(20, self.app.size.width - 4))
        self.update(Content("\n").join(lines), layout=len(lines) != self._lines)
        self._lines = len(lines)

    def _lines_of(self, active: list[ActiveBinding], width: int) -> list[Content]:
        """One line, if need be without what may be missed on it; else as many as all of them take."""
        less = self.screen.LESS if isinstance(self.screen, Place) else ()
        for count in range(len(less) + 1):
            lines = _folded(_parts(each for each in active if each.binding.action not in less[:count]), width)
            if len(lines) == 1:
                return lines
        return _folded(_parts(active), width)

    def on_resize(self) -> None:
        """A narrower line folds between keys, never inside one."""
        # The first size is the one they were made for.
        if self._shown is None or self._shown[1] != self.app.size.width:
            self.show_keys()


def _parts(active: Iterable[ActiveBinding]) -> list[Content]:
    return [Content.assemble((key, "bold"), " ", words) for key, words, _why in spoken_keys(active)]


def _folded(parts: list[Content], width: int) -> list[Content]:
    """As few lines as a gap of three or two cells allows, all of about the same length."""
    for count in range(1, len(parts) + 1):
        each = -(-len(parts) // count)
        for gap in ("   ", "  "):
            lines = [Content(gap).join(parts[at : at + each]) for at in range(0, len(parts), each)]
            if all(line.cell_length <= width for line in lines):
                return lines
    return parts


def spoken_keys(active: Iterable[ActiveBinding], *, all_of_them: bool = False) -> list[tuple[str, str, str]]:
    """Key, word and explanation of what may be pressed; a Ctrl form only where its letter would be typed."""
    found: dict[str, tuple[str, str, str]] = {}
    now = list(active)
    typing = not any(each.binding.key == "h" for each in now)
    for each in sorted(now, key=_nearness):
        binding = each.binding
        name = binding.action.removeprefix("app.").removeprefix("screen.")
        if name == "submit":
            found[name] = (_("Enter"), _("on"), _("Takes what you typed."))
        elif each.enabled and binding.tooltip and _is_wanted(binding, typing, all_of_them):
            found.setdefault(name, (_key(binding), _(binding.description), _(binding.tooltip)))
    return list(found.values())


def _nearness(each: ActiveBinding) -> int:
    """What is said of the thing at hand and of the place first, then of all places, then what moves in a list."""
    if isinstance(each.node, Screen) or each.binding.action == "submit":
        return 1
    if isinstance(each.node, App):
        return 2
    return 0 if each.binding.show else 3


def _is_wanted(binding: Binding, typing: bool, all_of_them: bool) -> bool:
    if binding.key in _CTRL_FORMS:
        return typing
    return binding.show or all_of_them or (typing and binding.key == "escape")


def _key(binding: Binding) -> str:
    key = binding.key
    if binding.key_display:
        return _(binding.key_display)
    if key.startswith(("ctrl+", "alt+", "shift+")):
        held, _plus, pressed = key.partition("+")
        letter = {"underscore": "_"}.get(pressed, pressed.upper() if len(pressed) == 1 else pressed)
        return f"{held.capitalize()}-{_named_keys().get(letter, letter)}"
    return _named_keys().get(key, key.upper() if key in ("f1", "f2") else key)


def _named_keys() -> dict[str, str]:
    return {
        "question_mark": "?",
        "slash": "/",
        "enter": _("Enter"),
        "escape": _("Esc"),
        "left": "←",
        "down": "↓",
        "up": "↑",
        "right": "→",
        "space": _("Space"),
        "tab": _("Tab"),
        "backspace": _("Backspace"),
        "home": _("Home"),
        "end": _("End"),
        "pagedown": _("PgDn"),
        "pageup": _("PgUp"),
    }


def back_bindings() -> list[Binding]:
    """Left, Esc and `q` lead back, everywhere the same."""
    tooltip = later("Goes back to the place before.")
    return [
        Binding("left", "back", later("back"), tooltip=tooltip, id="back"),
        Binding("escape", "back", later("back"), show=False, tooltip=tooltip),
        Binding("q", "back", later("back"), show=False, tooltip=tooltip),
    ]
