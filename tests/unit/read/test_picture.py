"""Pictures are made here, pixel by pixel and field by field, so that every field is known."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from PIL import Image, TiffImagePlugin
from PIL.PngImagePlugin import PngInfo

from provenance.errors import UnreadableInputError

CAPTION = "Crews repair the harbour wall at Skarvik on Sunday. (Ada Moor/Coast Wire)"
XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:ext="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" photoshop:Credit="{credit}"><dc:description><rdf:Alt>
<rdf:li xml:lang="de">Die Mauer.</rdf:li><rdf:li xml:lang="x-default">{caption}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>Ada Moor</rdf:li></rdf:Seq></dc:creator>
<ext:DigitalSourceType>
http://cv.iptc.org/newscodes/digitalsourcetype/{digital}</ext:DigitalSourceType>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


def iim(charset: bytes | None = b"\x1b%G", **values: bytes) -> bytes:
    """IIM datasets; a name such as `_120` is that of dataset 2:120."""
    out = struct.pack(">BBBH", 0x1C, 1, 90, len(charset)) + charset if charset else b""
    for name, value in values.items():
        out += struct.pack(">BBBH", 0x1C, 2, int(name[1:]), len(value)) + value
    return out


def jpeg(datasets: bytes = b"", xmp: str = "", exif: dict[int, str] | None = None) -> bytes:
    """A JPEG of one pixel with these metadata."""
    tags = Image.Exif()
    for tag, value in (exif or {}).items():
        tags[tag] = value
    file = BytesIO()
    Image.new("RGB", (1, 1)).save(file, "JPEG", exif=tags, xmp=xmp.encode())
    content = file.getvalue()
    if datasets:
        resource = (
            b"Photoshop 3.0\0"
            + b"8BIM"
            + struct.pack(">HHI", 0x0404, 0, len(datasets))
            + datasets
            + b"\0" * (len(datasets) % 2)
        )
        content = content[:2] + b"\xff\xed" + struct.pack(">H", len(resource) + 2) + resource + content[2:]
    return content


def test_the_caption_of_iim(read_one):
    found = read_one(
        jpeg(iim(_105=b"Harbour wall", _120=CAPTION.encode(), _80=b"Ada Moor", _110=b"Coast Wire", _55=b"20250302"))
    )
    assert found.passages == [("headline", "Harbour wall"), ("caption", CAPTION)]
    assert found.paths == ["iim:2:105", "iim:2:120"]
    source, image = found.source, found.caption
    assert (source.media_type, source.byline, source.published) == ("image/jpeg", ("Ada Moor",), "2025-03-02")
    assert image.credit_text == "Ada Moor/Coast Wire"
    assert [(f.name, f.text) for f in image.fields] == [("iim:2:80", "Ada Moor"), ("iim:2:110", "Coast Wire")]
    assert found.codes == []


@pytest.mark.parametrize(
    ("charset", "value", "words", "codes"),
    [
        (b"\x1b%G", "Mauer in Skårvik".encode(), "Mauer in Skårvik", []),
        (b"\x1b.A", "Mauer in Skårvik".encode("latin-1"), "Mauer in Skårvik", []),
        (b"\x1b-L", "Стена в порту".encode("iso8859-5"), "Стена в порту", []),
        (None, "Mauer in Skårvik".encode(), "Mauer in Skårvik", []),
        (None, "Mauer in Skårvik".encode("cp1252"), "Mauer in Skårvik", ["read.guessed-charset"]),
        (b"\x1b%G", "Mauer in Skårvik".encode("cp1252"), "Mauer in Skårvik", ["read.guessed-charset"]),
    ],
)
def test_the_charset_of_iim(read_one, charset, value, words, codes):
    found = read_one(jpeg(iim(charset, _120=value)))
    assert found.passages == [("caption", words)]
    assert found.codes == codes


def test_the_default_language_of_xmp(read_one):
    found = read_one(jpeg(xmp=XMP.format(caption=CAPTION, credit="Coast Wire", digital="digitalCapture")))
    assert found.passages == [("caption", CAPTION)]
    assert found.paths == ["xmp:dc:description"]
    assert found.caption.digital_source == "digitalCapture"
    assert [f.name for f in found.caption.fields] == ["xmp:dc:creator", "xmp:photoshop:Credit"]


def test_exif_at_the_last(read_one):
    found = read_one(jpeg(exif={270: "A pier in Skarvik.", 315: "Ada Moor"}))
    assert found.passages == [("caption", "A pier in Skarvik.")]
    assert found.paths == ["exif:270"]


def test_metadata_that_differ_are_said(read_one):
    xmp = XMP.format(caption="The wall before the storm.", credit="Northern News Agency", digital="digitalCapture")
    found = read_one(jpeg(iim(_120=b"The wall after the storm.", _110=b"Coast Wire"), xmp))
    messages = [d.message for d in found.source.diagnostics]
    assert found.codes == ["read.metadata-differ", "read.metadata-differ"]
    assert "after the storm" in messages[0]
    assert "before the storm" in messages[0]
    assert "Northern News Agency" in messages[1]


def test_words_that_iim_cut_short_are_no_difference(read_one):
    whole = "A caption of a length that the old format cannot hold in one dataset"
    xmp = XMP.format(caption=whole, credit="", digital="digitalCapture")
    assert read_one(jpeg(iim(_120=whole[:32].encode()), xmp)).codes == []


def test_instructions_belong_to_the_caption(read_one):
    note = b"HANDOUT PHOTO, CONTENT CANNOT BE VERIFIED, MANDATORY CREDIT: SKARLAND NAVY"
    found = read_one(jpeg(iim(_120=b"A ship leaves the port.", _40=note, _85=b"HO")))
    assert found.passages == [("caption", f"A ship leaves the port. {note.decode()}")]
    assert [(f.name, f.text) for f in found.caption.fields] == [("iim:2:85", "HO"), ("iim:2:40", "SKARLAND NAVY")]


def test_a_png_and_a_tiff(read_one):
    file, info = BytesIO(), PngInfo()
    info.add_itxt("XML:com.adobe.xmp", XMP.format(caption="A pier.", credit="", digital="digitalCapture"))
    Image.new("RGB", (1, 1)).save(file, "PNG", pnginfo=info)
    assert read_one(file.getvalue()).source.media_type == "image/png"
    file, tags = BytesIO(), TiffImagePlugin.ImageFileDirectory_v2()
    tags[270] = "A pier in Skarvik."
    Image.new("RGB", (1, 1)).save(file, "TIFF", tiffinfo=tags)
    found = read_one(file.getvalue())
    assert (found.source.media_type, found.passages) == ("image/tiff", [("caption", "A pier in Skarvik.")])


def test_an_xmp_file_beside_a_picture(read_one):
    assert read_one(XMP.format(caption="A pier.", credit="Coast Wire", digital="print")).passages == [("caption", "A pier.")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (jpeg(), "read.no-text"),
        (jpeg()[:200], "read.malformed"),
        (b"\xff\xd8\xff" + b"\0" * 40, "read.malformed"),
        (b"II*\0" + b"\xff" * 60, "read.malformed"),
    ],
)
def test_a_picture_that_says_nothing_is_refused(read_one, content, code):
    with pytest.raises(UnreadableInputError) as refused:
        read_one(content)
    assert refused.value.code == code
