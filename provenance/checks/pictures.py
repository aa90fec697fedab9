"""Checks of pictures: their age, their credit, and the notes that a reader needs."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from provenance.checks.hits import Hit
from provenance.checks.wording import words
from provenance.story import Claim, Json, Story

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE = re.compile(
    rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})"
    rf"(?:\s*[-–]\s*(?:{_MONTH.replace('month', 'month2')}\s+)?\d{{1,2}})?(?:,\s*(?P<year>(?:19|20)\d\d))?\b"
    rf"|\b(?P<day_b>\d{{1,2}})\s+{_MONTH.replace('month', 'month_b')}(?:,?\s+(?P<year_b>(?:19|20)\d\d))?\b"
)
_OLD = 30  # days by which a picture may be older than the event that it stands with
_LEAD = 6  # statements of the body whose dates are the event's
_CARRIERS = frozenset(("wire", "distributor", "news_outlet"))
_NO_MAKER = frozenset(("unknown", "individual", "anonymous", "witness", "social_media", "document", "expert"))
_INTERESTED = frozenset(
    (
        "official",
        "official_briefing",
        "official_statement",
        "armed_group",
        "political_actor",
        "company",
        "state_media",
        "party_media",
    )
)


def old_or_undated_picture(story: Story) -> Iterator[Hit]:
    """PV108: a picture older than the event by its caption's own date, or an undated handout as the lead picture."""
    file_picture, undated = words(story, "file_picture"), words(story, "undated")
    if file_picture is None or undated is None:
        return
    event = _event_date(story)
    for number, (passage, claims) in enumerate(story.captions):
        text = " ".join(c.text for c in claims)
        kinds = {c["kind"] for c in story.image_caveats(passage)}
        if "archive_image" in kinds or file_picture.search(text):
            continue
        if number == 0 and "handout" in kinds and undated.search(text):
            yield Hit("PV108", claims[0], "the lead picture is a handout without a date")
            continue
        taken = _caption_date(text)
        if taken is None:
            continue
        when = _with_year(event, taken.year)
        if when is not None and (when - taken).days > _OLD:
            message = f"the picture is of {taken:%d %B %Y}, the event of {when:%d %B}: {(when - taken).days} days later"
            yield Hit("PV108", claims[0], message)


def _caption_date(text: str) -> datetime.date | None:
    """The first date of a caption that has a year of its own, or takes it from the next date."""
    for found in _DATE.finditer(text):
        year = found["year"] or found["year_b"]
        if year is None and (later := re.match(r"[^.]{0,24}?,\s*((?:19|20)\d\d)\b", text[found.end() :])):
            year = later[1]
        if year is not None:
            return _date(found, int(year))
    return None


def _date(found: re.Match[str], year: int) -> datetime.date | None:
    month = (found["month"] or found["month_b"]).lower()[:3]
    try:
        return datetime.date(year, _MONTHS.index(month) + 1, int(found["day"] or found["day_b"]))
    except ValueError:
        return None


def _event_date(story: Story) -> tuple[int, int, int | None] | None:
    """Month, day and, where it is known, year: the article's own date, else the first past date of its lead."""
    published = re.match(r"(\d{4})-(\d{2})-(\d{2})", story.document["article"]["published"] or "")
    if published:
        return int(published[2]), int(published[3]), int(published[1])
    future = words(story, "future")
    for claim in story.body[:_LEAD]:
        if claim.matches(future):
            continue
        for found in _DATE.finditer(claim.text):
            when = _date(found, 2000)
            if when is not None:
                year = found["year"] or found["year_b"]
                return when.month, when.day, int(year) if year else None
    return None


def _with_year(event: tuple[int, int, int | None] | None, year: int) -> datetime.date | None:
    if event is None:
        return None
    try:
        return datetime.date(event[2] or year, event[0], event[1])
    except ValueError:
        return None


