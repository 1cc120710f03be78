"""The measures of proofreading do not fall: the page, planted errors, sentences, real reports."""

from pathlib import Path

import proofreading as bench
import pytest
from proofs import verifier

PAGE = pytest.mark.skipif(not bench.PAGE.exists(), reason="the page is not part of the project")
REPORTS = pytest.mark.skipif(
    not bench.REPORTS.exists(), reason="the reports are not part of the project"
)

CAUGHT = 0.99
"""Share of planted errors that were found when this was written, rounded down; the goal is 0.97."""

FLOORS = {
    "drafts": (0.99, 0.99, 1.0),
    "drafts-2": (0.99, 0.96, 1.0),
    "drafts-3": (0.99, 1.0, 1.0),
    "drafts-4": (0.95, 0.98, 1.0),
    "drafts-5": (0.92, 0.97, 1.0),
    "drafts-6": (0.93, 0.95, 1.0),
    "drafts-7": (0.94, 0.92, 1.0),
    "drafts-8": (0.85, 0.95, 1.0),  # as at first sight
}
"""For each set the shares of right verdicts, of conflicts told, and of told ones that are some, when
this was last measured, rounded down; the goals for drafts that nobody has seen: 0.95 and 0.98."""


@PAGE
def test_the_page_itself_is_matched_whole() -> None:
    """Every figure, and no conflict."""
    found = bench.score_page(verifier())
    assert dict(found) == {"match": 99}


@PAGE
def test_planted_errors_are_caught() -> None:
    """One figure of the page falsified at a time, found on its line and nowhere else: one in nine."""
    by_kind, _ = bench.score_plants(verifier(), every=9)
    hits = [hit for hits in by_kind.values() for hit in hits]
    assert len(hits) > 40
    assert sum(hits) / len(hits) >= CAUGHT
    assert {"digit", "transposition", "unit", "scale", "rank", "swap", "direction"} == set(by_kind)


@pytest.mark.parametrize("path", bench.SETS, ids=lambda path: path.stem)
def test_invented_drafts_get_their_verdicts(path: Path) -> None:
    """Right verdicts, conflicts told, told conflicts that are some."""
    pairs, _ = bench.score_set(path)
    score = bench.score_of(pairs)
    floors = FLOORS[path.stem]
    assert all(one >= floor for one, floor in zip(score, floors, strict=True)), score


@REPORTS
def test_real_reports_of_other_places_and_years_have_no_conflict() -> None:
    """Not one, and no match either: they are not in base as a whole."""
    for name, found in bench.score_reports(verifier(), every=3).items():
        assert set(found) == {"not in base"}, name
        assert found["not in base"] > 50
