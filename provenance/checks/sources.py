"""Checks of how sources are given: anonymous ones, state media, quotations, and who verified."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.checks.hits import Hit
from provenance.checks.wording import words
from provenance.story import Claim, Json, Story

_QUOTED = re.compile('“([^“”]+)”|"([^"]+)"|„([^„“”]+)[“”]|«([^«»]+)»')
_SIGNED = re.compile('[”"»]\\s*[-–—―]\\s*\\w')
_FEWEST_QUOTED = 6  # words of a quotation that needs a source; less may be a term or a title
_SURELY = 12
_MOSTLY = 0.7  # of a statement that is quotation where nothing around it can name the source
_PULLED = 40  # characters by which a quotation is found again
_NOT_TOLD = frozenset(("en.cue.belief", "en.cue.feeling", "en.cue.perception"))  # nobody told the outlet so
_DASHES = frozenset("-–—―")
_RECORDS = frozenset(("document", "social_media"))
_UNNAMED = frozenset(("anonymous", "role", "collective"))


def anonymous_without_reason(story: Story) -> Iterator[Hit]:
    """PV106: a source whose name is withheld, and nobody says why."""
    reason = words(story, "anonymity_reason")
    if reason is None:
        return
    seen: set[str] = set()
    for claim in story.claims:
        if claim.kind in ("headline", "caption"):
            continue
        cue = next((c["span"]["exact"] for c in claim.own_caveats if c["kind"] == "anonymous_source"), None)
        unnamed = list(_unnamed(claim, is_withheld=cue is not None))
        for source in unnamed:
            if _head(source["name"]) not in seen:
                seen.add(_head(source["name"]))
                if not _has_reason(story, claim, source["name"], reason):
                    yield Hit("PV106", claim, f"“{source['name']}” stays unnamed, and the text does not say why")
        if cue is not None and not unnamed and not _has_reason(story, claim, "", reason):
            yield Hit("PV106", claim, f"“{cue}”, and the text does not say why")


def _unnamed(claim: Claim, *, is_withheld: bool) -> Iterator[Json]:
    """The origins of a statement that have no name: anonymous ones, and others where the text says that it is withheld."""
    for attribution in claim.attributions:
        origin = next((link for link in attribution["chain"] if link["role"] == "origin"), None)
        if origin is None or attribution["rule"] in _NOT_TOLD or origin["identification"] not in _UNNAMED:
            continue
        source = claim.story.source(origin)
        if source["type"] == "anonymous" or is_withheld:
            yield source


def _head(name: str) -> str:
    """What an anonymous source is called again: its last word before a relative clause, as singular."""
    parts = re.split(r",|\b(?:who|with|in|from|familiar|briefed|close|at|of|inside)\b", name)[0].split()
    return parts[-1].lower().rstrip("s") if parts else name.lower()


def _has_reason(story: Story, claim: Claim, name: str, reason: re.Pattern[str]) -> bool:
    """True where the statement, one of the next two, or one about the same source says why the name is withheld."""
    # a reason inside the quotation is about something else
    if reason.search(_QUOTED.sub(" ", claim.text) + " " + name):
        return True
    head = _head(name)
    for other in story.claims:
        if other is claim or not any(c["kind"] == "anonymous_source" for c in other.own_caveats):
            continue
        is_near = 0 < other.order - claim.order <= 2
        is_same = bool(head) and re.search(rf"\b{re.escape(head)}", other.text, re.I) is not None
        if (is_near or is_same) and reason.search(other.text):
            return True
    return False


def unmarked_state_media(story: Story) -> Iterator[Hit]:
    """PV107: an outlet that a list codes as state media is named, and the text never says that it is the state's."""
    marker = words(story, "state_marker")
    if marker is None:
        return
    generic = {
        s.get("country") for s in story.sources.values() if s["type"] == "state_media" and not s.get("registry")
    }  # "state media of North Korea" tells the reader whose its agency is
    for source in story.sources.values():
        if source["type"] != "state_media" or not source.get("registry"):
            continue
        if source.get("country") in generic:
            continue
        forms = [source["name"], *(source.get("aliases") or [])]
        pattern = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(f) for f in forms) + r")(?!\w)")
        named = [c for c in story.claims if pattern.search(c.text)]
        if not named or any(marker.search(c.text) for c in named) or _marked_before(story, named[0], marker):
            continue
        control = source.get("control") or {}
        coded = f" (coded {control['code']} by {control['list']})" if control else ""
        message = f"{source['name']}{coded} is named, and nothing says that it is state media"
        yield Hit("PV107", named[0], message)


