"""An invented report, and how sentences that speak of it are read."""

from decimal import Decimal
from typing import Any

from jzfacts.claims.assign import Claim, assign
from jzfacts.claims.clauses import FigureText, figures_of
from jzfacts.claims.indicator_names import Names
from jzfacts.claims.time_place import TimePlace
from jzfacts.facts.model import Baseline, Change, Fact, Rank, Source, Versus
from jzfacts.text.normalize import fold_prose

AREA, PERIOD = "青禾市", "2030"
HERE = TimePlace(AREA, PERIOD)
SOURCE = Source("report", "青禾市政府工作报告", AREA, PERIOD, "2031-01-15")


def fact(id: str, indicator: str, *aliases: str, value: str | None = None, **said: Any) -> Fact:
    """A fact of the invented report."""
    number = None if value is None else Decimal(value)
    known = Fact(id, indicator, AREA, PERIOD, SOURCE, (1,), aliases, value=number)
    return known._replace(**said)


def percent(value: str) -> Change:
    """A growth in per cent."""
    return Change(Decimal(value), "%", "同比")


FACTS = {
    one.id: one
    for one in (
        fact(
            "grain",
            "粮食总产",
            "粮食产量",
            value="42.4",
            unit="亿斤",
            change=percent("3.5"),
            rank=Rank(2, "全省"),
        ),
        fact("places-added", "新增公办学位", "公办学位", value="1200", unit="个"),
        fact("firms", "高新技术企业总数", value="320", unit="家"),
        fact("firms-added", "新增高新技术企业", value="40", unit="家"),
        fact("parks", "建成开放口袋公园", "口袋公园", value="10", unit="处"),
        fact("roads", "打通断头路", "断头路", value="12", unit="条"),
        fact(
            "tiles", "瓷砖行业绿电比例", value="60", unit="%", baseline=Baseline(Decimal(20), "%")
        ),
        fact(
            "glass", "玻璃行业绿电比例", value="75", unit="%", baseline=Baseline(Decimal(45), "%")
        ),
        fact("pupils", "研学人数", change=percent("9.6")),
        fact("takings", "研学收入", change=percent("6.9")),
        fact("devices", "设备更新项目数", rank=Rank(4, "全省")),
        fact("funds", "设备更新资金额", rank=Rank(5, "全省")),
        fact(
            "cold",
            "冷链覆盖率",
            value="65",
            unit="%",
            baseline=Baseline(Decimal(40), "%", "年初"),
            versus=Versus("高于全省平均水平", Decimal(8), "个百分点"),
        ),
        fact("accidents", "事故起数", change=percent("-12")),
        fact("capital", "实际使用外资", "外资", value="4127", unit="万美元"),
        fact("trade", "进出口总额", "外贸", value="223.4", unit="亿元"),
    )
}
"""The facts of the report by id; no indicator is a part of another but for 高新技术企业."""

NAMES = Names(FACTS.values())


def figures(text: str) -> list[FigureText]:
    """The figures of a paragraph."""
    return figures_of(text, fold_prose(text))


def claims(text: str, tail: str = "", names: Names = NAMES) -> list[Claim]:
    """The claims of a paragraph, all of it of the report's place and year."""
    found = figures(text)
    return assign(found, [HERE] * len(found), [names] * len(found), tail)


def spoken_of(text: str, tail: str = "") -> list[tuple[str, str | None]]:
    """Each figure of a paragraph with the id of the fact that it speaks of, if just one."""
    return [(one.figure.mention.text, _id(one)) for one in claims(text, tail)]


def _id(claim: Claim) -> str | None:
    if claim.named is None:
        return None
    return "/".join(one.id for one in claim.named.facts)
