"""Which blocks of a page are the article's: the container that holds most of its prose, without the page's
furniture.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from provenance.matching import LazyPattern
from provenance.patterns import compile_pattern
from provenance.read import hints
from provenance.read.boilerplate import begins_with_call, is_boilerplate, is_time_stamp, tells_a_change
from provenance.read.layout import Block, Layout
from provenance.read.metadata import split_byline
from provenance.read.notes import find_notes
from provenance.read.texts import fold

REVIEW = "review"  # the kind of a block that says what a page's metadata review
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PROSE = frozenset({"p", "div", "blockquote", "li", "article", "section", "td", "main", "pre", "body", "dd", "center"})
_SENTENCE = compile_pattern(r"[.!?…。！？।؟][\"'”’»)\]]*(?:\s|$)")
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
_NAMED_BY = frozenset({"class", "rel", "itemprop"})
_BYLINE = LazyPattern(r"(?<![a-z])(?:author|byline)", __name__)
_LONGEST_NOTICE = 400
_LONGEST_CALL = 160
_OWN = frozenset({"main", "article"})
_NEED_AROUND_TITLE = 40
_DECKS = frozenset({"h2", "h3", "h4", "p", "div"})
_SHORTEST_DECK = 60
_DECK_WITHIN = 8  # blocks behind the headline
_OWN_OF_ITEM = 50  # code points of a list item outside of its links
_ALIKE = 40  # blocks of a page that are asked whether they are a second print, as each is held against all before it
_BEGINNING = 30  # code points by which a second print is told
_CELLS = frozenset({"td", "th", "dt", "dd", "caption"})


def weigh(block: Block) -> int:
    """How much prose a block holds: its length without link text where it reads like sentences, else 0."""
    if block.kind not in _PROSE:
        return 0
    own = len(block.text) - block.links
    if own < 25 or block.links * 2 > len(block.text):
        return 0
    if own < 80 and not _SENTENCE.search(block.text):
        return 0
    return own if block.kind in ("p", "blockquote") else own * 3 // 4


class Selection(NamedTuple):
    """The article's blocks in document order, the main container and those above it, and the zones that are
    furniture. `notes` are the order numbers of the blocks that are the newsroom's notes.
    """

    blocks: list[Block]
    main: int
    above: set[int]
    furniture: set[int]
    inside: set[int]
    notes: set[int]


def select_body(layout: Layout, headline: int = -1) -> Selection:
    """The article's blocks.

    `headline` is the order number of the headline's block, -1 where there is none: nothing before it is body.
    """
    blocks = layout.blocks
    weights = [weigh(b) for b in blocks]
    bad = _bad_zones(layout, blocks, weights)
    listed = _teasers(layout, blocks, weights)
    clean = [0 if b.zone in bad or b.node in listed else w for b, w in zip(blocks, weights, strict=True)]
    if not any(clean):
        clean, bad, listed = weights, set(), set()
    main = _own_article(layout, blocks, clean, _main_container(layout, blocks, clean, headline), headline)
    inside = _descendants(layout, main)
    before = sum(w for b, w in zip(blocks, clean, strict=True) if b.order < headline)
    if before * 2 > sum(clean):
        headline = -1
    own = [b for b in blocks if b.zone not in bad and b.node not in listed and (b.order >= headline or headline < 0)]
    chosen = [b for b in own if b.node in inside]
    above = _ancestors(layout, main)
    extra = _beside(own, chosen, inside, headline)
    extra += [b for b in _decks(layout, blocks, bad, chosen, headline) if b not in extra]
    extra += [b for b in _notes_beside(layout, own, chosen, main) if b not in extra]
    if extra:
        chosen = sorted(chosen + extra, key=lambda b: b.order)
    kept = _without_furniture(chosen)
    return Selection(kept, main, above, bad, inside, find_notes(layout, kept, above))


def _notes_beside(layout: Layout, own: list[Block], chosen: list[Block], main: int) -> list[Block]:
    """The newsroom's notes that stand around the main container, in one of the three containers that hold it."""
    if not chosen:
        return []
    around = set(list(_upwards(layout, layout.parents[main]))[:3])
    first, last = chosen[0].order - 12, chosen[-1].order + 20
    picked = set(map(id, chosen))
    near = [b for b in own if first <= b.order <= last and id(b) not in picked and (b.kind in _PROSE or b.kind in _HEADINGS)]
    near = [b for b in near if not around.isdisjoint(list(_upwards(layout, b.node))[1:4])]
    notes = find_notes(layout, near, around | {main}) if near else set()
    return [b for b in near if b.order in notes]


