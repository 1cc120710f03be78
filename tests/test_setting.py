"""Where and when figures are set: by title, heading, paragraph, sentence and clause."""

from __future__ import annotations

import pytest

from jzfacts.bearings import ELSEWHERE
from jzfacts.setting import Setting, Settings
from jzfacts.text import fold_prose

HOME = Setting("青禾市", "2030")
OTHER = Setting("新乡", "2030")


def settings(**told: str) -> Settings:
    return Settings(["青禾市", "云溪县", "江南省"], "青禾市", "2030", **told)


def set_at(text: str, mark: str = "#") -> list[Setting]:
    """The settings that hold at each mark in a paragraph; the marks stand for figures."""
    folded = fold_prose(text).text
    places = [at for at, one in enumerate(folded) if one == mark]
    changes = settings().through(folded, [(at, at + 1) for at in places])
    return [[held for start, held in changes if start <= at][-1] for at in places]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("粮食总产#", [HOME]),
        ("新乡市粮食总产#，居第#", [OTHER, OTHER]),
        ("青禾总产#，而新乡总产#", [HOME, OTHER]),
        ("新乡市总产#。就业#", [OTHER, OTHER]),
        ("新乡市总产#。全市就业#", [OTHER, HOME]),
        ("联合郑州创建#，总产#", [Setting("郑州", "2030"), HOME]),
        ("2029年总产#，2030年总产#", [Setting("青禾市", "2029"), HOME]),
        ("从2029年的#增加到#", [Setting("青禾市", "2029"), HOME]),
        ("上半年总产#，全年总产#", [Setting("青禾市", ELSEWHERE), HOME]),
        ("2029年上半年总产#，全年总产#", [Setting("青禾市", ELSEWHERE), HOME]),
    ],
)
def test_within_a_paragraph(text: str, held: list[Setting]) -> None:
    """The nearest word decides; a sentence's beginning holds on, a word within a clause not."""
    assert set_at(text) == held


@pytest.mark.parametrize(
    ("headings", "here"),
    [
        (["青禾市2030年工作"], HOME),
        (["新乡市2030年经济"], OTHER),
        (["云溪县情况"], Setting("云溪县", "2030")),
        (["2029年青禾市工作回顾"], Setting("青禾市", "2029")),
        (["2031年青禾市政府工作报告"], HOME),
        (["青禾市政府工作报告(2031年1月15日)"], HOME),
        (["青禾市政府工作报告(2030年1月15日)"], Setting("青禾市", "2029")),
        (["青禾市政府工作报告(2030年11月5日)"], Setting("青禾市", ELSEWHERE)),
        (["工作报告", "一、过去五年工作回顾"], Setting("青禾市", ELSEWHERE)),
        (["工作报告", "二、2031年工作安排"], Setting("青禾市", "2031", meant=True)),
        (["工作报告", "一、2031年工作安排", "二、2030年工作回顾"], HOME),
    ],
)
def test_titles_and_headings(headings: list[str], here: Setting) -> None:
    """A title names place, year or date; a report is called after the year it is given in."""
    draft = settings()
    draft.heading(headings[0])
    draft.close_opening()
    for heading in headings[1:]:
        draft.heading(heading)
    assert draft.here == here


def test_a_heading_ends_what_stands_below_its_level() -> None:
    """二、 ends what （一） said, and （二） does not end what 一、 said."""
    draft = settings()
    draft.heading("工作报告")
    draft.close_opening()
    draft.heading("一、新乡市")
    draft.heading("(一)2029年")
    assert draft.here == Setting("新乡", "2029")
    draft.heading("(二)产业")
    assert draft.here == OTHER
    draft.heading("二、青禾市")
    assert draft.here == HOME


def test_a_survey_finds_what_a_draft_without_title_is_about() -> None:
    """A place named thrice where the base's is not; times that begin sentences."""
    draft = settings()
    draft.survey("美丽新乡。建设新乡。新乡人民。全市总产3亿斤。")
    assert draft.here == OTHER
    draft = settings()
    draft.survey("2029年总产3亿斤。就业2万人。")
    assert draft.here == Setting("青禾市", ELSEWHERE)
    draft = settings()
    draft.survey("青禾、新乡、新乡、新乡。")
    assert draft.here == HOME


def test_what_the_user_tells_holds_against_the_title() -> None:
    """`--area` and `--period` speak for the draft."""
    draft = settings(told_area="云溪县", told_period="2029")
    draft.survey("新乡，新乡，新乡。")
    draft.heading("新乡市2031年工作报告")
    assert draft.here == Setting("云溪县", "2029")
    assert draft.here.known
