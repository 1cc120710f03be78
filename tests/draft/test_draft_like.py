"""`draft --like`: this year's base called as last year's, what is new and what is gone told."""

from pathlib import Path

import tomli
from conftest import Run

HERE = Path(__file__).parent
LAST = HERE / "last.toml"


def drafted(run: Run) -> str:
    """The base of the report in this folder, as last year's."""
    out = run("draft", str(HERE / "report.txt"), "--like", str(LAST))
    assert out.status == 0
    assert out.stderr.splitlines() == [
        (
            f"{HERE / 'report.txt'}: 10 facts, 1 of them doubtful; "
            "9 numerals and words set aside, 1 of them targets and plans, which are no results"
        ),
        f"like {LAST}: 4 indicators kept, 6 new, 2 gone",
        "new: 地区生产总值、新增科技型中小企业、工业投资、民间投资、惠及群众、城镇新增就业",
        "gone: 科技型中小企业、城镇新增就业人数",
    ]
    return out.stdout


def fact(base: str, id: str) -> dict[str, object]:
    """A fact of a base."""
    return next(one for one in tomli.loads(base)["fact"] if one["id"] == id)


def test_ids_names_and_aliases_are_kept(run: Run) -> None:
    """By the official indicator or an alias; figure and unit are as this year's page prints them."""
    base = drafted(run)
    assert fact(base, "liangshi") == {
        "id": "liangshi",
        "indicator": "粮食总产",
        "aliases": ["粮食", "粮食产量"],
        "topic": "产业发展",
        "value": 42.4,
        "unit": "亿斤",
        "change": {"value": 3.5, "unit": "%"},
        "source": "qinghe-2030",
        "lines": [15],
    }
    assert fact(base, "old-quarters")["indicator"] == "老旧小区改造"


def test_a_name_settled_last_year_is_not_doubtful(run: Run) -> None:
    """Somebody looked at 重点打造 a year ago and called it what it is."""
    base = drafted(run)
    known = fact(base, "scenic-spots")
    assert (known["indicator"], known["aliases"]) == ("重点打造景区", ["重点打造"])
    assert base.count("# ?") == 1


def test_an_id_of_last_year_goes_to_nobody_else(run: Run) -> None:
    """Enterprises added are not those that there are, which had the id."""
    base = drafted(run)
    assert fact(base, "tech-smes-added-2")["indicator"] == "新增科技型中小企业"
    assert "tech-smes-added" not in [one["id"] for one in tomli.loads(base)["fact"]]


def test_what_is_new_and_what_is_gone_stands_in_comments(run: Run) -> None:
    """And what a new one may have been called, for a person to decide."""
    base = drafted(run)
    assert base.count("# new\n") == 5
    assert (
        "# new; or is it last year’s tech-smes-added, 科技型中小企业?\n[[fact]]\n"
        'id = "tech-smes-added-2"\n'
    ) in base
    assert base.endswith(
        "\n\n# gone since last year:\n"
        "#     tech-smes-added: 科技型中小企业\n"
        "#     county-jobs: 城镇新增就业人数\n"
    )