def _upwards(layout: Layout, node: int) -> Iterator[int]:
    """A container and those around it, innermost first."""
    while node >= 0:
        yield node
        node = layout.parents[node]


def _beside(own: list[Block], chosen: list[Block], inside: set[int], headline: int) -> list[Block]:
    """Prose outside of the main container that is the article's: between headline and body, or of the same class
    as it.
    """
    if not chosen:
        return []
    first = chosen[0].order
    styles: dict[str, int] = {}
    for block in chosen:
        if block.kind == "p" and weigh(block):
            name = block.element.get("class") or ""
            styles[name] = styles.get(name, 0) + 1
    style = max(styles, key=lambda k: styles[k], default="")
    has_style = bool(style) and styles[style] >= 3
    out: list[Block] = []
    for block in own:
        if block.node in inside or block.kind not in ("p", "li"):
            continue
        if weigh(block) and ((0 <= headline < block.order < first) or (has_style and block.element.get("class") == style)):
            out.append(block)
    return out


def _decks(layout: Layout, blocks: list[Block], bad: set[int], chosen: list[Block], headline: int) -> list[Block]:
    """What stands between the headline and the body like a deck and is no paragraph: a subheading or box with a sentence.
    Sites also call their decks teasers, as they do other stories.
    """
    if headline < 0 or not chosen:
        return []
    last, inside = min(chosen[0].order, headline + _DECK_WITHIN), {b.order for b in chosen}
    title = next((set(fold(b.text).split()) for b in blocks if b.order == headline), set())
    out: list[Block] = []
    for block in blocks:
        if block.order >= last:
            break
        if block.order > headline and block.order not in inside and is_deck_like(block):
            words = set(fold(block.text).split())
            if len(words & title) * 2 >= len(words):
                continue  # another wording of the headline
            zone = block.zone
            while zone >= 0 and (zone not in bad or "teaser" in (layout.zone_elements[zone].get("class") or "").lower()):
                zone = layout.zone_parents[zone]
            if zone < 0:
                out.append(block)
    return out


def is_deck_like(block: Block) -> bool:
    """True for a subheading, paragraph or box that is long enough to be a sentence and holds few links."""
    own = len(block.text) - block.links
    if block.kind not in _DECKS or own < _SHORTEST_DECK or block.links * 5 > len(block.text):
        return False
    return block.kind in _HEADINGS or weigh(block) > 0


def _bad_zones(layout: Layout, blocks: list[Block], weights: list[int]) -> set[int]:
    """The zones that are furniture: those with less than half of the page's prose, and all that lie in them."""
    count = len(layout.zone_parents)
    per_zone = [0] * (count + 1)
    total = 0
    for block, weight in zip(blocks, weights, strict=True):
        total += weight
        if block.zone >= 0:
            per_zone[block.zone] += weight
    for zone in range(count - 1, -1, -1):
        parent = layout.zone_parents[zone]
        if parent >= 0:
            per_zone[parent] += per_zone[zone]
    # A site that calls every paragraph of its articles a widget: what counts is all that go by the same class.
    alike: dict[str, int] = {}
    names: list[str] = [e.get("class") or "" for e in layout.zone_elements]
    for zone, name in enumerate(names):
        if not layout.zone_hints[zone] & hints.OTHERS:
            alike[name] = alike.get(name, 0) + (per_zone[zone] if name else 0)
    bad: set[int] = set()
    for zone, name in enumerate(names):
        own = per_zone[zone] if layout.zone_hints[zone] & hints.OTHERS else max(per_zone[zone], alike.get(name, 0))
        is_note = layout.zone_hints[zone] & (hints.NOTE | hints.OTHERS) == hints.NOTE
        if layout.zone_parents[zone] in bad or (own * 2 < total and not is_note):
            bad.add(zone)
    return bad


