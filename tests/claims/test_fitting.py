"""Names met in pieces, on both sides of a figure (`claims.fitting`)."""

from cases import cases
from drafts import NAMES, fact, figures

from jzfacts.claims import lists
from jzfacts.claims.fitting import Fitter

BASE = Fitter(
    [
        fact("villages", "达到清洁村庄标准的行政村", value="633", unit="个"),
        fact("skilled", "新增技能人才", value="2.4", unit="万人"),
        fact("parks", "建成开放口袋公园", "口袋公园", value="10", unit="处"),
        fact("counties", "燕赵宜居县城", value="6", unit="个"),
        fact("housing", "建设筹集保障性住房", value="18.9", unit="万套"),
    ]
)


def best(text: str) -> tuple[str, bool] | None:
    """The id of the fact that the first figure's words fit best, and whether that is sure."""
    found = BASE.fits(figures(text)[0])
    return (found[0].fact.id, found[0].sure) if found else None


@cases
def test_all_of_a_name_is_met(text: str, found: tuple[str, bool]) -> None:
    """In whatever order, with nothing beside it but what changes nothing."""
    assert best(text) == found


@cases
def test_what_narrows_a_name_makes_it_unsure(text: str) -> None:
    """And what is left unsaid of it, too."""
    found = best(text)
    assert found is None or not found[1]


def test_a_name_that_explains_fewer_of_the_words_is_not_sure() -> None:
    """Though nothing stands beside it that may narrow it."""
    name = "标准化乡镇卫生院建设"
    base = Fitter([fact("stays", name, value="1"), fact("sites", f"{name}点", value="2")])
    found = base.fits(figures(f"{name}点7处")[0])
    assert [(fit.fact.id, fit.sure) for fit in found] == [("sites", True), ("stays", False)]


def test_what_was_said_before_in_the_statement_is_met_in_pieces() -> None:
    """It makes a name likely, and not sure."""
    base = Fitter([fact("silver", "全省职业技能大赛银牌", value="7")])
    (fit,) = base.fits(figures("在职业技能大赛上获得4金、7银。")[1])
    assert (fit.fact.id, fit.share > 0.7, fit.sure) == ("silver", True, False)


def run(text: str) -> list[str]:
    """The figures of the first list of a text."""
    return [figure.mention.text for figure in lists.runs(figures(text))[0]]


@cases
def test_figures_of_one_list(text: str, together: list[str]) -> None:
    """Joined, and alike but for an error in a unit."""
    assert run(text) == together


@cases
def test_names_that_share_an_end_or_a_beginning(
    members: list[str], text: str, ids: list[str | None]
) -> None:
    """The last member's end serves the others, the first one's beginning too."""
    found = lists.names_of_members(NAMES, members, lists.runs(figures(text))[0])
    assert [one and one.facts[0].id for one in found] == ids


def test_a_word_for_two_things_is_none_for_three() -> None:
    """城乡 has two members, 三次产业 three."""
    assert [members for members, _ in lists.members_of("城乡居民收入分别", 3)] == []
    assert [members for members, _ in lists.members_of("三次产业增加值分别", 2)] == []
