"""The stories in the log, read in order like a book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.message import Message

from closeness_tui.core.wording import _
from closeness_tui.tui.dialogs.passphrase_field import why
from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.log_drawing import chapter_page
from closeness_tui.tui.screens.long_page import LongPage, LongPlace
from closeness_tui.tui.screens.place import PlaceKeys, Words, back_bindings

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from closeness_tui.core.chapters import Chapter
    from closeness_tui.practice.looking_back import LookingBack


class ChaptersScreen(LongPlace[None]):
    """One chapter a page, the oldest first."""

    HELP = later(
        "# Your story\n\n"
        "The stories in your log, in order, like a book. Enter or the right arrow turns to the next "
        "chapter, **b** turns back."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,right",
            "turn(1)",
            later("next chapter"),
            tooltip=later("Turns to the next chapter."),
            id="chapters.next",
        ),
        Binding(
            "b",
            "turn(-1)",
            later("chapter before"),
            tooltip=later("Turns back a chapter."),
            id="chapters.before",
        ),
        *back_bindings(),
        Binding(
            "down,space,pagedown",
            "read_on(6)",
            later("more"),
            key_display="↓",
            tooltip=later("Shows more."),
            id="chapters.read_on",
        ),
        Binding("up,pageup", "read_on(-6)", later("up"), show=False, tooltip=later("Shows the part above.")),
    ]

    DEFAULT_CSS = """
    ChaptersScreen #where { margin-bottom: 1; }
    """

    @dataclass
    class Gathered(Message):
        """The chapters, or why there are none."""

        chapters: tuple[Chapter, ...]
        error: Exception | None = None

    def __init__(self, back: LookingBack) -> None:
        super().__init__()
        self._back = back
        self._chapters: tuple[Chapter, ...] = ()
        self._at = 0

    def compose(self) -> ComposeResult:
        """Where one is in the book, and the page."""
        yield Words(_("Opening your story ..."), id="where", classes="quiet")
        with LongPage(id="page"):
            yield Words(id="chapter")
        yield PlaceKeys()

    def on_mount(self) -> None:
        """Gather them aside."""
        self._gather()

    @work(thread=True, exit_on_error=False)
    def _gather(self) -> None:
        try:
            self.post_message(self.Gathered(self._back.chapters()))
        except Exception as error:  # noqa: BLE001 - said in words
            self.post_message(self.Gathered((), error))

    def on_chapters_screen_gathered(self, message: Gathered) -> None:
        """Open the book at its beginning."""
        self._chapters = message.chapters
        if message.error is not None:
            self.query_one("#where", Words).say(why(message.error))
        elif not self._chapters:
            self.query_one("#where", Words).say(_("There are no chapters here yet, and there is no hurry."))
        else:
            self._show()

    def _show(self) -> None:
        where = _("Chapter {number} of {count}").format(number=self._at + 1, count=len(self._chapters))
        self.query_one("#where", Words).say(where)
        width = max(20, min(62, self.app.size.width - 7))
        self.query_one("#chapter", Words).say(chapter_page(self._chapters[self._at], width))
        self.query_one("#page").scroll_home(animate=False)
        self.refresh_bindings()

    def on_resize(self) -> None:
        """Other widths, other lines."""
        if self._chapters:
            self.call_after_refresh(self._show)

    def action_turn(self, pages: int) -> None:
        """To the next chapter, or the one before."""
        self._at = max(0, min(self._at + pages, len(self._chapters) - 1))
        self._show()

    def action_back(self) -> None:
        """Close the book."""
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A page can be turned only where there is one."""
        if action != "turn":
            return super().check_action(action, parameters)
        return 0 <= self._at + (1 if parameters == (1,) else -1) < len(self._chapters)
