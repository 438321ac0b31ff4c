"""The shipped exercises are found however the program was installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHIPPED = {path.stem for path in (ROOT / "exercises").glob("*/*.toml") if path.parent.name != "vocabularies"}


def found(path: str | None, where: Path) -> dict[str, Path]:
    """Ids and files as the program lists them, run from a folder that has nothing to do with it."""
    done = subprocess.run(
        [sys.executable, "-m", "closeness_tui", "exercises", "list", "--json"],
        cwd=where,
        env={key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        | ({"PYTHONPATH": path} if path else {}),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {each["id"]: Path(each["file"]) for each in json.loads(done.stdout)["exercises"]}


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
