"""Explanations: what runs, and might be kinder, shorter or more careful; `check --style` looks for it."""

from __future__ import annotations

from closeness_tui.content.explanations.explanation import Explanation, lines, step


def _said(wrong: str, right: str) -> tuple[str, str]:
    return step('kind = "read"', f'text = "{wrong}"'), step('kind = "read"', f'text = "{right}"')


_HARD = (
    "Subsequently, an uninterrupted observation of involuntary respiratory fluctuations facilitates the "
    "differentiation of interpersonal expectations, notwithstanding considerable physiological variability "
    "and accompanying cognitive interpretations of circumstances surrounding intimacy, and additionally "
    "encourages a deliberate reconsideration of habitual interpersonal avoidance."
)
_EASY = "Notice your breath. It may be slow or quick. Both are fine, and you need not change a thing."
_LIGHT = 'title = "A Slow Walk"'
_CHECK = step('kind = "rate"', 'text = "And now?"')
_LATER = 'rung = 4\nsmaller = ["grounding-54321"]\ncaution = "Leave this out if today is already a lot."'
_TEN = ", ".join(
    f'"{each}"' for each in ("red", "blue", "green", "grey", "pink", "gold", "black", "white", "brown")
)

_FORTY = " ".join(["You may read this at your own pace."] * 6)

