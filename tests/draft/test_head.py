"""Of which year, or part of one, a report says that it is."""

from cases import cases

from jzfacts.documents.markup import read_text
from jzfacts.draft.drafting import draft
from jzfacts.draft.head import read_head


@cases
def test_the_period_of_a_report(head: str, period: str | None) -> None:
    """What it does not say is asked for, not guessed."""
    assert read_head(read_text(head)).period == period


@cases
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
    assert [fact.keys["indicator"] for fact in drafted.facts] == ["粮食总产"]
