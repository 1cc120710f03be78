"""A source's facts held against its page."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jzfacts.audit.evidence import prove, published
from jzfacts.audit.page import open_page
from jzfacts.documents.finding import Finding
from jzfacts.facts.model import Fact, SetAside, Source

SOURCE = Source(
    "page",
    "摘编",
    "柳河县",
    "2022",
    "2023-03-05",
    set_aside=(SetAside(3, "三农", "a word"),),
)
FACT = Fact(
    "shops", "果店", "柳河县", "2022", SOURCE, (3,), value=Decimal(5), unit="家", outcome="开业"
)
PAGE = open_page("p", "2023年3月5日\n\n三农:5家果店开业,另有6座冷库\n")


def test_what_is_left_over() -> None:
    """Neither the date, nor what a fact claims, nor what the source sets aside."""
    proof = prove(PAGE, SOURCE, [FACT])
    assert [one.mention.text for one in proof.unclaimed()] == ["6座"]


@pytest.mark.parametrize(
    ("text", "count"),
    [("2023年3月5日", 3), ("２０２３年３月５日", 3), ("2023年3月6日", 0), ("2023年3月", 0)],
)
def test_the_date_of_publication(text: str, count: int) -> None:
    """Year, month and day together, wherever they are printed first."""
    page = open_page("p", f"第2版 {text} 2023年3月5号")
    assert len(published(page, SOURCE)) == count


def test_findings_have_places() -> None:
    """At a span with what the file has there; on a line, the last one at most."""
    proof = prove(PAGE, SOURCE, [FACT])
    at = proof.at(14, 16, "rule", "message", status="missing", fact="shops", expected="6家")
    assert at == Finding("p", 3, 4, "error", "rule", "message", "5家", "missing", "shops", "6家")
    beyond = proof.on_line(9, "rule", "message", status="missing")
    assert (beyond.line, beyond.column, beyond.text) == (3, 1, "")
