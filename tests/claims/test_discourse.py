"""Where and when the figures of a draft are set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.claims.discourse import OFTEN, SPRING, Setting, Settings
from jzfacts.claims.time_place import ELSEWHERE
from jzfacts.text.normalize import fold_prose

HERE = Setting("青禾市", "2030")


def settings(area: str | None = None, period: str | None = None) -> Settings:
    """A draft about to be read against a base of 青禾市, 2030; and what the user says of it."""
    return Settings(
        ["青禾市", "云溪县"], "青禾市", "2030", told_area=area, told_period=period, names=["粮食"]
    )


def at_figures(text: str, draft: Settings | None = None) -> list[Setting]:
    """The setting of each ※ in a paragraph, which stands for a figure."""
    folded = fold_prose(text).text
    marks = [at for at, one in enumerate(folded) if one == "※"]
    changes = (draft or settings()).through(folded, [(at, at + 1) for at in marks])
    return [[setting for start, setting in changes if start <= at][-1] for at in marks]


def places(text: str, draft: Settings | None = None) -> list[str]:
    return [setting.area for setting in at_figures(text, draft)]


def years(text: str, draft: Settings | None = None) -> list[str]:
    return [setting.period for setting in at_figures(text, draft)]


def after(*headings: str, opened: bool = True) -> Setting:
    """What holds after some headings; the last of them not of the draft's beginning."""
    draft = settings()
    for number, heading in enumerate(headings):
        if not opened or number:
            draft.close_opening()
        draft.heading(heading)
    return draft.here


def test_a_draft_that_says_nothing() -> None:
    """It speaks of the base's place and year."""
    assert settings().here == HERE
    assert at_figures("粮食总产※") == [HERE]


@pytest.mark.parametrize(
    ("setting", "known"),
    [
        (HERE, True),
        (Setting("洛阳", "2020"), True),
        (Setting(ELSEWHERE, "2030"), False),
        (Setting("青禾市", ELSEWHERE), False),
        (Setting("青禾市", "2030", meant=True), False),
    ],
)
def test_a_setting_that_a_base_may_know(setting: Setting, known: bool) -> None:
    """A place, a year, and not meant for the future."""
    assert setting.known is known


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("洛阳粮食※，棉花※。油料※。", ["洛阳", "洛阳", "洛阳"]),
        ("粮食※，其中云溪县※。全部※。", ["青禾市", "云溪县", "青禾市"]),
        ("粮食在云溪县※，油料※。", ["云溪县", "云溪县"]),
        ("全省粮食※，全市※。", [ELSEWHERE, "青禾市"]),
        ("旅客多来自洛阳※，收入※。", ["洛阳", "青禾市"]),
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
        ("上半年粮食※，全年※。", [ELSEWHERE, "2030"]),
        ("粮食比2029年增长※。", ["2030"]),
    ],
)
def test_the_nearest_time_decides(text: str, found: list[str]) -> None:
    """A time after 从 holds for the next figure alone; 全年 is the draft's own year again."""
    assert years(text) == found


@pytest.mark.parametrize(
    ("headings", "here"),
    [
        (["青禾市2030年工作"], HERE),
        (["新乡市2030年经济"], Setting("新乡", "2030")),
        (["云溪县情况"], Setting("云溪县", "2030")),
        (["2029年青禾市工作回顾"], Setting("青禾市", "2029")),
        (["2031年青禾市政府工作报告"], HERE),
        (["青禾市政府工作报告(2031年1月15日)"], HERE),
        (["青禾市政府工作报告(2030年1月15日)"], Setting("青禾市", "2029")),
        (["青禾市政府工作报告(2030年11月5日)"], Setting("青禾市", ELSEWHERE)),
        (["工作报告", "一、过去五年工作回顾"], Setting("青禾市", ELSEWHERE)),
        (["工作报告", "二、2031年工作安排"], Setting("青禾市", "2031", meant=True)),
        (["工作报告", "一、2031年工作安排", "二、2030年工作回顾"], HERE),
    ],
)
def test_titles_and_headings(headings: list[str], here: Setting) -> None:
    """A title names place, year or date; a report is called after the year it is given in."""
    assert after(*headings) == here


