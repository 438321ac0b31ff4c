"""Explanations: ways through an exercise, and timers of an odd size."""

from __future__ import annotations

from closeness_tui.content.explanations.explanation import Explanation, lines, step

_REST = step('kind = "rest"', 'id = "rest"', "seconds = 30")
_LAST = step('kind = "read"', 'id = "last"', 'text = "That is all."')
_WRITE = step('kind = "write"', 'id = "words"', 'text = "What comes to mind?"')


def _choose(options: str) -> str:
    return step('kind = "choose"', 'id = "how"', 'text = "How?"', f"options = [{options}]")


def _tense(tense: int, release: int) -> str:
    return step(
        'kind = "tense"',
        f"tense = {tense}",
        f"release = {release}",
        "[[step.group]]",
        'part = "Hands"',
        'tense_text = "Make loose fists."',
    )


WAYS = (
    Explanation(
        "unreachable",
        "Whatever is answered, nobody comes to this step.",
        "Words that no one ever reads can't help anybody.",
        lines(_LAST.replace("last", "only"), _REST + '\nwhen = { step = "before", at_least = 11 }'),
        lines(_LAST.replace("last", "only"), _REST + '\nwhen = { step = "before", at_least = 6 }'),
    ),
    Explanation(
        "only-by-passing",
        "Every answer above leads elsewhere, so only somebody who passes over the choice comes here.",
        "Those who answer would miss what you wrote for them.",
        lines(_choose('{ text = "Rest", go = "last" }, { text = "Stop", go = "end" }'), _REST, _LAST),
        lines(_choose('{ text = "Rest" }, { text = "Stop", go = "end" }'), _REST, _LAST),
    ),
    Explanation(
        "no-answer-on",
        "Every answer of a choice leads back.",
        "Only the skip key would end the round, and not everybody finds it.",
        lines(_REST, _choose('{ text = "Again", go = "rest" }'), _LAST),
        lines(_REST, _choose('{ text = "Again", go = "rest" }, "That is enough"'), _LAST),
    ),
    Explanation(
        "leads-to-itself",
        "An answer leads to the very step it belongs to.",
        "The same screen would come again, as if the key had done nothing.",
        lines(_choose('"On", { text = "Let me think", go = "how" }'), _LAST),
        lines(_choose('"On", "Let me think"'), _LAST),
    ),
    Explanation(
        "not-always-asked",
        "A text puts in an answer that some people were never asked for.",
        "They would read a sentence with a gap in it.",
        lines(
            _WRITE + '\nwhen = { step = "before", at_least = 6 }',
            step('kind = "read"', 'text = "You wrote: {words}."'),
        ),
        lines(
            _WRITE + '\nwhen = { step = "before", at_least = 6 }',
            step('kind = "read"', 'text = "You wrote: {words|nothing today}."'),
        ),
    ),
    Explanation(
        "odd-seconds",
        "A time is neither whole nor half seconds.",
        "Nobody can breathe to a third of a second, and the display counts in halves.",
        step('kind = "breathe"', "in = 4.3", "out = 6", "rounds = 6"),
        step('kind = "breathe"', "in = 4.5", "out = 6", "rounds = 6"),
    ),
    Explanation(
        "short-timer",
        "A timer is over before one has settled. Often minutes were meant.",
        "A rest of two seconds feels like a mistake of one's own.",
        step('kind = "rest"', "seconds = 2"),
        step('kind = "rest"', "seconds = 120"),
    ),
    Explanation(
        "long-timer",
        "A timer runs for more than half an hour without a break.",
        "In a long silence some people feel shut in.",
        step('kind = "rest"', "seconds = 3600"),
        step('kind = "rest"', "seconds = 60"),
    ),
    Explanation(
        "odd-breath",
        "One breath is much quicker or much slower than people breathe.",
        "Quick breathing can make one dizzy, and very slow breathing short of air.",
        step('kind = "breathe"', "in = 1", "out = 2", "rounds = 6"),
        step('kind = "breathe"', "in = 4", "out = 6", "rounds = 6"),
    ),
    Explanation(
        "long-in-breath",
        "The breath in is longer than the breath out.",
        "A longer breath out feels calmer to most people.",
        step('kind = "breathe"', "in = 6", "out = 4", "rounds = 6"),
        step('kind = "breathe"', "in = 4", "out = 6", "rounds = 6"),
    ),
    Explanation(
        "long-tension",
        "A muscle is held tight for more than ten seconds.",
        "It may cramp, and it should never hurt.",
        _tense(15, 35),
        _tense(6, 35),
    ),
    Explanation(
        "short-release",
        "Letting go has hardly more time than the tension before it.",
        "The practice is in the letting go; it takes a while to be felt.",
        _tense(6, 8),
        _tense(6, 35),
    ),
    Explanation(
        "late-cue",
        "The first soft cue would come when the step is over.",
        "Whoever waits for it would wait in vain.",
        step('kind = "note"', 'text = "One word."', 'labels = ["near", "far"]', "seconds = 60", "cue = 60"),
        step('kind = "note"', 'text = "One word."', 'labels = ["near", "far"]', "seconds = 60", "cue = 10"),
    ),
)
