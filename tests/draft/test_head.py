"""Of which year, or part of one, a report says that it is."""

import pytest

from jzfacts.documents.markup import read_text
from jzfacts.draft.drafting import draft
from jzfacts.draft.head import read_head


@pytest.mark.parametrize(
    ("head", "period"),
    [
        ("青禾市政府工作报告\n2031年1月15日\n各位代表：", "2030"),
        ("青禾市2031年政府工作报告\n各位代表：", "2030"),
        ("青禾市政府工作报告\n2030年12月28日\n各位代表：", "2030"),
        ("青禾市政府工作报告\n（2031年）\n各位代表：", "2030"),
        ("关于青禾市2030年预算执行情况\n及2031年预算草案的报告\n2031年2月20日\n", "2030"),
        ("去年青禾市粮食增产\n2031年2月8日\n粮食增产。", "2030"),
        # a title says it, not the date under it
        ("青禾市2029年统计公报\n2031年5月29日\n", "2029"),
        ("青禾市2030年一季度经济运行情况\n一季度，粮食增产。", "2030-Q1"),
        ("青禾市2030年上半年经济稳中向好\n上半年，粮食增产。", "2030-S1"),
        # neither title nor review: the part that is spoken of, in the year of the date
        ("青禾粮食增产\n2030年7月20日\n上半年，粮食增产。上半年，棉花减产。", "2030-S1"),
        ("青禾粮食增产\n2030年1月20日\n四季度，粮食增产。四季度，棉花减产。", "2029-Q4"),
        ("青禾粮食增产\n2030年7月20日\n粮食增产。", None),
    ],
)
def test_the_period_of_a_report(head: str, period: str | None) -> None:
    """What it does not say is asked for, not guessed."""
    assert read_head(read_text(head)).period == period


@pytest.mark.parametrize(
    ("head", "title", "area"),
    [
        # neither what stands over a table, nor what follows a sentence
        (
            "政府工作报告\n青禾市主要经济指标表\n指标\t数值\n粮食产量（亿斤）\t42\n",
            "政府工作报告",
            None,
        ),
        ("焦作市公报\n粮食增产。\n粮食生产工作情况通报\n", "焦作市公报", "焦作市"),
        ("政府工作报告\n重点工作推进情况如下：\n粮食增产。", "政府工作报告", None),
        # a town of a district, a zone that is called after a city, the nation
        ("焦作市修武县七贤镇政府工作报告\n", "焦作市修武县七贤镇政府工作报告", "七贤镇"),
        ("焦作工业园区概况\n", "焦作工业园区概况", "焦作工业园区"),
        ("政府工作报告\n第十届全国人民代表大会第三次会议\n", "政府工作报告", "全国"),
    ],
)
def test_the_title_and_the_area_of_a_report(head: str, title: str, area: str | None) -> None:
    """An area that the head does not say is doubtful."""
    read = read_head(read_text(head))
    assert (read.title, None if "area" in read.doubts else read.area) == (title, area)


def test_what_a_head_does_not_say_is_doubtful() -> None:
    """The year that a text names most is taken, none that is to come, and the base is marked."""
    text = "青禾市概况\n2029年修通公路。2030年粮食总产42亿斤。到2035年粮食达到50亿斤。\n"
    drafted = draft(read_text(text))
    assert 'period = "2030"\n' in drafted.text
    assert (
        "# ? no words of the head say of which year it is; is it of this one?\n[[source]]"
        in drafted.text
    )


def test_a_report_called_after_the_year_in_a_line_below_its_title() -> None:
    """It is given in that year, and on the one before."""
    text = read_text("青禾市政府工作报告\n（2031年）\n一、五年工作回顾\n粮食总产达到42亿斤。\n")
    assert [fact.period for fact in draft(text).known] == ["2030"]


def test_a_base_of_part_of_a_year() -> None:
    """Its source is named in lower case, as ids are."""
    text = read_text("青禾市2030年上半年经济运行情况\n上半年，粮食总产42亿斤。\n")
    drafted = draft(text)
    assert 'id = "qinghe-2030-s1"' in drafted.text
    assert 'period = "2030-S1"' in drafted.text
    assert [fact.keys["indicator"] for fact in drafted.facts] == ["粮食产量"]
