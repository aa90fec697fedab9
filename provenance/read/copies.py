"""Captions and blocks of text that a page prints more than once: in its gallery, for small screens, for readers without
scripts.
"""

from __future__ import annotations

from provenance.read.captions import Caption
from provenance.read.layout import Block
from provenance.read.texts import fold

_ALIKE = 40  # blocks of a page that are asked whether they are a second print, as each is held against all before it
_BEGINNING = 30  # code points by which a second print is told


def drop_copies(found: list[Caption]) -> list[Caption]:
    """One of each: a caption whose words all stand in another one's is a copy; the fuller one stays, in the
    first's place.
    """
    kept: list[Caption] = []
    keys: list[str] = []
    exact: dict[str, int] = {}
    for caption in found:
        key = fold(caption.text)
        bare = fold(caption.bare())
        match = exact.get(key)
        if match is None:
            # Copies stand near each other; looking at the last ones keeps long galleries linear.
            for i in range(len(keys) - 1, max(-1, len(keys) - 60), -1):
                if (len(bare) >= 12 and bare in keys[i]) or (len(keys[i]) >= 20 and keys[i] in key):
                    match = i
                    break
        if match is None:
            exact[key] = len(kept)
            kept.append(caption)
            keys.append(key)
            continue
        other = kept[match]
        if len(key) > len(keys[match]):
            caption.src, caption.order = caption.src or other.src, other.order
            kept[match], keys[match] = caption, key
            exact[key] = match
        elif other.src is None:
            other.src, other.alt = caption.src, other.alt or caption.alt
    return kept


def without_second_prints(blocks: list[Block]) -> list[Block]:
    """Without a second print of a long block (tablet copies, pull quotes as blocks of their own stay if not equal), of
    several blocks in one, and of a block's beginning with dots after it.
    """
    seen: set[str] = set()
    begun: set[str] = set()
    out: list[Block] = []
    asked = 0
    for block in blocks:
        text = block.text
        if len(text) > _BEGINNING and text[:_BEGINNING] in begun and asked < _ALIKE:
            asked += 1
            if _is_second_print(text, out):
                continue
        if len(text) > 60:
            if text in seen:
                continue
            seen.add(text)
        begun.add(text[:_BEGINNING])
        out.append(block)
    return out


def _is_second_print(text: str, before: list[Block]) -> bool:
    """True where a text that begins like an earlier block is that block cut short, or runs it and those after it together
    (two thirds of its words are theirs).
    """
    stem = text.rstrip(".…")
    if len(stem) < len(text) and any(len(b.text) > len(stem) and b.text.startswith(stem) for b in before):
        return text.endswith(("...", "…"))
    at = next((i for i, b in enumerate(before) if b.text.startswith(text[:_BEGINNING])), -1)
    if at < 0 or len(text) < len(before[at].text) + _BEGINNING:
        return False
    printed = fold(" ".join([b.text for b in before[at:]]))
    sentences = [fold(s) for s in text.split(". ")]
    return sum([len(s) for s in sentences if s in printed]) * 3 >= sum(map(len, sentences)) * 2
