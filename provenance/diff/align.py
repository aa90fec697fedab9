"""Which statements of two versions are the same: unchanged, edited, moved, merged into one, or split in several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provenance.likeness import share
from provenance.records import record
from provenance.story import Claim, Story

_SAME = 62.0  # of 100: two statements that are as alike as this are versions of one
_OTHER_KIND = 15.0  # taken off where one is a caption or headline and the other is not
_PART = 0.75  # of a statement's content words that a longer one holds where it was merged into it
_FEWEST = 4  # content words that a part needs
_NOT_WORDS = re.compile(r"[^\w']+")


@record
class Alignment:
    """Both versions, and for every statement of one the statements of the other that it is a version of, by `order`."""

    old: Story
    new: Story
    news: dict[int, tuple[Claim, ...]]
    olds: dict[int, tuple[Claim, ...]]

    def of_old(self, claim: Claim) -> tuple[Claim, ...]:
        """What became of a statement of the old version; empty where it is gone."""
        return self.news.get(claim.order, ())

    def of_new(self, claim: Claim) -> tuple[Claim, ...]:
        """What a statement of the new version was; empty where it is new."""
        return self.olds.get(claim.order, ())


def align(old: Story, new: Story) -> Alignment:
    """Headline with headline; then the most alike, one with one; then parts with wholes."""
    pairs: set[tuple[int, int]] = set()
    if old.headline is not None and new.headline is not None:
        pairs.add((old.headline.order, new.headline.order))
    pairs |= _one_to_one(old.claims, new.claims, pairs)
    pairs |= _parts(old.claims, new.claims, pairs)
    news: dict[int, list[Claim]] = {}
    olds: dict[int, list[Claim]] = {}
    for a, b in sorted(pairs):
        news.setdefault(a, []).append(new.claims[b])
        olds.setdefault(b, []).append(old.claims[a])
    return Alignment(old, new, {a: tuple(c) for a, c in news.items()}, {b: tuple(c) for b, c in olds.items()})


def _one_to_one(old: Sequence[Claim], new: Sequence[Claim], taken: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """The most alike pair first; where two are as alike, the one whose place in the article is nearer."""
    from rapidfuzz import fuzz, process

    if not old or not new:
        return set()
    plain, ranked = [_plain(c) for c in new], []
    for a, left in enumerate(old):
        alike = process.extract(_plain(left), plain, scorer=fuzz.token_sort_ratio, score_cutoff=_SAME / 2, limit=None)
        for _, likeness, b in alike:
            right = new[b]
            score = max(likeness, 100 * _content(left, right)) - (0 if _same_kind(left, right) else _OTHER_KIND)
            if score >= _SAME:
                away = abs(a / len(old) - b / len(new))
                ranked.append((-score, away, a, b))
    used_old, used_new = {a for a, _ in taken}, {b for _, b in taken}
    pairs = set()
    for _, _, a, b in sorted(ranked):
        if a not in used_old and b not in used_new:
            used_old.add(a)
            used_new.add(b)
            pairs.add((a, b))
    return pairs


def _plain(claim: Claim) -> str:
    return _NOT_WORDS.sub(" ", claim.text.lower().replace("’", "'")).strip()


def _content(one: Claim, other: Claim) -> float:
    """How alike the claims are apart from who says so: shared content words over the mean of both."""
    common, total = len(one.words & other.words), len(one.words) + len(other.words)
    return 2 * common / total if common >= _FEWEST else 0.0


_APART = ("caption", "headline")  # kinds whose statements are seldom versions of one in running text


def _same_kind(one: Claim, other: Claim) -> bool:
    return one.kind == other.kind or not (one.kind in _APART or other.kind in _APART)


def _parts(old: Sequence[Claim], new: Sequence[Claim], pairs: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """What was merged into a longer statement, and what was split off one."""
    matched_old, matched_new = {a for a, _ in pairs}, {b for _, b in pairs}
    added = set()
    for lone, wholes, is_old in (
        ([c for c in old if c.order not in matched_old], new, True),
        ([c for c in new if c.order not in matched_new], old, False),
    ):
        for part in lone:
            if len(part.words) < _FEWEST or part.kind == "headline":
                continue
            held = [(share(part.words, whole.words), whole) for whole in wholes if _holds(whole, part)]
            if held:
                _, whole = max(held, key=lambda item: (item[0], -abs(item[1].order - part.order)))
                added.add((part.order, whole.order) if is_old else (whole.order, part.order))
    return added


def _holds(whole: Claim, part: Claim) -> bool:
    return (
        _same_kind(whole, part)
        and len(whole.words) > len(part.words)
        and len(part.words & whole.words) >= max(_FEWEST, _PART * len(part.words))
    )
