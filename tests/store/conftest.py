from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from closeness_tui.store import files
from closeness_tui.store.disk import Disk
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
