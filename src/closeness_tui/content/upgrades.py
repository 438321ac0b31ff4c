"""Stored documents of earlier schemas, read as if they were written today; their files stay as they are.

A step belongs to the schema that it reads and gives the next one. A schema that was released keeps its step, and
its golden files under tests/store/golden, for ever.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from closeness_tui.content.document_page import BrokenDocument
from closeness_tui.core.entry import SCHEMA
from closeness_tui.core.wording import _

Table = dict[str, Any]
Step = Callable[[Table], Table]
"""Takes the table of one schema and returns that of the next; it may change what it was given."""

STEPS: dict[int, Step] = {}
"""By the schema that is read. Empty while the first one is the only one that was ever released."""


def upgraded(table: Table, steps: Mapping[int, Step] | None = None) -> Table:
    """The table as the newest known schema has it; a newer one comes back unchanged.

    BrokenDocument when it names no schema, or one that no release wrote.
    """
    chain = STEPS if steps is None else steps
    schema = table.get("schema")
    if not isinstance(schema, int) or isinstance(schema, bool):
        raise BrokenDocument(_("this document does not say which schema it follows"))
    while schema < SCHEMA:
        step = chain.get(schema)
        if step is None:
            raise BrokenDocument(_("this document follows a schema that no version of closeness wrote"))
        schema += 1
        table = step(table) | {"schema": schema}
    return table
