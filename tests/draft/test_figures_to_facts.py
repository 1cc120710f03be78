"""Sentences as reports print them -> the facts that are drafted of them."""

from cases import cases

from jzfacts.documents.markup import read_text
from jzfacts.draft.drafted import merged
from jzfacts.draft.drafting import draft
from jzfacts.draft.entries import entries, states
from jzfacts.draft.report import read_report

_PARTS = ("level", "change", "baseline", "versus", "rank")


def facts_of(sentence: str, chapter: str = "2030年工作回顾") -> list[tuple[str, ...]]:
    """Each fact as its name, its period if that is another, and its figures as printed; “?” at the
    end if it is doubtful.
    """
    text = f"青禾市政府工作报告\n\n一、{chapter}\n\n{sentence}\n"
    facts = merged(read_report(read_text(text), "青禾市", "2030").facts)
    facts = [fact for fact in facts if states(fact)]
    drafted = entries(facts, "青禾市", "2030", "qinghe-2030")
    return [
        (
            fact.name,
            *(str(entry.keys[key]) for key in ("period",) if key in entry.keys),
            *(getattr(fact, part).text for part in _PARTS if getattr(fact, part)),
            *(["?"] if entry.doubts else []),
        )
        for fact, entry in zip(facts, drafted, strict=True)
    ]


@cases
def test_facts_of_a_sentence(sentence: str, facts: str) -> None:
    """Which figures are one indicator's, what it is called, and whether that is certain."""
    assert ("; ".join(map(" ".join, facts_of(sentence))) or "-") == facts


def known_of(sentences: str, *parts: str) -> str:
    """Those parts of each fact that is drafted; “?” behind a doubtful one."""
    drafted = draft(read_text(f"焦作市政府工作报告\n\n一、2030年工作回顾\n\n{sentences}\n"))
    told = [
        " ".join([*(str(getattr(fact, part)) for part in parts), *(["?"] if entry.doubts else [])])
        for fact, entry in zip(drafted.known, drafted.facts, strict=True)
    ]
    return "; ".join(told) or "-"


@cases
def test_places_and_times_of_a_report(sentences: str, facts: str) -> None:
    """What a report says is of its own area and year; whose else it may be is doubtful."""
    assert known_of(sentences, "indicator", "area", "period") == facts


@cases
def test_titles_that_were_won(sentences: str, facts: str) -> None:
    """Each is a fact with an outcome; whose it is must be said, or follow from the title."""
    assert known_of(sentences, "outcome", "indicator") == facts


@cases
def test_a_table_is_drafted_and_proven(table: str, facts: str) -> None:
    """Name, year, area, figure, growth, rank; the audit reads what the heads say."""
    drafted = draft(read_text(f"青禾市2030年统计公报\n\n2031年3月1日\n\n{table}"))
    told = [
        (
            *(fact.indicator, fact.period, fact.area if fact.area != "青禾市" else None),
            *(fact.value, fact.change and fact.change.value, fact.rank and fact.rank.place),
            "?" if entry.doubts else None,
        )
        for fact, entry in zip(drafted.known, drafted.facts, strict=True)
    ]
    assert "; ".join(" ".join(str(part) for part in parts if part) for parts in told) == facts


def test_what_stands_at_the_end_of_several_years() -> None:
    """Things are counted then, unless a verb says that they came about; money may be a sum."""
    told = facts_of(
        "观光果园216家，果农人均收入5万元。设置收购点34家。河道整治超18条。划分网格12个。果农补贴5亿元。",
        "过去五年工作回顾",
    )
    assert told == [
        ("观光果园", "216家"),
        ("果农人均收入", "5万元", "?"),
        ("设置收购点", "2026/2030", "34家"),
        ("河道整治", "2026/2030", "18条"),
        ("划分网格", "12个"),
        ("果农补贴", "5亿元", "?"),
    ]


def test_a_chapter_on_several_years_and_their_last() -> None:
    """What came about may be of either, which is doubtful; a growth is of the last of them.

    Of several years alone both are of all of them.
    """
    sentence = "新建果园12家，果品产值增长5%。"
    told = facts_of(sentence, "过去五年和2030年工作回顾")
    assert told == [("新建果园", "12家", "?"), ("果品产值", "5%")]
    of_all = [("新建果园", "2026/2030", "12家"), ("果品产值", "2026/2030", "5%")]
    assert facts_of(f"五年来，{sentence}", "过去五年工作回顾") == of_all
    assert facts_of(sentence, "过去五年工作回顾") == of_all
    assert facts_of(sentence, "本届政府工作回顾") == []  # since when is not said
    assert facts_of(f"“十六五”时期，{sentence}", "过去五年工作回顾") == []  # still to come
    mean = "果品产值达到12亿元、年均增长5%。"
    assert facts_of(mean, "“十五五”时期工作回顾") == [
        ("果品产值", "12亿元"),
        ("果品产值", "2026/2030", "5%"),
    ]
    grown = "粮食产量、油料产量年均分别增长5%、3%，达到12万吨、4万吨，居全省第3位、第6位。"
    assert facts_of(grown, "“十五五”时期工作回顾") == [
        ("粮食产量", "2026/2030", "5%"),
        ("油料产量", "2026/2030", "3%"),
        ("粮食产量", "12万吨", "第3位"),
        ("油料产量", "4万吨", "第6位"),
    ]


def test_the_items_of_a_chapter_on_several_years() -> None:
    """The last of the years, told of within one of them, is not that of the next."""
    told = facts_of(
        "（一）果业兴旺。果园面积稳步扩大。\n\n去年是收官之年，新建茶园8家。\n\n"
        "（二）牧业兴旺。新建牧场12家。\n\n三、附记\n\n新建渔场3家。",
        "过去五年工作回顾",
    )
    assert told == [
        ("新建茶园", "8家"),
        ("新建牧场", "2026/2030", "12家"),
        ("新建渔场", "3家"),
    ]
