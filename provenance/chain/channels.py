"""How a source spoke (in a statement, at a briefing, on a post): what its sentence names, or what it named before."""

from __future__ import annotations

from provenance.findings import Resolved
from provenance.rules import lexicon as lx
from provenance.rules.roles import RoleBook
from provenance.spans import Span, first_from, overlaps
from provenance.syntax.drafts import Draft, Sentence
from provenance.syntax.months import month_at
from provenance.syntax.tokens import Tokens
from provenance.vocabulary import SourceType as T

# A channel carries forward over this many statements without the source.
_REACH = 14
_OPENS_PHRASE = lx.PREP | lx.SUBORD | lx.PUNCT | lx.AUX | lx.CUE | lx.SUBJ
_NO_AUTHOR = frozenset((T.UNKNOWN.value, T.DOCUMENT.value, T.SOCIAL_MEDIA.value))
_LONGEST_BEFORE = 4  # tokens between a preposition and the noun of a paper
_LONGEST_TIME = 6  # tokens of a day or place behind an event
_OF_TIME = lx.TIME | lx.PREP | lx.CAP | lx.NUMBER | lx.DET | lx.PUNCT
_LONGEST_CHANNEL = 5  # tokens behind its determiner
DATA_RULE = "en.channel.data"
_CHANNEL_NOUNS = (
    ("spoken_in", "statement", "en.channel.statement"),
    ("posted_in", "post", "en.channel.post"),
    ("written_in", "document", "en.channel.document"),
    ("filed_in", "document", DATA_RULE),
)
_CHANNEL_OF = {
    "statement": "statement",
    "post": "post",
    "posts": "post",
    "posting": "post",
    "tweet": "post",
    "tweets": "post",
}


