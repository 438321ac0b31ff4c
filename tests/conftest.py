"""Nothing in a test may reach the real home of the person who runs it."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLOSENESS_HOME", str(tmp_path_factory.mktemp("home")))
    monkeypatch.delenv("ACCESSIBLE", raising=False)
