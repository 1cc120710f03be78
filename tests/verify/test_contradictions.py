"""Drafts against themselves: what contradicts what, on which line, and what is left alone."""

from pathlib import Path

import pytest
from cases import spelled
from proofs import verifier

from jzfacts.i18n import said
from jzfacts.verify.consistency.contradictions import contradictions

SNIPPETS = (
    Path(__file__).with_name("contradictions.tsv"),
    Path(__file__).with_name("contradictions-2.tsv"),
)
REPORTS = Path(__file__).parents[3] / "shared" / "reports"


def told(text: str) -> list[str]:
    """The findings within a draft, as they are printed."""
    return [
        f"{one.line}:{one.column}: {said(one.message)} [{one.rule}]"
        for one in contradictions(text, "draft")
        if one.level == "error"
    ]


def snippets() -> list[tuple[str, str]]:
    """Each snippet with the rule that it breaks, or -; without those that are known to be missed."""
    lines = [line for path in SNIPPETS for line in path.read_text("utf-8").splitlines()[2:]]
    rows = [line.replace("\\n", "\n").split("\t") for line in lines]
    return [(text, rule) for text, rule in rows if not rule.startswith("not told")]


@pytest.mark.parametrize(("text", "rule"), snippets())
def test_snippets_break_their_rule_and_no_other(text: str, rule: str) -> None:
    """Half of them break one; the others look like it and break none."""
    for (one,) in spelled(text):
        assert {found.rule for found in contradictions(one, "draft")} == {rule} - {"-"}, one


def test_what_is_said() -> None:
    """Where the other figure stands, or what the figures give."""
    draft = (
        "粮食总产42.4亿斤。\n\n据统计，全市粮食总产达44.2亿斤。\n\n建公园4个，投资12+8+5亿元，合计30亿元。\n\n"
        "市场主体由20万户增加到32万户，增长50%。\n\n煤电、水电、风电分别占62%、23%、20%。\n\n税收占比达118%。\n"
    )
    assert told(draft) == [
        "3:12: 粮食总产: 44.2亿斤 here, 42.4亿斤 in line 1 [two-values]",
        "5:20: the parts add up to 25亿元, not 30亿元 [wrong-sum]",
        "7:20: from 20万户 to 32万户 is 60%, not 50% [wrong-growth]",
        "9:20: the shares of one whole add up to 105% [shares-exceed]",
        "11:6: a share of more than the whole [shares-exceed]",
    ]


def test_a_comment_silences() -> None:
    """As it does a figure that contradicts the base."""
    draft = "粮食总产42.4亿斤。\n粮食总产44.2亿斤。<!-- jzfacts: ignore two-values -->\n"
    (found,) = contradictions(draft, "draft")
    assert (found.line, found.level, found.status) == (2, "note", "silenced")


def test_a_figure_known_to_be_wrong_accuses_no_other() -> None:
    """The base has said which of the two it is."""
    draft = "粮食总产44.2亿斤。\n\n粮食总产42.4亿斤。\n"
    assert [one.line for one in contradictions(draft, "draft")] == [3]
    found = verifier().findings(draft, "draft")
    assert [(one.line, one.rule, one.status) for one in found] == [
        (1, "wrong-value", "conflict"),
        (3, "", "match"),
    ]


@pytest.mark.parametrize("piece", ["合计", "由1到", "12+8+", "占1%、", "粮食总产4亿斤，", "|4亿元"])
def test_time_is_linear(piece: str) -> None:
    """A long draft of one piece over and over ends."""
    assert list(contradictions(piece * 3_000, "draft")) is not None


@pytest.mark.skipif(not REPORTS.exists(), reason="the real reports are no part of the project")
def test_real_reports_do_not_contradict_themselves() -> None:
    """A third of them here; the benchmark takes all 39."""
    assert [
        str(one)
        for path in sorted(REPORTS.glob("*.txt"))[::3]
        for one in contradictions(path.read_text("utf-8"), path.name)
    ] == []
