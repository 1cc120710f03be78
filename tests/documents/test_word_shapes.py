"""Every shape of a Word document that the benchmark makes: all planted errors, exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import commenting
import pytest
from word_changes import wrapped

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="module")
def draft() -> commenting.Draft:
    """Seven wrong figures of the base that is shipped."""
    _, draft = next(commenting.drafts([commenting.SHIPPED]))
    return draft


@pytest.mark.parametrize("shape", commenting.SHAPES, ids=lambda shape: shape.__name__)
def test_all_planted_errors_are_commented_on(
    shape: Callable[[commenting.Draft], bytes], draft: commenting.Draft
) -> None:
    """Around exactly the figure, or by name where Word allows no comment; nothing else changes."""
    result = commenting.measure(shape, commenting.SHIPPED, draft)
    assert (result.planted, result.missed, result.inexact, result.changed) == (7, [], [], "")


@pytest.mark.skipif(not commenting.SOFFICE, reason="LibreOffice is not installed")
def test_libreoffice_makes_and_keeps_them(draft: commenting.Draft) -> None:
    """What it wrote is commented on, and it reads the comments around the same figures."""
    result = commenting.measure(commenting.from_html, commenting.SHIPPED, draft)
    assert (result.planted, result.missed, result.inexact, result.changed) == (7, [], [], "")
    assert wrapped(commenting.again(result.after)) == result.wrapped
