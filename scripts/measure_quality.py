"""Measures the tool on the shared news data and rewrites the figures in docs/quality.md between its markers.

    python scripts/measure_quality.py [--shared DIR] [--tool provenance] [--date 2026-11-22] [--check]

DIR holds `bench/bench.py` and `data/`; it stands beside the project's folder by default. `--check` writes nothing.
"""

from __future__ import annotations

import argparse
import datetime
import importlib
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "quality.md"
BEGIN, END = "<!-- figures: written by scripts/measure_quality.py -->", "<!-- end of figures -->"


class Row(NamedTuple):
    """A line of the table: the suite, what the figure says, its path in bench.py's JSON, and what was set: floor and aim."""

    suite: str
    words: str
    path: str
    aim: str = ""


ROWS = (
    Row("labels", "source type, accuracy", "source_type/accuracy", "88, 94"),
    Row("labels", "source type where a source is given, accuracy", "source_type_where_attributed/accuracy", "84, 92"),
    Row("labels", "source type, macro F1", "source_type/macro_F1", "70, 82"),
    Row("labels", "status, accuracy", "status/accuracy", "88, 95"),
    Row("labels", "status, macro F1", "status/macro_F1", "68, 82"),
    Row("labels", "origin of the chain", "origin_accuracy", "84, 92"),
    Row("labels", "chain links, F1", "chain/F1", "82, 90"),
    Row("labels", "caveat kinds, F1", "caveat_kinds/F1", "84, 92"),
    Row("labels", "caveat scope", "scope_accuracy", "82, 92"),
    Row("languages", "source type, accuracy", "source_type/accuracy", "76, 90"),
    Row("languages", "source type where a source is given, accuracy", "source_type_where_attributed/accuracy"),
    Row("languages", "status, accuracy", "status/accuracy", "80, 92"),
    Row("languages", "origin of the chain", "origin_accuracy"),
    Row("languages", "caveat kinds, F1", "caveat_kinds/F1", "70, 88"),
    Row("caveats", "passages with a caveat found, F1", "found/F1", "90, 96"),
    Row("caveats", "the same, precision", "found/P", "93, 97"),
    Row("caveats", "kinds, F1", "kinds/F1", "84, 92"),
    Row("caveats", "cue words found", "cue_words", "85, 94"),
    Row("caveats", "English, F1", "en/F1", "91, 96"),
    Row("caveats", "other languages, F1", "other_languages/F1", "85, 94"),
    Row("attribution", "who says what, F1", "who.content/F1", "73, 84"),
    Row("attribution", "who says what, precision", "who.content/P", "86, 90"),
    Row("attribution", "who says what, recall", "who.content/R"),
    Row("attribution", "exact spans of sources, F1", "span.source/F1", "67, 79"),
    Row("attribution", "exact spans of cues, F1", "span.cue/F1", "64, 73"),
    Row("attribution", "exact spans of content, F1", "span.content/F1", "55, 72"),
    Row("attribution", "all three exact, F1", "exact.quote/F1", "38, 48"),
    Row("credits", "whole chain right", "whole_chain", "90, 97"),
    Row("credits", "types of parties", "type/accuracy", "92, 96"),
    Row("credits", "handout told", "handout_accuracy", "92, 96"),
    Row("captions", "hand-checked pages: captions kept apart", "captions/apart", "of 76: 73, 76"),
    Row("captions", "hand-checked pages: credit in its field", "captions/credit", "of 64: 58, 62"),
    Row("captions", "hand-checked pages: captions in the body", "captions/leaked", "0"),
    Row("captions", "hand-checked pages: captions that are none", "captions/spurious", "1, 0"),
    Row("captions", "other pages: captions kept apart", "fundus/apart", "of 191: 172, 184"),
    Row("captions", "other pages: credit in its field", "fundus/credit", "of 169: 149, 161"),
    Row("captions", "other pages: headline", "fundus/headline", "of 102: 97, 101"),
    Row("captions", "other pages: captions that the tests do not name", "fundus/spurious"),
    Row("body", "body text, F1", "F1", "0.960, 0.980"),
    Row("speed", "text, times one bare lxml parse of a page", "text_ratio", "1.5; later 0.8, 0.5"),
    Row("speed", "HTML, times one bare lxml parse of a page", "html_ratio", "5; later 3.0, 2.3"),
    Row("speed", "one file cold, times `python -c pass`", "start_ratio", "30; later 18, 12"),
)


