"""What home shows: what waits, what would be kind, then the exercises; in parts, so that nobody waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.widgets.option_list import Option

from closeness_tui.core.spoken import rung_explained
from closeness_tui.core.wording import _, ngettext, wording
from closeness_tui.practice.kind_now import kind_now, was_long_away
from closeness_tui.tui.phrases import about_minutes, as_sentence, greeting
from closeness_tui.tui.screens.library_rows import Library, heading, row_of, suggested_row, words_of
from closeness_tui.tui.screens.place import COLUMN, Doors, Place, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.events import Resize

    from closeness_tui.content.library import Card
    from closeness_tui.core.sieve import Sieve
    from closeness_tui.core.suggesting import Suggestion
    from closeness_tui.practice.lately import Lately
    from closeness_tui.practice.opening import Practice
    from closeness_tui.tui.screens.home_today import ListedLess

FIRST = 3
"""Rows given to the list before the first paint, at least; the others, and with them a scroll bar, follow after it."""

ROUND_THE_LIST = 13
"""Lines of the screen that are not the list's."""

SOON = 0.1
"""Seconds from the first paint to the other rows: what one sees first, one can use first."""

AT_ONCE = 200
"""Rows added in one go, so that a key pressed meanwhile is heard."""

DRAFT = "draft:"
"""Before the id of an unfinished practice, in the list."""

KIND = "kind:"
"""Before the place of a suggestion, in the list."""

ROOMY = 20
"""Lines of a window in which there is room for a greeting."""

WIDE = 100
"""Cells of a window in which what is marked is told beside the list."""


