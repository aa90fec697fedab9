"""Parsing XML from strangers: no entities of its own, no DTD, no network, nothing huge; what is lost is said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from provenance.errors import UnreadableInputError
from provenance.findings import Diagnostic
from provenance.read.decode import decode
from provenance.read.elements import Element
from provenance.read.prolog import read_prolog
from provenance.read.texts import collapse

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,400}\?>")
_LIMITS = ("ERR_RESOURCE_LIMIT", "ERR_NO_MEMORY", "ERR_INTERNAL_ERROR", "ERR_ENTITY_LOOP")


def parse_xml(content: bytes, notes: list[Diagnostic]) -> Element:
    """The root of an XML input; what had to be guessed, cut or passed over is added to `notes`.

    Raises UnreadableInputError where nothing can be made of it.
    """
    decoded = decode(content, is_markup=True)
    notes += decoded.diagnostics
    text = _DECLARATION.sub("", decoded.text, count=1)
    if "<!DOCTYPE" in text:
        text = _without_doctype(text, notes)
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True,
        remove_comments=True, remove_pis=True, collect_ids=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(text.lstrip().encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise UnreadableInputError("read.malformed", f"not well-formed XML: {_first_line(problem)}") from problem
    if root is None:
        raise UnreadableInputError("read.malformed", "not well-formed XML: no element can be read")
    etree.strip_elements(root, etree.Entity, with_tail=False)
    for error in parser.error_log:
        if error.type_name in _LIMITS or "depth" in error.message:
            notes.append(
                Diagnostic("read.truncated", "warning", f"the XML was cut by the parser's limits: {error.message.strip()}")
            )
            break
        if error.level_name == "FATAL":
            where = f"line {error.line}: {error.message.strip()}"
            notes.append(
                Diagnostic("read.malformed", "warning", f"the XML is damaged and was read as far as it goes: {where}")
            )
            break
    return root


def _without_doctype(text: str, notes: list[Diagnostic]) -> str:
    """The text without its document type: the entities that it declares are never read."""
    place = read_prolog(text).doctype
    if place is None:
        return text
    start, end = place
    if "<!ENTITY" in text[start:end]:
        notes.append(Diagnostic("read.truncated", "warning", "the entities that the input declares were not read"))
    return text[:start] + text[end:]


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or ["unknown error"])[0][:200]


def local_name(element: Element) -> str:
    """An element's name without its namespace; empty for what is no element (an entity)."""
    tag = element.tag
    return tag.rpartition("}")[2] if type(tag) is str else ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """The direct children of one of the local names, in document order."""
    for child in element:
        if local_name(child) in names:
            yield child


def descendants(element: Element, *names: str) -> Iterator[Element]:
    """All elements below (and this one) of one of the local names, in document order."""
    for found in element.iter():
        if local_name(found) in names:
            yield found


def words_of(element: Element | None) -> str:
    """All the text in an element, white space collapsed; empty for None."""
    return collapse("".join(element.itertext())) if element is not None else ""


def first_words(element: Element, *names: str) -> str:
    """The text of the first descendant of one of the names that has any; empty where there is none."""
    return next((w for e in descendants(element, *names) if (w := words_of(e))), "")
