"""XMP: the properties of a picture that stand at the top of its metadata packet."""

from __future__ import annotations

from provenance.errors import UnreadableInputError
from provenance.findings import Diagnostic
from provenance.read.elements import Element
from provenance.read.xml import children, descendants, local_name, parse_xml, words_of

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# Namespace -> the prefix under which its properties are known.
_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "iptcCore",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "iptcExt",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.useplus.org/ldf/xmp/1.0/": "plus",
}


def read_packet(packet: bytes, notes: list[Diagnostic]) -> dict[str, str]:
    """The properties of a packet by `prefix:Name`; empty for a packet that cannot be read, which is said."""
    if packet[:2] == b"\0<":
        packet = packet.decode("utf-16-be", "replace").encode()
    elif packet[:2] == b"<\0":
        packet = packet.decode("utf-16-le", "replace").encode()
    try:
        return properties(parse_xml(packet.strip(b"\0 \r\n\t"), notes))
    except UnreadableInputError as error:
        notes.append(Diagnostic("read.malformed", "warning", f"the picture's XMP cannot be read: {error.reason}"))
        return {}


def properties(root: Element) -> dict[str, str]:
    """The properties of a parsed packet: of a list its values joined by `, `, of alternatives the default."""
    out: dict[str, str] = {}
    for place in descendants(root, "RDF"):
        for description in children(place, "Description"):
            for key, value in description.items():
                name = _name(key)
                if name and value.strip():
                    out.setdefault(name, value.strip())
            for child in description:
                name = _name(child.tag) if type(child.tag) is str else ""
                value = _value(child)
                if name and value:
                    out.setdefault(name, value)
    return out


def _name(tag: str) -> str:
    namespace, mark, name = tag.removeprefix("{").partition("}")
    return f"{_PREFIXES[namespace]}:{name}" if mark and namespace in _PREFIXES else ""


def _value(element: Element) -> str:
    entries = [e for e in descendants(element, "li") if not list(children(e, "Description"))]
    if not entries:
        resource = next((v for k, v in element.items() if k.endswith("}resource")), "")
        return words_of(element) or resource
    if any(local_name(e) == "Alt" for e in element):
        entries = [next((e for e in entries if e.get(_LANGUAGE) == "x-default"), entries[0])]
    return ", ".join(words for e in entries if (words := words_of(e)))
