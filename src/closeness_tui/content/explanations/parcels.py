"""Explanations: why a zip or a folder from somebody else is not taken in."""

from __future__ import annotations

from closeness_tui.content.explanations.explanation import Explanation


def _told(code: str, meaning: str, why: str, wrong: str, right: str) -> Explanation:
    return Explanation(code, meaning, why, wrong, right, "words")


PARCELS = (
    _told(
        "damaged-zip",
        "The zip, or a file in it, is damaged, cut short, or is no zip at all.",
        "Half an exercise could stop somebody in the middle of a hard moment.",
        "a zip that a mail program has cut off",
        "the same zip, sent once more",
    ),
    _told(
        "zip-too-large",
        "The zip is larger than 2 MiB, which is about three hundred exercises.",
        "Nobody could look at so many, and a file of a stranger can't fill up the computer.",
        "a zip with sound files in it",
        "a zip with only the exercises",
    ),
    _told(
        "too-many-files",
        "There are more than 200 files in what was handed over.",
        "Nobody could look at so many before saying yes.",
        "closeness exercises add ~",
        "closeness exercises add ~/from-my-therapist",
    ),
    _told(
        "zip-bomb",
        "A file in the zip unpacks to far more than words ever do.",
        "Such files are made to fill up a computer. Nothing of it was unpacked.",
        "a gigabyte of one letter, packed to almost nothing",
        "a few pages of text",
    ),
    _told(
        "bad-file-name",
        "A file in the zip has a name that leads out of its folder or to another disk.",
        "Some programs would write over your own files. closeness uses none of them, and is careful all the same.",
        "../../.bashrc",
        "my-exercise.toml",
    ),
    _told(
        "unseen-in-name",
        "The name of a file in the zip has characters that can't be seen.",
        "Such a name can look like another one, or change what a terminal shows.",
        "a name that ends in “lmot.exe”, turned round",
        "my-exercise.toml",
    ),
    _told(
        "linked-file",
        "What should be a file is only a link to another place, or a device.",
        "A link could bring in something private of yours.",
        "my-exercise.toml, which points to a file elsewhere",
        "my-exercise.toml itself",
    ),
    _told(
        "file-twice",
        "Two files in the zip have one name, or names that many computers take for one.",
        "You might look at one of them and practise the other.",
        "Walk.toml and walk.toml",
        "walk.toml and walk-2.toml",
    ),
    _told(
        "zip-in-zip",
        "There is another packed file inside the zip.",
        "What is packed twice can't be looked at before it is taken in.",
        "exercises.zip with more.zip inside",
        "exercises.zip with the files themselves",
    ),
    _told(
        "locked-zip",
        "A file in the zip is locked with a password.",
        "closeness can't look at it, and never takes in what it has not looked at.",
        "a zip with a password",
        "the files that came out of it",
    ),
    _told(
        "unknown-packing",
        "A file in the zip is packed in a way that is rare and not read here.",
        "Only two ways are read, because each more of them is one more way to be hurt.",
        "a zip packed with LZMA or bzip2",
        "an ordinary zip",
    ),
    _told(
        "bad-sums",
        "The list of checksums that came along can't be read.",
        "Then nobody can say whether the exercises are as they were when they left their author.",
        "SHA256SUMS: see the attachment",
        "SHA256SUMS, as `closeness exercises export` writes it",
    ),
    _told(
        "sum-differs",
        "A file is not as it was when it was packed.",
        "It was damaged on its way, or somebody has changed it. A checksum can't tell which of the two.",
        "an exercise that was changed after it was exported",
        "the changed exercise, exported again",
    ),
    _told(
        "sum-missing",
        "A file that the list of checksums names is not there.",
        "One exercise may lead on to the one that is gone.",
        "two exercises in the list, one in the zip",
        "both of them in the zip",
    ),
    _told(
        "sum-unlisted",
        "An exercise is there that the list of checksums does not name.",
        "Somebody may have put it in later, who is not the author.",
        "one exercise in the list, two in the zip",
        "both of them in the list",
    ),
)
"""Why something that was handed over is not taken in."""
