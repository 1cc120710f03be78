"""References after the standard: order, punctuation, and what is unknown."""

import pytest

from jzfacts.facts.model import Fact, Source
from jzfacts.output.citation import Style, csl_items, locator, reference

PAPER = Source(
    "page-1",
    title="青禾市政府工作报告摘要",
    area="青禾市",
    period="2030",
    published="2031-01-15",
    creator="林小满",
    publisher="青禾日报",
    type="newspaper",
)
LATIN = PAPER._replace(title="A report in brief", creator="Lin X", publisher=None)


@pytest.mark.parametrize(
    ("source", "edition2025", "edition2015"),
    [
        (
            PAPER,
            "林小满. 青禾市政府工作报告摘要[N]. 青禾日报，2031-01-15.",
            "林小满. 青禾市政府工作报告摘要[N]. 青禾日报, 2031-01-15.",
        ),
        (
            PAPER._replace(publisher=None),
            "林小满. 青禾市政府工作报告摘要[N]. [出版者不详]，2031-01-15.",
            "林小满. 青禾市政府工作报告摘要[N]. [出版者不详], 2031-01-15.",
        ),
        (
            PAPER._replace(creator=None, url="https://example.org/1"),
            "青禾市政府工作报告摘要[N/OL]. 青禾日报，2031-01-15. https://example.org/1.",
            "青禾市政府工作报告摘要[N/OL]. 青禾日报, 2031-01-15. https://example.org/1.",
        ),
        (
            LATIN,
            "Lin X. A report in brief[N]. [s.n.]，2031-01-15.",
            "Lin X. A report in brief[N]. [s.n.], 2031-01-15.",
        ),
        (
            PAPER._replace(type="report", publisher="青禾市人民政府"),
            "林小满. 青禾市政府工作报告摘要[R]. 青禾市人民政府，2031-01-15.",
            "林小满. 青禾市政府工作报告摘要[R]. 青禾市人民政府, 2031-01-15.",
        ),
        (
            PAPER._replace(type="report", publisher=None, url="https://example.org/1"),
            "林小满. 青禾市政府工作报告摘要[R/OL]. 2031-01-15. https://example.org/1.",
            "林小满. 青禾市政府工作报告摘要[R/OL]. 2031-01-15. https://example.org/1.",
        ),
        (
            PAPER._replace(type="webpage", url="https://example.org/1"),
            "林小满. 青禾市政府工作报告摘要[EB/OL]. （2031-01-15）. https://example.org/1.",
            "林小满. 青禾市政府工作报告摘要[EB/OL]. (2031-01-15). https://example.org/1.",
        ),
        (
            PAPER._replace(published=None, retrieved="2031-03-02"),
            "林小满. 青禾市政府工作报告摘要[N]. 青禾日报，[2031-03-02].",
            "林小满. 青禾市政府工作报告摘要[N]. 青禾日报, [2031-03-02].",
        ),
        (
            PAPER._replace(published=None),
            "林小满. 青禾市政府工作报告摘要[N]. 青禾日报.",
            "林小满. 青禾市政府工作报告摘要[N]. 青禾日报.",
        ),
        (
            PAPER._replace(type="webpage", published=None, url="https://example.org/1"),
            "林小满. 青禾市政府工作报告摘要[EB/OL]. https://example.org/1.",
            "林小满. 青禾市政府工作报告摘要[EB/OL]. https://example.org/1.",
        ),
        (
            PAPER._replace(type="公报"),
            "林小满. 青禾市政府工作报告摘要[Z]. 青禾日报，2031-01-15.",
            "林小满. 青禾市政府工作报告摘要[Z]. 青禾日报, 2031-01-15.",
        ),
    ],
)
def test_a_reference_in_both_editions(source: Source, edition2025: str, edition2015: str) -> None:
    """Full-width punctuation since 2025; an unknown publisher in the words of the standard."""
    assert reference(source) == edition2025
    assert reference(source, Style.GB2015) == edition2015


def test_the_lines_in_the_language_of_the_source(facts: dict[str, Fact]) -> None:
    """Not in that of the reader, for they are pasted beside the reference."""
    assert locator(facts["grain-output"]) == "第12、3行"
    english = facts["grain-output"]._replace(source=LATIN)
    assert locator(english) == "lines 12, 3"
    assert locator(english._replace(lines=(7,))) == "line 7"


@pytest.mark.parametrize(
    ("type", "kind", "key"),
    [("report", "report", "publisher"), ("webpage", "webpage", "container-title")],
)
def test_whose_publication_a_source_is(
    facts: dict[str, Fact], type: str, kind: str, key: str
) -> None:
    """A report has a publisher, a page stands on a site."""
    [item] = csl_items([facts["accidents"]._replace(source=PAPER._replace(type=type))])
    assert isinstance(item, dict)
    assert (item["type"], item[key]) == (kind, "青禾日报")
