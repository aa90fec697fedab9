"""Feeds one reader with spoilt inputs for a while: `python tests/security/fuzz.py READER SECONDS [FIRST_SEED]`.

Ends with 1 and the smallest input that hypothesis finds where a reader raises anything but a refusal, hands on an article
whose passages do not lie in its text, or takes more than two seconds for an input of some kilobytes.
"""

from __future__ import annotations

import faulthandler
import gzip
import sys
import time
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "unit" / "read"))

from test_json_news import NINJS_1, NINJS_3
from test_markdown import ARTICLE
from test_picture import CAPTION, XMP, iim, jpeg
from test_warc import ARCHIVE
from test_xml_news import ATOM, NEWSML1, NITF, REMOTE, RSS, item

from provenance.errors import UnreadableInputError
from provenance.read import read_each

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Wall gives way | Courier</title>
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Wall gives way","author":[{"name":"Ada Moor"}],
"datePublished":"2025-03-02"}]}</script><meta property="og:image" content="w.jpg"></head><body><nav><ul><li><a href="/">Home</a></ul></nav>
<article><h1>Wall gives way</h1><p class="byline">By Ada Moor</p><figure><img data-src="w.jpg" alt="A wall"><noscript><img src="w.jpg">
</noscript><figcaption>The wall on Sunday. <span class="credit">Ada Moor/Coast Wire</span></figcaption></figure><p>The wall gave way on
Sunday,<br><br>the port said.</p><blockquote>We are lucky.</blockquote><ul><li>Stones &amp; sand</ul><div class="image"><img src="b.jpg">
<p>The pier. (Photo: A. Moor)</p></div><table><tr><td>1</table></article><aside class="related"><p>More</p></aside></body></html>"""
TEXT = f"""Wall gives way

By Ada Moor

SKARVIK (Coast Wire) - The harbour wall gave way on Sunday, the port said.

{CAPTION}

- Stones
- Sand

> We are lucky.

