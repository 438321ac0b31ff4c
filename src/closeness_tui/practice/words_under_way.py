"""Words being typed into the log outside of a practice: safe in a draft until they are kept or let go."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from closeness_tui.core.answer import Words
from closeness_tui.core.entry import Draft, Line
from closeness_tui.core.wording import _
from closeness_tui.practice.run import APP, TYPING
from closeness_tui.store.failures import StoreError
from closeness_tui.store.shelf import new_id

if TYPE_CHECKING:
    from datetime import datetime

    from closeness_tui.practice.opening import Practice
    from closeness_tui.store.holds import Hold

_EXERCISE = "words-from-the-log"
_STEP = "words"


class WordsUnderWay:
    """Keeps what is typed within a second of the last key.

    After a crash it is offered as an unfinished practice of one writing step, with the words in it.
    """

    def __init__(self, practice: Practice) -> None:
        self._practice = practice
        self._id = new_id()
        self._begun: datetime = practice.clock.wall()
        self._words = ""
        self._unkept_since: float | None = None
        self._held: Hold | None = None
        self._over = False
        self.trouble: StoreError | None = None
        """Why the words could not be kept at the last try."""

    @property
    def all_kept(self) -> bool:
        """Whether everything typed so far is safe."""
        return self._unkept_since is None and self.trouble is None

    def type(self, words: str) -> None:
        """Take note of the words as they are now."""
        if words != self._words and not self._over:
            self._words = words
            if self._unkept_since is None:
                self._unkept_since = self._practice.clock.now()

    def keep_if_due(self) -> None:
        """Keep what has waited long enough."""
        since = self._unkept_since
        if since is not None and self._practice.clock.now() - since >= TYPING:
            self.keep()

    def keep(self) -> None:
        """Keep the words as they are at this instant; failure is held in `trouble`."""
        if self._over or self._unkept_since is None:
            return
        try:
            if self._held is None:
                self._practice.log.prepare()
                self._held = self._practice.log.hold(self._id)
            self._practice.log.save_draft(self._draft())
        except StoreError as error:
            self.trouble = error
            self._unkept_since = self._practice.clock.now()
        else:
            self.trouble = None
            self._unkept_since = None

    def settle(self) -> None:
        """They are kept elsewhere now, or let go: nothing of them stays here."""
        self._over = True
        # An unfinished thing too many is a lesser evil than words in doubt.
        with suppress(StoreError):
            self._practice.log.drop_draft(self._id)
        if self._held is not None:
            self._held.release()

    def _draft(self) -> Draft:
        prompt = _("These words come from your log. They were being written when it closed.")
        return Draft(
            id=self._id,
            created=self._begun,
            saved=self._practice.clock.wall(),
            exercise=_EXERCISE,
            source=_source(_("Words from your log"), prompt),
            at=_STEP,
            lines=(Line(_STEP, "write", prompt, Words(self._words)),),
            app=APP,
        )


def _source(title: str, prompt: str) -> str:
    # Its strings are our own and hold no control characters, so JSON's spelling of them is TOML's too.
    named, asked = json.dumps(title, ensure_ascii=False), json.dumps(prompt, ensure_ascii=False)
    return (
        f'format = 1\nid = "{_EXERCISE}"\ntitle = {named}\nfamily = "tracking"\nrung = 1\n'
        f"summary = {named}\ncheck = false\n\n"
        f'[[step]]\nkind = "write"\nid = "{_STEP}"\ntext = {asked}\n'
    )
