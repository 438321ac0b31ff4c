"""All steps of an exercise, to go to any of them; and the same as a map."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from closeness_tui.core.wording import _, ngettext
from closeness_tui.practice.exercise_map import step_line
from closeness_tui.tui.authoring.problems_list import ProblemsBeside, counted
from closeness_tui.tui.authoring.stage import StageLine
from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.long_page import LongPage, LongPlace, reading_bindings
from closeness_tui.tui.screens.place import Doors, Place, PlaceKeys, Words, back_bindings, door
from closeness_tui.tui.widgets.prose import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult
    from textual.widgets.option_list import Option

    from closeness_tui.tui.authoring.stage import Stage

ABOUT, CLOSING, STEPS, HERE, LEAVE = "about", "closing", "steps", "here", ""
STEP = "step:"
"""Before the number of a place."""


class StepsScreen(Place[str]):
    """Where one can go. Its result: a step, the page before or after, `here` for back, or nothing to leave."""

    HELP = later(
        "# The steps of this exercise\n\n"
        "Enter goes to the step that is marked. The answers on the way there are made up, as somebody could give "
        "them. Nothing is kept.\n\n"
        "Save the file in any editor, and what you see here follows."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "choose", later("go there"), tooltip=later("Goes to what is marked."), id="steps.go"
        ),
        Binding(
            "left",
            "back",
            later("back"),
            tooltip=later("Goes back to where you were."),
            id="steps.back",
        ),
        Binding("escape,f6", "back", later("back"), show=False),
        Binding("q", "leave_preview", later("leave"), tooltip=later("Leaves the preview."), id="steps.leave"),
    ]

    DEFAULT_CSS = """
    StepsScreen { padding-top: 2; }
    StepsScreen #doors, StepsScreen #doors:focus {
        height: 1fr; max-height: 100%; max-width: 100; text-wrap: nowrap; text-overflow: ellipsis;
    }
    StepsScreen #facts { color: $quiet; margin-bottom: 1; max-width: 100; }
    StepsScreen .title { max-width: 100; margin-bottom: 0; }
    StepsScreen ProblemsBeside { max-width: 100; margin-top: 1; }
    """

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self._beside = ProblemsBeside()

    def compose(self) -> ComposeResult:
        """What it is, the steps, and what is wrong with the file."""
        yield StageLine(self._stage)
        yield Words(id="title", classes="title")
        yield Words(id="facts")
        yield Doors(id="doors")
        yield self._beside
        yield PlaceKeys()

    def on_mount(self) -> None:
        """Follow what happens to the file."""
        self._stage.changed.subscribe(self, lambda _nothing: self.show())
        self.show(first=True)
        self.query_one("#doors", Doors).focus()

    def show(self, *, first: bool = False) -> None:
        """Show it as it is now, with the mark where it was."""
        stage, exercise = self._stage, self._stage.exercise
        self.query_one("#title", Words).say(
            harmless(exercise.title) if exercise is not None else _("A preview of your exercise")
        )
        self.query_one("#facts", Words).say(self._facts())
        offered = self.query_one("#doors", Doors)
        chosen = offered.chosen_id
        options = list(self._options())
        ids = [each.id for each in options]
        run = stage.run
        if first and run is not None:
            chosen = HERE if HERE in ids else f"{STEP}{run.session.at}"
        offered.offer(options, chosen=ids.index(chosen) if chosen in ids else 0)
        offered.display = bool(options)
        problems = (*stage.problems, *stage.hints)
        self._beside.tell(stage.head or (_("You may want to look at:") if problems else ""), problems)
        self.refresh_bindings()

    def _facts(self) -> str:
        exercise = self._stage.exercise
        if exercise is None:
            return ""
        count = len(exercise.steps)
        facts = ngettext("{count} step", "{count} steps", count).format(count=count)
        minutes = max(1, round(exercise.minutes))
        facts += ", " + ngettext("about {minutes} minute", "about {minutes} minutes", minutes).format(
            minutes=minutes
        )
        wrong = counted((*self._stage.problems, *self._stage.hints))
        return f"{facts}. " + (f"{wrong}." if wrong else _("No problems."))

    def _options(self) -> Iterator[Option]:
        exercise, run = self._stage.exercise, self._stage.run
        if exercise is None:
            return
        at = run.session.at if run is not None and not run.session.over and not run.session.beneath else None
        yield door(_("The page before the start"), ABOUT)
        for place, step in enumerate(exercise.steps):
            line = harmless(step_line(place, step))
            if place == at:
                yield door(line, HERE, _("(you are here)"))
            else:
                yield door(line, f"{STEP}{place}")
        yield door(_("The closing page"), CLOSING)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - the contract
        """Back only where one came from somewhere, and go only where there is something."""
        if action == "back":
            return self._can_go_back
        if action == "choose":
            return self._stage.exercise is not None
        return True

    @property
    def _can_go_back(self) -> bool:
        run = self._stage.run
        return run is not None and not run.session.over

    def action_choose(self) -> None:
        """Go to what is marked."""
        self.query_one("#doors", Doors).action_select()

    def action_back(self) -> None:
        """Go back to where one was."""
        self.dismiss(HERE)

    def action_leave_preview(self) -> None:
        """Leave the preview."""
        self.dismiss(LEAVE)

    @on(Doors.OptionSelected, "#doors")
    def _chose(self, event: Doors.OptionSelected) -> None:
        self.dismiss(event.option_id or "")


class MapScreen(LongPlace[None]):
    """Every step, when it is shown, and where its answers lead, as words."""

    HELP = later(
        "# The map\n\n"
        "Every step in its order. Below a step stands when it is shown, and where its answers lead if not to the next "
        "one. `closeness exercises map FILE` prints the same."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        *back_bindings(),
        Binding("f7", "back", later("back"), show=False),
        Binding(
            "down",
            "read_on(1)",
            later("down"),
            key_display="↓",
            show=False,
            tooltip=later("Shows the part below."),
        ),
        Binding("up", "read_on(-1)", later("up"), show=False, tooltip=later("Shows the part above.")),
        *reading_bindings(),
    ]

    DEFAULT_CSS = """
    MapScreen #page { max-width: 100; }
    MapScreen #page Words { max-width: 100; margin-bottom: 0; }
    MapScreen #page Words.title { margin-bottom: 1; }
    """

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._lines = lines

    def compose(self) -> ComposeResult:
        """The lines."""
        with LongPage(id="page"):
            yield Words(harmless(self._title), classes="title")
            yield Words(harmless("\n".join(self._lines)))
        yield PlaceKeys()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
