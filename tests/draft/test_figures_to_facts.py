"""Sentences as reports print them -> the facts that are drafted of them."""

from cases import cases

from jzfacts.documents.markup import read_text
from jzfacts.draft.drafted import merged
from jzfacts.draft.drafting import draft
from jzfacts.draft.entries import entries, states
from jzfacts.draft.report import read_report

_PARTS = ("level", "change", "baseline", "versus", "rank")
_KEYS = {"level": "value"}


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
            *(
                getattr(fact, part).text
                for part in _PARTS
                if {part, _KEYS.get(part)} & {*entry.keys}
            ),
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


def test_the_topic_of_a_section() -> None:
    """Its heading, or what its first paragraph begins with."""
    text = "（一）果业提质增效。果园面积6万亩。\n\n茶园面积4万亩。\n\n（二）新建牧场12家。"
    assert known_of(text, "topic") == "果业提质增效; 果业提质增效; 2030年工作回顾"
    text = (
        "——茶业稳中有进、势头向好。茶园面积4万亩。\n\n一年来，我们打基础，果业提质。果园面积5万亩。"
    )
    assert known_of(text, "topic") == "茶业稳中有进、势头向好; 打基础，果业提质"


def test_no_topic_is_who_spoke_where() -> None:
    """Nor the lines below the title of a report without headings."""
    text = "青禾市政府工作报告\n——2031年1月10日在青禾市第九届人民代表大会第四次会议上\n青禾市市长\n\n果园面积6万亩。\n"
    (fact,) = draft(read_text(text)).known
    assert fact.topic == "青禾市政府工作报告"


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


@cases
def test_facts_of_several_years(chapter: str, sentence: str, facts: str) -> None:
    """Things are counted at their end, unless a verb says that they came about; a growth is of the
    last year where the heading names it, too.
    """
    assert ("; ".join(map(" ".join, facts_of(sentence, chapter))) or "-") == facts
