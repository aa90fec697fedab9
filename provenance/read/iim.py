"""IPTC-IIM datasets of a picture as text, in the charset that they declare."""

from __future__ import annotations

from collections.abc import Mapping

from provenance.findings import Diagnostic

# The escape sequences of dataset 1:90 that name a charset (ISO 2022).
_CHARSETS = {
    b"\x1b%G": "utf-8", b"\x1b%/I": "utf-8", b"\x1b%/H": "utf-8", b"\x1b.A": "cp1252", b"\x1b-A": "cp1252",
    b"\x1b-B": "iso8859-2", b"\x1b-C": "iso8859-3", b"\x1b-D": "iso8859-4", b"\x1b-L": "iso8859-5", b"\x1b-G": "iso8859-6",
    b"\x1b-F": "iso8859-7", b"\x1b-H": "iso8859-8", b"\x1b-M": "iso8859-9",
}  # fmt: skip
_CHARSET = (1, 90)


def decode_datasets(raw: Mapping[tuple[int, int], object], notes: list[Diagnostic]) -> dict[tuple[int, int], str]:
    """The datasets as text, several values of one joined by `, `.

    Where nothing is declared, UTF-8 if the bytes are, else Windows-1252; bytes that the charset does not have are said.
    """
    declared = raw.get(_CHARSET)
    name = _CHARSETS.get(bytes(declared)) if isinstance(declared, bytes) else None
    out: dict[tuple[int, int], str] = {}
    is_wrong = False
    for key, value in raw.items():
        if key[0] != 2 or key[1] == 0:  # the envelope, and the version
            continue
        values = value if isinstance(value, list) else [value]
        texts = []
        for one in values:
            if isinstance(one, bytes):
                text, is_right = _decode(one, name)
                is_wrong |= not is_right
                texts.append(text.replace("\0", "").strip())
        if any(texts):
            out[key] = ", ".join(t for t in texts if t)
    if is_wrong:
        message = (
            f"the picture's IIM data say that they are {name}, and are not"
            if name
            else "the charset of the IIM data was guessed"
        )
        notes.append(Diagnostic("read.guessed-charset", "warning", message))
    return out


def _decode(value: bytes, name: str | None) -> tuple[str, bool]:
    for candidate in dict.fromkeys((name or "utf-8", "utf-8")):
        try:
            return value.decode(candidate), candidate == (name or candidate)
        except UnicodeDecodeError:
            continue
    return value.decode("cp1252", "replace"), False
