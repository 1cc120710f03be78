"""From a query to ranked matches."""

import contextlib
import re
from pathlib import Path

import pytest
from bases import base, fact, source
from cases import cases
from conftest import SHIPPED
from hypothesis import given, settings
from hypothesis import strategies as st
from labels import spelled

from jzfacts.facts.loader import load
from jzfacts.index.index import Index, open_index
from jzfacts.search.engine import Match, search
from jzfacts.search.matching.strategies import KINDS
from jzfacts.search.query import LONGEST_QUERY, QueryError
from jzfacts.text.pinyin import readings

NAMES = sorted({text for fact in load([SHIPPED]).facts for text in (fact.indicator, *fact.aliases)})
"""All that a fact of the shipped base is called."""

CHINESE = [name for name in NAMES if all("一" <= char <= "鿿" for char in name)]
"""Those that are characters throughout."""

name_of_a_fact = st.sampled_from(NAMES)
chinese_name = st.sampled_from(CHINESE)


def ids(matches: list[Match]) -> list[str]:
    return [match.fact.id for match in matches]


def bears(match: Match, name: str) -> bool:
    """Whether a match is of a fact that is called so."""
    return name in (match.fact.indicator, *match.fact.aliases)


def best(index: Index, query: str) -> list[str]:
    """The facts with the highest score."""
    found = search(index, query)
    return ids([match for match in found if match.score == found[0].score])


# What is typed, and what comes first.


WAYS = (*KINDS, "everyday", "guess", "figure", "rank", "change", "area", "programme")


@given(name_of_a_fact)
def test_a_name_puts_its_fact_first(index: Index, name: str) -> None:
    """As the exact name, or as an alias."""
    found = search(index, name)
    assert bears(found[0], name)
    assert found[0].why in ("exact", "alias")
    assert all(match.why == "exact" for match in found if match.score == 100)


@given(chinese_name)
def test_its_pinyin_puts_it_first(index: Index, name: str) -> None:
    """Joined, spaced, with apostrophes; of names that sound alike, any."""
    syllables = spelled(name)
    for typed in ("".join(syllables), " ".join(syllables), "'".join(syllables)):
        first = search(index, typed)[0]
        if first.why != "prefix":  # of an English name: Yuntaishan Laboratory
            assert first.why == "pinyin"
            assert spelled(first.label) == syllables


@given(chinese_name)
def test_its_first_letters_put_it_first(index: Index, name: str) -> None:
    """Where no other name has the same, or is pinyin for them; zh, ch, sh as one letter or two."""
    syllables = spelled(name)
    if len(name) < 3:  # two letters are no name
        return
    for length in (1, 2):
        typed = "".join(part[: length if part[1:2] == "h" else 1] for part in syllables)
        first = search(index, typed)[0]
        assert "".join(part[0] for part in spelled(first.label)).startswith(
            "".join(part[0] for part in syllables)
        ) or first.why.startswith("pinyin")


@given(chinese_name, st.data())
def test_spelling_does_not_change_the_winner(index: Index, name: str, data: st.DataObject) -> None:
    """Case, width, blanks around and between, signs and apostrophes."""
    wide = "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in name)
    for other in (f"  {name} ", f"“{name}”", f"{name}。", " ".join(name), wide):
        assert best(index, other) == best(index, name)
    pinyin = "".join(spelled(name))
    cut = data.draw(st.integers(0, len(pinyin)))
    for other in (pinyin.upper(), pinyin.title(), f"{pinyin[:cut].upper()}{pinyin[cut:]}"):
        assert best(index, other) == best(index, pinyin)


MARKS = {"1": "\u0304", "2": "\u0301", "3": "\u030c", "4": "\u0300", "5": ""}


@given(chinese_name)
def test_tones_do_not_change_the_winner(index: Index, name: str) -> None:
    """Neither marks nor digits."""
    units = readings([name])[0]
    plain = best(index, " ".join(unit[:-1] for unit in units))
    marked = " ".join(_marked(unit) for unit in units)
    assert best(index, marked) == plain
    assert best(index, "".join(units)) == plain


