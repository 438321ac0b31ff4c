"""What somebody sent, as plain words to read: nothing in it is ever obeyed."""

from __future__ import annotations

from html.parser import HTMLParser

from closeness_tui.content.exchange.passages import shown

_UNREAD = frozenset({"style", "script", "title", "head", "template", "svg"})
_ROWS = frozenset({"p", "h1", "h2", "h3", "li", "tr", "br", "caption", "section", "header", "div"})


def readable(text: str) -> str:
    """The words of it; of a page those that a browser would show, of anything else all."""
    if text.lstrip()[:9].casefold() not in ("<!doctype", "<html"):
        return shown(text)
    reader = _Reader()
    reader.feed(text)
    reader.close()
    rows = ("".join(row.split("\n")).strip() for row in "".join(reader.found).split("\0"))
    return shown("\n".join(row for row in rows if row)) + "\n"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._within = 0

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        """A row ends where a browser would end one."""
        if tag in _UNREAD:
            self._within += 1
        elif tag in _ROWS:
            self.found.append("\0")
        elif tag in ("td", "th"):
            self.found.append("  ")

    def handle_endtag(self, tag: str) -> None:
        """As above."""
        if tag in _UNREAD:
            self._within = max(0, self._within - 1)
        elif tag in _ROWS and tag != "br":
            self.found.append("\0")

    def handle_data(self, data: str) -> None:
        """Only what is for reading."""
        if not self._within:
            self.found.append(data.replace("\0", ""))
