"""What people say, put into the words of reports."""

from conftest import CORPUS

from jzfacts.index.index import open_index
from jzfacts.search.engine import search
from jzfacts.search.everyday import in_official_words


def test_all_words_are_replaced_first() -> None:
    """Then some of them, each in every sense; a text without any is left alone."""
    assert list(in_official_words("城里饭店")) == [
        *("城镇餐饮", "城镇住宿", "城镇饭店"),
        *("城里餐饮", "城里住宿", "城里饭店"),
    ]
    assert list(in_official_words("粮食总产")) == []


def test_an_everyday_word_is_a_guess() -> None:
    """Marked as one, and only where nothing answers as it is worded."""
    corpus = open_index([CORPUS])
    (found,) = search(corpus, "乡下人可支配收入")
    assert (found.fact.id, found.why) == ("rural-income", "everyday")
    assert search(corpus, "农民收入")[0].why == "alias"
    assert search(corpus, "乡下人") == []
