"""Reads every file of a folder and prints a table: what each is, what was made of it, or why nothing could be.

    python benchmarks/read_folder.py FOLDER [--only-refused]

Ends with 1 where an annotation does not validate or an exception comes out of a reader; a refusal is neither.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from provenance.errors import UnreadableInputError
from provenance.pipeline import Knowledge, annotate_each, load_knowledge
from provenance.read import detect_format
from provenance.validation import validate_document


def rows(path: Path, name: str, knowledge: Knowledge) -> Iterator[tuple[str, str, str, str]]:
    """`(name, format, verdict, what was found)` of every article of a file; verdicts are valid, refused, wrong, crash."""
    content = path.read_bytes()
    form = detect_format(content, name)
    try:
        for number, document in annotate_each(content, name, knowledge):
            label = f"{name}#{number}" if number else name
            if isinstance(document, UnreadableInputError):
                yield label, form, "refused", f"{document.code}: {document.reason}"
                continue
            problems = validate_document(document)
            kinds = Counter(p["kind"] for p in document["passages"])
            found = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
            notes = ", ".join(d["code"] for d in document["diagnostics"])
            verdict = "wrong" if problems else "valid"
            yield label, form, verdict, f"{found}{f' [{notes}]' if notes else ''}{f' {problems[0]}' if problems else ''}"
    except UnreadableInputError as error:
        yield name, form, "refused", f"{error.code}: {error.reason}"
    except Exception as error:  # what this table is there to find
        yield name, form, "crash", f"{type(error).__name__}: {error}"


def main() -> int:
    """Print the table of a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only-refused", action="store_true", help="leave out what was read")
    options = parser.parse_args()
    knowledge, verdicts, start = load_knowledge(), Counter[str](), time.process_time()
    files = sorted(p for p in options.folder.rglob("*") if p.is_file())
    for path in files:
        for label, form, verdict, found in rows(path, path.relative_to(options.folder).as_posix(), knowledge):
            verdicts[verdict] += 1
            if verdict != "valid" or not options.only_refused:
                print(f"{verdict:8}{form:9}{label[-70:]:71}{found[:160]}")
    print(f"{len(files)} files, {', '.join(f'{n} {v}' for v, n in verdicts.items())}, {time.process_time() - start:.1f} s")
    return 1 if verdicts["wrong"] or verdicts["crash"] else 0


if __name__ == "__main__":
    sys.exit(main())
