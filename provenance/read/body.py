"""Which blocks of a page are the article's: those of the container that holds most of its prose and those around it that
belong to it, without the page's furniture.
"""

from __future__ import annotations

from typing import NamedTuple

from provenance.read.containers import (
    ancestors,
    bad_zones,
    descendants,
    main_container,
    own_article,
    teasers,
    upwards,
)
from provenance.read.furniture import without_furniture
from provenance.read.layout import Block, Layout
from provenance.read.notes import find_notes
from provenance.read.prose import HEADINGS, PROSE, is_deck_like, weigh
from provenance.read.texts import fold

_DECK_WITHIN = 8  # blocks behind the headline


class Selection(NamedTuple):
    """The article's blocks in document order, the main container and those above it, and the zones that are
    furniture. `notes` are the order numbers of the blocks that are the newsroom's notes.
    """

    blocks: list[Block]
    main: int
    above: set[int]
    furniture: set[int]
    inside: set[int]
    notes: set[int]


def select_body(layout: Layout, headline: int = -1) -> Selection:
    """The article's blocks.

    `headline` is the order number of the headline's block, -1 where there is none: nothing before it is body.
    """
    blocks = layout.blocks
    weights = [weigh(b) for b in blocks]
    bad = bad_zones(layout, blocks, weights)
    listed = teasers(layout, blocks, weights)
    clean = [0 if b.zone in bad or b.node in listed else w for b, w in zip(blocks, weights, strict=True)]
    if not any(clean):
        clean, bad, listed = weights, set(), set()
    main = own_article(layout, blocks, clean, main_container(layout, blocks, clean, headline), headline)
    inside = descendants(layout, main)
    before = sum(w for b, w in zip(blocks, clean, strict=True) if b.order < headline)
    if before * 2 > sum(clean):
        headline = -1
    own = [b for b in blocks if b.zone not in bad and b.node not in listed and (b.order >= headline or headline < 0)]
    chosen = [b for b in own if b.node in inside]
    above = ancestors(layout, main)
    extra = _beside(own, chosen, inside, headline)
    extra += [b for b in _decks(layout, blocks, bad, chosen, headline) if b not in extra]
    extra += [b for b in _notes_beside(layout, own, chosen, main) if b not in extra]
    if extra:
        chosen = sorted(chosen + extra, key=lambda b: b.order)
    kept = without_furniture(chosen)
    return Selection(kept, main, above, bad, inside, find_notes(layout, kept, above))


def _notes_beside(layout: Layout, own: list[Block], chosen: list[Block], main: int) -> list[Block]:
    """The newsroom's notes that stand around the main container, in one of the three containers that hold it."""
    if not chosen:
        return []
    around = set(list(upwards(layout, layout.parents[main]))[:3])
    first, last = chosen[0].order - 12, chosen[-1].order + 20
    picked = set(map(id, chosen))
    near = [b for b in own if first <= b.order <= last and id(b) not in picked and (b.kind in PROSE or b.kind in HEADINGS)]
    near = [b for b in near if not around.isdisjoint(list(upwards(layout, b.node))[1:4])]
    notes = find_notes(layout, near, around | {main}) if near else set()
    return [b for b in near if b.order in notes]


def _beside(own: list[Block], chosen: list[Block], inside: set[int], headline: int) -> list[Block]:
    """Prose outside of the main container that is the article's: between headline and body, or of the same class
    as it.
    """
    if not chosen:
        return []
    first = chosen[0].order
    styles: dict[str, int] = {}
    for block in chosen:
        if block.kind == "p" and weigh(block):
            name = block.element.get("class") or ""
            styles[name] = styles.get(name, 0) + 1
    style = max(styles, key=lambda k: styles[k], default="")
    has_style = bool(style) and styles[style] >= 3
    out: list[Block] = []
    for block in own:
        if block.node in inside or block.kind not in ("p", "li"):
            continue
        if weigh(block) and ((0 <= headline < block.order < first) or (has_style and block.element.get("class") == style)):
            out.append(block)
    return out


def _decks(layout: Layout, blocks: list[Block], bad: set[int], chosen: list[Block], headline: int) -> list[Block]:
    """What stands between the headline and the body like a deck and is no paragraph: a subheading or box with a sentence.
    Sites also call their decks teasers, as they do other stories.
    """
    if headline < 0 or not chosen:
        return []
    last, inside = min(chosen[0].order, headline + _DECK_WITHIN), {b.order for b in chosen}
    title = next((set(fold(b.text).split()) for b in blocks if b.order == headline), set())
    out: list[Block] = []
    for block in blocks:
        if block.order >= last:
            break
        if block.order > headline and block.order not in inside and is_deck_like(block):
            words = set(fold(block.text).split())
            if len(words & title) * 2 >= len(words):
                continue  # another wording of the headline
            zone = block.zone
            while zone >= 0 and (zone not in bad or "teaser" in (layout.zone_elements[zone].get("class") or "").lower()):
                zone = layout.zone_parents[zone]
            if zone < 0:
                out.append(block)
    return out
