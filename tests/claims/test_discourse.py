"""Where and when the figures of a draft are set."""

import pytest

from jzfacts.claims.discourse import Discourse
from jzfacts.claims.headings import OFTEN, SPRING
from jzfacts.claims.time_place import ELSEWHERE, UNNAMED, Finder, TimePlace
from jzfacts.claims.times import Kind
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
    return [one.period if one.extent != Kind.PART else "part" for one in at_figures(text, draft)]


def after(*headings: str, opened: bool = True) -> TimePlace:
    """What holds after some headings; the last of them not of the draft's beginning."""
    draft = begun()
    for number, heading in enumerate(headings):
        if not opened or number:
            draft.close_opening()
        draft.heading(heading)
    return draft.here


def test_a_draft_that_says_nothing() -> None:
    """It speaks of the base's place and year."""
    assert begun().here == HERE
    assert at_figures("粮食总产※") == [HERE]


@pytest.mark.parametrize(
    ("there", "known"),
    [
        (HERE, True),
        (TimePlace("洛阳", "2020"), True),
        (TimePlace(ELSEWHERE, "2030"), False),
        (TimePlace("青禾市", ELSEWHERE), False),
        (TimePlace("青禾市", "2030", planned=True), False),
    ],
)
def test_what_a_base_may_know(there: TimePlace, known: bool) -> None:
    """A place, a year, and not planned for the future."""
    assert there.known is known


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("洛阳粮食※，棉花※。油料※。", ["洛阳市", "洛阳市", "洛阳市"]),
        ("粮食※，其中云溪县※。全部※。", ["青禾市", "云溪县", "青禾市"]),
        ("粮食在云溪县※，油料※。", ["云溪县", "云溪县"]),
        ("全省粮食※，全市※。", ["梧东省", "青禾市"]),
        ("全国粮食※，我县※。", ["全国", ELSEWHERE + "县"]),
        ("市本级收入※，其中青禾市本级税收※。", ["青禾市本级", "青禾市本级"]),
        ("旅客多来自洛阳※，收入※。", ["洛阳市", "青禾市"]),
        # marks and labels before a place hide nothing
        ("1. 洛阳粮食※", ["洛阳市"]),
        ("★洛阳市粮食※，油料※", ["洛阳市", "洛阳市"]),
        ("快讯｜洛阳粮食※", ["洛阳市"]),
        ("【数据新闻】洛阳粮食※", ["洛阳市"]),
        ("【洛阳】粮食※", ["洛阳市"]),
        ("本报洛阳讯 粮食※", ["洛阳市"]),
        ("（一）洛阳粮食※。油料※", ["洛阳市", "洛阳市"]),
    ],
)
def test_the_nearest_place_decides(text: str, found: list[str]) -> None:
    """From a sentence's beginning for the rest of it all; from within a clause for that alone."""
    assert places(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2029年粮食※，棉花※。油料※。", ["2029", "2029", "2029"]),
        ("粮食※，2029年※。油料※。", ["2030", "2029", "2030"]),
        ("粮食从2029年的※增至※。", ["2029", "2030"]),
        ("上半年粮食※，全年※。", ["part", "2030"]),
        ("2029年一季度粮食※，全年※。", ["part", "2029"]),
        ("粮食※，上年※。去年同期※。", ["2030", "2029", "part"]),
        ("粮食增幅为35年来最高，油料※。", ["2030"]),
        ("粮食比2029年增长※。", ["2030"]),
        # what is compared with a year is of a later one
        ("粮食※，比2030年增长※。", [ELSEWHERE, ELSEWHERE]),
        ("粮食※，2031年比2030年增长※。", ["2030", "2031"]),
        ("粮食※，与2030年相比，增长※。油料※。", [ELSEWHERE] * 3),
        ("粮食从2030年的※增至※。", ["2030", ELSEWHERE]),
        ("2030年以来，粮食※。2028年以来，粮食※。", [ELSEWHERE, "2030"]),
        # now is not before what was told of
        ("2031年新增※。目前，总数※。", ["2031", "part"]),
        ("2029年新增※。目前，总数※。", ["2029", "2030"]),
        ("粮食※，是2028年的※。", ["2030", "2030"]),
        ("获得2032年世界运动会举办权。粮食※，公办学位※。", ["2030", "2030"]),
        ("粮食两年平均增长※，棉花增速为20年来首次。油料※。", ["2030", "2030"]),
        # nor is the day on which something was told, or that on which something began
        ("1月24日，市统计局发布数据，粮食※。", ["2030"]),
        ("2003年6月，青禾农场改制。粮食※。", ["2030"]),
        ("2003年6月，粮食※。油料※。", ["part", "part"]),
        ("上年结转※，粮食※。", ["2030", "2030"]),
        # an estimate is of the whole year, whatever part of it was spoken of
        ("1至5月，粮食下降。预计，全年粮食※。", ["2030"]),
    ],
)
def test_the_nearest_time_decides(text: str, found: list[str]) -> None:
    """A time after 从 holds for the next figure alone; 全年 is the draft's own year again."""
    assert years(text) == found


