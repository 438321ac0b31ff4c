"""What there is to practise, said briefly: what waits, a few that would be kind now, and the others when asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from closeness_tui.content.documents import BrokenDocument
from closeness_tui.core.agreement import listing_in_words
from closeness_tui.core.sieve import Sieve, understood
from closeness_tui.core.since import since_in_words
from closeness_tui.core.spoken import rung_in_words
from closeness_tui.core.wording import _, ngettext, wording
from closeness_tui.plain.phrases import day_in_words, minutes_in_words, one_line
from closeness_tui.practice.day_after import mark_asked, question
from closeness_tui.practice.kind_now import kind_now
from closeness_tui.practice.lately import read_lately
from closeness_tui.practice.today import today_of
from closeness_tui.store.failures import StoreError

if TYPE_CHECKING:
    from closeness_tui.content.cards import Card
    from closeness_tui.core.entry import Draft, Summary
    from closeness_tui.plain.console import Console
    from closeness_tui.practice.opening import Practice
    from closeness_tui.practice.run import Run


@dataclass(frozen=True, slots=True)
class Choice:
    """An unfinished practice, or an exercise to begin."""

    draft: str = ""
    exercise: str = ""
    asked_after: Summary | None = None
    """The practice that is to be asked about."""
    form: Run | None = None
    """A practice that the program wrote out of the person's own words, begun already."""


class Offering:
    """What was said last, by its numbers."""

    def __init__(self, practice: Practice, console: Console) -> None:
        self._practice = practice
        self._console = console
        self._cards = {card.id: practice.library.card(card.id) or card for card in practice.cards}
        self._lately = read_lately(practice)
        self._today = today_of(practice, self._lately)
        self.choices: list[Choice] = []
        self.asked_after: Summary | None = None
        """The practice that the day after is asked about, just now."""

    def begin(self) -> None:
        """What waits, and at most three in all that would be kind right now; the list is long to listen to."""
        drafts = self._practice.waiting()
        self.choices = [Choice(draft=each) for each in drafts]
        if not drafts and self._lately.long_away(self._practice.clock.wall().date()):
            self._console.say(wording("return-after-gap"))
        if drafts:
            self._console.say(
                ngettext(
                    "An unfinished practice is safe here. Type 1 to go on.",
                    "{count} unfinished practices are safe here.",
                    len(drafts),
                ).format(count=len(drafts))
            )
        opened = [self._opened(each) for each in drafts]
        for number, draft in enumerate(opened, 1):
            self._console.say(f"{number}. {self._draft_in_words(draft)}")
        self._suggest([draft.exercise if draft else "" for draft in opened])
        self._ask_about_the_day()
        self._console.say(
            _("For others, type list, or find and a word, or what would suit, such as up to 10 minutes.")
        )
        self._console.say(_("Your own pages: programs, ladder, agreement, plans."))

    def _ask_about_the_day(self) -> None:
        """Once, the day after something that went close to the heart."""
        self.asked_after = self._lately.deep
        if self.asked_after is not None:
            mark_asked(self._practice, self.asked_after)
            asked = one_line(question(self._practice, self.asked_after))
            self._console.say(_("{question} Type now for that, or just go on.").format(question=asked))

    def _say_list(self, *, all_of_them: bool) -> None:
        """What the day and an agreement list by themselves, or everything."""
        every = list(self._cards.values())
        listed = [card for card in every if all_of_them or self._today.lists(card)]
        self._say_those(listed)
        if len(listed) < len(every):
            inside = all(self._today.keeps_to(card) for card in every)
            less = _("This list leaves out what goes deep today.")
            self._console.say(
                _("{reason} Type all for all of them.").format(
                    reason=less if inside else listing_in_words(self._today)
                )
            )

    def _suggest(self, waits: list[str]) -> None:
        suggested = kind_now(self._practice, tuple(self._cards.values()), self._lately, waits)
        if suggested:
            self._console.say(_("What would be kind right now?"))
        for each in suggested:
            self.choices.append(Choice(exercise=each.id))
            card = self._cards[each.id]
            self._console.say(
                _("{number}. {title}. {minutes}, {rung}. {reason}").format(
                    number=len(self.choices),
                    title=one_line(card.title),
                    minutes=minutes_in_words(card.minutes),
                    rung=rung_in_words(card.rung),
                    reason=each.reason,
                )
            )

    def takes(self, typed: str) -> bool:
        """Say other exercises where that is what was asked for."""
        said = " ".join(typed.casefold().removeprefix("/").split())
        word, _space, rest = said.partition(" ")
        if said in ("list", "all", _("list"), _("all")):
            self._say_list(all_of_them=said in ("all", _("all")))
        elif word in ("find", _("find")) and rest:
            self._say_those(card for card in self._cards.values() if _has(card, rest.split()))
        else:
            filters = word in ("filter", _("filter"))
            sieve = understood(rest if filters else said, tuple({c.family for c in self._cards.values()}))
            if sieve is None and not filters:
                return False
            self._say_sifted(sieve)
        return True

    def _say_sifted(self, sieve: Sieve | None) -> None:
        if sieve is None:
            self._console.say(_("For example: up to 10 minutes, or light, or breathing, or alone."))
            return
        asked = sieve.in_words()
        self._console.say(f"{asked[:1].upper()}{asked[1:]}.")
        self._say_those(card for card in self._cards.values() if sieve.passes(card))

    def _say_those(self, cards: Iterable[Card]) -> None:
        those = list(cards)
        if not those:
            self._console.say(_("Nothing here fits that. list says them all."))
            return
        self.choices = [Choice(exercise=card.id) for card in those]
        today = self._practice.clock.wall().date()
        for number, card in enumerate(those, 1):
            self._console.say(
                _("{number}. {title}. {minutes}, {rung}. {summary}").format(
                    number=number,
                    title=one_line(card.title),
                    minutes=minutes_in_words(card.minutes),
                    rung=rung_in_words(card.rung),
                    summary=one_line(card.summary),
                )
            )
            day = self._lately.days.get(card.id)
            if day is not None:
                self._console.say(_("You last kept it {when}.").format(when=since_in_words(day, today)))

    def is_here(self, name: str) -> bool:
        """Whether an exercise of this name can be practised here."""
        return name in self._cards

    # ----- what waits

    def _opened(self, draft_id: str) -> Draft | None:
        if self._practice.locked:
            return None
        try:
            return self._practice.log.open_draft(draft_id)
        except (StoreError, BrokenDocument):
            return None

    def _draft_in_words(self, draft: Draft | None) -> str:
        if draft is None and self._practice.locked:
            return _("Unfinished; opening it needs your passphrase")
        if draft is None:
            return _("Unfinished; its file does not open")
        card = self._practice.library.card(draft.exercise)
        title = one_line(card.title if card else draft.exercise)
        if draft.parked:
            waits_for = one_line(draft.parked).rstrip(".")
            return _("Parked: {title}, {day}. What waits: {label}").format(
                title=title, day=day_in_words(draft.saved), label=waits_for
            )
        return _("Unfinished: {title}, {day}").format(title=title, day=day_in_words(draft.saved))


def _has(card: Card, words: list[str]) -> bool:
    text = " ".join((card.title, card.summary, card.family, *card.tags)).casefold()
    return all(word in text for word in words)
