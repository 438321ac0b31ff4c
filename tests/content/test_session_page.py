"""The page for a session in a real browser; it is skipped, and says so, where there is none."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from closeness_tui.content.exchange.session_copy import write_sheet
from tests.content.browser import CHROMIUM, Browser, axe_source, browser
from tests.content.entries_to_share import HOSTILE
from tests.content.sheets_to_bring import SAMPLE, hostile

AXE = axe_source()
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
WORST = "\n".join(each for each in HOSTILE if "\ud800" not in each)

RUN_AXE = """
axe.run(document, {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: {'color-contrast-enhanced': {enabled: true}},
}).then(found => found.violations.map(each => each.impact + ' ' + each.id + ' ' + each.nodes.length))
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "sample.html"
    path.write_text(write_sheet(SAMPLE, "html"), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("chromium")) as opened:
        yield opened


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_page_is_seen_in_light_and_in_dark_and_has_no_finding(
    shown: Browser, page: Path, dark: bool
) -> None:
    shown.wear(dark=dark)
    shown.open(page)
    paper = shown.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == ("rgb(22, 25, 27)" if dark else "rgb(251, 250, 247)")
    _keep(shown.picture(), f"page-{'dark' if dark else 'light'}.png")
    if AXE is None:
        pytest.skip(
            "axe-core is not here, so the page was not checked with it; CLOSENESS_AXE names axe.min.js"
        )
    shown.evaluate(AXE.read_text(encoding="utf-8") + "\n;0")
    assert shown.evaluate(RUN_AXE) == []


def test_the_page_is_the_same_with_scripts_off_and_asks_for_nothing(
    tmp_path: Path, page: Path, shown: Browser
) -> None:
    shown.wear(dark=False)
    shown.open(page)
    before = shown.picture()
    with browser(tmp_path / "home") as still:
        still.without_scripts()
        still.wear(dark=False)
        still.open(page)
        assert still.picture() == before
        assert {each for each in still.asked_for if each != "about:blank"} == {page.as_uri()}


def test_the_page_can_be_printed(shown: Browser, page: Path) -> None:
    shown.wear(dark=True, media="print")
    shown.open(page)
    assert shown.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    printed = shown.printed()
    assert printed.startswith(b"%PDF")
    _keep(printed, "page.pdf")
    shown.wear(dark=False)


def test_hostile_words_run_nothing_and_fetch_nothing(tmp_path: Path, shown: Browser) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(write_sheet(hostile(WORST), "html"), encoding="utf-8")
    shown.asked_for.clear()
    shown.open(path)
    assert (
        shown.evaluate("document.querySelectorAll('script, img, a, iframe, style:not(head style)').length")
        == 0
    )
    assert shown.evaluate("document.body.innerText").count("<script>alert(1)</script>") > 3
    assert set(shown.asked_for) == {path.as_uri()}


def _keep(data: bytes, name: str) -> None:
    """For whoever wants to look: CLOSENESS_LOOK names a folder."""
    folder = os.environ.get("CLOSENESS_LOOK", "")
    if folder:
        (Path(folder) / name).write_bytes(data)