def handout_without_credit(story: Story) -> Iterator[Hit]:
    """PV110: the caption says that an interested party supplied the picture, the credit line does not."""
    supplied = words(story, "credit_handout")
    for passage, claims in story.captions:
        credit = (passage.get("image") or {}).get("credit")
        if not credit or supplied is None:
            continue
        handouts = [c for c in story.image_caveats(passage) if c["kind"] == "handout" and not _within(c, credit)]
        parties = [story.source(link) for link in credit["chain"]]
        if not handouts or supplied.search(credit["text"]) or any(p["type"] in _INTERESTED for p in parties):
            continue
        if any(link.get("channel") == "handout" for link in credit["chain"]):
            continue
        cue = handouts[0]["span"]["exact"]
        message = f"the caption says “{cue}”, the credit only “{credit['text']}”"
        yield Hit("PV110", claims[0], message, words=credit["text"])


def _within(caveat: Json, credit: Json) -> bool:
    span = credit.get("span")
    return span is not None and span["start"] <= caveat["span"]["start"] and caveat["span"]["end"] <= span["end"]


def credit_against_caption(story: Story) -> Iterator[Hit]:
    """PV111: caption and credit line name different makers of the same picture."""
    by = words(story, "picture_by")
    for passage, claims in story.captions:
        credit = (passage.get("image") or {}).get("credit")
        if not credit or by is None:
            continue
        credited = [story.source(link) for link in credit["chain"]]
        makers = [s for s in credited if s["type"] not in ("distributor", "unknown", "individual")]
        for claim in claims:
            named = _named_maker(story, claim, by)
            if named is None or not makers or _same_side(named, credited, credit["text"]):
                continue
            if named["type"] in _INTERESTED and all(m["type"] in _CARRIERS for m in makers):
                continue  # a handout whose credit does not say so is PV110
            shown = makers[0]["name"]
            yield Hit("PV111", claim, f"the caption names {named['name']}, the credit {shown}", words=credit["text"])
            break


def _named_maker(story: Story, claim: Claim, by: re.Pattern[str]) -> Json | None:
    """The source that the caption's own words name as the picture's maker or supplier."""
    for found in by.finditer(claim.text):
        rest = claim.text[found.end() :]
        for source in sorted(story.sources.values(), key=lambda s: -len(s["name"])):
            forms = [source["name"].removeprefix("The "), *(source.get("aliases") or [])]
            if source["type"] in _NO_MAKER:
                continue
            if any(re.match(rf"(?:[\w'’.-]+\s+){{0,4}}?{re.escape(form)}(?!\w)", rest) for form in forms):
                return source
    return None


def _same_side(named: Json, credited: list[Json], text: str) -> bool:
    """True where the credit names the same source, or the state's own media for a state."""
    if any(s["id"] == named["id"] for s in credited):
        return True
    forms = [named["name"].removeprefix("The "), *(named.get("aliases") or [])]
    if any(form.lower() in text.lower() for form in forms):
        return True
    if named["type"] not in _INTERESTED:
        return False
    states = [s for s in credited if s["type"] in _INTERESTED]
    if not states:
        return False
    country = named.get("country")
    return country is None or any(s.get("country") in (None, country) for s in states)


def unexplained_note(story: Story) -> Iterator[Hit]:
    """PV113: a watermark whose words are not given, or a translation and nobody who made it."""
    watermark, meaning = words(story, "watermark"), words(story, "watermark_meaning")
    translation, translator = words(story, "translation"), words(story, "translator")
    in_translation = words(story, "in_translation")
    for claim in story.claims:
        if claim.matches(watermark) and not claim.matches(meaning):
            after = [n for n in story.following(claim) if n.passage is claim.passage]
            if not any(n.matches(meaning) for n in after):
                yield Hit("PV113", claim, "a watermark, and nothing that says what it reads or whose it is")
            continue
        is_note = any(c["kind"] == "translation_note" for c in claim.own_caveats)
        if (claim.matches(in_translation) or (is_note and claim.matches(translation))) and not claim.matches(translator):
            by_outlet = any(story.source(link)["type"] in _CARRIERS for a in claim.attributions for link in a["chain"])
            if not by_outlet:
                yield Hit("PV113", claim, "a translation, and nobody is named who made it")
