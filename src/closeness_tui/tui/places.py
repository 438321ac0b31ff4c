"""All that the palette finds: places, exercises, and settings with how they stand; nothing that takes a picture."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand

from closeness_tui.core.looks import OWN
from closeness_tui.core.spoken_settings import Spoken, spoken_settings
from closeness_tui.core.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from closeness_tui.tui.wearing import WearingApp

AT_ONCE = ("bell", "reduced_motion", "plain")
"""Settings of two values, which the palette changes by itself; the others open their row."""

SAFE_ON_THE_WAY = ("bell", "reduced_motion")
"""Those that matter in the middle of a practice."""


def commands_of(app: WearingApp) -> Iterator[SystemCommand]:
    """Everything that can be done from where one is; in a practice only what leaves it as it is."""
    yield SystemCommand(_("Help now"), _("Whom you could reach"), app.action_help_now)
    yield SystemCommand(_("Safety"), _("When to wait, and whom to reach first"), app.action_safety)
    yield SystemCommand(_("Hide"), _("Show an empty screen"), app.action_hide)
    yield SystemCommand(_("All keys"), _("What each key does here"), app.action_keys_help)
    if app.may_go_home:
        yield from _places(app)
    yield from _settings(app)
    yield from _looks(app)
    if app.may_go_home:
        yield from _exercises(app)
    yield SystemCommand(_("Leave"), _("All is kept"), app.action_leave)


def _places(app: WearingApp) -> Iterator[SystemCommand]:
    def way(act: Callable[[], object]) -> Callable[[], None]:
        return partial(app.from_home, act)

    yield SystemCommand(_("Home"), _("What waits, and all exercises"), way(lambda: None))
    yield SystemCommand(_("Your log"), _("Read what you kept"), way(app.action_open_log))
    yield SystemCommand(
        _("Something for the session"),
        _("Choose what you bring, and see exactly what leaves"),
        way(app.action_open_summary),
    )
    yield SystemCommand(
        _("Check-in"), _("How it is with someone, and your own goals"), way(app.action_check_in)
    )
    yield SystemCommand(
        _("Looking back over time"),
        _("Your numbers with their days, and what you noticed"),
        way(app.action_open_progress),
    )
    yield SystemCommand(
        _("Ladder and programs"),
        _("Small steps of your own, and rows of exercises"),
        way(app.action_open_ladder),
    )
    yield SystemCommand(
        _("Agreement"), _("The page on pace and limits, and what changed"), way(app.action_open_agreement)
    )
    yield SystemCommand(
        _("Signs and plans"), _("Your own early signs, and your if and then"), way(app.action_open_plans)
    )
    yield SystemCommand(
        _("Learn: pages to read"),
        _("On closeness, fear and habits, a minute each"),
        way(app.action_open_learn),
    )
    yield SystemCommand(_("Settings"), _("Look, sound, lengths, privacy"), app.action_open_settings)
    yield SystemCommand(_("Passphrase"), _("Choose or change it"), way(app.action_passphrase))
    yield SystemCommand(
        _("The welcome again"), _("What this is, and what it protects"), way(app.action_welcome_again)
    )
    yield SystemCommand(
        _("Erase everything"),
        _("Opens its row in the settings; nothing happens without a word"),
        way(partial(app.action_open_settings, "erase")),
        discover=False,
    )


def _settings(app: WearingApp) -> Iterator[SystemCommand]:
    settings = app.practice.settings
    for each in spoken_settings(settings):
        if each.name == "theme" or (app.journey.runs and each.name not in SAFE_ON_THE_WAY):
            continue
        title = _("{setting}: {now}").format(setting=each.title, now=each.now(settings))
        if each.name in AT_ONCE:
            yield _switch(app, each, title)
        else:
            yield SystemCommand(title, each.why, partial(app.action_open_settings, each.name))


def _switch(app: WearingApp, each: Spoken, title: str) -> SystemCommand:
    settings = app.practice.settings
    other = each.values[(each.place(settings) + 1) % len(each.values)]
    change = _("Change it to: {other}").format(other=other.words)
    if each.name == "bell":
        return SystemCommand(title, change, app.action_switch_bell)
    said = _("{setting}: {now}").format(setting=each.title, now=other.words)
    return SystemCommand(title, change, partial(app.prefer_aloud, said, **{each.name: other.value}))


def _looks(app: WearingApp) -> Iterator[SystemCommand]:
    settings = app.practice.settings
    look = next(each for each in spoken_settings(settings) if each.name == "theme")
    for value in look.values:
        name = str(value.value)
        yield SystemCommand(
            _("Look: {look}").format(look=value.words),
            _("You have it now") if name == settings.theme else _("Change the colours"),
            partial(app.choose_theme, name),
            discover=name in OWN,
        )


def _exercises(app: WearingApp) -> Iterator[SystemCommand]:
    for card in app.practice.cards:
        yield SystemCommand(
            card.title,
            card.summary,
            partial(app.from_home, partial(app.open_exercise, card.id)),
            discover=False,
        )
