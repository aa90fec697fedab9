"""What an element's class, id and role say about it: caption, credit, page furniture, body. Compiled once, cached by words."""

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
OTHERS = 256  # other stories, comments, calls to subscribe: furniture also for captions
IMAGE = 512

ATTRIBUTES = frozenset({"class", "id", "role", "itemprop", "data-testid", "data-key", "data-component", "data-type", "data-qa"})

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_CAPTION = re.compile(
    r"captions?(?!ing|s?-(?:menu|settings|window|button|display|track|on|off|toggle|control))|(?<![a-z])legende?(?![a-z])|infotext|cutline|"
    r"(?:img|image|photo|pic|picture|media|foto|bild|figure|lightbox|gallery)[-_](?:[a-z]{2,8}[-_]+)?_?(?:desc\w*|text|legend)(?![a-z])|(?<![a-z])figcap|"
    r"bildunterschrift|bildtext|bild-text|fotobijschrift|bijschrift|pie-?(?:de-?)?foto|didascalia|kuvateksti|billedtekst"
)
_NO_CAPTION = re.compile(r"(?:vjs|jw|player|plyr|video-js|closed|text-track|mejs)\w*-*caption|captions-(?:menu|settings)|close-caption|no-caption")
_CREDIT = re.compile(
    r"credits?(?!-?cards?|-?score|-?union|or)|(?<![a-z])copyrights?|photographer|photo-?by|photo-?source|bildquelle|"
    r"(?:img|image|photo|foto|picture|media|figure|caption)[-_]*(?:source|author|by|copy|copyright|attribution|agency|owner|provider|rights)(?![a-z])|"
    r"fotograf|fotokredit|attribution|agency-?name|courtesy|rightsholder|licensor"
)
_FURNITURE = re.compile(
    r"(?<![a-z])(?:comments?|disqus|related\w*|recommend\w*|newsletter\w*|promo\w*|side-?bar\w*|aside|share\w*|sharing\w*|social\w*|footer|"
    r"nav|navbar|navigation|navi|menu\w*|breadcrumbs?|cookies?|consent|gdpr|advert\w*|ads?|adbox|ad-?(?:slot|unit|container|wrapper)|sponsor\w*|subscri\w*|sign-?up|"
    r"popular|trending|most-?(?:read|viewed|popular|shared)|teasers?|read-?(?:more|also|next)|see-?also|also-?(?:read|like)|up-?next|"
    r"more-?(?:from|stories|on|news|in|articles|content)|tags?|tag-?(?:list|cloud)|topics|keywords|author-?(?:bio|box|info|card|details|block)|bio|biography|by-?line\w*|"
    r"timestamp|published?-?(?:date|time|at)|date-?line|dates?|toolbar|pagination|pager|widget\w*|modal|pop-?up|login|outbrain|taboola|"
    r"rating|print-?(?:button|tools)|skip-?(?:link|to)\w*|banner|recirc\w*|latest\w*|follow\w*|feedback|playlist|toc|audio-?player|listen|"
    r"correlat\w*|similar\w*|mehr-?zum|lesen-?sie|leia|kommentar\w*|weitere|lire-?aussi|noticias-?relacionadas|relacionad\w*|meistgelesen|"
    r"contentinfo|complementary|search|dialog|alert|tooltip|prev-?next|next-?(?:article|post|story)|hub-?peek|upsell|cta|donat\w*|support-?us|app-?(?:promo|download)|"
    r"link-?(?:list|box|stack|list)|fact-?box-?links|mini-?info|story-?(?:tools|meta|footer)|article-?(?:tools|meta|footer|info|share|tags|header-meta)|"
    r"post-?(?:meta|footer|tags|navigation|info)|entry-?(?:meta|footer)|category|categories|kicker|label|ticker|whatsapp|facebook|twitter-share|reading-?time)(?![a-z])"
)
_BODY = re.compile(
    r"article-?_?_?-?(?:body|content|text|main|copy)|articlebody|story-?_?_?-?(?:body|content|text)|post-?_?_?-?(?:body|content|text|entry)|"
    r"entry-?_?_?-?content|body-?_?_?-?(?:text|copy|content)|content-?_?_?-?body|rich-?text|(?<![a-z])td-post-content|article_?_?body"
)
_HIDDEN = re.compile(r"(?<![a-z])(?:sr-only|visually-?hidden|screen-?reader\S*|offscreen|a11y-hidden|u-hidden-visually|hidden-accessible)(?![a-z])")
_DECK = re.compile(r"(?<![a-z])(?:deck|dek|standfirst|sub-?head(?:line|ing)?|sub-?title|lead-?text|chapeau|sommario|stand-?first|article-?_?_?(?:summary|intro|lead|lede|description)|headline-?desc\w*|strapline|vorspann|description)(?![a-z])")  # fmt: skip
_NOTE = re.compile(r"(?<![a-z])(?:editors?-?note|editor-s-note|correction\w*|clarification|update-?note|article-?note)(?![a-z])")
_GALLERY = re.compile(r"(?<![a-z])(?:gallery|slideshow|carousel|slider|swiper|lightbox|modal)")


