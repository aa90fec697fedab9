"""What a phrase's words alone tell of a source: what an abbreviation stands for, a type by its shape, a gender."""

from __future__ import annotations

from provenance.findings import Kind
from provenance.mentions.bodies import type_as_body
from provenance.mentions.cast import Cast
from provenance.mentions.introductions import introduction
from provenance.mentions.kinds import ClassifierLike
from provenance.mentions.known import Known
from provenance.mentions.names import Names, is_outlet_name
from provenance.patterns import compile_pattern
from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.syntax.phrases import is_abbreviated
from provenance.syntax.tokens import Tokens

_ACCOUNT = compile_pattern(r"(?i)^(?!\d+[a-z]{1,2}$)@?(?=\w*[a-z])(?=\w*\d)[\w.]{4,}$|^@\w+$")
_INITIALS = compile_pattern(r"[A-Z]{3,6}(?:['’]s)?$")
_ARTICLE = compile_pattern(r"(?i)^(?:the|a|an|its|his|her|their|our|this|that)\s+")
_LONGEST_ABBREVIATION = 8
_SHORTEST_SPELLED = 3  # letters of a word that an initial stands for
_LONGEST_NAME = 4  # tokens of a body's name
_ENDS_NAME = lx.PUNCT | lx.PREP | lx.DET | lx.COORD | lx.SUBJ
# Rules that tell what a name is by the word it ends with.
_NAMES_OF_BODIES = (".company-name", ".company", ".ngo", ".official-body")


def without_article(words: str) -> str:
    """A phrase's words without the article or possessive before them."""
    return _ARTICLE.sub("", words)


def spelled_out(tk: Tokens, classifier: ClassifierLike, first: int, last: int) -> Kind | None:
    """What an abbreviation stands for where the text says so (`the Northern Aid Society (NAS)`, later `NAS`)."""
    long = long_form(tk, first, last)
    found = classifier.kind_of(long) if long is not None else None
    return None if found is None or found.type == "document" else found


def long_form(tk: Tokens, first: int, last: int) -> Span | None:
    """The words before the bracket in which the text gives the abbreviation `[first, last)`, or ends with it: where their
    capitals begin.
    """
    if tk.words[last - 1] == ")" and last - first > 3 and tk.words[last - 3] == "(":
        return Span(tk.starts[first], tk.end(last - 4)) if _is_short(tk, last - 2) else None
    if last - first > 2 or not _is_short(tk, last - 1):
        return None
    for k in tk.places(tk.words[last - 1].removesuffix("'s")):
        if k > 1 and tk.words[k - 1] == "(" and tk.words[k + 1 : k + 2] == [")"]:
            start = k - 1
            while start > 0 and (tk.flags[start - 1] & lx.CAP or tk.words[start - 1] in tk.lexicon.sets["in_body_name"]):
                start -= 1
            while start < k - 1 and tk.words[start] in tk.lexicon.sets["in_body_name"]:
                start += 1
            return Span(tk.starts[start], tk.end(k - 2)) if start < k - 1 else None
    return _by_initials(tk, tk.words[last - 1].removesuffix("'s"))


def name_in_full(tk: Tokens, classifier: ClassifierLike, k: int) -> Span | None:
    """The longer name that the text gives a body elsewhere, by the one word of it at token `k` (`Zorb Airways`, later
    `Zorb`); None where no such name begins so.
    """
    word = tk.bare(k)
    if not tk.flags[k] & lx.CAP or len(word) < _SHORTEST_SPELLED:
        return None
    for at in tk.places(tk.words[k].removesuffix("'s")):
        end = at + 1
        while end < min(len(tk), at + _LONGEST_NAME) and tk.flags[end] & lx.CAP and not tk.flags[end] & _ENDS_NAME:
            end += 1
        if end == at + 1 or not tk.flags[at] & lx.CAP:
            continue
        long = Span(tk.starts[at], tk.end(end - 1) - (2 if tk.words[end - 1].endswith("'s") else 0))
        kind = classifier.kind_of(long)
        if kind is not None and kind.rule.endswith(_NAMES_OF_BODIES) and kind.span is not None and kind.span.end == long.end:
            return long
    return None


def _by_initials(tk: Tokens, letters: str) -> Span | None:
    """The first words with capitals whose initials an abbreviation is (`General Electric`, later `GE`)."""
    flags, words = tk.flags, tk.words
    for first, word in enumerate(words):
        if word[0] != letters[0] or not flags[first] & lx.CAP or len(word) < _SHORTEST_SPELLED:
            continue
        k = first
        for letter in letters:
            while k > first and k < len(tk) and words[k] in tk.lexicon.sets["in_body_name"]:
                k += 1
            if k >= len(tk) or words[k][0] != letter or not flags[k] & lx.CAP or len(words[k]) < _SHORTEST_SPELLED:
                break
            k += 1
        else:
            return Span(tk.starts[first], tk.end(k - 1) - (2 if words[k - 1].endswith("'s") else 0))
    return None


def _is_short(tk: Tokens, k: int) -> bool:
    word = tk.bare(k)
    return 1 < len(word) < _LONGEST_ABBREVIATION and word.isupper()


