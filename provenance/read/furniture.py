"""What stands in the article's container and is none of its text: labels, calls to read on, legal lines, addresses, and
headings over nothing. Blocks in document order in, those that are text out.
"""

from __future__ import annotations

from provenance.matching import LazyPattern
from provenance.read.boilerplate import begins_with_call, is_boilerplate, is_time_stamp, tells_a_change
from provenance.read.copies import without_second_prints
from provenance.read.layout import Block
from provenance.read.prose import HEADINGS, SENTENCE

_LEAD_IN = LazyPattern(
    r"(?i)(?:read more|read also|also read|related|see also|more|watch|recommended|lesen sie auch|lire aussi|leia "
    r"(?:mais|também)|lea también|leggi anche|lees ook|les også|läs (?:också|mer)|читайте также)\s*[:|»>]",
    __name__,
)
_LEGAL = LazyPattern(
    r"(?is)\bcookies?\b.{0,200}\b(?:website|browser|experience|consent|site)\b|\bthis document is subject to "
    r"copyright\b|\ball rights reserved\b|^citation:\s|"
    r"\b(?:sign up|subscribe)\b.{0,60}\bnewsletter|\bterms of (?:use|service)\b.{0,80}\bprivacy\b|\bprivacy "
    r"policy\b.{0,80}\bterms\b|\breach the reporters? (?:on|at)\b|"
    r"\b(?:abonnier|abonnez|suscríb|suscrib|apúnta|inscrivez|inscreva|assine|iscriviti|zapisz|подпи|підпи|abonner|prenumerera)\w*\b"
    r".{0,80}\b(?:newsletter|whatsapp|telegram)|\bnewsletter\b.{0,80}\b(?:abonnieren|bestellen|anmelden)\b",
    __name__,
)
_LEGAL_WORDS = (
    b"cookie",
    b"copyright",
    b"reserved",
    b"citation:",
    b"newsletter",
    b"privacy",
    b"the reporter",
    b"whatsapp",
    b"telegram",
)
_LONGEST_NOTICE = 400
_LONGEST_CALL = 160
_OWN_OF_ITEM = 50  # code points of a list item outside of its links
_CELLS = frozenset({"td", "th", "dt", "dd", "caption"})


def without_furniture(blocks: list[Block]) -> list[Block]:
    """The blocks that are prose, lists with prose, and headings that stand over prose."""
    keep: list[Block] = []
    pending: list[Block] = []
    legal = _with_legal_words(blocks)
    is_called = False  # a call to read on came last: a text cut short behind it is another story's
    for at, block in enumerate(blocks):
        is_call = len(block.text) < _LONGEST_CALL and is_boilerplate(block.text)
        is_called = is_called or is_call
        if is_call or (is_called and block.kind != "blockquote" and block.text.endswith(("...", "…"))):
            continue
        if block.kind in HEADINGS:
            if block.links * 2 <= len(block.text):
                pending.append(block)
            continue
        if not _is_prose(block, at in legal):
            continue
        if pending:
            keep.extend(pending[-8:])
            pending.clear()
        keep.append(block)
        is_called = False
    return without_second_prints(keep)


def _with_legal_words(blocks: list[Block]) -> set[int]:
    """The places of the shorter blocks that hold words of legal lines."""
    texts = [b.text if len(b.text) < _LONGEST_NOTICE and "\n" not in b.text else "" for b in blocks]
    low = "\n".join(texts).encode("utf-8", "replace").lower()  # a text with one curly quote takes ten times as long
    words = [word for word in _LEGAL_WORDS if word in low]
    if not words:
        return set()
    return {at for at, line in enumerate(low.split(b"\n")) if any(word in line for word in words)}


def _is_stamp(block: Block) -> bool:
    """True for a line of when the article was published or how long it takes to read. When it was changed, told by a
    paragraph of the text, is the article's own word.
    """
    text = block.text
    return is_time_stamp(text) and not (block.element.tag == "p" and tells_a_change(text))


def _is_prose(block: Block, may_be_legal: bool) -> bool:
    """True where a block of the main container belongs to the article's text. `may_be_legal` is False where it holds no
    words of legal lines.
    """
    text = block.text
    length = len(text)
    kind = block.kind
    if length < _LONGEST_CALL and (_is_stamp(block) or _is_address(text)):
        return False
    if may_be_legal and _LEGAL.search(text) is not None:
        return False
    if block.links * 3 > length and (_LEAD_IN.match(text) or (block.links * 2 > length and begins_with_call(text))):
        return False
    if block.links * 10 > length * 8 and not (kind == "p" and length > 200):
        return False
    if kind == "li":
        goes_on = length - block.links > _OWN_OF_ITEM and SENTENCE.search(text) is not None  # behind a linked sentence
        return block.links * 2 <= length or (goes_on and block.links * 4 <= length * 3)
    if kind == "p" or kind == "blockquote":
        return length > 1
    if kind in _CELLS:
        return length > 60
    return length >= 60 or (length >= 25 and SENTENCE.search(text) is not None)


def _is_address(text: str) -> bool:
    """True for a line that is an address of web or mail; of mail with a word before it too ("Email: a@b.com")."""
    if "@" not in text and "/" not in text:
        return False
    words = text.strip("•·*-–— ").split()
    if len(words) == 1:
        return "." in words[0] and ("@" in words[0][1:] or "/" in words[0])
    return len(words) == 2 and words[0][-1] == ":" and "@" in words[1][1:] and "." in words[1]
