"""A screen as an SVG: small enough to keep, and the same byte for byte each time it is made."""

from __future__ import annotations

import re
import subprocess
from html import escape, unescape
from pathlib import Path
from typing import Any

from rich.cells import cell_len

CELL = 12.2
"""The width of one cell in Rich's pictures."""

# Rich would have a browser fetch its letters from elsewhere, and cuts each line off by a path of its own.
_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_CUTS = re.compile(
    r'<clipPath id="[^"]*-line-\d+">.*?</clipPath>\s*| clip-path="url\(#[^)]*-(?:line-\d+|clip-terminal)\)"',
    re.DOTALL,
)
_NAME = re.compile(r"terminal-\d+-")
_INDENT = re.compile(r"\n\s+")
_TEXT = re.compile(r'<text class="([^"]*)" x="([\d.]+)" y="([\d.]+)" textLength="[\d.]+">(.*?)</text>')


def svg_of(app: Any) -> str:
    """What the app shows now."""
    picture = app.export_screenshot(title="closeness", simplify=True)
    for pattern, instead in ((_FONTS, ""), (_CUTS, ""), (_NAME, "t-"), (_INDENT, "\n")):
        picture = pattern.sub(instead, picture)
    return (
        picture.replace("&#160;", "\u00a0").replace(
            "<!-- Generated with Rich https://www.textualize.io -->\n", ""
        )
        + "\n"
    )


def write_png(picture: str, path: Path) -> None:
    """The same as a PNG. The tool that draws it has other letters, so each is put into its own cell."""
    apart = _TEXT.sub(_apart, picture)
    subprocess.run(["rsvg-convert", "-o", str(path)], input=apart.encode(), check=True)


def _apart(found: re.Match[str]) -> str:
    style, x, y, words = found.groups()
    at, letters = float(x), []
    for letter in unescape(words):
        if not letter.isspace():
            letters.append(f'<text class="{style}" x="{at:g}" y="{y}">{escape(letter)}</text>')
        at += CELL * cell_len(letter)
    return "".join(letters)
