"""Who speaks by the print alone: the labels of a transcript, names signed under quotations and under posts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from provenance.attribution.headlines import COLON
from provenance.patterns import compile_pattern
from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.syntax.drafts import Draft, Sentence
from provenance.syntax.hits import CueHit
from provenance.syntax.phrases import DASHES
from provenance.syntax.quotes import DOUBLE_MARKS, OPENING_MARKS
from provenance.syntax.tokens import Tokens

_DASH = lx.Verb("―", lx.F_CLAUSE, "speech", rules={lx.F_CLAUSE: "en.cue.signature"})

_POST = lx.Verb("―", lx.F_CLAUSE, "writing", "post", rules={lx.F_CLAUSE: "en.cue.signature"})
# `— The Harbour Post (@harbourpost) May 4, 2026`, as pages print posts.
_POST_SIGNATURE = compile_pattern(
    r"[—―–-]+\s*([^()\n]{2,60}?)\s*\(@\w+\)|([^()\n]{2,60}?)\s*\(@\w+\)\W{1,4}[A-Z][a-z]+ \d{1,2}, \d{4}$"
)
_MOST_OF_POST = 8  # passages

# A transcript's label is at most this many tokens long, and stands before at least this many passages.
_LONGEST_LABEL, _FEWEST_TURNS = 5, 2
# Turns after which a full name, or one in capitals, that stands before one passage only is a speaker too.
_FEWEST_OF_TRANSCRIPT = 3
_SPOKEN = 4  # of so many turns at least one has a question or a word that only who speaks says
# Passages without a label between two of one transcript that are still the first speaker's.
_MOST_UNLABELLED = 3

_LONG_DASHES = DASHES - {"-"}  # a hyphen at a line's start marks an item of a list
_ENDS_SENTENCE = frozenset((".", "!", "?", "…", ","))
_LONGEST_SIGNATURE = 14
_LONGEST_NAME = 6
_MARKS = frozenset(DOUBLE_MARKS)
_OPENERS = frozenset("“«„「『")  # those that close nothing
_SHORTEST_QUOTATION = 20  # code points


def find_turns(tk: Tokens, sentences: Sequence[Sentence], quoted: Collection[int] = ()) -> dict[int, Draft]:
    """The turns of a transcript, the signed quotations and the posts of an article, by the passages that they begin in and
    go on in. What is said there inside of them is theirs. `quoted` are the passages that are printed as quotations.
    """
    found: dict[int, Draft] = {}
    passages = _passages(sentences)
    if ":" in tk.vocabulary:
        _transcript(tk, passages, found)
    _signed(tk, passages, found)
    if "@" in tk.vocabulary and "(@" in tk.text:
        _posts(tk, passages, quoted, found)
    return found


def _posts(tk: Tokens, passages: Sequence[Sequence[Sentence]], quoted: Collection[int], found: dict[int, Draft]) -> None:
    """Posts that a page shows: the words above a signature with the account's name in brackets, as far as they are printed
    as a quotation, or the passage before.
    """
    for k, passage in enumerate(passages):
        last = passage[-1]
        match = _POST_SIGNATURE.match(tk.text, last.statement.span.start, last.statement.span.end)
        if match is None or _number_of(passage) in found:
            continue
        first = k
        while first and k - first < _MOST_OF_POST and _number_of(passages[first - 1]) not in found:
            is_next = first == k and len(passage) == 1
            if not is_next and _number_of(passages[first - 1]) not in quoted:
                break
            first -= 1
        content = [_words_of(p) for p in passages[first:k]]
        if len(passage) > 1:
            content.append(Span(passage[0].statement.span.start, passage[-2].statement.span.end))
        if not content:
            continue
        group = 1 if match.group(1) else 2
        name = tk.at(match.start(group)), tk.at(match.end(group))
        dash = last.low
        hit = CueHit(dash, dash, dash + 1, _POST, 0, False, False, "verb")
        draft = Draft(last.index, hit, name, content, "inverted")
        for number in (*(_number_of(p) for p in passages[first:k]), _number_of(passage)):
            found[number] = draft


def _passages(sentences: Sequence[Sentence]) -> list[Sequence[Sentence]]:
    """The sentences of each passage of the article that is no headline, in order."""
    out: list[Sequence[Sentence]] = []
    first = 0
    for k in range(1, len(sentences) + 1):
        if k == len(sentences) or sentences[k].statement.passage != sentences[first].statement.passage:
            if not sentences[first].is_headline:
                out.append(sentences[first:k])
            first = k
    return out


def _words_of(passage: Sequence[Sentence]) -> Span:
    return Span(passage[0].statement.span[0], passage[-1].statement.span[1])


def _number_of(passage: Sequence[Sentence]) -> int:
    return passage[0].statement.passage


def _transcript(tk: Tokens, passages: Sequence[Sequence[Sentence]], found: dict[int, Draft]) -> None:
    """Passages that open with a speaker's name and a colon (`LUND: The road is open.`), and those between two of them."""
    labels: dict[int, tuple[int, int]] = {}
    for k, passage in enumerate(passages):
        label = _label(tk, passage[0])
        if label is not None:
            labels[k] = label
    if len(labels) < _FEWEST_TURNS:
        return
    names = {k: tk.string(low, colon) for k, (low, colon) in labels.items()}
    surnames = {name: name.rpartition(" ")[2].lower() for name in names.values()}
    number = Counter(surnames[name] for name in names.values())
    often = {name for name, surname in surnames.items() if number[surname] >= _FEWEST_TURNS}
    turns = [k for k, name in names.items() if name in often]
    if sum(_is_spoken(tk, passages[k]) for k in turns) * _SPOKEN < len(turns):
        return  # `Lakers: Visit the Hawks on Friday.`
    if len(turns) >= _FEWEST_OF_TRANSCRIPT:
        often.update(name for name in names.values() if " " in name or name.isupper())
    before: tuple[int, Draft] | None = None
    for k in sorted(k for k, name in names.items() if name in often):
        low, colon = labels[k]
        first = passages[k][0]
        if before is not None and k - before[0] - 1 <= _MOST_UNLABELLED:
            for between in range(before[0] + 1, k):
                if between in labels:
                    break
                _go_on(tk, passages[between], before[1], found)
        hit = CueHit(colon, colon, colon + 1, COLON, 0, False, False, "verb")
        content = [Span(tk.starts[colon + 1], _words_of(passages[k]).end)]
        draft = Draft(first.index, hit, (low, colon), content, "right", "colon", colon + 1)
        found[_number_of(passages[k])] = draft
        before = k, draft
    # A transcript in quotation marks goes on as long as passages open with one.
    if before is not None and labels[before[0]][0] > passages[before[0]][0].low:
        for k in range(before[0] + 1, len(passages)):
            if k in labels or tk.words[passages[k][0].low] not in OPENING_MARKS:
                break
            _go_on(tk, passages[k], before[1], found)


