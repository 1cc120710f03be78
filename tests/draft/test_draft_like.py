"""`draft --like`: this year's base called as last year's, what is new and what is gone told."""

from pathlib import Path

from conftest import Run

HERE = Path(__file__).parent


def test_a_base_like_that_of_last_year(run: Run) -> None:
    """As people wrote it: ids, names and aliases are kept, figures are as this year's page prints
    them; a name that was settled is not doubtful, and an id of last year goes to nobody else.
    """
    report, last = HERE / "report.txt", HERE / "last.toml"
    out = run("draft", str(report), "--like", str(last))
    assert (out.stdout, out.status) == ((HERE / "report-like.toml").read_text("utf-8"), 0)
    assert out.stderr.splitlines() == [
        (
            f"{report}: 10 facts, 1 of them doubtful; "
            "9 numerals and words set aside, 1 of them targets and plans, which are no results"
        ),
        f"like {last}: 4 indicators kept, 6 new, 2 gone",
        "new: 地区生产总值、新增科技型中小企业、工业投资、民间投资、惠及群众、城镇新增就业",
        "gone: 科技型中小企业、城镇新增就业人数",
    ]