def type_among(cast: Cast, last: int) -> str | None:
    """`the Senate's hawks, | like Lund and Lind, | say`: the type of the person whom the text names as one of a group, whose
    words end before token `last`; None where it names nobody whose type is told.
    """
    tk = cast.tk
    if last + 3 >= len(tk) or tk.words[last] != "," or tk.words[last + 1] not in ("like", "including", "such"):
        return None
    first = end = last + 3 if tk.words[last + 1 : last + 3] == ["such", "as"] else last + 2
    while end < len(tk) and (tk.flags[end] & lx.CAP or (tk.words[end] == "." and is_abbreviated(tk, end))):
        end += 1
    name = cast.names.person_name(first, end) if end > first else None
    if name is None:
        return None
    told = cast.person(name, first, end, cast.classifier.kind_of(Span(tk.starts[first], tk.end(end - 1)))).source.type
    return None if told in ("unknown", "individual", "document") else told


def fallback_type(tk: Tokens, names: Names, first: int, last: int) -> str:
    """Words that no rule knows: somebody, but whose kind cannot be told."""
    if any(_ACCOUNT.match(tk.words[k].removesuffix("'s")) for k in range(first, last)):
        return "social_media"
    is_who = "who" in tk.words[first + 1 : first + 3] and tk.words[first + 1] in ("who", ",")
    if tk.words[last - 1].endswith("-year-old") or (tk.flags[first] & lx.CAP and is_who):
        return "individual"
    start = first + 1 if tk.words[first] == "the" else first
    if last - first == 2 and start > first and _is_family(tk, names, start):
        return "individual"
    if last - first == 2 and start > first and tk.flags[start] & lx.CAP and tk.words[start] in tk.lexicon.sets["newspaper"]:
        return "news_outlet"
    is_named = start + 1 < last <= start + 5 and all(tk.flags[k] & lx.CAP or tk.words[k] == "&" for k in range(start, last))
    is_joined = (
        start + 1 == last and "-" in tk.words[start] and bool(tk.flags[start] & lx.CAP)
    )  # `WKLM-TV`, `the Post-Courier`
    if (is_named or is_joined) and is_outlet_name(tk, tk.words[start], tk.words[last - 1]):
        return "news_outlet"
    if is_named and "&" in tk.words[start + 1 : last - 1]:
        return "company"
    if start < last <= start + 4 and all(tk.flags[k] & lx.CAP for k in range(start, last)):
        kind = introduction(tk, names.classifier, [tk.text[tk.starts[last - 1] : tk.end(last - 1)]])
        if kind is not None:
            return kind.type
    if start < last <= start + _LONGEST_NAME and all(tk.flags[k] & lx.CAP or tk.words[k] == "&" for k in range(start, last)):
        ends = tk.text[tk.starts[start] : tk.end(start)], tk.text[tk.starts[last - 1] : tk.end(last - 1)]
        body = type_as_body(tk, *ends)
        if body is not None:
            return body
    if last - first == 1 and _INITIALS.match(tk.text, tk.starts[first], tk.end(first)):
        return "unknown"
    if last - first == 1 and tk.flags[first] & lx.CAP and not tk.flags[first] & (lx.DET | lx.SUBJ | lx.ADV | lx.ING | lx.ED):
        return "individual"
    return "unknown"


def _is_family(tk: Tokens, names: Names, k: int) -> bool:
    """True for a surname in the plural, by whom the text calls so beside a given name (`the | Linds`, behind `Ada Lind`)."""
    word, sets = tk.string(k, k + 1), tk.lexicon.sets
    if not tk.flags[k] & lx.CAP or not word.endswith("s"):
        return False
    full = names.in_full(word[:-1])
    return len(full) > 1 and full[-1] == word[:-1] and (full[0].lower() in sets["man"] or full[0].lower() in sets["woman"])


def nouns_of(tk: Tokens, first: int, last: int) -> set[str]:
    """The words of a phrase that describe a source, offices in full; not those of a clause that tells more of it."""
    end = next((k for k in range(first + 1, last) if tk.words[k] in ("that", "which", "who")), last)
    return {
        tk.lexicon.written_out.get(tk.words[k], tk.words[k])
        for k in range(first, end)
        if not tk.flags[k] & (lx.DET | lx.PREP | lx.PUNCT | lx.COORD | lx.POSS)
    }


def gender_of(known: Known, sets: dict[str, frozenset[str]]) -> str:
    """What a title, a noun (`spokeswoman`, `her husband`) or the given name tells of a person's gender."""
    nouns = known.nouns & sets["gendered_noun"]  # `a teacher in Helena` is no woman for it
    name = known.source.name.replace("’", "'")
    titles = set[str]() if "'s " in name else nouns & sets["gendered_title"]  # `Mr. Lind's wife, Ada`
    for told in (titles | {name.split()[0].lower()}, nouns - sets["gendered_title"]):
        is_man, is_woman = not told.isdisjoint(sets["man"]), not told.isdisjoint(sets["woman"])
        if is_man != is_woman:
            return "m" if is_man else "f"
    return ""
