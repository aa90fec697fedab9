"""Reads the same pages as trafilatura does and prints both: body, captions kept apart, captions leaked, and time.

    pip install -e '.[bench]' && python benchmarks/extractors.py DATA

DATA holds `pages/body` (article bodies, with `ground-truth.json`) and `pages/captions` (hand-checked captions, with
`gold.json`), each with its pages in `html/*.html.gz`. Figures are counted on 4-word shingles for bodies; a caption is kept
apart where its words stand in a caption and not in the body.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import lxml.html

from provenance.errors import UnreadableInputError
from provenance.read.html import read_html

Read = Callable[[bytes], tuple[str, list[str]]]


def by_provenance(page: bytes) -> tuple[str, list[str]]:
    """Body and captions as this project reads them."""
    try:
        source = read_html(page)
    except UnreadableInputError:
        return "", []
    words = [(p.kind, source.text[p.span.start : p.span.end]) for p in source.passages]
    body = "\n".join(w for kind, w in words if kind not in ("caption", "headline"))
    return body, [w for kind, w in words if kind == "caption"]


def by_trafilatura(page: bytes) -> tuple[str, list[str]]:
    """Body as trafilatura extracts it in its most precise mode; it has no captions."""
    from trafilatura import extract

    return extract(page, favor_precision=True, include_comments=False) or "", []


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Every run of four words, those at the ends shorter."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[max(0, i) : i + 4]) for i in range(-3, len(words)) if words[max(0, i) : i + 4])


def score_body(read: Read, folder: Path) -> tuple[float, float, float, float]:
    """Precision, recall and F1 over the pages, and the processor time of one page in milliseconds."""
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    precision, recall, spent = [], [], 0.0
    for name, entry in gold.items():
        page = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        started = time.process_time()
        body, _ = read(page)
        spent += time.process_time() - started
        want, have = shingles(entry.get("articleBody", "")), shingles(body)
        same = (want & have).total()
        precision.append(same / have.total() if have else float(not want))
        recall.append(same / want.total() if want else 1.0)
    p, r = statistics.mean(precision), statistics.mean(recall)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0, 1000 * spent / max(1, len(gold))


def score_captions(read: Read, folder: Path) -> tuple[int, int, int]:
    """How many captions there are, how many are kept apart, and how many stand in the body."""
    total = apart = leaked = 0
    for entry in json.loads((folder / "gold.json").read_text(encoding="utf-8")):
        name = entry["page"] if entry["page"].endswith(".gz") else entry["page"] + ".gz"
        body, captions = read(gzip.decompress((folder / "html" / name).read_bytes()))
        body, together = fold(body), [fold(c) for c in captions]
        for caption in entry["captions"]:
            words = fold(caption["text"])
            if words:
                total += 1
                apart += any(words in c for c in together)
                leaked += words in body and not caption.get("also_in_body")
    return total, apart, leaked


def fold(text: str) -> str:
    """Letters and digits in lower case, all else one space."""
    return re.sub(r"[\W_]+", " ", text).strip().lower()


def bare_parse(page: bytes) -> tuple[str, list[str]]:
    """The measure of time: lxml's parse and nothing else."""
    lxml.html.document_fromstring(page, parser=lxml.html.HTMLParser(encoding="utf-8"))
    return "", []


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    pages = parser.parse_args().data / "pages"
    readers: dict[str, Read] = {"provenance": by_provenance, "trafilatura (precision)": by_trafilatura}
    for read in (bare_parse, *readers.values()):
        score_body(read, pages / "body")  # once to load what is loaded once
    parse = score_body(bare_parse, pages / "body")[3]
    print(f"{'':26}{'body P':>8}{'R':>8}{'F1':>8}{'x parse':>9}{'captions apart':>16}{'in body':>9}")
    for name, read in readers.items():
        p, r, f, spent = score_body(read, pages / "body")
        total, apart, leaked = score_captions(read, pages / "captions")
        print(f"{name:26}{p:8.3f}{r:8.3f}{f:8.3f}{spent / parse:9.1f}{f'{apart} of {total}':>16}{leaked:9}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
