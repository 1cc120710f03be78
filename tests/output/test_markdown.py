"""A Markdown table, to be pasted."""

import pytest

from jzfacts.facts.model import Fact
from jzfacts.output.columns import Row
from jzfacts.output.formats import View
from jzfacts.output.markdown import render


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("<b>|*斜*_`[a](b)\x1b~&!", r"\<b\>\|\*斜\*\_\`\[a\](b)\\x1b\~\&\!"),
        ("a\n::error::b", r"a\\n::error::b"),
        ("https://e.org www.e.org a@e", "https:/&#47;e.org www&#46;e.org a&#64;e"),
    ],
)
def test_markup_in_cells_is_shown_as_it_is(facts: dict[str, Fact], text: str, cell: str) -> None:
    """Emphasis, links, HTML, line breaks and addresses that GitHub would link are text."""
    row = Row(facts["grain-output"]._replace(note=text))
    assert "".join(render([row], View(columns=["note"]))).splitlines()[-1] == f"| {cell} |"
