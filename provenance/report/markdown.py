"""A summary in Markdown, for a comment on a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from provenance.report.page import headline_of
from provenance.views.words import by_words, chain_words, label_words, scope_words, source_names, statements

Json = dict[str, Any]

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~@:&$])")
_WEAK = ("withdrawn", "refuted", "disputed", "unverified")
_MOST = 40  # rows of a list


def markdown_summary(document: Json) -> str:
    """Counts, caveats and weak statements of one annotation. The article's words cannot make links, images or mentions."""
    return "\n".join(_lines(document)) + "\n"


def plain(words: str) -> str:
    """Words that Markdown shows as they are: on one line, every sign that could mean something escaped."""
    shown = "".join(ch if ch.isprintable() else "\ufffd" for ch in " ".join(words.split()))
    return _SPECIAL.sub(r"\\\1", shown).replace("\\@", "@\u200b").replace("\\<", "&lt;").replace("\\&", "&amp;")


def _lines(document: Json) -> Iterator[str]:
    summary, names = document["summary"], source_names(document)
    yield f"### {plain(headline_of(document))}"
    yield ""
    yield f"{summary['statements']} statements, {summary['caveats']} caveats"
    for title, counts in (("source type", summary["by_source_type"]), ("status", summary["by_status"])):
        if counts:
            yield from ("", f"| {title} | statements |", "|---|---:|")
            yield from (f"| {label_words(label)} | {count} |" for label, count in counts.items())
    weak = [s for _, s in statements(document) if s["status"] in _WEAK]
    if weak:
        yield from ("", "| | status | whose word | statement |", "|---|---|---|---|")
        for statement in weak[:_MOST]:
            chain = next((chain_words(a["chain"], names) for a in statement["attributions"] if a["chain"]), "")
            whose = " · ".join(part for part in (label_words(statement["source_type"]), plain(chain)) if part)
            words = plain(statement["span"]["exact"])
            yield f"| {statement['id']} | {label_words(statement['status'])} | {whose} | {words} |"
        yield from _more(len(weak))
    if document["caveats"]:
        yield from ("", "**Caveats**", "")
        for caveat in document["caveats"][:_MOST]:
            whose = f"{plain(by_words(caveat, names))} " if caveat.get("by") else ""
            words = f"{label_words(caveat['kind'])} “{plain(caveat['span']['exact'])}”"
            yield f"- {caveat['id']} {words} {whose}{scope_words(caveat)}"
        yield from _more(len(document["caveats"]))


def _more(count: int) -> Iterator[str]:
    if count > _MOST:
        yield ""
        yield f"… and {count - _MOST} more"
