"""Tables as statements: what stands in a cell, said with its heads."""

from __future__ import annotations

import pytest

from jzfacts.documents.markup import read_text
from jzfacts.documents.model import Paragraph, Table, span
from jzfacts.documents.table_text import table_statements


def statements(text: str) -> list[Paragraph]:
    tables = [one for one in read_text(text).elements if isinstance(one, Table)]
    return [one for table in tables for one in table_statements(table)]


def markdown(*rows: str) -> str:
    """A Markdown table of rows whose cells are divided by strokes."""
    lines = [f"| {row} |" for row in rows]
    lines.insert(1, "|--" * (rows[0].count("|") + 1) + "|")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            markdown("指标 | 2024年 | 全省位次", "进出口总额（亿元） | 223.4 | 6"),
            ["2024年进出口总额223.4亿元", "2024年进出口总额居全省第6位"],
        ),
        (
            markdown(
                "序号 | 指标 | 单位 | 总量 | 增速（%） | 位次",
                "1 | 粮食总产 | 亿斤 | 42.4 | 3.5 | 2",
                "2 | 固定资产投资 | 亿元 | — | -8.3 | 第5位",
            ),
            [
                "粮食总产42.4亿斤",
                "粮食总产同比增长3.5%",
                "粮食总产居第2位",
                "固定资产投资同比下降8.3%",
                "固定资产投资居第5位",
            ],
        ),
        (
            markdown(
                "年份 | 粮食总产（亿斤） | 进出口总额同比增长（%） | 粮食总产全省排名",
                "2024 | 42.4 | +5.1 | 2",
                "2023年 | 41 | ↓3 | ",
            ),
            [
                "2024年粮食总产42.4亿斤",
                "2024年进出口总额同比增长5.1%",
                "2024年粮食总产居全省第2位",
                "2023年粮食总产41亿斤",
                "2023年进出口总额同比下降3%",
            ],
        ),
        (
            markdown(
                "指标 | 2024年 | 位次",
                "进出口总额 | 223.4亿元 | 全省第六",
                "粮食 | 9 | （全国第5）",
            ),
            [
                "2024年进出口总额223.4亿元",
                "2024年进出口总额全省第六",
                "2024年粮食9",
                "2024年粮食（全国第5）",
            ],
        ),
        (
            markdown(" | 粮食总产", "2024年 | 42.4亿斤", "位次 | 全省第3"),
            ["2024年粮食总产42.4亿斤", "粮食总产全省第3"],
        ),
        (
            markdown("县区 | 粮食总产（亿斤）", "修武县 | 5.2", "全市 | 42.4"),
            ["修武县粮食总产5.2亿斤", "全市粮食总产42.4亿斤"],
        ),
        (
            markdown("指标 | 修武县 | 全市", "粮食总产（亿斤） | 5.2 | 42.4"),
            ["修武县粮食总产5.2亿斤", "全市粮食总产42.4亿斤"],
        ),
        (
            "2024年主要指标\n单位：亿元\n\n"
            + markdown(
                "指标 | 数值 | 比上年增减额（亿元）",
                "一、进出口总额 | 223.4 | -3",
                "其中：出口 | 158.6 | 2",
            ),
            [
                "2024年进出口总额223.4亿元",
                "2024年进出口总额比上年减少3亿元",
                "2024年出口158.6亿元",
                "2024年出口比上年增加2亿元",
            ],
        ),
        (
            "单位：亿元、%\n\n" + markdown("指标 | 数值", "进出口总额 | 223.4"),
            ["进出口总额223.4"],
        ),
        (
            markdown(
                "指标 | 2024年（亿元） | 2023年 | 增长%", "出口 | 158.6 | 1,500.2 | 0.3个百分点"
            ),
            ["2024年出口158.6亿元", "2023年出口1,500.2亿元", "2024年出口增长0.3个百分点"],
        ),
        (
            markdown(
                "指标 | 完成",
                "粮食 | 达到42.4亿斤，居全省第2位",
                "空气 | 详见1号文件",
                "优良天数 | 230天",
            )
            + "\n",
            ["粮食达到42.4亿斤，居全省第2位", "详见1号文件", "优良天数230天"],
        ),
        (
            markdown(
                "指标 | 实绩", "人口自然增长率（‰） | -2.1", "铁矿（万担） | 3", "项目 | 6（个）"
            ),
            ["人口自然增长率-2.1‰", "铁矿3万担", "项目6个"],
        ),
        (
            markdown(
                "指标 | 目标（亿元） | 增长目标（%）",
                "出口 | 约160 | 5左右",
                "进口 | 70（预计） | 5%—6%",
            ),
            [
                "出口目标约160亿元",
                "出口增长目标5%左右",
                "进口目标70亿元（预计）",
                "进口增长目标5%—6%",
            ],
        ),
        (
            markdown(
                "指标 | 亿元 | 指标 | 亿元", "出口 | 158.6 | 进口 | 64.8", "投资 | 9 | 税收 | 7"
            ),
            ["出口158.6亿元", "投资9亿元", "进口64.8亿元", "税收7亿元"],
        ),
        (
            markdown("粮食总产 | 42.4亿斤", "出口 | 158.6亿元"),
            ["粮食总产42.4亿斤", "出口158.6亿元"],
        ),
        (
            markdown(
                "指标 | 总量 | 增速 | 位次", "单位 | 亿元 | % | 位", "出口 | 158.6 | 5.1 | 第二"
            ),
            ["出口158.6亿元", "出口同比增长5.1%", "出口居第二"],
        ),
        (
            markdown("地区 | 出口，亿元 | 增速%", "修武县 | 5.2 | 3", "全市 | 158.6 | 5.1"),
            [
                "修武县出口5.2亿元",
                "修武县出口同比增长3%",
                "全市出口158.6亿元",
                "全市出口同比增长5.1%",
            ],
        ),
        (
            markdown(
                "任务 | 进展", "新建公园10处 | 建成10处", "出口增长5% | 增长5.1%，总额158.6亿元"
            ),
            ["新建公园10处", "建成10处", "出口增长5%", "出口增长5%增长5.1%，总额158.6亿元"],
        ),
        (
            markdown(
                "指标 | 年初 | 目前",
                "绿电比例（%） | 20 | 60",
                "投资增速 | | 高于全省5个百分点",
            ),
            [
                "绿电比例由年初20%变为",
                "绿电比例目前60%",
                "投资增速目前高于全省5个百分点",
            ],
        ),
        (
            markdown("指标 | 增长% | 全省位次", "科技支出增速 | 9 | 1", "高新区综合排名 | | 7"),
            ["科技支出增长9%", "科技支出增速居全省第1位", "高新区综合排名居全省第7位"],
        ),
        (  # as people paste a table; a head stands in each of its places
            (
                "主要指标完成情况\n指标\t2024年\t2024年\t全省位次\n"
                "指标\t总量（亿元）\t增长（%）\t全省位次\n进出口总额\t223.4\t5.1\t6\n张三\t局长\n李四\t科长\n"
            ),
            [
                "2024年进出口总额223.4亿元",
                "2024年进出口总额增长5.1%",
                "2024年进出口总额居全省第6位",
            ],
        ),
        (  # of a group what each group has, not what it alone has
            (
                "<table><tr><td colspan=2>事项<td>进展<tr><td rowspan=2>省重点项目<td>数量<td>68个"
                "<tr><td>完成年度计划<td>131.1%<tr><td rowspan=2>市重点项目<td>完成年度计划<td>122.3%"
                "<tr><td>新开工项目<td>9个</table>"
            ),
            [
                "省重点项目68个",
                "省重点项目完成年度计划131.1%",
                "市重点项目完成年度计划122.3%",
                "新开工项目9个",
            ],
        ),
        (  # what has the unit is what is measured, and named last
            (
                "<table><tr><td rowspan=2>时点<td colspan=2>清洁运输比例（%）<tr><td>煤炭行业<td>钢铁行业"
                "<tr><td>年初<td>50<td>20<tr><td>年底<td>86.4<td>95</table>"
            ),
            [
                "煤炭行业清洁运输比例由年初50%变为",
                "钢铁行业清洁运输比例由年初20%变为",
                "年底煤炭行业清洁运输比例86.4%",
                "年底钢铁行业清洁运输比例95%",
            ],
        ),
        (
            markdown("指标 | 2024年", "进出口总额（亿元） | 223.4", "增速（%） | 5.1"),
            ["2024年进出口总额223.4亿元", "2024年进出口总额同比增长5.1%"],
        ),
    ],
)
def test_a_figure_is_said_with_its_heads(table: str, said: list[str]) -> None:
    """Units, years, places, changes and ranks from the row, the column or what stands above."""
    assert [one.text for one in statements(table)] == said