@pytest.mark.parametrize(
    ("headings", "here"),
    [
        (["青禾市2030年工作"], HERE),
        (["新乡市2030年经济"], TimePlace("新乡市", "2030")),
        (["云溪县情况"], TimePlace("云溪县", "2030")),
        (["2029年青禾市工作回顾"], TimePlace("青禾市", "2029")),
        (["2031年青禾市政府工作报告"], HERE),
        (["青禾市政府工作报告(2031年1月15日)"], HERE),
        (["青禾市政府工作报告(2030年1月15日)"], TimePlace("青禾市", "2029")),
        (["青禾市政府工作报告(2030年6月30日)"], TimePlace("青禾市", "2029")),
        (["青禾市政府工作报告(2030年9月5日)"], TimePlace("青禾市", UNNAMED)),
        (["青禾市政府工作报告(2029年12月28日)"], TimePlace("青禾市", "2029")),
        (["青禾市政府工作报告(二〇二九年十二月二十八日)"], TimePlace("青禾市", "2029")),
        (["工作报告", "一、过去五年工作回顾"], TimePlace("青禾市", "2030", extent=Kind.SPAN)),
        (
            ["工作报告", "过去五年和2030年工作总结"],
            TimePlace("青禾市", "2030", extent=Kind.SPAN, or_year=True),
        ),
        (
            ["青禾市政府工作报告(2031年1月15日)", "二、2031年工作任务"],
            TimePlace("青禾市", "2031", planned=True),
        ),
        # after its plans a report does not go back
        (
            ["青禾市政府工作报告(2031年1月15日)", "二、2031年工作安排", "三、加强政府自身建设"],
            TimePlace("青禾市", "2030", planned=True),
        ),
        # a list that begins below a heading without a mark does not end it
        (
            ["青禾市政府工作报告(2031年1月15日)", "2031年工作任务", "一、推动产业升级"],
            TimePlace("青禾市", "2031", planned=True),
        ),
        (["工作报告", "二、2031年工作安排"], TimePlace("青禾市", "2031", planned=True)),
        (["工作报告", "一、2031年工作安排", "二、2030年工作回顾"], HERE),
        # the noun at its end says what a heading is; one of both leaves it open
        (["青禾市2030年重点工作完成情况"], HERE),
        (["青禾市2030年重点工作台账"], HERE),
        (["青禾市2030年重点工作对账单"], HERE),
        (["2031年青禾市政府工作报告(2030年工作回顾节选)"], HERE),
        (["工作回顾与下一步安排"], HERE),
    ],
)
def test_titles_and_headings(headings: list[str], here: TimePlace) -> None:
    """A title names place, year or date; a report is called after the year it is given in."""
    assert after(*headings) == here


def test_headings_pass_on_what_they_name() -> None:
    """To their section and those below, until the next as high."""
    assert after("青禾概览", "一、云溪县").area == "云溪县"
    assert after("青禾概览", "一、云溪县", "(一)农业").area == "云溪县"
    assert after("青禾概览", "一、云溪县", "二、农业").area == "青禾市"
    assert after("青禾概览", "一、2029年", "二、农业").period == "2030"


def test_a_title_passes_on_what_it_names_to_the_whole() -> None:
    """Sections begin with it; several years in it are none."""
    assert after("洛阳2028年概览", "一、农业") == TimePlace("洛阳市", "2028")
    draft = begun()
    draft.close_opening()
    for heading, level in (("洛阳", 1), ("云溪县", 2), ("农业", 3)):
        draft.heading(heading, level)
    assert draft.here.area == "云溪县"
    draft.heading("工业", 2)
    assert draft.here.area == "洛阳市"
    assert after("2027年和2028年").period == ELSEWHERE


def test_a_report_is_called_after_the_year_it_is_given_in() -> None:
    """It reports on the one before, and 去年 is that."""
    draft = begun()
    draft.heading("青禾市2031年政府工作报告")
    assert draft.here == HERE
    assert years("去年粮食※，今年※。", draft) == ["2030", "2031"]


def test_plans_are_for_the_future() -> None:
    """Under a heading that says so, until another looks back."""
    assert after("青禾概览", "一、下一步工作打算") == TimePlace("青禾市", "2030", planned=True)
    assert after("青禾概览", "一、下一步工作打算", "(一)农业").planned
    assert not after("青禾概览", "一、下一步工作打算", "二、成绩回顾").planned