def _teasers(layout: Layout, blocks: list[Block], weights: list[int]) -> set[int]:
    """The containers that are entries of a list of other stories: three or more alike, each a linked title and a
    short text.
    """
    count = len(layout.parents)
    prose = [0] * count
    titles = [0] * count
    for block, weight in zip(blocks, weights, strict=True):
        if weight:
            prose[block.node] += 1
        elif block.links * 5 >= len(block.text) * 4 and len(block.text) >= 15:
            titles[block.node] += 1
    if not any(titles):
        return set()
    for node in range(count - 1, 0, -1):
        if prose[node]:
            prose[layout.parents[node]] += prose[node]
        if titles[node]:
            titles[layout.parents[node]] += titles[node]
    groups: dict[tuple[int, str], list[int]] = {}
    for node in range(1, count):
        if titles[node] and prose[node] <= 2 and layout.tags[node] not in ("p", "blockquote"):
            groups.setdefault((layout.parents[node], layout.tags[node]), []).append(node)
    found: set[int] = set()
    for members in groups.values():
        if len(members) >= 3 and any(prose[n] for n in members):
            found.update(members)
    if not found:
        return found
    for node in range(1, count):
        if layout.parents[node] in found:
            found.add(node)
    return found


def _main_container(layout: Layout, blocks: list[Block], weights: list[int], headline: int) -> int:
    """Down from the top into the container that holds nearly all of the prose, as long as there is one: from a
    `main` or `article` around the headline, as forms and calls to subscribe can outweigh a short article.
    """
    count = len(layout.parents)
    held = [0] * count
    for block, weight in zip(blocks, weights, strict=True):
        if weight:
            held[block.node] += weight
    own = held[:]
    for node in range(count - 1, 0, -1):
        if held[node]:
            held[layout.parents[node]] += held[node]
    if not held[0]:
        return 0  # a page of a few words: all of it
    best: list[int] = [-1] * count
    for node in range(1, count):
        if held[node]:
            parent = layout.parents[node]
            if best[parent] < 0 or held[node] > held[best[parent]]:
                best[parent] = node
    node = _around_title(layout, blocks, held, headline)
    while best[node] >= 0:
        child = best[node]
        tag = layout.tags[child]
        if tag in ("p", "li", "blockquote"):
            break
        is_body = layout.node_hints[child] & hints.BODY or tag == "article"
        need = 55 if is_body else 78
        if held[child] * 100 < held[node] * need:
            break
        node = child
        if own[node] * 2 > held[0]:
            break
    return node


def _around_title(layout: Layout, blocks: list[Block], held: list[int], headline: int) -> int:
    """The outermost `main` or `article` around the headline, where it holds two fifths of the prose; else the top."""
    title = next((b.node for b in blocks if b.order == headline), -1)
    own = [n for n in _upwards(layout, title) if layout.tags[n] in _OWN]
    return own[-1] if own and held[own[-1]] * 100 >= held[0] * _NEED_AROUND_TITLE else 0


def _own_article(layout: Layout, blocks: list[Block], weights: list[int], main: int, headline: int) -> int:
    """The headline's own `article`, where the main container holds others with a headline of their own below it."""
    tops = [n for n in range(main + 1, len(layout.parents)) if layout.tags[n] == "article"]
    title = next((b for b in blocks if b.order == headline), None) if len(tops) > 1 else None
    if title is None:
        return main
    above = _ancestors(layout, title.node)
    own = next((n for n in tops if n in above), None)
    if own is None:
        return main
    inside, whole = _descendants(layout, own), _descendants(layout, main)
    held = sum(w for b, w in zip(blocks, weights, strict=True) if b.node in inside)
    total = sum(w for b, w in zip(blocks, weights, strict=True) if b.node in whole)
    has_other = any(b.kind == "h1" and b.order > headline and b.node in whole and b.node not in inside for b in blocks)
    return own if has_other and held * 4 > total else main


def _ancestors(layout: Layout, node: int) -> set[int]:
    return set(_upwards(layout, node))


def _descendants(layout: Layout, main: int) -> set[int]:
    inside = {main}
    for node in range(main + 1, len(layout.parents)):
        if layout.parents[node] in inside:
            inside.add(node)
    return inside


