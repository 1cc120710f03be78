"""Names met in pieces, on both sides of a figure (`claims.fitting`)."""

from cases import cases
from drafts import fact, figures

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