def _marked(unit: str) -> str:
    """A syllable with its tone mark on its first vowel: where exactly is not our business."""
    syllable, tone = unit[:-1].replace("v", "ü"), unit[-1]
    place = next(place for place, letter in enumerate(syllable) if letter in "aeiouü")
    return syllable[: place + 1] + MARKS[tone] + syllable[place + 1 :]


@cases
def test_every_way_to_ask(index: Index, query: str, id: str, why: str) -> None:
    """One example of each kind."""
    first = search(index, query)[0]
    assert (first.fact.id, first.why) == (id, why)


# Questions, figures, ranks.


@cases
def test_what_is_understood_need_not_be_in_the_name(index: Index, query: str, id: str) -> None:
    """Place, time, question words, amounts and ranks."""
    assert search(index, query)[0].fact.id == id


@cases
def test_what_the_page_does_not_say_is_refused(index: Index, query: str) -> None:
    """Another year, place, half of a contrast, kind of amount, figure or rank is no answer."""
    assert search(index, query) == []


SAID_BY = {
    "面积": "面积|亩$|公顷$|平方",
    "用地": "用地",
    "里程": "里程|[公里]?[里米]$",
    "长度": "长度|[公里]?[里米]$",
    "占地": "占地|亩$|公顷$|平方",
    "重量": "重量|[斤吨]$",
    "体积": "体积|立方",
    "产值": "值",
    "数量": "数量|数( |$)|[^元吨斤%里米亩]$",
    "增量": "增(?!加值|速|长)",
    "规模": "规模|[^%点倍]$",
    "总量": "总量|[^%点倍]$",
    "价格": "价",
    "成本": "成本",
}
"""What a name or a unit has that says a measure."""


@pytest.mark.parametrize("measure", SAID_BY)
def test_a_measure_is_said_by_what_answers(index: Index, measure: str) -> None:
    """Whatever it is asked of: 粮食面积 and 学校数量 are not answered by an output and by new schools.

    Each measure of other nouns, so that each noun is asked for with two.
    """
    nouns = sorted({name[:length] for name in CHINESE for length in (2, len(name))})
    for noun in nouns[list(SAID_BY).index(measure) % 7 :: 7]:
        for match in search(index, noun + measure):
            said = " ".join((*match.fact.aliases, match.fact.indicator, match.fact.unit or ""))
            assert re.search(SAID_BY[measure], said), noun
            assert measure != "数量" or match.fact.id != "schools-built" or "建" in noun


def test_the_largest_rank_range(index: Index) -> None:
    """The first three of the province, in page order within a place."""
    found = search(index, "全省前三")
    assert {match.fact.rank.place for match in found if match.fact.rank} == {1, 2, 3}
    assert all(match.fact.rank and match.fact.rank.among == "全省" for match in found)


# Order, limits, filters, marks.


def test_limit_and_filters(index: Index) -> None:
    """The best of those that pass; under a filter a freer strategy may answer."""
    assert ids(search(index, "项目", limit=2)) == ids(search(index, "项目"))[:2]
    assert ids(search(index, "基金", topic="改革开放"))
    assert search(index, "粮食", topic="改革开放") == []
    assert ids(search(index, "开发区", area="武陟县")) == ["wuzhi-zone-excellent"]
    assert search(index, "粮食", period="2023") == []


@given(name_of_a_fact, st.integers(1, 5), st.data())
def test_a_limit_only_cuts_off(index: Index, name: str, limit: int, data: st.DataObject) -> None:
    """The first so many are the same as without it, however early the search may stop."""
    start = data.draw(st.integers(0, len(name) - 1))
    part = name[start : start + 4]
    for query in (part, "".join(spelled(part)), "".join(unit[0] for unit in spelled(part))):
        with contextlib.suppress(QueryError):
            found = [(match.fact.id, match.score, match.why) for match in search(index, query)]
            first = search(index, query, limit=limit)
            assert [(match.fact.id, match.score, match.why) for match in first] == found[:limit]


@cases
def test_what_matched_is_marked(index: Index, query: str, marked: list[str]) -> None:
    """As the base writes it, signs between the characters included."""
    first = search(index, query)[0]
    told = "".join(first.label[start:stop] for start, stop in first.spans)
    assert "".join(filter(str.isalnum, told)) == "".join(marked)


