"""Checks that compare statements which claim the same: headline and body, picture and text, a claim and its repetition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.checks.hits import Hit, names
from provenance.checks.wording import words
from provenance.story import PARTIES, STATE, WEAK, Claim, Story

_SAME_HEADLINE = 0.5  # of the headline's content words that the body's sentence holds
_FEWEST = 3  # content words that two statements share where they are taken to claim the same
_SAME = 0.6
_NEAR_BEST = 0.15
_NUMBER = re.compile(r"(?<![\w.,-])\d+(?:,\d{3})*(?![\w-]|[.,]\d)")
_ENTAIL_UNVERIFIED = frozenset(
    ("no_independent_verification", "image_as_provided", "date_or_place_unverified", "unconfirmed", "alleged_hedge")
)


def headline_beyond_body(story: Story) -> Iterator[Hit]:
    """PV101: the headline states in the outlet's voice what the body gives to state media, or to one party unchecked."""
    headline = story.headline
    if headline is None or not headline.is_bare:
        return
    found = _telling(headline, story.body)
    if not found or not all(c.attributions and _is_limited(c) for c in found):
        return
    origins = {o["name"] for c in found for o in c.origins}
    is_state = all(c.source_type in STATE for c in found)
    if not is_state and len(origins) != 1:
        return
    whose = "state media" if is_state else names([o["name"] for o in found[0].origins])
    weak = next((c.status for c in found if c.status in WEAK), None)
    doubt = f", and calls {weak}" if weak else ""
    message = f"the headline states as fact what the body gives only to {whose}{doubt}"
    yield Hit("PV101", headline, message, others=tuple(found[:2]))


def _telling(headline: Claim, body: list[Claim]) -> list[Claim]:
    """The body's statements that tell best what the headline tells."""
    if len(headline.words) < _FEWEST:
        return []
    scored = [(len(headline.words & c.words) / len(headline.words), c) for c in body]
    best = max((score for score, _ in scored), default=0.0)
    if best < _SAME_HEADLINE:
        return []
    return [
        c
        for score, c in scored
        if score >= max(_SAME_HEADLINE, best - _NEAR_BEST) and len(headline.words & c.words) >= _FEWEST
    ]


def _is_limited(claim: Claim) -> bool:
    """True where it is state media's word, or a party's that the text calls unverified or disputed."""
    if claim.source_type in STATE:
        return True
    return claim.source_type in PARTIES | {"anonymous", "unknown", "social_media"} and claim.status in WEAK


def picture_without_its_caveat(story: Story) -> Iterator[Hit]:
    """PV102: the body states in its own voice what it knows from a picture whose caption says that it is not verified."""
    picture = words(story, "picture")
    for passage, claims in story.captions:
        caveats = [c for c in story.image_caveats(passage) if c["kind"] in _ENTAIL_UNVERIFIED]
        if not caveats:
            continue
        facts = [c for c in claims if c.status != "not_applicable" and len(c.words) >= 4]
        for claim in story.body:
            if claim.caveats or not (claim.is_bare or _is_of_the_picture(claim, picture)):
                continue
            shared = [f for f in facts if _tells_the_same(claim, f, is_about_pictures=claim.matches(picture))]
            if shared:
                cue = caveats[0]["span"]["exact"]
                message = f"the caption of this picture says “{cue}”, this sentence does not"
                yield Hit("PV102", claim, message, others=(shared[0],))


def _is_of_the_picture(claim: Claim, picture: re.Pattern[str] | None) -> bool:
    """True for `pictures show ...`: the only source is the picture itself."""
    origins = claim.origins
    return picture is not None and bool(origins) and all(picture.match(o["name"]) for o in origins)


def _tells_the_same(claim: Claim, fact: Claim, *, is_about_pictures: bool) -> bool:
    common = claim.words & fact.words
    if is_about_pictures:
        return len(common) >= _FEWEST and len(common) >= 0.4 * len(claim.words)
    return len(common) >= 5 and len(common) >= _SAME * len(claim.words)


def repeated_without_caveat(story: Story) -> Iterator[Hit]:
    """PV103: what the article calls unverified it later states in its own voice, without the caveat."""
    unverified = [c for c in story.body if c.status == "unverified" and len(c.words) >= 4]
    for claim in story.body:
        if not claim.is_bare or claim.caveats:
            continue
        earlier = [u for u in unverified if u.order < claim.order and _repeats(claim, u)]
        if earlier:
            name = earlier[-1].id
            yield Hit("PV103", claim, f"{name} calls this unverified; here it stands as a fact", others=(earlier[-1],))


def _repeats(claim: Claim, before: Claim) -> bool:
    common = claim.words & before.words
    figures = set(_NUMBER.findall(claim.text)) & set(_NUMBER.findall(before.text))
    needed = _SAME if figures else 0.7
    return len(common) >= 4 and len(common) >= needed * len(claim.words)


def party_figures(story: Story) -> Iterator[Hit]:
    """PV109: a count that elsewhere is a party's stands here without it."""
    loss, war = words(story, "loss"), words(story, "war")
    if loss is None or sum(c.matches(war) for c in story.claims) < 2:
        return
    owners: dict[str, list[Claim]] = {}
    neutral: set[str] = set()
    for claim in story.claims:
        if not claim.matches(loss):
            continue
        for figure in _figures(claim):
            if claim.attributions and claim.source_type in PARTIES:
                owners.setdefault(figure, []).append(claim)
            elif claim.attributions or claim.source_type == "own_reporting":
                neutral.add(figure)
    for claim in story.claims:
        if not claim.is_bare or claim.kind == "caption" or not claim.matches(loss):
            continue
        for figure in sorted(_figures(claim) - neutral):
            told = [c for c in owners.get(figure, ()) if _same_loss(c, claim, story)]
            if told:
                whose = names([o["name"] for o in told[0].origins]) or "a party"
                message = f"{figure} is the count of {whose} ({told[0].id}); here it has no source"
                yield Hit("PV109", claim, message, words=claim.text, others=(told[0],))
                break


def _figures(claim: Claim) -> set[str]:
    found = {n.replace(",", "") for n in _NUMBER.findall(claim.text)}
    return {n for n in found if not (len(n) == 4 and n[:2] in ("19", "20")) and int(n) > 2}


def _same_loss(one: Claim, other: Claim, story: Story) -> bool:
    loss = words(story, "loss")
    if loss is None:
        return False
    return bool({w.lower() for w in loss.findall(one.text)} & {w.lower() for w in loss.findall(other.text)}) and (
        len(one.words & other.words) >= _FEWEST
    )