def _is_spoken(tk: Tokens, passage: Sequence[Sentence]) -> bool:
    """True where somebody asks, or speaks of himself or to another."""
    spoken = tk.lexicon.sets["spoken"]
    return any(tk.words[k] == "?" or tk.words[k] in spoken for k in range(passage[0].low, passage[-1].high))


def _go_on(tk: Tokens, passage: Sequence[Sentence], turn: Draft, found: dict[int, Draft]) -> None:
    """Adds a passage to a turn, unless it stands in brackets (`(CROSSTALK)`): that is nobody's word."""
    words = _words_of(passage)
    if tk.text[words.start] in "([" and tk.text[words.start : words.end].rstrip('."”')[-1:] in (")", "]"):
        return
    if tk.text[words.start + 1 : words.start + 2] == "(" and tk.words[passage[0].low] in OPENING_MARKS:
        return
    turn.content.append(words)
    found[_number_of(passage)] = turn


def _label(tk: Tokens, s: Sentence) -> tuple[int, int] | None:
    """`(first token, colon)` of the name that a passage opens with, a quotation mark before it or not."""
    low = s.low
    if low < s.high and tk.words[low] in OPENING_MARKS:
        low += 1
    colon = next((k for k in range(low + 1, min(s.high - 1, low + _LONGEST_LABEL + 1)) if tk.words[k] == ":"), None)
    if colon is None or tk.words[low] in tk.lexicon.sets["headline_label"]:
        return None
    is_name = all(tk.flags[k] & lx.CAP or tk.words[k] == "." for k in range(low, colon))
    return (low, colon) if is_name and tk.starts[colon] - tk.starts[low] > 1 else None


def _signed(tk: Tokens, passages: Sequence[Sequence[Sentence]], found: dict[int, Draft]) -> None:
    """`“We had no boat.” ― Rosa Lind`: a passage that is one quotation, the name behind it or in the passage below."""
    for k, passage in enumerate(passages):
        words = _words_of(passage)
        if tk.text[words.start] not in _MARKS or _number_of(passage) in found:
            continue
        last = passage[-1]
        close = _last_mark(tk, passage)
        if close is None:
            continue
        below = passages[k + 1] if k + 1 < len(passages) else []
        if close + 1 < last.high:
            name, signer = _signature(tk, close + 1, last.high, DASHES), last
        elif len(below) == 1:
            name, signer = _signature(tk, below[0].low, below[0].high, _LONG_DASHES), below[0]
        else:
            continue
        if name is None or not _is_one_quotation(tk, passage[0].low, close):
            continue
        dash = name[0] - 1
        hit = CueHit(dash, dash, dash + 1, _DASH, 0, False, False, "verb")
        draft = Draft(signer.index, hit, name, [Span(words.start, tk.end(close))], "inverted")
        found[_number_of(passage)] = found[signer.statement.passage] = draft


def _last_mark(tk: Tokens, passage: Sequence[Sentence]) -> int | None:
    """The last quotation mark of a passage, where no more than a signature follows it."""
    low, high = passage[0].low, passage[-1].high
    for k in range(high - 1, max(low + 1, high - 2 - _LONGEST_SIGNATURE), -1):
        if tk.words[k] in _MARKS:
            return k
    return None


def _is_one_quotation(tk: Tokens, low: int, close: int) -> bool:
    """True where everything from `low` to the mark `close` is one quotation that ends as a sentence does."""
    if tk.words[close - 1] not in _ENDS_SENTENCE or tk.end(close) - tk.starts[low] < _SHORTEST_QUOTATION:
        return False
    inner = next((printed for j in range(low + 1, close) if (printed := tk.string(j, j + 1)) in _MARKS), None)
    return inner is None or inner in _OPENERS


def _signature(tk: Tokens, low: int, high: int, dashes: frozenset[str]) -> tuple[int, int] | None:
    """The name behind a dash, up to the passage's end: words with capitals and small ones of names; what follows a comma
    says who that is.
    """
    if high - low < 2 or high - low > _LONGEST_SIGNATURE or tk.words[low] not in dashes:
        return None
    end = high - 1 if tk.words[high - 1] == "." else high
    first = low + 1
    last = next((k for k in range(first, end) if tk.words[k] == ","), end)
    particles = tk.lexicon.sets["name_particle"]
    if not 1 <= last - first <= _LONGEST_NAME or not tk.flags[first] & lx.CAP:
        return None
    if not all(tk.flags[k] & lx.CAP or tk.words[k] in particles or tk.words[k] == "." for k in range(first, last)):
        return None
    return first, end
