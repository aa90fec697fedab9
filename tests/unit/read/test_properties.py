"""What holds for every input: spans in order and inside the text, words equal, no exception but the one that says
why.
"""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance.errors import UnreadableInputError
from provenance.findings import SourceText
from provenance.read import read
from provenance.vocabulary import PassageKind

PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class='caption'>",
        "</div>",
        "<figure>",
        "</figure>",
        "<img src='a.jpg' alt='A man walks along the quay'>",
        "<figcaption>",
        "</figcaption>",
        "<h1>",
        "</h1>",
        "<br><br>",
        "<ul><li>",
        "</li></ul>",
        "<span class='credit'>",
        "</span>",
        "A man walks along the quay",
        "Photo: Jon Berg/AFP",
        "(AP Photo/Jon Berg)",
        "The mayor said on Monday that the bridge would stay closed for a month. ",
        " \u00a0 ",
        "\n\n",
        "<a href='/x'>",
        "</a>",
        "<script type='application/ld+json'>",
        "</script>",
        '{"@type":"Article","headline":["x"],"author":{"name":["a",1]},"datePublished":20260101}',
        "<noscript>",
        "</noscript>",
        "<meta property='og:title' content='x | y'>",
        "&#xD800;",
        "\x00",
        "<!--",
    ]
)
NAMES = st.sampled_from(["a.txt", "a.html", "-"])


def check(content: bytes, name: str) -> None:
    try:
        source = read(content, name)
    except UnreadableInputError as error:
        code = error.code
    else:
        check_source(source)
        return
    assert code.startswith("read.")


def check_source(source: SourceText) -> None:
    at = 0
    for passage in source.passages:
        assert passage.kind in set(PassageKind)
        assert at <= passage.span.start < passage.span.end <= len(source.text)
        at = passage.span.end
        if passage.image is not None and passage.image.credit is not None:
            credit = passage.image.credit
            assert passage.span.start <= credit.start < credit.end <= passage.span.end
            assert passage.image.credit_text
    source.text.encode("utf-8")
    assert source.passages


@given(st.binary(max_size=400), NAMES)
@settings(max_examples=150, deadline=None)
def test_any_bytes(content: bytes, name: str) -> None:
    check(content, name)


@given(st.text(max_size=300), NAMES)
@settings(max_examples=150, deadline=None)
def test_any_text(text: str, name: str) -> None:
    check(text.encode("utf-8", "surrogatepass"), name)


@given(st.lists(PIECES, max_size=40), NAMES)
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_markup(pieces: list[str], name: str) -> None:
    check("".join(pieces).encode(), name)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=200))
@settings(max_examples=100, deadline=None)
def test_plain_text_is_kept_as_it_is(text: str) -> None:
    try:
        source = read(text.encode(), "a.txt")
    except UnreadableInputError:
        return
    assert source.text == text.removeprefix("\ufeff")


@given(
    st.lists(
        st.sampled_from(
            [
                "The bridge was closed on Monday, she said.",
                "Ferries run. They are full.",
                "In this photo provided by the port, a ship leaves. (AP Photo/Jon Berg)",
            ]
        ),
        min_size=3,
        max_size=8,
    )
)
@settings(max_examples=60, deadline=None)
def test_an_appended_paragraph_leaves_earlier_passages(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    before = read(text.encode(), "a.txt").passages
    after = read(f"{text}\n\nOne more paragraph was written, he said.".encode(), "a.txt").passages
    assert after[: len(before)] == before
    markup = "".join(f"<p>{p}</p>" for p in dict.fromkeys(paragraphs))
    old = read(f"<article><h1>A title here</h1>{markup}</article>".encode(), "a.html").passages
    new = read(
        f"<article><h1>A title here</h1>{markup}<p>One more paragraph was written, he said.</p></article>".encode(),
        "a.html",
    ).passages
    assert [(p.kind, p.span) for p in new[: len(old)]] == [(p.kind, p.span) for p in old]
