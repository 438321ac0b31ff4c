"""Turns: whose turn it is, plain from across a table; the card, and quietly the time."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content

from closeness_tui.core.moment import Moment
from closeness_tui.core.steps import Phase, Turns
from closeness_tui.core.view import StepView
from closeness_tui.core.wording import _
from closeness_tui.tui.widgets import letters
from closeness_tui.tui.widgets.body import Glance, StepBody
from closeness_tui.tui.widgets.page import COLUMN
from closeness_tui.tui.widgets.prose import Prose, harmless, words
from closeness_tui.tui.widgets.quiet_line import QuietLine
from closeness_tui.tui.widgets.spans import about

STOP_WORD = 1
"""The row of the screen that the stop word takes."""

QUIET = 3
"""The rows of the word for the turn, the line and the time."""

AIR, AIR_OF_CARD = 3, 3
"""Rows more where there is room: the space around it, and a row for who comes after."""


class TurnsStep(StepBody, can_focus=True):
    """One person at a time; nothing of what is said is kept."""

    DEFAULT_CSS = """
    TurnsStep {
        .word { text-style: bold; margin-top: 1; }
        .card {
            margin-top: 1; padding: 1 3; border-left: outer $primary; background: $panel;
            text-style: bold; content-align: left middle;
        }
        QuietLine { margin: 1 8 0 8; }
        .left, .after { text-align: center; color: $text-muted; }
        &.-close .word { margin: 0; }
        &.-close QuietLine { margin: 0 8 0 8; }
        &.-close .card { margin: 0; padding: 0 3; }
        &.-near .card { padding: 0 3; }
    }
    """

    def __init__(self, view: StepView, glance: Glance, rows: int) -> None:
        super().__init__(view, glance, rows)
        self._speaker = letters.Letters()
        self._word, self._card = Prose(classes="word"), Prose(classes="card")
        self._line, self._left, self._after = QuietLine(), Prose(classes="left"), Prose(classes="after")

    def compose(self) -> ComposeResult:
        """Who, what about, how long, and who comes after."""
        yield self._speaker
        yield self._word
        yield self._card
        yield self._line
        yield self._left
        yield self._after

    def fit(self, rows: int) -> None:
        """Smaller letters and less air where there is little room; while it is paused too."""
        super().fit(rows)
        self.show(self.view)

    def show(self, view: StepView) -> None:
        super().show(view)
        now = view.moment
        if now is None:
            return
        self._say_card(now)
        # Each person has a side of the page, so that a change of turns is seen without reading.
        side = now.phase.group / (self._people - 1) if self._people > 1 else 0.5
        self._speaker.say(self._large_name(now.phase), side)
        self._word.styles.text_align = "left" if side < 0.5 else "right" if side > 0.5 else "center"
        self._word.say(word_of(now.phase))
        self._line.draw(now.left_in_phase / now.phase.seconds if now.phase.seconds else 0.0)
        self._say_times(now)

    @property
    def _width(self) -> int:
        return max(1, min(COLUMN, self.app.size.width - 5))

    @property
    def _people(self) -> int:
        return len(self.view.step.speakers) if isinstance(self.view.step, Turns) else 1

    def _large_name(self, phase: Phase) -> tuple[str, ...]:
        """The name; in quotation marks while the words of another are said back."""
        name = harmless(phase.part)
        if phase.name == "say-back":
            name = f'"{name}"'
        return letters.drawn(name, self._size_of_letters, self._width)

    @property
    def _free(self) -> int:
        """The rows left for the name and the air."""
        return self.rows_free - STOP_WORD - QUIET - self._card_rows

    @property
    def _size_of_letters(self) -> int:
        return letters.large_enough(self._free)

    @property
    def _card_rows(self) -> int:
        """As many as the longest card takes, so that nothing jumps from round to round."""
        heights = (words(card).get_height({}, max(1, self._width - 8)) for card in self.view.cards)
        return max(heights, default=0)

    def _say_card(self, now: Moment) -> None:
        rows, cards = self._card_rows, self.view.cards
        spare = self._free - self._size_of_letters
        is_airy = spare >= AIR + (AIR_OF_CARD if cards else 0)
        # With a little room, the card gives up its own air before the lines around it do.
        self.set_class(not is_airy and bool(cards) and spare >= AIR, "-near")
        self.set_class(not is_airy and not self.has_class("-near"), "-close")
        self._card.display = bool(cards)
        if cards:
            self._card.styles.height = rows + 2 if is_airy else rows
            self._card.say(cards[min(now.phase.round, len(cards)) - 1])

    def _say_times(self, now: Moment) -> None:
        """Where one is and how long it takes; who comes after, on a line of its own where there is room."""
        times, after = self._times(now), self._what_comes(now)
        close = self.has_class("-close") or self.has_class("-near")
        self._after.display = not close
        self._after.say(after or " ", layout=False)
        if close and after and len(whole := " · ".join((*times, after))) <= self._width:
            self._left.say(whole, layout=False)
        else:
            self._left.say("   ·   ".join(times), layout=False)

    def _times(self, now: Moment) -> list[str]:
        parts, phase = [about(now.left_in_phase)], now.phase
        if phase.rounds > 1:
            where = _("card {number} of {count}") if self.view.cards else _("round {number} of {count}")
            parts.insert(0, where.format(number=phase.round, count=phase.rounds))
        return parts

    def _what_comes(self, now: Moment) -> str:
        phases = self.glance.phases()
        after = phases[now.index + 1] if now.index + 1 < len(phases) else None
        if after is None:
            return _("the last turn here") if len(phases) > 1 else ""
        if "{" in after.part:
            # A name that an earlier answer gives is known only once its turn has come.
            return ""
        if after.name != "say-back":
            return _("then {name}").format(name=after.part)
        if not after.part:
            return _("then the other one says it back")
        return _("then {name} says it back").format(name=after.part)


def word_of(phase: Phase) -> str:
    """The one line for this turn."""
    if phase.name != "say-back":
        return _("{name}, it's your turn").format(name=phase.part)
    if not phase.part:
        return _("The other one could say back what they heard")
    return _("{name}, you could say back what you heard").format(name=phase.part)


def how_to_stop(word: str) -> Content:
    """The stop word in its sentence."""
    before, _word, after = _("To stop at once, say “{word}” or press q.").partition("{word}")
    return Content.assemble(before, words(word, "bold $foreground"), after)
