"""A medium's report goes on: `Kim was quoted as saying` without saying by whom, after a medium told what he did."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.chain.links import Links
from provenance.findings import Link
from provenance.rules import lexicon as lx
from provenance.syntax.drafts import Draft
from provenance.syntax.tokens import Tokens
from provenance.vocabulary import MEDIA

# Statements without that medium after which nobody knows any more who quotes.
_REACH = 5


class Reports:
    """The medium that was heard last. `note` and `carried` are called in reading order."""

    def __init__(self, links: Links) -> None:
        self._links = links
        self._last: tuple[Link, int] | None = None

    def note(self, links: Sequence[Link], statement: int) -> None:
        """Enters the last medium of a chain, if it has one."""
        for link in links:
            if self._links.type_of(link) in MEDIA:
                self._last = (link, statement)

    def carried(self, draft: Draft, statement: int) -> list[Link]:
        """The medium that quotes where a draft does not say who does; empty for all other drafts."""
        if self._last is None or not _is_quoted_as_saying(self._links.tk, draft):
            return []
        link, since = self._last
        if statement - since > _REACH:
            return []
        return [Link(link.source, "relay", link.identification, "none", link.span)]


def _is_quoted_as_saying(tk: Tokens, draft: Draft) -> bool:
    """True for `S was quoted as saying`, with `as saying` as its cue."""
    hit = draft.hit
    return hit.kind == "verb" and bool(hit.form & lx.GERUND) and hit.end - hit.start > 1 and tk.words[hit.start] == "as"
