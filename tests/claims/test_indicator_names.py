"""Names in a draft, met whole or not at all."""

from cases import cases
from drafts import FACTS, NAMES, fact
from hypothesis import given
from hypothesis import strategies as st

from jzfacts.claims import indicator_names as naming
from jzfacts.claims.indicator_names import NameMatch, Names, omits_narrowing
from jzfacts.claims.report_words import peeled_after, peeled_before


def ids(named: NameMatch | None) -> list[str]:
    """The ids of the facts named."""
    return [one.id for one in named.facts] if named else []


def test_a_normalized_name() -> None:
    """Marks, blanks and words that may be left out anywhere are gone."""
    assert naming.normalized("“两重” 的资金, 全部完成") == "两重资金"


def test_the_stems_of_a_name() -> None:
    """Any word for "how much" may end it, if more than one letter is left."""
    assert naming.stems("进出口总额") == ["进出口总额", "进出口", "进出口总"]
    assert naming.stem("进出口总额") == "进出口"
    assert naming.stems("数量") == ["数量"]


@cases
def test_a_name_is_met_whole(text: str, found: list[str]) -> None:
    """By indicator or alias, but for words of amount; likeness is not enough."""
    assert ids(NAMES.exact(text, text)) == found


def test_a_total_is_not_an_increase() -> None:
    """公办学位总数 asks for the whole, of which the base says nothing."""
    assert ids(NAMES.exact("新增公办学位", "")) == ["places-added"]
    assert NAMES.exact("公办学位总数", "") is None


def test_an_alias_that_leaves_out_what_narrows() -> None:
    """Such a name is loose, unless the clause says what it leaves out."""
    for name, said in (
        ("公办学位", "公办学位"),
        ("公办学位", "今年新增的公办学位"),
        ("外贸", "外贸"),
    ):
        named = NAMES.exact(name, said)
        assert named
        assert named.loose == ({"report/places-added"} if name == said != "外贸" else set())


def test_an_alias_in_short_leaves_nothing_out() -> None:
    """技改 is 技术改造, whose verb it says; 工业投资 says nothing of it."""
    assert not omits_narrowing("工业技术改造投资", "工业技改投资", "")
    assert omits_narrowing("工业技术改造投资", "工业投资", "")
    assert omits_narrowing("茶园种植面积", "种植面积", "茶叶")
    assert not omits_narrowing("茶园种植面积", "种植面积", "茶园的")


def test_a_name_in_full_goes_before_a_loose_one() -> None:
    """Of two facts with one name, the one that it names in full is meant."""
    both = Names([fact("rural", "农村居民收入", "居民收入"), fact("all", "居民收入")])
    named = both.exact("居民收入", "居民收入")
    assert (ids(named), named and named.loose) == (["all"], frozenset())


@cases
def test_a_name_at_the_end_of_a_clause(text: str, found: list[str]) -> None:
    """Words that change nothing may stand around it; a verb may change its place, not its kind."""
    assert ids(NAMES.at_end(text, text)) == found


def test_a_name_at_the_beginning_of_a_clause() -> None:
    """If nothing or a predicate follows, and the caller finds that it fits."""
    assert ids(NAMES.at_start("口袋公园建成开放", "", lambda _: True)) == ["parks"]
    assert NAMES.at_start("口袋公园的长椅", "", lambda _: True) is None
    assert NAMES.at_start("口袋公园建成开放", "", lambda _: False) is None


@cases
def test_a_name_made_with_the_one_before(before: str, text: str, found: list[str]) -> None:
    """新增 after 高新技术企业总数 is 新增高新技术企业; what makes no name is none."""
    named = NAMES.combined(before, text, text)
    assert ids(named) == found


def test_what_is_peeled_off() -> None:
    """From the beginning one after another; from the end with the verb that was among it."""
    assert list(peeled_before("其中全市粮食")) == ["其中全市粮食", "全市粮食", "粮食"]
    assert ("公办学位", "新增") in peeled_after("公办学位新增达到")
    assert peeled_after("粮食")[0] == ("粮食", "")


@cases
def test_what_names_nothing(text: str, empty: bool) -> None:
    """Such words go on with what was named before; a total and a verb of flow change it."""
    assert naming.names_nothing(text) is empty


@given(st.sampled_from(sorted(FACTS)), st.text(alphabet="的了 “”、,", max_size=6))
def test_every_indicator_names_its_fact(id: str, between: str) -> None:
    """Whatever marks and particles are strewn into it, and never another's."""
    indicator = FACTS[id].indicator
    text = indicator[:2] + between + indicator[2:]
    named = NAMES.exact(text, text)
    assert named == NameMatch(naming.normalized(indicator), (FACTS[id],))


@given(st.text(alphabet="粮食总产新增其中全市达到的, ", max_size=30))
def test_whatever_is_peeled_leaves_a_part_of_the_text(text: str) -> None:
    """Heads are its ends and tails its beginnings, each shorter than the one before, or as long."""
    heads = list(peeled_before(text))
    assert heads == sorted(heads, key=len, reverse=True)
    assert all(text.endswith(head) for head in heads)
    assert all(text.startswith(tail) for tail, _ in peeled_after(text))
