"""What an exercise for two needs, so that each of them can say no unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from closeness_tui.content.rules.finding import Finding
from closeness_tui.content.rules.manuscript import Manuscript
from closeness_tui.core.wording import _

KEPT = ("choose", "write", "fill", "list", "body", "rate", "tally", "note", "review")
"""Kinds whose answers go into the entry; a page that all agree to is kept on purpose."""
_FOR_ONE = re.compile(r"\b(?:alone|on your own|by yourself)\b", re.IGNORECASE)


def no_caution_for_two(manuscript: Manuscript) -> Iterator[Finding]:
    """Nothing says when two people leave it out; for other exercises that is an error already."""
    if manuscript.is_for_pair and not manuscript.exercise.caution:
        yield Finding(
            "no-caution-for-two",
            ("for",),
            _("An exercise for two needs a `caution`: when the two leave it out."),
            _("It is not for people who cannot say no to each other without fear."),
            _('Add a line: caution = "Before you begin, on your own: can I say no to this person …"'),
        )


def no_private_gate(manuscript: Manuscript) -> Iterator[Finding]:
    """Two people are not asked each alone."""
    gates = [step for _number, step in manuscript.steps if step["kind"] == "gate"]
    if manuscript.is_for_pair and not any(step.get("private") for step in gates):
        yield Finding(
            "no-private-gate",
            ("for",),
            _("An exercise for two begins with a private gate, and this one has none."),
            _("Side by side it is hard to say no; alone, each can, and nobody learns who did."),
            _('Add a step: kind = "gate" with private = true'),
        )


def no_stop_word(manuscript: Manuscript) -> Iterator[Finding]:
    """Two people have no word to stop by."""
    if not manuscript.is_for_pair:
        return
    has_one = any("stop" in step for _number, step in manuscript.steps)
    if not has_one and "{stop-word" not in manuscript.exercise.source:
        yield Finding(
            "no-stop-word",
            ("for",),
            _("An exercise for two has a stop word, and this one has none."),
            _("One word that both know ends it at once, without a reason."),
            _('Add a `choose` step for the word, and name it in each `turns` step: stop = "…"'),
        )


def kept_for_both(manuscript: Manuscript) -> Iterator[Finding]:
    """Answers that both see and that would go into the log of one."""
    if not manuscript.is_for_pair or not manuscript.exercise.leaves_trace:
        return
    for number, step in manuscript.steps:
        kept = step["kind"] in KEPT and step.get("keep") != "never" and not step.get("private")
        # A last page for whoever keeps the log, and said to be so.
        for_one = step["kind"] == "write" and (not manuscript.is_english or _FOR_ONE.search(step["text"]))
        if kept and not for_one:
            yield Finding(
                "kept-for-both",
                ("step", number),
                _("This answer is given by two people and kept in the log of one."),
                _("What a partner answers or writes is theirs, and is never stored."),
                _('Add a line: keep = "never". A page for one alone says so in its text.'),
            )
