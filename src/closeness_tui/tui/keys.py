"""The keys of a practice: what each does, and how it is said on the one dim line."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding, BindingType

from closeness_tui.core import event as events
from closeness_tui.core.steps import Turns
from closeness_tui.core.view import StepView
from closeness_tui.core.wording import _
from closeness_tui.tui.phrases import later


@dataclass(frozen=True, slots=True)
class SessionKey:
    """One thing that can be done in a practice, with its key."""

    name: str
    keys: str
    """The keys for it, the first one shown first."""
    writing: str
    """The key for it while words are being typed. None of these is taken by tmux (Ctrl-B), by screen (Ctrl-A), or is
    another name of Enter, Tab or Backspace (Ctrl-M, Ctrl-J, Ctrl-I, Ctrl-H)."""
    rank: int
    """What stays on a narrow line: the lowest numbers."""
    tooltip: str


SESSION_KEYS: tuple[SessionKey, ...] = (
    SessionKey("pause", "space", "", 2, later("Lets the time stand still, or run again.")),
    SessionKey("on", "enter", "ctrl+n", 1, later("Goes on.")),
    # Where a timer runs, which is also where the left arrow is free to go back.
    SessionKey("bell", "b", "ctrl+o", 8, later("Switches the soft bell of the timers on or off.")),
    SessionKey("back", "left,b", "ctrl+r", 6, later("Goes back to the step before.")),
    SessionKey("skip", "s", "ctrl+k", 4, later("Passes over this step.")),
    SessionKey("ground", "g", "ctrl+g", 3, later("A minute of grounding, then back to this place.")),
    SessionKey("help", "h", "ctrl+t", 2, later("Shows whom you could reach.")),
    SessionKey("stop", "q", "ctrl+q", 0, later("Stops here. What you wrote is kept for another day.")),
    SessionKey("hide", "x", "ctrl+x", 7, later("Shows an empty screen at once.")),
    SessionKey("keys", "question_mark", "f1", 5, later("Shows all the keys.")),
    SessionKey("leave", "Q", "", 9, later("Leaves at once; all is kept.")),
)

SESSION_HELP = """\
# In a practice

Everything here is an invitation. Each step can be left out, and you can stop at any time:
what you wrote is kept for another day.

Space lets a timer stand still. Enter goes on, the left arrow goes back. **g** is a minute of grounding, and
pressed again it comes back to the same place. **h** shows whom you could reach. **q** stops, **Q** leaves this
instant. Where a timer runs, **b** switches a soft bell on or off, for eyes closed: one stroke is in, two are
out, or the end.
While you write, the same letters go with Ctrl, as the line at the bottom says.

In turns, Enter is for done and for a pass alike, so that nobody can tell which it was.
"""

UNSHOWN = frozenset({"leave"})
"""Named on the page of all keys only."""


def session_bindings() -> list[BindingType]:
    """The bindings of the session screen: plain keys, and Ctrl forms that come before a text field's own."""
    plain = [
        Binding(each.keys, f"do('{each.name}')", each.name, tooltip=each.tooltip, id=f"session.{each.name}")
        for each in SESSION_KEYS
    ]
    writing = [
        Binding(
            each.writing,
            f"do_writing('{each.name}')",
            each.name,
            tooltip=each.tooltip,
            id=f"session.writing.{each.name}",
            priority=True,
        )
        for each in SESSION_KEYS
        if each.writing
    ]
    scrolling = [
        Binding(key, f"scroll_text({rows})", words, tooltip=why, id=f"session.{key}", show=False)
        for key, rows, words, why in (
            ("up", -1, later("up"), later("Shows the part above.")),
            ("down", 1, later("down"), later("Shows the part below.")),
            ("pageup", -8, later("page up"), later("Shows the part above.")),
            ("pagedown", 8, later("page down"), later("Shows the part below.")),
        )
    ]
    return [*plain, *writing, *scrolling]


def means_something(name: str, view: StepView, *, has_grounding: bool) -> bool:
    """Whether the session would take what this key asks for."""
    match name:
        case "pause":
            return view.moment is not None and bool(view.can & {events.Pause, events.Resume})
        case "on":
            return bool(view.can & {events.Next, events.Answer, events.Leave})
        case "ground":
            return events.Return in view.can or (events.Ground in view.can and has_grounding)
        case _:
            return {"back": events.Back, "skip": events.Skip, "stop": events.Stop}[name] in view.can


def label_of(name: str, view: StepView) -> str:
    """The words beside a key, as things are now."""
    match name:
        case "pause":
            return _("go on") if view.paused else _("pause")
        case "on" if isinstance(view.step, Turns):
            # The same words for both, so that nobody can tell which it was.
            return _("done or pass")
        case "skip":
            return view.step.skip or _("skip")
        case "ground":
            return _("back to your exercise") if view.grounded else _("ground me")
        case _:
            return _labels()[name]


def _labels() -> dict[str, str]:
    return {
        "on": _("on"),
        "back": _("back"),
        "help": _("help"),
        "bell": _("bell"),
        "stop": _("stop"),
        "hide": _("hide"),
        "keys": _("keys"),
        "leave": _("leave now"),
    }


def spoken_key(key: str) -> str:
    """The name of a key as it is written on keyboards."""
    names = {
        "enter": _("Enter"),
        "space": _("Space"),
        "left": "←",
        "question_mark": "?",
        "f1": "F1",
    }
    if key.startswith("ctrl+"):
        return key.removeprefix("ctrl+").upper()
    return names.get(key, key)
