"""Every shape of a Word document that people have: all planted errors, exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import word_shapes
from word_changes import wrapped

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="module")
def draft() -> word_shapes.Draft:
    """Seven wrong figures of the base that is shipped."""
    return word_shapes.draft()


@pytest.mark.parametrize("shape", word_shapes.SHAPES, ids=lambda shape: shape.__name__)
def test_all_planted_errors_are_commented_on(
    shape: Callable[[word_shapes.Draft], bytes], draft: word_shapes.Draft
) -> None:
    """Around exactly the figure, or by name where Word allows no comment; nothing else changes."""
    result = word_shapes.measure(shape, draft)
    assert (result.planted, result.missed, result.inexact, result.changed) == (7, [], [], "")


@pytest.mark.skipif(not word_shapes.SOFFICE, reason="LibreOffice is not installed")
def test_libreoffice_keeps_the_comments(draft: word_shapes.Draft) -> None:
    """It reads them around the same figures."""
    result = word_shapes.measure(word_shapes.by_python_docx, draft)
    assert wrapped(word_shapes.again(result.after)) == result.wrapped
