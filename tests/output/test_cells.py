"""What people see: marks, bars, and what is said once for all rows."""

from decimal import Decimal

import pytest

from jzfacts import i18n
from jzfacts.facts.model import Change, Fact
from jzfacts.output.cells import LONGEST, STROKE, WHY, Cell, Span, column, parts
from jzfacts.output.columns import Row
from jzfacts.search.engine import Match

pytestmark = pytest.mark.usefixtures("chinese")


def rows_of(facts: dict[str, Fact], *ids: str) -> list[Row]:
    """Rows without matches."""
    return [Row(facts[each]) for each in ids]


def test_every_glyph_of_ours_exists_in_gbk() -> None:
    """A Chinese Windows console shows each of them."""
    ours = STROKE + "".join(map(i18n._, WHY.values()))
    assert ours.encode("gbk").decode("gbk") == ours


def test_english_tables_show_english_names(
    facts: dict[str, Fact], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Below the indicator as it is printed; what matched is marked there."""
    fact = facts["grain-output"]._replace(name_en="Total grain output")
    row = Row(fact, Match(fact, 90, "substring", "Total grain output", ((6, 11),)))
    assert column("indicator", [row])[0][:2] == (Span("粮食总产"), Span("\n又称 ", "quiet"))
    monkeypatch.setenv("JZFACTS_LANG", "en")
    assert column("indicator", [row]) == [
        (
            Span("粮食总产"),
            Span("\n"),
            Span("Total ", "quiet"),
            Span("grain", "quiet match"),
            Span(" output", "quiet"),
        )
    ]


def test_every_way_of_matching_has_a_word() -> None:
    """A new one must be named for people too."""
    from jzfacts.search.matching.strategies import KINDS

    assert {kind.removesuffix("-inside") for kind in KINDS} <= set(WHY)


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        ((12, 3), "12、3"),
        ((5, 6, 7, 8), "5、6、7、8"),
        (tuple(range(42, 62)), "42、43、44、45 …+16"),
    ],
)
def test_many_lines_are_told_in_few_words(
    facts: dict[str, Fact], lines: tuple[int, ...], shown: str
) -> None:
    """The first, and how many are left out; on the card stand all of them."""
    row = Row(facts["grain-output"]._replace(lines=lines))
    assert column("source", [row]) == [(Span(shown),)]
    assert f"{lines[-1]}行" in dict(parts(row))["出处"][0].text


def bar(length: int, role: str) -> Cell:
    return (Span(STROKE * length, role),)


def test_bars_of_growth_are_in_proportion(facts: dict[str, Fact]) -> None:
    """The largest is the longest; a fall is as long as a rise, in its colour; none has none."""
    grain = facts["grain-output"]
    values = ["10", "-5", "0", "0.01"]
    rows = [Row(grain._replace(change=Change(Decimal(value), "%"))) for value in values]
    assert column("bar", [*rows, *rows_of(facts, "garden-city", "yunxi-exports")]) == [
        bar(LONGEST, "bar up"),
        bar(LONGEST // 2, "bar down"),
        (),
        bar(1, "bar up"),
        (),
        (),  # in percentage points, which are not to be compared with per cent
    ]
