"""The words of credit lines: the labels before them ("Photo:", "©"), and the agencies and other words that show them."""

from __future__ import annotations

import re
from functools import cache

from provenance.matching import LazyPattern
from provenance.patterns import compile_pattern
from provenance.tables import Table, load

_AFTER_LABEL = (":", "：", "=", "/", "by", "por", "de")  # behind a label stands one of these
_LABEL_AT_MOST = 60  # with the white space behind it
_JOINT = LazyPattern(r" ?/ ?| via ", __name__)
_CREDIT_MARKS = ("REUTERS", "AFP", "GETTY", "Credit", "credit", "©", "写真", "사진")  # also inside of words
_TOKEN = compile_pattern(r"\w+")


class CreditWords:
    """The word lists of rules/common/captions.toml; of their patterns each is compiled when it is first needed."""

    def __init__(self) -> None:
        table: Table = load("rules")[0]["common/captions.toml"]
        caption, credit = table["caption"], table["credit"]
        label = rf"(?:{_longest_first(credit['labels'])})\s*(?:[:：=/]|\bby\b|\bpor\b|\bde\b(?=\s[A-Z]))\s*"
        self.label = _lazy(rf"(?i)(?<!\w){label}(?=\S)")
        self.other_start = _lazy(
            r"(?i)(?:©|\(c\)|(?:photo|photograph|picture|image|illustration|graphic)s?(?: courtesy (?:of|by)| by) |"
            r"courtesy (?:of|by) )\s*(?=\S)"
        )
        self.labels = frozenset(label.casefold() for label in credit["labels"])
        self.labels_behind: tuple[str, ...] = tuple(credit["labels_behind"])
        self._printed_labels: tuple[str, ...] = tuple(dict.fromkeys(label.lower() for label in credit["labels"]))
        self._label_ends = frozenset(label[-2:] for label in self._printed_labels)
        # The longest first, by the first of the tokens of each.
        self._words: dict[str, list[str]] = {}
        for word in sorted(credit["words"], key=len, reverse=True):
            self._words.setdefault(_TOKEN.findall(word)[0], []).append(word)
        self.first_words = _lazy(f"(?i)(?:{'|'.join(caption['first_words'])})\\b")
        self.begins = _lazy(f"(?i){'|'.join(f'(?:{b})' for b in caption['begins'])}")
        one = f"(?:{'|'.join(caption['junk'])})"
        self.junk = _lazy(rf"(?i){one}(?:\W+{one}){{0,2}}\W*")

    def starts_with_label(self, text: str) -> bool:
        """True where a text begins with a label and goes on."""
        return self.other_start.match(text) is not None or self.label.match(text) is not None

    def find_labels(self, text: str) -> list[re.Match[str]]:
        """The matches of `label`, in order. A label stands before what follows one: only there the pattern is asked, which
        takes thirty times as long to pass over a letter.
        """
        low = text.lower()
        if len(low) != len(text):  # `İ` grows
            return list(self.label.finditer(text))
        starts: set[int] = set()
        for mark in _AFTER_LABEL:
            at = low.find(mark)
            while at >= 0:
                before = low[max(0, at - _LABEL_AT_MOST) : at].rstrip()
                is_like = before[-2:] in self._label_ends or before[-1:] in self._label_ends
                if is_like and before.endswith(self._printed_labels):
                    end = max(0, at - _LABEL_AT_MOST) + len(before)
                    starts.update([end - len(label) for label in self._printed_labels if before.endswith(label)])
                at = low.find(mark, at + 1)
        found: list[re.Match[str]] = []
        for start in sorted(starts):
            m = self.label.match(text, start) if not found or start >= found[-1].end() else None
            if m is not None:
                found.append(m)
        return found

    def has_word(self, text: str) -> bool:
        """True where one of the words that show a credit is in a text."""
        if any(mark in text for mark in _CREDIT_MARKS):
            return True
        tokens: list[str] = _TOKEN.findall(text)
        if self._words.keys().isdisjoint(tokens):
            return False
        return any(self._end_of_word(text, m.start()) >= 0 for m in _TOKEN.finditer(text))

    def _end_of_word(self, text: str, start: int) -> int:
        """Where the longest word that stands at a place ends; -1 where none does. To make a pattern of all takes 4 ms."""
        token = _TOKEN.match(text, start)
        if token is None or (start > 0 and _is_of_word(text[start - 1])):
            return -1
        for word in self._words.get(token[0], ()):
            end = start + len(word)
            if text.startswith(word, start) and not (end < len(text) and _is_of_word(text[end])):
                return end
        return -1

    def _end_of_agency(self, text: str, start: int) -> int:
        end = self._end_of_word(text, start)
        if end < 0:
            end = next((start + len(mark) for mark in _CREDIT_MARKS if text.startswith(mark, start)), -1)
        return end

    def end_of_agencies(self, text: str, start: int) -> int:
        """Where the agencies that stand at a place end ("AFP via Getty Images", "AP/dpa"); -1 where none does."""
        end = -1
        while (at := self._end_of_agency(text, start)) >= 0:
            end = at
            joint = _JOINT.match(text, end)
            if joint is None:
                break
            start = joint.end()
        return end


def _is_of_word(ch: str) -> bool:
    return ch.isalnum() or ch == "_"


def _lazy(pattern: str) -> LazyPattern:
    return LazyPattern(pattern, "rules/common/captions.toml")


def _longest_first(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


@cache
def credit_words() -> CreditWords:
    """The word lists, read once."""
    return CreditWords()
