"""The library: what a Python program may rely on."""

import pytest
from conftest import CORPUS, python

import jzfacts


def test_the_base_that_comes_with_the_package() -> None:
    """Without a path; a path may be a string."""
    assert len(jzfacts.load()) == 113
    assert [fact.id for fact in jzfacts.load(str(CORPUS))][:2] == ["grain-output", "grain-storage"]


def test_one_fact_and_the_ranked_ones() -> None:
    """By id, and by place."""
    base = jzfacts.load(CORPUS)
    assert base["garden-city"].outcome == "成功创建"
    assert "garden-city" in base
    assert "no-such-fact" not in base
    with pytest.raises(KeyError):
        base["no-such-fact"]
    assert [fact.id for fact in base.ranked(2)] == ["rural-income", "grain-output"]
    assert base.search("比特币") == []


def test_what_is_raised() -> None:
    """All problems of a base, and a query that says nothing."""
    with pytest.raises(jzfacts.BaseError):
        jzfacts.load("no-such-file.toml")
    with pytest.raises(jzfacts.QueryError):
        jzfacts.load(CORPUS).search(" ")
    with pytest.raises(ValueError, match="negative"):
        jzfacts.load(CORPUS).search("粮食", limit=-1)


def test_no_other_name_is_public() -> None:
    """A misspelt one is an error, as of any module."""
    with pytest.raises(AttributeError, match="has no attribute 'serach'"):
        jzfacts.serach  # noqa: B018


def test_importing_the_package_imports_nothing_else() -> None:
    """The command line passes through here."""
    seen = python(
        "import sys; before = set(sys.modules); import jzfacts; print(*set(sys.modules) - before)"
    )
    assert {name for name in seen.split() if name.startswith("jzfacts")} == {"jzfacts"}
