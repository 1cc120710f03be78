"""`jzfacts help`: the pages of commands, and what the code tells of bases, units and limits."""

import re

import pytest
from conftest import Run

from jzfacts.facts.model import Fact, Source
from jzfacts.text.units import SCALES, UNITS, by_measure, parse_unit, unit_pattern


@pytest.mark.parametrize("topic", ["", "rank"])
def test_a_command_has_the_page_that_its_option_shows(topic: str, run: Run) -> None:
    asked = [topic] if topic else []
    assert run("help", *asked) == run(*asked, "--help")


def test_the_page_of_bases_tells_every_key_once(run: Run) -> None:
    page = run("help", "base").stdout
    keys = re.findall(r"^  ([a-z_0-9]+)  +\S", page, re.MULTILINE)
    assert sorted(keys) == sorted([*Source._fields, *Fact._fields])
    assert "  rank        { place, among }: a place that the page itself states\n" in page


def test_the_page_of_units_tells_every_unit_once(run: Run) -> None:
    """And no name that a base may not have; a scale stands before any of them."""
    names = [name for names in by_measure().values() for name in names]
    allowed = re.compile(unit_pattern())
    known = {unit.name for unit in UNITS.values()}
    assert sorted(names) == sorted(name for name in known if parse_unit(name).name == name)
    assert [name for name in names if not allowed.fullmatch(SCALES[0] + name)] == []
    page = run("help", "units").stdout
    assert set(names) <= set(page.split())
    assert "  doubling: 番\n" in page
