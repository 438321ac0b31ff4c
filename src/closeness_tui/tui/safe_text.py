"""The last gate before the terminal: no text can carry a command to it."""

from __future__ import annotations

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

# All of C0 and C1: by now lines and tabs are laid out, so none of them belongs to a text.
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a\u202b\u202d\u202e\u2066-\u2068]")


class SafeText(LineFilter):
    """Shows a mark in place of characters that could change the terminal or turn words round."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - the contract
        return [
            each
            if each.control or not UNSAFE.search(each.text)
            else Segment(UNSAFE.sub("\ufffd", each.text), each.style)
            for each in segments
        ]
