"""No text that leaves the program can command a terminal or hide from the eye."""

import unicodedata

from cases import cases
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.facts.model import Fact
from jzfacts.output.columns import Row
from jzfacts.output.escape import harmless
from jzfacts.output.formats import View
from jzfacts.output.markdown import render


@cases
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


@cases
def test_markup_in_cells_is_shown_as_it_is(facts: dict[str, Fact], text: str, cell: str) -> None:
    """Emphasis, links, HTML, line breaks and addresses that GitHub would link are text."""
    row = Row(facts["grain-output"]._replace(note=text))
    assert "".join(render([row], View(columns=["note"]))).splitlines()[-1] == f"| {cell} |"