def _without_furniture(blocks: list[Block]) -> list[Block]:
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
        if block.kind in _HEADINGS:
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
    return _without_copies(keep)


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
        goes_on = length - block.links > _OWN_OF_ITEM and _SENTENCE.search(text) is not None  # behind a linked sentence
        return block.links * 2 <= length or (goes_on and block.links * 4 <= length * 3)
    if kind == "p" or kind == "blockquote":
        return length > 1
    if kind in _CELLS:
        return length > 60
    return length >= 60 or (length >= 25 and _SENTENCE.search(text) is not None)


def _is_address(text: str) -> bool:
    """True for a line that is an address of web or mail; of mail with a word before it too ("Email: a@b.com")."""
    if "@" not in text and "/" not in text:
        return False
    words = text.strip("•·*-–— ").split()
    if len(words) == 1:
        return "." in words[0] and ("@" in words[0][1:] or "/" in words[0])
    return len(words) == 2 and words[0][-1] == ":" and "@" in words[1][1:] and "." in words[1]


def printed_names(text: str) -> list[str]:
    """The names of a block that is nothing but a byline ("By A B and C D"); empty where it is more than that."""
    names = split_byline(text) if len(text) <= 160 else []
    return names if all(len(n.split()) <= 5 and n[0].isupper() and n[-1] not in "!?…:" for n in names) else []


def find_bylines(blocks: list[Block], known: tuple[str, ...]) -> list[Block]:
    """The blocks that say who wrote the article: nothing but names that the metadata gives too (`known`), or so by
    their class.
    """
    found: list[Block] = []
    for block in blocks:
        text = block.text
        if len(text) > 160 or block.kind not in _PROSE or block.kind == "blockquote":
            continue
        words = " ".join([v for k, v in block.element.items() if k in _NAMED_BY]).lower()
        is_named = len(text) <= 100 and ("author" in words or "byline" in words) and "quote" not in words
        if not is_named and not any(name in text for name in known):
            continue
        names = printed_names(text)
        if names and ((is_named and _BYLINE.search(words)) or all(name in known for name in names)):
            found.append(block)
    return found if len(found) <= 3 else []


def _without_copies(blocks: list[Block]) -> list[Block]:
    """Without a second print of a long block (tablet copies, pull quotes as blocks of their own stay if not equal), of
    several blocks in one, and of a block's beginning with dots after it.
    """
    seen: set[str] = set()
    begun: set[str] = set()
    out: list[Block] = []
    asked = 0
    for block in blocks:
        text = block.text
        if len(text) > _BEGINNING and text[:_BEGINNING] in begun and asked < _ALIKE:
            asked += 1
            if _is_second_print(text, out):
                continue
        if len(text) > 60:
            if text in seen:
                continue
            seen.add(text)
        begun.add(text[:_BEGINNING])
        out.append(block)
    return out


def _is_second_print(text: str, before: list[Block]) -> bool:
    """True where a text that begins like an earlier block is that block cut short, or runs it and those after it together
    (two thirds of its words are theirs).
    """
    stem = text.rstrip(".…")
    if len(stem) < len(text) and any(len(b.text) > len(stem) and b.text.startswith(stem) for b in before):
        return text.endswith(("...", "…"))
    at = next((i for i, b in enumerate(before) if b.text.startswith(text[:_BEGINNING])), -1)
    if at < 0 or len(text) < len(before[at].text) + _BEGINNING:
        return False
    printed = fold(" ".join([b.text for b in before[at:]]))
    sentences = [fold(s) for s in text.split(". ")]
    return sum([len(s) for s in sentences if s in printed]) * 3 >= sum(map(len, sentences)) * 2


def passage_kind(block: Block, is_first: bool = False) -> str:
    """The passage kind of a body block. Headings inside the body are paragraphs of their own.

    `is_first` says that only the headline and decks stand before it: then a class that says so makes it a deck.
    """
    if is_first and block.hints & hints.DECK and block.kind in ("p", "h2", "h3", "div"):
        return "deck"
    if is_first and block.kind in _HEADINGS and is_deck_like(block):
        return "deck"
    if block.kind == REVIEW:
        return "editor_note"
    if block.kind == "li":
        return "list_item"
    if block.kind == "blockquote":
        return "blockquote"
    return "paragraph"
