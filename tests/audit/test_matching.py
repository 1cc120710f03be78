"""The figures of a fact, in what a printed one differs, and which numeral prints which figure."""

import re
from decimal import Decimal

import pytest
from cases import cases

from jzfacts.audit.matching import differences, match_figures
from jzfacts.audit.page import Page
from jzfacts.facts.figures import Figure, figures
from jzfacts.facts.model import Baseline, Change, Fact, Rank, Source, Versus
from jzfacts.text.mentions import read

SOURCE = Source("page", "摘编", "柳河县", "2022", "2023-03-05")


def fact(name: str, value: str | None = None, unit: str | None = "家", *lines: int) -> Fact:
    """A fact of one value, on line 1 if no other is named."""
    number = None if value is None else Decimal(value)
    return Fact(name, name, "柳河县", "2022", SOURCE, lines or (1,), value=number, unit=unit)


def ranked(name: str, place: int, *lines: int, among: str = "全市") -> Fact:
    return Fact(name, name, "柳河县", "2022", SOURCE, lines or (1,), rank=Rank(place, among))


COLD_CHAIN = fact("cold-chain", "65", "%")._replace(
    qualifier="近",
    change=Change(Decimal("-2.5"), "个百分点", "同比"),
    baseline=Baseline(Decimal(40), "%", "年初"),
    versus=Versus("高于全市平均水平", Decimal(8), "个百分点"),
    rank=Rank(3, "全市"),
    note="版面印作“下降约”。",
)
FIGURES: dict[str, Figure] = {figure.measure: figure for figure in figures(COLD_CHAIN)}


@cases
def test_differences(part: str, printed: str, aspects: list[str]) -> None:
    """What is printed is the figure where nothing differs; a bound may be said in the note."""
    mention = next(read(printed))
    assert differences(FIGURES[part], mention, printed[: mention.start]) == aspects


@pytest.mark.parametrize(
    ("of", "printed", "before", "aspects"),
    [
        # an indicator that is itself a growth has a change for its value
        (fact("投资增速", "5", "%"), "投资增速达5%", "", []),
        # 三大 is a numeral in a word, and may still be what a fact counts
        (fact("果业集团", "3", None), "组建三大果业集团", "", []),
        (fact("果业集团", "3", None), "组建3家果业集团", "", ["unit"]),
        # a scope that the reader does not know is printed right before the rank
        (ranked("果业", 3, among="沿河五县"), "位列第3。", "果业沿河 五县", []),
        (ranked("果业", 3, among="沿河五县"), "位列第3。", "果业沿江五县", ["scope"]),
        # that of the place before holds for the place after
        (ranked("果业", 3, among="全省"), "第3位。", "果业从全省第八位升至", []),
    ],
)
def test_special_figures(of: Fact, printed: str, before: str, aspects: list[str]) -> None:
    """Growths, counts without a unit, and ranks among whom the reader does not know."""
    (figure,) = figures(of)
    assert differences(figure, next(read(printed)), before) == aspects


FACT = re.compile(r"(\S+) (?:(-?[0-9.]+)(\S+)|第([0-9]+)) ([0-9,]+)")


def facts_of(told: str) -> list[Fact]:
    """Facts as the table has them: name, figure or place, lines."""
    found = []
    for name, value, unit, place, lines in FACT.findall(told):
        numbers = [int(line) for line in lines.split(",")]
        found.append(
            ranked(name, int(place), *numbers) if place else fact(name, value, unit, *numbers)
        )
    return found


@cases
def test_which_numeral_prints_which_figure(text: str, facts: str, owners: str, amiss: str) -> None:
    """The owner of each numeral, and the figures that are wrong, out of turn or not printed."""
    matches = match_figures(Page("p", text), facts_of(facts))
    numbers = range(max(matches.owners, default=-1) + 1)
    assert " ".join(matches.owners.get(number, "-") for number in numbers) == owners
    told = [
        *(
            f"{one.fact.id} wrong: {numeral.mention.text}"
            for one, numeral, _ in matches.contradicted
        ),
        *(f"{one.fact.id} misplaced: {numeral.mention.text}" for one, numeral in matches.misplaced),
        *(f"{one.fact.id} unprinted" for one in matches.unprinted),
    ]
    assert ("; ".join(told) or "-") == amiss
    proven = len(facts_of(facts)) - len({one.split()[0] for one in told})
    assert len({one.fact.id for one, _ in matches.printed}) == proven
