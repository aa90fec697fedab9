"""Which outlet an article is of: by the name or address that its input gives, else by how the text itself is signed."""

from __future__ import annotations

from provenance.findings import SourceText
from provenance.patterns import compile_pattern
from provenance.registry import Outlet, Registry

_HOST = compile_pattern(r"(?i)(?:https?://)?(?:www\.)?([\w.-]+\.[a-z]{2,})(?:[:/?#]|$)")
# `LORNE, Ohio (AP) — `, `(CNN) Rescuers …`: an outlet in brackets behind the place, or before the first word.
_DATELINE = compile_pattern(r"(?:[A-ZÀ-Þ][^()\n.]{1,60}(?:\. ?)?)??\(([A-Z][\w .&'’-]{1,30})\) ?(?:[-–—―:]|(?=[A-Z“\"]))")
# The same in other scripts: `ЛОРН, 3 мая. /Лорн/. `, `ЛОРН, 3 мая — Лорн Ньюс. `, `لورن (لورن نيوز) - `.
_OTHER_DATELINES = (
    compile_pattern(r"[А-ЯЁІЇЄҐ][^/\n]{2,60}/([^\W\d_][\w .'’-]{1,30})/[.,]? "),
    compile_pattern(r"[А-ЯЁІЇЄҐ]{3,}[^/()\n]{0,50}? [-–—] ([^\W\d_][\w '’-]{2,30}?)[.,] "),
    compile_pattern(r"[^\W\d_A-Za-z][^()\n.]{1,60}\(([^\W\d_][\w .'’-]{1,30})\) ?[-–—:]"),
)
# `Rescuers reach the mine | Lorne News`
_TITLE_END = " | "
# Paragraphs at whose head a dateline is looked for.
_FIRST = 2


def find_publisher(source: SourceText, registry: Registry) -> Outlet | None:
    """The registry's outlet that published the article: by the name it gives, else by the site that it gives or lies on; of
    a text that gives neither, the outlet that its dateline or the end of its headline names.
    """
    named = registry.by_name(source.publisher) if source.publisher else None
    if named is not None:
        return named
    for address in (source.publisher, source.address):
        host = _HOST.match(address) if address else None
        found = registry.by_domain(host[1]) if host is not None else None
        if found is not None:
            return found
    return None if source.publisher or source.address else _signed_by(source, registry)


def _signed_by(source: SourceText, registry: Registry) -> Outlet | None:
    text, seen = source.text, 0
    for passage in source.passages:
        start, end = passage.span
        if passage.kind == "headline" and _TITLE_END in text[start:end]:
            found = registry.by_name(text[start:end].rpartition(_TITLE_END)[2])
            if found is not None:
                return found
        elif passage.kind == "paragraph":
            datelines = [pattern.match(text, start, end) for pattern in (_DATELINE, *_OTHER_DATELINES)]
            named = [registry.by_name(dateline[1]) for dateline in datelines if dateline is not None]
            found = next((outlet for outlet in named if outlet is not None), None)
            seen += 1
            if found is not None or seen == _FIRST:
                return found
    return None
