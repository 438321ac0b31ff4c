"""The ladders: one's own, and the programs; rungs to look at, none of them locked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on
from textual.binding import Binding, BindingType
from textual.widgets.option_list import Option

from closeness_tui.core.wording import _
from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.ladder_drawn import DrawnRung, drawn, noted
from closeness_tui.tui.screens.long_page import LongPage, LongPlace, reading_bindings
from closeness_tui.tui.screens.place import COLUMN, Doors, Place, PlaceKeys, Words, back_bindings, door

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from closeness_tui.core.program import Program
    from closeness_tui.practice.programs import Programs

OWN, SORT = "own:", "sort:"
MAKER = "step-ladder"
"""The exercise that makes a ladder."""


class LaddersScreen(Place[str]):
    """The choice of a ladder. Its result: `own:`, the id of a program, or nothing for back."""

    HELP = later(
        "# Ladders\n\nYour own ladder is made of small steps you sorted yourself. The others are rows of exercises to "
        "follow at your own pace. Nothing in them is locked, and nothing moves on by itself."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", later("open"), tooltip=later("Opens what is marked."), id="ladders.open"),
        *back_bindings(),
    ]

    DEFAULT_CSS = """
    LaddersScreen #about { margin-top: 1; height: 4; }
    """

    def __init__(self, programs: Programs, at: str = "") -> None:
        super().__init__()
        self._programs = programs
        self._at = at

    def compose(self) -> ComposeResult:
        """The list, and what the marked one is for."""
        yield Words(_("Ladders"), classes="title")
        yield Doors(id="ladders")
        yield Words(id="about")
        yield PlaceKeys()

    def on_mount(self) -> None:
        """Begin where one was."""
        rows = [door(_("My own ladder"), OWN)]
        rows += [door(" ".join(each.title.split()), each.id) for each in self._programs.all]
        found = self.query_one("#ladders", Doors)
        found.offer(rows, chosen=next((n for n, row in enumerate(rows) if row.id == self._at), 0))
        found.focus()

    @on(Doors.OptionHighlighted, "#ladders")
    def _say(self, event: Doors.OptionHighlighted) -> None:
        program = self._programs.get(event.option_id or "")
        own = _("Small steps of your own, sorted by how uneasy they may feel, and what happened on each.")
        said = " ".join(program.summary.split()) if program else own
        self.query_one("#about", Words).say(said)

    @on(Doors.OptionSelected, "#ladders")
    def _chose(self, event: Doors.OptionSelected) -> None:
        self.dismiss(event.option_id or "")

    def action_choose(self) -> None:
        """Open what is marked."""
        self.query_one("#ladders", Doors).action_select()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss("")


class LadderScreen(LongPlace[str]):
    """One ladder. Its result: an exercise, `own:` and a place, `sort:`, or nothing for back."""

    HELP = later(
        "# A ladder\n\nThe lowest rung is below. Up and down look at them; what is told of the marked one stands "
        "underneath. Where it says *here last*, you were last, by your log. Any rung can be taken at any time, and a "
        "lower one again. There is no top to reach."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "choose",
            later("look closer"),
            tooltip=later("Opens the exercises of the marked rung, or notes how your own step was."),
            id="ladder.choose",
        ),
        Binding(
            "s",
            "sort",
            later("sort anew"),
            tooltip=later("Guesses and sorts your own steps anew."),
            id="ladder.sort",
        ),
        *back_bindings(),
        *reading_bindings(),
    ]

    DEFAULT_CSS = """
    LadderScreen #rungs { max-height: 60%; }
    LadderScreen.-short #rungs { max-height: 5; }
    LadderScreen #page { margin-top: 1; min-height: 2; }
    LadderScreen #doors { display: none; }
    LadderScreen.closer #doors { display: block; }
    LadderScreen.closer #page { display: none; }
    LadderScreen.closer #rungs { display: none; }
    """

    def __init__(
        self,
        title: str,
        rungs: tuple[DrawnRung, ...],
        *,
        about: Program | None = None,
        locked: bool = False,
        at: int = 0,
    ) -> None:
        super().__init__()
        self._title = " ".join(title.split())
        self._rungs = rungs
        self._about = about
        self._locked = locked
        self._at = at

    def compose(self) -> ComposeResult:
        """The ladder, and what is told of the rung that is marked."""
        yield Words(self._title or _("My own ladder"), classes="title")
        yield Doors(id="rungs")
        yield Words(id="which", classes="gap")
        yield Doors(id="doors")
        with LongPage(id="page"):
            yield Words(id="told")
            yield Words(self._below(), id="below", classes="quiet")
        yield PlaceKeys()

    def on_mount(self) -> None:
        """Mark where one was last, else the lowest."""
        self.query_one("#which").display = False
        self._draw(self._at)
        self.query_one("#rungs", Doors).focus()

    def _below(self) -> str:
        if not self._rungs:
            return ""
        said = [" ".join(self._about.caution.split())] if self._about and self._about.caution.strip() else []
        if self._about and self._about.sources:
            said.append(_("It draws on: {sources}.").format(sources="; ".join(self._about.sources)))
        if self._locked:
            said.append(_("Your log is locked, so it does not show where you have been."))
        said.append(_("Nothing is locked here, and nothing moves on by itself."))
        return "\n\n".join(said) if self._about else said[-1]

    def _draw(self, marked: int) -> None:
        found = self.query_one("#rungs", Doors)
        if not self._rungs:
            self.query_one("#told", Words).say(
                _("There is no ladder of yours yet. Enter opens the exercise that makes one, if you like.")
            )
            found.offer([door(_("Make a ladder"), MAKER)])
            return
        width = max(20, min(COLUMN, self.app.size.width - 4) - 2)
        last = len(self._rungs) - 1
        beside = max(cell_len(noted(rung)) for rung in self._rungs)
        rows = [
            Option(drawn(self._rungs[place], width, beside=beside, top=place == last), id=f"{OWN}{place}")
            for place in range(last, -1, -1)
        ]
        found.offer(rows, chosen=last - min(marked, last))

    def on_resize(self) -> None:
        """Other widths, other rungs."""
        if self._rungs:
            self._draw(self._marked)

    @property
    def _marked(self) -> int:
        chosen = self.query_one("#rungs", Doors).chosen_id
        return int(chosen.removeprefix(OWN)) if chosen.startswith(OWN) else self._at

    @property
    def _is_closer(self) -> bool:
        return self.has_class("closer")

    @on(Doors.OptionHighlighted, "#rungs")
    def _tell(self) -> None:
        if self._rungs:
            self._at = self._marked
            self.query_one("#told", Words).say("\n".join(self._told()))
            self.query_one("#page").scroll_home(animate=False)

    def _told(self) -> Iterator[str]:
        rung = self._rungs[self._at]
        yield from rung.told
        if rung.doors:
            yield _("Exercises: {titles}.").format(titles=", ".join(title for _name, title in rung.doors))
        elif self._about is None:
            yield _("Enter notes how it was: what you feared, and what happened.")

    @on(Doors.OptionSelected)
    def _chose(self, event: Doors.OptionSelected) -> None:
        chosen = event.option_id or ""
        if chosen.startswith(OWN) and self._about is not None:
            self._look_closer()
        else:
            self.dismiss(chosen)

    def _look_closer(self) -> None:
        rung = self._rungs[self._at]
        which = self.query_one("#which", Words)
        which.display = True
        which.say(f"{rung.title}\n\n" + "\n".join(rung.told))
        doors = self.query_one("#doors", Doors)
        doors.offer([door(title, name) for name, title in rung.doors])
        self.set_class(True, "closer")
        doors.focus()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only an own ladder is sorted."""
        if action == "sort":
            return self._about is None and bool(self._rungs)
        if action in ("read_on", "read_back") and self._is_closer:
            return False
        return super().check_action(action, parameters)

    def action_choose(self) -> None:
        """Take what is marked."""
        self.query_one("#doors" if self._is_closer else "#rungs", Doors).action_select()

    def action_sort(self) -> None:
        """Sort one's own steps anew."""
        self.dismiss(SORT)

    def action_back(self) -> None:
        """From the exercises of a rung to the ladder, and from there back."""
        if not self._is_closer:
            self.dismiss("")
            return
        self.set_class(False, "closer")
        self.query_one("#which").display = False
        self.query_one("#rungs", Doors).focus()
        self.refresh_bindings()
