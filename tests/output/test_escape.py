"""No text that leaves the program can command a terminal or hide from the eye."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.output.escape import harmless


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("粮食总产 42.4亿斤", "粮食总产 42.4亿斤"),
        ("\x1b[31m红", r"\x1b[31m红"),
        ("\x7f\x80\x9f", r"\x7f\x80\x9f"),
        ("a\tb\r\nc", r"a\tb\r\nc"),
        ("12\u202e34\u2066", r"12\u202e34\u2066"),
        ("a\u2028b\u2029c", r"a\u2028b\u2029c"),
        ("4\u200b2", r"4\u200b2"),
        ("\udc80", r"\udc80"),
        ("\U000e0041", r"\U000e0041"),
        ("C:\\x1b", "C:\\x1b"),
        ("[red]红[/red]", "[red]红[/red]"),
    ],
)
def test_unseen_characters_are_spelt_out(text: str, shown: str) -> None:
    """What a terminal obeys or an eye misses is written as an escape, all else as it is."""
    assert harmless(text) == shown


@given(st.text())
def test_no_control_survives(text: str) -> None:
    """Whatever comes in, no control, bidirectional or surrogate character comes out."""
    shown = harmless(text)
    assert not {"Cc", "Cs", "Zl", "Zp"} & {unicodedata.category(each) for each in shown}
    assert not {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"} & {
        unicodedata.bidirectional(each) for each in shown
    }


@given(st.text())
def test_harmless_text_is_left_alone(text: str) -> None:
    """Making text harmless twice is the same as once."""
    assert harmless(harmless(text)) == harmless(text)
