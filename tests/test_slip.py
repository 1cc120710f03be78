"""A figure of a draft beside the part of the fact that it speaks of."""

from __future__ import annotations

import pytest
from proofs import names

from jzfacts.claims import Reader
from jzfacts.clauses import cut
from jzfacts.setting import Setting
from jzfacts.slip import rank_scope, scope, slip_of, sure


def beside(text: str) -> list[tuple[str, str] | None]:
    """For each figure the part of the fact, and whether the two agree."""
    claims = Reader(lambda _: names()).claims(cut(text), [(0, Setting("焦作市", "2024"))])
    found: list[tuple[str, str] | None] = []
    for claim in claims:
        slip = slip_of(claim, claim.named.facts[0]) if claim.named else None
        found.append((slip.part, slip.judgement) if slip else None)
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("粮食总产42.4亿斤", [("value", "agrees")]),
        ("粮食总产增长3.5%", [("change", "agrees")]),
        ("粮食总产下降3.5%", [("change", "differs")]),
        ("粮食总产同比3.5%", [("change", "agrees")]),
        ("粮食总产居全省第3", [("rank", "differs")]),
        ("钢铁行业清洁运输比例从年初的20%提高到95%", [("baseline", "agrees"), ("value", "agrees")]),
        ("技改投资增速高于全省平均水平54个百分点", [("versus", "agrees")]),
        ("技改投资增速低于全省平均水平54个百分点", [("versus", "differs")]),
        ("技改投资增速高于全国平均水平54个百分点", [None]),
        ("进出口总额增长5%", [None]),
        ("地区生产总值2345亿元", [None]),
        ("地区生产总值年均增长6%", [None]),
        ("地区生产总值增速回落1个百分点", [None]),
        ("地区生产总值环比增长1%", [None]),
        ("粮食总产比2020年增长9%", [None]),
        ("粮食总产比2023年增长3.5%", [("change", "agrees")]),
        ("优良天数比年初增加12天", [None]),
        ("进出口总额31亿美元", [("value", "unknown")]),
        ("进出口总额223.4亿美元", [("value", "differs")]),
    ],
)
def test_the_part_that_a_figure_speaks_of(text: str, found: list[tuple[str, str] | None]) -> None:
    """None where the base gives no such figure, against another time or other others."""
    assert beside(text) == found


@pytest.mark.parametrize(
    ("among", "name"),
    [
        ("全省", "province"),
        ("全省18个省辖市", "province"),
        ("河南省", "province"),
        ("全国", "全国"),
        ("全国地级市", "全国地级市"),
        (None, None),
    ],
)
def test_scopes(among: str | None, name: str | None) -> None:
    """All spellings of the province are one; nothing wider is."""
    assert scope(among) == name


@pytest.mark.parametrize(
    ("text", "among"),
    [
        ("粮食总产居全省第2", "province"),
        ("在全省各市中，粮食总产居第2位", "province"),
        ("全国、全省都在看，粮食总产居第2位", None),
        ("粮食总产居第2位", None),
    ],
)
def test_the_scope_of_a_rank(text: str, among: str | None) -> None:
    """Its own words, or the only scope that the sentence names."""
    (claim,) = Reader(lambda _: names()).claims(cut(text), [(0, Setting("焦作市", "2024"))])
    assert rank_scope(claim) == among


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("粮食总产居全省第3", True),
        ("粮食总产增速居全省第3", False),
        ("固定资产投资增速居全省第3", True),
        ("固定资产投资总量居全省第3", False),
        ("绿色工厂41家", False),
        ("走访30家高新技术企业", False),
    ],
)
def test_what_is_plain_enough_to_contradict(text: str, plain: bool) -> None:
    """Not a rank of growth where the base may mean the level, a loose name, or some of many."""
    (claim,) = Reader(lambda _: names()).claims(cut(text), [(0, Setting("焦作市", "2024"))])
    assert claim.named is not None
    fact = claim.named.facts[0]
    slip = slip_of(claim, fact)
    assert slip is not None
    assert sure(claim, fact, slip.part) is plain
