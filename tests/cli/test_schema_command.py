"""The command `schema`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from jzfacts.facts.schema import json_schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Outcome

    Run = Callable[..., Outcome]


def test_the_schema_is_printed_as_json(run: Run) -> None:
    """For a file that editors are pointed to."""
    printed = run("schema")
    assert (json.loads(printed.stdout), printed.stderr, printed.status) == (json_schema(), "", 0)
