"""The editor of an exercise: its text, what is wrong with it beside that, and a key for what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, TextArea

from closeness_tui.content.second_look import look_again
from closeness_tui.content.step_at import field_at, with_step
from closeness_tui.core.problem import Problem
from closeness_tui.core.wording import _
from closeness_tui.practice.previewing import Version, version_of
from closeness_tui.tui.authoring.editor_keeping import KeepingPlace
from closeness_tui.tui.authoring.editor_keys import EDITOR_HELP, EDITOR_KEYS, EditorKeys
from closeness_tui.tui.authoring.insert_step import InsertStepScreen
from closeness_tui.tui.authoring.problems_list import ProblemsList, counted
from closeness_tui.tui.authoring.toml_area import TomlArea, can_colour
from closeness_tui.tui.screens.place import Words
from closeness_tui.tui.widgets.prose import harmless

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

    from closeness_tui.content.pieces import Shared
    from closeness_tui.practice.exercise_file import ExerciseFile

PAUSE = 0.25
"""Seconds without a key after which the text is looked at; and between two looks at the file."""


class EditorScreen(KeepingPlace):
    """The text of one file."""

    HELP = EDITOR_HELP
    BINDINGS: ClassVar[list[BindingType]] = EDITOR_KEYS

    DEFAULT_CSS = """
    EditorScreen, EditorScreen.-tall.-wide { padding: 0 1; }
    EditorScreen #state { max-width: 100%; height: auto; max-height: 4; color: $quiet; }
    EditorScreen #both { height: 1fr; layout: vertical; }
    EditorScreen.-wide #both { layout: horizontal; }
    EditorScreen.-wide #both ProblemsList {
        width: 42; height: 100%; max-height: 100%; border-top: none !important; border-left: solid $border-blurred;
        margin-left: 1;
    }
    EditorScreen.-short #both ProblemsList { max-height: 5; }
    EditorScreen #meaning { max-width: 100%; height: 1; color: $secondary; text-wrap: nowrap; text-overflow: ellipsis; }
    EditorScreen EditorKeys { margin-top: 0; }
    """

    class Wanted(Message):
        """The preview is wanted."""

        def __init__(self, version: Version, row: int, where: str = "") -> None:
            super().__init__()
            self.version = version
            self.row = row
            self.where = where
            """A place of the preview; empty for the step at the row."""

    class Hints(Message):
        """What may be changed about a version is known."""

        def __init__(self, version: Version, hints: tuple[Problem, ...]) -> None:
            super().__init__()
            self.version = version
            self.hints = hints

    def __init__(self, document: ExerciseFile, shared: Shared, *, colours: bool | None = None) -> None:
        super().__init__(
            document, TomlArea(document.text, colours=can_colour() if colours is None else colours)
        )
        self._shared = shared
        self._list = ProblemsList()
        self.version = Version("", None)
        self._hints: tuple[Problem, ...] = ()
        self._said = self._said_of = ""
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """The state of the file, the text, what is wrong, and what the setting at the cursor means."""
        yield Words(id="state")
        with Container(id="both"):
            yield self.area
            yield self._list
        yield Words(id="meaning")
        yield EditorKeys()

    def on_mount(self) -> None:
        """Look at the text, and offer what was not saved last time."""
        # The style sheet of the app gives every place more room around it.
        self.styles.padding = (0, 1)
        self.area.focus()
        self.check_now()
        self.set_interval(PAUSE, self.look_round)
        if self._document.waiting() is not None:
            self._offer_what_waits()

    # ----- looking

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong with the text as it was looked at last, and then what may be changed."""
        mark = (self._document.encoding,) if self._document.encoding is not None else ()
        return (*mark, *self.version.problems, *self._hints)

    def check_now(self) -> None:
        """Look at the text as it is."""
        text = self.area.text
        if text != self.version.text or not self.version.text:
            self.version, self._hints = version_of(text, self._document.path.name, self._shared), ()
            if self.version.exercise is not None:
                version = self.version
                # Every way through a long exercise takes half a second to go.
                self.run_worker(
                    lambda: self._look_for_hints(version), thread=True, exclusive=True, group="hints",
                    exit_on_error=False,
                )  # fmt: skip
        self._show()

    def _look_for_hints(self, version: Version) -> None:
        again = look_again(version.text, self._document.path.name, self._shared)
        self.post_message(self.Hints(version, again.problems if again is not None else ()))

    def on_editor_screen_hints(self, message: Hints) -> None:
        """Show them, unless the text has moved on."""
        if message.version is self.version:
            self._hints = message.hints
            self._show()

    def _show(self) -> None:
        self._list.tell(self.problems)
        self.area.mark(self.problems)
        self._say_state()

    @on(TextArea.Changed)
    def _text_changed(self) -> None:
        if self.area.text != self._document.text or not self._document.all_kept:
            self._document.type(self.area.text)
        if self.area.text != self._said_of:
            self._said = ""
        self._say_state()
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self.check_now)

    @on(TextArea.SelectionChanged)
    def _cursor_moved(self) -> None:
        field = field_at(self.area.text, self.area.cursor_location[0])
        meaning = ""
        if field is not None:
            meaning = f"{field.name}: {_(field.meaning)}"
            meaning += (
                " " + _("For example: {example}").format(example=field.example) if field.example else ""
            )
        self.query_one("#meaning", Words).say(meaning, same_size=True)

    def _say_state(self) -> None:
        document = self._document
        wrong = counted(self.problems) or _("No problems")
        if not self.is_changed:
            saved = _("as saved")
        else:
            saved = _("not saved yet, and kept aside") if document.all_kept else _("not saved yet")
        said = self._said
        if document.trouble is not None and not said:
            said = _("Not kept aside either: {reason}. Your text is still here.").format(
                reason=document.trouble.sentence
            )
        line = Content(harmless(f"{document.path.name}   ·   {wrong}   ·   {saved}"))
        parts = [line, Content.styled(harmless(said), "$care")] if said else [line]
        self.query_one("#state", Words).say(Content("\n").join(parts))

    def say(self, sentence: str) -> None:
        """Say something until the next change."""
        self._said, self._said_of = sentence, self.area.text
        self._say_state()

    # ----- going and mending

    def action_next_problem(self) -> None:
        """To the next problem below the cursor, and from the last one to the first."""
        self._look_if_needed()
        placed = [each for each in self.problems if each.line is not None]
        if not placed:
            self.say(_("There is no problem to go to."))
            return
        here = self.area.cursor_location
        ahead = [each for each in placed if _location(each) > here]
        self.go_to(min(ahead or placed, key=_location))

    def go_to(self, problem: Problem) -> None:
        """Put the cursor where a problem is, and mark it in the list."""
        row, column = _location(problem)
        row = min(row, self.area.document.line_count - 1)
        self.area.move_cursor((row, min(column, len(self.area.document.get_line(row)))), center=True)
        self.area.focus()
        if problem in self._list.problems:
            self._list.highlighted = self._list.problems.index(problem)

    @on(OptionList.OptionSelected)
    def _problem_chosen(self) -> None:
        if self._list.marked is not None:
            self.go_to(self._list.marked)

    def _look_if_needed(self) -> None:
        if self.area.text != self.version.text:
            self.check_now()

    def action_mend(self) -> None:
        """Mend the problem at the cursor, or the one that is marked in the list while that is in use."""
        self._look_if_needed()
        problem = self._at_hand()
        if problem is None:
            self.say(_("Nothing is wrong on this line. F8 goes to the next problem."))
        elif problem.code == "encoding":
            self.say(_("Saving the file mends this."))
        elif not problem.fix:
            self.say(_("This one needs your own words, so it can't be mended by a key."))
        else:
            self.area.apply(problem.fix)
            self.area.focus()
            self.check_now()
            self.say(_("Mended: {problem}").format(problem=problem.message))

    def _at_hand(self) -> Problem | None:
        if self._list.has_focus and self._list.marked is not None:
            return self._list.marked
        row, column = self.area.cursor_location
        here = [
            each
            for each in self.problems
            if each.line is not None and each.line - 1 <= row <= (each.end_line or each.line) - 1
        ]
        # The one under the cursor first, and of several rather one that can be mended.
        here.sort(key=lambda each: (not each.fix, abs((each.column or 1) - 1 - column)))
        return here[0] if here else None

    @work
    async def action_insert_step(self) -> None:
        """Choose a kind of step, and put one in behind the step at the cursor."""
        text, row = self.area.text, self.area.cursor_location[0]
        kind = await self.app.push_screen_wait(InsertStepScreen(lambda kind: with_step(text, row, kind)[1]))
        if not kind:
            return
        place, step = with_step(text, row, kind)
        end = self.area.document.end
        at = (place, 0) if place < self.area.document.line_count else end
        self.area.insert(step, at, maintain_selection_offset=False)
        first = step.index("[[step]]")
        self.area.move_cursor((at[0] + step.count("\n", 0, first), 0), center=True)
        self.check_now()

    def action_preview(self, where: str = "") -> None:
        """Try it out from the step at the cursor, or from another place."""
        self._look_if_needed()
        self.keep_words()
        self.post_message(self.Wanted(self.version, self.area.cursor_location[0], where))


def _location(problem: Problem) -> tuple[int, int]:
    return (problem.line or 1) - 1, (problem.column or 1) - 1
