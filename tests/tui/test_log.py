"""The log, and what guards it."""

from __future__ import annotations

import pytest

from closeness_tui.core.event import Answer, Next, Stop
from closeness_tui.practice.opening import Practice
from closeness_tui.store.failures import DamagedKey, WrongPassphrase
from closeness_tui.store.vault import Chosen
from closeness_tui.tui.app import ClosenessApp
from tests.practice.doubles import StandingClock
from tests.tui.evening import WORDS, answer_to, kept_entry, place, practice_of, seen, settle


async def test_an_empty_log_says_something_kind() -> None:
    app = ClosenessApp(practice_of())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l")
        await settle(pilot)
        assert "Nothing is here yet, and nothing has to be." in seen(app)


async def test_an_entry_is_listed_with_its_day_and_can_be_read() -> None:
    practice = practice_of()
    kept_entry(practice)
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 50)) as pilot:
        await pilot.press("l")
        await settle(pilot)
        assert "today             One Small Share" in seen(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "Monday, 23 November 2026, 21:00" in seen(app)
        assert WORDS in seen(app)
        await pilot.press("escape")
        await settle(pilot)
        assert "newest first" in seen(app) or "One entry." in seen(app)
        await pilot.press("escape")
        await settle(pilot)
        assert place(app) == "HomeScreen"


async def test_a_damaged_entry_is_named_calmly_and_the_others_open() -> None:
    practice = practice_of()
    kept_entry(practice)
    broken = kept_entry(practice)
    for path in practice.places.log.entries.rglob(f"{broken.id}*"):
        path.write_bytes(path.read_bytes()[:-40])
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 50)) as pilot:
        await pilot.press("l")
        await settle(pilot)
        assert "One entry could not be opened; the others are fine." in " ".join(seen(app).split())
        assert "One Small Share" in seen(app)
        await pilot.press("end", "enter")
        await settle(pilot)
        assert "This one does not open" in seen(app)
        assert broken.id[:8] in seen(app)
        await pilot.press("s", "e", "t", "d")
        await settle(pilot)
        assert place(app) == "LogScreen"


class Guard:
    """A passphrase without the seconds it costs."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.locked = True
        self.tried: list[str] = []
        self.error: Exception | None = None
        monkeypatch.setattr(Practice, "locked", property(lambda _practice: self.locked))
        monkeypatch.setattr(Practice, "protected", property(lambda _practice: True))
        monkeypatch.setattr(Practice, "unlock", lambda _practice, words: self.unlock(words))
        monkeypatch.setattr(Practice, "lock", lambda _practice: setattr(self, "locked", True))

    def unlock(self, words: str) -> None:
        self.tried.append(words)
        if self.error is not None:
            raise self.error
        if words != "open sesame":
            raise WrongPassphrase
        self.locked = False


async def test_a_locked_log_asks_and_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    Guard(monkeypatch)
    app = ClosenessApp(practice_of())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l")
        await settle(pilot)
        assert place(app) == "UnlockScreen"
        await pilot.press(*"open", "space", *"sesame")
        await pilot.pause()
        assert "sesame" not in seen(app)
        await pilot.press("enter")
        await settle(pilot)
        assert place(app) == "LogScreen"


async def test_three_wrong_passphrases_make_a_pause_that_the_clock_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    guard = Guard(monkeypatch)
    practice = practice_of()
    app = ClosenessApp(practice)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l")
        await settle(pilot)
        for _ in range(3):
            await pilot.press("n", "o", "enter")
            await settle(pilot)
        assert "You can try again in 30 seconds." in seen(app)
        await pilot.press("n", "o", "enter")
        await settle(pilot)
        assert len(guard.tried) == 3
        assert isinstance(practice.clock, StandingClock)
        practice.clock.pass_time(31)
        await pilot.press("n", "o", "enter")
        await settle(pilot)
        assert len(guard.tried) == 4


async def test_a_damaged_key_is_told_from_a_wrong_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    guard = Guard(monkeypatch)
    app = ClosenessApp(practice_of())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l")
        await settle(pilot)
        await pilot.press("n", "o", "enter")
        await settle(pilot)
        assert "That did not open it." in seen(app)
        guard.error = DamagedKey()
        await pilot.press("n", "o", "enter")
        await settle(pilot)
        assert "The key file is damaged" in seen(app)


async def test_a_short_passphrase_is_taken_when_asked_for_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen: list[str] = []

    def choose(_practice: Practice, words: str) -> Chosen:
        chosen.append(words)
        return Chosen(weak=False)

    monkeypatch.setattr(Practice, "choose_passphrase", choose)
    app = ClosenessApp(practice_of())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("p")
        await settle(pilot)
        assert "anyone at this computer can open it" in seen(app).replace("\n", " ").replace("  ", "")
        await pilot.press(*"short", "enter", *"short", "enter")
        await settle(pilot)
        assert chosen == []
        assert "Twelve letters or more are safer." in " ".join(seen(app).split())
        await pilot.press("enter")
        await settle(pilot)
        assert chosen == ["short"]
        assert "Your log has its passphrase now." in seen(app)


async def test_hiding_locks_the_log_and_only_the_passphrase_leads_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    guard = Guard(monkeypatch)
    guard.locked = False
    app = ClosenessApp(practice_of())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x")
        await settle(pilot)
        assert guard.locked
        assert seen(app).strip() == "·"
        await pilot.press("ctrl+p", "l", "q")
        await settle(pilot)
        assert place(app) == "HiddenScreen"
        await pilot.press("escape", "a")
        await pilot.pause()
        await pilot.press(*"open", "space", *"sesame", "enter")
        await settle(pilot)
        assert place(app) == "HomeScreen"


async def test_without_a_passphrase_any_key_leads_back_from_hiding() -> None:
    app = ClosenessApp(practice_of())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x")
        await pilot.pause()
        assert seen(app).strip() == "·"
        await pilot.press("a")
        await settle(pilot)
        assert place(app) == "HomeScreen"


async def test_a_quiet_keyboard_hides_but_not_while_a_timer_runs() -> None:
    practice = practice_of()
    app = ClosenessApp(practice)
    assert isinstance(practice.clock, StandingClock)
    async with app.run_test(size=(80, 24)) as pilot:
        exercise = practice.library.get("paced-breathing")
        assert exercise is not None
        run = practice.begin(exercise)
        app.journey.runs.append(run)
        while run.look().moment is None:
            given = answer_to(run.look())
            run.send(Answer(given) if given is not None else Next())
        practice.clock.pass_time(301)
        app.look_round()
        await pilot.pause()
        assert place(app) == "HomeScreen"
        run.send(Stop())
        practice.clock.pass_time(301)
        app.look_round()
        await pilot.pause()
        assert place(app) == "HiddenScreen"
