"""The command `diff`: last year's base and this year's, side by side."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from conftest import Outcome

    Run = Callable[..., Outcome]

YEARS = Path(__file__).parent / "years"
BASES = (str(YEARS / "last.toml"), str(YEARS / "this.toml"))
CAUTION = (
    "differences are between the figures as printed; the growth that a report prints is at "
    "constant prices or on a revised base, and is not this\n"
)
TSV = """\
both|grain-output|粮食总产|41亿斤|210万吨|+5万吨|2.4
both|gui-shang-gong-ye|规上工业增加值|+7.1%|+6.5%|-0.6个百分点|
both|cheng-zhen-hua|常住人口城镇化率|61.2%|62%|+0.8个百分点|
both|shu-wu|河畔书屋|0个|7个|+7个|
both|you-ke|接待游客|近500万人次|612.5万人次|≈+112.5万人次|22.5
new|guo-yuan|果园||30家||
new|jobs|城镇新增就业||5.3万人||
gone|orchards|果园|12万亩|||
gone|county-jobs|城镇新增就业|3000人|||
""".replace("|", "\t")
"""41亿斤 are 205万吨; a share moves by points, and from nothing there is no per cent."""


def test_on_a_pipe(run: Run) -> None:
    """A line each: what this year's base has, in its order, then what only last year's has."""
    assert run("diff", *BASES) == (TSV, CAUTION, 0)


def test_a_table(run: Run) -> None:
    """A difference from or to a bounded figure is not exact, and says so."""
    assert (
        run("diff", *BASES, "--format", "table").stdout
        == """\
 5 indicators in both, 2 only in this, 2 only in last
 青禾市政府工作报告. 2030-01-12 (qinghe-2029)
 青禾市政府工作报告. 2031-01-15 (qinghe-2030)
 ──────────────────────────────────────────────────────────────────
 Indicator            Last         This           Difference
 ──────────────────────────────────────────────────────────────────
 粮食总产             41亿斤    210万吨         +5万吨 +2.4%
 规上工业增加值       +7.1%      +6.5%          -0.6个百分点
 常住人口城镇化率     61.2%      62%            +0.8个百分点
 河畔书屋              0个        7个           +7个
 接待游客          近500万人次  612.5万人次  ≈+112.5万人次 ≈+22.5%
 果园                            30家
 城镇新增就业                     5.3万人
 果园                 12万亩
 城镇新增就业       3000人
 ──────────────────────────────────────────────────────────────────
"""
    )


def test_csv(run: Run) -> None:
    """Each number in a cell of its own."""
    head, first, second, *_rest = run("diff", *BASES, "-f", "csv").stdout.split("\r\n")
    assert head == (
        "\ufeffstatus,id,indicator,"
        "last.qualifier,last.value,last.unit,last.change.value,last.change.unit,"
        "this.qualifier,this.value,this.unit,this.change.value,this.change.unit,"
        "difference.value,difference.unit,per_cent"
    )
    assert first == "both,grain-output,粮食总产,,41,亿斤,,,,210,万吨,3.5,%,5,万吨,2.4"
    assert second == ("both,gui-shang-gong-ye,规上工业增加值,,,,7.1,%,,,,6.5,%,-0.6,个百分点,")


def test_json(run: Run) -> None:
    """A record each, every key always there."""
    first, *rest = json.loads(run("diff", *BASES, "-f", "json").stdout)
    assert first == {
        "status": "both",
        "id": "grain-output",
        "indicator": "粮食总产",
        "last": {
            "id": "grain-output",
            "indicator": "粮食产量",
            "period": "2029",
            "qualifier": None,
            "value": 41,
            "unit": "亿斤",
            "change": None,
            "rank": None,
        },
        "this": {
            "id": "grain-output",
            "indicator": "粮食总产",
            "period": "2030",
            "qualifier": None,
            "value": 210,
            "unit": "万吨",
            "change": "+3.5%",
            "rank": None,
        },
        "difference": {"value": 5, "unit": "万吨", "per_cent": 2.4},
    }
    assert [one["difference"] for one in rest[4:]] == [None] * 4
    assert [(one["last"] is None, one["this"] is None) for one in rest[4:]] == [
        *[(True, False)] * 2,
        *[(False, True)] * 2,
    ]


def test_nothing_in_common(run: Run, tmp_path: Path) -> None:
    """It says so, and the status is that of a search that finds nothing."""
    other = tmp_path / "other.toml"
    text = (YEARS / "this.toml").read_text("utf-8")
    head, jobs = text.split("[[fact]]")[0], text.split("[[fact]]")[-1]
    other.write_text(f"{head}[[fact]]{jobs}", "utf-8")
    assert run("diff", BASES[0], str(other))[1:] == (
        f"jzfacts: no indicator is in both {BASES[0]} and {other}\n",
        1,
    )


def test_in_chinese(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What people read is translated."""
    monkeypatch.setenv("JZFACTS_LANG", "zh")
    out = run("diff", *BASES, "-f", "table")
    assert out.stdout.startswith(" 两年都有的指标 5 项，今年新增 2 项，今年没有的 2 项\n")
    assert out.stderr == (
        "差额按两年所印数字计算；报告所印增速按可比价格或可比口径计算，与此不是一回事\n"
    )


def test_a_base_that_is_not_there(run: Run) -> None:
    """One line, and the status of an error."""
    out = run("diff", BASES[0], "nowhere.toml")
    assert (out.stdout, out.status) == ("", 2)
    assert out.stderr.count("\n") == 1