def test_merged_cells_are_said_once() -> None:
    """A head over two columns belongs to both; a title across all columns to none."""
    text = (
        "<table><tr><td colspan=3>主要指标<tr><td rowspan=2>指标<td colspan=2>2024年<tr><td>总量（亿元）<td>增长（%）"
        "<tr><td>出口<td>158.6<td rowspan=2>5.1<tr><td>进口<td>64.8</table>"
    )
    assert [one.text for one in statements(text)] == [
        "2024年出口158.6亿元",
        "2024年出口增长5.1%",
        "2024年进口64.8亿元",
    ]


def test_tables_side_by_side_below_titles_of_their_own() -> None:
    """The head of the first column comes again; what stands over each is no part of its names."""
    html = (
        "<table><tr><th colspan=2>城建<th colspan=2>民生</tr>"
        "<tr><th>指标<th>数量<th>指标<th>数量</tr>"
        "<tr><td>改造老旧小区<td>88个<td>新增公办学位<td>6592个</tr>"
        "<tr><td>新建公园<td>10处<td>家庭养老床位<td>1982张</tr></table>"
    )
    assert [one.text for one in statements(html)] == [
        "改造老旧小区88个",
        "新建公园10处",
        "新增公办学位6592个",
        "家庭养老床位1982张",
    ]


