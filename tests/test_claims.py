"""What the figures of a paragraph speak of."""

from __future__ import annotations

import pytest
from proofs import names

from jzfacts.claims import Reader
from jzfacts.clauses import cut
from jzfacts.setting import Setting

SETTING = Setting("焦作市", "2024")


def named(text: str, tail: str = "") -> list[str | None]:
    """The id of the fact that each figure speaks of, the first of several."""
    claims = Reader(lambda _: names()).claims(cut(text), [(0, SETTING)], tail)
    return [claim.named.facts[0].id if claim.named else None for claim in claims]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("粮食总产42.4亿斤，同比增长3.5%，全省第2。", ["grain-output"] * 3),
        ("粮食总产42.4亿斤，单产530公斤，居第4位。", ["grain-output", None, None]),
        ("粮食总产42.4亿斤。增长3.5%。", ["grain-output", None]),
        ("粮食总产，42.4亿斤", ["grain-output"]),
        (
            "新增高新技术企业49家，总数达520家",
            ["high-tech-enterprises-added", "high-tech-enterprises"],
        ),
        (
            "高新技术企业总数520家，其中新增49家",
            ["high-tech-enterprises", "high-tech-enterprises-added"],
        ),
        ("粮食生产再获丰收，总产量达到42.4亿斤", ["grain-output"]),
        ("高新技术企业实现营业收入2100亿元", [None]),
        ("固定资产投资项目8个", [None]),
        ("某公司营收5亿元，进出口总额12亿元", [None, None]),
        ("清丰粮食总产9亿斤，进出口总额12亿元", [None, None]),
        ("民间固定资产投资增长5%，进出口总额12亿元", [None, "foreign-trade"]),
        ("技术改造，增长8%，居全省第3", [None, None]),
    ],
)
def test_what_is_named_before_a_figure(text: str, found: list[str | None]) -> None:
    """Carried on across commas; what is not known stands in the way."""
    assert named(text) == found


def test_a_paragraph_that_breaks_off_goes_on() -> None:
    """A name may begin before the break; without one, nothing is guessed."""
    assert named("同成交额达77亿元", "新签订项目52项,技术合") == ["technology-contracts"]
    assert named("同成交额达77亿元") == [None]
