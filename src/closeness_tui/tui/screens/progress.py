"""Looking back over time: one thing a page, drawn and said in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.worker import get_current_worker

from closeness_tui.core.progress_pages import ProgressPage, pages_of
from closeness_tui.core.progress_words import (
    asked_in_words,
    beside_track,
    garden_in_words,
    months_of,
    nothing_in_words,
)
from closeness_tui.core.wording import _, wording
from closeness_tui.practice.progress import SeenOverTime, read_progress
from closeness_tui.tui.dialogs.passphrase_field import why
from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens import progress_drawing as drawing
from closeness_tui.tui.screens.long_page import LongPage, LongPlace, reading_bindings
from closeness_tui.tui.screens.place import PlaceKeys, Words, back_bindings
from closeness_tui.tui.widgets.prose import words as plain

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closeness_tui.practice.opening import Practice

_COLUMN = 62
"""Cells of the drawing at most."""

_ROOMY = 34
"""Rows of a window from which a drawing has a row for each number."""


class BrokenOffError(Exception):
    """Nobody waits for it any more."""


class ProgressScreen(LongPlace[None]):
    """The pages of what the log tells over time; opened only once the log is."""

    HELP = later(
        "# Looking back over time\n\n"
        "Your own numbers, each on its day, and what you noticed. One thing at a time: the arrows down and up go to "
        "the next one and the one before.\n\n"
        "Nothing here is good or bad, and nothing is added up. **w** says all of a page in words."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "down,enter",
            "turn(1)",
            later("next"),
            key_display="↓",
            tooltip=later("Goes to the next page."),
            id="progress.next",
        ),
        Binding(
            "up",
            "turn(-1)",
            later("before"),
            tooltip=later("Goes to the page before."),
            id="progress.before",
        ),
        Binding("home", "first", later("first"), show=False, tooltip=later("Goes to the first page.")),
        Binding("end", "last", later("last"), show=False, tooltip=later("Goes to the last page.")),
        Binding(
            "w",
            "in_words",
            later("in words"),
            tooltip=later("Says every number with its day, or draws them again."),
            id="progress.words",
        ),
        *back_bindings(),
        *reading_bindings(),
    ]

    DEFAULT_CSS = """
    ProgressScreen .title { margin-bottom: 0; }
    ProgressScreen #where { margin-bottom: 1; }
    ProgressScreen #page { max-width: 66; }
    ProgressScreen #both { layout: vertical; width: 100%; height: auto; }
    ProgressScreen #drawing, ProgressScreen #beside { margin-bottom: 0; }
    ProgressScreen #drawing { width: 100%; margin-bottom: 1; }
    ProgressScreen.-wide #page { max-width: 108; }
    ProgressScreen.-wide .title, ProgressScreen.-wide #where { max-width: 108; }
    ProgressScreen.-wide.beside #both { layout: horizontal; }
    ProgressScreen.-wide.beside #drawing { width: 64; }
    ProgressScreen.-wide.beside #beside { width: 1fr; padding: 1 1 0 4; }
    """

    @dataclass
    class Gathered(Message):
        """What was found, or why nothing could be read."""

        seen: SeenOverTime
        error: Exception | None = None

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self._practice = practice
        self._pages: tuple[ProgressPage, ...] = ()
        self._seen = SeenOverTime()
        self._at = 0
        self._words_only = False

    def compose(self) -> ComposeResult:
        """Where one is, the drawing, and the words to it."""
        yield Words(_("Looking back over time"), classes="title")
        yield Words(_("Reading your log ..."), id="where", classes="quiet")
        with LongPage(id="page"), Container(id="both"):
            yield Words(id="drawing")
            yield Words(id="beside")
        yield PlaceKeys()

    def on_mount(self) -> None:
        """Read aside."""
        self._gather()

    @work(thread=True, exit_on_error=False)
    def _gather(self) -> None:
        worker = get_current_worker()

        def told(_done: int, _total: int) -> None:
            if worker.is_cancelled:
                raise BrokenOffError

        try:
            self.post_message(self.Gathered(read_progress(self._practice, told=told)))
        except BrokenOffError:
            return
        except Exception as error:  # noqa: BLE001 - said in words
            self.post_message(self.Gathered(SeenOverTime(), error))

    def on_progress_screen_gathered(self, message: Gathered) -> None:
        """Show the first page."""
        self._seen = message.seen
        self._pages = pages_of(message.seen.progress)
        if message.error is not None:
            self.query_one("#where", Words).say(why(message.error))
        elif not self._pages:
            self.query_one("#where", Words).say(nothing_in_words())
        else:
            self._show()

    # ----- one page

    def _show(self) -> None:
        page = self._pages[self._at]
        where = _("{heading}, page {number} of {count}").format(
            heading=page.heading, number=self._at + 1, count=len(self._pages)
        )
        self.query_one("#where", Words).say(where)
        drawn = self._drawing(page)
        self.set_class(bool(drawn) and page.track is not None, "beside")
        picture = self.query_one("#drawing", Words)
        picture.display = bool(drawn)
        picture.say(drawn)
        self.query_one("#beside", Words).say(self._beside(page))
        self.query_one("#page").scroll_home(animate=False)
        self.refresh_bindings()

    def _drawing(self, page: ProgressPage) -> Content:
        width = max(24, min(_COLUMN, self.app.size.width - 8))
        if self._words_only:
            return Content("")
        if page.track is not None:
            rows = drawing.TALL if self.app.size.height >= _ROOMY else drawing.LOW
            gap = [Content("")] if rows == drawing.TALL else []
            asked = [_bold(page.name), *_folded(asked_in_words(page.track), width, "$quiet"), *gap]
            return Content("\n").join([*asked, drawing.dots(page.track, width, rows)])
        if page.practised is not None:
            signs = drawing.signs_in_words(_("before"), _("after"), _("both"))
            pairs = drawing.before_and_after(page.practised, width)
            ends = _folded(_("0 is not uneasy at all. 10 is the most you can imagine."), width, "$quiet")
            return Content("\n").join(
                [_bold(page.name), *ends, Content.styled(signs, "$quiet"), Content(""), pairs]
            )
        if page.is_garden:
            said = _folded(garden_in_words(), width, "$quiet")
            return Content("\n").join([*said, Content(""), drawing.garden(self._seen.progress.garden, width)])
        return Content("")

    def _beside(self, page: ProgressPage) -> Content:
        """The words to the drawing; the whole page in words where there is none."""
        if page.track is not None:
            said = beside_track(page.track)
            if self._words_only:
                said = (page.name, asked_in_words(page.track), *said, "", *months_of(page.track))
            rows = [*(plain(each) for each in said), *self._left_out()]
            return Content("\n").join([*rows, Content.styled(wording("noise"), "$quiet")])
        if page.is_garden or (page.practised is not None and not self._words_only):
            return Content("\n").join(self._left_out())
        return Content("\n").join([*(plain(each) for each in page.all_rows), *self._left_out()])

    def _left_out(self) -> list[Content]:
        """What of the log is not among these."""
        said = []
        if self._seen.unread:
            said.append(_("Some entries did not open; the log names them."))
        if self._seen.more:
            said.append(_("The oldest entries are not among these."))
        return [Content.styled(each, "$quiet") for each in said]

    # ----- moving

    def on_resize(self) -> None:
        """Another width, another drawing."""
        if self._pages:
            self.call_after_refresh(self._show)

    def action_turn(self, pages: int) -> None:
        """To the next page, or the one before."""
        self._at = max(0, min(self._at + pages, len(self._pages) - 1))
        self._show()

    def action_first(self) -> None:
        """To the first page."""
        self.action_turn(-len(self._pages))

    def action_last(self) -> None:
        """To the last page."""
        self.action_turn(len(self._pages))

    def action_in_words(self) -> None:
        """All of it in words, or drawn."""
        self._words_only = not self._words_only
        self._show()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys only where they mean something."""
        match action:
            case "turn":
                at = self._at + (1 if parameters == (1,) else -1)
                return 0 <= at < len(self._pages)
            case "first" | "last":
                return len(self._pages) > 1
            case "in_words":
                return bool(self._pages) and self._can_be_said(self._pages[self._at])
            case _:
                return super().check_action(action, parameters)

    @staticmethod
    def _can_be_said(page: ProgressPage) -> bool:
        return page.track is not None or page.practised is not None


def _bold(words: str) -> Content:
    return Content.styled(" ".join(plain(words).plain.split()), "bold")


def _folded(words: str, width: int, style: str) -> list[Content]:
    return list(Content.styled(words, style).wrap(width))
