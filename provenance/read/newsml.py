"""NewsML-G2: news items, messages of several, packages, and pictures whose content lies elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from provenance.errors import UnreadableInputError
from provenance.findings import Diagnostic, SourceField, SourceText
from provenance.read import nitf
from provenance.read.bylines import split_byline
from provenance.read.dates import clean_date
from provenance.read.elements import Element
from provenance.read.fragment import read_fragment
from provenance.read.paths import Paths
from provenance.read.pieces import Picture, Piece, caption_piece, distinct_fields, field_in_terms, join_pieces, without_copies
from provenance.read.text import text_blocks
from provenance.read.texts import collapse
from provenance.read.xml import children, descendants, first_words, local_name, words_of

MEDIA_TYPE = "application/vnd.iptc.g2.newsitem+xml"
ROOTS = frozenset({"newsItem", "newsMessage", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"})
_PICTURES = ("picture", "photo", "graphic", "video", "animation", "still", "audio")
_NAME = re.compile(r"[A-Za-z][\w.-]*")
_SMALL = ("thumb", "icon")
_CAPTION_ROLES = ("caption", "description", "drol:caption")


def find_items(root: Element) -> list[Element]:
    """The items of a document that can be articles: news items, else packages. Raises UnreadableInputError for none."""
    found = list(descendants(root, "newsItem"))
    if not found:
        found = list(descendants(root, "packageItem"))
    if not found:
        raise UnreadableInputError("read.no-article", f"a NewsML-G2 {local_name(root)} carries no article")
    return found


def read_item(item: Element, paths: Paths, notes: list[Diagnostic], language: str | None) -> SourceText:
    """One news item or package. Raises UnreadableInputError where it holds no text."""
    return _Item(item, paths, notes).read(language)


class _Item:
    def __init__(self, item: Element, paths: Paths, notes: list[Diagnostic]) -> None:
        self.item = item
        self.notes = notes
        self.paths = paths

    def read(self, language: str | None) -> SourceText:
        is_picture = self.is_picture()
        pieces = self.headlines()
        body = self.body()
        if is_picture:
            body += self.picture()
        else:
            pieces += self.descriptions("deck") + self.notes_to_editors()
        if pieces and pieces[0].kind == "headline":
            body = [p for p in body if p.kind not in ("headline", "deck")]
        pieces = without_copies([*pieces, *body, *self.references()])
        text, passages = join_pieces(pieces)
        if not passages:
            raise UnreadableInputError("read.no-text", "the news item has neither headline, description nor body")
        created = self.date("firstCreated", "contentCreated", "versionCreated")
        changed = self.date("versionCreated", "contentModified")
        self.note_status()
        return SourceText(
            text, passages, MEDIA_TYPE, language or nitf.language_of(self.item),
            next((p.text for p in pieces if p.kind == "headline"), None),
            self.byline(), created, changed if changed != created else None, self.publisher() or None,
            tuple(self.notes), () if is_picture else self.fields(), self.address(),
        )  # fmt: skip

    def meta(self, *names: str) -> Iterator[Element]:
        """Elements of the item's own metadata: not those of the body, nor of parts of it."""
        for part in children(self.item, "contentMeta", "itemMeta", "rightsInfo"):
            yield from children(part, *names)

    def headlines(self) -> list[Piece]:
        found = [e for e in self.meta("headline") if words_of(e)] or [e for e in self.meta("title") if words_of(e)]
        main = [e for e in found if "main" in (e.get("role") or "")] or found
        return [Piece("headline", words_of(e), self.paths.of(e)) for e in main[:1]]

    def descriptions(self, kind: str) -> list[Piece]:
        return [Piece(kind, words, self.paths.of(e)) for e in self.meta("description") if (words := words_of(e))][:1]

    def notes_to_editors(self) -> list[Piece]:
        found = ((e, words_of(e)) for e in self.meta("edNote", "ednote"))
        return [Piece("editor_note", words, self.paths.of(e)) for e, words in found if words and not words.isdigit()]

    def is_picture(self) -> bool:
        kinds = [(e.get("qcode") or e.get("uri") or "").lower() for e in self.meta("itemClass")]
        if any(word in kind for kind in kinds for word in _PICTURES):
            return True
        content = [local_name(e) for part in children(self.item, "contentSet") for e in part]
        return bool(content) and set(content) == {"remoteContent"}

    def body(self) -> list[Piece]:
        """The first inline content that has text."""
        for part in children(self.item, "contentSet"):
            for content in children(part, "inlineXML", "inlineData"):
                found = self.inline(content)
                if found:
                    return found
        return []

    def inline(self, content: Element) -> list[Piece]:
        if local_name(content) == "inlineData":
            kind = content.get("contenttype") or ""
            words = "".join(content.itertext())
            if "html" in kind or words.lstrip().startswith("<"):
                return read_fragment(words, self.paths.of(content), self.notes)
            return text_blocks(words, self.paths.of(content)) if kind.startswith("text/") or not kind else []
        return markup_pieces(content, self.paths, self.notes)

    def picture(self) -> list[Piece]:
        found = [e for e in self.meta("description") if words_of(e)]
        found.sort(key=lambda e: not any(r in (e.get("role") or "").lower() for r in _CAPTION_ROLES))
        captions = found[:1]
        path = self.paths.of(captions[0] if captions else self.item)
        terms = " ".join(words for e in self.meta("edNote", "ednote") if (words := words_of(e)))
        words = words_of(captions[0]) if captions else ""
        piece = caption_piece(
            Picture(words, path, self.image(), None, self.fields(), terms, self.digital_source())
        )  # fmt: skip
        return [piece] if piece is not None else []

    def digital_source(self) -> str | None:
        found = next(self.meta("digitalSourceType"), None)
        kind = (found.get("qcode") or found.get("uri") or "") if found is not None else ""
        return kind.rstrip("/").replace(":", "/").rpartition("/")[2] or None

    def image(self) -> str | None:
        """The address of the largest rendition."""
        best: tuple[tuple[bool, int], str] | None = None
        for content in descendants(self.item, "remoteContent"):
            href = content.get("href") or content.get("residref")
            width = content.get("width") or ""
            is_small = any(word in (content.get("rendition") or "").lower() for word in _SMALL)
            rank = (not is_small, int(width) if width.isdecimal() and len(width) < 9 else 0)
            if href and (best is None or rank > best[0]):
                best = (rank, href)
        return best[1] if best is not None else None

    def references(self) -> list[Piece]:
        """What a package says of the items in it."""
        if local_name(self.item) != "packageItem":
            return []
        out = []
        for reference in descendants(self.item, "itemRef"):
            for name, kind in (("title", "list_item"), ("headline", "list_item"), ("description", "paragraph")):
                found = ((e, words_of(e)) for e in children(reference, name))
                out += [Piece(kind, words, self.paths.of(e)) for e, words in found if words]
        return out

    def fields(self) -> tuple[SourceField, ...]:
        """The fields that name sources, in the order of a chain."""
        out: list[SourceField] = []
        for name in ("by", "creator", "infoSource", "creditline", "provider"):
            for element in self.meta(name):
                words = name_of(element) if name != "by" else words_of(element)
                if words and len(words) < 200:
                    out.append(SourceField(name, words))
        for name in ("usageTerms", "edNote"):
            found = (field_in_terms(name, words_of(e)) for e in self.meta(name))
            out += [field for field in found if field is not None]
        return distinct_fields(out)

    def byline(self) -> tuple[str, ...]:
        names = [n for e in self.meta("by") for n in split_byline(words_of(e))]
        if not names:
            names = [words for e in self.meta("creator") if (words := first_words(e, "name"))]
        return tuple(dict.fromkeys(names or nitf.bylines(self.item)))

    def publisher(self) -> str:
        return next((w for e in self.meta("provider") if (w := name_of(e))), "") or next(
            (w for e in self.meta("copyrightHolder") if (w := name_of(e))), ""
        )

    def address(self) -> str | None:
        links = [e.get("href") for e in self.meta("link") if "alternate" in (e.get("rel") or "")]
        return next((a for a in (*links, self.item.get("guid")) if a and a.startswith("http")), None)

    def date(self, *names: str) -> str | None:
        return next((d for n in names for e in self.meta(n) if (d := clean_date(words_of(e)))), None)

    def note_status(self) -> None:
        status = next((e.get("qcode") or "" for e in self.meta("pubStatus")), "").rpartition(":")[2]
        if status in ("canceled", "cancelled", "withheld"):
            self.notes.append(Diagnostic("read.not-usable", "warning", f"the agency marks this item as {status}"))


