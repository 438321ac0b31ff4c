"""After a practice: what happened, said back in the person's own words; what to keep; and the doors."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from closeness_tui.core.answer import lines_of
from closeness_tui.core.wording import _
from closeness_tui.practice.choices import note_smaller
from closeness_tui.practice.in_session import asked_of, question
from closeness_tui.store.failures import StoreError
from closeness_tui.tui.holding import Settled
from closeness_tui.tui.phrases import as_sentence, later
from closeness_tui.tui.screens.asked_and_answered import clipped, first_line, said_back
from closeness_tui.tui.screens.closing_doors import HELP, REST, said_before_doors, ways_on
from closeness_tui.tui.screens.long_page import LongPage, LongPlace, reading_bindings
from closeness_tui.tui.screens.place import Doors, PlaceKeys, Words, door
from closeness_tui.tui.widgets.field import Paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.widgets.option_list import Option

    from closeness_tui.practice.opening import Practice
    from closeness_tui.practice.run import Run

Stage = Literal["agreeing", "asking", "choosing", "letting-go", "decided"]


OWN_WORDS, LEAST_ASKED = 54, 14
"""Letters of an answer that are shown in its row, and of its question, where there are so many."""


class ClosingScreen(LongPlace[str]):
    """The last page of a practice. Its result: the id of the exercise one goes on to, or nothing for rest."""

    HELP = later(
        "# After a practice\n\n"
        "Here is what you brought, in your own words. You say what is kept: all of it, some of it, only "
        "that you practised, "
        "or nothing. **w** opens a small page for a few words more.\n\n"
        "**q** leaves it for another day; until then it stays safe as a draft."
    )

    HUGS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "choose", later("choose"), tooltip=later("Takes what is marked."), id="closing.choose"
        ),
        Binding(
            "w",
            "add_words",
            later("add words"),
            tooltip=later("Opens a small page for a few words of your own."),
            id="closing.add_words",
        ),
        Binding(
            "r",
            "try_again",
            later("try again"),
            tooltip=later("Tries once more to keep it."),
            id="closing.try_again",
        ),
        Binding(
            "left",
            "back",
            later("back"),
            tooltip=later("Goes back; nothing is decided yet."),
            id="closing.back",
        ),
        Binding("escape", "back", later("back"), show=False, tooltip=later("Goes back; nothing is lost.")),
        Binding(
            "q",
            "rest",
            later("later"),
            tooltip=later("Leaves it for another day; it stays safe until then."),
            id="closing.rest",
        ),
        Binding(
            "q",
            "decline",
            later("nothing of it"),
            tooltip=later("Leaves it; nothing of it is kept."),
            id="closing.decline",
        ),
        *reading_bindings(),
    ]

    DEFAULT_CSS = """
    ClosingScreen #question { margin: 1 0; max-width: 66; color: $secondary; }
    ClosingScreen #trouble { color: $care; max-width: 66; margin-top: 1; display: none; }
    ClosingScreen #trouble.shown { display: block; }
    ClosingScreen #own { display: none; color: $foreground; }
    ClosingScreen #own.shown { display: block; }
    ClosingScreen Paper { height: 7; max-width: 66; }
    """

    def __init__(self, practice: Practice, run: Run) -> None:
        super().__init__()
        self._practice = practice
        self._run = run
        self._lines = run.lines()
        self._keep = {line.key for line in self._lines}
        self._wanted: str = "all"
        self._stage: Stage = "agreeing" if asked_of(run) else "asking" if run.keeps else "decided"
        self.decided = not run.keeps
        """Whether it is settled what stays: only then is the draft no longer needed."""
        self._warned = False
        """It was said that leaving now loses the words."""
        self.settling = False
        """The paper is being laid out: keys wait (tui/holding.py)."""

    def compose(self) -> ComposeResult:
        """What happened, then one question at a time."""
        with LongPage(id="page"):
            yield Words(self._run.session.exercise.title, classes="title")
            yield from self._said_back()
            yield Words(id="own", classes="answer")
        yield Words(id="trouble")
        yield Words(id="question")
        yield Doors(id="doors")
        yield PlaceKeys()

    def _said_back(self) -> Iterator[Words]:
        if self._run.session.state == "stopped":
            yield Words(_("You stopped here, and that is fine. This is what is there so far."))
        elif self._lines:
            yield Words(_("This is what you brought today, in your own words."))
        else:
            yield Words(_("You took this time. There are no words from it, and none are needed."))
        for line in self._lines:
            yield from said_back(line)

    def on_mount(self) -> None:
        """Begin with the question, or with the doors where nothing can be kept."""
        self.set_interval(0.5, self._keep_if_due)
        self._show()
        self.query_one("#doors", Doors).focus()

    def _show(self, *, toggled: bool = False) -> None:
        offered = self.query_one("#doors", Doors)
        match self._stage:
            case "agreeing":
                self._ask(
                    question(), [door(_("No, nothing of it"), "no"), door(_("Yes, we both say yes"), "both")]
                )
            case "asking":
                self._ask(_("What would you like to keep?"), list(self._ways_to_keep()))
            case "choosing":
                place = offered.highlighted or 0 if toggled else 0
                self._ask(_("Which of these would you like to keep?"), list(self._rows()), place)
            case "letting-go":
                self._ask(_("Nothing of this will be kept, and it cannot come back."), _sure())
            case "decided":
                self._ask(self._parting(), list(self._ways_on()), None)
        self.refresh_bindings()

    def _ask(self, question: str, options: list[Option], marked: int | None = 0) -> None:
        self.query_one("#question", Words).say(question)
        offered = self.query_one("#doors", Doors)
        offered.offer(options, chosen=marked)

    def _ways_to_keep(self) -> Iterator[Option]:
        if self._lines:
            yield door(_("Keep all of it"), "all", _("sealed on this computer"))
            yield door(_("Choose what to keep"), "some")
        yield door(_("Keep only that I practised"), "bare")
        yield door(_("Keep nothing"), "nothing")

    def _rows(self) -> Iterator[Option]:
        yield door(_("That's it: keep these"), "done")
        for line in self._lines:
            kept = line.key in self._keep
            sign = _("keep") if kept else _("leave")
            # One's own words first, as many as fit; what asked for them where there is room beside.
            words = f"{clipped('; '.join(lines_of(line.answer)), OWN_WORDS):<26}"
            room = OWN_WORDS - 2 - len(words)
            asked = clipped(first_line(line.prompt), room) if room >= LEAST_ASKED else ""
            yield door(f"{sign:<6} {words}", f"line:{line.key}", asked)

    def _ways_on(self) -> Iterator[Option]:
        yield from ways_on(self._practice, self._run)

    def _parting(self) -> str:
        before = said_before_doors(self._practice, self._run)
        return f"{self._what_stays()} {before}" if before else self._what_stays()

    def _what_stays(self) -> str:
        if not self._run.keeps:
            return _("This one leaves no trace: nothing of it is kept anywhere. Where to from here?")
        if self._wanted == "nothing":
            return _("It is let go. Where to from here?")
        return _("Kept in your log. Where to from here?")

    @on(Doors.OptionSelected, "#doors")
    def _chose(self, event: Doors.OptionSelected) -> None:
        chosen = event.option_id or ""
        if self._stage == "agreeing":
            self._agree(both=chosen == "both")
        elif self._stage == "decided":
            self._leave_by(chosen)
        elif chosen.startswith("line:"):
            self._keep ^= {chosen.removeprefix("line:")}
            self._show(toggled=True)
        elif chosen in ("some", "nothing"):
            self._wanted = chosen
            self._stage = "choosing" if chosen == "some" else "letting-go"
            self._show()
        elif chosen == "back":
            self._ask_first()
        else:
            self._settle(chosen)

    def _agree(self, *, both: bool) -> None:
        if both:
            self._run.both_agreed()
            self.decided = False
        self._stage = "asking" if both else "decided"
        self._show()

    def _leave_by(self, chosen: str) -> None:
        if chosen == HELP:
            # It leads back to these doors.
            self.app.run_worker(self.app.run_action("app.help_now"))
            return
        note_smaller(self._practice, self._run, chosen)
        self.dismiss("" if chosen == REST else chosen)

    def action_decline(self) -> None:
        """One of two leaves it: that is a no of both."""
        self._agree(both=False)

    def _settle(self, chosen: str) -> None:
        if chosen in ("all", "bare"):
            self._wanted = chosen
            self._keep = {line.key for line in self._lines} if chosen == "all" else set()
        try:
            if self._wanted == "nothing":
                self._run.let_go()
            else:
                self._run.store_entry(self._keep)
        except StoreError as error:
            self._say_trouble(error.sentence)
            return
        self._say_trouble("")
        self.decided = True
        self._stage = "decided"
        self._show()

    def _keep_if_due(self) -> None:
        self._run.keep_if_due()
        if self._warned and self._run.trouble is None:
            self._say_trouble("")

    def _say_trouble(self, reason: str, sentence: str = "") -> None:
        words = self.query_one("#trouble", Words)
        if reason:
            sentence = sentence or _("{reason} Your words are still here; r tries again.")
            words.say(sentence.format(reason=as_sentence(reason)))
        else:
            self._warned = False
        words.set_class(bool(reason), "shown")
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys only where they mean something."""
        writing = bool(self.query("TextArea"))
        match action:
            case "add_words":
                return self._stage in ("asking", "choosing") and not writing
            case "try_again":
                return bool(self.query("#trouble.shown")) and not self._warned
            case "decline":
                return self._stage == "agreeing"
            case "rest":
                return not writing and self._stage != "agreeing"
            case "choose":
                return not writing
            case "read_on" | "read_back":
                return not writing and super().check_action(action, parameters)
            case "back":
                return writing or self._stage in ("choosing", "letting-go")
            case _:
                return True

    def action_choose(self) -> None:
        """Take what is marked."""
        self.query_one("#doors", Doors).action_select()

    def action_try_again(self) -> None:
        """Try to keep it once more."""
        self._settle(self._wanted)

    async def action_back(self) -> None:
        """From the words to the question; from a closer question to the first."""
        if self.query("TextArea"):
            await self._take_words()
        else:
            self._ask_first()

    def _ask_first(self) -> None:
        self._wanted, self._stage = "all", "asking"
        self._show()

    def action_rest(self) -> None:
        """Leave; what is not decided waits. Words that cannot wait are not left behind unsaid."""
        if not self.decided and (self._lines or self._run.words):
            self._run.keep()
            if (trouble := self._run.trouble) is not None and not self._warned:
                self._warned = True
                reason = getattr(trouble, "sentence", "") or _("the file could not be written")
                lost = _("{reason} Your last words would be lost now; q once more leaves all the same.")
                self._say_trouble(reason, lost)
                return
        self.dismiss("")

    async def action_add_words(self) -> None:
        """Open a small page for free words."""
        self.settling = True
        field = Paper(self._run.words)
        await self.mount(field, before="#doors")
        self.query_one("#doors").display = False
        self.query_one("#question", Words).say(
            _("Anything you'd like to add. Esc takes you back, with your words.")
        )
        field.focus()
        self.refresh_bindings()
        self.app.call_later(self._take_keys)

    def _take_keys(self) -> None:
        self.settling = False
        self.app.post_message(Settled())

    async def _take_words(self) -> None:
        await self.query_one("TextArea").remove()
        self.query_one("#doors").display = True
        own = self.query_one("#own", Words)
        own.say(self._run.words)
        own.set_class(bool(self._run.words.strip()), "shown")
        self._show()
        self.query_one("#doors", Doors).focus()

    def keep_words(self) -> None:
        """Let the practice hold the words on the paper as they are at this instant."""
        for paper in self.query(Paper):
            self._run.write(paper.text)

    @on(TextArea.Changed)
    def _words_changed(self, event: TextArea.Changed) -> None:
        self._run.write(event.text_area.text)


def _sure() -> list[Option]:
    return [door(_("No, go back"), "back"), door(_("Yes, let it go"), "go")]
