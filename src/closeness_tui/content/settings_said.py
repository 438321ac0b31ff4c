"""Reads one setting as a person says it on a command line or types it, and says it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from closeness_tui.content.characters import check_characters
from closeness_tui.content.faults import Faults
from closeness_tui.content.settings import FIELDS
from closeness_tui.content.shape import Shape
from closeness_tui.content.suggest import suggest
from closeness_tui.core.looks import LOOKS
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from closeness_tui.core.settings import Settings

_YES, _NO = ("yes", "on", "true", "1"), ("no", "off", "false", "0")


class NotSaid(Exception):  # noqa: N818 - named for what happened
    """It cannot be set so: what is wrong, then what to do."""

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint


def setting_named(said: str) -> str:
    """The name that is meant, whatever stands between its words. NotSaid where there is none."""
    name = said.strip().casefold().replace("-", "_").replace(" ", "_")
    if name in FIELDS:
        return name
    near = suggest(name, FIELDS)
    raise NotSaid(
        _("there is no setting called {name}").format(name=said),
        _("did you mean {name}?").format(name=near)
        if near
        else _("there are: {names}").format(names=", ".join(FIELDS)),
    )


def value_said(name: str, words: Sequence[str]) -> Any:
    """What these words mean for a setting. NotSaid where they mean nothing."""
    known = FIELDS[name]
    value = _meant(known.kind, words)
    if value in ("", ()):
        # How a setting is unset.
        return value
    faults = Faults()
    checked = list(value) if isinstance(value, tuple) else value
    Shape(faults).table(FIELDS, {name: checked}, (), _("The settings"))
    check_characters(" ".join(words), {name: checked}, faults)
    for problem in faults.problems("", "", {name: checked}):
        raise NotSaid(_lowered(problem.message), _lowered(problem.help))
    if name == "theme" and value not in LOOKS:
        near = suggest(str(value), LOOKS)
        raise NotSaid(
            _("there is no look called {name}").format(name=value),
            _("did you mean {name}?").format(name=near)
            if near
            else _("there are: {names}").format(names=", ".join(LOOKS)),
        )
    return value.upper() if name == "country" else value


def _meant(kind: str, words: Sequence[str]) -> Any:
    if kind == "texts":
        return tuple(each for each in words if each)
    said = " ".join(words).strip()
    if kind == "yes":
        if said.casefold() not in (*_YES, *_NO):
            raise NotSaid(_("this is either on or off"), _("for example: on"))
        return said.casefold() in _YES
    if kind == "number":
        try:
            return 0.0 if said.casefold() in _NO else float(said)
        except ValueError:
            raise NotSaid(_("this is a number"), _("for example 5, or off")) from None
    return said


def said_back(settings: Settings, name: str) -> str:
    """How a setting stands, in words that `value_said` takes."""
    value = getattr(settings, name)
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, tuple):
        return "  ".join(value)
    return f"{value:g}" if isinstance(value, float | int) else str(value)


def _lowered(sentence: str) -> str:
    return f"{sentence[:1].lower()}{sentence[1:]}".rstrip(".")
