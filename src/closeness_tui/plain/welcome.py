"""Before a practice: what waits, the list of exercises, and the page about one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closeness_tui.content.documents import BrokenDocument
from closeness_tui.content.library import bundled_folder
from closeness_tui.core import event as events
from closeness_tui.core.length import FULL, has_timer
from closeness_tui.core.pacing import READY_ASKED
from closeness_tui.core.spoken import readiness_in_words, rung_explained
from closeness_tui.core.spoken_length import good_to_know, length_in_words, length_named, time_at
from closeness_tui.core.wording import _, wording
from closeness_tui.plain.closing import let_go, line_from, number_from, really_nothing
from closeness_tui.plain.help_now import say_help
from closeness_tui.plain.learning import browse_pages
from closeness_tui.plain.log import browse_log
from closeness_tui.plain.offering import Choice, Offering
from closeness_tui.plain.over_time import check_in_ready, say_progress
from closeness_tui.plain.own_pages import open_page, page_named
from closeness_tui.plain.phrases import numbers_in, one_line, paragraphs
from closeness_tui.plain.safety import say_safety
from closeness_tui.plain.settings import change_settings
from closeness_tui.plain.unlocking import unlock
from closeness_tui.practice.in_session import said_at_the_start
from closeness_tui.practice.learning import read_first
from closeness_tui.practice.routines import tied_in_words
from closeness_tui.store.failures import StoreError

if TYPE_CHECKING:
    from closeness_tui.content.cards import Card
    from closeness_tui.core.exercise import Exercise
    from closeness_tui.plain.console import Console
    from closeness_tui.practice.opening import Practice
    from closeness_tui.practice.run import Run


TIE = "tie:"
"""To give the exercise a place in one's day instead of beginning it."""


def choose_practice(practice: Practice, console: Console) -> Choice | None:
    """Say what waits and what would be kind, and take one, or one of the others; None to leave."""
    offering = Offering(practice, console)
    offering.begin()
    while True:
        count = len(offering.choices)
        prompt = (
            _("1 to {count}; or list, find, check-in, learn, log, progress, settings, safety, help, stop.")
            if count
            else _("list, check-in, learn, log, progress, settings, safety, help or stop.")
        )
        typed = line_from(console, prompt.format(count=count))
        numbers = numbers_in(typed)
        said = typed.casefold().removeprefix("/")
        if len(numbers) == 1 and 1 <= numbers[0] <= count:
            return offering.choices[numbers[0] - 1]
        if said in ("stop", "s", "q", "quit", _("stop")):
            return None
        if chosen := _chosen_by_word(practice, console, offering, said):
            return chosen
        if opened_page(said, practice, console):
            continue
        if said in ("settings", "e", _("settings")):
            change_settings(practice, console)
            # A look, a folder or a length may have changed what there is to offer.
            return choose_practice(practice, console)
        if not page_named(said) and not offering.takes(typed):
            console.say(_("A number from the list, or one of the words."))


def _chosen_by_word(practice: Practice, console: Console, offering: Offering, said: str) -> Choice | None:
    """What a word leads to: the question of the day after, one of the own pages, or an exercise by its name."""
    if said in ("now", _("now")) and offering.asked_after is not None:
        return Choice(asked_after=offering.asked_after)
    if said in ("check-in", _("check-in")):
        return Choice(exercise=check_in_ready(practice, console))
    if page := page_named(said):
        return open_page(practice, console, page)
    return Choice(exercise=said) if offering.is_here(said) else None


def opened_page(said: str, practice: Practice, console: Console) -> bool:
    """Open the page that a word means, and come back; whether it means one."""
    pages = (
        (("help", "h", _("help")), say_help),
        (("log", "l", _("log")), browse_log),
        (("learn", _("learn")), browse_pages),
        (("safety", _("safety")), say_safety),
        (("progress", _("progress")), say_progress),
    )
    for words, opens in pages:
        if said in words:
            opens(practice, console)
            return True
    return False


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


def about(practice: Practice, console: Console, exercise: Exercise) -> str | None:
    """Say what there is to know before it begins; the length it is begun with, or None when it is left.

    Or TIE, or `@` and the id of a smaller one.
    """
    console.say("")
    console.say(one_line(exercise.title) + ".")
    length = practice.usual_length if has_timer(exercise) else FULL
    console.say(f"{time_and_length(exercise, length)} {rung_explained(exercise.rung)}")
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
    if first := read_first(practice.library, exercise.id):
        console.say(_("{page} The word learn leads there from the list.").format(page=first))
    if practice.in_session:
        console.say(said_at_the_start())
    elif not (exercise.leaves_trace and practice.leaves_trace):
        console.say(_("Nothing of this one is kept anywhere."))
    unsaved = practice.cannot_keep() if exercise.leaves_trace else ""
    if unsaved:
        console.say(
            _("What you write may not be kept right now: {reason}. Practising works.").format(
                reason=one_line(unsaved)
            )
        )
    if tied := tied_in_words(practice, exercise.id):
        console.say(_("Your plan: {plan}").format(plan=one_line(tied)))
    return _asked_to_begin(practice, console, exercise, length)


def _asked_to_begin(practice: Practice, console: Console, exercise: Exercise, length: str) -> str | None:
    """One question for both: whether to begin, and for how long where that can be chosen."""
    timed = has_timer(exercise)
    ties = practice.leaves_trace and exercise.leaves_trace
    smaller = _smaller(practice, exercise) if exercise.rung >= READY_ASKED else None
    _say_ways(console, exercise, smaller, timed=timed, ties=ties)
    while True:
        typed = line_from(console, _("Enter begins; back leaves it."))
        said = typed.casefold().removeprefix("/")
        if not typed or said in ("on", _("on")):
            return length
        if said in ("back", "b", "stop", "q", "not now", _("back"), _("stop"), _("not now")):
            return None
        if ties and said in ("tie", _("tie")):
            return TIE
        if smaller is not None and said in ("smaller", _("smaller")):
            return f"@{smaller.id}"
        if said in ("help", "h", _("help")):
            say_help(practice, console)
        elif timed and (chosen := length_named(said)):
            length = chosen
            console.say(time_and_length(exercise, length))


def _say_ways(console: Console, exercise: Exercise, smaller: Card | None, *, timed: bool, ties: bool) -> None:
    """What else can be typed, and the question whether one would be willing."""
    if timed:
        console.say(_("For another length, type half, full, double or open."))
    if ties:
        console.say(_("To give it a place in your day, type tie."))
    if exercise.rung >= READY_ASKED:
        console.say(readiness_in_words())
    if smaller is not None:
        console.say(_("The smaller one is {title}: type smaller.").format(title=one_line(smaller.title)))


def _smaller(practice: Practice, exercise: Exercise) -> Card | None:
    """The first that asks less and is here."""
    found = (practice.library.card(each) for each in exercise.smaller)
    return next((card for card in found if card is not None), None)


def time_and_length(exercise: Exercise, length: str) -> str:
    """How long it takes, with the name of the length where that is not the usual one."""
    if length == FULL:
        return time_at(exercise, length)
    name = length_in_words(length)
    return " ".join(
        (f"{name[:1].upper()}{name[1:]}.", time_at(exercise, length), *good_to_know(exercise, length))
    )


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
