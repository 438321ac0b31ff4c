"""Tells a session line by line and does what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.core import event as events
from closeness_tui.core.wording import _
from closeness_tui.plain.alone import each_alone
from closeness_tui.plain.bell import switch_bell
from closeness_tui.plain.bringing import bring
from closeness_tui.plain.console import InputEnded
from closeness_tui.plain.easing import offer
from closeness_tui.plain.help_now import say_help
from closeness_tui.plain.phrases import one_line, paragraphs
from closeness_tui.plain.steps import RENDERERS
from closeness_tui.plain.words import Word, find_word, words_now

if TYPE_CHECKING:
    from collections.abc import Collection

    from closeness_tui.core.view import StepView
    from closeness_tui.plain.console import Console
    from closeness_tui.practice.opening import Practice
    from closeness_tui.practice.run import Run


class Moved(Exception):  # noqa: N818 - named for what happened
    """The session is somewhere else, or shows something else, than the step being told."""


class Teller:
    """One run and the console it is told through."""

    def __init__(self, run: Run, practice: Practice, console: Console) -> None:
        self.run = run
        self.practice = practice
        self.console = console
        self.gone_without: set[tuple[str, str]] = set()
        """Steps that went on without earlier words because the log was locked, by exercise and step."""
        self.first_alone: tuple[object, ...] | None = None
        """The first place that people answered each alone; there it is explained in full."""
        self._place: tuple[object, ...] = ()
        self._shown: tuple[object, ...] = ()
        self._text: tuple[tuple[object, ...], str] = ((), "")
        self._troubled = False
        self._explained: set[str] = set()

    def play(self) -> None:
        """Until the session is finished or stopped. Raises what the console raises."""
        while not self.run.session.over:
            view = self.run.look()
            if view.help_asked:
                self.run.help_seen()
                say_help(self.practice, self.console)
            self._announce(view)
            try:
                if view.paused:
                    self._paused(alone=view.alone is not None)
                elif view.offer:
                    offer(self, view)
                elif view.wants is not None:
                    bring(self, view)
                elif view.alone is not None:
                    each_alone(self, view)
                else:
                    RENDERERS[view.step.kind](self, view)
            except Moved:
                continue
        self._tell_trouble()

    def say(self, text: str) -> None:
        """Say something, one line for each line of it."""
        self.console.say(text)

    def ring(self, strokes: int) -> None:
        """So many soft strokes, where the person wants them."""
        if strokes and self.practice.settings.bell:
            self.console.ring(strokes)

    def say_text(self, text: str) -> None:
        """Say a text of an exercise, one line for each paragraph; not twice in a row at one place."""
        if (self.place, text) == self._text:
            return
        self._text = (self.place, text)
        for paragraph in paragraphs(text):
            self.console.say(paragraph)

    def first_time(self, view: StepView) -> bool:
        """Whether what this step shows has not been said yet; true once."""
        ways = self.run.session.ways
        shown = (*self.place, ways.page, ways.swapped, view.brought, view.wants)
        fresh = shown != self._shown
        self._shown = shown
        return fresh

    def explain(self, sentence: str, shorter: str = "") -> None:
        """Say how to answer a kind of step; later times in short, or not at all."""
        words = shorter if sentence in self._explained else sentence
        self._explained.add(sentence)
        if words:
            self.console.say(words)

    @property
    def place(self) -> tuple[object, ...]:
        """Where the session stands; changes with every move from step to step."""
        session = self.run.session
        return (session.beneath is not None, session.exercise.id, session.at, len(session.path))

    def send(self, event: events.Event) -> None:
        """Move the session, keep what was written at once, and say when that does not work."""
        self.run.send(event)
        if not self.run.all_kept:
            self.run.keep()
        self._tell_trouble()

    def line(
        self,
        prompt: str,
        *,
        own: Collection[str] = (),
        free: bool = False,
        first: bool = True,
        unseen: bool = False,
    ) -> str:
        """A line that answers the step. Words for the program are done on the way; raises Moved.

        `unseen`: it is not shown, and what is said to it never repeats or hints at what it was.
        """
        while True:
            typed = self.console.ask_hidden(prompt) if unseen else self.console.ask(prompt)
            if typed is None:
                raise InputEnded
            answer = self.answer_in(typed, own=own, free=free, first=first, unseen=unseen)
            if answer is not None:
                return answer

    def answer_in(
        self,
        typed: str,
        *,
        own: Collection[str] = (),
        free: bool = False,
        first: bool = True,
        unseen: bool = False,
    ) -> str | None:
        """The line, when it answers the step; None when it was a word for the program and nothing moved."""
        said = typed.strip()
        if said.startswith("//"):
            return typed.replace("//", "/", 1)
        if said.casefold() in own:
            return said.casefold()
        can = self.run.look().can
        if unseen:
            word = find_word(said.removeprefix("/"), can, letters=True) if said else None
            if word is None or (word.event is not None and word.event not in can):
                return said
        elif said.startswith("/"):
            word = find_word(said[1:], can, letters=True)
            if word is None:
                self._unknown(said)
        elif free and not first:
            return typed
        else:
            word = find_word(said, can, letters=not free) if said else None
            if word is None:
                return typed if free else said
        if word is not None:
            self._do(word, can)
        return None

    def _do(self, word: Word, can: frozenset[type]) -> None:
        if word.name == "help":
            self._help()
        elif word.name == "keys":
            self.say_words(can)
        elif word.name == "bell":
            switch_bell(self.practice, self.console)
        elif word.event is None or word.event not in can:
            self.say(_("{word} does nothing here. Type keys to hear what works.").format(word=word.spoken))
        elif word.event is events.Ground:
            self._ground()
        elif word.event is events.Unnote and self.run.look().moment is not None:
            self.send(events.Unnote())
            self.say(_("Taken back."))
        else:
            self.send(word.event())
            raise Moved

    def _ground(self) -> None:
        grounding = self.practice.grounding
        if grounding is None:
            self.say(_("The grounding exercise is not on this computer."))
            return
        self.send(events.Ground(grounding))
        raise Moved

    def _help(self) -> None:
        moment = self.run.look().moment
        if moment is not None:
            self.send(events.Pause())
        say_help(self.practice, self.console)
        if moment is not None:
            raise Moved

    def _unknown(self, said: str) -> None:
        self.say(
            _(
                "{typed} is not a word for the program, and was not written down. "
                "Type two slashes for a line that begins with one."
            ).format(typed=one_line(said))
        )

    def say_words(self, can: frozenset[type]) -> None:
        """Every word that does something now."""
        for word in words_now(can):
            self.say(_("{word}: {meaning}.").format(word=word.spoken, meaning=word.meaning))
        self.say(_("Where you write freely, a slash in front makes a word work on any line, such as /stop."))

    def _announce(self, view: StepView) -> None:
        if self.place == self._place:
            return
        returned = bool(self._place) and self._place[0] is True and not view.grounded
        self._place = self.place
        self.say("")
        if returned:
            self.say(_("Back in {title}.").format(title=one_line(view.title)))
        where = {
            True: _("Grounding, step {number} of about {of}."),
            False: _("Step {number} of about {of}."),
        }[view.grounded]
        self.say(where.format(number=view.number, of=view.of))
        if view.asked_again:
            self.say(_("This is asked once more, because its answer is never stored."))

    def _paused(self, *, alone: bool) -> None:
        answer = self.line(_("Paused. Enter goes on."), own=("",), unseen=alone)
        if answer:
            self.not_understood()
            return
        self.send(events.Resume())

    def not_understood(self) -> None:
        """Said before the step asks again."""
        self.say(_("That is not one of the answers here. Type keys to hear the words that work."))

    def _tell_trouble(self) -> None:
        trouble = self.run.trouble
        if trouble is not None and not self._troubled:
            reason = getattr(trouble, "sentence", "") or _("the computer would not do it")
            self.say(
                _(
                    "Not kept yet: {reason}. Your words are still here, and it is tried again by itself."
                ).format(reason=one_line(reason))
            )
        elif trouble is None and self._troubled:
            self.say(_("Kept now."))
        self._troubled = trouble is not None
