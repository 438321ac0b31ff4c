"""Which regions of the body some words speak of, and what the regions are called."""

from __future__ import annotations

import re
from functools import lru_cache

from closeness_tui.core.steps.body import REGIONS
from closeness_tui.core.wording import _

# English words as exercises and people write them. Words for what nobody sees from the front are left out.
_WORDS = {
    "head": "head headache forehead brow brows scalp temple temples",
    "face": "face eye eyes eyelid eyelids nose cheek cheeks",
    "jaw": "jaw jaws mouth lip lips tongue teeth chin",
    "throat": "throat neck",
    "shoulders": "shoulder shoulders",
    "chest": "chest breastbone rib ribs heart heartbeat lung lungs breath breathing",
    "arms": "arm arms forearm forearms elbow elbows biceps triceps",
    "hands": "hand hands fist fists finger fingers thumb thumbs palm palms wrist wrists",
    "belly": "belly stomach tummy abdomen gut guts stomachache",
    "legs": "leg legs thigh thighs knee knees calf calves shin shins",
    "feet": "foot feet toe toes heel heels ankle ankles",
}
_WHOLE = re.compile(r"\b(?:whole|entire|all of (?:the|your)) body\b|\bbody as a whole\b")
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    return {word: region for region, known in _WORDS.items() for word in known.split()}


def regions_in(*texts: str) -> frozenset[str]:
    """The regions that the first of the texts that names any speaks of; none rather than a wrong one."""
    known = _known()
    for text in texts:
        plain = text.casefold()
        if _WHOLE.search(plain):
            return frozenset({"whole"})
        if found := frozenset(known[word] for word in _WORD.findall(plain) if word in known):
            return found
    return frozenset()


def in_words(regions: frozenset[str]) -> str:
    """The names of regions, from the top down."""
    names = _names()
    return ", ".join(names[region] for region in REGIONS if region in regions)


def _names() -> dict[str, str]:
    return {
        "head": _("head"),
        "face": _("face"),
        "jaw": _("jaw"),
        "throat": _("throat"),
        "shoulders": _("shoulders"),
        "chest": _("chest"),
        "arms": _("arms"),
        "hands": _("hands"),
        "belly": _("belly"),
        "legs": _("legs"),
        "feet": _("feet"),
        "whole": _("whole body"),
    }
