"""What a page says of itself: JSON-LD, meta tags, `time` elements -> headline, byline, dates, publisher, language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lxml import etree

from provenance.matching import LazyPattern
from provenance.patterns import compile_pattern
from provenance.read.bylines import split_byline
from provenance.read.dates import clean_date
from provenance.read.elements import Element, inner_text
from provenance.read.linked import Json, read_linked_data, text_of, type_of, unescape
from provenance.read.reviews import Review, read_reviews
from provenance.read.texts import collapse
from provenance.records import record
from provenance.rules.languages import short_code

_LANGUAGE_TAG = compile_pattern(r"\s*([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2,4}))?")
_ARTICLE = LazyPattern(r"(?i)article|posting|report|liveblog|review|opinion|webpage$|creativework$", __name__)
_STRONG = LazyPattern(r"(?i)article|posting|report|liveblog|review", __name__)
_DATE_NAMES = (
    "article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "date.issued",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "date_published",
    "originalpublicationdate",
    "displaydate",
    "dc.date",
    "date",
    "shareaholic:article_published_time",
    "og:article:published_time",
    "published_at",
    "published-date",
    "created",
    "last_published_date",
)
_MODIFIED_NAMES = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "lastmod",
    "last-modified",
    "article.updated",
)
_AUTHOR_NAMES = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "og:article:author",
    "cxenseparse:author",
    "citation_author",
    "article:author_name",
)
_DATE_CLASS = LazyPattern(r"(?i)(?<![a-z])(?:date|time|timestamp|published?|pubdate|dateline)(?![a-z])|publish", __name__)
_BARS = "|｜ㅣ–—•·»:-"
_SECTION = LazyPattern(r"\s?[-|｜ㅣ:·]\s?[\u3040-\u9fff\uac00-\ud7a3]{1,8}$", "metadata.py")


@record(frozen=False)
class Metadata:
    """What was found; None or empty where the page says nothing."""

    headline: str | None = None
    alternative: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    publisher: str | None = None
    language: str | None = None
    body: str | None = None
    title: str | None = None
    image: str | None = None
    address: str | None = None
    linked_address: str | None = None  # the page's own address as its linked data have it
    is_paid: bool = False
    credits: tuple[tuple[str, str], ...] = ()  # of images: their address and credit
    reviews: tuple[Review, ...] = ()


_HOST = compile_pattern(r"(?:https?:)?//(?:www\.)?([\w.-]+)")
_TITLE_END = compile_pattern(r".*\s[-–—|:]\s+(.+)$")
_SHORTEST_INITIALS = 2


def read_metadata(root: Element, content: bytes) -> Metadata:
    """Everything of a parsed page's head (and of JSON-LD and `time` elements in its body). `content` is the
    page in UTF-8, in which the names of microdata are looked for.
    """
    metas: dict[str, list[str]] = {}
    objects: list[dict[str, Any]] = []
    out = Metadata()
    elsewhere: str | None = None  # an address of the page on its own site that is not its chief one
    times: list[Element] = []
    for e in root.iter("meta", "script", "title", "time", "link"):
        tag: str = e.tag
        if tag == "link":
            rel: str = e.get("rel") or ""
            if rel == "canonical":
                out.address = out.address or _address(e.get("href"))
            elif rel == "amphtml" or rel == "shortlink":
                elsewhere = elsewhere or _address(e.get("href"))
        elif tag == "meta":
            _read_meta(e, metas)
        elif tag == "script":
            kind: str = e.get("type") or ""
            if "ld+json" in kind and e.text:
                found = read_linked_data(e.text)
                objects.extend(found)
                if "ClaimReview" in e.text:
                    out.reviews += tuple(read_reviews(found, e))
        elif tag == "title":
            if out.title is None and e.text:
                out.title = collapse(e.text)
        elif len(times) < 8:
            times.append(e)
    _from_objects(out, objects)
    _from_metas(out, metas)
    if (out.headline is None or out.published is None or not out.byline) and _lacks_any(out, _item_names(content)):
        _from_microdata(out, root)
    if out.published is None:
        out.published = next((d for t in times if (d := clean_date(t.get("datetime") or t.get("content")))), None)
    if out.published is None:
        out.published = _printed_date(root)
    out.address = out.address or elsewhere
    out.language = out.language or _language(root, metas)
    out.headline, out.alternative, out.title = (
        _without_site(t, out.publisher) if t else t for t in (out.headline, out.alternative, out.title)
    )
    return out


def _lacks_any(out: Metadata, items: frozenset[str]) -> bool:
    """True where something is missing of which one of the names may tell."""
    return (
        (out.headline is None and "headline" in items)
        or (not out.byline and "author" in items)
        or (out.published is None and "datePublished" in items)
        or (out.modified is None and "dateModified" in items)
    )


def _item_names(content: bytes) -> frozenset[str]:
    """The names that the attributes `itemprop` of a page in UTF-8 give, found without its tree."""
    names: set[bytes] = set()
    at = content.find(b"itemprop")
    while at >= 0:
        value = content[at + 8 : at + 40].lstrip(b" \t\r\n=\"'")
        names.add(value[: len(value) - len(value.lstrip(_LETTERS))])
        at = content.find(b"itemprop", at + 8)
    return frozenset(name.decode("ascii") for name in names)


def _read_meta(element: Element, metas: dict[str, list[str]]) -> None:
    """Add what a `meta` element says to the values of its name."""
    names: list[str] = element.keys()
    values: list[str] = element.values()
    rank = 0
    name = content = ""
    for at, key in enumerate(names):
        own = 0
        if key == "property":
            own = 3
        elif key == "name":
            own = 2
        elif key == "itemprop":
            own = 1
        elif key == "content":
            content = values[at]
        if own > rank and values[at]:
            rank, name = own, values[at]
    if name and content:
        key = name.strip().lower()
        known = metas.get(key)
        if known is None:
            metas[key] = [content]
        else:
            known.append(content)


def _printed_date(root: Element) -> str | None:
    """The first date printed in an element whose class says that it is one."""
    for e in root.iter("span", "div", "p", "li"):
        words = e.get("class")
        if words and len(e) < 8 and _DATE_CLASS.search(words):
            text = collapse(inner_text(e))
            found = clean_date(text) if len(text) <= 80 else None
            if found:
                return found
    return None


def _without_site(title: str, site: str | None) -> str:
    """A title without the name of its site at the end, and the section before that in a script without spaces."""
    if not site or not title.endswith(site) or title == site:
        return title
    bare = title[: -len(site)].rstrip()
    if bare[-1:] not in _BARS:
        return title
    bare = bare.rstrip(_BARS + " ")
    section = _SECTION.search(bare) if bare[-1:] >= "\u3040" else None
    return bare[: section.start()] if section is not None else bare


def _from_objects(out: Metadata, objects: list[dict[str, Any]]) -> None:
    if not objects:
        return
    out.credits = tuple(_picture_credits(objects))
    by_id = {o["@id"]: o for o in objects if isinstance(o.get("@id"), str) and len(o) > 1}
    objects.sort(key=lambda o: "ClaimReview" in type_of(o))  # what a page reviews comes after what it is
    articles: list[Json] = []
    others: list[Json] = []
    for o in objects:
        if o.get("headline") or o.get("datePublished"):
            rank = _rank_of(type_of(o))
            if rank:
                (articles if rank == 2 else others).append(o)
    articles += [o for o in others if o not in articles]
    for o in articles:
        out.headline = out.headline or text_of(o.get("headline")) or None
        out.alternative = out.alternative or text_of(o.get("alternativeHeadline")) or None
        out.byline = out.byline or tuple(dict.fromkeys(_names(o.get("author") or o.get("creator"), by_id)))
        out.is_paid = out.is_paid or str(o.get("isAccessibleForFree")).lower() == "false"
        out.published = out.published or clean_date(o.get("datePublished"))
        out.modified = out.modified or clean_date(o.get("dateModified"))
        out.publisher = out.publisher or next(iter(_names(o.get("publisher"), by_id, True)), None)
        page = o.get("mainEntityOfPage")
        page = page.get("@id") if isinstance(page, dict) else page
        out.linked_address = out.linked_address or _address(o.get("url")) or _address(page)
        language = text_of(o.get("inLanguage"))
        out.language = out.language or clean_language(language)
        body = o.get("articleBody") or _posts(o.get("liveBlogUpdate"))
        if out.body is None and isinstance(body, str) and len(body) > 200:
            out.body = body


@lru_cache(maxsize=256)
def _rank_of(kind: str) -> int:
    """2 for the types of articles, 1 for those of pages and works, 0 for others."""
    return 2 if _STRONG.search(kind) else 1 if _ARTICLE.search(kind) else 0


def _picture_credits(objects: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """The address and credit of every image that has both, whether it stands by itself or as another thing's image."""
    for o in objects:
        inner = o.get("image")
        for image in (o, *(inner if isinstance(inner, list) else [inner])):
            if not isinstance(image, dict) or "ImageObject" not in type_of(image):
                continue
            address = text_of(image.get("contentUrl")) or text_of(image.get("url"))
            keys = ("creditText", "copyrightHolder", "creator", "author", "copyrightNotice")
            words = next((w for key in keys if 2 <= len(w := text_of(image.get(key))) <= 160), "")
            if address and words:
                yield address, words


