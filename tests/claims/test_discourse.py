"""Where and when the figures of a draft are set."""

import pytest
from cases import cases

from jzfacts.claims.area_period.discourse import Discourse
from jzfacts.claims.area_period.expressions import Finder
from jzfacts.claims.area_period.headings import OFTEN
from jzfacts.claims.area_period.time_place import ELSEWHERE, TimePlace
from jzfacts.claims.area_period.times import Kind
from jzfacts.text.normalize import fold_prose

HERE = TimePlace("青禾市", "2030")


AREAS = ["青禾市", "云溪县", "梧东省"]
FINDER = Finder(AREAS, ["粮食"])


def begun(area: str | None = None, period: str | None = None, home: TimePlace = HERE) -> Discourse:
    """A draft about to be read against a base of one place and year; what the user says of it."""
    return Discourse(FINDER, home, area=area, period=period)


def at_figures(text: str, draft: Discourse | None = None) -> list[TimePlace]:
    """The place and time of each ※ in a paragraph, which stands for a figure."""
    folded = fold_prose(text).text
    figures = [(at, at + 1) for at, one in enumerate(folded) if one == "※"]
    return (draft or begun()).time_places(folded, FINDER.find(folded), figures)


def places(text: str, draft: Discourse | None = None) -> list[str]:
    return [one.area for one in at_figures(text, draft)]


def years(text: str, draft: Discourse | None = None) -> list[str]:
    there = at_figures(text, draft)
    return ["part" if one.extent == Kind.PART else one.together or one.period for one in there]


def told(there: TimePlace) -> str:
    """A place and time in words."""
    extent = {Kind.YEAR: "", Kind.PART: " part", Kind.SPAN: " span"}[there.extent]
    planned, or_year = " planned" * there.planned, " or year" * there.or_year
    return f"{there.area} {there.period}{planned}{extent}{or_year}"


def after(*headings: str, opened: bool = True) -> TimePlace:
    """What holds after some headings; the last of them not of the draft's beginning."""
    draft = begun()
    for number, heading in enumerate(headings):
        if not opened or number:
            draft.close_opening()
        draft.heading(heading)
    return draft.here


@cases
def test_the_nearest_place_decides(text: str, found: str) -> None:
    """From a sentence's beginning for the rest of it all; from within a clause for that alone."""
    assert " ".join(places(text)) == found


@cases
def test_the_nearest_time_decides(text: str, found: str) -> None:
    """A time after 从 holds for the next figure alone; 全年 is the draft's own year again."""
    assert " ".join(years(text)) == found


@cases
def test_titles_and_headings(headings: str, here: str) -> None:
    """A title names place, year or date; a report is called after the year it is given in."""
    assert told(after(*headings.split(" / "))) == here


@cases
def test_a_base_of_half_a_year(text: str, found: str) -> None:
    """Parts of a year are known by their name or their months, however they are written."""
    half = TimePlace("青禾市", "2030-S1")
    assert " ".join(one.period for one in at_figures(text, begun(home=half))) == found


@cases
def test_a_dated_draft(home: str, dated: str, period: str) -> None:
    """In spring it looks back on the year before, later it is of no whole year; beside a base of a
    half it speaks of the half that has ended, as long as another would of a year.
    """
    draft = begun(home=TimePlace("青禾市", home))
    draft.opening(dated)
    assert draft.here.period == period


@cases
def test_a_line_below_the_title(lines: str, here: str) -> None:
    """Who wrote it and when, or where it was given, is not what it speaks of."""
    draft = begun()
    for line in lines.split(" / "):
        draft.heading(line)
    assert told(draft.here._replace(extent=Kind.YEAR)) == here


def test_a_numbered_chapter_in_the_style_of_a_title_is_a_chapter() -> None:
    """Word has a style for titles beside that of its highest headings."""
    draft = begun()
    draft.heading("青禾市政府工作报告")
    draft.close_opening()
    for chapter in ("一、2031年工作安排", "二、自身建设"):
        draft.heading(chapter, 1)
    assert told(draft.here) == "青禾市 2030 planned"


def test_a_date_beyond_the_opening() -> None:
    """It says when something happened, not when the draft was written."""
    draft = begun()
    draft.close_opening()
    draft.opening("2028年3月1日")
    assert draft.here == HERE


@cases
def test_whom_and_when_a_draft_is_about(text: str, here: str) -> None:
    """As most of it says, if it never names the base's own; 全县 is of whoever speaks."""
    draft = begun()
    draft.survey(text)
    assert told(draft.here) == here


def test_a_month_and_the_months_up_to_it() -> None:
    """Both are of one draft, one other part of the year is none; 当月 is the last month."""
    july = HERE._replace(period="2030-07")
    for text in ("1至7月，粮食增产。" * OFTEN, "1至6月，粮食增产。"):
        draft = begun(home=july)
        draft.survey(text)
        assert draft.here == july
    draft.survey("1至6月，粮食增产。" * OFTEN)
    assert draft.here.period == ELSEWHERE
    draft = begun(home=HERE._replace(period="2030-01/09"))
    assert years("前三季度粮食※，当月※。", draft) == ["part", "part"]
    for text, period in (
        ("当月粮食※。", "2030-09"),
        ("前9个月粮食※。", "2030-01/09"),
        ("2030年前八个月粮食※。", "2030-01/08"),
        ("目前1月粮食※。", "2030-01"),
    ):
        assert at_figures(text, draft)[0].period == period
    assert not at_figures("当月粮食※。")[0].known