def test_a_head_over_several_rows_names_a_group() -> None:
    """It is no part of what the rows beside it are called."""
    html = (
        "<table><tr><th>板块<th>任务<th>数量</tr>"
        "<tr><th rowspan=2>开放<th>引进央企三级子公司<td>26家</tr>"
        "<tr><th>新设外资企业<td>9家</tr></table>"
    )
    assert [one.text for one in statements(html)] == ["引进央企三级子公司26家", "新设外资企业9家"]


def test_titles_in_a_table_are_its_caption() -> None:
    """The year and the unit of all."""
    text = (
        "<table><tr><td colspan=3>2024年主要指标<tr><td colspan=3>单位：亿元<tr><td>指标<td>总量<td>增速"
        "<tr><td>出口<td>158.6<td>5.1</table>"
    )
    assert [one.text for one in statements(text)] == [
        "2024年出口158.6亿元",
        "2024年出口同比增长5.1%",
    ]


def test_the_figures_own_part_stays_in_its_cell() -> None:
    """From 居, 第, 下降 or the first digit to the unit offsets never decrease; heads keep theirs."""
    text = markdown("指标 | 全省位次 | 增速（%）", "进出口总额（亿元） | **6** | -5.1")
    rank, change = statements(text)
    assert rank.text == "进出口总额居全省第6位"
    assert [text[start:end] for start, end in zip(rank.starts, rank.ends, strict=True)] == [
        *"进出口总额",
        *["", "", "", ""],
        "6",
        "",
    ]
    begin, end = span(rank, rank.text.index("居"), len(rank.text))
    assert text[begin:end] == "6"
    begin, end = span(change, change.text.index("下降"), len(change.text))
    assert text[begin:end] == "-5.1"
    assert change.line == 3
