"""What is wrong with a file, beside or below what is seen of it: the line, the sentence, and what to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from closeness_tui.core.wording import _, ngettext
from closeness_tui.tui.phrases import later
from closeness_tui.tui.screens.place import Words
from closeness_tui.tui.widgets.prose import harmless

if TYPE_CHECKING:
    from collections.abc import Sequence

    from closeness_tui.core.problem import Problem

MOST = 60
"""Nobody reads more at once."""


def told(problem: Problem, *, short: bool = False) -> Content:
    """One problem: its line, what it is, and what to write; the words of a file in it are data."""
    place = _("line {number}").format(number=problem.line) if problem.line else _("the file")
    sort = "" if problem.severity == "error" else " " + _("(a hint)")
    help_ = " ".join(problem.help.split()) if short else problem.help
    parts: list[tuple[str, str] | str] = [(f"{place}{sort}: ", "bold $care"), harmless(problem.message)]
    if help_:
        parts.append(("  " if short else "\n") + harmless(help_))
    return Content.assemble(*parts)


def counted(problems: Sequence[Problem]) -> str:
    """How many there are, of both sorts."""
    errors = sum(each.severity == "error" for each in problems)
    hints = len(problems) - errors
    parts = []
    if errors:
        parts.append(ngettext("{count} problem", "{count} problems", errors).format(count=errors))
    if hints:
        parts.append(ngettext("{count} hint", "{count} hints", hints).format(count=hints))
    return ", ".join(parts)


class ProblemsBeside(VerticalScroll, can_focus=False):
    """Problems to read while something else is looked at; nothing at all while there are none."""

    DEFAULT_CSS = """
    ProblemsBeside {
        display: none; width: 100%; height: auto; max-height: 8; padding: 0 1; scrollbar-size-vertical: 1;
        border-top: solid $care;
    }
    ProblemsBeside.shown { display: block; }
    ProblemsBeside .head { color: $care; text-style: bold; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._head, self._rows = Words(classes="head"), Words()

    def compose(self) -> list[Words]:
        """What they mean for what is seen, and each of them."""
        return [self._head, self._rows]

    def tell(self, head: str, problems: Sequence[Problem]) -> None:
        """Show these, under a sentence."""
        rows = [told(each) for each in problems[:MOST]]
        if len(problems) > MOST:
            more = len(problems) - MOST
            rows.append(Content(ngettext("and {count} more", "and {count} more", more).format(count=more)))
        self._head.say(head)
        self._rows.say(Content("\n").join(rows))
        self.set_class(bool(problems or head), "shown")

    def rows_at(self, width: int, most: int) -> int:
        """The rows it takes below something of this width."""
        if not self.has_class("shown"):
            return 0
        lines = [*self._head.spoken.split("\n"), *self._rows.spoken.split("\n")]
        rows = sum(max(1, -(-cell_len(line) // max(1, width - 4))) for line in lines if line)
        return min(most, rows + 1)


class ProblemsList(OptionList):
    """The problems of the text beside it, each to go to; nothing in it is markup."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "select",
            later("go there"),
            tooltip=later("Goes to the line of this problem."),
            id="problems.go",
        ),
    ]

    DEFAULT_CSS = """
    ProblemsList, ProblemsList:focus {
        width: 100%; height: auto; max-height: 8; padding: 0; border: none; border-top: solid $border-blurred;
        background: $background; background-tint: $background 0%; scrollbar-size-vertical: 1;
    }
    ProblemsList.-textual-compact { border-top: solid $border-blurred !important; }
    ProblemsList > .option-list--option { padding: 0 1; }
    ProblemsList:nocolor > .option-list--option-highlighted { text-style: underline; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.problems: tuple[Problem, ...] = ()

    def tell(self, problems: Sequence[Problem]) -> None:
        """List these, and keep the mark on the same one where it is still there."""
        before = self.marked
        self.problems = tuple(problems[:MOST])
        rows = [Option(told(each, short=True), id=str(number)) for number, each in enumerate(self.problems)]
        self.set_options(rows or [Option(_("No problems."), disabled=True)])
        same = [
            number
            for number, each in enumerate(self.problems)
            if before is not None and (each.code, each.message) == (before.code, before.message)
        ]
        self.highlighted = same[0] if same else (0 if self.problems else None)

    @property
    def marked(self) -> Problem | None:
        """The problem that is marked."""
        at = self.highlighted
        return self.problems[at] if at is not None and at < len(self.problems) else None
