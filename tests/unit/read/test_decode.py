"""Bytes to text: marks, charsets, damage."""

from __future__ import annotations

import codecs

import pytest

from provenance.errors import UnreadableInputError
from provenance.read import read
from provenance.read.decode import declared_charset, decode

LINE = "Der Bürgermeister sagte: „Wir prüfen das.“"


def test_utf8_is_read_without_remark() -> None:
    assert decode(LINE.encode()) == (LINE, "utf-8", ())


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_no_text(codec: str) -> None:
    found = decode(LINE.encode(codec))
    assert found.text == LINE
    assert found.diagnostics == ()


def test_big_endian_utf16() -> None:
    assert decode(codecs.BOM_UTF16_BE + LINE.encode("utf-16-be")).text == LINE


def test_line_ends_stay_as_they_are() -> None:
    assert decode(b"One.\r\n\r\nTwo.\rThree.\n").text == "One.\r\n\r\nTwo.\rThree.\n"


def test_bytes_that_are_not_utf8_are_read_as_windows_1252() -> None:
    found = decode("Café “Sol” – déjà vu, sagte Jürgen in Köln".encode("cp1252"))
    assert found.text.startswith("Café “Sol” – déjà")
    assert [d.code for d in found.diagnostics] == ["read.guessed-charset"]


def test_a_declared_charset_is_used_for_markup_only() -> None:
    page = '<meta charset="windows-1251"><p>Мэр сообщил о пожаре</p>'.encode("cp1251")
    assert "Мэр сообщил" in decode(page, is_markup=True).text
    assert "Мэр" not in decode(page).text


def test_utf8_wins_over_a_wrong_declaration() -> None:
    page = f'<meta charset="iso-8859-1"><p>{LINE}</p>'.encode()
    assert LINE in decode(page, is_markup=True).text


@pytest.mark.parametrize("name", ["nonsense", "utf-16", "base64", "idna"])
def test_impossible_declarations_are_ignored(name: str) -> None:
    assert declared_charset(f'<meta charset="{name}">'.encode()) is None


def test_a_cut_last_character_does_not_change_the_charset() -> None:
    content = (LINE * 20).encode()[:-1]
    found = decode(content)
    assert found.encoding == "utf-8"
    assert found.text.startswith(LINE)
    assert [d.code for d in found.diagnostics] == ["read.damaged-bytes"]


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    content = "Zürich: ".encode() + b"\xed\xa0\x80" + " gut, schön".encode()
    found = decode(content)
    assert found.text == "Zürich: \ufffd gut, schön"
    assert "read.replaced-characters" in [d.code for d in found.diagnostics]


def test_lone_surrogates_of_utf16_are_replaced() -> None:
    content = codecs.BOM_UTF16_LE + "a".encode("utf-16-le") + b"\x00\xd8" + "b".encode("utf-16-le")
    found = decode(content)
    assert found.text == "a\ufffdb"
    assert found.diagnostics


def test_a_nul_is_replaced_and_said() -> None:
    found = decode(b"The mayor said \x00 on Monday that the bridge was closed.")
    assert found.text[15] == "\ufffd"
    assert [d.code for d in found.diagnostics] == ["read.replaced-characters"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "read.empty"),
        (b"%PDF-1.7 and so on", "read.binary"),
        (b"\x1f\x8b\x08\x00", "read.binary"),
        (b"\x89PNG\r\n\x1a\n....", "read.binary"),
        (bytes(range(8)) * 50, "read.binary"),
        (bytes(range(256)) * 20, "read.binary"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        decode(content)
    assert caught.value.code == code
    assert caught.value.reason


def test_the_size_limit_is_held() -> None:
    assert read(b"0123456789", "a.txt", largest=10).text == "0123456789"
    with pytest.raises(UnreadableInputError) as caught:
        read(b"0123456789a", "a.txt", largest=10)
    assert caught.value.code == "read.too-large"
