"""The compiled base: what the matcher and the commands ask of it."""

from pathlib import Path

import pytest
import synthetic
from asking import queries
from conftest import CORPUS
from exhaustive import exhaustive

import jzfacts
from jzfacts.facts import files
from jzfacts.facts.files import installed_base
from jzfacts.facts.loader import load
from jzfacts.facts.model import SetAside
from jzfacts.index import index as module
from jzfacts.index.index import Index, open_index
from jzfacts.index.names import common_words, names_of
from jzfacts.index.schema import LENGTH_BITS
from jzfacts.index.terms import PROGRAMME
from jzfacts.search.engine import search

FACTS = list(load([CORPUS]).facts)


@pytest.fixture(scope="module")
def corpus() -> Index:
    """The corpus, kept nowhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JZFACTS_CACHE", "")
        return open_index([CORPUS])


def test_facts_in_page_order(corpus: Index) -> None:
    """All of them, or those that the filters leave, or the first of these."""
    assert list(corpus.facts()) == FACTS
    assert list(corpus.facts(limit=2)) == FACTS[:2]
    assert list(corpus.facts(limit=0)) == []
    yunxi = [known for known in FACTS if known.area == "云溪县"]
    assert list(corpus.facts(area="云溪县")) == yunxi
    assert list(corpus.facts(area="云溪县", limit=1)) == yunxi[:1]
    assert [found.id for found in corpus.facts(topic="农业")] == ["grain-output", "grain-storage"]
    assert [found.id for found in corpus.facts(period="2030-S1")] == ["yunxi-exports"]
    assert list(corpus.facts(area="云溪县", topic="农业")) == []
    assert list(corpus.facts(area="")) == []


def test_a_fact_by_its_id(corpus: Index) -> None:
    """Exactly that id, or None."""
    assert [corpus.fact(known.id) for known in FACTS] == FACTS
    assert corpus.fact("grain") is None
    assert corpus.fact("") is None
    assert corpus.fact("\udcff") is None


def test_ranked_facts(corpus: Index) -> None:
    """The best first, equals in page order; all ties with the last place are in."""
    places = [(found.id, found.rank and found.rank.place) for found in corpus.ranked()]
    assert places == [
        ("rural-income", 1),
        ("grain-output", 2),
        ("garden-city", 4),
        ("yunxi-exports", 4),
    ]
    assert [found.id for found in corpus.ranked(2)] == ["rural-income", "grain-output"]
    assert [found.id for found in corpus.ranked(area="云溪县")] == ["yunxi-exports"]
    assert corpus.ranked(1, topic="农业") == []
    assert corpus.places == [1, 2, 4]


def test_sources(corpus: Index) -> None:
    """All, if they are not too many."""
    assert corpus.sources(2) == list(load([CORPUS]).sources)
    assert corpus.sources(1) is None


def test_ids_that_look_like_one(corpus: Index) -> None:
    """The likest first; none for what is like nothing."""
    assert corpus.nearest("grain-outptu")[0] == "grain-output"
    assert corpus.nearest("garden-city", 1) == ["garden-city"]
    assert corpus.nearest("%%%") == []


def test_what_there_is_to_filter_by(corpus: Index) -> None:
    """Areas with their pinyin, keys in order."""
    assert corpus.areas == {"青禾市": "qing he shi", "云溪县": "yun xi xian"}
    assert corpus.keys == sorted(set(corpus.keys))
    assert {"a青禾市", "p2030-S1", "t农业", "r4"} <= set(corpus.keys)


def test_the_base_of_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a wheel it lies beside the folders, in a checkout above them."""
    assert installed_base() == str(Path(jzfacts.__file__).parent.parent / "facts.toml")
    monkeypatch.setattr(files, "__file__", str(tmp_path / "facts" / "files.py"))
    (tmp_path / "facts.toml").touch()
    assert installed_base() == str(tmp_path / "facts.toml")


def test_words_that_names_are_made_of() -> None:
    """What has several neighbours on both sides, unless it is letters and digits."""
    named = ("固定资产投资", "资产总额", "投资总额", "新建5g基站", "推广5g应用")
    assert common_words(named) == {"资产": 2, "投资": 2}


def test_a_programme_on_its_line_names_a_fact() -> None:
    """What a page sets aside as a slogan, in either language, if it has two characters at least."""
    entries = [
        (12, "“两重”“新”", "口号"),
        (12, "三送", "slogan"),
        (3, "一批", "no count"),
        (9, "四新", "口号"),
    ]
    own = FACTS[0].source._replace(set_aside=tuple(SetAside(*entry) for entry in entries))
    named = names_of(FACTS[0]._replace(source=own))
    assert [name.text for name in named if name.kind == PROGRAMME] == ["两重", "三送"]


def test_a_label_that_is_refused_speaks_for_no_other_length() -> None:
    """Where a match starts is not known of either."""
    short, long = 4 << LENGTH_BITS, 5 << LENGTH_BITS
    rows = [(short, 0, 7), (long, 0, 7)]
    admitted = module._wanted(rows, lambda length, _, first: not first or length > 4, begins=False)
    assert list(admitted) == [long]


AREAS, YEARS, EACH = 2, 2, 1


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Half a thousand facts of two areas and two years."""
    folder = tmp_path_factory.mktemp("synthetic")
    synthetic.write(folder, AREAS, YEARS)
    return open_index([folder])


def made(index: Index) -> list[tuple[str, str]]:
    labels = {text for fact in index.facts() for text in (fact.indicator, *fact.aliases)}
    years = range(2025 - YEARS, 2025)
    return queries(sorted(labels), synthetic.area_names(AREAS), years, EACH)


def test_terms_and_bounds_leave_out_nothing_better(large: Index) -> None:
    """The best of all labels and all bearers, equals in page order, are what is found."""
    every = exhaustive(large)
    for kind, query in made(large):
        expected = search(every, query)
        for limit in (1, 10, None):
            assert search(large, query, limit=limit) == expected[:limit], f"{kind}: {query}"


def test_filters_leave_out_nothing_better(large: Index) -> None:
    """Likewise within an area and a period, of what names none of its own."""
    every = exhaustive(large)
    area, period = synthetic.area_names(AREAS)[1], "2023"
    own = ("question", "place and year")
    for kind, query in (one for one in made(large) if one[0] not in own):
        expected = search(every, query, area=area, period=period)[:3]
        found = search(large, query, limit=3, area=area, period=period)
        assert found == expected, f"{kind}: {query}"
