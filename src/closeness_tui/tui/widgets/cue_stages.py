"""The stages of the body step: picking cues, how strong each gets, and which tends to come first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from textual import events as keys
from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message

from closeness_tui.core.answer import Item
from closeness_tui.core.steps import Listing
from closeness_tui.core.wording import _, ngettext
from closeness_tui.tui.widgets.choices import ChoiceRow, Choices, Row
from closeness_tui.tui.widgets.dial import Dial
from closeness_tui.tui.widgets.field import OneLine
from closeness_tui.tui.widgets.list_stages import own_rows
from closeness_tui.tui.widgets.prose import Prose
from closeness_tui.tui.widgets.stage import Stage
from closeness_tui.tui.widgets.stage_collect import Collect
from closeness_tui.tui.widgets.stages import RateEach

KEYS = "123456789acdefijklmnprtuvwyz"
"""For the cues in their order; the letters that are left out mean something in every practice, or here."""

OWN_KEY = "o"

AIRY_RATING = 13
"""The rows that the question how strong a cue gets takes with all its air."""

LEAST_ROWS = 4
"""Of the list of cues, however small the window is."""


@dataclass
class LooksAt(Message):
    """Another cue is at hand now."""

    stage: Stage
    cue: str


class Window(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Part of a list that is longer than the room for it; it follows the row at hand."""

    DEFAULT_CSS = """
    Window { height: auto; scrollbar-size-vertical: 1; }
    """


def most_in_words(most: int) -> str:
    """How many there is room for, said kindly."""
    return ngettext("One is plenty.", "Up to {count}, if you like.", most).format(count=most)


def with_keys(texts: tuple[str, ...]) -> list[Row]:
    """A row with a key for each text; the last of very many are reached by arrows."""
    keyed = KEYS.ljust(len(texts))
    return [Row(text, key.strip()) for text, key in zip(texts, keyed, strict=False)]


class PickCues(Collect):
    """Pick among the cues, and add some in one's own words."""

    DEFAULT_CSS = """
    PickCues.-tight { .soft { margin-bottom: 0; } OneLine { margin-top: 0; } }
    """

    def __init__(self, step: Listing, offered: tuple[str, ...], items: tuple[Item, ...]) -> None:
        super().__init__(step, offered, items)
        self._own = own_rows(items, offered)
        self._line, self._window = Prose(classes="soft"), Window()
        self._rows, self._rows_free = Prose(classes="own"), 0

    def compose(self) -> ComposeResult:
        """What the keys do, the cues in a window, the rows added, and a line for the next one."""
        had = {item.text for item in self.items}
        yield self._line
        if self.offered:
            marked = frozenset(n for n, text in enumerate(self.offered) if text in had)
            with self._window:
                yield Choices(with_keys(self.offered), many=True, marked=marked)
        yield self._rows
        if self.step.own:
            yield OneLine(self._hint())

    def fit(self, rows: int) -> None:
        """The cues take what the other lines leave."""
        self._rows_free = rows
        tight = rows < 2 * LEAST_ROWS + 5
        self.set_class(tight, "-tight")
        air = 0 if tight else 2 if self.step.own else 1
        others = 2 + air + (1 + len(self._own) if self.step.own else 0)
        self._window.styles.max_height = max(LEAST_ROWS, rows - others)

    def _say(self) -> None:
        super()._say()
        self._line.say(self._how())
        self.fit(self._rows_free)
        self._look()

    def _hint(self) -> str:
        # What there is room for is said above the list, in a line of its own.
        return super()._hint() if self._room() else _("Enter goes on")

    def _how(self) -> str:
        if not self.offered:
            return _("Your own words, one sign at a time. None is fine too.")
        if not self._room():
            return _("That is as many as fit here. To pick another, you could let one go.")
        if self.step.own:
            how = _("Space or a key picks. {key} is for your own words.").format(key=OWN_KEY)
        else:
            how = _("Space or a key picks. None is fine too.")
        return " ".join((how, most_in_words(self.step.most))) if self.step.most else how

    def _look(self) -> None:
        choices = next(iter(self.query(Choices)), None)
        field = next(iter(self.query(OneLine)), None)
        if field is not None and field.has_focus:
            cue = field.value
        elif choices is not None and choices.here >= 0:
            cue = self.offered[choices.here]
            # One picked by its key may be outside of the window.
            choices.query(ChoiceRow)[choices.here].scroll_visible(animate=False)
        else:
            cue = ""
        self.post_message(LooksAt(self, cue))

    def go_to(self, places: tuple[int, ...]) -> None:
        """To the next of these cues, counted from the one at hand."""
        for choices in self.query(Choices):
            if places:
                choices.focus(scroll_visible=False)
                choices.move_to(next((place for place in places if place > choices.here), places[0]))

    def on_descendant_focus(self) -> None:
        """Another cue is looked at now: the one being typed, or the one in the list."""
        if self.is_mounted:
            self._look()

    @on(OneLine.Changed)
    def look_at_typed(self) -> None:
        """A cue in one's own words may belong somewhere too."""
        self._look()

    def on_key(self, event: keys.Key) -> None:
        """Its key goes to the line for own words, and the arrow goes back up to the list."""
        for field in self.query(OneLine):
            if event.character == OWN_KEY and not field.has_focus:
                event.stop()
                field.focus(scroll_visible=True)
            elif event.key == "up" and field.has_focus:
                for choices in self.query(Choices):
                    event.stop()
                    choices.focus(scroll_visible=False)


class Strength(RateEach):
    """How strong each picked cue gets; a cue may go without a number."""

    DEFAULT_CSS = """
    Strength.-tight { .soft, .item, Dial .said, Dial .ends { margin-bottom: 0; } }
    """

    def compose(self) -> ComposeResult:
        """That no number is needed, then the cue at hand and its dial."""
        yield Prose(_("How strong does it get?"))
        yield Prose(_("Enter goes on without a number too."), classes="soft")
        yield from super().compose()

    def fit(self, rows: int) -> None:
        """In a small window the air goes before anything is out of sight."""
        self.set_class(rows < AIRY_RATING, "-tight")

    def _say(self) -> None:
        super()._say()
        self.post_message(LooksAt(self, self.items[self._places[self._turn]].text))

    def go_on(self) -> bool:
        return not self._go_to(self._turn + 1)

    def go_back(self) -> bool:
        """To the cue before; False at the first."""
        return self._go_to(self._turn - 1)

    def _go_to(self, turn: int) -> bool:
        if not 0 <= turn < len(self._places):
            return False
        self._turn = turn
        old, new = self.query(Dial).last(), self._dial()
        self.mount(new)
        old.display = False
        old.remove()
        self._say()
        new.focus()
        return True


class First(Stage):
    """Which of the cues tends to come first; at most one."""

    def compose(self) -> ComposeResult:
        """The picked cues."""
        yield Prose(_("Which one tends to come first?"))
        yield Prose(_("Space or a key picks. None is fine too."), classes="soft")
        marked = frozenset(n for n, item in enumerate(self.items) if item.picked)
        yield Choices(with_keys(tuple(item.text for item in self.items)), many=True, marked=marked)

    @on(Choices.Marked)
    def choose(self, message: Choices.Marked) -> None:
        """The one marked last takes the place of the one before."""
        message.stop()
        choices = message.choices
        before = {n for n, item in enumerate(self.items) if item.picked}
        if len(choices.marked) > 1:
            choices.marked -= before
            choices.draw()
        self.change(tuple(replace(item, picked=n in choices.marked) for n, item in enumerate(self.items)))
        self.post_message(LooksAt(self, self.items[choices.here].text if choices.here >= 0 else ""))
