"""Whom one article speaks of so far, and the four questions that the parts of this room ask of each other in a circle."""

from __future__ import annotations

from provenance.findings import Kind
from provenance.mentions.kinds import ClassifierLike
from provenance.mentions.known import Known
from provenance.mentions.memory import Memory
from provenance.mentions.names import Names
from provenance.rules.holders import holders
from provenance.spans import Span
from provenance.syntax.tokens import Tokens


class Cast:
    """The sources of one article by key, its text and names, and whom it spoke of last.

    A phrase may hold another (`the ministry's letter`) or need a person, a pronoun or an earlier statement, and each of these
    a phrase again. So every part asks the cast, and `phrases.Phrases`, which knows the parts, answers. The parts are plain
    functions: an object for each would refer back to the cast, and what refers in a circle stays in memory after its article.
    """

    def __init__(self, tk: Tokens, classifier: ClassifierLike, published: str | None) -> None:
        self.tk = tk
        self.classifier = classifier
        self.published = published
        self.names = Names(tk, classifier, holders())
        self.memory = Memory()
        self.known: dict[str, Known] = {}
        self.heard: list[tuple[int, str]] = []  # the sources resolved, with the token that each begins at
        self.statement = 0  # the one that is read
        self.time: tuple[tuple[str, str] | None, str] | None = None  # `eras.era_of` and `last_month`, once asked for

    def phrase(self, first: int, last: int, span: Span) -> tuple[Known, str]:
        """The known source that a phrase means, made where it is new, and how it is identified here."""
        raise NotImplementedError

    def person(self, name: list[str], first: int, last: int, kind: Kind | None) -> Known:
        """The person of a name, which stands in the phrase `[first, last)`."""
        raise NotImplementedError

    def plain(self, first: int, last: int, span: Span, kind: Kind | None) -> tuple[Known, str]:
        """A body, a role or a group by its words, and how it is identified."""
        raise NotImplementedError

    def definite(self, first: int, last: int) -> Known | None:
        """`the ministry`, `the bureau`: the latest source that such a noun described."""
        raise NotImplementedError
