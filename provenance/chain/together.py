"""Sources that say something together (`Ada Lund and Jan Voss`): each is an origin, where the words can safely be split."""

from __future__ import annotations

import itertools

from provenance.chain.links import Links
from provenance.findings import Link, Resolved
from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.syntax.drafts import Draft, Sentence


def origins_together(links: Links, s: Sentence, draft: Draft, channel: str) -> list[Link]:
    """`The United States and South Korea announced`: each of the named states, bodies, persons is an origin."""
    tk, (first, last) = links.tk, draft.source or (0, 0)
    if last - first > 16 or "and" not in tk.words[first:last]:
        return []
    if tk.words[first] == "both":
        first += 1
    parts = _parts(links, first, last)
    if len(parts) < 2:
        return []
    out = []
    is_shared = len(parts) == 2 and _share_a_noun(links, *parts)
    for start, end in parts:
        if is_shared and start == parts[0][0]:
            resolved: Resolved | None = links.directory.resolve_sharing(parts[0], parts[1], s.index)
        else:
            resolved = links.directory.resolve(start, end, s.index)
        if resolved is not None:
            out.append(links.origin(resolved, channel, Span(tk.starts[start], tk.end(end - 1))))
    return out


def _parts(links: Links, first: int, last: int) -> list[tuple[int, int]]:
    """The coordinated noun phrases of a source, as token spans; one part where it cannot safely be split."""
    tk = links.tk
    spans = links.directory.bodies_in(Span(tk.starts[first], tk.end(last - 1)))
    fills = len(spans) > 1 and tk.end(last - 1) <= spans[-1][1] and tk.at(spans[0][0]) - first <= 1
    joins = tk.lexicon.sets["together"]
    if fills and all(tk.folded[a[1] : b[0]].strip() in joins for a, b in itertools.pairwise(spans)):
        return [(tk.at(start), tk.at(end)) for start, end in spans]
    k = tk.words.index("and", first, last)
    if k == first or k + 1 >= last or "," in tk.words[first:last] or "and" in tk.words[k + 1 : last]:
        return []
    left, right = (first, k), (k + 1, last)
    if _share_a_noun(links, left, right):
        return [left, right]
    if tk.words[k + 1] == "the" and tk.flags[k - 1] & lx.CUE == 0 and "of" not in tk.words[k - 2 : k]:
        return [left, right]
    if links.directory.is_person(*left) and links.directory.is_person(*right):
        return [left, right]
    return []


def _share_a_noun(links: Links, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """`Japanese and South Korean officials`, `China's and Russia's ambassadors`: two sources with one noun."""
    tk = links.tk
    tail = links.directory.adjectives_in(Span(tk.starts[right[0]], tk.end(right[1] - 1)))
    head = links.directory.adjectives_in(Span(tk.starts[left[0]], tk.end(left[1] - 1)))
    if not head or not tail or not tk.words[right[1] - 1].endswith("s"):
        return False
    return head[-1].end == tk.end(left[1] - 1) and tk.at(tail[0].start) == right[0] and tail[0].end < tk.starts[right[1] - 1]