class Channels:
    """The channels of one article. `find` is called in reading order."""

    def __init__(self, tk: Tokens, book: RoleBook) -> None:
        self.tk = tk
        self._found = [(s, e, *book.channel_rules[i]) for i, s, e in book.channels.find(tk.folded)]
        self._starts = [c[0] for c in self._found]
        self._last: dict[str, tuple[str, int]] = {}

    def find(self, s: Sentence, draft: Draft, resolved: Resolved, is_new: bool = False) -> tuple[str, str]:
        """The channel named around the cue, by the verb itself, or carried forward from the same source; with its rule.
        `is_new`: the source speaks to somebody else now, and not as before.
        """
        key = resolved.source.key
        verb = draft.hit.verb
        is_printed = verb.lemma == ":" and verb.channel != "none"  # `sent the following statement to reporters:`
        found = (verb.channel, verb.rule(lx.F_QUOTE)) if is_printed else self._named(s, draft)
        if found is None and draft.hit.verb.lemma in self.tk.lexicon.sets["statement_verb"]:
            found = ("statement", draft.hit.verb.rule(lx.F_CLAUSE))
        if found is None and draft.hit.verb.channel != "none":
            found = (draft.hit.verb.channel, draft.hit.verb.rule(lx.F_QUOTE))
        if found is None:
            found = self._paper(draft, resolved)
        if found is not None:
            self._last[key] = (found[0], s.index)
            return found
        if is_new or self._is_another_time(s):
            self._last.pop(key, None)
        carried, since = self._last.get(key, ("none", 0))
        if s.index - since > _REACH or self.is_of_any_time(draft):
            return "none", ""
        if carried != "none":
            self._last[key] = (carried, s.index)
        return carried, "en.channel.carried" if carried != "none" else ""

    def _is_another_time(self, s: Sentence) -> bool:
        """True for a sentence that opens with a month or a day in one: another occasion (`In May, | Lind warned`)."""
        tk = self.tk
        return tk.words[s.low] in ("in", "on") and s.low + 1 < s.high and month_at(tk, s.low + 1) > 0

    def is_of_any_time(self, draft: Draft) -> bool:
        """True for `has said`: what somebody holds, whenever that was said."""
        return any(self.tk.words[k] in ("has", "have") for k in range(draft.hit.start, draft.hit.head))

    def _paper(self, draft: Draft, resolved: Resolved) -> tuple[str, str] | None:
        """`the ministry's report found`, `the letter said`: what is named before the cue is how its author spoke."""
        if draft.source is None or resolved.is_pronoun or resolved.source.type in _NO_AUTHOR:
            return None
        last = draft.source[1] - 1
        word = self.tk.words[last]
        if word not in self.tk.lexicon.sets["authored"] or self.tk.flags[last] & lx.CAP:
            return None  # `the Geological Survey` is no paper
        rule = DATA_RULE if word in self.tk.lexicon.sets["measured"] else "en.channel.document"
        return _CHANNEL_OF.get(word, "document"), rule

    def _named(self, s: Sentence, draft: Draft) -> tuple[str, str] | None:
        tk = self.tk
        low, high = tk.starts[s.low], tk.end(s.high - 1)
        at = first_from(self._starts, low)
        best: tuple[str, str] | None = None
        while at < len(self._found) and self._found[at][0] < high:
            start, end, gives, rule = self._found[at]
            at += 1
            if any(overlaps(Span(start, end), c) for c in draft.content) and not (
                gives == "briefing" and self._ends(s, start, end)
            ):
                continue
            if gives == "interview" and best is not None:
                continue
            if gives == "post" and any(tk.flags[k] & lx.SUBJ for k in range(draft.hit.end, tk.at(start))):
                continue  # `she said of what you may read on social media`
            if gives == "statement" and (self._is_beside(start, draft) or self._is_opening(start, end)):
                continue
            if gives == "briefing" and tk.words[tk.at(start) - 1] in tk.lexicon.sets["sent_to_press"]:
                gives, rule = "statement", "en.channel.statement"  # `in a text message | to reporters`
            if best is None or gives == "briefing":
                best = (gives, rule)
        return best or self._by_noun(s, draft) or self._told_to_many(s, draft)

    def _told_to_many(self, s: Sentence, draft: Draft) -> tuple[str, str] | None:
        """`told | a security forum in Lorne |`: a speech, by those who are gathered to hear it."""
        tk, k = self.tk, draft.hit.end
        if draft.hit.verb.lemma not in ("tell", "address") or k >= s.high or not tk.flags[k] & (lx.DET | lx.POSS):
            return None
        for j in range(k + 1, min(s.high, k + 1 + _LONGEST_CHANNEL)):
            if tk.words[j] in tk.lexicon.sets["assembled"]:
                return "statement", "en.channel.statement"
            if tk.flags[j] & (lx.PREP | lx.AUX | lx.PUNCT | lx.SUBORD | lx.SUBJ | lx.REL):
                return None
        return None

    def _ends(self, s: Sentence, start: int, end: int) -> bool:
        """True for an event with which a sentence ends (`called for restraint | at a regular briefing on Monday`): there it
        was said, though what was said stands before it.
        """
        tk = self.tk
        k, behind = tk.at(start), tk.at(end)
        low = max(s.low, k - _LONGEST_BEFORE)
        while k > low and not tk.flags[k - 1] & _OPENS_PHRASE:
            k -= 1
        if tk.words[k - 1] != "at" or s.high - behind > _LONGEST_TIME:
            return False
        return all(tk.flags[j] & _OF_TIME for j in range(behind, s.high))

    def _is_opening(self, start: int, end: int) -> bool:
        """True for `in his opening statement`: at an event that has a channel of its own, or is in court."""
        words, opened = self.tk.words, self.tk.lexicon.sets["opened_with"]
        k = self.tk.at(start)
        near = range(max(0, k - 1), min(self.tk.at(end), len(words) - 1))
        return any(words[j] == "opening" and words[j + 1] in opened for j in near)

    def _is_beside(self, start: int, draft: Draft) -> bool:
        """True for a paper that somebody speaks after, or about, or while signing it: `said after the ruling`."""
        tk, sets = self.tk, self.tk.lexicon.sets
        k = tk.at(start)
        if tk.words[k] in sets["said_in"] or tk.words[k] == "told":
            return False
        low = max(0, k - _LONGEST_BEFORE)
        while k > low and not tk.flags[k - 1] & _OPENS_PHRASE:
            k -= 1
        before = tk.words[k - 1] if k else ""
        if before in sets["said_beside"]:
            return True
        return k > draft.hit.end and before not in sets["said_in"]

    def _by_noun(self, s: Sentence, draft: Draft) -> tuple[str, str] | None:
        """`in his nightly video address`, `in a June report`: the noun tells the channel, whatever stands before it."""
        tk, words, flags = self.tk, self.tk.words, self.tk.flags
        for k in range(s.low, s.high - 2):
            if words[k] != "in" or not flags[k + 1] & (lx.DET | lx.POSS):
                continue
            for j in range(k + 2, min(s.high, k + 2 + _LONGEST_CHANNEL)):
                found = next(
                    ((gives, rule) for name, gives, rule in _CHANNEL_NOUNS if words[j] in tk.lexicon.sets[name]), None
                )
                if found is not None and words[j - 1] == "opening":
                    return None
                if found is not None:
                    span = Span(tk.starts[k], tk.end(j))
                    return None if any(overlaps(span, c) for c in draft.content) else found
                if flags[j] & (lx.PREP | lx.AUX | lx.COORD | lx.PUNCT | lx.SUBORD):
                    break
        return None
