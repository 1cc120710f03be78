"""Reading a base: files -> facts, or all their problems with file and line."""

import errno
import os
import re
from decimal import Decimal
from pathlib import Path

import pytest

from jzfacts.facts.files import MOST_BYTES
from jzfacts.facts.loader import BaseError, OutsideSource, load, load_with_places, read_file
from jzfacts.facts.model import Fact, Source

CORPUS = Path(__file__).parent.with_name("corpus.toml")

SOURCE = Source("page", "石桥县公报", "石桥县", "2030", "2031-03-01")
SOURCE_TABLE = """
[[source]]
id = "page"
title = "石桥县公报"
published = 2031-03-01
area = "石桥县"
period = "2030"
"""
TEA = """
[[fact]]
id = "tea"
indicator = "茶叶产量"
value = 12.50
source = "page"
lines = [7]
"""
TEA_FACT = Fact("tea", "茶叶产量", "石桥县", "2030", SOURCE, (7,), value=Decimal("12.50"))
TWO = "schema = 1\n" + SOURCE_TABLE + TEA


def problems(*paths: Path) -> list[str]:
    """What is told of a base that cannot be used."""
    with pytest.raises(BaseError) as caught:
        load(paths)
    assert str(caught.value) == "\n".join(caught.value.problems)
    return ours(caught.value.problems)


def ours(problems: list[str]) -> list[str]:
    """`problems` with "…" for what the TOML parser says, which its next release may reword."""
    return [re.sub("(not TOML: ).+", r"\1…", problem) for problem in problems]


def written(folder: Path, name: str, text: str) -> Path:
    """A file of that text, LF for LF."""
    path = folder / name
    path.write_bytes(text.encode())
    return path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory, so that messages have short names."""
    monkeypatch.chdir(tmp_path)
    return Path()


def test_all_problems_of_all_files_in_order(here: Path) -> None:
    """Files as they were given, and in each from top to bottom, whatever was read first."""
    late = written(here, "z.toml", TEA.replace("12.50", "nan") + TWO.replace("2030", "30"))
    early = written(here, "a.toml", TWO.replace('"page"', '"other"').replace("[7]", "[0]"))
    late.write_text(late.read_text("utf8").replace("schema = 1\n", ""), "utf8")
    assert problems(late, early) == [
        "z.toml:1: [base] the schema is not 1; write `schema = 1` at the top",
        "z.toml:5: [tea] value is not a number; write digits without quotes",
        "z.toml:14: [page] period is “30”; write it as 2024, 2024-06, 2024-01/05, 2024-S1, 2024-Q1 or 2021/2025",
        "z.toml:17: [tea] a second fact of this id; ids are unique in a source",
        "a.toml:15: [tea] lines has 0; lines are numbered from 1",
    ]


def test_a_copied_file_is_told_in_a_few_lines(here: Path) -> None:
    """The first five ids that stand in another file, and how many more."""
    facts = [TEA.replace('"tea"', f'"tea-{number}"') for number in range(100)]
    one = written(here, "one.toml", TWO + "".join(facts))
    copy = written(here, "two.toml", "schema = 1\n" + "".join(facts))
    *first, last = problems(one, copy)
    told = "two.toml:{line}: [tea-{number}] a second fact of this id; ids are unique in a source"
    height = TEA.count("\n")
    assert first == [told.format(line=4 + height * number, number=number) for number in range(5)]
    assert last == "two.toml: 95 more ids are repeated; is this file a copy?"


@pytest.mark.parametrize(("mark", "end"), [("\ufeff", "\n"), ("", "\r\n")])
def test_files_of_windows(here: Path, mark: str, end: str) -> None:
    """A byte order mark and CRLF change neither what is read nor where a problem is."""
    text = mark + CORPUS.read_text("utf8").replace("\n", end)
    assert load([written(here, "b.toml", text)]) == load([CORPUS])
    path = written(here, "b.toml", mark + TWO.replace("[7]", "[0]").replace("\n", end))
    assert problems(path) == ["b.toml:15: [tea] lines has 0; lines are numbered from 1"]


def test_facts_as_an_inline_array(here: Path) -> None:
    """They are read as others are; a problem of theirs is told at the line of the array."""
    text = (
        'schema = 1\nfact = [\n{ id = "tea", indicator = "茶叶产量", value = 12.50, '
        'source = "page", lines = [7] },\n]\n'
    ) + SOURCE_TABLE
    path = written(here, "b.toml", text)
    assert load([path]).facts == (TEA_FACT,)
    assert load_with_places([path])[1] == {"page": ("b.toml", 6), "page/tea": ("b.toml", 2)}
    written(here, "b.toml", text.replace("[7]", "[0]"))
    assert problems(path) == ["b.toml:2: [tea] lines has 0; lines are numbered from 1"]


def test_nothing_is_too_deep_or_too_long(here: Path) -> None:
    """What no reader of TOML can take is a problem like others."""
    deep = written(here, "deep.toml", "schema = 1\nnote = " + "[" * 100_000)
    tables = written(here, "tables.toml", "schema = 1\n\na = " + "{a=" * 5_000)
    keys = written(here, "keys.toml", f"schema = 1\n[fact{'.a' * 100_000}]\n")
    large = written(here, "large.toml", "#" * (MOST_BYTES + 1))
    assert problems(deep, tables, keys, large) == [
        "deep.toml:2: not TOML: …",
        "tables.toml:3: not TOML: …",
        "keys.toml:2: not TOML: …",
        "large.toml: has more than 32 MB; split it into several files",
    ]


def test_a_source_may_stand_in_another_file(here: Path) -> None:
    """Before or after: a base is one, however many files it has."""
    facts = written(here, "a.toml", "schema = 1\n" + TEA)
    sources = written(here, "b.toml", "schema = 1\n" + SOURCE_TABLE)
    base = load([facts, sources])
    assert (base.sources, base.facts) == ((SOURCE,), (TEA_FACT,))
    assert load([here]) == base
    assert load_with_places([here])[1] == {"page/tea": ("a.toml", 3), "page": ("b.toml", 3)}


def test_a_file_that_cites_another_says_so() -> None:
    """Read alone it cannot be judged; with the sources of the others it can."""
    data = ("schema = 1\n" + TEA).encode()
    path = Path("a.toml")
    with pytest.raises(OutsideSource) as caught:
        read_file(path, data, None)
    assert caught.value.sources == []
    assert read_file(path, data, {"page": SOURCE}) == ([], [TEA_FACT])
    assert read_file(path, TWO.encode(), None) == ([SOURCE], [TEA_FACT])


def test_a_file_that_cannot_be_read(here: Path) -> None:
    """A link that leads nowhere is a file of its directory."""
    written(here, "b.toml", TWO.replace("[7]", "[0]"))
    (here / "a.toml").symlink_to("nowhere")
    assert problems(here) == [
        f"a.toml: cannot read ({os.strerror(errno.ENOENT)}); check its permissions",
        "b.toml:15: [tea] lines has 0; lines are numbered from 1",
    ]


@pytest.mark.usefixtures("chinese")
def test_problems_are_told_in_chinese(here: Path) -> None:
    """To whoever reads Chinese, in the same order and at the same places."""
    [problem] = problems(written(here, "b.toml", TWO.replace("12.50", "12.5\nunit = '万筐'")))
    assert problem == "b.toml:14: [tea] 没有单位“万筐”，请写亿斤、万美元、个百分点之类"
