"""Pages that are only read: they ask nothing, and they are short."""

from __future__ import annotations

from collections.abc import Iterator

from closeness_tui.content.cards import LEARN
from closeness_tui.content.rules.finding import Finding
from closeness_tui.content.rules.manuscript import WORD, Manuscript
from closeness_tui.core.wording import _

MOST_PAGE_WORDS = 150


def asking_pages(manuscript: Manuscript) -> Iterator[Finding]:
    """Steps that would ask for something, on a page that is only read."""
    if manuscript.exercise.family != LEARN:
        return
    for number, step in manuscript.steps:
        if step["kind"] != "read":
            yield Finding(
                "page-asks",
                ("step", number, "kind"),
                _("This `{kind}` step stands on a page that is only read, so it is left out.").format(
                    kind=step["kind"]
                ),
                _("Whoever opens a page of the family `learn` is asked for nothing, and nothing is kept."),
                _('Make it a step of the kind "read", or take another `family` for what asks something.'),
            )


def long_pages(manuscript: Manuscript) -> Iterator[Finding]:
    """Pages that are too long to be read in a quiet minute."""
    if manuscript.exercise.family != LEARN:
        return
    count = sum(len(WORD.findall(step.get("text", ""))) for _number, step in manuscript.steps)
    if count > MOST_PAGE_WORDS:
        yield Finding(
            "long-page",
            ("title",),
            _("This page has {count} words; up to {most} is meant.").format(
                count=count, most=MOST_PAGE_WORDS
            ),
            _("A short page is read to its end, and one thought of it may stay."),
            _("Keep one thought here, and make another page of the rest."),
        )
