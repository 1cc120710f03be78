"""The answers as tools of the Model Context Protocol.

An answer is JSON as text, with every digit of a figure as printed; as structured content a figure
would become a binary fraction. Tools run one after another in one thread, so that a thousand
requests at once wait instead of taking memory.
"""

from __future__ import annotations

from functools import wraps
from importlib.metadata import version
from typing import TYPE_CHECKING

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations

from jzfacts.assistant.answers import Answers
from jzfacts.facts.loader import BaseError
from jzfacts.index.index import open_index
from jzfacts.output.json import dump

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from pathlib import Path

    from jzfacts.assistant.answers import Answer

INSTRUCTIONS = (
    "Figures of Chinese government work reports, each with its exact source. Quote a figure as its"
    " record prints it, with its citation. An answer with `refused` is no answer: pass its reason"
    " on, and give no figure in its place."
)


def serve(base: Sequence[Path] | None) -> None:
    """Answer over standard input and output until the input ends.

    Raises BaseError for a base that cannot be read when the server starts.
    """
    open_index(base)
    made(base).run("stdio")


def made(base: Sequence[Path] | None) -> MCPServer:
    """The server of a base, or of the one that came with the package."""
    server = MCPServer(
        "jzfacts", version=version("jzfacts"), instructions=INSTRUCTIONS, log_level="CRITICAL"
    )
    answers = Answers(base)
    for answer in (answers.search_facts, answers.get_fact, answers.compare, answers.verify_text):
        hints = ToolAnnotations(read_only_hint=True)
        server.tool(annotations=hints, structured_output=False)(_as_text(answer))
    return server


def _as_text(answer: Callable[..., Answer]) -> Callable[..., Awaitable[str]]:
    """A tool that gives an answer as JSON. It raises ToolError for a base that cannot be read."""

    @wraps(answer)
    async def tool(**asked: object) -> str:
        try:
            return dump(answer(**asked))
        except BaseError as error:
            raise ToolError("\n".join(error.problems)) from None

    return tool
