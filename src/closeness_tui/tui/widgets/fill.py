"""Filling in: a sentence with blanks, and how it reads."""

from __future__ import annotations

from textual import events as keys
from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from closeness_tui.core import event as events
from closeness_tui.core.answer import Blanks
from closeness_tui.core.listening import heard
from closeness_tui.core.steps import Blank, Fill
from closeness_tui.core.view import StepView
from closeness_tui.core.wording import _
from closeness_tui.tui.widgets.body import Glance, StepBody
from closeness_tui.tui.widgets.choices import Choices, numbered
from closeness_tui.tui.widgets.field import OneLine
from closeness_tui.tui.widgets.prose import Prose, words

OPEN = "…"
"""Stands where a blank is still empty."""

MANY = 9
"""Ideas that have a digit; where there are more, what is typed narrows them."""


def sentence_of(pieces: tuple[str, ...], filled: dict[str, str]) -> str:
    """The sentence as it reads; `pieces` are text, a blank's name, text, and so on."""
    return "".join(
        (filled[piece].strip() or OPEN) if place % 2 else piece for place, piece in enumerate(pieces)
    )


def blanks_in(view: StepView) -> tuple[Blank, ...]:
    """The blanks of the sentence at hand, in the order they are read."""
    step = view.step
    known = {blank.name: blank for blank in step.blanks} if isinstance(step, Fill) else {}
    return tuple(known[name] for name in dict.fromkeys(view.sentence[1::2]))


def ideas_for(typed: str, ideas: tuple[str, ...]) -> tuple[str, ...]:
    """The ideas to show; of many, those with the words typed so far, where there are any."""
    wanted = typed.strip().casefold()
    fitting = tuple(idea for idea in ideas if wanted in idea.casefold())
    return fitting if len(ideas) > MANY and fitting else ideas


class BlankField(OneLine):
    """The words for one blank."""

    def __init__(self, blank: Blank, value: str) -> None:
        super().__init__(blank.hint, value)
        self.blank = blank


class FillStep(StepBody):
    """Tab goes from blank to blank; ideas wait below."""

    DEFAULT_CSS = """
    FillStep {
        .sentence { margin-bottom: 1; }
        .notes { color: $secondary; padding: 0 0 0 2; margin-bottom: 1; }
        BlankField { margin-bottom: 1; }
        .ideas { color: $text-muted; }
    }
    """

    def __init__(self, view: StepView, glance: Glance, rows: int) -> None:
        super().__init__(view, glance, rows)
        start = dict(view.blanks)
        self._fields = [BlankField(blank, start.get(blank.name, "")) for blank in blanks_in(view)]
        self._at = 0
        self._suggested = dict(view.suggestions)
        self._notes = Prose(classes="notes")
        self._sentence, self._ideas_line = Prose(classes="sentence"), Prose(_("↓ for ideas"), classes="ideas")

    def compose(self) -> ComposeResult:
        """The sentence, soft notes on its words, its blanks, and ideas for the blank at hand."""
        yield self._sentence
        yield self._notes
        yield from self._fields
        yield self._ideas_line

    def on_mount(self) -> None:
        super().on_mount()
        self._read()

    def take_focus(self) -> None:
        if self._fields:
            self._fields[0].focus(scroll_visible=False)

    def go_on(self) -> None:
        value = self.value
        self.want(events.Answer(value) if any(text.strip() for _, text in value.filled) else events.Next())

    @property
    def value(self) -> Blanks:
        """What the blanks hold now."""
        filled = {field.blank.name: field.value for field in self._fields}
        return Blanks(tuple(filled.items()), sentence_of(self.view.sentence, filled))

    def on_descendant_focus(self, event: keys.DescendantFocus) -> None:
        """The ideas are those of the blank at hand."""
        if isinstance(event.widget, BlankField):
            self._at = self._fields.index(event.widget)
            self._offer_ideas()
            self._read()

    def _offer_ideas(self) -> None:
        field = self._fields[self._at]
        ideas = ideas_for(field.value, self._suggested.get(field.blank.name, ()))
        self._ideas_line.display = bool(ideas)
        old = self.query(Choices)
        if [row.text for each in old for row in each.rows] == list(ideas):
            return
        if ideas:
            self.mount(Choices(numbered(ideas), enter_picks=True), after=self._ideas_line)
        for each in old:
            each.display = False
        old.remove()

    def on_key(self, event: keys.Key) -> None:
        """Down goes to the ideas, up from the first idea back to the blank."""
        ideas = self.query(Choices).last() if self.query(Choices) else None
        if ideas is None:
            return
        if event.key == "down" and not ideas.has_focus:
            event.stop()
            ideas.focus()
            ideas.move_to(0)
        elif event.key == "up" and ideas.has_focus and ideas.here <= 0:
            event.stop()
            self._fields[self._at].focus()

    @on(Choices.Picked)
    def take_idea(self, message: Choices.Picked) -> None:
        """Put an idea into the blank at hand."""
        message.stop()
        field = self._fields[self._at]
        field.value = message.choices.rows[message.index].text
        field.cursor_position = len(field.value)
        field.focus()

    @on(Input.Changed)
    def keep(self, message: Input.Changed) -> None:
        """Show how it reads, and let the draft hold it."""
        message.stop()
        self._read()
        if len(self._suggested.get(self._fields[self._at].blank.name, ())) > MANY:
            self._offer_ideas()
        if (event := self.at_hand()) is not None:
            self.want(event)

    def at_hand(self) -> events.Event | None:
        kept = self.view.answer.filled if isinstance(self.view.answer, Blanks) else ()
        value = self.value
        is_new = value.filled != kept if kept else any(text.strip() for _, text in value.filled)
        return events.Keep(value) if is_new else None

    @on(Input.Submitted)
    def to_next(self, message: Input.Submitted) -> None:
        """Enter goes to the next blank, and from the last one on."""
        message.stop()
        if self._at + 1 < len(self._fields):
            self._fields[self._at + 1].focus()
        else:
            self.go_on()

    def _read(self) -> None:
        filled = {field.blank.name: field.value.strip() for field in self._fields}
        here = self._fields[self._at].blank.name if self._fields else ""
        pieces = [
            words(filled[piece] or "______", "$primary bold" if piece == here else "bold")
            if place % 2
            else words(piece)
            for place, piece in enumerate(self.view.sentence)
        ]
        self._sentence.say(Content("").join(pieces))
        self._listen(" / ".join(filled.values()))

    def _listen(self, typed: str) -> None:
        """Soft notes on what was typed; a reason to keep a word can be a good one, so nothing is held up."""
        step = self.view.step
        notes = heard(typed, step.listen_for) if isinstance(step, Fill) else ()
        said = words("\n".join(f"· {note}" for _word, note in notes))
        if not said.is_same(self._notes.said) and self._fields:
            # The blank being typed in stays in sight below them.
            self.call_after_refresh(self._fields[self._at].scroll_visible, animate=False)
        self._notes.say(said)
        self._notes.display = bool(notes)
