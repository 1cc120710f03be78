"""Verdicts on drafts: match, conflict, not in base; never a guess, and never a false conflict."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from bases import base, fact, source, write
from cases import cases, spelled
from drafts import figures
from hypothesis import given
from hypothesis import strategies as st
from proofs import told, verdicts, verifier

from jzfacts.documents.finding import Finding
from jzfacts.documents.markup import read_text
from jzfacts.documents.model import Paragraph
from jzfacts.index.index import open_index
from jzfacts.text.normalize import Lines
from jzfacts.verify.verifier import ABSENT, CONFLICT, MATCH, SILENCED, Verifier

LETTER = {MATCH: "m", CONFLICT: "c", ABSENT: "n", SILENCED: "s"}
PIECES = "粮食总产42.4亿斤 居全省第3 2023年 洛阳市 增长5% 改造88个老旧小区 力争 ， 。 一、".split()


def letters_by(verifier: Verifier, text: str) -> str:
    """The verdicts on a draft's figures: m, c, n, or s for silenced."""
    return "".join(LETTER[finding.status] for finding in verifier.verdicts(text, "draft"))


def letters(text: str) -> str:
    """The same by the base that is shipped: 焦作市, 2024."""
    return letters_by(verifier(), text)


def rows(table: str) -> list[list[str]]:
    """The drafts of a table beside this file, each with the verdicts expected."""
    lines = Path(__file__).with_name(table).read_text("utf-8").splitlines()
    return [line.replace("\\n", "\n").split("\t") for line in lines if "\t" in line]


@cache
def other_city() -> Verifier:
    """A verifier of the base beside this file."""
    return Verifier(open_index([Path(__file__).with_name("other_city.toml")]))


TABLES = {"verdicts.tsv": verifier, "other_city.tsv": other_city}


@pytest.mark.parametrize(
    ("table", "draft", "expected"), [(table, *row) for table in TABLES for row in rows(table)]
)
def test_verdicts(table: str, draft: str, expected: str) -> None:
    """Of each figure, as a table beside this file has it."""
    for (one,) in spelled(draft):
        assert (letters_by(TABLES[table](), one) or "-") == expected, one


def test_a_conflict_is_told_whole() -> None:
    """Where, what the draft says, what the base says, and where it has it from."""
    message = (
        "居民人均可支配收入: the draft says 35713元, the base says 35173元 (report-2025-1, line 71); "
        "two digits exchanged"
    )
    assert verdicts("回顾一年。\n居民人均可支配收入35713元。")[0] == Finding(
        *("draft", 2, 10, "error", "wrong-value", message, "35713元", "conflict"),
        *("disposable-income", "35173元", "digits-exchanged"), span=(15, 21),
    )  # fmt: skip


@cases
def test_why_a_figure_is_not_in_base(text: str, why: str) -> None:
    """In a few words, for whoever wonders."""
    assert verdicts(text)[0].message == f"not in base: {why}"


REPORT = re.compile(r"(\S+) (\S+): (.+)")
FACT = re.compile(
    r"(\S+) (近?)([-0-9.]+)([^\s;]+)(?: (20\S+))?(?: 增([-0-9.]+)([^\s;]+))?"
    r"(?: 第(\d+) ([^\s;]+))?(?: 由([0-9.]+)([^\s;\d]+)(20\d+)?)?"
)


def base_of(text: str) -> str:
    """The base that a line of bases.tsv tells of."""
    tables = []
    for number, report in enumerate(text.split(" / ")):
        area, period, facts = REPORT.fullmatch(report).groups()  # type: ignore[union-attr]
        tables.append(source(f"r{number}", area=area, period=period))
        for at, one in enumerate(facts.split("; ")):
            name, bound, value, unit, own, *told = FACT.fullmatch(one).groups()  # type: ignore[union-attr]
            change, by, place, among, *began = told
            table = fact(f"f{number}-{at}", value, name=name, of=f"r{number}", unit=unit)
            table += f'qualifier = "{bound}"\n' * bool(bound)
            table += f'period = "{own}"\n' * bool(own)
            table += f'change = {{ value = {change}, unit = "{by}" }}\n' * bool(change)
            table += f'rank = {{ place = {place}, among = "{among}" }}\n' * bool(place)
            if began[0]:
                when = f', period = "{began[2]}"' * bool(began[2])
                table += f'baseline = {{ value = {began[0]}, unit = "{began[1]}"{when} }}\n'
            tables.append(table)
    return base(*tables)


def on_bases() -> Iterator[tuple[str, str, str]]:
    """The bases, drafts and verdicts of bases.tsv."""
    known = ""
    for line in Path(__file__).with_name("bases.tsv").read_text("utf-8").splitlines():
        if line.startswith("= "):
            known = line.removeprefix("= ")
        elif not line.startswith("#"):
            draft, expected = line.replace("\\n", "\n").split("\t")
            yield known, draft, expected


@pytest.fixture(scope="module")
def on(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Verifier]:
    """The verifier of a base that a line tells of, made once."""

    def on(known: str) -> Verifier:
        folder = write(tmp_path_factory.mktemp("base"), base=base_of(known))
        return Verifier(open_index([folder]))

    return cache(on)


@pytest.mark.parametrize(("known", "draft", "expected"), [*on_bases()])
def test_verdicts_by_other_bases(
    on: Callable[[str], Verifier], known: str, draft: str, expected: str
) -> None:
    """Of each figure, as bases.tsv has it."""
    for (one,) in spelled(draft):
        assert letters_by(on(known), one) == expected, one


