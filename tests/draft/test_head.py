"""Of which year, or part of one, a report says that it is."""

from cases import cases

from jzfacts.audit.page import Page
from jzfacts.documents.markup import read_text
from jzfacts.draft.drafting import draft, findable
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


def test_the_plain_id_is_that_of_the_reports_own_year() -> None:
    """Whichever year the page prints first."""
    drafted = draft(
        read_text("2029年粮食总产40亿斤。2030年粮食总产42亿斤。"), area="青禾市", period="2030"
    )
    assert {fact.id: fact.keys.get("period") for fact in drafted.facts} == {
        "grain-output-2": "2029",
        "grain-output": None,
    }


def test_places_that_pinyin_does_not_tell_apart() -> None:
    """陕西 is spelled otherwise than 山西, officially."""
    text = read_text("粮食总产42亿斤。")
    shaanxi, shanxi = (draft(text, area=area, period="2030") for area in ("陕西省", "山西省"))
    assert 'id = "shaanxi-2030"' in shaanxi.text
    assert 'id = "shanxi-2030"' in shanxi.text


@cases
def test_documents_of_one_city_and_year(title: str, id: str) -> None:
    """Their bases can be used together, for each source says what it is."""
    drafted = draft(read_text(f"{title}\n2031年1月15日\n粮食总产42亿斤。"))
    assert drafted.source["id"] == id


@cases
def test_what_a_fact_is_called(sentence: str, names: str) -> None:
    """As the page prints it, and officially, where it has an official name."""
    drafted = draft(read_text(sentence), area="青禾市", period="2030")
    assert (
        " ".join(name for one in drafted.known for name in (one.indicator, *one.aliases)) == names
    )


@cases
def test_the_last_place_is_found(line: str, what: str, found: str) -> None:
    """Each time the last place where the words stand."""
    start = line.rindex(what)
    assert findable(Page("page.txt", line + "\n"), 1, start, start + len(what)) == found