@given(name_of_a_fact, st.data())
def test_marks_lie_in_the_label(index: Index, name: str, data: st.DataObject) -> None:
    """In order, apart, and on letters, digits or characters at both ends."""
    start = data.draw(st.integers(0, len(name) - 1))
    with contextlib.suppress(QueryError):
        for match in search(index, name[start:]):
            end = -1
            for left, right in match.spans:
                assert end < left < right <= len(match.label)
                assert match.label[left].isalnum()
                assert match.label[right - 1].isalnum()
                end = right


# Other bases.


def opened(folder: Path, text: str) -> Index:
    """A base of that text, compiled in memory."""
    path = folder / "facts.toml"
    path.write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JZFACTS_CACHE", "")
        return open_index([path])


NAMED = base(source(), fact("village", name="曾厝垵改造"))


def test_a_reading_of_the_base_overrides_the_dictionary(tmp_path: Path) -> None:
    """In pinyin and in first letters."""
    read_wrongly = opened(tmp_path, NAMED)
    assert search(read_wrongly, "zengcuoan") == []
    assert search(read_wrongly, "cengcuoan")
    read_rightly = opened(tmp_path, f'{NAMED}pinyin = "zeng cuo an gai zao"')
    assert ids(search(read_rightly, "zengcuoan")) == ["village"]
    assert ids(search(read_rightly, "zcagz")) == ["village"]
    assert search(read_rightly, "cengcuoan") == []


def test_a_branch_that_grows_is_its_output(tmp_path: Path) -> None:
    """金融业增长 asks for 金融业增加值, and not for that of a larger branch."""
    text = base(
        source(), fact("finance", name="金融业增加值"), fact("all", name="现代金融业增加值")
    )
    growing = text.replace("\nlines", '\nchange = { value = 5, unit = "%" }\nlines')
    assert ids(search(opened(tmp_path, growing), "金融业增长多少")) == ["finance"]


def test_a_place_in_a_name_is_that_of_its_fact(tmp_path: Path) -> None:
    """What 云溪 has is an answer if the fact is of 云溪县, not if it is of the city that tells it."""
    of_county = 'area = "云溪县"'
    text = base(source(), fact("own", name="云溪粮食产量", more=of_county), fact("x", name="植树"))
    assert ids(search(opened(tmp_path, text), "粮食产量")) == ["own"]
    text = text.replace(of_county, "").replace('"植树"', f'"植树"\n{of_county}')
    assert search(opened(tmp_path, text), "粮食产量") == []


@pytest.fixture(scope="module")
def half(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Every second fact of the shipped base."""
    head, *facts = SHIPPED.read_text("utf-8").split("[[fact]]")
    return opened(tmp_path_factory.mktemp("half"), "[[fact]]".join([head, *facts[::2]]))


@given(st.text("粮食总产量进出口额资金项目企业工厂lszcjinchukouwaizi ", min_size=1, max_size=10))
def test_more_facts_never_let_a_worse_kind_overtake(half: Index, index: Index, query: str) -> None:
    """The best of the larger base is at least as good; what was best is still there or beaten."""
    try:
        few, many = search(half, query), search(index, query)
    except QueryError:
        return
    if few:
        assert many[0].score >= few[0].score
        same = [match for match in many if match.fact.id == few[0].fact.id]
        assert same == [] or same[0].score >= few[0].score
        assert same or many[0].score > few[0].score


# Whatever is typed.


CHARACTERS = "粮食进出口总额第一二十百万亿年月个的全省排名多少增长"


@settings(max_examples=150)
@given(st.text(max_size=40) | st.text(f"{CHARACTERS}0123456789.% 'abcdeghijlnosuvxz", max_size=24))
def test_any_text_is_answered_or_refused(index: Index, query: str) -> None:
    """Any Unicode, and words of the trade in any order, raise nothing but QueryError."""
    with contextlib.suppress(QueryError):
        for match in search(index, query):
            assert match.why in WAYS
            assert 0 < match.score <= 100


def test_no_name_is_so_long(index: Index) -> None:
    """Longer queries are refused before any label is looked at."""
    assert search(index, "liangshi" * (LONGEST_QUERY // 8 + 1)) == []
    assert search(index, "粮食" * LONGEST_QUERY) == []
