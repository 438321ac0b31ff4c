"""The log screen by keyboard: finding, reading, changing, and taking away with a way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from closeness_tui.content.documents import dump_entry
from closeness_tui.core.answer import Number, Words
from closeness_tui.core.entry import Line
from closeness_tui.practice.reading import ready_to_draw
from closeness_tui.store.failures import WriteFailed
from closeness_tui.store.logs import Log
from closeness_tui.store.shelf import new_id
from closeness_tui.store.vault import Vault
from closeness_tui.tui.app import ClosenessApp
from closeness_tui.tui.screens.log import LogScreen
from closeness_tui.tui.screens.log_drawing import page_of
from closeness_tui.tui.screens.log_editor import EditScreen
from tests.practice.test_looking_back import two_versions
from tests.store.world import CheapWrapper
from tests.tui.evening import place, practice_of, seen, settle
from tests.tui.kept_years import NOW, fill, forty, note, share

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot

    from closeness_tui.practice.opening import Practice

HOSTILE = "[/] [@click=app.leave]go[/] \x1b]52;c;aGVsbG8=\x07 \x1b[31mred \u202eesrever ${x} {y} \ufeff"

LATER = NOW + timedelta(minutes=1)


def told(app: ClosenessApp) -> str:
    """What is seen, in one line."""
    return " ".join(seen(app).split())


def log_of(app: ClosenessApp) -> LogScreen:
    screen = next(each for each in app.screen_stack if isinstance(each, LogScreen))
    assert isinstance(screen, LogScreen)
    return screen


async def look(pilot: Pilot[None]) -> None:
    """Wait for what was typed to be looked for."""
    app = pilot.app
    screen = app.screen
    if isinstance(screen, LogScreen):
        screen._look_again()
    await settle(pilot)


@pytest.fixture
def practice() -> Practice:
    practice = practice_of()
    fill(practice, 12)
    return practice


@pytest.fixture
async def opened(
    request: pytest.FixtureRequest, practice: Practice
) -> AsyncIterator[tuple[ClosenessApp, Pilot[None]]]:
    app = ClosenessApp(practice)
    async with app.run_test(size=getattr(request, "param", (80, 24))) as pilot:
        await pilot.press("l")
        await settle(pilot)
        yield app, pilot


at_every_size = pytest.mark.parametrize("opened", [(80, 24), (120, 40), (60, 20)], indirect=True, ids=str)
beside_and_alone = pytest.mark.parametrize("opened", [(80, 24), (120, 40)], indirect=True, ids=str)


@at_every_size
async def test_the_list_has_days_titles_stars_and_tags(opened: tuple[ClosenessApp, Pilot[None]]) -> None:
    app, _pilot = opened
    assert "12 entries, newest first." in told(app)
    assert "on Friday Bright Moments ★ us" in told(app)
    assert "27 September" in seen(app)
    assert "? keys" in seen(app)


@at_every_size
async def test_enter_reads_and_the_way_back_keeps_the_place(opened: tuple[ClosenessApp, Pilot[None]]) -> None:
    app, pilot = opened
    await pilot.press("down", "enter")
    await settle(pilot)
    assert "Sunday, 22 November 2026, 20:43" in seen(app)
    assert "before" in seen(app)
    await pilot.press("down", "space", "left")
    await settle(pilot)
    assert place(app) == "LogScreen"
    assert log_of(app).rows.marked == 1


@beside_and_alone
async def test_search_as_one_types_and_esc_shows_everything_again(
    opened: tuple[ClosenessApp, Pilot[None]],
) -> None:
    app, pilot = opened
    await pilot.press("slash", *"tin roof")
    await look(pilot)
    assert "2 entries with “tin”, “roof”." in told(app)
    await pilot.press(*" kites")
    await look(pilot)
    assert "There is nothing with “tin”, “roof”, “kites”." in told(app)
    await pilot.press("escape")
    await look(pilot)
    assert "12 entries, newest first." in told(app)


async def test_filter_words_and_days_are_understood(opened: tuple[ClosenessApp, Pilot[None]]) -> None:
    app, pilot = opened
    await pilot.press("slash", *"tag:us last week starred")
    await look(pilot)
    assert "One entry with a star, tagged us, from 16 November 2026 to 22 November 2026." in told(app)
    await pilot.press("down", "enter")
    await settle(pilot)
    assert "The Evening of Rain" in told(app) or "short scene" in told(app)


async def test_keys_show_only_stars_only_this_exercise_and_what_is_to_be_shared(
    opened: tuple[ClosenessApp, Pilot[None]],
) -> None:
    app, pilot = opened
    await pilot.press("f")
    await settle(pilot)
    assert "2 entries with a star." in told(app)
    await pilot.press("f", "o")
    await settle(pilot)
    assert "2 entries from One Small Share." in told(app) or "entries from Bright Moments" in told(app)
    await pilot.press("o", "w")
    await settle(pilot)
    assert "4 entries marked to share." in told(app)


@beside_and_alone
async def test_a_star_goes_on_and_off_and_stays_where_one_is(
    opened: tuple[ClosenessApp, Pilot[None]], practice: Practice
) -> None:
    app, pilot = opened
    await pilot.press("down", "s")
    await settle(pilot)
    assert "What Comes, What Goes ★" in seen(app)
    assert log_of(app).rows.marked == 1
    await pilot.press("s")
    await settle(pilot)
    assert "What Comes, What Goes ★" not in seen(app)
    assert len(practice.log.list().entries) == 12


@beside_and_alone
async def test_what_is_deleted_comes_back(
    opened: tuple[ClosenessApp, Pilot[None]], practice: Practice
) -> None:
    app, pilot = opened
    before = practice.log.list().entries
    await pilot.press("down", "d")
    await settle(pilot)
    assert "u brings it back until you leave the log." in told(app)
    await pilot.press("d")
    await settle(pilot)
    assert practice.log.list().entries == (before[0], *before[3:])
    await pilot.press("u")
    await settle(pilot)
    await pilot.press("u")
    await settle(pilot)
    assert "It is back." in told(app)
    assert practice.log.list().entries == before
    await pilot.press("u")
    await settle(pilot)
    assert place(app) == "LogScreen"


async def test_tags_are_changed_in_one_line(
    opened: tuple[ClosenessApp, Pilot[None]], practice: Practice
) -> None:
    app, pilot = opened
    await pilot.press("t")
    await settle(pilot)
    assert "to-share marks what you would like to show someone." in told(app)
    await pilot.press(*", brave , us", "enter")
    await settle(pilot)
    assert practice.log.list().entries[0].tags == ("us", "to-share", "brave")
    await pilot.press("t", "escape")
    await settle(pilot)
    assert place(app) == "LogScreen"


@at_every_size
async def test_words_are_changed_and_kept_as_a_new_version(
    opened: tuple[ClosenessApp, Pilot[None]], practice: Practice
) -> None:
    app, pilot = opened
    before = practice.log.list().entries[2]
    await pilot.press("down", "down", "e")
    await settle(pilot)
    assert place(app) == "EditScreen"
    await pilot.press("ctrl+end", *" Then it stopped.", "tab", *" Yes.", "ctrl+s")
    await settle(pilot)
    assert place(app) == "LogScreen"
    after = practice.log.list().entries[2]
    assert after.id != before.id
    entry = practice.log.open(after.id)
    assert entry.replaces == before.id
    assert isinstance(entry.lines[1].answer, Words)
    assert entry.lines[1].answer.text.endswith("close the window. Then it stopped.")
    assert entry.words == "It felt small and real. Yes."
    assert practice.waiting() == ()


async def test_esc_never_loses_words_without_asking(
    opened: tuple[ClosenessApp, Pilot[None]], practice: Practice
) -> None:
    app, pilot = opened
    await pilot.press("n", *"hello", "escape")
    await settle(pilot)
    assert "What about the words you wrote?" in told(app)
    await pilot.press("enter")
    await settle(pilot)
    assert place(app) == "EditScreen"
    await pilot.press(*" you", "escape", "down", "enter")
    await settle(pilot)
    assert place(app) == "LogScreen"
    notes = [practice.log.open(each.id) for each in practice.log.list().entries if each.kind == "note"]
    assert "hello you" in [each.words for each in notes]
    await pilot.press("n", *"gone", "escape", "down", "down", "enter")
    await settle(pilot)
    assert len(practice.log.list().entries) == 13
    assert practice.waiting() == ()


async def test_a_free_entry_can_be_for_another_day(
    opened: tuple[ClosenessApp, Pilot[None]], practice: Practice
) -> None:
    app, pilot = opened
    await pilot.press("n", *"late words", "shift+tab", *"someday", "ctrl+s")
    await settle(pilot)
    assert "Your words are still here." in told(app)
    await pilot.press("end", "ctrl+u", *"tomorrow", "ctrl+s")
    await settle(pilot)
    assert place(app) == "EditScreen"
    await pilot.press("end", "ctrl+u", *"yesterday", "ctrl+s")
    await settle(pilot)
    assert place(app) == "LogScreen"
    assert "yesterday" in seen(app)
    kept = next(each for each in practice.log.list().entries if each.kind == "note")
    assert kept.created.date() == (NOW - timedelta(days=1)).date()


async def test_words_under_way_survive_the_end_of_the_app(practice: Practice) -> None:
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l")
        await settle(pilot)
        await pilot.press("n", *"half a thought")
        await pilot.pause()
        assert isinstance(app.screen, EditScreen)
        practice.clock.pass_time(1)  # type: ignore[attr-defined]
        app.screen._keep_safe()
        await pilot.pause()
        assert "Safe until you decide." in told(app)
        await pilot.press("!")
        held = app.screen._under_way._held
    assert held is not None
    held.release()
    (draft,) = practice_of().waiting()
    assert practice.log.open_draft(draft).lines[0].answer == Words("half a thought!")


async def test_a_signal_keeps_words_under_way_at_that_instant(practice: Practice) -> None:
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l")
        await settle(pilot)
        await pilot.press("n", *"half")
        await pilot.pause()
        assert not practice.waiting()
        app.journey.keep_all()
        assert isinstance(app.screen, EditScreen)
        assert app.screen._under_way.all_kept


async def test_words_that_cannot_be_kept_stay_on_the_screen(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = ClosenessApp(practice)

    def full(_entry: object) -> None:
        raise WriteFailed("the disk is full")

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l")
        await settle(pilot)
        monkeypatch.setattr(practice.log, "save", full)
        await pilot.press("n", *"dear", "ctrl+s")
        await settle(pilot)
        assert "The disk is full. Your words are still here." in told(app)
        assert "dear" in seen(app)
        monkeypatch.undo()
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert place(app) == "LogScreen"


@pytest.mark.parametrize(
    ("keys", "left"), [(("down",), 1), (("down", "down"), 1), (("down", "down", "down"), 2)]
)
async def test_versions_are_shown_together_and_chosen_from(
    practice: Practice, keys: tuple[str, ...], left: int
) -> None:
    two_versions(practice)
    app = ClosenessApp(practice)
    async with app.run_test(size=(110, 40)) as pilot:
        await pilot.press("l")
        await settle(pilot)
        screen = log_of(app)
        place_of = next(at for at, each in enumerate(screen._seen.entries) if each.replaces)
        assert "2 versions" in seen(app)
        screen.rows.marked = place_of
        await settle(pilot)
        await pilot.press("v")
        await settle(pilot)
        assert "from the laptop" in seen(app)
        assert "from the desk" in seen(app)
        await pilot.press(*keys, "enter")
        await settle(pilot)
        assert place(app) == "LogScreen"
        assert practice.log.versions() == ()
        words = [
            practice.log.open(each.id).words for each in practice.log.list().entries if each.kind == "note"
        ]
        assert sum(each.startswith("from the") for each in words) == left


@beside_and_alone
async def test_stories_are_read_as_a_book(opened: tuple[ClosenessApp, Pilot[None]]) -> None:
    app, pilot = opened
    await pilot.press("c")
    await settle(pilot)
    assert "Chapter 1 of 2" in seen(app)
    assert "The Evening of Rain" in seen(app)
    await pilot.press("enter")
    await settle(pilot)
    assert "Chapter 2 of 2" in seen(app)
    await pilot.press("enter", "b", "left")
    await settle(pilot)
    assert place(app) == "LogScreen"


async def test_a_log_that_is_locked_meanwhile_asks_and_goes_on(practice: Practice) -> None:
    practice.vault = Vault(practice.places.log, CheapWrapper())
    practice.log = Log(practice.places.log, practice.vault)
    practice.choose_passphrase("open sesame")
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l")
        await settle(pilot)
        assert "Sealed with your passphrase." in told(app)
        practice.lock()
        await pilot.press("s")
        await settle(pilot)
        assert place(app) == "UnlockScreen"
        await pilot.press("n", "o", "enter")
        await settle(pilot)
        assert "Nothing is lost" in told(app)
        await pilot.press(*"open", "space", *"sesame", "enter")
        await settle(pilot)
        assert place(app) == "LogScreen"
        await pilot.press("s")
        await settle(pilot)
        assert practice.log.list().entries[0].starred
        practice.lock()
        await pilot.press("s")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert place(app) == "HomeScreen"


async def test_reading_many_files_one_by_one_says_how_far_it_is(practice: Practice) -> None:
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l")
        await settle(pilot)
        app.screen.post_message(LogScreen.Progressed(300, 10_000))
        await pilot.pause()
        assert "Reading your log: 300 of about 10000 entries." in told(app)


async def test_this_day_in_earlier_years(practice: Practice) -> None:
    practice.log.save(replace(note(1), id=new_id(), created=NOW.replace(year=2023), title="Long ago"))
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l")
        await settle(pilot)
        assert "y shows it." in told(app)
        await pilot.press("y")
        await settle(pilot)
        assert "One entry on this day in earlier years." in told(app)
        assert "Long ago" in seen(app)


async def test_an_entry_of_a_newer_version_is_read_only(practice: Practice) -> None:
    newer = replace(note(1), id=new_id(), created=LATER, schema=99, words="from tomorrow")
    path = practice.places.log.entries / "2026-11" / f"{newer.id}.age"
    path.write_bytes(practice.vault.seal(dump_entry(newer).encode()))
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("l")
        await settle(pilot)
        await pilot.press("home", "s")
        await settle(pilot)
        assert "A newer version of closeness wrote this, so it stays as it is here." in told(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "Here it is as plain text" in told(app)
        assert "from tomorrow" in seen(app)
        await pilot.press("e", "t", "s")
        await settle(pilot)
        assert place(app) == "LogScreen"
        assert newer.id in practice.log.ids()


@at_every_size
async def test_hostile_words_are_shown_and_never_obeyed(
    opened: tuple[ClosenessApp, Pilot[None]], practice: Practice
) -> None:
    app, pilot = opened
    lines = (
        Line("a", "write", HOSTILE, Words(HOSTILE)),
        Line("b", "rate", HOSTILE, Number(float("inf")), "before"),
    )
    hostile = replace(
        share(0), id=new_id(), created=LATER, title=HOSTILE, tags=(HOSTILE,), lines=lines, words=HOSTILE
    )
    practice.log.save(hostile)
    log_of(app)._look(log_of(app)._looking, afresh=True)
    await settle(pilot)
    for keys in (
        ("home", "enter"),
        ("left", "e"),
        ("escape", "t"),
        ("escape", "slash", *"[/] ]52"),
        ("enter", "enter"),
    ):
        await pilot.press(*keys)
        await look(pilot)
        shown = seen(app)
        assert "\x1b" not in shown
        assert "\u202e" not in shown
    assert "[@click=app.leave]go[/]" in shown
    assert app.title == "closeness"


async def test_the_window_can_change_its_size_while_reading(opened: tuple[ClosenessApp, Pilot[None]]) -> None:
    app, pilot = opened
    await pilot.press("down", "enter")
    for size in ((130, 40), (60, 20), (100, 24)):
        await pilot.resize_terminal(*size)
        await settle(pilot)
        assert "22 November 2026" in seen(app)


async def test_a_look_that_was_overtaken_says_nothing(practice: Practice) -> None:
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l")
        await settle(pilot)
        screen = log_of(app)
        for typed in ("r", "ro", "roof"):
            screen._looking = replace(screen._looking, typed=typed)
            screen._look_again()
        await settle(pilot)
        assert "2 entries with “roof”." in told(app)


def test_a_page_fits_into_every_width() -> None:
    for entry in forty()[:8]:
        for width in (36, 52, 64):
            rows = page_of(ready_to_draw(entry, practice_of().library), width).split("\n")
            assert max(row.cell_length for row in rows) <= width


def test_each_rating_stands_under_what_asked_and_they_begin_at_one_cell() -> None:
    rows = page_of(ready_to_draw(share(0), practice_of().library), 62).plain.split("\n")
    now = next(place for place, row in enumerate(rows) if row.startswith("And now?"))
    before, after = (
        next(row for row in rows if row.strip().startswith(word)) for word in ("before", "after")
    )
    assert rows[now - 1] == ""
    assert rows[now - 2] == before
    assert rows[now + 1] == after
    assert before.index("─") == after.index("─")
