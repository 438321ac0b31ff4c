"""Exercises made into one zip to give away: the same exercises give the same bytes, on every machine and day."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

from closeness_tui.content.parcel_sums import SUMS, sums_text
from closeness_tui.core.exercise import Exercise
from closeness_tui.core.wording import _

README = "README.txt"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can say; it tells nothing of when somebody was at work."""
_WIDTH = 76


def made_zip(files: Mapping[str, bytes], exercises: Sequence[Exercise]) -> bytes:
    """The files by name, with a letter to whoever gets them and with checksums of all."""
    letter = _letter(exercises).encode()
    whole = {**files, README: letter}
    whole[SUMS] = sums_text(whole).encode()
    stream = io.BytesIO()
    # Not squeezed: each version of the squeezing library makes other bytes of the same words.
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(whole):
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, whole[name])
    return stream.getvalue()


def _letter(exercises: Sequence[Exercise]) -> str:
    """In plain words what this is and what to do with it."""
    rows = [f"- {_row(each)}" for each in exercises]
    paragraphs = (
        _("Exercises for closeness"),
        "\n".join(rows),
        _(
            "closeness is a calm program for the terminal, with exercises for getting closer to people at your "
            "own pace. The files in this zip are exercises for it. They are plain text: you can open each of them in "
            "any text editor and read all that it says. Nothing in them can run."
        ),
        _(
            "To add them to yours, save this zip, open a terminal in the folder where it lies, and type the line "
            "below with the name of the zip. You see first what each exercise is and who wrote it, and you are asked "
            "before anything is changed."
        ),
        "    closeness exercises add NAME.zip",
        _("To take one away again:"),
        "    closeness exercises remove ID",
        _(
            "The file {name} holds a checksum of each file. closeness looks at it, and says so if a file was "
            "changed or damaged on its way. It does not say who made the zip: ask the person you have it from."
        ).format(name=SUMS),
    )
    return "\n\n".join(_wrapped(each) for each in paragraphs) + "\n"


def _row(exercise: Exercise) -> str:
    title = " ".join(exercise.title.split())
    author = " ".join(exercise.author.split())
    if author:
        return _("{title} ({id}), by {author}").format(title=title, id=exercise.id, author=author)
    return _("{title} ({id})").format(title=title, id=exercise.id)


def _wrapped(paragraph: str) -> str:
    import textwrap  # noqa: PLC0415 - only for those who export

    if "\n" in paragraph or paragraph.startswith((" ", "- ")):
        return paragraph
    return textwrap.fill(paragraph, _WIDTH)
