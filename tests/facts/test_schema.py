"""The format, key by key."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import tomli

from jzfacts.facts.model import (
    Baseline,
    Change,
    Fact,
    Gap,
    Misprint,
    Rank,
    SetAside,
    Source,
    Versus,
)
from jzfacts.facts.schema import FACT_KEYS, SOURCE_KEYS, read_fact, read_source
from jzfacts.facts.tables import Table
from jzfacts.facts.toml_lines import Places

PAGE = Source("page", "石桥县公报", "石桥县", "2030", "2031-03-01", lines=40)
SOURCE_TEXT = """\
[[source]]
id = "page"
title = "石桥县公报"
published = 2031-03-01
area = "石桥县"
period = "2030"
"""
FACT_TEXT = """\
[[fact]]
id = "tea"
indicator = "茶叶产量"
value = 12.50
source = "page"
lines = [7]
"""
WHOLE_SOURCE = (
    SOURCE_TEXT
    + f"""\
creator = "周大同"
publisher = "石桥日报"
type = "newspaper"
url = "https://example.org/page"
lines = 40
sha256 = "{"0123456789abcdef" * 4}"
misprints = [{{ line = 3, printed = "茶时", read = "茶叶" }}]
gaps = [{{ line = 40, note = "其后残缺" }}]
set_aside = [
  {{ line = 5, text = "电话12345", reason = "热线" }},
  {{ line = 6, text = "三会一课", reason = "专名", numeral = "三" }},
]
"""
)
WHOLE_FACT = """\
[[fact]]
id = "tea"
indicator = "茶叶产量"
aliases = ["茶产量", "tea output"]
area = "白石乡"
period = "2030-Q1"
topic = "农业"
value = 12.50
unit = "万吨"
qualifier = "近"
change = { value = -3.0, unit = "%", basis = "同比" }
baseline = { value = 9, unit = "万吨", period = "年初" }
versus = { among = "高于全市平均水平", value = 2, unit = "个百分点" }
rank = { place = 2, among = "全市" }
outcome = "获评名茶之乡"
note = "含夏茶。"
pinyin = "cha ye chan liang"
source = "page"
lines = [7, 3]
"""


def table(text: str, kind: str) -> Table:
    """The only table of a text."""
    [values] = tomli.loads(text, parse_float=Decimal)[kind]
    return Table(Path("b.toml"), "", values, Places(text), kind, 0, [])


def source_of(text: str) -> tuple[Source, list[str]]:
    """The source of a text, and what is told of it."""
    read = table(text, "source")
    return read_source(read), [problem.told for problem in read.problems]


def fact_of(text: str, *sources: Source) -> tuple[Fact | None, list[str]]:
    """The fact of a text, which may cite PAGE or these, and what is told of it."""
    read = table(text, "fact")
    known = {source.id: source for source in (sources or (PAGE,))}
    return read_fact(read, known), [problem.told for problem in read.problems]


def test_a_source_with_every_key() -> None:
    """Each goes to the field of its name."""
    assert set(tomli.loads(WHOLE_SOURCE)["source"][0]) == set(SOURCE_KEYS)
    assert source_of(WHOLE_SOURCE) == (
        Source(
            id="page",
            title="石桥县公报",
            area="石桥县",
            period="2030",
            published="2031-03-01",
            creator="周大同",
            publisher="石桥日报",
            type="newspaper",
            url="https://example.org/page",
            lines=40,
            sha256="0123456789abcdef" * 4,
            misprints=(Misprint(3, "茶时", "茶叶"),),
            gaps=(Gap(40, "其后残缺"),),
            set_aside=(
                SetAside(5, "电话12345", "热线"),
                SetAside(6, "三会一课", "专名", "三"),
            ),
        ),
        [],
    )


def test_a_source_with_the_least() -> None:
    """What is not said is None, not guessed."""
    assert source_of(SOURCE_TEXT) == (
        Source("page", "石桥县公报", "石桥县", "2030", "2031-03-01"),
        [],
    )


def test_a_fact_with_every_key() -> None:
    """Each goes to the field of its name, figures with the zeros printed."""
    assert set(tomli.loads(WHOLE_FACT)["fact"][0]) == set(FACT_KEYS)
    fact, problems = fact_of(WHOLE_FACT)
    assert fact == Fact(
        id="tea",
        indicator="茶叶产量",
        area="白石乡",
        period="2030-Q1",
        source=PAGE,
        lines=(7, 3),
        aliases=("茶产量", "tea output"),
        topic="农业",
        value=Decimal("12.50"),
        unit="万吨",
        qualifier="近",
        change=Change(Decimal("-3.0"), "%", "同比"),
        baseline=Baseline(Decimal(9), "万吨", "年初"),
        versus=Versus("高于全市平均水平", Decimal(2), "个百分点"),
        rank=Rank(2, "全市"),
        outcome="获评名茶之乡",
        note="含夏茶。",
        pinyin="cha ye chan liang",
    )
    assert (str(fact.value), problems) == ("12.50", [])


def test_a_fact_speaks_of_its_source_s_area_and_period() -> None:
    """Unless it says otherwise."""
    fact, problems = fact_of(FACT_TEXT)
    assert fact == Fact("tea", "茶叶产量", "石桥县", "2030", PAGE, (7,), value=Decimal("12.5"))
    assert problems == []


@pytest.mark.parametrize("key", ["id", "title", "published", "area", "period"])
def test_what_a_source_must_have(key: str) -> None:
    """The table is told, by its id if it has one."""
    text = "".join(
        line for line in SOURCE_TEXT.splitlines(keepends=True) if not line.startswith(f"{key} =")
    )
    name = "source without id" if key == "id" else "page"
    assert source_of(text)[1] == [f"b.toml:1: [{name}] {key} is missing; add it"]


@pytest.mark.parametrize("key", ["id", "indicator", "source", "lines"])
def test_what_a_fact_must_have(key: str) -> None:
    """Without an id or a source there is no fact; without others there is one to read on with."""
    text = "".join(
        line for line in FACT_TEXT.splitlines(keepends=True) if not line.startswith(f"{key} =")
    )
    fact, problems = fact_of(text)
    name = "fact without id" if key == "id" else "tea"
    assert problems == [f"b.toml:1: [{name}] {key} is missing; add it"]
    assert (fact is None) == (key in ("id", "source"))


@pytest.mark.parametrize(
    "saying",
    [
        "value = 0",
        'change = { value = 0, unit = "%" }',
        'versus = { among = "高于全市平均水平" }',
        'rank = { place = 1, among = "全市" }',
        'outcome = "获评名茶之乡"',
    ],
)
def test_a_fact_says_something(saying: str) -> None:
    """One of five things is enough, and nought is something."""
    assert fact_of(FACT_TEXT.replace("value = 12.50", saying))[1] == []


def test_a_fact_that_says_nothing() -> None:
    """A name and a note are no fact."""
    assert fact_of(FACT_TEXT.replace("value = 12.50", 'note = "待查"'))[1] == [
        "b.toml:2: [tea] says nothing; give one of value, change, versus, rank, outcome"
    ]


@pytest.mark.parametrize(
    "period", ["2030", "2030-01", "2030-12", "2030-S1", "2030-S2", "2030-Q1", "2030-Q4"]
)
def test_periods(period: str) -> None:
    """A year, or a month, half or quarter of it."""
    fact, problems = fact_of(FACT_TEXT + f'period = "{period}"\n')
    assert fact is not None
    assert (fact.period, problems) == (period, [])


@pytest.mark.parametrize(
    "period", ["30", "2030年", "2030-00", "2030-13", "2030-S3", "2030-Q5", "2030-1", "２０３０"]
)
def test_what_is_no_period(period: str) -> None:
    """It is told, not repaired."""
    assert fact_of(FACT_TEXT + f'period = "{period}"\n')[1] == [
        f"b.toml:7: [tea] period is “{period}”; write it as 2024, 2024-06, 2024-S1 or 2024-Q1"
    ]


@pytest.mark.parametrize("name", ["tea", "tea-2030", "0", "a-b-c"])
def test_ids(name: str) -> None:
    """Words of ASCII letters and digits, with hyphens between."""
    assert fact_of(FACT_TEXT.replace('"tea"', f'"{name}"'))[1] == []


@pytest.mark.parametrize("name", ["Tea", "tea_1", "-tea", "tea-", "a--b", "茶", "tea 1", "tea\\n"])
def test_what_is_no_id(name: str) -> None:
    """Scripts depend on ids, so that nothing else is let in, and no such fact is read."""
    fact, [problem] = fact_of(FACT_TEXT.replace('"tea"', f'"{name}"'))
    remedy = "write lower-case ASCII letters, digits and single hyphens"
    written = name.replace("\\n", "\n")
    assert (fact, problem) == (None, f"b.toml:2: [{written}] id is “{written}”; {remedy}")


@pytest.mark.parametrize("key", ["unit", "qualifier", "baseline"])
def test_what_goes_with_a_value_only(key: str) -> None:
    """A unit of nothing, a bound of nothing, a start without an end."""
    parts = {
        "unit": 'unit = "吨"',
        "qualifier": 'qualifier = "近"',
        "baseline": 'baseline = { value = 1, unit = "吨" }',
    }
    text = FACT_TEXT.replace("value = 12.50", f'outcome = "获评名茶之乡"\n{parts[key]}')
    assert fact_of(text)[1] == [
        f"b.toml:5: [tea] {key} without a value; give the value, or drop {key}"
    ]


@pytest.mark.parametrize(
    ("part", "problems"),
    [
        ("change = { value = 3 }", ["change.unit is missing; add it"]),
        ('change = { unit = "%" }', ["change.value is missing; add it"]),
        ('baseline = { value = 3, unit = "筐" }', ["unknown unit “筐”"]),
        ('versus = { value = 3, unit = "%" }', ["versus.among is missing; add it"]),
        (
            'versus = { among = "高于全市", unit = "%" }',
            ["versus has a value without a unit, or the reverse; give both"],
        ),
        ("rank = { }", ["rank.place is missing; add it", "rank.among is missing; add it"]),
        ("change = 3", ["change is no table; write it as change = { value = … }"]),
        ("baseline = []", ["baseline is no table; write it as baseline = { value = … }"]),
        ("versus = true", ["versus is no table; write it as versus = { among = … }"]),
        ('rank = "2"', ["rank is no table; write it as rank = { place = … }"]),
    ],
)
def test_parts_that_are_wrong_are_left_out(part: str, problems: list[str]) -> None:
    """Half a change is none; the fact is read on without it."""
    fact, told = fact_of(FACT_TEXT + part + "\n")
    remedy = "; write one such as 亿斤, 万美元, 个百分点"
    assert told == [
        f"b.toml:7: [tea] {problem}{remedy if problem.startswith('unknown unit') else ''}"
        for problem in problems
    ]
    assert fact is not None
    if "versus has" not in problems[0]:
        assert (fact.change, fact.baseline, fact.versus, fact.rank) == (None,) * 4


@pytest.mark.parametrize(
    ("lines", "problems"),
    [
        ("[1, 40]", []),
        ("[]", ["lines is empty; name the line of the page that prints this"]),
        ("7", ["lines is no array; write it in [ ]"]),
        ("[0]", ["lines has 0; lines are numbered from 1"]),
        ("[true]", ["lines has True; lines are numbered from 1"]),
        ("[7.5]", ["lines has 7.5; lines are numbered from 1"]),
        ('["七"]', ["lines has 七; lines are numbered from 1"]),
        ("[41]", ["line 41 is beyond the page, which has 40; correct it"]),
        ("[9, 7, 9]", ["lines names a line twice; delete one"]),
    ],
)
def test_lines_of_the_page(lines: str, problems: list[str]) -> None:
    """Whole numbers from 1 to the end of the page, each once."""
    assert fact_of(FACT_TEXT.replace("[7]", lines))[1] == [
        f"b.toml:6: [tea] {problem}" for problem in problems
    ]


def test_a_page_of_unknown_length_has_any_line() -> None:
    """Only where the source says how many there are can one be beyond."""
    text = FACT_TEXT.replace("[7]", "[4000]")
    fact, problems = fact_of(text, Source("page", "公报", "石桥县", "2030", "2031-03-01"))
    assert fact is not None
    assert (fact.lines, problems) == ((4000,), [])


@pytest.mark.parametrize(
    ("part", "problems"),
    [
        (
            "misprints = [{ line = 3 }]",
            ["misprints.printed is missing", "misprints.read is missing"],
        ),
        ('gaps = [{ note = "残缺" }]', ["gaps.line is missing"]),
        ('set_aside = [{ line = 3, text = "三" }]', ["set_aside.reason is missing"]),
    ],
)
def test_parts_of_a_source_are_whole(part: str, problems: list[str]) -> None:
    """Each says what the audit needs."""
    assert source_of(SOURCE_TEXT + part + "\n")[1] == [
        f"b.toml:7: [page] {problem}; add it" for problem in problems
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("0", "gaps.line has 0; lines are numbered from 1"),
        ("41", "line 41 is beyond the page, which has 40; correct it"),
        ('"3"', "gaps.line has 3; lines are numbered from 1"),
    ],
)
def test_parts_of_a_source_are_on_its_page(line: str, problem: str) -> None:
    """By the number of lines that the source itself states."""
    text = SOURCE_TEXT + f'lines = 40\ngaps = [{{ line = {line}, note = "残缺" }}]\n'
    assert source_of(text)[1] == [f"b.toml:8: [page] {problem}"]


def test_an_unknown_source_is_told_with_the_known_ones() -> None:
    """And without any, with the remedy."""
    text = FACT_TEXT.replace('"page"', '"pgae"')
    other = Source("other", "另一版", "石桥县", "2030", "2031-03-01")
    assert fact_of(text, PAGE, other) == (
        None,
        ["b.toml:5: [tea] unknown source “pgae”; ids are page, other"],
    )
