from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from closeness_tui.store import files
from closeness_tui.store.disk import Disk
from tests.store.deaths import SOAK, Tell
from tests.store.world import QuickDisk, World


@pytest.fixture(autouse=True)
def _fresh_disk() -> Iterator[None]:
    files._settled.clear()
    files.disk = QuickDisk()
    yield
    files.disk = Disk()
    files._settled.clear()


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "home")


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Tell:
    """Notes what a test did."""
    return lambda what, found: request.node.user_properties.append((what, found))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not SOAK:
        return
    terminalreporter.section("what was done")
    for report in terminalreporter.getreports("passed"):
        for what, found in report.user_properties if report.when == "call" else ():
            terminalreporter.write_line(f"{report.nodeid.rpartition('/')[2]}: {what}: {found}")
