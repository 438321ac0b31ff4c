"""The settings said in words: what each is for, what it can be, and how it stands now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from closeness_tui.core.length import LENGTHS, OPEN
from closeness_tui.core.looks import CALM, CALM_LIGHT, HIGH_CONTRAST, MORE
from closeness_tui.core.spoken_length import length_in_words
from closeness_tui.core.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from closeness_tui.core.settings import Settings

IDLE_MINUTES = (0.0, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0)
"""The quiet times to choose from; a file may say others."""


@dataclass(frozen=True, slots=True)
class Value:
    """One thing a setting can be, and how that is said."""

    value: str | float | bool
    words: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """One setting with its words; without values it is a text that a person types."""

    name: str
    """As the file has it."""
    title: str
    why: str
    values: tuple[Value, ...] = ()

    def now(self, settings: Settings) -> str:
        """How it stands, in words."""
        held = getattr(settings, self.name)
        if isinstance(held, tuple):
            return _folders(len(held))
        words = next((each.words for each in self.values if each.value == held), None)
        return words if words is not None else str(held) or _("none")

    def place(self, settings: Settings) -> int:
        """Which of its values it has now."""
        held = getattr(settings, self.name)
        return next((place for place, each in enumerate(self.values) if each.value == held), 0)

    def moved(self, settings: Settings, by: int) -> str | float | bool:
        """The value so many places further; after the last comes the first."""
        return self.values[(self.place(settings) + by) % len(self.values)].value


def spoken_settings(settings: Settings, countries: Sequence[str] = ()) -> tuple[Spoken, ...]:
    """Every setting, in the order of the list; what a file has set is always among the values."""
    made = (
        Spoken("theme", _("Look"), _("The colours. The first three are made for tired eyes."), _looks()),
        Spoken(
            "reduced_motion",
            _("Motion"),
            _("Figures that move with the breath, or words and numbers that stand still."),
            (Value(False, _("figures that move")), Value(True, _("words and numbers"))),
        ),
        Spoken(
            "bell",
            _("Bell"),
            _("For eyes closed: one soft stroke for in, two for out or the end."),
            (Value(False, _("off")), Value(True, _("on"))),
        ),
        Spoken(
            "length", _("Usual length"), _("How long timers run, unless you choose otherwise."), _lengths()
        ),
        Spoken(
            "stop_word",
            _("Stop word"),
            _("In a practice for two, whoever says it stops at once. Nobody has to say why."),
        ),
        Spoken(
            "plain",
            _("Next time"),
            _("How closeness opens by itself: on a full screen, or line by line for a screen reader."),
            (Value(False, _("the full screen")), Value(True, _("line by line"))),
        ),
        Spoken(
            "idle_minutes",
            _("Lock when it is quiet"),
            _("After so long without a key the screen is hidden and the log is locked."),
            tuple(Value(each, idle_in_words(each)) for each in IDLE_MINUTES),
        ),
        Spoken(
            "country",
            _("Country for help"),
            _("Whose lines the help page shows."),
            (Value("", _("all")), *(Value(each, country_in_words(each)) for each in countries)),
        ),
        Spoken("folders", _("More folders"), _("Folders whose exercises stand in your list as well.")),
        *_comfort_checks(),
    )
    return tuple(_with_what_is_set(each, settings) for each in made)


def _comfort_checks() -> tuple[Spoken, ...]:
    """When a number leads to gentler ways; therapist and client change these together."""
    return (
        Spoken(
            "ease_at",
            _("Gentler ways from"),
            _("From this number on, gentler ways come first; usually 6. Best changed with your therapist."),
            _points(range(3, 10)),
        ),
        Spoken(
            "pause_at",
            _("Pause from"),
            _("From this number on it pauses, and the day stays light; usually 9. Best changed together."),
            _points(range(5, 11)),
        ),
        Spoken(
            "rise",
            _("Or a rise of"),
            _("So many points more than at the start count as much; usually 3. Best changed together."),
            _points(range(1, 7)),
        ),
        Spoken(
            "rise_inward",
            _("Looking inward, a rise of"),
            _("The same for breath, relaxation and noting; usually 2. Best changed together."),
            _points(range(1, 7)),
        ),
    )


def _points(values: range) -> tuple[Value, ...]:
    return tuple(Value(float(each), f"{each}") for each in values)


def _with_what_is_set(spoken: Spoken, settings: Settings) -> Spoken:
    held = getattr(settings, spoken.name)
    if not spoken.values or any(each.value == held for each in spoken.values):
        return spoken
    words = f"{held:g}" if isinstance(held, float) else str(held)
    words = idle_in_words(held) if spoken.name == "idle_minutes" else words
    return replace(spoken, values=(*spoken.values, Value(held, words)))


def _looks() -> tuple[Value, ...]:
    return (
        Value(CALM, _("calm, dark")),
        Value(CALM_LIGHT, _("calm, light")),
        Value(HIGH_CONTRAST, _("high contrast")),
        # Names that are known elsewhere too, so they are the same in every language.
        *(Value(name, name) for name in MORE),
    )


def _lengths() -> tuple[Value, ...]:
    return (
        *(Value(each, length_in_words(each)) for each in LENGTHS if each != OPEN),
        Value(OPEN, _("open: until you go on")),
    )


def idle_in_words(minutes: float) -> str:
    """How long it must be quiet."""
    if not minutes:
        return _("never")
    # For the plural a part of a minute counts as more than one.
    count = 1 if minutes == 1 else 2
    return ngettext("after one minute", "after {minutes} minutes", count).format(minutes=f"{minutes:g}")


def country_in_words(code: str) -> str:
    """The name of a country of the shipped help page; else its two letters."""
    names = {
        "EU": _("European Union"),
        "US": _("United States"),
        "CA": _("Canada"),
        "GB": _("United Kingdom"),
        "AU": _("Australia"),
    }
    return names.get(code, code)


def _folders(count: int) -> str:
    return ngettext("one folder", "{count} folders", count).format(count=count) if count else _("none")