def _posts(updates: Any) -> str | None:
    """The posts of a live blog as one text: each one's headline and words, in their order."""
    if not isinstance(updates, list):
        return None
    lines = [text_of(post.get(key)) for post in updates if isinstance(post, dict) for key in ("headline", "articleBody")]
    return "\n".join(line for line in lines if line) or None


def _names(value: Any, by_id: dict[str, dict[str, Any]], is_publisher: bool = False) -> Iterator[str]:
    if isinstance(value, list):
        for v in value:
            yield from _names(v, by_id, is_publisher)
        return
    if isinstance(value, dict):
        if not value.get("name") and isinstance(value.get("@id"), str):
            value = by_id.get(value["@id"], value)
        value = value.get("name")
        if isinstance(value, list):
            value = ", ".join(v for v in value if isinstance(v, str))
    if isinstance(value, str):
        name = collapse(unescape(value))
        if is_publisher:
            if name and not name.startswith("http"):
                yield name
        else:
            yield from split_byline(name)


def _from_metas(out: Metadata, metas: dict[str, list[str]]) -> None:
    def first(names: tuple[str, ...]) -> str | None:
        return next((v for n in names if n in metas for v in metas[n] if v.strip()), None)

    title = first(("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title"))
    if out.headline is None:
        out.headline = collapse(title) if title else None
    elif title and out.alternative is None:
        out.alternative = collapse(title)
    if out.published is None:
        out.published = next((d for n in _DATE_NAMES for v in metas.get(n, ()) if (d := clean_date(v))), None)
    if out.modified is None:
        out.modified = next((d for n in _MODIFIED_NAMES for v in metas.get(n, ()) if (d := clean_date(v))), None)
    if not out.byline:
        for name in _AUTHOR_NAMES:
            names = [p for v in metas.get(name, ()) for p in split_byline(v)]
            if names:
                out.byline = tuple(dict.fromkeys(names))
                break
    out.is_paid = out.is_paid or first(("article:content_tier",)) == "locked"
    site = first(("og:site_name", "application-name", "dc.publisher", "publisher"))
    out.address = out.address or _address(first(("og:url", "twitter:url", "parsely-link"))) or out.linked_address
    out.publisher = _publisher(out, collapse(site) if site else None)
    image = first(("og:image", "og:image:url", "twitter:image"))
    out.image = image.strip() if image else None


