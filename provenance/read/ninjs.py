"""News in JSON: ninjs 1.x, 2.x and 3.x, and the interfaces of agencies that are built like it (AP Media, Reuters).

One reader for all, as the versions differ in spelling (`body_html`, `bodies`; `infosource`, `infosources`,
`infoSources`), not in what they say. A path is a JSON pointer into the input.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from provenance.errors import UnreadableInputError
from provenance.findings import Diagnostic, SourceField, SourceText
from provenance.read.bylines import split_byline
from provenance.read.dates import clean_date
from provenance.read.fragment import read_fragment
from provenance.read.metadata import clean_language
from provenance.read.pieces import (
    Picture,
    Piece,
    caption_piece,
    distinct_fields,
    field_in_terms,
    join_pieces,
    supplier_code,
    without_copies,
)
from provenance.read.text import text_blocks
from provenance.read.texts import collapse
from provenance.records import replace

Json = dict[str, Any]

MEDIA_TYPE = "application/json"
_PICTURES = frozenset({"picture", "photo", "image", "graphic", "video", "animation", "audio"})
_MARKUP = ("html", "html5", "xhtml", "xml", "nitf", "main", "")
_NOT_BODIES = frozenset({"charcount", "wordcount"})
_DECKS = ("summary", "deck", "abstract", "text", "html", "xhtml", "")
_CAPTIONS = ("caption", "text", "", "html", "xhtml", "caption_xhtml", "main", "summary")
_HEADLINES = ("main", "", "text", "medium", "long", "short", "html", "xhtml")
_LARGEST_LAST = ("thumbnail", "thumb", "icon")
_KNOWN = frozenset(
    {
        "versioncreated", "pubstatus", "body_text", "body_html", "body_xhtml", "bodies", "headlines", "description_text",
        "descriptions", "infosource", "infosources", "copyrightholder", "usageterms", "representationtype", "urgency",
        "associations", "bodyxhtml", "headline", "eventdetails",
    }
)  # fmt: skip


class Value(NamedTuple):
    """One text of an item: its role (`caption`), the words, their content type, and the pointer to them."""

    role: str
    text: str
    content_type: str
    pointer: str


def is_story(value: Any) -> bool:
    """True for an object that is an item of news: it has an address or a type, and fields that only such items have."""
    if not isinstance(value, dict):
        return False
    keys = {k.lower() for k in value}
    return bool(keys & {"uri", "guid", "type"}) and bool(keys & _KNOWN or ("uri" in keys and keys & {"type", "title"}))


def read_story(item: Json, pointer: str, language: str | None) -> SourceText:
    """One item as an article. Raises UnreadableInputError where it holds no text."""
    return _Story(item, pointer).read(language)


class _Story:
    def __init__(self, item: Json, pointer: str) -> None:
        self.item = {k.lower(): v for k, v in item.items()}
        self.pointers = {k.lower(): f"{pointer}/{_escape(k)}" for k in item}
        self.notes: list[Diagnostic] = []

    def read(self, language: str | None) -> SourceText:
        pieces: list[Piece] = []
        title = self.best("headline", _HEADLINES) or self.value("title") or self.value("name")
        if title is not None:
            pieces.append(Piece("headline", _plain(title.text), title.pointer))
        is_picture = self.string("type").lower() in _PICTURES
        if is_picture:
            pieces += self.own_picture()
        else:
            deck = self.best("description", _DECKS)
            if deck is not None:
                pieces.append(Piece("deck", _plain(deck.text), deck.pointer))
            pieces += self.note()
            pieces += self.body()
        pieces += self.pictures()
        pieces = without_copies(_without_lead_twice(pieces))
        text, passages = join_pieces(pieces)
        if not passages:
            raise UnreadableInputError("read.no-text", "the item has neither headline, description nor body")
        created = self.date("firstcreated", "firstpublished", "contentcreated", "versioncreated")
        changed = self.date("versioncreated")
        return SourceText(
            text, passages, MEDIA_TYPE,
            language or clean_language(self.string("language")),
            collapse(_plain(title.text)) if title is not None else None,
            self.byline(), created, changed if changed != created else None, self.publisher() or None,
            tuple(self.notes), () if is_picture else self.fields(), self.address(),
        )  # fmt: skip

    def string(self, *names: str) -> str:
        """The first of the fields that holds words (the first entry of a list, an object's name)."""
        return next((w for n in names for w in _words(self.item.get(n))), "")

    def value(self, name: str) -> Value | None:
        words = self.string(name)
        return Value("", words, "", self.pointers[name]) if words else None

    def values(self, stem: str) -> Iterator[Value]:
        """The texts of a stem in any version's spelling: `body`, `body_html`, `bodies[].value`, `bodyXhtml`."""
        plural = stem[:-1] + "ies" if stem.endswith("y") else stem + "s"
        for key, value in self.item.items():
            if key == plural and isinstance(value, list):
                for i, entry in enumerate(value):
                    if isinstance(entry, dict) and isinstance(entry.get("value"), str):
                        kind = entry.get("contenttype") or entry.get("contentType")
                        pointer = f"{self.pointers[key]}/{i}/value"
                        yield Value(str(entry.get("role") or ""), entry["value"], str(kind or ""), pointer)
            elif isinstance(value, str) and (key == stem or key.startswith(f"{stem}_") or key == f"{stem}xhtml"):
                role = key[len(stem) :].lstrip("_")
                if role not in _NOT_BODIES:
                    yield Value(role, value, "", self.pointers[key])

    def best(self, stem: str, roles: tuple[str, ...]) -> Value | None:
        """The text of the first of the roles that has words."""
        found = {v.role: v for v in reversed([v for v in self.values(stem) if v.text.strip()])}
        return next((found[r] for r in roles if r in found), None)

    def body(self) -> list[Piece]:
        """The body: marked up where there is markup, else its plain text."""
        bodies = [v for v in self.values("body") if v.text.strip()]
        markup = [v for v in bodies if _is_markup(v)]
        if markup:
            chosen = min(markup, key=lambda v: _MARKUP.index(v.role) if v.role in _MARKUP else len(_MARKUP))
            if "<nitf" in chosen.text[:2000] or "<body.content" in chosen.text[:4000]:
                return self.nitf(chosen)
            return read_fragment(chosen.text, chosen.pointer, self.notes)
        return [p for v in bodies[:1] for p in text_blocks(v.text, v.pointer)]

    def nitf(self, value: Value) -> list[Piece]:
        from provenance.read.nitf import body_pieces
        from provenance.read.paths import Paths
        from provenance.read.xml import parse_xml

        root = parse_xml(value.text.encode("utf-8", "replace"), self.notes)
        pieces = body_pieces(root, Paths(root, is_xml=True))
        return [replace(p, path=f"{value.pointer}#{p.path}") for p in pieces]

    def note(self) -> list[Piece]:
        words = collapse(self.string("ednote"))
        return [Piece("editor_note", words, self.pointers["ednote"])] if words and not words.isdigit() else []

    def own_picture(self) -> list[Piece]:
        caption = self.best("description", _CAPTIONS) or self.value("caption")
        pointer = caption.pointer if caption is not None else self.pointers.get("ednote", "")
        words = _plain(caption.text) if caption is not None else ""
        digital = (self.string("digitalsourcetype") or "").rstrip("/").rpartition("/")[2] or None
        piece = caption_piece(
            Picture(words, pointer, self.image(), None, self.fields(), self.string("ednote"), digital)
        )  # fmt: skip
        return [piece] if piece is not None else []

    def pictures(self) -> list[Piece]:
        """The captions of the pictures that go with the item."""
        found = self.item.get("associations")
        base = self.pointers.get("associations", "")
        entries: list[tuple[str, Any]] = []
        if isinstance(found, dict):
            entries = [(f"{base}/{_escape(k)}", v) for k, v in found.items()]
        elif isinstance(found, list):
            entries = [(f"{base}/{i}", v) for i, v in enumerate(found)]
        out: list[Piece] = []
        for pointer, entry in entries[:200]:
            if isinstance(entry, dict) and str(entry.get("type", "")).lower() in _PICTURES:
                out += _Story(entry, pointer).own_picture()
        return out

    def image(self) -> str | None:
        """The address of the picture: its largest rendition's, else the item's own."""
        found = self.item.get("renditions")
        entries = list(found.items()) if isinstance(found, dict) else []
        if isinstance(found, list):
            entries = [(str(e.get("name", "")), e) for e in found if isinstance(e, dict)]
        best: tuple[tuple[bool, int], str] | None = None
        for name, entry in entries:
            href = entry.get("href") if isinstance(entry, dict) else None
            if not isinstance(href, str):
                continue
            width = entry.get("width")
            is_small = any(word in name.lower() for word in _LARGEST_LAST)
            rank = (not is_small, width if isinstance(width, int) else 0)
            if best is None or rank > best[0]:
                best = (rank, href)
        return best[1] if best is not None else None

    def fields(self) -> tuple[SourceField, ...]:
        """The fields that name sources, in the order of a chain: who made it, whose it is, who passes it on."""
        out = [SourceField(name, words) for name, words in self._named_fields() if words]
        for name in ("usageterms", "ednote", "copyrightnotice"):
            for words in _words(self.item.get(name)):
                found = field_in_terms(name, words)
                if found is not None:
                    out.append(found)
        return distinct_fields(out)

    def _named_fields(self) -> Iterator[tuple[str, str]]:
        photographer = self.item.get("photographer")
        for name in ("byline", "by"):
            yield name, self.string(name)
        if isinstance(photographer, dict):
            yield "photographer", self.string("photographer")
            yield "photographer title", supplier_code(_first(photographer.get("title")))
        yield "byline title", supplier_code(self.string("bylinetitle", "byline_title"))
        for name in ("infosource", "infosources", "contentsource"):
            for entry in self.item[name] if isinstance(self.item.get(name), list) else ():
                yield name, _first(entry)
        credit = self.best("description", ("creditline",))
        yield "creditline", credit.text if credit is not None else self.string("creditline")
        yield "source", self.string("source")
        yield "provider", self.string("provider")

    def byline(self) -> tuple[str, ...]:
        names = split_byline(self.string("byline", "by"))
        for name in ("bylines", "authors", "people"):
            entries = self.item.get(name)
            for entry in entries if isinstance(entries, list) and not names else ():
                role = str(entry.get("role", entry.get("rel", ""))).lower() if isinstance(entry, dict) else ""
                if name != "people" or role in ("author", "byline", "creator", "writer", "photographer"):
                    names += split_byline(_first(entry.get("by") or entry.get("name")) if isinstance(entry, dict) else "")
        return tuple(dict.fromkeys(names or split_byline(self.string("photographer"))))

    def publisher(self) -> str:
        return self.string("provider", "copyrightholder") or self.string("source")

    def date(self, *names: str) -> str | None:
        return next((d for n in names if (d := clean_date(self.item.get(n)))), None)

    def address(self) -> str | None:
        return next((w for w in (self.string("canonicalurl"), self.string("uri", "guid")) if w.startswith("http")), None)


def _words(value: Any) -> Iterator[str]:
    """The words of a field: a string, those of a list, the name of an object."""
    if isinstance(value, str):
        if value.strip():
            yield value.strip()
    elif isinstance(value, list):
        for entry in value[:50]:
            if not isinstance(entry, list):
                yield from _words(entry)
    elif isinstance(value, dict):
        yield from _words(next((v for k in ("name", "value", "literal") if isinstance(v := value.get(k), str)), None))


def _first(value: Any) -> str:
    return next(_words(value), "")


def _plain(text: str) -> str:
    """The words of a short field that may hold markup."""
    from provenance.read.linked import unescape

    return collapse(unescape(text))


def _is_markup(value: Value) -> bool:
    if "html" in value.content_type or "xml" in value.content_type or value.role in ("html", "html5", "xhtml", "nitf"):
        return True
    return value.role != "text" and "</" in value.text and value.text.lstrip().startswith("<")


def _without_lead_twice(pieces: list[Piece]) -> list[Piece]:
    """Without a deck that is nothing but the beginning of the body."""
    body = next((p for p in pieces if p.kind == "paragraph"), None)
    if body is None:
        return pieces
    start = body.text[:60]
    return [p for p in pieces if p.kind != "deck" or not p.text.startswith(start)]


def _escape(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
