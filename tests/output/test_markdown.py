"""A Markdown table, to be pasted."""

from cases import cases

from jzfacts.facts.model import Fact
from jzfacts.output.columns import Row
from jzfacts.output.formats import View
from jzfacts.output.markdown import render


@cases
def test_markup_in_cells_is_shown_as_it_is(facts: dict[str, Fact], text: str, cell: str) -> None:
    """Emphasis, links, HTML, line breaks and addresses that GitHub would link are text."""
    row = Row(facts["grain-output"]._replace(note=text))
    assert "".join(render([row], View(columns=["note"]))).splitlines()[-1] == f"| {cell} |"
