"""Pages of HTML, read for what they could run or load."""

from html.parser import HTMLParser


class Reader(HTMLParser):
    """The tags of a page, its text, and what stands in its styles and scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.text, self.policy, self.inline = "", "", {"style": "", "script": ""}
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attrs)
        assert not [name for name in values if name.startswith("on") or name in ("src", "style")]
        assert (values.get("href") or "#").startswith("#")
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"] or ""
        if tag not in ("meta", "input", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] and self.open[-1] in self.inline:
            self.inline[self.open[-1]] += data
        else:
            self.text += data