def _publisher(out: Metadata, site: str | None) -> str | None:
    """Who publishes the page: as linked data name it, unless that is a motto, an agency or a holding and the site's name is
    the address's; the end of the title that the address spells (`Pier opens - The Lorne News`) where nothing else tells.
    """
    host = _HOST.match(out.address or "")
    spelled = {_spelled(part).removeprefix("the") for part in host[1].split(".")} if host is not None else set[str]()
    if (
        out.publisher
        and site
        and _spelled(site).removeprefix("the") in spelled
        and not _is_short_for(_spelled(site), out.publisher)
    ):
        return site
    if out.publisher or site or not out.title:
        return out.publisher or site
    end = _TITLE_END.match(out.title)
    return end[1] if end is not None and _spelled(end[1]).removeprefix("the") in spelled else None


def _is_short_for(spelled: str, name: str) -> bool:
    """True where the letters of a site's name hold a word of another name, or its initials (`lpnews`, `Lorne Post`)."""
    words = name.lower().split()
    initials = "".join(word[0] for word in words)
    is_initials = len(initials) >= _SHORTEST_INITIALS and initials in spelled
    return (
        is_initials
        or spelled in _spelled(name)
        or any(len(word) > _SHORTEST_INITIALS and _spelled(word) in spelled for word in words)
    )


