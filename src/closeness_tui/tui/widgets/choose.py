"""Choosing: the options of a gate or a choice, or the cards of a deck."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from closeness_tui.core import event as events
from closeness_tui.core.answer import Chosen
from closeness_tui.core.steps import Choose, Gate
from closeness_tui.core.view import StepView
from closeness_tui.core.wording import _
from closeness_tui.tui.widgets.body import Glance, StepBody
from closeness_tui.tui.widgets.choices import Choices, Row, has_room, numbered
from closeness_tui.tui.widgets.field import OneLine
from closeness_tui.tui.widgets.prose import Prose

OWN = "own"
"""Stands for an option's id where the words are the person's own."""


class OptionsStep(StepBody):
    """The options of a gate or a choice, one or several."""

    DEFAULT_CSS = """
    OptionsStep .soft { margin-bottom: 1; }
    """

    def __init__(self, view: StepView, glance: Glance, rows: int) -> None:
        super().__init__(view, glance, rows)
        step = view.step
        self._many = step.many if isinstance(step, Gate | Choose) else False
        self._most = step.most if isinstance(step, Choose) else 0
        chosen = view.answer.ids if isinstance(view.answer, Chosen) else ()
        marked = frozenset(n for n, option in enumerate(view.options) if option.id in chosen)
        texts = tuple(option.text for option in view.options)
        spaced = has_room(texts, rows - (2 if self._many else 0))
        self._choices = Choices(
            numbered(texts), many=self._many, most=self._most, marked=marked, spaced=spaced
        )

    def compose(self) -> ComposeResult:
        """A quiet line where one is needed, then the options."""
        most = self._most
        if self.view.asked_again:
            yield Prose(_("This is asked once more, because the answer is never kept."), classes="soft")
        if self._many:
            line = _("Up to {count}. Space or a number chooses.").format(count=most) if most else ""
            yield Prose(line or _("As many as you like. Space or a number chooses."), classes="soft")
        yield self._choices

    def take_focus(self) -> None:
        self._choices.focus(scroll_visible=False)

    @property
    def ready(self) -> bool:
        return bool(self._choices.marked) if self._many else self._choices.here >= 0

    def go_on(self) -> None:
        if not self._many:
            self._choices.pick_here()
        elif self._choices.marked:
            self._answer(sorted(self._choices.marked))

    @on(Choices.Marked)
    def say_keys(self) -> None:
        """Enter may mean something now."""
        self.shifted()

    @on(Choices.Picked)
    def take(self, message: Choices.Picked) -> None:
        """One option was taken."""
        message.stop()
        self._answer([message.index])

    def _answer(self, places: list[int]) -> None:
        chosen = [self.view.options[place] for place in places]
        texts = tuple(option.text for option in chosen)
        self.want(events.Answer(Chosen(tuple(option.id for option in chosen), texts)))


class DeckStep(StepBody):
    """Some cards of a deck, other cards, one's own words, or none."""

    DEFAULT_CSS = """
    DeckStep OneLine { margin-top: 1; display: none; }
    DeckStep.-own OneLine { display: block; }
    """

    def __init__(self, view: StepView, glance: Glance, rows: int) -> None:
        super().__init__(view, glance, rows)
        self._events: list[events.Event | None] = []
        self._spaced = has_room(("",) * (len(view.cards) + 4) + view.cards[:1], rows)
        self._choices = Choices(self._rows(), spaced=self._spaced)
        self._field = OneLine(_("Your own words"))

    def compose(self) -> ComposeResult:
        """The cards, and a field that shows when the person wants words of their own."""
        yield self._choices
        yield self._field

    def _rows(self) -> list[Row]:
        step, view = self.view.step, self.view
        rows = numbered(view.cards)
        self._events = [events.Answer(Chosen((card,), (card,))) for card in view.cards]
        if not isinstance(step, Choose):
            return rows
        if events.More in view.can:
            rows.append(Row(step.more or _("Other cards"), "m"))
            self._events.append(events.More())
        if step.own:
            rows.append(Row(step.own, "o"))
            self._events.append(None)
        if step.none and events.Skip in view.can:
            rows += numbered((step.none,), first=len(view.cards) + 1)
            self._events.append(events.Skip())
        return rows

    def show(self, view: StepView) -> None:
        """Other cards may be on the table."""
        changed = view.cards != self.view.cards
        super().show(view)
        if changed:
            old, self._choices = self._choices, Choices(self._rows(), spaced=self._spaced)
            self.mount(self._choices, before=old)
            old.display = False
            old.remove()
            self.take_focus()

    def take_focus(self) -> None:
        self._choices.focus(scroll_visible=False)

    @property
    def ready(self) -> bool:
        return self.has_class("-own") or self._choices.here >= 0

    def go_on(self) -> None:
        if self.has_class("-own"):
            self._take_own()
        else:
            self._choices.pick_here()

    @on(Choices.Marked)
    def say_keys(self) -> None:
        """Enter may mean something now."""
        self.shifted()

    @on(Choices.Picked)
    def take(self, message: Choices.Picked) -> None:
        """A card, other cards, or words of one's own."""
        message.stop()
        event = self._events[message.index]
        self.set_class(event is None, "-own")
        if event is None:
            self._field.focus()
        else:
            self.want(event)

    @on(Input.Submitted)
    def submit(self, message: Input.Submitted) -> None:
        """Enter in the field takes the words; an empty field goes back to the cards."""
        message.stop()
        self._take_own()

    def _take_own(self) -> None:
        text = self._field.value.strip()
        if text:
            self.want(events.Answer(Chosen((OWN,), (text,), own=True)))
        else:
            self.remove_class("-own")
            self.take_focus()


def choose_step(view: StepView) -> type[StepBody]:
    """A deck has cards; any other choice has options."""
    return DeckStep if view.cards else OptionsStep
