"""What one looks for among the exercises: how long, how much it asks, of which kind, and for how many."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from closeness_tui.core.spoken import rung_in_words
from closeness_tui.core.wording import _, ngettext

if TYPE_CHECKING:
    from closeness_tui.core.suggesting import Known

MINUTES = (5, 10, 20)
"""The lengths offered; more than these is a form to fill in."""

ALONE, TOGETHER = "alone", "together"

PARTS = ("minutes", "rung", "family", "company")
"""In the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Sieve:
    """All of it must hold; what is left empty asks nothing."""

    minutes: int = 0
    """At most so many."""
    rung: int = 0
    family: str = ""
    company: str = ""

    @property
    def open(self) -> bool:
        """Whether it lets everything through."""
        return self == Sieve()

    def passes(self, known: Known) -> bool:
        """Whether this exercise is among those looked for; minutes count as they are shown."""
        return (
            (not self.minutes or max(1, round(known.minutes)) <= self.minutes)
            and self.rung in (0, known.rung)
            and self.family in ("", known.family)
            and self.company in ("", TOGETHER if known.together else ALONE)
        )

    def turned(self, part: str, by: int, families: tuple[str, ...]) -> Sieve:
        """The next choice of one part, or the one before; round and round."""
        choices = choices_of(part, families)
        now = getattr(self, part)
        place = choices.index(now) if now in choices else 0
        # Each part has choices of its own type only.
        return replace(self, **{part: choices[(place + by) % len(choices)]})  # type: ignore[arg-type]

    def in_words(self) -> str:
        """Its parts in words, such as `up to 10 minutes, alone`; empty where it asks nothing."""
        return ", ".join(part_in_words(part, getattr(self, part)) for part in PARTS if getattr(self, part))


def choices_of(part: str, families: tuple[str, ...]) -> tuple[object, ...]:
    """What one part can be; the first asks nothing."""
    if part == "minutes":
        return (0, *MINUTES)
    if part == "rung":
        return (0, 1, 2, 3, 4, 5)
    return ("", *families) if part == "family" else ("", ALONE, TOGETHER)


def part_in_words(part: str, choice: object) -> str:
    """One choice in words, also that it asks nothing."""
    if part == "minutes":
        return _up_to(int(str(choice))) if choice else _("any length")
    if part == "rung":
        return rung_in_words(int(str(choice))) if choice else _("light to tender")
    if part == "family":
        return family_in_words(str(choice)) if choice else _("any kind")
    return {ALONE: _("alone"), TOGETHER: _("with someone")}.get(str(choice), _("alone or not"))


def _up_to(minutes: int) -> str:
    sentence = ngettext("up to one minute", "up to {minutes} minutes", minutes)
    return sentence.format(minutes=minutes)


def family_in_words(family: str) -> str:
    """The kind of an exercise, as a person would call it."""
    words = {
        "agreement": _("agreements"),
        "body": _("body signs"),
        "boundaries": _("boundaries"),
        "breathing": _("breathing"),
        "communication": _("listening and talking"),
        "disclosure": _("sharing"),
        "exposure": _("small steps"),
        "grounding": _("grounding"),
        "learn": _("learning"),
        "narrative": _("stories"),
        "needs": _("needs"),
        "noting": _("noticing"),
        "relational": _("old lessons"),
        "relaxation": _("relaxing"),
        "role-play": _("trying out"),
        "self-talk": _("kind words"),
        "therapist": _("for therapists"),
        "tracking": _("looking back"),
    }
    return words.get(family, family)


_NUMBER = re.compile(r"\d{1,3}")


def understood(words: str, families: tuple[str, ...]) -> Sieve | None:
    """What was typed, such as `up to 10 minutes, light, alone`; none where some of it could not be taken."""
    rest = f" {' '.join(words.casefold().replace(',', ' ').split())} "
    if not any(letter.isalpha() for letter in rest):
        # A number by itself is one of the list.
        return None
    sieve = Sieve()
    number = _NUMBER.search(rest)
    if number and int(number[0]):
        sieve = replace(sieve, minutes=int(number[0]))
        rest = rest.replace(number[0], "", 1)
    for part, choice in _named(families):
        # The longest names come first: "with someone" is no "one".
        for name in {part_in_words(part, choice).casefold(), str(choice)}:
            if f" {name} " in rest and not getattr(sieve, part):
                sieve = replace(sieve, **{part: choice})  # type: ignore[arg-type]
                rest = rest.replace(f" {name} ", " ")
    return None if sieve.open or set(rest.split()) - _small_words() else sieve


def _named(families: tuple[str, ...]) -> list[tuple[str, object]]:
    named = [
        (part, choice) for part in PARTS[1:] for choice in choices_of(part, families) if choice not in (0, "")
    ]
    return sorted(named, key=lambda each: len(part_in_words(*each)), reverse=True)


def _small_words() -> set[str]:
    return set(_("up to at most under minute minutes min and or a for only just").split())
