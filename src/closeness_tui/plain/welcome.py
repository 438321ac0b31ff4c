"""Before a practice: what waits, the list of exercises, and the page about one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from closeness_tui.content.documents import BrokenDocument
from closeness_tui.content.library import bundled_folder
from closeness_tui.core import event as events
from closeness_tui.core.spoken import rung_explained, rung_in_words
from closeness_tui.core.wording import _, ngettext, wording
from closeness_tui.plain.closing import let_go, line_from, number_from, really_nothing
from closeness_tui.plain.help_now import say_help
from closeness_tui.plain.log import browse_log
from closeness_tui.plain.phrases import (
    day_in_words,
    minutes_in_words,
    numbers_in,
    one_line,
    paragraphs,
)
from closeness_tui.plain.unlocking import unlock
from closeness_tui.store.failures import StoreError

if TYPE_CHECKING:
    from closeness_tui.content.library import Card
    from closeness_tui.core.exercise import Exercise
    from closeness_tui.plain.console import Console
    from closeness_tui.practice.opening import Practice
    from closeness_tui.practice.run import Run


@dataclass(frozen=True, slots=True)
class Choice:
    """An unfinished practice, or an exercise to begin."""

    draft: str = ""
    exercise: str = ""


def choose_practice(practice: Practice, console: Console) -> Choice | None:
    """Say what waits and what there is, and take one; None to leave."""
    choices = _say_choices(practice, console)
    prompt = _("1 to {count}; or log, help, stop.").format(count=len(choices))
    while True:
        typed = line_from(console, prompt)
        numbers = numbers_in(typed)
        said = typed.casefold().removeprefix("/")
        if len(numbers) == 1 and 1 <= numbers[0] <= len(choices):
            return choices[numbers[0] - 1]
        if said in ("stop", "s", "q", "quit", _("stop")):
            return None
        if said in ("help", "h", _("help")):
            say_help(practice, console)
        elif said in ("log", "l", _("log")):
            browse_log(practice, console)
        elif any(card.id == said for card in practice.cards):
            return Choice(exercise=said)
        else:
            console.say(_("A number from the list, or one of the words."))


def _say_choices(practice: Practice, console: Console) -> list[Choice]:
    drafts = practice.waiting()
    if drafts:
        console.say(
            ngettext(
                "An unfinished practice is safe here. Type 1 to go on.",
                "{count} unfinished practices are safe here.",
                len(drafts),
            ).format(count=len(drafts))
        )
    for number, draft_id in enumerate(drafts, 1):
        console.say(f"{number}. {_draft_in_words(practice, draft_id)}")
    cards = _listed(practice)
    for number, card in enumerate(cards, len(drafts) + 1):
        console.say(
            _("{number}. {title}. {minutes}, {rung}. {summary}").format(
                number=number,
                title=one_line(card.title),
                minutes=minutes_in_words(card.minutes),
                rung=rung_in_words(card.rung),
                summary=one_line(card.summary),
            )
        )
    return [*(Choice(draft=each) for each in drafts), *(Choice(exercise=card.id) for card in cards)]


def _listed(practice: Practice) -> tuple[Card, ...]:
    """Each exercise once."""
    return tuple({card.id: practice.library.card(card.id) or card for card in practice.cards}.values())


def _draft_in_words(practice: Practice, draft_id: str) -> str:
    if practice.locked:
        return _("Unfinished; opening it needs your passphrase")
    try:
        draft = practice.log.open_draft(draft_id)
    except (StoreError, BrokenDocument):
        return _("Unfinished; its file does not open")
    card = practice.library.card(draft.exercise)
    title = one_line(card.title if card else draft.exercise)
    if draft.parked:
        waits_for = one_line(draft.parked).rstrip(".")
        return _("Parked: {title}, {day}. What waits: {label}").format(
            title=title, day=day_in_words(draft.saved), label=waits_for
        )
    return _("Unfinished: {title}, {day}").format(title=title, day=day_in_words(draft.saved))


def resumed(practice: Practice, console: Console, draft_id: str) -> Run | None:
    """An unfinished practice taken up again; None when it stays where it is."""
    if practice.locked and not unlock(practice, console):
        return None
    try:
        run = practice.resume(draft_id)
    except StoreError as error:
        console.say(_("It does not open: {reason}.").format(reason=one_line(error.sentence)))
        return None
    except (BrokenDocument, LookupError):
        console.say(_("It does not open. Its file is left as it is."))
        return None
    console.say(one_line(run.session.exercise.title) + ".")
    if run.session.over:
        return run
    return _gone_on_with(practice, console, run)


def _gone_on_with(practice: Practice, console: Console, run: Run) -> Run | None:
    """What to do with it now; a parked one can also go on waiting, or be let go."""
    ways = [(_("Go on where you left off"), "on"), (_("Finish it here and choose what to keep"), "finish")]
    if _is_parked(practice, run):
        ways += [(_("Let it wait a while longer"), "wait"), (_("Let it go"), "go")]
    way = ways[number_from(console, [words for words, _way in ways])][1]
    if way == "finish":
        run.send(events.Stop())
    elif way == "wait":
        console.say(_("It waits, just as it is."))
        practice.leave(run)
        return None
    elif way == "go":
        if not really_nothing(console, anything=bool(run.lines() or run.words)):
            return _gone_on_with(practice, console, run)
        let_go(console, run)
        practice.leave(run)
        return None
    return run


def _is_parked(practice: Practice, run: Run) -> bool:
    try:
        return bool(practice.log.open_draft(run.id).parked)
    except (StoreError, BrokenDocument):
        return False


def about(practice: Practice, console: Console, exercise: Exercise) -> bool:
    """Say what there is to know before it begins; true when the person begins."""
    console.say("")
    console.say(one_line(exercise.title) + ".")
    length = _("About {minutes}.").format(minutes=minutes_in_words(exercise.minutes))
    console.say(f"{length} {rung_explained(exercise.rung)}")
    consent = wording("partner-consent") if exercise.is_for_two else ""
    safety = wording("relationship-safety") if exercise.is_for_two or exercise.rung >= 3 else ""
    for text in (exercise.summary, exercise.why, consent, safety, exercise.caution):
        for paragraph in paragraphs(text):
            console.say(paragraph)
    if exercise.company:
        console.say(
            _("With: {company}.").format(company=", ".join(_company(each) for each in exercise.company))
        )
    if exercise.sources:
        console.say(_("Sources: {sources}.").format(sources="; ".join(map(one_line, exercise.sources))))
    _say_origin(practice, console, exercise)
    if not (exercise.leaves_trace and practice.leaves_trace):
        console.say(_("Nothing of this one is kept anywhere."))
    unsaved = practice.cannot_keep() if exercise.leaves_trace else ""
    if unsaved:
        console.say(
            _("What you write may not be kept right now: {reason}. Practising works.").format(
                reason=one_line(unsaved)
            )
        )
    while True:
        typed = line_from(console, _("Enter begins; back leaves it."))
        if not typed or typed.casefold() in ("on", _("on")):
            return True
        if typed.casefold().removeprefix("/") in ("back", "b", "stop", "q", _("back"), _("stop")):
            return False
        if typed.casefold().removeprefix("/") in ("help", "h", _("help")):
            say_help(practice, console)


def _company(each: str) -> str:
    words = {"partner": _("a partner"), "therapist": _("a therapist"), "listener": _("someone who listens")}
    return words.get(each, one_line(each))


def _say_origin(practice: Practice, console: Console, exercise: Exercise) -> None:
    card = practice.library.card(exercise.id)
    if card is None or card.path.is_relative_to(bundled_folder()):
        return
    if exercise.author:
        console.say(_("By {author}.").format(author=one_line(exercise.author)))
    console.say(_("It comes from a folder of your own. The makers of closeness have not looked at it."))
