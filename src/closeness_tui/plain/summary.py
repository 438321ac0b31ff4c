"""Bringing something to a session, line by line: which entries, which lines, which words, and exactly what leaves."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from closeness_tui.content.exchange.passages import one_line
from closeness_tui.content.exchange.session_copy import Form, preview
from closeness_tui.core.redaction import FREE_WORDS, TAGS, parts_to_choose
from closeness_tui.core.summary import Summary, sheet_of, with_entry, with_part
from closeness_tui.core.wording import _, ngettext, wording
from closeness_tui.plain.closing import line_from, number_from
from closeness_tui.plain.log import in_one_line
from closeness_tui.plain.phrases import answer_in_short, numbers_in
from closeness_tui.plain.summary_blanks import blank_out, look_for_names
from closeness_tui.practice.sharing import Sharing
from closeness_tui.store.failures import StoreError

if TYPE_CHECKING:
    from datetime import date

    from closeness_tui.core.entry import Entry
    from closeness_tui.core.entry import Summary as Row
    from closeness_tui.plain.console import Console
    from closeness_tui.practice.opening import Practice
    from closeness_tui.store.people import Person

PAGE = 20
"""Entries said at a time."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What was said beforehand; all the rest is asked."""

    since: date | None = None
    for_whom: str = field(default="", repr=False)
    what_for: str = field(default="", repr=False)
    target: Path | None = None
    form: Form = "markdown"
    person: Person | None = None
    exercise: str = ""
    """Only entries of this exercise."""
    supervision: bool = False
    """Client details are looked for, and days are not said."""


def bring_to_session(practice: Practice, console: Console, wish: Wish) -> bool:
    """Whether a copy was saved. The log is open. Raises what the console raises, and Locked."""
    return _Bringing(practice, console, wish).go()