@pytest.mark.parametrize(
    ("dated", "period"),
    [
        ("2031年2月3日", "2030"),
        ("2031-02-03", "2030"),
        (f"2031年{SPRING}月30日", "2030"),
        (f"2031年{SPRING + 1}月1日", UNNAMED),
        ("2028年3月1日", "2027"),
        ("粮食总产", "2030"),
    ],
)
def test_a_dated_draft(dated: str, period: str) -> None:
    """In spring it looks back on the year before; later it is of no whole year."""
    draft = begun()
    draft.opening(dated)
    assert draft.here.period == period


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("上半年粮食※。1—6月棉花※，6月末存款※。", ["2030-S1"] * 3),
        ("目前粮食※，全年※。", ["2030-S1", "2030"]),
        ("今年上半年粮食※，去年上半年※。", ["2030-S1", "2029-S1"]),
        ("一季度粮食※。1-3月※，3月末※。6月※。", ["2030-Q1", "2030-Q1", "2030-03", "2030-06"]),
        ("1—5月粮食※。2030年前三季度※。", ["2030-01/05", "2030-01/09"]),
    ],
)
def test_a_base_of_half_a_year(text: str, found: list[str]) -> None:
    """Parts of a year are known by their name or their months, however they are written."""
    half = TimePlace("青禾市", "2030-S1")
    assert [one.period for one in at_figures(text, begun(home=half))] == found


@pytest.mark.parametrize(
    ("dated", "period"),
    [("2030年6月30日", "2030-S1"), ("2030年12月1日", "2030-S1"), ("2031年1月1日", UNNAMED)],
)
def test_a_dated_draft_beside_a_base_of_half_a_year(dated: str, period: str) -> None:
    """It speaks of the half that has ended, as long as another would of a year."""
    draft = begun(home=TimePlace("青禾市", "2030-S1"))
    draft.opening(dated)
    assert draft.here.period == period


def test_a_date_under_a_title_that_names_the_year() -> None:
    """It says when that was published, not what it is of."""
    assert after("青禾市2029年统计公报", "2031年5月29日").period == "2029"


@pytest.mark.parametrize(
    ("lines", "here"),
    [
        (["2030年全市统计公报", "青禾市统计局2031年"], HERE),
        (["2030年上半年青禾市经济", "青禾市统计局2030年7月"], HERE._replace(period="2030-S1")),
        (["2030年青禾市统计公报", "2031年4月"], HERE),
        (["青禾市政府工作报告", "2031年2月市人代会"], HERE),
        (["青禾市政府工作报告", "(2031年2月)"], HERE),
        (["青禾市政府工作报告", "二〇三一年二月在青禾市人民代表大会上"], HERE),
        (["青禾：丰收之年", "洛阳日报2031年1月30日"], HERE),
        (["青禾市经济", "(1月24日市统计局发布)"], HERE),
        # a month without its writer is that of what is told
        (["青禾市经济月报", "2031年3月"], HERE._replace(period="2031-03")),
        (["青禾市经济", "(2029年)"], HERE._replace(period="2029")),
        # a numbered heading is no title
        (["2030年青禾市经济", "一、2029年工作回顾", "二、其他"], HERE),
    ],
)
def test_a_line_below_the_title(lines: list[str], here: TimePlace) -> None:
    """Who wrote it and when, or where it was given, is not what it speaks of."""
    draft = begun()
    for line in lines:
        draft.heading(line)
    assert draft.here._replace(extent=Kind.YEAR) == here


def test_a_date_beyond_the_opening() -> None:
    """It says when something happened, not when the draft was written."""
    draft = begun()
    draft.close_opening()
    draft.opening("2028年3月1日")
    assert draft.here == HERE


def test_a_draft_about_another_place() -> None:
    """One that is named often, the base's never, is what the draft is about, and its 全市."""
    draft = begun()
    draft.survey("洛阳增产。" * OFTEN)
    assert places("全市粮食※", draft) == ["洛阳市"]
    for text in ("洛阳增产。" * (OFTEN - 1), "洛阳增产。" * OFTEN + "青禾增产。"):
        draft = begun()
        draft.survey(text)
        assert draft.here == HERE


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("全县粮食※", ELSEWHERE + "县"),
        ("青禾市各县粮食※，全县※", "青禾市"),
        ("全市粮食※，全县※", "青禾市"),
        ("我代表北岭县人民政府报告工作", "北岭县"),
    ],
)
def test_a_draft_about_a_place_without_a_name(text: str, area: str) -> None:
    """全县 is of whoever speaks, which is not a city that the draft never names."""
    draft = begun()
    draft.survey(text)
    assert draft.here.area == area


@pytest.mark.parametrize(
    ("text", "area"), [("全县粮食增产。", f"{ELSEWHERE}县"), ("该县粮食增产。", "青禾市")]
)
def test_a_draft_that_speaks_as_a_county_would(text: str, area: str) -> None:
    """It is none of a city; 该县 says nothing of who speaks."""
    draft = begun()
    draft.survey(text)
    assert places("粮食※", draft) == [area]


