"""Which containers of a page hold its article, and which hold other stories and furniture, by how much prose stands where.

The page's layout with the weight of each block in (see `prose.weigh`), numbers of containers and zones out.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.read import hints
from provenance.read.layout import Block, Layout

_OWN = frozenset({"main", "article"})
_NEED_AROUND_TITLE = 40


def bad_zones(layout: Layout, blocks: list[Block], weights: list[int]) -> set[int]:
    """The zones that are furniture: those with less than half of the page's prose, and all that lie in them."""
    count = len(layout.zone_parents)
    per_zone = [0] * (count + 1)
    total = 0
    for block, weight in zip(blocks, weights, strict=True):
        total += weight
        if block.zone >= 0:
            per_zone[block.zone] += weight
    for zone in range(count - 1, -1, -1):
        parent = layout.zone_parents[zone]
        if parent >= 0:
            per_zone[parent] += per_zone[zone]
    # A site that calls every paragraph of its articles a widget: what counts is all that go by the same class.
    alike: dict[str, int] = {}
    names: list[str] = [e.get("class") or "" for e in layout.zone_elements]
    for zone, name in enumerate(names):
        if not layout.zone_hints[zone] & hints.OTHERS:
            alike[name] = alike.get(name, 0) + (per_zone[zone] if name else 0)
    bad: set[int] = set()
    for zone, name in enumerate(names):
        own = per_zone[zone] if layout.zone_hints[zone] & hints.OTHERS else max(per_zone[zone], alike.get(name, 0))
        is_note = layout.zone_hints[zone] & (hints.NOTE | hints.OTHERS) == hints.NOTE
        if layout.zone_parents[zone] in bad or (own * 2 < total and not is_note):
            bad.add(zone)
    return bad


def teasers(layout: Layout, blocks: list[Block], weights: list[int]) -> set[int]:
    """The containers that are entries of a list of other stories: three or more alike, each a linked title and a
    short text.
    """
    count = len(layout.parents)
    prose = [0] * count
    titles = [0] * count
    for block, weight in zip(blocks, weights, strict=True):
        if weight:
            prose[block.node] += 1
        elif block.links * 5 >= len(block.text) * 4 and len(block.text) >= 15:
            titles[block.node] += 1
    if not any(titles):
        return set()
    for node in range(count - 1, 0, -1):
        if prose[node]:
            prose[layout.parents[node]] += prose[node]
        if titles[node]:
            titles[layout.parents[node]] += titles[node]
    groups: dict[tuple[int, str], list[int]] = {}
    for node in range(1, count):
        if titles[node] and prose[node] <= 2 and layout.tags[node] not in ("p", "blockquote"):
            groups.setdefault((layout.parents[node], layout.tags[node]), []).append(node)
    found: set[int] = set()
    for members in groups.values():
        if len(members) >= 3 and any(prose[n] for n in members):
            found.update(members)
    if not found:
        return found
    for node in range(1, count):
        if layout.parents[node] in found:
            found.add(node)
    return found


def main_container(layout: Layout, blocks: list[Block], weights: list[int], headline: int) -> int:
    """Down from the top into the container that holds nearly all of the prose, as long as there is one: from a
    `main` or `article` around the headline, as forms and calls to subscribe can outweigh a short article.
    """
    count = len(layout.parents)
    held = [0] * count
    for block, weight in zip(blocks, weights, strict=True):
        if weight:
            held[block.node] += weight
    own = held[:]
    for node in range(count - 1, 0, -1):
        if held[node]:
            held[layout.parents[node]] += held[node]
    if not held[0]:
        return 0  # a page of a few words: all of it
    best: list[int] = [-1] * count
    for node in range(1, count):
        if held[node]:
            parent = layout.parents[node]
            if best[parent] < 0 or held[node] > held[best[parent]]:
                best[parent] = node
    node = _around_title(layout, blocks, held, headline)
    while best[node] >= 0:
        child = best[node]
        tag = layout.tags[child]
        if tag in ("p", "li", "blockquote"):
            break
        is_body = layout.node_hints[child] & hints.BODY or tag == "article"
        need = 55 if is_body else 78
        if held[child] * 100 < held[node] * need:
            break
        node = child
        if own[node] * 2 > held[0]:
            break
    return node


def _around_title(layout: Layout, blocks: list[Block], held: list[int], headline: int) -> int:
    """The outermost `main` or `article` around the headline, where it holds two fifths of the prose; else the top."""
    title = next((b.node for b in blocks if b.order == headline), -1)
    own = [n for n in upwards(layout, title) if layout.tags[n] in _OWN]
    return own[-1] if own and held[own[-1]] * 100 >= held[0] * _NEED_AROUND_TITLE else 0


def own_article(layout: Layout, blocks: list[Block], weights: list[int], main: int, headline: int) -> int:
    """The headline's own `article`, where the main container holds others with a headline of their own below it."""
    tops = [n for n in range(main + 1, len(layout.parents)) if layout.tags[n] == "article"]
    title = next((b for b in blocks if b.order == headline), None) if len(tops) > 1 else None
    if title is None:
        return main
    above = ancestors(layout, title.node)
    own = next((n for n in tops if n in above), None)
    if own is None:
        return main
    inside, whole = descendants(layout, own), descendants(layout, main)
    held = sum(w for b, w in zip(blocks, weights, strict=True) if b.node in inside)
    total = sum(w for b, w in zip(blocks, weights, strict=True) if b.node in whole)
    has_other = any(b.kind == "h1" and b.order > headline and b.node in whole and b.node not in inside for b in blocks)
    return own if has_other and held * 4 > total else main


def upwards(layout: Layout, node: int) -> Iterator[int]:
    """A container and those around it, innermost first."""
    while node >= 0:
        yield node
        node = layout.parents[node]


def ancestors(layout: Layout, node: int) -> set[int]:
    return set(upwards(layout, node))


def descendants(layout: Layout, main: int) -> set[int]:
    inside = {main}
    for node in range(main + 1, len(layout.parents)):
        if layout.parents[node] in inside:
            inside.add(node)
    return inside
