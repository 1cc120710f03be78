"""The command `schema`: the format of a base, for editors."""

from __future__ import annotations

from jzfacts.cli import console
from jzfacts.cli.console import ExitStatus


def schema() -> int:
    """Print the JSON Schema with which editors complete and check a base."""
    import json

    from jzfacts.facts.validation import json_schema

    console.write(
        [json.dumps(json_schema(), ensure_ascii=not console.screen().utf8, indent=2), "\n"]
    )
    return ExitStatus.FOUND