def test_what_the_user_says_of_a_draft_goes_before() -> None:
    """Neither title, survey nor date change it; a sentence that names another does."""
    draft = begun("云溪县", "2029")
    draft.survey("洛阳增产。" * OFTEN)
    draft.heading("洛阳2027年工作报告")
    draft.opening("2028年3月1日")
    assert draft.here == TimePlace("云溪县", "2029")
    assert places("全县粮食※，洛阳※。", draft) == ["云溪县", "洛阳市"]


def test_whose_government_reports() -> None:
    """我代表省人民政府: the report is the province's, and so is its 全省."""
    draft = Discourse(Finder(["焦作市"]), TimePlace("焦作市", "2030"))
    draft.survey("现在，我代表省人民政府，向大会报告工作。")
    assert places("粮食※，全省※。", draft) == ["河南省", "河南省"]
    draft = Discourse(Finder(["焉耆回族自治县"]), TimePlace("焉耆回族自治县", "2030"))
    draft.survey("自治县人民政府县长\n现在，我代表自治县人民政府，向大会报告工作。")
    assert places("粮食※，全县※。", draft) == ["焉耆回族自治县"] * 2


@cases
def test_whose_is_the_whole_city(text: str, found: list[str]) -> None:
    """全市 is whose text or paragraph it is; a city of ours does not take it, unless it speaks."""
    finder = Finder(["焦作市"])
    draft = Discourse(finder, TimePlace("焦作市", "2030"))
    text = fold_prose(text).text
    figures = [(at, at + 1) for at, one in enumerate(text) if one == "※"]
    assert [one.area for one in draft.time_places(text, finder.find(text), figures)] == found


def test_several_years_and_the_year_itself() -> None:
    """五年来 holds for its paragraph; 一年来 ends what a heading said of several years."""
    draft = begun()
    draft.heading("青禾市2031年政府工作报告")
    draft.close_opening()
    draft.heading("一、过去五年工作回顾")
    assert at_figures("五年来，粮食※。", draft)[0].several_years
    assert at_figures("油料※。", draft)[0].several_years
    assert at_figures("一年来，粮食※。", draft) == [HERE]
    assert at_figures("油料※。", draft) == [HERE]
    at_figures("五年来，粮食连年增产。", draft)  # without a figure of its own it leads in others
    assert at_figures("油料※。", draft)[0].together == "2026/2030"


@pytest.mark.parametrize("said", ["过去五年，", "这是砥砺奋进的五年。", "这五年，是不平凡的五年。"])
def test_a_chapter_on_several_years_and_their_last(said: str) -> None:
    """Which of them its paragraphs are of is what was said last, and not known before."""
    draft = begun()
    draft.close_opening()
    draft.heading("一、过去五年和2030年工作回顾")
    assert at_figures("粮食※。", draft)[0].or_year
    five = HERE._replace(extent=Kind.SPAN, since="2026")
    assert at_figures(f"{said}粮食※。油料※。", draft) == [five, five]
    assert at_figures("棉花※。", draft) == [five]
    assert at_figures("2030年，粮食※。", draft) == [HERE]
    assert at_figures("棉花※。", draft) == [HERE]
    assert at_figures("这是求真务实的一年。棉花※。", draft) == [HERE]


def test_a_heading_at_the_beginning_of_a_paragraph() -> None:
    """It ends the review, however long the text behind it."""
    draft = begun()
    draft.close_opening()
    draft.run_in_heading("二、2031年工作安排 2031年是关键之年。")
    assert draft.here == TimePlace("青禾市", "2031", planned=True)
    draft.run_in_heading("三、民生改善。粮食增产。")
    assert draft.here.planned


REPORT = "我代表市人民政府,向大会报告工作。"


def test_the_province_in_the_report_of_a_city() -> None:
    """Whatever bears its name, it is not reported on."""
    finder = Finder(["焦作市"])
    draft = Discourse(finder, TimePlace("焦作市", "2030"))
    draft.survey(REPORT)
    text = "产品列入河南省计划※,在河南省大赛上获奖※。"
    figures = [(at, at + 1) for at, one in enumerate(text) if one == "※"]
    found = draft.time_places(text, finder.find(text), figures)
    assert [(one.area, one.passing) for one in found] == [("焦作市", ""), ("焦作市", "河南省")]


@cases
def test_places_in_a_governments_report(text: str, expected: list[tuple[str, str]]) -> None:
    """A place named in passing leaves its figures in doubt, and no others."""
    draft = begun()
    draft.survey(REPORT + text)
    assert [(one.area, one.passing) for one in at_figures(text, draft)] == expected


def test_a_title_that_names_the_last_month() -> None:
    """It is of the months up to that one, unless sentences begin with the month itself."""
    told = {}
    for text in ("一季度，粮食增产。3月末，存款增加。", "一季度，粮食增产。3月，棉花增产。"):
        draft = begun(home=TimePlace("青禾市", "2030-Q1"))
        draft.survey(f"青禾市2030年3月经济运行情况\n\n{text}\n")
        draft.heading("青禾市2030年3月经济运行情况")
        told[text[-5:]] = draft.here.period
    assert told == {"存款增加。": "2030-Q1", "棉花增产。": "2030-03"}