class _Bringing:
    """What is chosen so far."""

    def __init__(self, practice: Practice, console: Console, wish: Wish) -> None:
        self._practice = practice
        self._console = console
        self._wish = wish
        self._sharing = Sharing(practice)
        self._summary = Summary((), practice.clock.wall().date())

    def go(self) -> bool:
        rows = self._sharing.rows(self._wish.since, self._wish.exercise)
        if not rows:
            self._console.say(_("There is nothing here to bring yet, and nothing has to be."))
            return False
        chosen = self._chosen_rows(rows)
        if not chosen:
            self._console.say(_("Nothing was chosen, so nothing leaves."))
            return False
        self._open(rows, chosen)
        for entry in self._summary.entries:
            if entry.id in self._summary.chosen:
                self._choose_lines(entry)
        self._ask_the_rest()
        if self._wish.supervision:
            self._summary = look_for_names(self._console, self._summary)
        return self._look_and_save()

    # ----- choosing

    def _chosen_rows(self, rows: tuple[Row, ...]) -> list[Row]:
        self._console.say(_("Which of these would you like to bring? Only what you choose leaves."))
        said = 0
        while True:
            if not said:
                said = self._say_rows(rows, said)
            more = _("; more says older ones") if said < len(rows) else ""
            prompt = _("The numbers, with spaces between{more}. Enter alone for none.").format(more=more)
            typed = line_from(self._console, prompt)
            if typed.casefold() in ("more", "m", _("more")) and said < len(rows):
                said = self._say_rows(rows, said)
                continue
            numbers = numbers_in(typed)
            if not typed or (numbers and all(1 <= each <= len(rows) for each in numbers)):
                return [rows[each - 1] for each in numbers]
            self._console.say(_("That is not one of the choices. Nothing has changed."))

    def _say_rows(self, rows: tuple[Row, ...], said: int) -> int:
        until = min(len(rows), said + PAGE)
        for number in range(said, until):
            self._console.say(f"{number + 1}. {in_one_line(rows[number])}")
        return until

    def _open(self, rows: tuple[Row, ...], chosen: list[Row]) -> None:
        if len(rows) > PAGE:
            self._console.say(_("Opening your entries takes a moment."))
        looked = self._sharing.look(rows)
        if looked.unread:
            self._console.say(
                ngettext(
                    "One entry could not be opened and stays out.",
                    "{count} entries could not be opened and stay out.",
                    looked.unread,
                ).format(count=looked.unread)
            )
        self._summary = replace(
            self._summary,
            entries=looked.entries,
            fixed=looked.fixed,
            since=self._wish.since,
            by_month=self._wish.supervision,
        )
        wanted = {each.id for each in chosen}
        for entry in looked.entries:
            if entry.id in wanted:
                self._summary = with_entry(self._summary, entry, brought=True)

    def _choose_lines(self, entry: Entry) -> None:
        keys = [key for key in parts_to_choose(entry) if key != TAGS]
        self._console.say("")
        self._console.say(one_line(entry.title) or _("A note"))
        if not keys:
            self._console.say(_("There are no words in this one, so nothing of it leaves."))
            return
        for number, key in enumerate(keys, 1):
            self._console.say(f"{number}. {_spoken(entry, key)}")
        prompt = _("Enter brings all of it. Or the numbers to leave out.")
        while True:
            typed = line_from(self._console, prompt)
            numbers = numbers_in(typed)
            if not typed or (numbers and all(1 <= each <= len(keys) for each in numbers)):
                for each in numbers:
                    self._summary = with_part(self._summary, entry.id, keys[each - 1], brought=False)
                return
            self._console.say(_("That is not one of the choices. Nothing has changed."))

    def _ask_the_rest(self) -> None:
        self._console.say("")
        question = line_from(
            self._console, _("A question you'd like to bring, in one line. Enter alone for none.")
        )
        person = self._wish.person
        whom = self._wish.for_whom or (person.name if person else "")
        whom = whom or line_from(self._console, _("Who is it for? Enter alone leaves that open."))
        what = self._wish.what_for or line_from(
            self._console, _("What is it for? Enter alone leaves that open.")
        )
        self._summary = replace(self._summary, question=question, for_whom=whom, what_for=what)

    # ----- looking and saving

    def _look_and_save(self) -> bool:
        while True:
            if not sheet_of(self._summary).parts and not self._summary.question:
                self._console.say(_("Nothing is left to bring, so nothing leaves."))
                return False
            self._say_preview()
            way = number_from(
                self._console,
                (
                    _("Save it as it stands"),
                    _("Blank out words"),
                    _("Take lines out of an entry"),
                    _("Change the question"),
                    _("Leave; nothing is saved"),
                ),
            )
            if way == 0 and self._saved():
                return True
            if way == 1:
                self._summary = blank_out(self._console, self._summary)
            elif way == 2:
                self._take_out()
            elif way == 3:
                typed = line_from(self._console, _("The question, in one line. Enter alone for none."))
                self._summary = replace(self._summary, question=typed)
            elif way == 4:
                self._console.say(_("Nothing was saved, and nothing left this computer."))
                return False

    def _say_preview(self) -> None:
        self._console.say("")
        self._console.say(wording("share-with-therapist"))
        self._console.say("")
        for row in preview(sheet_of(self._summary), self._wish.form).rstrip("\n").split("\n"):
            self._console.say(row)
        self._console.say("")
        self._console.say(_("That is all of it."))

    def _take_out(self) -> None:
        there = [entry for entry in self._summary.entries if self._summary.chosen.get(entry.id)]
        if not there:
            self._console.say(_("There are no entries in it."))
            return
        titles = [one_line(entry.title) or _("A note") for entry in there]
        entry = there[number_from(self._console, titles)]
        keys = [key for key in parts_to_choose(entry) if key in self._summary.chosen[entry.id]]
        words = [_spoken(entry, key) for key in keys]
        chosen = number_from(self._console, (*words, _("All of this entry")))
        for key in keys if chosen == len(keys) else keys[chosen : chosen + 1]:
            self._summary = with_part(self._summary, entry.id, key, brought=False)

    def _saved(self) -> bool:
        sheet = sheet_of(self._summary)
        target = self._wish.target or self._asked_target()
        try:
            self._sharing.save(sheet, self._wish.form, target, self._wish.person)
        except StoreError as error:
            self._say_trouble(error.sentence)
            self._wish = replace(self._wish, target=None)
            return False
        if self._wish.person is None:
            self._console.say(_("Saved as {path}. It is not sealed.").format(path=target))
        else:
            sentence = _("Saved as {path}. Only {name} can open it, with their own key.")
            self._console.say(sentence.format(path=target, name=one_line(self._wish.person.name)))
        self._note()
        return True

    def _asked_target(self) -> Path:
        sealed = self._wish.person is not None
        usual = self._sharing.target(Path.cwd(), self._wish.form, self._summary.made, sealed=sealed)
        typed = line_from(self._console, _("Where to? Enter takes {path}.").format(path=usual))
        return Path(typed).expanduser().absolute() if typed else usual

    def _note(self) -> None:
        brought = [entry for entry in self._summary.entries if self._summary.chosen.get(entry.id)]
        try:
            self._sharing.note(sheet_of(self._summary), brought)
        except StoreError as error:
            self._say_trouble(error.sentence)
            return
        self._console.say(
            _("Your log remembers, sealed, that you shared it; `closeness shared list` shows that.")
        )

    def _say_trouble(self, reason: str) -> None:
        self._console.say(_("That did not work: {reason}.").format(reason=one_line(reason)))


def _spoken(entry: Entry, key: str) -> str:
    """A part of an entry in one line."""
    if key == FREE_WORDS:
        return one_line(entry.words)
    line = next(each for each in entry.lines if each.key == key)
    answer = answer_in_short(line.answer, line.kind) or _("(nothing)")
    asked = one_line(line.prompt).rstrip(".")
    return _("{answer} ({prompt})").format(answer=answer, prompt=asked) if asked else answer
