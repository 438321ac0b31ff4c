"""Fault 15: clocks that go backwards, summer time, 2038 and two zones change neither order nor month."""

from __future__ import annotations

import os
import random
import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from closeness_tui.content.documents import cleaned
from closeness_tui.core.query import Query
from closeness_tui.store import files
from closeness_tui.store.shelf import month_of
from tests.store.deaths import SOAK, Tell
from tests.store.world import World, draft, entry

ZONES = [UTC, *map(ZoneInfo, ("Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Pacific/Kiritimati"))]
BENDS = [
    datetime(2026, 3, 29, 1, tzinfo=UTC),  # summer time begins in Berlin
    datetime(2026, 10, 25, 1, tzinfo=UTC),  # and ends
    datetime(2038, 1, 19, 3, 14, 7, tzinfo=UTC),  # the last second of 32 bits
    datetime(2106, 2, 7, 6, 28, 15, tzinfo=UTC),  # and of 32 bits without a sign
    datetime(2027, 1, 1, tzinfo=UTC),
    datetime(2028, 2, 29, 12, tzinfo=UTC),
    datetime(1970, 1, 1, tzinfo=UTC),
]


@pytest.mark.soak
def test_order_and_months_hold_around_every_bend_in_every_zone(world: World, tell: Tell) -> None:
    """Fault 15: entries saved in a random order of moments, as by a clock that jumps."""
    chance = random.Random(15)  # noqa: S311 - the same moments each time
    log = world.log()
    kept = []
    for _number in range(1500 if SOAK else 120):
        near = chance.choice(BENDS) + timedelta(seconds=chance.randrange(-50_000, 50_000))
        kept.append(log.save(entry(created=near.astimezone(chance.choice(ZONES)), lines=())))
    # The month is the one that the person's own calendar showed; within it, the instant counts.
    wanted = [
        each.id
        for each in sorted(
            kept, key=lambda each: (month_of(each.created), each.created, each.id), reverse=True
        )
    ]
    assert [row.id for row in world.log().list().entries] == wanted
    assert [row.id for row in world.log().list(50).entries] == wanted[:50]
    assert [hit.summary.id for hit in world.log().search(Query(())).hits] == wanted[:50]
    for each in kept:
        path = world.folder.entries / month_of(each.created) / f"{each.id}.age"
        assert path.exists()
        read = log.open(each.id).created
        assert (read, read.utcoffset()) == (each.created, each.created.utcoffset())
    tell("entries", len(kept))


def test_the_second_hour_of_a_night_with_two_comes_after_the_first(world: World) -> None:
    """Fault 15: 2:30 twice in one night."""
    berlin = ZoneInfo("Europe/Berlin")
    first = world.log().save(entry(created=datetime(2026, 10, 25, 2, 30, tzinfo=berlin)))
    second = world.log().save(entry(created=datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=berlin)))
    assert second.created - first.created == timedelta(hours=1)
    assert [row.id for row in world.log().list().entries] == [second.id, first.id]


@pytest.mark.parametrize("zone", ["UTC", "America/St_Johns", "Pacific/Kiritimati"])
def test_a_machine_in_another_zone_shows_the_same(
    world: World, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    """Fault 15: the computer's own zone changes between writing and reading."""
    kept = [
        world.log().save(entry(created=datetime(2026, 10, 31, hour, 30, tzinfo=UTC).astimezone(each)))
        for hour in (0, 11, 23)
        for each in ZONES
    ]
    before = [(row.id, row.created) for row in world.log().list().entries]
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert [(row.id, row.created) for row in world.log().list().entries] == before
        assert all(world.log().open(each.id) == each for each in kept)
    finally:
        monkeypatch.delenv("TZ")
        time.tzset()


def test_a_clock_that_goes_backwards_loses_no_draft_and_no_later_state_of_one(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 15: what is kept last is what is there, whatever the time says."""
    log = world.log()
    kept = log.save_draft(draft(words="first"))
    path = world.folder.drafts / f"{kept.id}.age"
    os.utime(path, (4e9, 4e9))
    earlier = cleaned(
        draft(id=kept.id, created=kept.created, saved=kept.saved - timedelta(days=400), words="second")
    )
    log.save_draft(earlier)
    assert log.open_draft(kept.id) == earlier
    other = log.save_draft(draft())
    os.utime(path, (0, 0))
    assert log.waiting() == (other.id, kept.id)
    temporary = world.folder.drafts / ".tmp-0123456789abcdef"
    temporary.write_bytes(b"being written")
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now - 10 * 365 * 86400)
    files.sweep(world.folder.drafts)
    log.tidy()
    assert temporary.exists()
    assert set(log.waiting()) == {kept.id, other.id}