def test_headings_pass_on_what_they_name() -> None:
    """To their section and those below, until the next as high."""
    assert after("青禾概览", "一、云溪县").area == "云溪县"
    assert after("青禾概览", "一、云溪县", "(一)农业").area == "云溪县"
    assert after("青禾概览", "一、云溪县", "二、农业").area == "青禾市"
    assert after("青禾概览", "## 云溪县", "### 农业").area == "云溪县"
    assert after("青禾概览", "一、2029年", "二、农业").period == "2030"


def test_a_title_passes_on_what_it_names_to_the_whole() -> None:
    """Sections begin with it; several years in it are none."""
    assert after("洛阳2028年概览", "一、农业") == Setting("洛阳", "2028")
    assert after("# 洛阳", "## 农业", opened=False).area == "洛阳"
    assert after("2027年和2028年").period == ELSEWHERE


def test_a_report_is_called_after_the_year_it_is_given_in() -> None:
    """It reports on the one before, and 去年 is that."""
    draft = settings()
    draft.heading("青禾市2031年政府工作报告")
    assert draft.here == HERE
    assert years("去年粮食※，今年※。", draft) == ["2030", "2031"]


def test_plans_are_meant_for_the_future() -> None:
    """Under a heading that says so, until another looks back."""
    assert after("青禾概览", "一、下一步工作打算") == Setting("青禾市", "2030", meant=True)
    assert after("青禾概览", "一、下一步工作打算", "(一)农业").meant
    assert not after("青禾概览", "一、下一步工作打算", "二、成绩回顾").meant


@pytest.mark.parametrize(
    ("dated", "period"),
    [
        ("2031年2月3日", "2030"),
        ("2031-02-03", "2030"),
        (f"2031年{SPRING}月30日", "2030"),
        (f"2031年{SPRING + 1}月1日", ELSEWHERE),
        ("2028年3月1日", "2027"),
        ("粮食总产", "2030"),
    ],
)
def test_a_dated_draft(dated: str, period: str) -> None:
    """In spring it looks back on the year before; later it is of no whole year."""
    draft = settings()
    draft.opening(dated)
    assert draft.here.period == period


def test_a_date_beyond_the_opening() -> None:
    """It says when something happened, not when the draft was written."""
    draft = settings()
    draft.close_opening()
    draft.opening("2028年3月1日")
    assert draft.here == HERE


def test_a_draft_about_another_place() -> None:
    """One that is named often, the base's never, is what the draft is about, and its 全市."""
    draft = settings()
    draft.survey("洛阳增产。" * OFTEN)
    assert places("全市粮食※", draft) == ["洛阳"]
    for text in ("洛阳增产。" * (OFTEN - 1), "洛阳增产。" * OFTEN + "青禾增产。"):
        draft = settings()
        draft.survey(text)
        assert draft.here == HERE


def test_a_draft_about_other_years() -> None:
    """One whose sentences begin with others far more often is of no year of the base."""
    draft = settings()
    draft.survey("2027年增产。" * (OFTEN + 1) + "2030年增产。")
    assert draft.here.period == ELSEWHERE
    draft = settings()
    draft.survey("2027年增产。" * OFTEN + "2030年增产。")
    assert draft.here == HERE


def test_what_the_user_says_of_a_draft_goes_before() -> None:
    """Neither title, survey nor date change it; a sentence that names another does."""
    draft = settings("云溪县", "2029")
    draft.survey("洛阳增产。" * OFTEN)
    draft.heading("洛阳2027年工作报告")
    draft.opening("2028年3月1日")
    assert draft.here == Setting("云溪县", "2029")
    assert places("全县粮食※，洛阳※。", draft) == ["云溪县", "洛阳"]


@given(st.text(alphabet="青禾云溪县市全省2029年从的比上半、※,。", max_size=40))
def test_every_position_has_a_setting(text: str) -> None:
    """From the first on, in order, and the first is the section's."""
    folded = fold_prose(text).text
    changes = settings().through(folded, [])
    starts = [start for start, _ in changes]
    assert changes[0] == (0, HERE) or starts[:2] == [0, 0]
    assert starts == sorted(starts)
