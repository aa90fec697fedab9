"""What a reader hands on: the article of an input, or one of its several, or why there is none."""

from __future__ import annotations

from collections.abc import Callable

from provenance.errors import UnreadableInputError
from provenance.findings import SourceText
from provenance.records import record


@record
class Article:
    """One article of an input, or the error that stands in its place.

    `number` is its place in an input of several, counted from one ("3"), and empty where the input is one article.
    `sha256` is the digest of its own bytes where the input is an archive of many files.
    """

    found: SourceText | UnreadableInputError
    number: str = ""
    sha256: str | None = None

    def text(self) -> SourceText:
        """The article. Raises the error that stands in its place."""
        if isinstance(self.found, UnreadableInputError):
            raise self.found
        return self.found


def article_of(read: Callable[[], SourceText], number: str = "") -> Article:
    """What a reader gives, or its refusal, as an article."""
    try:
        return Article(read(), number)
    except UnreadableInputError as error:
        return Article(error, number)
