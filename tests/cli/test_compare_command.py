"""`compare`: one indicator over areas and years."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

    Run = Callable[..., Outcome]

BASE = """
[[source]]
id = "s{year}"
title = "石桥县政府工作报告"
area = "石桥县"
period = "{year}"

[[fact]]
id = "grain-{year}"
indicator = "粮食总产"
value = {value}
unit = "万吨"
source = "s{year}"
lines = [1]

[[fact]]
id = "storage-{year}"
indicator = "粮食仓容"
value = 9
unit = "{unit}"
source = "s{year}"
lines = [2]
"""


@pytest.fixture
def reports(tmp_path: Path) -> str:
    """Two years of a county; in one the storage is counted, in the other measured."""
    path = tmp_path / "reports.toml"
    years = ((2022, 40, "座"), (2023, 10, "万吨"))
    facts = (BASE.format(year=year, value=value, unit=unit) for year, value, unit in years)
    path.write_text("schema = 1\n" + "".join(facts), "utf-8")
    return str(path)


def test_bars_are_as_long_as_the_values(run: Run, reports: str) -> None:
    """A row a year, in order."""
    assert run("compare", "粮食总产", "--bars", "--facts", reports) == (
        (
            " 粮食产量  石桥县  2 facts\n"
            " 石桥县政府工作报告. (s2022)\n"
            " 石桥县政府工作报告. (s2023)\n"
            f" {46 * '─'}\n"
            " Period  Figure                        Source\n"
            f" {46 * '─'}\n"
            " 2022    40万吨  ====================  s2022:1\n"
            " 2023    10万吨  =====                 s2023:1\n"
            f" {46 * '─'}\n"
        ),
        "",
        0,
    )


def test_what_cannot_be_compared_is_said(run: Run, reports: str) -> None:
    """Buildings are no tons."""
    said = run("compare", "粮食仓容", "--bars", "--facts", reports).stderr
    assert said == "jzfacts: 1 fact has no bar: its figure cannot be compared\n"


@pytest.mark.parametrize(
    ("words", "told", "status"),
    [
        ("粮食", "“粮食” may be one of 粮食产量, 粮食仓容; compare one of them", 2),
        ("出口", "nothing found for “出口”", 1),
        (
            "去年粮食总产",
            (
                "nothing found for “去年粮食总产”; “去年” may be one of 2022, 2023:"
                " of 粮食总产 the base holds 石桥县 2022 万吨, 石桥县 2023 万吨"
            ),
            1,
        ),
    ],
)
def test_what_names_no_indicator(
    run: Run, reports: str, words: str, told: str, status: int
) -> None:
    """One at a time, and one that the base has."""
    assert run("compare", words, "--facts", reports) == ("", f"jzfacts: {told}\n", status)