@cases
def test_as_communiques_write(text: str, found: list[tuple[str, str]]) -> None:
    """Footnotes, what a figure is reckoned without, more digits than the base has."""
    assert told(text) == found


@cases
def test_what_should_stand_there(draft: str, expected: str) -> None:
    """As the base prints that part of the fact."""
    wrong = [one for one in verdicts(draft) if one.status == CONFLICT]
    assert [finding.expected for finding in wrong] == [expected]


def test_a_draft_that_says_nothing_of_place_and_time() -> None:
    """It is taken to speak of the base's own, unless the user says otherwise."""
    for area, period, expected in (
        (None, None, "c"),
        ("新乡市", None, "n"),
        (None, "2023", "n"),
        ("焦作市", "2024", "c"),
    ):
        asked = Verifier(open_index(), area=area, period=period)
        assert letters_by(asked, "粮食总产43亿斤。") == expected


def test_what_a_draft_says_of_place_and_time_outranks_what_is_given() -> None:
    """But for its title, which a person may know better."""
    asked = Verifier(open_index(), area="焦作市", period="2024")
    for draft, expected in (
        ("2024年上半年粮食总产42.4亿斤。", "n"),
        ("五年来粮食总产43亿斤。", "n"),
        ("## 2023年\n\n粮食总产43亿斤。", "n"),
        ("## 新乡市\n\n粮食总产43亿斤。", "n"),
        ("# 2023年新乡市工作总结\n\n粮食总产43亿斤。", "c"),
    ):
        assert letters_by(asked, draft) == expected, draft


@cases
def test_a_comment_silences_a_line(comment: str, verdict: str) -> None:
    """All rules or those that it names; a figure not in base by that name."""
    assert letters(f"粮食总产43亿斤。{comment}\n") == verdict
    assert letters("棉花总产3万斤。<!-- jzfacts: ignore not-in-base -->\n") == "s"


def test_a_figure_of_each_of_several(on: Callable[[str], Verifier]) -> None:
    """What agrees with all of them names one and tells the others."""
    both = on("青禾市 2030: 小麦总产 40.5亿斤; 稻谷总产 40.5亿斤")
    (found,) = both.verdicts("小麦总产、稻谷总产均为40.5亿斤。", "draft")
    assert (found.status, found.fact, found.also) == (MATCH, "f0-0", ("f0-1",))


@given(
    st.lists(st.sampled_from([*PIECES, "\n\n"]), max_size=12).map("".join)
    | st.text(alphabet="粮食总产亿斤增长全省第4２.%，。、分别为的\n# 新乡市2024年", max_size=60)
)
def test_every_figure_has_one_verdict(text: str) -> None:
    """At its own place in the draft, in reading order, and what it cites is printed there."""
    found = verdicts(text)
    places = [(finding.line, finding.column) for finding in found]
    assert places == sorted(set(places))
    lines = Lines(text)
    for finding in found:
        assert finding.span is not None
        start, end = finding.span
        assert lines.position(start) == (finding.line, finding.column)
        assert "".join(text[start:end].split()) == "".join(finding.text.split())
    read = [one.text for one in read_text(text).elements if isinstance(one, Paragraph)]
    assert len(found) == sum(len(figures(one)) for one in read)


def test_what_is_said_in_no_figure_is_told_too() -> None:
    """For how long something was so, and 过半, would else pass for right beside what is."""
    found = verifier().findings("粮食总产连续９年居全省第2位，占比过半，占全市三分之二。", "draft")
    assert [(one.text, one.status, one.column, str(one.reason)) for one in found] == [
        ("连续９年", ABSENT, 5, "years in a row"),
        ("第2位", MATCH, 12, ""),
        ("过半", ABSENT, 18, "a fraction in words"),
        ("三分之二", ABSENT, 24, "a fraction in words"),
    ]


def test_a_figure_below_zero_is_told_with_its_sign(tmp_path: Path) -> None:
    """Without it the draft and the base would be said to have the same figure."""
    write(tmp_path, base=base(source(), fact("g", "-2.4", name="自然增长率", unit="‰")))
    of_it = Verifier(open_index([tmp_path / "base.toml"]))
    wrong, right = of_it.verdicts("自然增长率为2.4‰。\n自然增长率为－2.4‰。", "draft")
    assert (wrong.rule, wrong.expected) == ("wrong-direction", "-2.4‰")
    assert (right.status, right.expected) == (MATCH, "-2.4‰")


def test_the_last_growth_of_a_list_with_a_verb_of_its_own(tmp_path: Path) -> None:
    """It is of the last thing, be that known or not, and the others are of theirs."""
    told = (("果业产值", 40, 2), ("茶业产值", 31, 8))
    facts = [
        fact(f"f{value}", str(value), name=name, of="r", unit="亿元")
        + f'change = {{ value = {growth}, unit = "%" }}\n'
        for name, value, growth in told
    ]
    known = base(source("r", area="青禾市", period="2030"), *facts)
    verifier = Verifier(open_index([write(tmp_path, base=known)]))
    text = "果业、茶业、矿石产值分别达40亿元、31亿元、22亿元，分别增长2%、8%和下降3%。"
    assert letters_by(verifier, text) == "mmnmmn"
