"""Choices of which none stands out until the person is at one: for consent, where a nudge would be wrong."""

from __future__ import annotations

from closeness_tui.tui.widgets.choices import Choices


class EvenChoices(Choices):
    """No row has a sign before a key or the mouse came to it, and Enter takes nothing until then."""

    def action_move(self, by: int) -> None:
        """From outside to the first row, or to the last."""
        if self.here < 0:
            self.move_to(0 if by > 0 else len(self.rows) - 1)
        else:
            super().action_move(by)

    def pick_here(self) -> bool:
        """Take the row at hand; False while none is."""
        return self.here >= 0 and super().pick_here()

    def draw(self) -> None:
        """Show where one is, and nothing else."""
        for index, drawn in enumerate(self._drawn):
            at = self._at(index)
            drawn.draw("" if at == "near" else at, marked=index in self.marked, shows_marks=True)
