"""What a front end needs in order to draw a session at one instant."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from closeness_tui.core.answer import Answer, Blanks, parts_of, said_again
from closeness_tui.core.condition import holds
from closeness_tui.core.event import Brought
from closeness_tui.core.moment import Moment, moment
from closeness_tui.core.people_view import Alone, Passage, alone, asked, page, stop_word
from closeness_tui.core.session import (
    Session,
    allowed,
    cards_shown,
    easing_doors,
    held,
    say_with_answers,
    wanted,
)
from closeness_tui.core.steps import (
    Agree,
    Body,
    Choose,
    Fill,
    Gate,
    Listing,
    Note,
    Option,
    Review,
    Rows,
    Say,
    Source,
    Step,
    Tally,
    Turns,
    Write,
    rows_of,
)


@dataclass(frozen=True, slots=True)
class StepView:
    """One step as it is now: what to draw, and what may be done."""

    title: str
    number: int
    """From 1: how many steps were passed, plus this one."""
    of: int
    """How many there would be if no branch changed from here."""
    step: Step
    text: str = field(repr=False)
    """With earlier answers in their places."""
    can: frozenset[type]
    paused: bool
    moment: Moment | None
    """None for a step that waits for the person."""
    answer: Answer | None = field(default=None, repr=False)
    """What is there so far, or was there before going back."""
    options: tuple[Option, ...] = ()
    """Of a gate, a choice or a page to agree to, with earlier answers in their places."""
    cards: tuple[str, ...] = ()
    """Those of a choice that are on the table, or those of turns: one a round."""
    rows: tuple[str, ...] = field(default=(), repr=False)
    """The items that a list offers, the cues of a body, the labels of noting, or the starters of writing."""
    suggestions: tuple[tuple[str, tuple[str, ...]], ...] = field(default=(), repr=False)
    """What each blank of a fill step suggests."""
    template: str = ""
    """The sentence of a fill step, as the file has it."""
    sentence: tuple[str, ...] = field(default=(), repr=False)
    """The same in pieces, earlier answers in their places: text, a blank's name, text, and so on."""
    blanks: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """What the blanks begin with."""
    shown: tuple[str, ...] = field(default=(), repr=False)
    """The earlier words to read aloud or to write beside, or the anchor to rest on."""
    brought: tuple[Brought, ...] | None = field(default=None, repr=False)
    """What a review brought back; None while it has not been asked for."""
    wants: Review | None = None
    """What the step needs from the log first; the front end brings it, or says that there is none."""
    alone: Alone | None = None
    """Set at a step that each person answers alone."""
    page: tuple[Passage, ...] = field(default=(), repr=False)
    """What is to be agreed to."""
    asked: str = ""
    """Who is asked whether they agree."""
    stop_word: str = ""
    """Of turns: the word that stops everything."""
    offer: str = ""
    doors: tuple[str, ...] = ()
    """Where the offer can lead: `@exercise-id` or `@help`."""
    grounded: bool = False
    """Grounding is on top of a practice that waits."""
    help_asked: bool = False
    """The help page is to be shown at once; `Run.help_seen` says that it was."""
    asked_again: bool = False
    """A gate that is asked once more after a resume."""


def look(session: Session, now: float) -> StepView:
    """The session as a front end draws it at `now`; of a session that is over, its last step."""
    step, find = session.step, session.find
    return StepView(
        title=session.exercise.title,
        number=len(session.path) + 1,
        of=len(session.path) + 1 + _still_to_come(session),
        step=step,
        text=_text(session),
        can=allowed(session),
        paused=session.state == "paused",
        moment=moment(session, now),
        answer=None if step.is_private else held(session),
        options=_options(session),
        cards=_cards(session),
        rows=_rows(session),
        suggestions=_suggestions(session),
        template=step.template_for(find) if isinstance(step, Fill) else "",
        sentence=_sentence(session, step) if isinstance(step, Fill) else (),
        blanks=_blanks(session),
        shown=_shown(session),
        brought=_brought(session),
        offer=session.offer,
        doors=easing_doors(session) if session.offer else (),
        grounded=session.beneath is not None,
        help_asked=session.help_asked,
        asked_again=bool(session.ask_again),
        wants=wanted(session),
        alone=alone(session),
        page=page(session),
        asked=asked(session),
        stop_word=stop_word(session),
    )