def _marked_before(story: Story, claim: Claim, marker: re.Pattern[str]) -> bool:
    return any(c.passage is claim.passage and marker.search(c.text) for c in story.before(claim, 2))


def quotation_without_source(story: Story) -> Iterator[Hit]:
    """PV112: a whole quotation, and nobody who said it."""
    speech = words(story, "speech_before_quotation")
    if speech is None:
        return
    for claim in story.body:
        if claim.source_type != "none" or claim.attributions or claim.kind == "blockquote":
            continue
        quoted = next(filter(_is_speech, _quotations(claim.text)), None)
        if quoted is None or _SIGNED.search(claim.text) or speech.search(_QUOTED.sub(" ", claim.text)):
            continue
        is_whole = claim.text[:1] in '“"„«' and len(quoted) >= _MOSTLY * len(claim.text)
        if not is_whole or any(c.text.rstrip().endswith(":") for c in story.before(claim)):
            continue  # what stands around it, or an introduction before it, says whose it is
        near = [c for c in [*story.before(claim), *story.following(claim)] if c.is_body]
        paragraph = [c for c in story.claims if c.passage is claim.passage and c is not claim]
        if any(c.attributions for c in [*near, *paragraph]) or any(_names_speaker(c, speech) for c in paragraph):
            continue  # a speaker stands just before or just after
        if any(c.text.lstrip()[:1] in _DASHES for c in story.following(claim)):
            continue  # signed in a line of its own
        start = quoted[:_PULLED].rstrip(".,")
        if any(start in c.text for c in story.claims if c is not claim):
            continue  # a pull quotation: its source stands where it is printed in full
        yield Hit("PV112", claim, "a quotation, and nobody who said it", words=quoted)


def _names_speaker(claim: Claim, speech: re.Pattern[str]) -> bool:
    """True where the words around quotations say so (`..., shouted the niece`), or a signature follows."""
    outside = _QUOTED.sub(" ", claim.text)
    return speech.search(outside) is not None or outside.lstrip()[:1] in _DASHES


def _quotations(text: str) -> Iterator[str]:
    for found in _QUOTED.finditer(text):
        yield next(filter(None, found.groups()))


def _is_speech(quoted: str) -> bool:
    """True for what somebody said, not for a title, a term or a few words taken over."""
    count = len(quoted.split())
    return count >= _SURELY or (count >= _FEWEST_QUOTED and quoted[:1].isupper())


def _is_own_voice(claim: Claim) -> bool:
    """True where nobody but the thing itself is named (`verified video shows ...`)."""
    return all(o["type"] in _RECORDS for o in claim.origins) if claim.attributions else claim.source_type == "none"


def checked_by_nobody(story: Story) -> Iterator[Hit]:
    """PV114: something `was confirmed` or is `verified`, and nobody is named who did that."""
    patterns = [p for p in (words(story, "checked"), words(story, "checked_thing")) if p is not None]
    negative = words(story, "not_checked")
    for claim in story.claims:
        if claim.kind in ("headline", "caption") or negative is None or not _is_own_voice(claim):
            continue
        for pattern in patterns:
            found = pattern.search(claim.text)
            if (
                found is None
                or claim.matches(words(story, "appointed"))
                or negative.search(claim.text[max(0, found.start() - 60) : found.end()])
            ):
                continue
            yield Hit("PV114", claim, f"“{found['check']}”, and nobody is named who did that", words=claim.text)
            break
