"""An annotation compared with its article: the same bytes, the same canonical text, the same words at every span."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from provenance.errors import UnreadableInputError
from provenance.validation.codes import Problem
from provenance.validation.semantics import spans

_FORMATS = {"text/plain": "text", "text/html": "html", "application/xhtml+xml": "html", "text/markdown": "markdown"}


def compare_with_article(document: dict[str, Any], article: Path) -> list[Problem]:
    """What in a valid annotation does not fit the article's file, read anew in the format that the annotation names."""
    from provenance.read import holds_several, read

    try:
        content = article.read_bytes()
        fields = document["article"]
        number = fields["uri"].rpartition("#")[2]
        is_part = number.isdecimal() and holds_several(content, article.name)
        form = "auto" if is_part else _FORMATS.get(fields["media_type"], "auto")
        name = f"{article.name}#{number}" if is_part else article.name
        text = read(content, name, form, fields["language"], len(content)).text
    except OSError as error:
        return [Problem("PV083", "/article", f"{article}: {error.strerror or error}")]
    except UnreadableInputError as error:
        return [Problem("PV083", "/article", f"{article}: {error.reason}")]
    return compare_with_text(document, content, text)


def compare_with_text(document: dict[str, Any], content: bytes, text: str) -> list[Problem]:
    """What in a valid annotation does not fit the article: `content` is the file's bytes, `text` its canonical text."""
    article, problems = document["article"], []
    digest = hashlib.sha256(content).hexdigest()
    if digest != article["sha256"]:
        problems.append(Problem("PV080", "/article/sha256", "another file's digest", article["sha256"], digest))
    text_digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if text_digest != article["text_sha256"]:
        where, found = "/article/text_sha256", article["text_sha256"]
        problems.append(Problem("PV081", where, "the file holds another text", found, text_digest))
    for where, span in spans(document):
        exact, there = span.get("exact"), text[span["start"] : span["end"]]
        if exact is not None and there != exact:
            problems.append(Problem("PV082", f"{where}/exact", "other words than the file's", exact[:60], there[:60]))
    return problems