def _text(session: Session) -> str:
    step = session.step
    if isinstance(step, Tally) and session.ways.swapped:
        return say_with_answers(session, step.swap)
    return say_with_answers(session, step.text)


def _options(session: Session) -> tuple[Option, ...]:
    step = session.step
    if isinstance(step, Gate):
        return step.options
    if isinstance(step, Agree):
        return step.options()
    if not isinstance(step, Choose):
        return ()
    if isinstance(step.options, Source):
        return step.offered(session.find)
    return tuple(replace(option, text=say_with_answers(session, option.text)) for option in step.options)


def _cards(session: Session) -> tuple[str, ...]:
    cards = cards_shown(session)
    if not isinstance(session.step, Turns):
        return cards
    return tuple(say_with_answers(session, card) for card in cards)


def _own_rows(session: Session, rows: Rows) -> tuple[str, ...]:
    """Rows of the file with earlier answers in them; rows that an answer supplies are taken as they are."""
    if isinstance(rows, Source):
        return rows_of(rows, session.find)
    return tuple(say_with_answers(session, row) for row in rows)


def _rows(session: Session) -> tuple[str, ...]:
    match session.step:
        case Listing(items=rows) | Body(cues=rows) | Note(labels=rows):
            return rows_of(rows, session.find)
        case Write(starters=rows):
            return _own_rows(session, rows)
        case _:
            return ()


def _suggestions(session: Session) -> tuple[tuple[str, tuple[str, ...]], ...]:
    step = session.step
    if not isinstance(step, Fill):
        return ()
    return tuple((blank.name, _own_rows(session, blank.suggestions)) for blank in step.blanks)


def _sentence(session: Session, step: Fill) -> tuple[str, ...]:
    """In pieces, so that a brace that a person typed is never read as a blank."""
    names = [blank.name for blank in step.blanks]
    template = step.template_for(session.find)
    if not names:
        return (say_with_answers(session, template),)
    pieces = re.split(r"\{(" + "|".join(map(re.escape, names)) + r")\}", template)
    return tuple(
        piece if place % 2 else say_with_answers(session, piece) for place, piece in enumerate(pieces)
    )


def _blanks(session: Session) -> tuple[tuple[str, str], ...]:
    step = session.step
    if not isinstance(step, Fill):
        return ()
    before = held(session) or (session.find(step.revise) if step.revise else None)
    filled = dict(before.filled) if isinstance(before, Blanks) else {}
    names = dict.fromkeys(_sentence(session, step)[1::2])
    return tuple((name, filled.get(name, "")) for name in names)


def _shown(session: Session) -> tuple[str, ...]:
    step = session.step
    name = step.show if isinstance(step, Say | Write) else step.anchor if isinstance(step, Note) else ""
    if not name:
        return ()
    step_id, _, part = name.partition(".")
    answer = session.find(step_id)
    return parts_of(answer, part) if answer is not None else ()


def _brought(session: Session) -> tuple[Brought, ...] | None:
    step = session.step
    if not isinstance(step, Review):
        return None
    if step.sources == ("this",):
        return _from_this(session, step)
    return session.brought.get(step.id)


_IN_WORDS = (Choose, Fill, Listing, Write)


def _from_this(session: Session, step: Review) -> tuple[Brought, ...]:
    step_id, _, part = step.field.partition(".")
    places = [session.exercise.steps[place] for place in session.path]
    # Without a named step: what was chosen or put into words. Numbers are not brought back unasked.
    wanted = [each for each in places if (each.id == step_id if step_id else isinstance(each, _IN_WORDS))]
    rows = [
        Brought(row)
        for each in dict.fromkeys(wanted)
        if (answer := session.find(each.id)) is not None
        for row in (parts_of(answer, part) if part else said_again(answer))
    ]
    return tuple(rows[: step.most] if step.most else rows)


def _still_to_come(session: Session) -> int:
    later = session.exercise.steps[session.at + 1 :]
    return sum(step.when is None or holds(step.when, session.find) for step in later)
