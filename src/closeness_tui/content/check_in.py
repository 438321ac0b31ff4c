"""Makes the check-in, and the page of an own scale, as exercises: one engine, one way to keep, the same keys.

Each is written as an exercise file and read like any other, so that an unfinished one carries its own file.
"""

from __future__ import annotations

from typing import Any

import tomli_w

from closeness_tui.content.exercises import read_exercise
from closeness_tui.core.check_in import CHECK_IN, SCALE, Remembered
from closeness_tui.core.exercise import Exercise
from closeness_tui.core.goals import MOST, in_plain_words
from closeness_tui.core.scale import OwnScale, item_key
from closeness_tui.core.wording import _, wording

Steps = list[dict[str, Any]]


def check_in(known: Remembered) -> Exercise:
    """The check-in, with what earlier ones say to it."""
    steps = [
        *_relation(known),
        *_indicators(),
        *_therapist(known.therapist),
        *_goals(known.goals),
        *_feedback(),
        *_bring(),
        _step("read", "close", text=f"{_('That is all there is to it.')} {wording('noise')}"),
    ]
    summary = _("A few lines about one relation and your own goals. Each of them can be left out.")
    why = _(
        "A number now and then can help you notice what changes and what stays. "
        "Nothing reminds you of it, and it can wait for as long as you like."
    )
    return _read(CHECK_IN, _("A Look at How It Is"), summary, why, steps)


def scale_page(scale: OwnScale) -> Exercise:
    """The lines of an own scale, one a page."""
    ends = {
        "min": scale.range.min,
        "max": scale.range.max,
        "step": scale.range.step,
        "low": in_plain_words(scale.range.low)[:120],
        "high": in_plain_words(scale.range.high)[:120],
    }
    ends = {name: value for name, value in ends.items() if value != ""}
    steps = [_step("read", "intro", text=_braceless(scale.intro))] if scale.intro else []
    steps += [
        _step("rate", item_key(place), text=_braceless(item.text), scale=ends, skip=_("Leave this one open"))
        for place, item in enumerate(scale.items)
    ]
    told = _(
        "Your answers are kept as you gave them. With every line answered there is one number to look at."
    )
    steps += [*_bring(), _step("read", "close", text=told)]
    summary = _("The lines of a scale that you added yourself.")
    why = _("It gives a number with its range, and nothing more. What it means is for you to say.")
    return _read(SCALE + scale.id, in_plain_words(scale.title), summary, why, steps)


def _read(name: str, title: str, summary: str, why: str, steps: Steps) -> Exercise:
    head = {
        "format": 1,
        "id": name,
        "title": title,
        "family": "tracking",
        "rung": 1,
        "summary": summary,
        "why": why,
        "smaller": ["grounding-54321"],
        "check": False,
    }
    reading = read_exercise(tomli_w.dumps({**head, "step": steps}), name)
    if reading.exercise is None:
        # Never with words of a person in it: they were made plain before.
        raise ValueError(", ".join(each.code for each in reading.problems))
    return reading.exercise


def _step(kind: str, name: str, **settings: Any) -> dict[str, Any]:
    return {"kind": kind, "id": name} | {key: value for key, value in settings.items() if value}


def _braceless(text: str) -> str:
    return text.translate(str.maketrans("{}", "()"))


def _option(name: str, text: str, **more: str) -> dict[str, str]:
    return {"text": text, "id": name, **more}


def _relation(known: Remembered) -> Steps:
    standing = [
        _option("people", _("People in general")),
        _option("friend", _("A friend")),
        _option("family", _("Someone in my family, or all of them")),
        _option("community", _("A group or a community")),
        _option("partner", _("A partner")),
    ]
    taken = {each["text"].casefold() for each in standing} | {each["id"] for each in standing}
    own = [{"text": each} for each in known.relations if each.casefold() not in taken]
    return [
        _step(
            "choose",
            "about",
            text=_("Which relation would you like to look at today? A word or an initial is enough."),
            options=[*own, *standing],
            own=_("Another one, in my words"),
            skip=_("No one in particular"),
        )
    ]


