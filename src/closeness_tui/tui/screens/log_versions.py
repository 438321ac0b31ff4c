"""Versions of one entry, made apart from one another: seen together, and chosen from in peace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message

from closeness_tui.content.documents import BrokenDocument, NewerDocument
from closeness_tui.core.wording import _, ngettext
from closeness_tui.store.failures import StoreError
from closeness_tui.tui.dialogs.passphrase_field import why
from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.log_drawing import moment_in_words, page_of, under_heading
from closeness_tui.tui.screens.long_page import LongPage, LongPlace
from closeness_tui.tui.screens.place import Doors, PlaceKeys, Words, back_bindings, door

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.widgets.option_list import Option

    from closeness_tui.practice.looking_back import LookingBack
    from closeness_tui.practice.opening import Practice
    from closeness_tui.practice.reading import Reading

_ALL = "all"


class VersionsScreen(LongPlace[bool]):
    """Shows them and asks. Its result: whether something was settled."""

    HELP = later(
        "# Versions of one entry\n\n"
        "One entry was changed in two places that did not know of each other. You can keep one of the versions, keep "
        "all of them as entries of their own, or decide another day. Until then nothing is lost."
    )
    HUGS = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "choose", later("choose"), tooltip=later("Takes what is marked."), id="versions.choose"
        ),
        *back_bindings(),
        Binding(
            "space,pagedown",
            "read_on(8)",
            later("read on"),
            key_display="Space",
            tooltip=later("Shows more."),
            id="versions.read_on",
        ),
        Binding("pageup", "read_on(-8)", later("up"), show=False, tooltip=later("Shows the part above.")),
    ]

    DEFAULT_CSS = """
    VersionsScreen.-wide Words, VersionsScreen.-wide Doors { max-width: 124; }
    VersionsScreen #read { height: 1fr; width: 100%; max-width: 66; margin-bottom: 1; scrollbar-size-vertical: 1; }
    VersionsScreen.-wide #read { max-width: 124; }
    VersionsScreen #side { height: auto; layout: vertical; }
    VersionsScreen.-wide #side { layout: horizontal; }
    VersionsScreen #side Words { max-width: 66; margin-bottom: 1; }
    VersionsScreen.-wide #side Words { width: 1fr; margin-right: 3; }
    VersionsScreen.waits #doors { display: none; }
    """

    @dataclass
    class Read(Message):
        """The versions that open."""

        readings: tuple[Reading, ...]
        error: Exception | None = None

    @dataclass
    class Settled(Message):
        """It was settled, or why it was not."""

        error: Exception | None = None

    def __init__(self, practice: Practice, back: LookingBack, group: tuple[str, ...]) -> None:
        super().__init__(classes="waits")
        self._practice = practice
        self._back = back
        self._group = group
        self._readings: tuple[Reading, ...] = ()
        self._busy = False

    def compose(self) -> ComposeResult:
        """How it came to this, the versions, and the ways."""
        yield Words(_("Versions of one entry"), classes="title")
        yield Words(
            _(
                "This was changed in two places that did not know of each other. Nothing is lost: all of it is here."
            ),
            id="told",
            classes="quiet gap",
        )
        with LongPage(id="read"):
            yield Horizontal(id="side")
        yield Doors(id="doors")
        yield PlaceKeys()

    def on_mount(self) -> None:
        """Read them aside."""
        self._read()

    @work(thread=True, exit_on_error=False)
    def _read(self) -> None:
        readings: list[Reading] = []
        error: Exception | None = None
        for each in self._group:
            try:
                readings.append(self._back.read(each))
            except (StoreError, BrokenDocument, NewerDocument) as reason:
                error = reason
        self.post_message(self.Read(tuple(readings), error))

    async def on_versions_screen_read(self, message: Read) -> None:
        """Show them, the newest first."""
        self._readings = tuple(
            sorted(message.readings, key=lambda each: each.entry.edited or each.entry.created, reverse=True)
        )
        if message.error is not None:
            count = len(self._group) - len(self._readings)
            self.query_one("#told", Words).say(
                ngettext(
                    "One of the versions cannot be read here, so nothing is chosen for now.",
                    "{count} of the versions cannot be read here, so nothing is chosen for now.",
                    count,
                ).format(count=count)
            )
        await self.query_one("#side").mount_all(Words() for _each in self._readings)
        offered = self.query_one("#doors", Doors)
        offered.offer(list(self._ways(whole=message.error is None)))
        self.remove_class("waits")
        offered.focus()
        self.call_after_refresh(self._draw)

    def _ways(self, *, whole: bool) -> Iterator[Option]:
        yield door(_("Decide another day"), "later")
        if not whole:
            return
        for number, reading in enumerate(self._readings, 1):
            yield door(_("Keep version {number}").format(number=number), reading.entry.id, _written(reading))
        if len(self._readings) == 2:
            yield door(_("Keep both, as entries of their own"), _ALL)
        else:
            yield door(_("Keep all of them, as entries of their own"), _ALL)

    def _draw(self) -> None:
        for number, (place, reading) in enumerate(
            zip(self.query("#side Words").results(Words), self._readings, strict=False), 1
        ):
            head = _("Version {number}, {written}").format(number=number, written=_written(reading))
            width = max(20, place.size.width - 2)
            # Below one another, the same name and day once is enough.
            headed = number == 1 or self.has_class("-wide") or _name(reading) != _name(self._readings[0])
            place.say(under_heading(head, page_of(reading, width, beside=True, headed=headed)))

    def on_resize(self) -> None:
        """Other widths, other lines."""
        self.call_after_refresh(self._draw)

    @on(Doors.OptionSelected, "#doors")
    def _chose(self, event: Doors.OptionSelected) -> None:
        if event.option_id == "later":
            self.dismiss(False)
        elif event.option_id and not self._busy:
            self._busy = True
            self._settle(event.option_id)

    @work(thread=True, exit_on_error=False)
    def _settle(self, chosen: str) -> None:
        try:
            if chosen == _ALL:
                self._back.keep_all(self._group)
            else:
                self._back.keep_one(chosen, self._group)
        except Exception as error:  # noqa: BLE001 - said in words
            self.post_message(self.Settled(error))
        else:
            self.post_message(self.Settled())

    def on_versions_screen_settled(self, message: Settled) -> None:
        """Go back, or say why not."""
        self._busy = False
        if message.error is None:
            self.dismiss(True)
        else:
            self.query_one("#told", Words).say(why(message.error))

    def action_choose(self) -> None:
        """Take what is marked."""
        self.query_one("#doors", Doors).action_select()

    def action_back(self) -> None:
        """Decide another day."""
        self.dismiss(False)


def _name(reading: Reading) -> tuple[object, ...]:
    entry = reading.entry
    return entry.title, entry.created, entry.starred, entry.tags


def _written(reading: Reading) -> str:
    moment = reading.entry.edited or reading.entry.created
    return _("written {moment}").format(moment=moment_in_words(moment))
