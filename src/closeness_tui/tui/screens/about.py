"""About one exercise: what it is, what to mind, and the doors from here."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from closeness_tui.core.spoken import rung_explained
from closeness_tui.core.wording import _, wording
from closeness_tui.tui.phrases import about_minutes, as_sentence, later
from closeness_tui.tui.screens.long_page import LongPage, LongPlace, reading_bindings
from closeness_tui.tui.screens.place import Doors, PlaceKeys, Words, back_bindings, door

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.widgets.option_list import Option

    from closeness_tui.core.exercise import Exercise
    from closeness_tui.practice.opening import Practice

BEGIN = "begin"


class AboutScreen(LongPlace[str]):
    """The page before the start. Its result: `begin`, the id of another exercise, or nothing for back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "choose", later("begin"), tooltip=later("Begins, or opens the door that is marked.")
        ),
        *back_bindings(),
        *reading_bindings(),
    ]

    DEFAULT_CSS = """
    AboutScreen #facts { color: $secondary; }
    AboutScreen #trouble { color: $care; display: none; }
    AboutScreen #trouble.shown { display: block; }
    AboutScreen #doors { margin-top: 1; }
    """

    class Checked(Message):
        """Whether words can be saved is known."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    def __init__(self, practice: Practice, exercise: Exercise) -> None:
        super().__init__()
        self._practice = practice
        self._exercise = exercise

    def compose(self) -> ComposeResult:
        """The page, and under it the doors."""
        with LongPage(id="page"):
            yield Words(self._exercise.title, classes="title")
            yield Words(id="trouble")
            yield from self._words()
        yield Doors(self._doors(), id="doors")
        yield PlaceKeys()

    def _words(self) -> Iterator[Words]:
        exercise = self._exercise
        yield Words(exercise.summary)
        yield Words(f"{about_minutes(exercise.minutes)} {rung_explained(exercise.rung)}", id="facts")
        if exercise.is_for_two:
            yield Words(labelled(_("For two"), wording("partner-consent")), id="consent")
        elif exercise.company:
            yield Words(company_in_words(exercise.company))
        if exercise.rung >= 3 or exercise.is_for_two:
            yield Words(labelled(_("Before you begin"), wording("relationship-safety")), id="safety")
        if exercise.caution:
            yield Words(labelled(_("Please mind"), one_line(exercise.caution)), id="caution")
        if exercise.why:
            yield Words(one_line(exercise.why))
        yield Words(wording("stop-anytime"), id="stop")
        if not (exercise.leaves_trace and self._practice.leaves_trace):
            yield Words(_("Nothing of this one is kept anywhere."))
        if exercise.sources:
            sources = _("It draws on: {sources}.").format(sources="; ".join(exercise.sources))
            yield Words(sources, id="sources", classes="quiet")

    def _doors(self) -> Iterator[Option]:
        yield door(_("Begin"), BEGIN)
        for note, ids in ((_("smaller"), self._exercise.smaller), (_("larger"), self._exercise.larger)):
            for each in ids:
                card = self._practice.library.card(each)
                if card is not None:
                    yield door(card.title, each, note)

    def on_mount(self) -> None:
        """Find out in the background whether saving would work."""
        self.query_one("#doors", Doors).focus()
        if self._exercise.leaves_trace:
            self._check()

    @work(thread=True, exit_on_error=False)
    def _check(self) -> None:
        try:
            sentence = self._practice.cannot_keep()
        except Exception:  # noqa: BLE001 - whatever it is, saving is in doubt
            sentence = _("the place for your words cannot be reached")
        self.post_message(self.Checked(sentence))

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
        self.dismiss(event.option_id or "")

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