def _indicators() -> Steps:
    about = "{about|" + _("how things are with people") + "}"
    return [
        _rate(
            "closeness",
            f"{about}\n\n" + _("How has this relationship been for you lately?"),
            _("very hard"),
            _("very good"),
        ),
        _rate(
            "talking",
            f"{about}\n\n" + _("When something mattered, how well could you talk about it together?"),
            _("not at all"),
            _("very well"),
        ),
        _rate(
            "reaching-out",
            f"{about}\n\n" + _("If this week got hard, how likely would you be to ask someone for support?"),
            _("not likely"),
            _("very likely"),
        ),
    ]


def _rate(name: str, text: str, low: str, high: str, **more: Any) -> dict[str, Any]:
    scale = {"min": 0, "max": 10, "step": 1, "low": low, "high": high}
    return _step("rate", name, text=text, scale=scale, skip=_("Leave this one open"), **more)


def _therapist(known: str) -> Steps:
    if known == "no":
        return []
    asked = _step(
        "choose",
        "with-therapist",
        text=_("Do you see a therapist at the moment? If so, one more line is about that."),
        options=[_option("yes", _("Yes")), _option("no", _("No"))],
        skip=_("Leave this open"),
    )
    when = {} if known == "yes" else {"when": {"step": "with-therapist", "is": "yes"}}
    line = _rate(
        "own-pace",
        _("The work with my therapist lately:\n\nI could go at my own pace."),
        _("not at all"),
        _("very much"),
        **when,
    )
    return [line] if known == "yes" else [asked, line]


def _goals(goals: tuple[str, ...]) -> Steps:
    near = {"min": 0, "max": 10, "step": 1, "low": _("far off"), "high": _("there")}
    new = _step(
        "list",
        "new-goals",
        text=_(
            "Is there a goal of your own you'd like to look at now and then? Small ones that you could notice "
            "on an ordinary day are fine. Each then gets a number: how near it feels now."
        ),
        most=MOST - len(goals) or 1,
        rate=near,
        skip=_("None today"),
    )
    if not goals:
        return [new]
    change = {"when": {"step": "still", "is": "change"}}
    options = [{"text": each} for each in goals]
    room = [{**new, **change}] if len(goals) < MOST else [_in_place_of_one(new)]
    return [
        _step(
            "list",
            "goals",
            text=_("Your own goals. How near does each one feel today? A number can stay empty."),
            items=list(goals),
            rate=near,
            skip=_("Not today"),
        )
        | {"own": False},
        _step(
            "choose",
            "still",
            text=_("Do your goals still fit?"),
            options=[_option("yes", _("Yes, for now")), _option("change", _("I'd like to change something"))],
            skip=_("Leave this open"),
        ),
        _step(
            "choose",
            "rename",
            text=_("Would you like to say one of them in other words? Its numbers stay with it."),
            options=options,
            skip=_("No, the words are fine"),
            **change,
        ),
        _step(
            "write",
            "renamed",
            text=_("How would you say it now?") + "\n\n{rename}",
            lines=1,
            skip=_("Leave it as it was"),
            when={"all": [change["when"], {"step": "rename", "skipped": False}]},
        ),
        _step(
            "choose",
            "let-go",
            text=_("Is there one you'd like to let go of? It was worth having, and it can come back."),
            options=options,
            many=True,
            skip=_("Keep them all"),
            **change,
        ),
        *room,
    ]


def _in_place_of_one(new: dict[str, Any]) -> dict[str, Any]:
    """With three goals there is room for another only once one was let go."""
    change = {"step": "still", "is": "change"}
    return {**new, "when": {"all": [change, {"step": "let-go", "skipped": False}]}}


def _feedback() -> Steps:
    return [
        _step("write", "helped", text=_("What helped?"), lines=3, skip=_("Nothing to add")),
        _step("write", "change", text=_("What would you change?"), lines=3, skip=_("Nothing to add")),
    ]


def _bring() -> Steps:
    return [
        _step(
            "write",
            "bring",
            text=_("Is there anything you'd like to bring to someone?"),
            lines=3,
            skip=_("No, it's for me"),
        ),
        _step(
            "choose",
            "carry",
            text=_("Would you like to mark this entry, so that you find it when you share something?"),
            when={"step": "bring", "skipped": False},
            options=[
                _option("mark", _("Yes, mark it to share"), mark="to-share"),
                _option("no", _("No, leave it here")),
            ],
            skip=_("I'll see"),
        ),
    ]
