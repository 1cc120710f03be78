"""What is counted is named after its figure."""

from cases import cases
from drafts import NAMES, fact, figures

from jzfacts.claims.counted_nouns import has_noun, has_unknown_noun, name_of_counted
from jzfacts.claims.indicator_names import Names


def meant(text: str, last: str = "") -> list[str]:
    """The ids of the facts that are counted by the last figure of a text."""
    figure = figures(text)[-1]
    named = name_of_counted(NAMES, figure, figure.before[0], last)
    return [one.id for one in named.facts] if named else []


@cases
def test_a_name_after_its_figure(text: str, found: list[str]) -> None:
    """Alone, with the verb before the figure, after examples, after an attribute, in a list."""
    assert meant(text) == found


def test_a_name_finished_by_the_one_before() -> None:
    """高新技术企业总数320家, 新增40家国家级: only what makes a name of the base."""
    assert meant("5家高新技术", last="企业总数") == ["firms"]
    assert meant("5家高新技术") == []


def test_a_list_that_was_entered_is_the_name() -> None:
    """8家企业入选果业百强 counts 果业百强."""
    names = Names([fact("top", "果业百强", value="8", unit="家")])
    figure = figures("8家企业入选果业百强")[0]
    named = name_of_counted(names, figure, "", "")
    assert named is not None
    assert [one.id for one in named.facts] == ["top"]


@cases
def test_whether_words_after_a_count_may_name_it(text: str, noun: bool, unknown: bool) -> None:
    """A thing does, a predicate does not; after a share there is none."""
    figure = figures(text)[0]
    assert (has_noun(figure), has_unknown_noun(figure)) == (noun, unknown)
