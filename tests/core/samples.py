"""Exercises as values, one that has every kind and every way to turn."""

from __future__ import annotations

from closeness_tui.core.condition import Is, Rated, Skipped
from closeness_tui.core.exercise import Exercise
from closeness_tui.core.steps import (
    LIKELY,
    RELIEF,
    Agree,
    Blank,
    Body,
    Breathe,
    Choose,
    Fill,
    Gate,
    Group,
    Later,
    Listing,
    Note,
    Option,
    Pattern,
    Rate,
    Read,
    Rest,
    Review,
    Say,
    Source,
    Step,
    Tally,
    Tense,
    Turns,
    Write,
)


def exercise(*steps: Step, id: str = "sample", family: str = "disclosure", **more: object) -> Exercise:  # noqa: A002
    values: dict[str, object] = {
        "id": id, "title": "Sample", "family": family, "rung": 2, "summary": "A sample.", "smaller": ("smaller-one",)
    } | more  # fmt: skip
    return Exercise(steps=steps, **values)  # type: ignore[arg-type]


def every_kind() -> Exercise:
    yes_no = (Option("yes", "yes"), Option("no", "no", no=True), Option("hands", "hands"))
    return exercise(
        Gate(id="gate", text="Ready?", options=yes_no, many=True),
        Rate(id="before", role="before", text="How is it?"),
        Read(id="#3", text="Hello {pace|there}, today is {today}."),
        Choose(
            id="pace",
            options=(
                Option("Soft", "soft"),
                Option("Slow", "slow", mark="calm"),
                Option("To the end", "over", go="end"),
                Option("Elsewhere", "away", go="@other"),
                Option("Forget", "erase", go="words", forget=("words",)),
            ),
        ),
        Breathe(
            id="breath",
            seconds=20,
            pattern="pace",
            patterns=(Pattern("soft", "", 3, 0, 4, 0), Pattern("slow", "", 4, 1, 6, 1), Pattern("free", free=True)),
        ),
        Tense(
            id="squeeze",
            tense=5,
            release=10,
            rounds=2,
            leave_out="gate",
            groups=(
                Group("Hands", "hands", "Fists.", ("Let go.", "Again."), "Warm hands."),
                Group("Feet", "feet", "Toes up.", ("Heavy.",)),
            ),
        ),
        Note(id="noting", labels=("near", "far"), seconds=12, cue=4, anchor="pace"),
        Tally(id="seen", count=3, sense="see", swap="Or three colours you like."),
        Rest(id="quiet", seconds=7),
        Write(id="words", text="A line?"),
        Say(id="aloud", show="words", seconds=3, times=2, when=Skipped("words", yes=False)),
        Say(id="silent", show="words"),
        Fill(id="plan", template="If {cue}, then {act}", blanks=(Blank("cue"), Blank("act", suggestions=("rest",)))),
        Listing(id="topics", items=("films", "work"), piles=("easy", "not now"), rate=LIKELY, pick=1),
        Choose(id="one", options=Source("topics", "easy"), when=Skipped("topics", yes=False, part="easy")),
        Choose(id="card", cards=("a", "b", "c", "d", "e"), show=2, more="more", own="own", none="none"),
        Review(id="back", sources=("this",), field="words", if_none="Nothing yet.", pick=1),
        Review(id="log", sources=("*",), if_none="Nothing yet."),
        Body(id="cues", cues=("tight jaw", "cold hands"), most=2, strength=RELIEF, first=True),
        Turns(id="turns", seconds=6, say_back=2, cards=Source("topics", "easy"), stop="pace"),
        Gate(id="alone", text="Each of you?", options=yes_no, private=True, on_no="later"),
        Rate(id="each", text="Each of you?", private=True),
        Agree(id="page", document="page", parts=("words", "topics"), on_change="words", speakers=("A", "B")),
        Later(id="later", label="after the talk"),
        Write(id="beside", show="words", starters=Source("back", exercise="other")),
        Rate(id="relief", role="relief", scale=RELIEF),
        Rate(id="after", role="after"),
        Choose(id="edgy", options=(Option("stop", "stop", go="end"), Option("ok", "ok")),
               when=Rated("after", at_least=2, rise_from="before")),
        Read(id="bye", when=Is("pace", ("soft",))),
    )  # fmt: skip


def grounding() -> Exercise:
    return exercise(
        Tally(id="see", count=5), Rest(id="still", seconds=5), id="grounding-54321", family="grounding"
    )
