"""Captions that a page prints more than once: in its gallery, for small screens, for readers without scripts."""

from __future__ import annotations

from provenance.read.captions import Caption
from provenance.read.texts import fold


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