def test_a_draft_about_other_years() -> None:
    """One whose sentences begin with others far more often is of no year of the base."""
    draft = begun()
    draft.survey("2027年增产。" * (OFTEN + 1) + "2030年增产。")
    assert draft.here.period == ELSEWHERE
    draft = begun()
    draft.survey("2027年增产。" * OFTEN + "2030年增产。")
    assert draft.here == HERE


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


def test_where_the_speaker_is() -> None:
    """全县 is a county's own, and no county's 全市."""
    county = begun(home=TimePlace("云溪县", "2030"))
    assert places("全县粮食※，全市※。", county) == ["云溪县", ELSEWHERE + "市"]
    assert places("全省粮食※。", Discourse(Finder(["青禾市"]), HERE)) == [ELSEWHERE + "省"]
    real = Discourse(Finder(["沁阳市"]), TimePlace("沁阳市", "2030"))
    assert places("全市粮食※，全省※，全国※。", real) == ["沁阳市", "河南省", "全国"]


def test_whose_government_reports() -> None:
    """我代表省人民政府: the report is the province's, and so is its 全省."""
    draft = Discourse(Finder(["焦作市"]), TimePlace("焦作市", "2030"))
    draft.survey("现在，我代表省人民政府，向大会报告工作。")
    assert places("粮食※，全省※。", draft) == ["河南省", "河南省"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("本报新乡讯 去年，全市粮食※。我市油料※。", ["新乡市", "新乡市"]),
        ("新乡市粮食※，全省※，全市※，我市※。", ["新乡市", "河南省", "新乡市", "焦作市"]),
        ("沁阳市粮食※，全市※。", ["沁阳市", "焦作市"]),
        ("沁阳市委书记说，全市粮食※。", ["沁阳市"]),
        ("武陟县粮食※，全县※，全市※。", ["武陟县", "武陟县", "焦作市"]),
        ("据新乡日报，该市粮食※。", ["新乡市"]),
    ],
)
def test_whose_is_the_whole_city(text: str, found: list[str]) -> None:
    """全市 is whose text or paragraph it is; a city of ours does not take it, unless it speaks."""
    finder = Finder(["焦作市"])
    draft = Discourse(finder, TimePlace("焦作市", "2030"))
    text = fold_prose(text).text
    figures = [(at, at + 1) for at, one in enumerate(text) if one == "※"]
    assert [one.area for one in draft.time_places(text, finder.find(text), figures)] == found


def test_who_spoke_last_speaks_on() -> None:
    """In a draft that never names its own place; else each paragraph begins with that."""
    draft = begun()
    draft.survey("洛阳粮食增产。")
    assert places("洛阳粮食※。", draft) == ["洛阳市"]
    assert places("油料※。", draft) == ["洛阳市"]
    draft = begun()
    draft.survey("青禾市：洛阳粮食增产。")
    assert places("洛阳粮食※。", draft) == ["洛阳市"]
    assert places("油料※，该市※。", draft) == ["青禾市", "洛阳市"]


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what it reports on stands at the beginning of the clause
        ("云溪县粮食总产※,增长※。", [("云溪县", ""), ("云溪县", "")]),
        ("洛阳市:粮食总产※。", [("洛阳市", "")]),
        # news of a place says nothing of the next sentence
        ("洛阳市获评示范市。粮食总产※。", [("青禾市", "")]),
        # of what follows in the sentence it is not certain
        ("洛阳市加快发展,粮食总产※。", [("青禾市", "洛阳市")]),
        ("对标洛阳市,粮食总产※。", [("青禾市", "洛阳市")]),
        (
            "洛阳市机场吞吐量※,粮食总产※。出口※。",
            [("洛阳市", ""), ("青禾市", "洛阳市"), ("青禾市", "")],
        ),
        # nor is the first of some examples whose the count is
        ("洛阳市大桥、苗圃等※个项目开工。", [("青禾市", "洛阳市")]),
        ("运动员参加洛阳市运动会获奖牌※,粮食总产※。", [("青禾市", "洛阳市"), ("青禾市", "")]),
        # a name in quotes is no place
        ("参加“洛阳论坛”,粮食总产※。", [("青禾市", "")]),
    ],
)
def test_places_in_a_governments_report(text: str, expected: list[tuple[str, str]]) -> None:
    """A place named in passing leaves its figures in doubt, and no others."""
    draft = begun()
    draft.survey(REPORT + text)
    assert [(one.area, one.passing) for one in at_figures(text, draft)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("连续三年居首,粮食总产※。", ["2030"]),
        ("预计明年粮食总产※;目前粮食总产※。", ["?", "2030"]),
    ],
)
def test_times_beside_the_draft_s_own(text: str, expected: list[str]) -> None:
    assert years(text) == expected