def _spelled(name: str) -> str:
    """The letters and digits of a name or an address, in small letters."""
    return "".join(filter(str.isalnum, name.lower()))


_LETTERS = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ITEMS = etree.XPath("descendant-or-self::*[@itemprop]")


def _from_microdata(out: Metadata, root: Element) -> None:
    """What the metadata lack and the attributes `itemprop` of the page's elements say; the first of each counts."""
    names: list[str] = []
    found: Any = _ITEMS(root)
    for e in found:
        prop = (e.get("itemprop") or "").strip()
        if prop == "headline" and out.headline is None:
            out.headline = collapse(e.get("content") or inner_text(e))[:400] or None
        elif prop == "datePublished" and out.published is None:
            out.published = clean_date(e.get("datetime") or e.get("content") or inner_text(e))
        elif prop == "dateModified" and out.modified is None:
            out.modified = clean_date(e.get("datetime") or e.get("content") or inner_text(e))
        elif prop == "author" and not out.byline and len(names) < 8 and not _is_in_comment(e):
            inner = next((i for i in e.iterdescendants() if i.get("itemprop") == "name"), e)
            line = collapse(inner.get("content") or inner_text(inner))
            names += [n for n in split_byline(line) if n not in names and len(n) < 60]
    out.byline = out.byline or tuple(names)


def _is_in_comment(element: Element) -> bool:
    """True for the author of a reader's comment, as it or one of the elements around it says."""
    for _ in range(4):
        if element is None:
            break
        words: str = element.get("class") or ""
        if element.get("itemprop") == "comment" or any(word.startswith("comment") for word in words.lower().split()):
            return True
        element = element.getparent()
    return False


def clean_language(value: str | None) -> str | None:
    """The primary language of a tag in lower case ("en-GB" and "eng" give "en"); None for what is no language tag."""
    m = _LANGUAGE_TAG.match(value or "")
    if m is None or (m.end() < len((value or "").strip()) and (value or "")[m.end()].isalpha()):
        return None
    return short_code(m.group(1).lower())


def _address(value: Any) -> str | None:
    """An address with its host; None for any other."""
    value = value.strip() if isinstance(value, str) else ""
    if value.startswith("//"):
        value = f"https:{value}"
    return value if value.startswith(("https://", "http://")) and len(value) <= 2000 else None


def _language(root: Element, metas: dict[str, list[str]]) -> str | None:
    for value in (
        root.get("lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        root.get("xml:lang"),
        *metas.get("og:locale", ()),
        *metas.get("content-language", ()),
        *metas.get("language", ()),
    ):
        found = clean_language(value)
        if found:
            return found
    body = root.find("body")
    return clean_language(body.get("lang")) if body is not None else None
