"""Ids of drafted facts and of their source."""

from cases import cases

from jzfacts.audit.page import Page
from jzfacts.documents.markup import read_text
from jzfacts.draft.drafting import draft, findable


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
