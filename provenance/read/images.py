"""The real URL of an image: lazy-load attributes, `srcset`, `picture` sources, `noscript` copies, posters,
backgrounds.
"""

from __future__ import annotations

import re

from provenance.matching import LazyPattern
from provenance.patterns import compile_pattern
from provenance.read.elements import Element

_SIZE = compile_pattern(
    r"[-_](?:\d+x\d+|c\d[\d-]*|s\d+x\d+|scaled|large|medium|small)(?=[._])|_c\d-[\w-]+?(?=\.)|_s\d+x\d+(?=\.)"
)
_LAZY = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-hi-res-src",
    "data-full-src",
    "data-image",
    "data-url",
    "data-img-src",
    "data-img",
    "data-imgsrc",
    "data-default-src",
    "data-src-large",
    "data-src-medium",
    "data-large-image",
    "data-raw-src",
    "data-delayed-url",
    "data-flickity-lazyload",
    "data-background-image",
    "data-bg",
    "data-desktop",
)
_ANY_LAZY = frozenset(_LAZY)
_SETS = ("srcset", "data-srcset", "data-lazy-srcset", "data-original-set", "data-sizes-srcset")
_PLACEHOLDER = LazyPattern(
    r"(?i)^(?:data:|about:|blob:|javascript:)|(?:^|[/_.-])(?:blank|spacer|placeholder|transparent|pixel|1x1|"
    r"loading|lazyload|lazy|empty|clear|grey|gray|dummy|fallback|default-image)(?:[-_.][\w-]*)?\.(?:gif|png|"
    r"svg|jpg|jpeg|webp)",
    __name__,
)
# One of these is in whatever the pattern finds; it takes thirty times as long to find nothing.
_PLACEHOLDER_WORDS = (
    "data:", "about:", "blob:", "javascript:", "blank", "spacer", "placeholder", "transparent", "pixel", "1x1", "loading",
    "lazy", "empty", "clear", "grey", "gray", "dummy", "fallback", "default-image",
)  # fmt: skip
_BACKGROUND = LazyPattern(r"(?i)background(?:-image)?\s*:[^;]*url\(\s*['\"]?([^'\")]+)", __name__)
_FIRST_OF_SET = LazyPattern(r"\s*(\S+?)(?:,?\s|,?$)", __name__)
_KINDS = ("img", "amp-img", "image", "source", "video", "noscript")


def is_real(url: str | None) -> bool:
    """True for a URL that may lead to the image: not empty, not `data:`, no placeholder's name."""
    if not url or url.isspace():
        return False
    low = url.lower()
    return not any(word in low for word in _PLACEHOLDER_WORDS) or _PLACEHOLDER.search(url) is None


def image_url(element: Element) -> str | None:
    """The image that one `img`, `source` or `video` element shows, None where it shows none."""
    tag: str = element.tag
    shown: dict[str, str] = dict(element.items())
    src = shown.get("src")
    if src and tag != "video" and tag != "source" and is_real(src):
        return src.strip()
    if not _ANY_LAZY.isdisjoint(shown):
        for name in _LAZY:
            value = shown.get(name)
            if value and is_real(value) and not value.startswith("{"):
                return value.strip()
    for name in _SETS:
        value = shown.get(name)
        if value:
            for m in _FIRST_OF_SET.finditer(value):
                if is_real(m.group(1)):
                    return str(m.group(1))
                break
    poster = shown.get("poster") or shown.get("data-poster")
    return poster.strip() if poster and is_real(poster) else None


def find_image(element: Element) -> tuple[str | None, str | None]:
    """`(src, alt)` of the first image in an element (or of the element itself); `(None, None)` where it has none."""
    alt: str | None = None
    if element.tag == "img" and (url := image_url(element)) is not None:
        return url, element.get("alt") or None
    for e in element.iter(*_KINDS):
        if e.tag == "noscript":
            if e.text and "<img" in e.text:
                found = re.search(r"""<img[^>]{0,2000}?\ssrc\s*=\s*["']([^"']+)""", e.text)
                if found and is_real(found.group(1)):
                    return found.group(1), alt
            continue
        if e.tag in ("img", "amp-img") and alt is None:
            alt = e.get("alt") or None
        url = image_url(e)
        if url is not None:
            return url, alt or e.get("alt") or next((i.get("alt") for i in element.iter("img") if i.get("alt")), None)
    for e in element.iter():
        attributes = dict(e.items())  # one call: to look up one attribute takes as long as to list all
        if not attributes:
            continue
        style = attributes.get("style")
        if style and "url(" in style:
            found = _BACKGROUND.search(style)
            if found and is_real(found.group(1)):
                return found.group(1), alt
        for name in _LAZY if not _ANY_LAZY.isdisjoint(attributes) else ():
            value = attributes.get(name)
            if value and is_real(value) and ("/" in value or "." in value) and " " not in value:
                return value, alt
        content = attributes.get("content") if e.tag == "meta" else None
        if content and attributes.get("itemprop") in ("image", "url", "contentUrl") and is_real(content):
            return content, alt
    return None, alt


def same_image(a: str | None, b: str | None) -> bool:
    """True where two URLs name the same file, whatever their size, host or query."""
    if not a or not b:
        return False
    left, right = file_name(a), file_name(b)
    return len(left) >= 8 and left == right


def file_name(url: str) -> str:
    """The name of an image's file without what tells its size, in lower case."""
    name = url.partition("?")[0].partition("#")[0].rstrip("/").rsplit("/", 1)[-1].lower()
    return _SIZE.sub("", name)
