"""Pages that are only read: the list of them, and one page. Nothing is asked, and nothing is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from closeness_tui.core.wording import _
from closeness_tui.practice.learning import Learning, Page, drawn_on
from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.long_page import LongPage, LongPlace
from closeness_tui.tui.screens.place import Doors, Place, PlaceKeys, Words, back_bindings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from closeness_tui.content.cards import Card
    from closeness_tui.practice.opening import Practice

ROW = 2
"""Lines of a page in the list."""
ABOVE_AND_BELOW = 10
"""Lines of the title, the sentence, the keys, and the air around them."""


class LearnScreen(Place[None]):
    """The list."""

    HELP = later(
        "# Pages to read\n\n"
        "Short pages on closeness, fear and habits. Enter opens the one that is marked, the arrows move, and the left "
        "arrow goes back. Nothing is asked, and nobody notes what you read."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", later("read"), tooltip=later("Opens the marked page."), id="learn.read"),
        Binding("right", "choose", show=False),
        *back_bindings(),
    ]

    DEFAULT_CSS = """
    LearnScreen #told { margin-bottom: 1; }
    LearnScreen #pages { height: 1fr; max-height: 100%; }
    LearnScreen.-short .title { margin-bottom: 0; }
    """

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self._learning = Learning(practice.library, practice.places.drawer)
        self._airy = False

    def compose(self) -> ComposeResult:
        """A title, a sentence, and the pages by their names."""
        cards = self._learning.cards
        told = (
            _("A minute each. Nothing is asked, and nothing is kept.") if cards else _("There are none here.")
        )
        yield Words(_("Pages to read"), classes="title")
        yield Words(told, id="told", classes="quiet")
        yield Doors(id="pages")
        yield PlaceKeys()

    def on_mount(self) -> None:
        """The first one is marked."""
        self.query_one("#pages", Doors).focus()

    def on_resize(self) -> None:
        """Where there is room, the pages stand apart from each other."""
        doors = self.query_one("#pages", Doors)
        wanted = len(self._learning.cards) * (ROW + 1) + ABOVE_AND_BELOW <= self.app.size.height
        if doors.option_count and wanted == self._airy:
            return
        marked, self._airy = doors.chosen_id, wanted
        doors.offer(self._rows())
        self._mark_id(marked)

    def _rows(self) -> Iterator[Option]:
        for number, card in enumerate(self._learning.cards):
            if self._airy and number:
                yield Option("", disabled=True)
            yield Option(_row(card), id=card.id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - the contract
        """There must be something to read."""
        return bool(self._learning.cards) if action == "choose" else True

    @on(Doors.OptionSelected, "#pages")
    def _chose(self, event: Doors.OptionSelected) -> None:
        names = [card.id for card in self._learning.cards]
        self.app.push_screen(LearnPageScreen(self._learning, names.index(event.option_id or "")), self._mark)

    def _mark(self, at: int | None) -> None:
        """Where one stopped reading is marked."""
        if at is not None:
            self._mark_id(self._learning.cards[at].id)

    def _mark_id(self, name: str) -> None:
        doors = self.query_one("#pages", Doors)
        if name:
            doors.highlighted = doors.get_option_index(name)

    def action_choose(self) -> None:
        """Open what is marked."""
        self.query_one("#pages", Doors).action_select()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)


class LearnPageScreen(LongPlace[int]):
    """One page. Its result: the place of the page that was read last."""

    HELP = later(
        "# A page to read\n\n"
        "It is yours to take or to leave. The right arrow shows the next page, and the left arrow goes back to the "
        "list."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "right,enter",
            "next_page",
            later("next page"),
            key_display="→",
            tooltip=later("Shows the next page."),
            id="learn_page.next",
        ),
        *back_bindings(),
        Binding(
            "down,pagedown,space",
            "read_on(6)",
            later("more"),
            key_display="↓",
            tooltip=later("Shows more."),
            id="learn_page.read_on",
        ),
        Binding("up,pageup", "read_on(-6)", later("up"), show=False, tooltip=later("Shows the part above.")),
    ]

    DEFAULT_CSS = """
    LearnPageScreen #place { margin-bottom: 1; }
    LearnPageScreen #page { padding: 1 0 0 0; }
    LearnPageScreen.-short #page { padding: 0; }
    LearnPageScreen #page #title { margin-bottom: 0; }
    LearnPageScreen #sources { color: $quiet; }
    """

    def __init__(self, learning: Learning, at: int) -> None:
        super().__init__()
        self._learning = learning
        self._at = at

    def compose(self) -> ComposeResult:
        """A title, where one is among the pages, the words, and what they draw on."""
        with LongPage(id="page"):
            yield from self._words()
        yield PlaceKeys()

    def _words(self) -> list[Words]:
        cards = self._learning.cards
        card = cards[self._at]
        page = self._learning.page(card.id)
        place = _("{number} of {count}").format(number=self._at + 1, count=len(cards))
        return [
            Words(" ".join(card.title.split()), id="title", classes="title"),
            Words(place, id="place", classes="quiet"),
            *_paragraphs(page),
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """After the last page there is no next one."""
        if action == "next_page":
            return self._at + 1 < len(self._learning.cards)
        return super().check_action(action, parameters)

    async def action_next_page(self) -> None:
        """Turn to the next page, from its top."""
        self._at += 1
        room = self.query_one(LongPage)
        with self.app.batch_update():
            await room.remove_children()
            await room.mount_all(self._words())
        room.scroll_home(animate=False)
        self.refresh_bindings()

    def action_back(self) -> None:
        """Go back to the list."""
        self.dismiss(self._at)


def _paragraphs(page: Page | None) -> list[Words]:
    if page is None:
        return [Words(_("This page cannot be read just now. Its file is left as it is."))]
    behind = drawn_on(page)
    return [
        *(Words(each) for each in page.paragraphs),
        *([Words(behind, id="sources")] if behind else []),
    ]


def _row(card: Card) -> Content:
    title, summary = (" ".join(words.split()) for words in (card.title, card.summary))
    return Content.assemble((title, "bold"), "\n", (summary, "$quiet"))
