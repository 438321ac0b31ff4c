"""Explanations: ids, places to go to, earlier answers and conditions."""

from __future__ import annotations

from closeness_tui.content.explanations.explanation import Explanation, lines, step

_WRITE = step('kind = "write"', 'id = "words"', 'text = "What comes to mind?"')
_RATE = step('kind = "rate"', 'id = "near"', 'text = "How near?"', 'scale = "likely"')
_PACE = step(
    'kind = "choose"',
    'id = "pace"',
    'text = "Which pace?"',
    'options = [{ text = "Slow", id = "slow" }, { text = "Slower", id = "slower" }]',
)
_FILL = ('kind = "fill"', 'template = "I like {what}"', 'blanks.what = { hint = "a song" }')
_LIST = step('kind = "list"', 'id = "joys"', 'text = "What was good?"')
_BREATHE = (
    'kind = "breathe"',
    "rounds = 6",
    'by = "pace"',
    "[[step.pattern]]",
    'id = "slow"',
    "in = 4",
    "out = 6",
)
_SLOWER = ("[[step.pattern]]", 'id = "slower"', "in = 5", "out = 7")


def _read(*more: str) -> str:
    return step(
        'kind = "read"', *(more if any(each.startswith("text") for each in more) else ('text = "So."', *more))
    )


STEPS = (
    Explanation(
        "no-step",
        "No step has the id that is named here.",
        "Whoever chooses this would go nowhere, or a condition would never hold.",
        step('kind = "choose"', 'text = "Now?"', 'options = ["On", { text = "Rest", go = "rset" }]')
        + "\n"
        + step('kind = "rest"', 'id = "rest"', "seconds = 30"),
        step('kind = "choose"', 'text = "Now?"', 'options = ["On", { text = "Rest", go = "rest" }]')
        + "\n"
        + step('kind = "rest"', 'id = "rest"', "seconds = 30"),
    ),
    Explanation(
        "double-id",
        "Two steps have the same id.",
        "An answer would be put in the place of another one.",
        lines(_WRITE, _WRITE),
        lines(_WRITE, _WRITE.replace('"words"', '"more-words"')),
    ),
    Explanation(
        "check-id",
        "A step has the id of the rating that closeness puts in before or after an exercise.",
        "The two answers would be mixed up.",
        _read('id = "after"'),
        _read('id = "afterwards"'),
    ),
    Explanation(
        "too-early",
        "A step is used before it has been shown.",
        "There is no answer yet that could be put in or asked about.",
        lines(_read('text = "You wrote: {words}."'), _WRITE),
        lines(_WRITE, _read('text = "You wrote: {words}."')),
    ),
    Explanation(
        "never-asked",
        "A name in curly brackets is the answer of no step.",
        "There would be a gap in the sentence.",
        lines(_WRITE, _read('text = "You wrote: {wrods}."')),
        lines(_WRITE, _read('text = "You wrote: {words}."')),
    ),
    Explanation(
        "no-answer",
        "A step is named that asks nothing.",
        "It has no answer that could be put in.",
        lines(_read('id = "hello"'), _read('text = "And {hello}."')),
        lines(_WRITE, _read('text = "And {words}."')),
    ),
    Explanation(
        "no-part",
        "The answer of a step has no part of this name.",
        "There would be a gap in the sentence.",
        lines(_WRITE, _read('text = "You wrote: {words.first}."')),
        lines(_WRITE, _read('text = "You wrote: {words}."')),
    ),
    Explanation(
        "no-name-here",
        "An earlier answer can't be put in here, for these rows are picked word for word.",
        "What a person picks becomes their answer, and there it would stand with curly brackets.",
        lines(_WRITE, step('kind = "list"', 'text = "Which?"', 'items = ["a song", "about {words}"]')),
        lines(_WRITE, step('kind = "list"', 'text = "Which?"', 'items = ["a song", "about something else"]')),
    ),
    Explanation(
        "no-number",
        "A condition compares a number, but the answer of that step is none.",
        "The condition would never hold.",
        lines(_WRITE, _read('when = { step = "words", at_least = 6 }')),
        lines(_RATE, _read('when = { step = "near", at_least = 6 }')),
    ),
    Explanation(
        "rating-is",
        "A condition compares a rating with a word.",
        "A rating is a number, so the condition would never hold.",
        lines(_RATE, _read('when = { step = "near", is = "50" }')),
        lines(_RATE, _read('when = { step = "near", at_least = 50 }')),
    ),
    Explanation(
        "is-several",
        "A condition compares a whole list with one word.",
        "A list is never one word, so the condition would never hold.",
        lines(_LIST, _read('when = { step = "joys", is = "a song" }')),
        lines(_LIST, _read('when = { step = "joys", skipped = false }')),
    ),
    Explanation(
        "no-option",
        "A step has no option of this name.",
        "What depends on it would never be shown.",
        lines(_PACE, _read('when = { step = "pace", is = "slwo" }')),
        lines(_PACE, _read('when = { step = "pace", is = "slow" }')),
    ),
    Explanation(
        "loop",
        "A no at a gate leads back to a step before it.",
        "Whoever says no would be asked again and again, and no is an answer.",
        lines(_read('id = "start"'), step('kind = "gate"', 'text = "Today?"', 'on_no = "start"'), _read()),
        lines(_read('id = "start"'), step('kind = "gate"', 'text = "Today?"', 'on_no = "end"'), _read()),
    ),
    Explanation(
        "unused-blank",
        "A blank is described that the sentence does not have.",
        "Its hint would never be seen.",
        step(*_FILL, 'blanks.who = { hint = "a friend" }'),
        step(*_FILL),
    ),
    Explanation(
        "not-fill",
        "`revise` names a step that is no `fill`.",
        "Only the words of a sentence with blanks can be taken up again.",
        lines(_WRITE, step(*_FILL, 'revise = "words"')),
        lines(step(*_FILL, 'id = "first"'), step(*_FILL, 'revise = "first"')),
    ),
    Explanation(
        "no-pattern",
        "One of the paces that can be chosen has no rhythm.",
        "Whoever chooses it would breathe to another one.",
        lines(_PACE, step(*_BREATHE)),
        lines(_PACE, step(*_BREATHE, *_SLOWER)),
    ),
    Explanation(
        "no-rounds",
        "The step that is to say how many rounds has options that are no numbers within reach.",
        "closeness would not know how often.",
        lines(_PACE, step('kind = "breathe"', "in = 4", "out = 6", 'rounds = { from = "pace" }')),
        lines(
            step(
                'kind = "choose"',
                'id = "pace"',
                'text = "How many?"',
                'options = [{ text = "Six breaths", id = "6" }, { text = "Ten breaths", id = "10" }]',
            ),
            step('kind = "breathe"', "in = 4", "out = 6", 'rounds = { from = "pace" }'),
        ),
    ),
)