STYLE = (
    Explanation(
        "pressing-words",
        "Words such as “must”, “should” or “be honest” press a person.",
        "What reveals something is asked for, so that no stays as easy to say as yes.",
        *_said("You must tell them today.", "If you'd like, you could write one line."),
    ),
    Explanation(
        "cold-way-out",
        "The words on a key make leaving sound like a failure.",
        "Leaving something out is a choice, and the words on the key say so.",
        step('kind = "write"', 'text = "What comes to mind?"', 'skip = "Give up"'),
        step('kind = "write"', 'text = "What comes to mind?"', 'skip = "I\'ll just think it"'),
    ),
    Explanation(
        "cheering",
        "Words such as “Well done” are praise.",
        "Praise turns a practice into a test, and whoever did less today hears that too.",
        *_said("Well done. That was brave.", "Thank you for staying with this."),
    ),
    Explanation(
        "diagnosis",
        "Words name an illness or a type of person.",
        "An exercise speaks to whoever is there, and can't know what they have.",
        *_said(
            "As an anxious type you may notice this.",
            "When closeness feels like too much, you may notice this.",
        ),
    ),
    Explanation(
        "promise",
        "Words promise that something will help.",
        "What helps one person does nothing for another, and a broken promise sounds like their fault.",
        *_said("This will calm you.", "Many people find that this helps a little."),
    ),
    Explanation(
        "claim-without-source",
        "Words tell a fact, and the exercise names no source.",
        "Whoever wonders whether it is true can then look it up.",
        'why = "Research shows that small shares count."',
        'why = "Research shows that small shares count."\nsources = ["Laurenceau, Barrett & Pietromonaco 1998"]',
        "top",
    ),
    Explanation(
        "partner",
        "Words such as “your partner” leave people out.",
        "Many who do this exercise have no partner, or have someone else in mind.",
        *_said("Think of your partner.", "Think of someone you chose."),
    ),
    Explanation(
        "breath-hold",
        "A breath is to be held.",
        "Holding the breath can bring on the very alarm that the exercise means to ease.",
        step('kind = "breathe"', "in = 4", "hold = 4", "out = 6", "rounds = 6"),
        step('kind = "breathe"', "in = 4", "out = 6", "rounds = 6"),
    ),
    Explanation(
        "hard-exercise",
        "The exercise as a whole is hard to read.",
        "A person who is tense takes in less than at other times.",
        *_said(_HARD, _EASY),
    ),
    Explanation(
        "hard-screen",
        "One screen is hard to read.",
        "One hard screen is enough to lose somebody.",
        *_said(_HARD, _EASY),
    ),
    Explanation(
        "long-screen",
        "A screen has more than 75 words.",
        "A person who is tense reads the first lines and loses the rest.",
        *_said("You may rest here now. " * 16, "You may rest here now."),
    ),
    Explanation(
        "tall-screen",
        "A text is taller than eight lines in a narrow window.",
        "In a small window the end of it, or the keys, would be out of sight.",
        *_said("In.\\n\\nOut.\\n\\nIn.\\n\\nOut.\\n\\nRest.\\n\\nIn.", "In and out, and rest."),
    ),
    Explanation(
        "many-choices",
        "A choice has more than nine rows.",
        "More than can be seen at one glance is hard to choose from, and has no number key.",
        step('kind = "choose"', 'text = "Which one?"', 'own = "Another one"', f"options = [{_TEN}]"),
        step('kind = "choose"', 'text = "Which one?"', 'own = "Another one"', 'options = ["red", "blue"]'),
    ),
    Explanation(
        "many-checks",
        "Distress is asked for more than three times.",
        "A person who is asked over and over begins to watch the number instead of the practice.",
        lines(_CHECK, _CHECK),
        _CHECK,
    ),
    Explanation(
        "long-exercise",
        "The exercise takes longer than its rung is meant to ask.",
        "What is long is put off, and tires whoever is tender already.",
        step('kind = "rest"', "seconds = 1200", 'text = "You can end it early."'),
        step('kind = "rest"', "seconds = 120", 'text = "You can end it early."'),
    ),
    Explanation(
        "minutes-far",
        "The minutes in the file are far from what its steps come to.",
        "Whoever plans by them would be kept waiting, or stopped in the middle.",
        "minutes = 45",
        "minutes = 1",
        "top",
    ),
    Explanation(
        "no-why",
        "The exercise does not say why one might do it.",
        "People choose more freely when they know what a practice is for.",
        _LIGHT,
        _LIGHT + '\nwhy = "It may settle you."',
        "top",
    ),
    Explanation(
        "no-skip-words",
        "A step asks for something, and its skip key has no words of its own.",
        "Passing is easiest where it is offered as one more choice.",
        step('kind = "write"', 'text = "What comes to mind?"'),
        step('kind = "write"', 'text = "What comes to mind?"', 'skip = "I\'ll just think it"'),
    ),
    Explanation(
        "no-gate",
        "From rung 4 on, an exercise begins with a gate, and this one has none.",
        "There a person is asked whether today is a day for it, before anything opens up.",
        _LATER,
        lines(_LATER, step('kind = "gate"', 'text = "Is there enough time today?"')),
        "top",
    ),
    Explanation(
        "long-quiet",
        "A quiet of more than a minute, and nothing says that it can end early.",
        "In a long silence some people feel shut in.",
        step('kind = "rest"', "seconds = 90", 'text = "Let it be quiet."'),
        step('kind = "rest"', "seconds = 90", 'text = "Let it be quiet. You can end it early."'),
    ),
    Explanation(
        "no-way-down",
        "The exercise names no smaller one.",
        "From every exercise, smaller steps lead to grounding in the end.",
        _LIGHT,
        _LIGHT + '\nsmaller = ["grounding-54321"]',
        "top",
    ),
    Explanation(
        "smaller-is-larger",
        "The exercise that is named as smaller asks more than this one.",
        "Whoever asks for a smaller step would be given a larger one.",
        'rung = 1\nsmaller = ["share-a-tender-story"]',
        'rung = 1\nsmaller = ["grounding-54321"]',
        "top",
    ),
    Explanation(
        "larger-jumps",
        "The exercise that is named as larger asks much more than this one.",
        "A larger step is the same rung or one higher, so that nobody is led on too fast.",
        'rung = 1\nlarger = ["share-a-tender-story"]',
        'rung = 1\nlarger = ["pmr-4"]',
        "top",
    ),
    Explanation(
        "round-in-circles",
        "The smaller exercises lead back to this one.",
        "The way down would never end.",
        "two files, each with the other one under `smaller`",
        'one of them with smaller = ["grounding-54321"]',
        "words",
    ),
    Explanation(
        "page-asks",
        "A page that is only read has a step that would ask for something.",
        "Whoever opens such a page expects to read, and nothing else.",
        lines('family = "learn"', step('kind = "write"', 'text = "What do you know of it?"')),
        lines('family = "learn"', step('kind = "read"', 'text = "You may know something of it."')),
        "top",
    ),
    Explanation(
        "long-page",
        "A page that is only read has more than 150 words.",
        "A short page is read to its end, and one thought of it may stay.",
        lines('family = "learn"', *([step('kind = "read"', f'text = "{_FORTY}"')] * 4)),
        lines('family = "learn"', step('kind = "read"', f'text = "{_FORTY}"')),
        "top",
    ),
)
