"""The shipped exercises are found however the program was installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SHIPPED = {path.stem for path in (ROOT / "exercises").glob("*/*.toml") if path.parent.name != "vocabularies"}
LISTS = {"exercises": ("exercises", "list"), "pages": ("learn",), "programs": ("programs",)}


def found(path: str | None, where: Path) -> dict[str, Path]:
    """Ids and files as the program lists them, run from a folder that has nothing to do with it."""
    listed = [each for name in LISTS for each in _listed(name, path, where)]
    # A program does not say where its file lies.
    return {each["id"]: Path(each.get("file", path or where)) for each in listed}


def _listed(name: str, path: str | None, where: Path) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "closeness_tui", *LISTS[name], "--json"],
        cwd=where,
        env={key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        | ({"PYTHONPATH": path} if path else {}),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    rows: list[dict[str, Any]] = json.loads(done.stdout)[name]
    return rows


def test_from_a_wheel(tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    wheels, target = tmp_path / "wheels", tmp_path / "site"
    build = [*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(wheels), str(ROOT)]
    subprocess.run(build, check=True, timeout=120, capture_output=True)
    (wheel,) = wheels.glob("*.whl")
    install = [*pip, "install", "--no-deps", "--no-index", "--target", str(target), str(wheel)]
    subprocess.run(install, check=True, timeout=120, capture_output=True)
    listed = found(str(target), tmp_path)
    assert set(listed) >= SHIPPED
    assert all(path.is_relative_to(target) for path in listed.values())


def test_from_where_this_test_runs(tmp_path: Path) -> None:
    assert set(found(None, tmp_path)) >= SHIPPED


def test_from_a_clone(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    for folder in ("src", "exercises"):
        shutil.copytree(ROOT / folder, clone / folder, ignore=shutil.ignore_patterns("__pycache__"))
    listed = found(str(clone / "src"), tmp_path)
    assert set(listed) >= SHIPPED
    assert all(path.is_relative_to(clone) for path in listed.values())
