"""The main text of web pages: what of a page is its report, and what stands around it."""

from cases import cases

from jzfacts.documents.markup import read_text
from jzfacts.documents.model import Paragraph

MENU = '<ul><li><a href="/a">首页</a><li><a href="/b">政务公开</a></ul>'
LINKS = '<ul><li><a href="/c">一季度增长5.5%</a><li><a href="/d">财政收入312亿元</a></ul>'
FOOT = "主办：市政府办公室　电话：0391-3568001　豫ICP备05012345号-1"
TEXT = ["一、综合", "粮食总产42.4亿斤。", "棉花5万斤"]


def main_text(page: str) -> list[str]:
    elements = read_text(f"<!DOCTYPE html><title>政府工作报告_市政府</title>{page}").elements
    return [one.text for one in elements if isinstance(one, Paragraph)]


@cases
def test_the_report_is_all_there_and_nothing_else(page: str) -> None:
    """Whatever is around it, also where elements are misused or not closed."""
    assert main_text(page.format(*TEXT, menu=MENU, links=LINKS, foot=FOOT)) == TEXT


def test_the_title_and_what_is_below_it_belong_to_the_text() -> None:
    """It stands in a block of its own, with the date of the page."""
    page = f"{MENU}<div>政府工作报告</div><div>2025-02-19</div><div><p>{TEXT[1]}</div>{FOOT}"
    assert main_text(page) == ["政府工作报告", "2025-02-19", TEXT[1]]


def test_a_fragment_is_taken_whole() -> None:
    """It is what someone has chosen."""
    elements = read_text(f"<p>{TEXT[1]}</p>{LINKS}").elements
    assert [one.text for one in elements if isinstance(one, Paragraph)] == [
        TEXT[1],
        "一季度增长5.5%",
        "财政收入312亿元",
    ]
