"""Markup inside another format (a story's `body_html`, a feed's content): all of its blocks, captions apart.

Nothing is judged by its place: what a feed or an agency sends is article from the first word to the last.
"""

from __future__ import annotations

from provenance.findings import Diagnostic, ReadImage
from provenance.read.captions import Caption, find_captions
from provenance.read.copies import drop_copies
from provenance.read.creditline import clean_words, is_credit_alone
from provenance.read.layout import Block, lay_out
from provenance.read.notes import is_note
from provenance.read.paths import Paths
from provenance.read.pieces import Piece
from provenance.read.prose import passage_kind
from provenance.read.texts import fold
from provenance.read.tree import find_content, parse
from provenance.spans import Span


def read_fragment(markup: str, path: str, notes: list[Diagnostic]) -> list[Piece]:
    """The pieces of a piece of HTML in document order; `path` is its own place in the input, put before each XPath.

    What the parser had to cut is added to `notes`.
    """
    if not markup.strip():
        return []
    root = parse(markup.replace("\0", "\ufffd").encode("utf-8", "replace"), notes)
    if root is None:
        return []
    layout = lay_out(find_content(root))
    captions = drop_copies([c for c in find_captions(layout) if c.text])
    texts = {fold(t) for c in captions for t in (c.text, c.bare()) if len(t) > 20}
    taken = {id(c.element) for c in captions}
    items: list[tuple[int, Block | Caption]] = [(c.order, c) for c in captions]
    items += [(b.order, b) for b in layout.blocks if id(b.element) not in taken and fold(b.text) not in texts]
    items.sort(key=lambda item: item[0])
    paths = Paths(root)
    has_picture = bool(layout.pictures)
    return [_piece(item, f"{path}#{paths.of(item.element)}", has_picture) for _, item in items]


def _piece(item: Block | Caption, path: str, has_picture: bool) -> Piece:
    if isinstance(item, Caption):
        return Piece("caption", item.text, path, ReadImage(item.src, item.alt, item.credit, item.credit_text))
    if has_picture and len(item.text) < 160 and is_credit_alone(item.text):
        return Piece("caption", item.text, path, ReadImage(None, None, Span(0, len(item.text)), clean_words(item.text)))
    return Piece("editor_note" if is_note(item.text) else passage_kind(item), item.text, path)
