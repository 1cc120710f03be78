"""What every reader raises for a file that it cannot read."""

from __future__ import annotations

from jzfacts.i18n import _


class UnreadableError(ValueError):
    """Bytes that are no draft: what they are instead, and what to do about it, as messages."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.remedy = remedy

    def said(self) -> str:
        """Both in the language of the person."""
        return _(str(self)) + _("; ") + _(self.remedy)

    def __reduce__(self) -> tuple[type[UnreadableError], tuple[str, str]]:
        return UnreadableError, (str(self), self.remedy)