def name_of(element: Element) -> str:
    """Whom a property of NewsML-G2 names: its name, its literal, or the end of its code or address."""
    words = first_words(element, "name") or collapse(element.get("literal") or "") or words_of(element)
    if words:
        return words
    code = element.get("qcode") or ""
    return (
        code.rpartition(":")[2] or (element.get("uri") or "").removeprefix("http://").removeprefix("https://").split("/")[0]
    )


def markup_pieces(content: Element, paths: Paths, notes: list[Diagnostic]) -> list[Piece]:
    """The pieces of NITF or XHTML that stands inside another document; empty for any other markup."""
    story = next(descendants(content, "nitf"), None)
    if story is None and next(descendants(content, "body.content"), None) is not None:
        story = content
    if story is not None:
        return [*nitf.headlines(story, paths), *nitf.body_pieces(story, paths)]
    if next(descendants(content, "html", "body", "p", "div"), None) is None:
        return []
    return read_fragment(as_html(content), paths.of(content), notes)


def as_html(content: Element) -> str:
    """An element's content as HTML, names without their namespaces."""
    copy = deepcopy(content)
    for element in copy.iter():
        if type(element.tag) is str:
            name = local_name(element)
            element.tag = name if _NAME.fullmatch(name) else "span"
    parts = [etree.tostring(child, method="html", encoding="unicode") for child in copy]
    return (copy.text or "") + "".join(parts)
