"""Filling in: a sentence with blanks, and how it reads."""

from __future__ import annotations

import re

from textual import events as keys
from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from closeness_tui.core import event as events
from closeness_tui.core.answer import Blanks
from closeness_tui.core.steps import Blank, Fill
from closeness_tui.core.view import StepView
from closeness_tui.core.wording import _
from closeness_tui.tui.widgets.body import Glance, StepBody
from closeness_tui.tui.widgets.choices import Choices, numbered
from closeness_tui.tui.widgets.field import OneLine
from closeness_tui.tui.widgets.prose import Prose, words

OPEN = "…"
"""Stands where a blank is still empty."""

_NAME = re.compile(r"\{([^{}]+)\}")


def sentence_of(template: str, filled: dict[str, str]) -> str:
    """The sentence as it reads; what the words contain is never filled in again."""
    return _NAME.sub(
        lambda found: (filled[found[1]].strip() or OPEN) if found[1] in filled else found[0], template
    )


def blanks_in(view: StepView) -> tuple[Blank, ...]:
    """The blanks of the sentence at hand, in the order they are read."""
    step = view.step
    known = {blank.name: blank for blank in step.blanks} if isinstance(step, Fill) else {}
    names = dict.fromkeys(_NAME.findall(view.template))
    return tuple(known[name] for name in names if name in known)


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
        BlankField { margin-bottom: 1; }
        .ideas { color: $text-muted; }
    }
    """

    def __init__(self, view: StepView, glance: Glance, rows: int) -> None:
        super().__init__(view, glance, rows)
        start = dict(view.blanks)
        self._fields = [BlankField(blank, start.get(blank.name, "")) for blank in blanks_in(view)]
        self._at = 0
        self._sentence, self._ideas_line = Prose(classes="sentence"), Prose(_("↓ for ideas"), classes="ideas")

    def compose(self) -> ComposeResult:
        """The sentence, its blanks, and ideas for the blank at hand."""
        yield self._sentence
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
        return Blanks(tuple(filled.items()), sentence_of(self.view.template, filled))

    def on_descendant_focus(self, event: keys.DescendantFocus) -> None:
        """The ideas are those of the blank at hand."""
        if isinstance(event.widget, BlankField):
            self._at = self._fields.index(event.widget)
            ideas = event.widget.blank.suggestions
            self._ideas_line.display = bool(ideas)
            old = self.query(Choices)
            if ideas and [row.text for each in old for row in each.rows] != list(ideas):
                self.mount(Choices(numbered(ideas), enter_picks=True), after=self._ideas_line)
                old.remove()
            elif not ideas:
                old.remove()
            self._read()

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
        kept = self.view.answer if isinstance(self.view.answer, Blanks) else None
        value = self.value
        if value.filled != (kept.filled if kept else value.filled) or (
            kept is None and any(text.strip() for _, text in value.filled)
        ):
            self.want(events.Keep(value))

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
        pieces: list[Content] = []
        end = 0
        for found in _NAME.finditer(self.view.template):
            if found[1] not in filled:
                continue
            pieces.append(words(self.view.template[end : found.start()]))
            style = "$primary bold" if found[1] == here else "bold"
            pieces.append(words(filled[found[1]] or "______", style))
            end = found.end()
        pieces.append(words(self.view.template[end:]))
        self._sentence.say(Content("").join(pieces))
