"""About one exercise: what it is, what to mind, and the doors from here."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from closeness_tui.core.agreement import listing_in_words
from closeness_tui.core.length import FULL, has_timer
from closeness_tui.core.pacing import READY_ASKED, before
from closeness_tui.core.spoken import readiness_in_words, rung_explained
from closeness_tui.core.spoken_length import good_to_know, time_at
from closeness_tui.core.wording import _, wording
from closeness_tui.practice.in_session import said_at_the_start
from closeness_tui.practice.learning import read_first
from closeness_tui.practice.today import today_of
from closeness_tui.tui.phrases import as_sentence, later, minutes_in_words
from closeness_tui.tui.screens.long_page import LongPage, LongPlace, reading_bindings
from closeness_tui.tui.screens.place import Doors, PlaceKeys, Words, back_bindings, door
from closeness_tui.tui.widgets.lengths import LengthChoice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from closeness_tui.core.exercise import Exercise
    from closeness_tui.practice.opening import Practice

TIE = "tie:"
"""To tie the exercise to a moment of the day; the page comes back after it."""

NOT_NOW = "not-now:"

BEGIN = "begin:"
"""Before the length that was chosen; no id of an exercise has a colon."""


class AboutScreen(LongPlace[str]):
    """The page before the start. Its result: `begin:` and a length, the id of another exercise, or nothing for back."""

    HELP = later(
        "# Before an exercise\n\nHere is what it is about, what to mind, and how long it takes. Nothing has begun yet: "
        "Enter begins, the left arrow goes back.\n\n"
        "Where it has timers you can choose their length. Half and double are what they say; one breath, or one "
        "squeeze, stays as it is. With open, each timer waits until you go on. Your usual length is in the settings."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "choose",
            later("begin"),
            tooltip=later("Begins, or opens the door that is marked."),
            id="about.begin",
        ),
        Binding(
            "l",
            "other_length",
            later("length"),
            tooltip=later("Goes on to the next length: half, full, double, open."),
            id="about.length",
        ),
        Binding(
            "t",
            "tie",
            later("tie to my day"),
            show=False,
            tooltip=later("Ties it to something that comes by every day: after I ..., I ..."),
            id="about.tie",
        ),
        *back_bindings(),
        *reading_bindings(),
    ]

    HUGS: ClassVar[bool] = True

    DEFAULT_CSS = """
    AboutScreen #facts { color: $secondary; }
    AboutScreen #tied { display: none; }
    AboutScreen #tied.shown { display: block; }
    AboutScreen #trouble { color: $care; display: none; }
    AboutScreen #trouble.shown { display: block; }
    AboutScreen LengthChoice { margin-top: 1; }
    AboutScreen.-short LengthChoice { margin-top: 0; }
    AboutScreen #known { color: $quiet; height: auto; min-height: 1; }
    AboutScreen #doors { margin-top: 1; }
    AboutScreen.-short #known { display: none; }
    AboutScreen.-short #doors { margin-top: 0; max-height: 3; }
    """

    class Checked(Message):
        """Whether words can be saved is known."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    class Tied(Message):
        """The plan that ties it to a moment of the day is known."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    def __init__(self, practice: Practice, exercise: Exercise) -> None:
        super().__init__()
        self._practice = practice
        self._exercise = exercise
        self._timed = has_timer(exercise)
        self.length = practice.usual_length if self._timed else FULL

    def compose(self) -> ComposeResult:
        """The page, and under it the doors."""
        with LongPage(id="page"):
            yield Words(self._exercise.title, classes="title")
            yield Words(id="trouble")
            yield from self._words()
        if self._timed:
            yield LengthChoice(self._exercise, self.length, id="length")
            yield Words(self._known(), id="known")
        yield Doors(self._doors(), id="doors")
        yield PlaceKeys()

    def _words(self) -> Iterator[Words]:
        exercise = self._exercise
        if self._practice.in_session:
            yield Words(labelled(_("In the session"), said_at_the_start()), id="in-session")
        yield Words(exercise.summary)
        yield Words(id="tied", classes="quiet")
        rung = rung_explained(exercise.rung)
        # With a choice of length the time stands there, beside what changes it.
        yield Words(rung if self._timed else f"{time_at(exercise, FULL)} {rung}", id="facts")
        if exercise.is_for_two:
            yield Words(labelled(_("For two"), wording("partner-consent")), id="consent")
        elif exercise.company:
            yield Words(company_in_words(exercise.company))
        if exercise.rung >= 3 or exercise.is_for_two:
            yield Words(labelled(_("Before you begin"), wording("relationship-safety")), id="safety")
        if exercise.rung >= READY_ASKED:
            yield Words(readiness_in_words(), id="ready")
        if exercise.caution:
            yield Words(labelled(_("Please mind"), one_line(exercise.caution)), id="caution")
        if exercise.why:
            yield Words(one_line(exercise.why))
        yield Words(wording("stop-anytime"), id="stop")
        if not self._practice.in_session and not (exercise.leaves_trace and self._practice.leaves_trace):
            yield Words(_("Nothing of this one is kept anywhere."))
        if first := read_first(self._practice.library, exercise.id):
            place = _("{page} It is among all places (Ctrl-P), under Learn.").format(page=first)
            yield Words(place, id="read-first", classes="quiet")
        if exercise.sources:
            sources = _("It draws on: {sources}.").format(sources="; ".join(exercise.sources))
            yield Words(sources, id="sources", classes="quiet")

    def _known(self) -> str:
        return " ".join(good_to_know(self._exercise, self.length))

    def _doors(self) -> Iterator[Option]:
        asked = self._exercise.rung >= READY_ASKED
        yield door(_("Begin"), BEGIN, _("yes, I'm willing") if asked else "")
        ways, beyond = before(
            self._exercise, today_of(self._practice, self._practice.lately), self._practice.library.card
        )
        notes = {"smaller": _("smaller"), "larger": _("larger")}
        for way in ways:
            card = self._practice.library.card(way.id)
            if card is not None:
                yield door(card.title, way.id, f"{notes[way.kind]}, {minutes_in_words(card.minutes)}")
        if asked:
            yield door(_("Not now"), NOT_NOW)
        if beyond:
            said = listing_in_words(today_of(self._practice, self._practice.lately))
            yield Option(Content.styled(said, "$quiet"), disabled=True)

    def on_mount(self) -> None:
        """Find out in the background whether saving would work."""
        self.query_one("#doors", Doors).focus()
        if self._exercise.leaves_trace:
            self._check()

    @work(thread=True, exit_on_error=False)
    def _check(self) -> None:
        from closeness_tui.practice.routines import tied_in_words  # noqa: PLC0415 - after the paint

        try:
            sentence = self._practice.cannot_keep()
        except Exception:  # noqa: BLE001 - whatever it is, saving is in doubt
            sentence = _("the place for your words cannot be reached")
        self.post_message(self.Checked(sentence))
        self.post_message(self.Tied(tied_in_words(self._practice, self._exercise.id)))

    def on_about_screen_tied(self, message: Tied) -> None:
        """Say the plan that ties it to a moment of the day."""
        words = self.query_one("#tied", Words)
        if message.sentence:
            words.say(_("Your plan: {plan}").format(plan=message.sentence))
        words.set_class(bool(message.sentence), "shown")

    def on_about_screen_checked(self, message: Checked) -> None:
        """Say it before any words are typed."""
        words = self.query_one("#trouble", Words)
        if message.sentence:
            words.say(
                _("Words written here may not be kept just now. {reason} You can still practise.").format(
                    reason=as_sentence(message.sentence)
                )
            )
        words.set_class(bool(message.sentence), "shown")

    @on(Doors.OptionSelected, "#doors")
    def _chose(self, event: Doors.OptionSelected) -> None:
        chosen = event.option_id or ""
        if chosen == NOT_NOW:
            self.dismiss("")
        else:
            self.dismiss(f"{BEGIN}{self.length}" if chosen == BEGIN else chosen)

    @on(LengthChoice.Chosen)
    def _chose_length(self, event: LengthChoice.Chosen) -> None:
        self.length = event.length
        self.query_one("#known", Words).say(self._known())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A length is offered only where a timer runs."""
        if action == "other_length":
            return self._timed
        if action == "tie":
            return self._practice.leaves_trace and self._exercise.leaves_trace
        return super().check_action(action, parameters)

    def action_tie(self) -> None:
        """Tie it to something that comes by every day."""
        self.dismiss(TIE)

    def action_other_length(self) -> None:
        """The next length."""
        self.query_one("#length", LengthChoice).cycle()

    def action_choose(self) -> None:
        """Take the door that is marked."""
        self.query_one("#doors", Doors).action_select()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss("")


def labelled(label: str, words: str) -> Content:
    """A word in front that says what the words are, not in colour alone."""
    return Content.assemble((f"{label}: ", "bold $care"), words)


def one_line(words: str) -> str:
    """Paragraphs keep their gap; line ends inside one do not matter."""
    return "\n\n".join(" ".join(part.split()) for part in words.split("\n\n")).strip()


def company_in_words(company: tuple[str, ...]) -> str:
    """Who else is needed or welcome."""
    sentences = {
        "partner": _("This one is for you and a partner, when both of you want it."),
        "therapist": _("A therapist is a good person to have beside you for this one."),
        "listener": _("Someone you chose can listen, if you'd like that."),
    }
    return " ".join(sentences[each] for each in company if each in sentences)
