"""Choosing: the options of a gate or a choice, or the cards of a deck."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from closeness_tui.core import event as events
from closeness_tui.core.answer import Chosen
from closeness_tui.core.steps import Choose, Gate
from closeness_tui.core.view import StepView
from closeness_tui.core.wording import _, ngettext
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
    OptionsStep OneLine { margin-top: 1; display: none; }
    OptionsStep.-own OneLine { display: block; }
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
        rows_shown = numbered(texts)
        own = step.own if isinstance(step, Choose) and self._many else ""
        if own:
            rows_shown.append(Row(own, "o", marks=False))
        self._choices = Choices(rows_shown, many=self._many, most=self._most, marked=marked, spaced=spaced)
        given = view.answer.texts[-1] if isinstance(view.answer, Chosen) and view.answer.own else ""
        self._field = OneLine(_("Your own words"), given)
        self.set_class(bool(given), "-own")

    def compose(self) -> ComposeResult:
        """A quiet line where one is needed, then the options."""
        most = self._most
        if self.view.asked_again:
            yield Prose(_("This is asked once more, because the answer is never kept."), classes="soft")
        if self._many:
            line = _("As many as you like. Space or a number chooses.")
            if most:
                line = ngettext(
                    "One, if you like. Space or a number chooses.",
                    "Up to {count}. Space or a number chooses.",
                    most,
                ).format(count=most)
            yield Prose(line, classes="soft")
        yield self._choices
        yield self._field

    def take_focus(self) -> None:
        self._choices.focus(scroll_visible=False)

    @property
    def _own_words(self) -> str:
        return self._field.value.strip()

    @property
    def ready(self) -> bool:
        if not self._many:
            return self._choices.here >= 0
        return bool(self._choices.marked or self._own_words)

    def go_on(self) -> None:
        if not self._many:
            self._choices.pick_here()
        elif self._choices.marked or self._own_words:
            self._answer(sorted(self._choices.marked))
        elif self._field.has_focus:
            self._leave_field()

    @on(Choices.Marked)
    def say_keys(self) -> None:
        """Enter may mean something now."""
        self.shifted()

    @on(Choices.Picked)
    def take(self, message: Choices.Picked) -> None:
        """One option was taken, or the row for words of one's own."""
        message.stop()
        if not self._many:
            self._answer([message.index])
        elif not self._most or len(self._choices.marked) < self._most:
            self.add_class("-own")
            self._field.focus()

    @on(Input.Changed)
    def leave_room(self, message: Input.Changed) -> None:
        """Own words count as one of those that may be chosen; the draft holds them from the first letter."""
        message.stop()
        self._choices.most = self._most - bool(self._own_words) if self._most else 0
        if (event := self.at_hand()) is not None:
            self.want(event)
        self.shifted()

    def at_hand(self) -> events.Event | None:
        if not (self._many and self._own_words):
            return None
        return events.Keep(self._chosen(sorted(self._choices.marked)))

    @on(Input.Submitted)
    def submit(self, message: Input.Submitted) -> None:
        """Enter in the field goes on; an empty field goes back to the options."""
        message.stop()
        if self._own_words:
            self.go_on()
        else:
            self._leave_field()

    def _leave_field(self) -> None:
        self.remove_class("-own")
        self.take_focus()

    def _answer(self, places: list[int]) -> None:
        self.want(events.Answer(self._chosen(places)))

    def _chosen(self, places: list[int]) -> Chosen:
        chosen = [self.view.options[place] for place in places]
        ids, texts = tuple(option.id for option in chosen), tuple(option.text for option in chosen)
        own = self._own_words if self._many else ""
        return Chosen((*ids, OWN), (*texts, own), own=True) if own else Chosen(ids, texts)


class DeckStep(StepBody):
    """Some cards of a deck or some options, and besides them other cards, one's own words, or none."""

    DEFAULT_CSS = """
    DeckStep OneLine { margin-top: 1; display: none; }
    DeckStep.-own OneLine { display: block; }
    """

    def __init__(self, view: StepView, glance: Glance, rows: int) -> None:
        super().__init__(view, glance, rows)
        self._events: list[events.Event | None] = []
        shown = self._rows()
        # And two for the line of one's own words, which may come below them.
        self._spaced = has_room(tuple(row.text for row in shown), rows - 2)
        self._choices = Choices(shown, spaced=self._spaced)
        given = view.answer.texts[-1] if isinstance(view.answer, Chosen) and view.answer.own else ""
        self._field = OneLine(_("Your own words"), given)
        self.set_class(bool(given), "-own")

    def compose(self) -> ComposeResult:
        """The cards, and a field that shows when the person wants words of their own."""
        yield self._choices
        yield self._field

    def _rows(self) -> list[Row]:
        step, view = self.view.step, self.view
        offered = [(card, card) for card in view.cards] or [(each.id, each.text) for each in view.options]
        rows = numbered(tuple(text for _id, text in offered))
        self._events = [events.Answer(Chosen((name,), (text,))) for name, text in offered]
        if not isinstance(step, Choose):
            return rows
        if events.More in view.can:
            rows.append(Row(step.more or _("Other cards"), "m"))
            self._events.append(events.More())
        if step.own:
            rows.append(Row(step.own, "o"))
            self._events.append(None)
        if step.none and events.Skip in view.can:
            rows += numbered((step.none,), first=len(offered) + 1)
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

    @on(Input.Changed)
    def keep(self, message: Input.Changed) -> None:
        """Let the draft hold what is there."""
        message.stop()
        if (event := self.at_hand()) is not None:
            self.want(event)

    def at_hand(self) -> events.Event | None:
        return events.Keep(_own(text)) if (text := self._field.value.strip()) else None

    @on(Input.Submitted)
    def submit(self, message: Input.Submitted) -> None:
        """Enter in the field takes the words; an empty field goes back to the cards."""
        message.stop()
        self._take_own()

    def _take_own(self) -> None:
        text = self._field.value.strip()
        if text:
            self.want(events.Answer(_own(text)))
        else:
            self.remove_class("-own")
            self.take_focus()


def _own(text: str) -> Chosen:
    return Chosen((OWN,), (text,), own=True)


def choose_step(view: StepView) -> type[StepBody]:
    """Beside the cards of a deck, and beside single options, there may be one's own words."""
    own = isinstance(view.step, Choose) and view.step.own and not view.step.many
    return DeckStep if view.cards or own else OptionsStep
