"""The command `mcp`: the base for AI assistants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jzfacts.cli.console import ExitStatus
from jzfacts.cli.errors import UsageError
from jzfacts.i18n import N_

if TYPE_CHECKING:
    from jzfacts.cli import options


def mcp(facts: options.Facts = None) -> ExitStatus:
    """Serve the base to AI assistants over the Model Context Protocol."""
    try:
        from jzfacts.assistant.server import serve
    except ModuleNotFoundError as error:
        message = N_("{module} is not installed; pip install 'jzfacts[mcp]'")
        raise UsageError(message, module=error.name) from None
    serve(facts)
    return ExitStatus.FOUND