Editor's note: this story has been corrected.
"""

MEMORY = 300  # megabytes

# Reader -> good inputs to spoil, and pieces to put into them.
SEEDS: dict[str, tuple[list[bytes], list[bytes]]] = {
    "text": ([TEXT.encode(), TEXT.encode("utf-16")], [b"\n\n", b"\r", b"\0", b"(AP)", b"\xff\xfe", "\u2028".encode(), b"Photo: "]),
    "html": (
        [PAGE.encode(), PAGE.encode("utf-16")],
        [b"<figure>", b"</figure>", b"<figcaption>", b"<p>", b"</p>", b"<b>", b"<!--", b"]]>", b"&#0;", b"<br>", b"<script>", b"<svg>", b"\0"],
    ),
    "markdown": ([ARTICLE.encode()], [b"![", b"](", b"> ", b"- ", b"---\n", b"<figure>", b"```\n", b"| a | b |\n|---|---|\n", b"# "]),
    "json": (
        [__import__("json").dumps(v).encode() for v in (NINJS_1, NINJS_3, [NINJS_1], {"data": {"items": [{"item": NINJS_3}]}})],
        [b"null", b"[]", b"{}", b'""', b"1e999", b"-1", b'"uri":', b'"bodies":', b'"type":"picture",', b"\\ud800", b'"<nitf>"'],
    ),
    "xml": (
        [v.encode() for v in (NITF, NEWSML1, RSS, ATOM, item(), item("picture", "usable", "<description>x</description>", REMOTE), XMP)],
        [b"<p>", b"</p>", b"<item>", b"<media>", b"&x;", b"<![CDATA[", b"<!DOCTYPE a [<!ENTITY x 'y'>]>", b"xmlns:a='b'", b"<DataContent>", b"\0"],
    ),
    "picture": (
        [jpeg(iim(_105=b"Wall", _120=CAPTION.encode(), _80=b"A", _40=b"HANDOUT, NOT VERIFIED, NO SALES"), XMP, {270: "Wall"}), jpeg(iim(_120=b"x"))],
        [b"\x1c\x02\x78\xff\xff", b"8BIM", b"\xff\xed", b"\xff\xe1", b"Exif\0\0", b"\x1b%G", b"II*\0", b"\xff\xff\xff\xff"],
    ),
    "warc": (
        [b"".join(ARCHIVE), b"".join(map(gzip.compress, ARCHIVE))],
        [b"WARC/1.0\r\n", b"Content-Length: 99\r\n", b"\r\n\r\n", b"\x1f\x8b\x08\0", b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: br\r\n"],
    ),
}  # fmt: skip


@st.composite
def spoilt(draw: st.DrawFn, reader: str) -> bytes:
    """A good input with a few things cut out, put in, repeated or turned over."""
    seeds, pieces = SEEDS[reader]
    content = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(content)))
        end = min(len(content), at + draw(st.integers(0, 200)))
        kind = draw(st.sampled_from(["cut", "put", "repeat", "turn", "end", "noise"]))
        if kind == "cut":
            content = content[:at] + content[end:]
        elif kind == "put":
            content = content[:at] + draw(st.sampled_from(pieces)) * draw(st.integers(1, 40)) + content[at:]
        elif kind == "repeat":
            content = content[:at] + content[at:end] * draw(st.integers(2, 30)) + content[end:]
        elif kind == "turn" and at < len(content):
            content = content[:at] + bytes([content[at] ^ draw(st.integers(1, 255))]) + content[at + 1 :]
        elif kind == "end":
            content = content[:at]
        elif kind == "noise":
            content = content[:at] + draw(st.binary(max_size=20)) + content[end:]
    return content


def check(content: bytes, reader: str) -> None:
    """Read the input in its format and by its content, and look at what comes out."""
    for form in (reader, "auto"):
        started = time.process_time()
        try:
            for article in read_each(content, f"input.{reader}", form, largest=1_000_000):
                if isinstance(article.found, UnreadableInputError):
                    continue
                source, at = article.found, 0
                assert source.passages
                source.text.encode()
                for passage in source.passages:
                    start, end = passage.span
                    assert at <= start < end <= len(source.text)
                    at = end
                    if passage.image is not None and passage.image.credit is not None:
                        assert start <= passage.image.credit.start < passage.image.credit.end <= end
        except UnreadableInputError as refusal:
            if not (refusal.code and refusal.reason):
                raise AssertionError("a refusal without a reason") from refusal
        assert time.process_time() - started < 2


def run(reader: str, seconds: float, first: int) -> int:
    """Rounds of two hundred inputs until the time is over; the number of rounds."""
    started, rounds = time.monotonic(), 0
    while not rounds or time.monotonic() - started < seconds:
        options = settings(
            max_examples=200, deadline=None, database=None, suppress_health_check=list(HealthCheck),
            phases=(Phase.generate, Phase.shrink),
        )  # fmt: skip

        @seed(first + rounds)
        @options
        @given(spoilt(reader))
        def target(content: bytes) -> None:
            check(content, reader)

        target()
        rounds += 1
    return rounds


def main() -> None:
    """One reader for a while."""
    reader, seconds = sys.argv[1], float(sys.argv[2])
    faulthandler.dump_traceback_later(seconds + 60, exit=True)  # a reader that hangs is shown where it does
    rounds = run(reader, seconds, int(sys.argv[3]) if len(sys.argv) > 3 else 0)
    status = Path("/proc/self/status").read_text(encoding="ascii")
    used = int(status.partition("VmHWM:")[2].split()[0]) / 1024  # of this program alone, without the parent's fork
    print(f"{reader}: {rounds} rounds of 200 inputs, {used:.0f} MB")
    sys.exit(f"more than {MEMORY} MB of memory" if used > MEMORY else 0)


if __name__ == "__main__":
    main()
