"""A small article's findings, made by hand: the stages' output without the stages."""

from __future__ import annotations

import pytest

from provenance.findings import (
    Attribution,
    Caveat,
    CreditLine,
    Evidence,
    Findings,
    Labels,
    Link,
    ReadImage,
    ReadPassage,
    Source,
    SourceText,
    Statement,
)
from provenance.spans import Span

TEXT = """Harbour closed after blast

A crane lies across the quay in Ostrava Bay. The picture could not be verified. (Ministry of Ports via NPA)

“Nobody was hurt,” harbour master Ada Quist said, according to NPA. The quay was built in 1911. Quist denied it."""


def place(words: str, occurrence: int = 0) -> Span:
    """Where the words stand in the sample text."""
    start = -1
    for _ in range(occurrence + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def make_findings() -> Findings:
    """A headline, a caption with a credit line and a caveat, and a paragraph with a chain of two links."""
    caption = Span(place("A crane").start, place("via NPA)").end)
    paragraph = Span(place("“Nobody").start, len(TEXT))
    credit = place("Ministry of Ports via NPA")
    image = ReadImage(src="quay.jpg", alt=None, credit=credit, credit_text="Ministry of Ports via NPA")
    source = SourceText(
        text=TEXT,
        passages=(
            ReadPassage("headline", place("Harbour closed after blast")),
            ReadPassage("caption", caption, "/html/body/figure", image),
            ReadPassage("paragraph", paragraph, "/html/body/p"),
        ),
        media_type="text/html",
        language="en",
        headline="Harbour closed after blast",
        byline=("Jo Writer",),
        publisher="The Daily Quay",
    )
    statements = [
        Statement("p1.1", 0, place("Harbour closed after blast")),
        Statement("p2.1", 1, place("A crane lies across the quay in Ostrava Bay.")),
        Statement("p2.2", 1, place("The picture could not be verified.")),
        Statement("p3.1", 2, place("“Nobody was hurt,” harbour master Ada Quist said, according to NPA.")),
        Statement("p3.2", 2, place("The quay was built in 1911.")),
        Statement("p3.3", 2, place("Quist denied it.")),
    ]
    chain = (
        Link("quist", "origin", "named", "none", place("harbour master Ada Quist")),
        Link("npa", "relay", "institution", "none", place("NPA", 1), place("according to")),
    )
    said, hedged = place("said"), place("could not be verified")
    quist_again = Link("quist", "origin", "named", span=place("Quist", 1))
    return Findings(
        source=source,
        statements=statements,
        labels=[
            Labels("none", "unattributed"),
            Labels("official", "unverified", (Evidence("en.caveat.no-check", hedged),)),
            Labels("own_reporting", "not_applicable", (Evidence("en.caveat.no-check", hedged),)),
            Labels("official", "disputed", (Evidence("en.cue.said", said),)),
            Labels("none", "unattributed"),
            Labels("official", "not_applicable", (Evidence("en.cue.denied"),)),
        ],
        attributions=[
            Attribution(3, said, (place("Nobody was hurt"),), "direct", chain, "en.cue.said"),
            Attribution(5, None, (), "indirect", (quist_again,), "en.cue.denied"),
        ],
        caveats=[
            Caveat("disputed", place("denied"), 5, "statements", (3,), "en.caveat.denied"),
            Caveat(
                "no_independent_verification",
                place("could not be verified"),
                2,
                "image",
                (1,),
                "en.caveat.cannot-be-verified",
            ),
        ],
        sources={
            "npa": Source("npa", "Northern Press Agency", "wire", "npa", "XX", ["NPA"]),
            "unused": Source("unused", "Nobody", "unknown"),
            "quist": Source("quist", "Ada Quist", "official"),
        },
        credits={
            1: CreditLine(
                chain=(Link("ministry", "origin", "institution"), Link("npa", "distributor", "institution")),
                sources=(Source("ministry", "Ministry of Ports", "official"),),
            )
        },
        publisher_registry="daily-quay",
    )


GENERATOR = {"name": "provenance", "version": "0.0.0", "rules": "sha256:" + "0" * 64, "registry": "sha256:" + "1" * 64}


@pytest.fixture
def findings() -> Findings:
    return make_findings()


@pytest.fixture
def generator() -> dict[str, str]:
    return dict(GENERATOR)