def run_suites(shared: Path, tool: str, keep: Path) -> dict[str, Any]:
    """bench.py's figures of all suites, by suite. Inputs and annotations stay in `keep`."""
    command = [sys.executable, str(shared / "bench" / "bench.py"), "all", "--tool", tool, "--json", "--keep", str(keep)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  (the tool that was named)
    found: dict[str, Any] = {}
    for line in done.stdout.splitlines():
        if line.startswith("{"):
            found |= json.loads(line)
    return found


def figure(found: dict[str, Any], row: Row) -> str:
    """One figure as printed; a dash where the suite did not give it."""
    value: Any = found.get(row.suite, {})
    for key in row.path.split("/"):
        value = value.get(key) if isinstance(value, dict) else None
    return "–" if value is None else str(value)


_MARK = r"``|''|[\"“”„«»]"
_QUOTED = re.compile(r"(?:``|''|[\"“„«]).*?(?:''|[\"”“»]|$)", re.DOTALL)


def kind_of(content: str) -> str:
    """`direct` where all words stand in quotation marks, `indirect` where none do, `mixed` between."""
    if not re.search(_MARK, content):
        return "indirect"
    return "mixed" if re.search(r"\w", _QUOTED.sub(" ", content)) else "direct"


def recall_by_kind(shared: Path, keep: Path) -> list[tuple[str, int, float, float]]:
    """Per kind of content: attributions in the gold, recall of who-says-what by word, recall of exact pieces."""
    sys.path.insert(0, str(shared / "bench"))
    bench, polnear = importlib.import_module("bench"), importlib.import_module("score_polnear")
    gold_folder = next(p for p in (shared / "data" / "polnear" / name for name in ("test", "dev")) if p.exists())
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    for doc, path in polnear.gold_files(str(gold_folder)).items():
        text = polnear.read_text(gold_folder / "text" / f"{doc}.txt")
        out = keep / "attribution.out" / f"{doc}.txt.provenance.json"
        annotation = json.loads(out.read_text(encoding="utf-8")) if out.exists() else {}
        predicted = polnear.to_tokens(bench.predictions(annotation), text)
        who, exact = polnear.who(predicted), {piece for _, _, content in predicted for piece in content}
        for attribution in polnear.read_ann(path):
            if not attribution["content"] or not attribution["source"]:
                continue
            ((source, _, content),) = polnear.to_tokens([attribution], text)
            count = counts[kind_of(" ".join(text[s:e] for s, e in sorted(attribution["content"])))]
            named, words = polnear.token_set(source), polnear.token_set(content)
            count[0] += 1
            count[1] += sum(bool(who[word] & named) for word in words if word in who)
            count[2] += len(words)
            count[3] += sum(piece in exact for piece in content)
            count[4] += len(content)
    return [
        (kind, counts[kind][0], 100 * counts[kind][1] / counts[kind][2], 100 * counts[kind][3] / counts[kind][4])
        for kind in ("direct", "mixed", "indirect")
        if counts[kind][0]
    ]


def own_articles() -> tuple[int, int, int, int]:
    """The project's own articles: how many, their statements and caveats, and the differences from the gold."""
    articles = statements = caveats = known = 0
    for folder in sorted(p for p in (ROOT / "fixtures" / "articles").iterdir() if p.is_dir()):
        gold = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        about = tomllib.loads((folder / "about.toml").read_text(encoding="utf-8"))
        articles += 1
        statements += len(gold["statements"])
        caveats += len(gold["caveats"])
        known += len(about.get("open", []))
    return articles, statements, caveats, known


def render(found: dict[str, Any], kinds: list[tuple[str, int, float, float]], date: str) -> str:
    """The figures as Markdown."""
    lines = [f"Measured on {date}.", "", "| suite | figure | reached | floor, aim |", "|---|---|---|---|"]
    lines += [f"| `{row.suite}` | {row.words} | {figure(found, row)} | {row.aim} |" for row in ROWS]
    lines += [
        "",
        "Attribution by kind of content:",
        "",
        "| content | attributions | who, recall | exact pieces, recall |",
    ]
    lines += ["|---|---|---|---|"]
    lines += [f"| {kind} | {number} | {who:.1f} | {exact:.1f} |" for kind, number, who, exact in kinds]
    articles, statements, caveats, known = own_articles()
    lines += [
        "",
        f"The project's own {articles} articles: {statements} statements and {caveats} caveats labelled by hand; "
        f"{known} labels differ, each listed in the article's `about.toml`.",
    ]
    return "\n".join(lines)


def main() -> int:
    """Measures, prints the table, and writes it into the page."""
    parser = argparse.ArgumentParser(description="Measures the tool and rewrites the figures in docs/quality.md.")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--tool", default=str(Path(sys.executable).parent / "provenance"))
    parser.add_argument("--date", default=datetime.date.today().isoformat())
    parser.add_argument("--check", action="store_true", help="print the table and write nothing")
    chosen = parser.parse_args()
    if not (chosen.shared / "bench" / "bench.py").is_file():
        print(f"{chosen.shared}: no bench/bench.py there", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        found = run_suites(chosen.shared, chosen.tool, Path(scratch))
        table = render(found, recall_by_kind(chosen.shared, Path(scratch)), chosen.date)
    print(table)
    if not chosen.check:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        _, _, after = rest.partition(END)
        PAGE.write_text(f"{before}{BEGIN}\n\n{table}\n\n{END}{after}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
