from __future__ import annotations

from tests.store.conftest import tell

__all__ = ["tell"]
