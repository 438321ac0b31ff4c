"""A page to agree to: it scrolls, it says who is asked, and no answer stands out beforehand."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from closeness_tui.core import event as events
from closeness_tui.core.answer import Chosen
from closeness_tui.core.view import StepView
from closeness_tui.core.wording import _
from closeness_tui.tui.phrases import later
from closeness_tui.tui.widgets.body import Glance, StepBody
from closeness_tui.tui.widgets.choices import Choices, numbered
from closeness_tui.tui.widgets.even_choices import EvenChoices
from closeness_tui.tui.widgets.prose import Prose, words

LEAST = 4
"""Rows of the page that are always in sight."""

AIRY = 18
"""Rows from which on there is space between the choices."""


class AgreedPage(VerticalScroll, can_focus=False, inherit_bindings=False):
    """What is to be agreed to, part by part."""

    DEFAULT_CSS = """
    AgreedPage {
        height: auto; padding: 0 2; border-left: outer $primary; background: $panel; scrollbar-size-vertical: 1;
        .asked-for { color: $text-muted; }
        .said { padding-left: 2; margin-bottom: 1; }
        .said.-last { margin-bottom: 0; }
    }
    """

    @property
    def is_read(self) -> bool:
        """Whether its end is in sight."""
        return self.scroll_offset.y >= self.max_scroll_y


class Answers(EvenChoices):
    """The answers; the arrows first read the page to its end."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "read(-1)", "page up", tooltip=later("Shows the part above."), show=False),
        Binding("pagedown", "read(1)", "page down", tooltip=later("Shows the part below."), show=False),
    ]

    def __init__(self, page: AgreedPage, texts: tuple[str, ...], *, spaced: bool) -> None:
        super().__init__(numbered(texts), spaced=spaced)
        self._page = page

    def action_read(self, pages: int) -> None:
        """A page on or back, less one row that was in sight before."""
        self._page.scroll_relative(y=pages * max(1, self._page.size.height - 1), animate=False)

    def action_move(self, by: int) -> None:
        if self.here < 0 and by > 0 and not self._page.is_read:
            self._page.scroll_relative(y=1, animate=False)
        elif self.here <= 0 and by < 0:
            self._page.scroll_relative(y=-1, animate=False)
        else:
            super().action_move(by)


class AgreeStep(StepBody):
    """The page, who is asked, and three answers."""

    DEFAULT_CSS = """
    AgreeStep {
        .more { color: $text-muted; text-align: right; height: 1; }
        .who { margin-bottom: 1; text-style: bold; }
        &.-close .who { margin-bottom: 0; }
    }
    """

    def __init__(self, view: StepView, glance: Glance, rows: int) -> None:
        super().__init__(view, glance, rows)
        self._page = AgreedPage(*passages_of(view))
        texts = tuple(option.text for option in view.options)
        self._more = Prose(classes="more")
        self._answers = Answers(self._page, texts, spaced=rows >= AIRY)
        # Not before it is laid out does it know how long it is.
        self._page.styles.max_height = LEAST
        self.set_class(rows < AIRY, "-close")

    def compose(self) -> ComposeResult:
        """First what it says, then the question."""
        yield self._page
        yield self._more
        yield Prose(who_is_asked(self.view), classes="who")
        yield self._answers

    def on_mount(self) -> None:
        super().on_mount()
        self.fit(self.rows_free)
        for changed in ("scroll_y", "virtual_size"):
            self.watch(self._page, changed, self._say_more, init=False)

    def fit(self, rows: int) -> None:
        """The page takes what the question and the answers leave; it scrolls where that is too little."""
        super().fit(rows)
        answers = len(self.view.options) * (2 if rows >= AIRY else 1)
        below = 2 + answers + (1 if rows >= AIRY else 0)
        self._page.styles.max_height = max(LEAST, rows - below)
        self.call_after_refresh(self._say_more)

    def _say_more(self) -> None:
        self._more.say(" " if self._page.is_read else _("↓ there is more to read"), layout=False)

    def take_focus(self) -> None:
        self._answers.focus(scroll_visible=False)

    @property
    def ready(self) -> bool:
        return self._answers.here >= 0

    def go_on(self) -> None:
        self._answers.pick_here()

    @on(Choices.Marked)
    def say_keys(self) -> None:
        """Enter may mean something now."""
        self.shifted()

    @on(Choices.Picked)
    def take(self, message: Choices.Picked) -> None:
        """One answer was given."""
        message.stop()
        option = self.view.options[message.index]
        self.want(events.Answer(Chosen((option.id,), (option.text,))))


def passages_of(view: StepView) -> list[Prose]:
    """What was asked, quietly, and what was answered."""
    if not view.page:
        return [Prose(_("Nothing is on this page yet, and that is all right."), classes="said -last")]
    shown = []
    for passage in view.page:
        last = " -last" if passage is view.page[-1] else ""
        shown.append(Prose(first_sentence(passage.prompt), classes="asked-for"))
        shown.append(Prose("\n".join(passage.rows), classes=f"said{last}"))
    return shown


def first_sentence(prompt: str) -> str:
    """The question itself; what explains it was read when it was answered."""
    line = " ".join(prompt.split())
    ends = [place + 1 for mark in ("? ", ". ", "! ") if (place := line.find(mark)) >= 0]
    return line[: min(ends)] if ends else line


def who_is_asked(view: StepView) -> Content:
    """The question, with the name of the one who is asked now."""
    before, _name, after = _("{name}: is this page all right?").partition("{name}")
    return Content.assemble("› ", before, words(view.asked, "$primary"), after)
