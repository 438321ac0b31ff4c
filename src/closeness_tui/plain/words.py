"""The words a person can type in place of the keys of the full screen."""

from __future__ import annotations

from dataclasses import dataclass

from closeness_tui.core import event as events
from closeness_tui.core.wording import _


@dataclass(frozen=True, slots=True)
class Word:
    """One word, its short form, what it does to a session, and how that is explained."""

    name: str
    """In English, which always works."""
    spoken: str
    """In the language being spoken."""
    letter: str
    event: type | None
    """None for what the front end does by itself."""
    meaning: str
    shy: bool = False
    """Also a word that people note: beside words of their own it needs a slash in front."""

    def fits(self, typed: str, *, letters: bool) -> bool:
        """Whether the line is this word; single letters only where no answer could be one."""
        said = typed.strip().casefold()
        return said in (self.name, self.spoken.casefold()) or (letters and bool(said) and said == self.letter)


def all_words() -> tuple[Word, ...]:
    """Every word, in the order in which `keys` explains them."""
    return (
        Word("on", _("on"), "o", events.Next, _("go on")),
        Word("back", _("back"), "b", events.Back, _("go to the step before")),
        Word("skip", _("skip"), "s", events.Skip, _("pass over this step")),
        Word("pause", _("pause"), "p", events.Pause, _("let the time stand still")),
        Word("resume", _("resume"), "r", events.Resume, _("let it run again")),
        Word("more", _("more"), "m", events.More, _("other cards")),
        Word("swap", _("swap"), "w", events.Swap, _("another sense instead")),
        Word("free", _("free"), "f", events.Free, _("drop the count and just breathe")),
        Word("leave", _("leave"), "l", events.LeaveOut, _("leave this part of the body out")),
        Word("imagine", _("imagine"), "i", events.Imagine, _("picture it warm and heavy instead")),
        Word("park", _("park"), "", events.Park, _("leave it here for another day")),
        Word("undo", _("undo"), "u", events.Unnote, _("take the last one back")),
        Word("ground", _("ground"), "g", events.Ground, _("a grounding exercise; your place is kept")),
        Word("return", _("return"), "r", events.Return, _("leave grounding and come back")),
        Word("help", _("help"), "h", None, _("see who you could call")),
        Word("stop", _("stop"), "q", events.Stop, _("end here; what you wrote is kept")),
        Word("bell", _("bell"), "", None, _("a soft bell with the timers, on or off"), shy=True),
        Word("keys", _("keys"), "k", None, _("hear these words again")),
    )


_ALSO = {"quit": "stop", "q": "stop", "?": "keys", "next": "on", "later": "park"}


def find_word(typed: str, can: frozenset[type], *, letters: bool, beside_own: bool = False) -> Word | None:
    """The word that a line is; of two with one letter, the one that means something now.

    `beside_own`: the line could as well be a word of the person's own.
    """
    said = typed.strip().casefold()
    if letters:
        said = _ALSO.get(said, said)
    fitting = [
        word
        for word in all_words()
        # A park is also a place: where nothing can be parked, it is a word like any other.
        if word.fits(said, letters=letters)
        and (word.event is not events.Park or events.Park in can)
        and not (word.shy and (beside_own or not letters))
    ]
    now = [word for word in fitting if word.event is None or word.event in can]
    return next(iter(now or fitting), None)


def words_now(can: frozenset[type]) -> tuple[Word, ...]:
    """The words that do something in this state."""
    return tuple(word for word in all_words() if word.event is None or word.event in can)
