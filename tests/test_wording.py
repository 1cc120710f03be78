"""Words around names, and words of intention."""

from __future__ import annotations

import pytest

from jzfacts import wording


@pytest.mark.parametrize(
    "text",
    [
        "力争粮食总产",
        "确保粮食总产",
        "我们要改造老旧小区",
        "下一步,要打通断头路",
        "预计全年粮食总产",
        "就业目标是",
        "将新建中小学",
        "年初确定的就业目标",
    ],
)
def test_intention(text: str) -> None:
    """A target, a plan, an expectation."""
    assert wording.MOOD.search(wording.NO_MOOD.sub("", text))


@pytest.mark.parametrize(
    "text",
    [
        "主要指标",
        "争取各类政策性资金",
        "超额完成年度目标",
        "完成年度投资计划的",
        "规划建设太行生态城",
        "粮食需要",
        "要览",
    ],
)
def test_what_is_done_is_no_intention(text: str) -> None:
    """Words that hold 要, 目标 or 计划, and what was reached."""
    assert not wording.MOOD.search(wording.NO_MOOD.sub("", text))


@pytest.mark.parametrize(
    ("text", "found"),
    [("增速比上年提高", True), ("增速提高", True), ("增速达", False), ("增长", False)],
)
def test_a_change_of_a_change(text: str, found: bool) -> None:
    """No base states how much faster something grew."""
    assert bool(wording.SECOND_ORDER.search(text)) is found


def test_every_flow_stands_in_one_class() -> None:
    """A verb that were in two would make their members mean each other."""
    verbs = [verb for verbs in wording.FLOWS for verb in verbs.split("|")]
    assert len(verbs) == len(set(verbs))
