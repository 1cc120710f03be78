"""Drafts: web pages that say nothing, lines silenced by comments."""

import pytest
from cases import cases

from jzfacts.documents.document import read_document, rule_silenced
from jzfacts.documents.file.unreadable import UnreadableError


@cases
def test_a_comment_silences_its_line(text: str, rule: str, silent: bool) -> None:
    """All rules, or those that it names."""
    assert rule_silenced(text, 0, rule) is silent


def test_a_comment_alone_silences_the_next_line() -> None:
    """And no line after that."""
    text = "<!-- jzfacts: ignore -->\n总产43亿斤。\n总产44亿斤。\n"
    assert rule_silenced(text, text.index("总产43"), "wrong-value")
    assert not rule_silenced(text, text.index("总产44"), "wrong-value")


@cases
def test_a_web_page_whose_text_stands_elsewhere_is_refused(page: str) -> None:
    """Nothing was read, which is not the same as nothing to be said."""
    with pytest.raises(UnreadableError, match="a web page without text"):
        read_document(page.encode())
