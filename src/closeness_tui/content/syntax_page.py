"""A text that is being put right, which remembers where each of its letters stood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from closeness_tui.core.problem import Edit


@dataclass(slots=True)
class Page:
    """A text with plain line ends, changed in memory so that the rest of it can be read."""

    text: str
    origins: Sequence[int] | list[int]
    """For each letter, and for the end, its offset in the file's own text."""

    @classmethod
    def of(cls, text: str) -> Page:
        """A page as it is in the file."""
        if "\r\n" not in text:
            return cls(text, range(len(text) + 1))
        origins: list[int] = []
        last = 0
        for found in re.finditer("\r\n", text):
            origins.extend(range(last, found.start() + 1))
            last = found.end()
        origins.extend(range(last, len(text) + 1))
        return cls(text.replace("\r\n", "\n"), origins)

    def change(self, edits: tuple[Edit, ...]) -> Page:
        """The page with these changes; what is put in has the place of what it replaces."""
        texts: list[str] = []
        origins: list[int] = []
        last = 0
        for edit in sorted(edits, key=lambda each: (each.start, each.end)):
            if edit.start < last:
                continue
            here, there = self.origins[edit.start], self.origins[edit.end]
            texts += (self.text[last : edit.start], edit.text)
            origins.extend(self.origins[last : edit.start])
            # Letters that are put in have the places of those that they replace, as far as these go.
            origins.extend(min(here + number, there) for number in range(len(edit.text)))
            last = edit.end
        texts.append(self.text[last:])
        origins.extend(self.origins[last:])
        return Page("".join(texts), origins)

    def in_file(self, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
        """The same changes for the file's own text."""
        return tuple(Edit(self.origins[e.start], self.origins[e.end], e.text) for e in edits)
