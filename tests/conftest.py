"""Nothing in a test may reach the real home of the person who runs it."""

from __future__ import annotations

import hypothesis
import pytest

# Machines differ, and a busy one is no fault of the code.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLOSENESS_HOME", str(tmp_path_factory.mktemp("home")))
    monkeypatch.delenv("ACCESSIBLE", raising=False)