_OTHERS = re.compile(
    r"(?<![a-z])(?:comments?|disqus|related\w*|recommend\w*|newsletter\w*|promo\w*|footer|nav|navbar|navigation|menu\w*|breadcrumbs?|cookies?|consent|advert\w*|sponsor\w*|subscri\w*|"
    r"popular|trending|most-?(?:read|viewed|popular|shared)|teasers?|read-?(?:more|also|next)|see-?also|also-?(?:read|like)|up-?next|more-?(?:from|stories|on|news|in|articles|content)|"
    r"author-?(?:bio|box|info|card|details|block)|bio|outbrain|taboola|recirc\w*|latest\w*|correlat\w*|similar\w*|mehr-?zum|lesen-?sie|kommentar\w*|weitere|lire-?aussi|relacionad\w*|meistgelesen|"
    r"next-?(?:article|post|story)|prev-?next|upsell|playlist|link-?(?:list|box|stack)|contentinfo|search|by-?line\w*)(?![a-z])"
)
_IMAGE = re.compile(r"(?<![a-z])(?:image|img|photo|picture|pic|foto|fotos|bild|figure|fig|media|embed|lightbox|gallery|thumb|thumbnail|featured|hero|lead|attachment)(?![a-z])")
# What a class says of the article's subject or the page's state is no furniture: "tag-politics", "has-sidebar".
_STATE = re.compile(r"(?:^|(?<=\s))(?:tags?|category|cat|has|with|without|no|is|not|hide|show|page|post|site|layout)[-_][\w-]*|\b(?:with|without|no|has)-?sidebar\b|[\w-]*-(?:enabled|disabled|overrides|switch)\b|\S+:\S+")


@lru_cache(maxsize=8192)
def read_hints(words: str) -> int:
    """The hints as a sum of this module's flags; `words` are the attribute values joined by spaces, case as printed."""
    low = _CAMEL.sub("-", words[:400]).lower()
    out = 0
    if _CREDIT.search(low):
        out |= CREDIT
    elif _CAPTION.search(low) and not _NO_CAPTION.search(low):
        out |= CAPTION
    tokens = _STATE.sub(" ", low).replace("_", "-")
    if _FURNITURE.search(tokens):
        out |= FURNITURE
        if _OTHERS.search(tokens):
            out |= OTHERS
    if _IMAGE.search(tokens):
        out |= IMAGE
    if _BODY.search(low):
        out |= BODY
    if _HIDDEN.search(low):
        out |= HIDDEN
    if _DECK.search(low):
        out |= DECK
    if _NOTE.search(low.replace("_", "-")):
        out |= NOTE
    if _GALLERY.search(low):
        out |= GALLERY
    return out
