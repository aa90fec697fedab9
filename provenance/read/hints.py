"""What an element's class, id and role say about it: caption, credit, page furniture, body. Judged word by word,
with memory.

A class is read as the words it is made of ("ArticleBody__image-caption" -> article, body, image, caption), and pairs of
neighbours, so that pages which share words share the work.
"""

from __future__ import annotations

import re
from functools import lru_cache

CAPTION = 1
CREDIT = 2
FURNITURE = 4
BODY = 8
HIDDEN = 16
DECK = 32
NOTE = 64
GALLERY = 128
OTHERS = 256  # other stories, comments, calls to subscribe: furniture for captions too
IMAGE = 512
_PLAYER = 1024

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_PARTS = re.compile(r"[^\W\d_]+")

# Each unit (a word, or two neighbours joined by a hyphen) is matched whole.
_UNITS: tuple[tuple[int, str], ...] = (
    (
        OTHERS | FURNITURE,
        r"comments?|disqus|related\w*|recommend\w*|newsletter\w*|promo\w*|footer\w*|nav|navbar|navigation|navi|"
        r"menu\w*|breadcrumbs?|"
        r"cookies?|consent|gdpr|advert\w*|sponsor\w*|subscri\w*|popular|trending|most-?(?:read|viewed|popular|"
        r"shared)|teasers?|"
        r"read-?(?:more|also|next)|see-?also|also-?(?:read|like)|up-?next|more-?(?:from|stories|on|news|in|"
        r"articles|content)|"
        r"author-?(?:bio|box|info|card|details|block)|bio|biography|outbrain|taboola|recirc\w*|latest\w*|"
        r"correlat\w*|similar\w*|mehr-?zum|"
        r"lesen-?sie|kommentar\w*|weitere|lire-?aussi|relacionad\w*|noticias-relacionadas|meistgelesen|(?:next|"
        r"prev|previous)-?(?:article|post|story)|"
        r"upsell|playlist|link-?(?:list|box|stack)|contentinfo|search|by-?lines?",
    ),
    (
        FURNITURE,
        r"side-?bar\w*|aside|share\w*|sharing|social\w*|ads?|adbox|ad-(?:slot|unit|container|wrapper)|sign-?up|"
        r"tags?|tag-?(?:list|cloud)|topics|"
        r"keywords|timestamp|publish(?:ed)?-?(?:date|time|at)|pub-?date|date-?line|dates?|toolbar|pagination|pager|"
        r"widget\w*|modal|pop-?up|login|"
        r"rating|print-?(?:button|tools)|skip-?(?:link|to)|banner|follow\w*|feedback|toc|audio-?player|listen|leia|"
        r"complementary|dialog|"
        r"alert|tooltip|prev-?next|cta|donat\w*|support-us|app-?(?:promo|download)|mini-?info|(?:story|article|"
        r"post|entry)-(?:tools|meta|footer|info|share|tags|navigation)|"
        r"category|categories|kicker|label|ticker|whatsapp|facebook|twitter-share|reading-?time",
    ),
    (
        CAPTION,
        r"\w*captions?(?!ing)\w*|legende?|infotext|cutline|\w*(?:img|image|photo|pic|picture|media|foto|bild|"
        r"figure|lightbox|gallery)-?(?:desc\w*|text|legend)|"
        r"figcap|bildunterschrift|bildtext|bild-text|fotobijschrift|bijschrift|pie-?foto|didascalia|kuvateksti|"
        r"billedtekst",
    ),
    (
        CREDIT,
        r"\w*credits?|copyrights?|\w*photographer|photo-?(?:by|source)|bildquelle|(?:img|image|photo|foto|picture|"
        r"media|figure|caption)-?(?:source|author|by|copy|copyright|attribution|agency|owner|provider|rights)|"
        r"\w*fotograf\w*|fotokredit|attribution|agency-?name|courtesy|rightsholder|licensor",
    ),
    (BODY, r"(?:article|story|post|body|entry|content)-?(?:body|content|text|main|copy|entry)|rich-?text"),
    (HIDDEN, r"sr-only|visually-?hidden|screen-?reader\w*|offscreen|accessible-hidden|hidden-accessible"),
    (
        DECK,
        r"deck|dek|standfirst|sub-?head(?:line|ing)?|sub-?title|lead-?text|chapeau|sommario|stand-first|"
        r"article-(?:summary|intro|lead|lede|description)|headline-desc\w*|strapline|vorspann",
    ),
    (NOTE, r"editors?-?note|corrections?|clarification|update-note|article-note"),
    (GALLERY, r"\w*gallery|slideshow|carousel|slider|swiper|lightbox|modal"),
    (
        IMAGE,
        r"image|images|img|photo|picture|pic|foto|fotos|bild|figure|media|lightbox|gallery|thumb|thumbnail|hero|"
        r"embed|featured-image",
    ),
    (_PLAYER, r"vjs|jw|jwplayer|player|plyr|mejs|closed|track|settings|window|off|card|cards|score|union|toggle|no"),
)
_MATCHERS = tuple((flag, re.compile(pattern)) for flag, pattern in _UNITS)
# What a class says of the article's subject or the page's state is no furniture: "tag-politics", "has-sidebar".
_STATE = re.compile(
    r"(?:tags?|category|cat|has|with|without|no|is|not|hide|show|page|post|site|layout)[-_].*|(?:with|without|"
    r"no|has)sidebar|.*-(?:enabled|disabled|overrides|switch)|.*:.*"
)


@lru_cache(maxsize=32768)
def _unit(words: str) -> int:
    out = 0
    for flag, pattern in _MATCHERS:
        if pattern.fullmatch(words):
            out |= flag
    return out


@lru_cache(maxsize=16384)
def _token(token: str) -> int:
    """The flags of one class name (or id, or role)."""
    low = token if token.islower() else _CAMEL.sub("-", token).lower()
    out = 0
    last = ""
    for part in _PARTS.findall(low):
        out |= _unit(part)
        if last:
            out |= _unit(f"{last}-{part}")
        last = part
    if out & (FURNITURE | OTHERS) and _STATE.fullmatch(low):
        out &= ~(FURNITURE | OTHERS)
    return out


@lru_cache(maxsize=8192)
def read_hints(words: str) -> int:
    """The hints as a sum of this module's flags; `words` are the attribute values joined by spaces, case as printed."""
    out = 0
    for token in words[:400].split():
        out |= _token(token)
    if out & (CREDIT | CAPTION):
        if out & _PLAYER:
            out &= ~(CREDIT | CAPTION)
        elif out & CREDIT:
            out &= ~CAPTION
    return out & ~_PLAYER