class HomeList(Place[None]):
    """The part of home that fills the list and says what is marked."""

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self._practice = practice
        self._filled = False
        self._cards: dict[str, Card] = {}
        self._rest: Sequence[Card] = ()
        """Rows that the list has still to be given."""
        self._made_for = 0
        self._drafts_shown: tuple[str, ...] = ()
        self._suggested: tuple[Suggestion, ...] = ()
        self._lately: Lately | None = None
        """What the log says; nothing before it was read."""
        self._waiting_rows: dict[str, Content] = {}
        """With their titles, as far as they could be read."""
        self._waits_in: dict[str, str] = {}
        """The exercises of unfinished practices, as far as they could be read."""
        self._less: ListedLess | None = None
        """What the day or an agreement does not list by itself."""
        self._asked = ""
        """What is asked once, the day after something that went close."""
        self._everything = False
        """Whether the person asked for all of it."""
        self._words = ""
        """What is looked for."""
        self._sieve: Sieve | None = None
        self._note = ""
        self._marked_at_first = ""
        self._went_on = False
        """Whether the person has been at another row since the list was filled."""

    # ----- what is shown

    def _begin(self) -> None:
        """Look at what there is; nothing of it needs a file to be opened."""
        self._filled = True
        # Of several languages, the first of each id stands in the list.
        found = {card.id: card for card in reversed(self._practice.cards)}
        self._cards = {card.id: card for card in reversed(found.values())}
        self._drafts_shown = self._practice.waiting()
        self._look_at_today()
        self._suggested = self._kind_now()

    def _look_at_today(self) -> None:
        """What is listed less today; on a first look nothing is known, and nothing is loaded for it."""
        known = self._lately is not None or self._practice.done_here or self._practice.help_opened
        if not known:
            self._less = None
            return
        # Not before the first paint.
        from closeness_tui.tui.screens.home_today import listed_less  # noqa: PLC0415

        self._less = listed_less(self._practice, self._lately, self._cards.values())

    def _kind_now(self) -> tuple[Suggestion, ...]:
        waits = [self._waits_in.get(draft_id, "") for draft_id in self._drafts_shown]
        return kind_now(self._practice, tuple(self._cards.values()), self._lately, waits)

    def _options(self, before: str = "") -> list[Option]:
        """The rows to begin with, as far as the one that was marked; the others wait in `_rest`."""
        wanted = self._wanted()
        top = [] if self._looks_for else [*self._drafts(), *self._suggestions()]
        if top:
            top += heading(_("All exercises"))
        lines = sum(str(option.prompt).count("\n") + 1 for option in top)
        chosen = next((at for at, card in enumerate(wanted) if card.id == before), 0)
        now = chosen + max(FIRST, self.app.size.height - ROUND_THE_LIST - lines)
        self._rest = wanted[now:]
        self._made_for = self._width
        return [*top, *self._rows(wanted[:now])]

    def _offer(self, before: str) -> None:
        self.query_one("#library", Library).offer_at(self._options(before), before)
        self._show_summary()
        self._add_rest_soon()

    def _add_rest_soon(self) -> None:
        if self._rest:
            self.call_after_refresh(self.set_timer, SOON, self._add_some)

    def _add_some(self) -> None:
        wanted, self._rest = self._rest[:AT_ONCE], self._rest[AT_ONCE:]
        self.query_one("#library", Library).add_options(self._rows(wanted))
        if self._rest:
            self.call_after_refresh(self._add_some)

    def _drafts(self) -> list[Option]:
        return [
            Option(self._waiting_rows.get(draft_id) or safe_here(), id=f"{DRAFT}{draft_id}")
            for draft_id in self._drafts_shown
        ]

    def _suggestions(self) -> list[Option]:
        return [
            Option(self._suggested_row(each), id=f"{KIND}{place}")
            for place, each in enumerate(self._suggested)
        ]

    def _suggested_row(self, each: Suggestion) -> Content:
        return suggested_row(self._cards[each.id], each.reason, self._width)

    def _rows(self, cards: Iterable[Card]) -> list[Option]:
        width = self._width
        return [Option(row_of(card, width, self._since(card.id)), id=card.id) for card in cards]

    def _since(self, exercise_id: str) -> str:
        day = self._lately.days.get(exercise_id) if self._lately else None
        if day is None:
            return ""
        from closeness_tui.core.since import since_in_words  # noqa: PLC0415 - not before the log was read

        return since_in_words(day, self._practice.clock.wall().date())

    @property
    def _width(self) -> int:
        # Beside the column: the edges of the screen, and a scroll bar with its gap.
        return max(20, min(COLUMN, self.app.size.width - 4) - 4)

    # ----- what is looked for

    @property
    def _looks_for(self) -> str:
        """In words; empty while all is shown."""
        words = self._words.strip()
        named = _('with "{words}"').format(words=" ".join(words.split())) if words else ""
        sifted = self._sieve.in_words() if self._sieve else ""
        return ", ".join(filter(None, (sifted, named)))

    def _wanted(self) -> Sequence[Card]:
        words = self._words.casefold().split()
        # By its name everything is found.
        left_out = self._less.ids if self._less and not (words or self._everything) else frozenset[str]()
        return [
            card
            for card in self._cards.values()
            if card.id not in left_out
            and (self._sieve is None or self._sieve.passes(card))
            and all(word in words_of(card) for word in words)
        ]

    def _look_for(self, words: str, sieve: Sieve | None) -> None:
        """Show what has these words and fits the sieve."""
        if (words, sieve) != (self._words, self._sieve):
            self._words, self._sieve = words, sieve
            self._offer("")
            self._greet()

    # ----- the words around the list

    def _greeting(self) -> Content:
        """A greeting, and what the list answers; where there is little room, only that."""
        asked = self._looks_for
        now = self._practice.clock.wall()
        question = _("What would be kind right now?")
        if asked:
            question = _("{looked_for}; Esc shows all.").format(looked_for=asked[:1].upper() + asked[1:])
        if self.app.size.height < ROOMY:
            return Content.styled(question, "bold")
        away = self._lately.long_away(now.date()) if self._lately else self._seems_long_away
        hello = wording("return-after-gap") if away else greeting(now)
        return Content.assemble(
            ("closeness", "bold $accent"), "\n", (hello, "$quiet"), "\n\n", (question, "bold")
        )

    @property
    def _seems_long_away(self) -> bool:
        return not self._drafts_shown and was_long_away(self._practice)

    def _greet(self) -> None:
        words, greeting_words = self.query_one("#greeting", Words), self._greeting()
        if words.spoken != greeting_words.plain:
            words.say(greeting_words)

    def _show_note(self) -> None:
        self._show_line("note", self._note)

    def _show_aside(self) -> None:
        self._show_line("aside", self._aside())

    def _show_line(self, name: str, words: str) -> None:
        """Most days there is none, and the first paint does not wait for it."""
        found = self.query(f"#{name}")
        if not found and words:
            line = Words(words, id=name)
            if name == "note":
                self.mount(line, before="#room")
            else:
                self.query_one("#below").mount(line)
        elif found:
            found.first(Words).say(words)
            found.first().display = bool(words)

    def _aside(self) -> str:
        return "\n".join(
            filter(
                None,
                (
                    self._asked,
                    # One thing at a time: the list needs its room.
                    self._less.words if self._less and not (self._everything or self._asked) else "",
                    self._locked_words(),
                    self._problem_words(),
                ),
            )
        )

    def _locked_words(self) -> str:
        if self._lately is None or not self._lately.locked:
            return ""
        return _("Your log is locked. u opens it, and shows when you last did each.")

    def _problem_words(self) -> str:
        problems = self._practice.library.problems
        count = len({each.file for each in problems if each.severity == "error"})
        sentence = ngettext(
            "{count} exercise file could not be read: closeness exercises check says why.",
            "{count} exercise files could not be read: closeness exercises check says why.",
            count,
        )
        return sentence.format(count=count) if count else ""

    def _show_summary(self) -> None:
        chosen = self.query_one("#library", Doors).chosen_id
        self.query_one("#summary", Words).say(self._summary_of(chosen), same_size=True)
        self.refresh_bindings()

    def _summary_of(self, chosen: str) -> str:
        if chosen.startswith(DRAFT):
            return _("Enter goes on where you left it. k looks at what to keep, or lets it go.")
        card = self._cards.get(self._exercise_at(chosen))
        if card is not None:
            return self._told_beside(card) if self.app.size.width >= WIDE else card.summary
        if self._sieve is None and self._words:
            return _("Nothing here has these words. Esc shows all of them again.")
        if self._looks_for:
            return _("Nothing here fits all of that. Esc shows everything again.")
        return ""

    def _told_beside(self, card: Card) -> str:
        since = self._since(card.id)
        kept = _("You last kept it {when}.").format(when=since) if since else ""
        company = _("It is for you with someone else.") if card.together else ""
        length = f"{about_minutes(card.minutes)} {rung_explained(card.rung)}"
        return "\n\n".join(filter(None, (as_sentence(card.title), card.summary, length, company, kept)))

    def _exercise_at(self, option_id: str) -> str:
        """The exercise of a row, also where it is suggested."""
        if not option_id.startswith(KIND):
            return option_id
        place = int(option_id.removeprefix(KIND))
        return self._suggested[place].id if place < len(self._suggested) else ""

    @on(Doors.OptionHighlighted, "#library")
    def _moved(self, event: Doors.OptionHighlighted) -> None:
        self._went_on = self._went_on or event.option_id != self._marked_at_first
        self._show_summary()

    def on_resize(self, _event: Resize) -> None:
        """The rows are made for one width, and the greeting for one height."""
        if not self._filled or not self.query("#library"):
            return
        self._greet()
        if self._made_for != self._width:
            self._offer(self.query_one("#library", Doors).chosen_id)
        else:
            self._show_summary()


def safe_here() -> Content:
    """The row of an unfinished practice of which nothing may be said."""
    return Content(_("An unfinished practice is safe here."))
