"""The least a Textual program can be: what ours is measured against."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class BareApp(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("Bare and ready.")


if __name__ == "__main__":
    BareApp().run()
