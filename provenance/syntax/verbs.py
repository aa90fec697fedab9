"""Whether a word that can be a verb of saying is one where it stands, or a noun (`questions`, `states`, `plan`)."""

from __future__ import annotations

from provenance.rules import lexicon as lx
from provenance.syntax.subjects import is_of_state, subject_before
from provenance.syntax.tokens import Tokens

# What words can be, joined once: looking the bits up and joining them costs more than the test.
_AUX_FINITE = lx.AUX | lx.FINITE
_DET_POSS_PREP = lx.DET | lx.POSS | lx.PREP
_DET_POSS = lx.DET | lx.POSS
_SUBJ_REL_SUBORD = lx.SUBJ | lx.REL | lx.SUBORD
_BASE_PAST = lx.BASE | lx.PAST
_PAST_THIRD = lx.PAST | lx.THIRD
_PUNCT_ADV_COORD = lx.PUNCT | lx.ADV | lx.COORD
_SUBJ_REL = lx.SUBJ | lx.REL
_OPENS = lx.DET | lx.SUBJ | lx.OBJ | lx.POSS | lx.SUBORD | lx.PUNCT | lx.CAP
_POSS_PREP = lx.POSS | lx.PREP
_SUBJ_NUMBER = lx.SUBJ | lx.NUMBER
_NO_OBJECT = lx.DET | lx.POSS | lx.PREP | lx.PUNCT | lx.SUBJ | lx.OBJ | lx.SUBORD | lx.CAP | lx.AUX | lx.ADV | lx.TIME
# Sets of words behind papers, which are no verb there.
_BEHIND_PAPERS = ("shows", "read_by", "citing", "put_out")
_YEAR = 4  # digits
_OF_OWNERS = ("'s", "s'")
_LONGEST_OF_PAPERS = 6  # tokens from `of` to the papers


def is_verb(tk: Tokens, low: int, start: int, head: int, form: int, has_aux: bool) -> bool:
    """True where the cue word is a verb: by what stands before and behind it."""
    words, flags = tk.words, tk.flags
    if has_aux:
        return True
    if head + 1 < len(words) and words[head] == "like":
        return False
    before = flags[start - 1] if start > low else lx.PUNCT
    before_word = words[start - 1] if start > low else ""
    if form & lx.GERUND:
        if before_word in ("by", "upon") and words[head] in tk.lexicon.sets["continuing_participle"]:
            return True  # `angered the board by saying`
        is_noun = words[head] in tk.lexicon.sets["noun_in_ing"] and start - 2 >= low and bool(flags[start - 2] & _DET_POSS)
        is_noun = is_noun and bool(before & lx.TIME)  # `at a morning | briefing`
        return not before & _DET_POSS_PREP and not before_word.endswith("'s") and not is_noun
    if form & lx.BASE and words[start] == "to":
        return not before & lx.PREP
    is_only_verb = tk.lexicon.forms[words[head]][1].lemma in tk.lexicon.sets["only_verb"]
    if not form & lx.PAST and not (is_only_verb and form == lx.THIRD) and _is_noun(tk, low, start, head, form):
        return False
    if not form & lx.GERUND and start - 3 >= low and words[start - 2] in ("in", "of") and _is_share(tk, start - 3, start - 1):
        return True  # `two in three | said`
    is_said = form == lx.THIRD or (is_only_verb and bool(form & lx.PAST))
    if is_said and start - 2 >= low and words[start - 2] == "of" and before_word in tk.lexicon.sets["quantity"]:
        return True  # `the mother of three says`
    if form & lx.BASE and start > low and words[head] in tk.lexicon.sets["only_verb"] and _has_speakers(tk, start, head):
        return True
    if before_word in ("to", "with") and words[start - 2] in tk.lexicon.sets["met"] and form & _PAST_THIRD:
        return True  # `the residents we spoke to | said`
    if before & _DET_POSS_PREP and not before & _SUBJ_REL_SUBORD:
        opens = _opens_complement(tk, head + 1) or words[head + 1 : head + 2] == ["to"]
        return _stands_alone(tk, before_word, form, is_only_verb or opens)
    if before_word.endswith("'s") and not form & lx.PAST:
        return False
    if form & lx.PARTICIPLE and (_qualifies(tk, low, start, head) or _is_posted(tk, low, start, head)):
        return False
    if form & _PAST_THIRD:
        is_plural = form == lx.THIRD and not is_only_verb and _is_plural_noun(words[start - 1] if start > low else "", before)
        return not is_plural or _agrees_anyway(tk, low, start, head)
    record = tk.lexicon.sets["record"]
    if words[head] in tk.lexicon.sets["shows"] and any(words[k] in record for k in range(max(low, start - 12), start)):
        return True
    return _is_bare_verb(tk, low, start, head)


def _qualifies(tk: Tokens, low: int, start: int, head: int) -> bool:
    """True for a participle between a bare verb that a coordinator or `to` opens and its object (`and provide | detailed |
    reports`), or behind an owner and a word that tells which one is meant (`the country's last | disputed | count`).
    """
    words = tk.words
    if start != head or start - 2 < low or head + 1 >= len(tk) or tk.flags[head + 1] & _NO_OBJECT:
        return False
    if words[start - 2].endswith(_OF_OWNERS) and words[start - 1] in tk.lexicon.sets["which_of_them"]:
        return True
    if start - 2 == low or tk.flags[start - 1]:
        return False
    is_bare = not tk.words[start - 1].endswith("s") and tk.words[head + 1].endswith("s")
    return is_bare and (bool(tk.flags[start - 2] & (lx.COORD | lx.MODAL)) or tk.words[start - 2] == "to")


def _is_posted(tk: Tokens, low: int, start: int, head: int) -> bool:
    """True for a participle that tells where a picture or a text was put (`videos | posted | on social media showed`)."""
    words, sets = tk.words, tk.lexicon.sets
    if start != head or start <= low or words[start - 1] not in sets["record"] or head + 1 >= len(words):
        return False
    return words[head] in sets["put_out"] and (bool(tk.flags[head + 1] & lx.PREP) or words[head + 1] == "online")


def _agrees_anyway(tk: Tokens, low: int, start: int, head: int) -> bool:
    """True for a verb in -s behind a noun in the plural that is not its subject (`an average of recent polls | shows`, `an
    email to supporters | notes | that`).
    """
    words, sets = tk.words, tk.lexicon.sets
    if tk.lexicon.forms[words[head]][1].lemma in sets["shows"] and words[start - 1] in sets["record"]:
        return "of" in words[max(low, start - _LONGEST_OF_PAPERS) : start]
    return words[head + 1 : head + 2] == ["that"]


def _is_bare_verb(tk: Tokens, low: int, start: int, head: int) -> bool:
    """True where a bare form is a verb: it needs a plural or pronoun as its subject, or a complement behind it."""
    words, flags = tk.words, tk.flags
    before = flags[start - 1] if start > low else lx.PUNCT
    before_word = words[start - 1] if start > low else ""
    after = flags[head + 1] if head + 1 < len(flags) else lx.PUNCT
    if any(words[k] in tk.lexicon.sets["singular_determiner"] for k in range(max(low, start - 4), start)):
        return False
    if before_word == "," and words[head + 1 : head + 2] == ["that"] and subject_before(tk, low, start) is not None:
        return True  # `analysts in Boston, Massachusetts, | project that`
    if not before & _PUNCT_ADV_COORD and (
        after & lx.POSS or words[head + 1 : head + 2] in (["that"], ["he"], ["she"], ["they"], ["it"])
    ):
        return True
    is_plural = before_word in tk.lexicon.sets["plural_subject"] or _are_two(tk, low, start)
    return is_plural or bool(before & _SUBJ_REL) or (before_word.endswith("s") and not before & lx.PUNCT)


def _is_noun(tk: Tokens, low: int, start: int, head: int, form: int) -> bool:
    """True where a word that can be a noun or a verb (`questions`, `plan`) is a noun: behind an adjective or another word
    that qualifies it, or before a verb that it is the subject of.
    """
    words, flags, sets = tk.words, tk.flags, tk.lexicon.sets
    behind = words[head + 1] if head + 1 < len(words) else ""
    if start == head and start - 1 > low and words[start - 2].endswith(_OF_OWNERS) and flags[start - 1] & lx.ADJ:
        return True  # `the maker's big promises`
    if is_of_state(tk, head) or _is_land(tk, head):
        return True
    if form == lx.THIRD and behind == "," and start - 4 >= low and _is_one_of(tk, start):
        return True  # `one of its senior | figures`
    if words[head] in sets["record"] and any(behind in sets[name] for name in _BEHIND_PAPERS):
        return True  # `court documents show`, `court documents seen by the paper`, `documents released on Monday`
    if words[head] in sets["record"] and head + 1 < len(words) and flags[head + 1] & lx.PREP and words[start - 1] == ",":
        return True  # `…, | figures | from the ministry show`
    told = tk.lexicon.forms.get(behind)
    if (
        form == lx.THIRD
        and told is not None
        and told[0] & lx.BASE
        and behind == told[1].lemma
        and behind in sets["only_verb"]
    ):
        return True  # `…, | witnesses | say`
    is_like = form == lx.THIRD and behind == "like"  # `in river-poor | states | like Vell`
    if is_like or (form & lx.THIRD and any(_counts(tk, k) for k in range(max(low, head - 2), head))):
        return True  # `10-year notes`, `nine straight points`, `11 states`
    is_plain = form == lx.THIRD and start == head and start > low and not flags[start - 1] & (lx.CAP | lx.SUBJ | lx.REL)
    if is_plain and (behind in sets["made"] or _is_of(tk, head, behind)):
        return True  # `yellowed and | notes | written on its back`, `ties together | pledges | from the towns`
    if start == head and start > low:
        before, word = flags[start - 1], words[start - 1]
        if before & lx.ADJ and not before & lx.OFFICE and (not before & lx.CAP or word.endswith("ern")):
            return True  # `legal questions`, `Western states`
        if form & lx.THIRD and before & lx.ING and not before & lx.CAP and word not in sets["noun_in_ing"]:
            return True  # `raising questions`
    if start - 1 > low and flags[start - 1] & lx.CAP and not words[start - 1].endswith(tk.lexicon.nation_endings):
        return False  # but `several European states will`
    after = flags[head + 1] if head + 1 < len(flags) else 0
    is_singular = words[head + 1 : head + 2] in (["has"], ["is"]) and form != lx.BASE  # but `the late harbor | report | has`
    if after & _AUX_FINITE and not after & (lx.SUBJ | lx.CAP) and words[head + 1] != "'s" and not is_singular:
        return True
    k = head + 1
    while k < len(words) and flags[k] & lx.ADV and not flags[k] & lx.DET:
        k += 1
    if form != lx.THIRD or k >= len(words):
        return False
    said = tk.lexicon.forms.get(words[k])
    is_told = said is not None and bool(said[0] & lx.PAST) and said[1].lemma in sets["only_verb"]
    return is_told or (start == head == low + 1 and _is_qualified(tk, low, k))  # `other advocates | also said`


def _is_qualified(tk: Tokens, low: int, behind: int) -> bool:
    """True for a noun behind the adjective that opens its sentence, before its own verb (`Final | reports | often take`)."""
    sets, flags = tk.lexicon.sets, tk.flags
    is_name = tk.words[low] in sets["man"] or tk.words[low] in sets["woman"] or len(tk.places(tk.words[low])) > 1
    return bool(flags[low] & lx.ADJ) and not is_name and not flags[behind] & (_OPENS | lx.PREP | lx.NUMBER | lx.TIME)


def _is_one_of(tk: Tokens, start: int) -> bool:
    """True behind a word that tells of which several one is (`one of its senior | figures`)."""
    words, flags = tk.words, tk.flags
    is_of = words[start - 3] == "of" and words[start - 4] in tk.lexicon.sets["quantity"]
    return is_of and not flags[start - 1] and bool(flags[start - 2] & _DET_POSS)


def _is_of(tk: Tokens, head: int, behind: str) -> bool:
    """True for a word before `from` or `of` that is no verb with it (`warns of`)."""
    return behind in ("from", "of") and (behind,) not in tk.lexicon.forms[tk.words[head]][1].particles


def _is_land(tk: Tokens, head: int) -> bool:
    """True for `state` and `states` with no clause behind them (`a number of inland | states`, `most | state | banks`)."""
    if tk.words[head] not in ("state", "states") or (tk.flags[head - 1] & lx.SUBJ and not tk.flags[head - 1] & lx.DET):
        return False
    if tk.words[head - 1] in tk.lexicon.sets["record"]:
        return False  # `his report | states`
    behind = tk.words[head + 1] if head + 1 < len(tk) else "."
    if behind == "in" and tk.words[head] == "state" and tk.words[head - 1].endswith("s"):
        return False  # `the ministers | state | in their letter`
    is_that = behind == "that" and not (head + 2 < len(tk) and tk.flags[head + 2] & (_AUX_FINITE | lx.ED))
    return not is_that and behind not in (":", '"') and not (head + 1 < len(tk) and tk.flags[head + 1] & (lx.SUBJ | lx.DET))


def _counts(tk: Tokens, k: int) -> bool:
    """True for a number above one that stands before what it counts, and for `10-year`."""
    word, sets = tk.words[k], tk.lexicon.sets
    if word.endswith(tk.lexicon.span_endings):
        return True
    is_number = (bool(tk.flags[k] & lx.NUMBER) and "-" not in word) or (
        word in sets["quantity"] and word not in sets["singular_quantity"]
    )
    is_behind = bool(tk.flags[k - 1] & lx.PREP) or tk.words[k - 1] == "$" or (tk.words[k - 1] == "," and len(word) == _YEAR)
    is_counted = not tk.flags[k + 1] & (lx.CAP | lx.PUNCT | lx.SUBJ | lx.DET)  # but `on May 5 | she claims`
    return is_number and word != "one" and not is_behind and is_counted


def _are_two(tk: Tokens, low: int, k: int) -> bool:
    """True for two names before token `k` (`Professors Lund and Quist | suggest`)."""
    words, flags = tk.words, tk.flags
    if k - 3 < low or words[k - 2] != "and" or not flags[k - 1] & flags[k - 3] & lx.CAP or flags[k - 3] & lx.TIME:
        return False
    first = k - 3
    while first > low and flags[first - 1] & lx.CAP:
        first -= 1
    return first == low or bool(flags[first - 1] & (lx.PUNCT | lx.COORD | lx.SUBORD))


def _is_plural_noun(word: str, flags: int) -> bool:
    """True for a printed-small word that ends like a plural: no verb in -s agrees with it (`sparks fears`)."""
    return not flags and len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _stands_alone(tk: Tokens, word: str, form: int, is_verb: bool) -> bool:
    """True for a determiner that is a verb's subject by itself (`many | say`, `another | said`; not in `another | reported |
    case`).
    """
    if word in tk.lexicon.sets["one_alone"]:
        return bool(form & _PAST_THIRD) and is_verb
    return word in tk.lexicon.sets["some_alone"] and bool(form & _BASE_PAST)


def _opens_complement(tk: Tokens, k: int) -> bool:
    """True for a word that no noun behind a participle is: a determiner, a pronoun, a name, a mark."""
    return k < len(tk) and bool(tk.flags[k] & _OPENS)


def _has_speakers(tk: Tokens, start: int, head: int) -> bool:
    """True where what stands before a bare verb that is no noun can be a subject: no owner, determiner or preposition, and
    no comma of an aside (`a boat of, say, ten metres`).
    """
    before, word = tk.flags[start - 1], tk.words[start - 1]
    if word == "," and tk.words[head + 1 : head + 2] == [","]:
        return False
    is_number = word != "a" and word in tk.lexicon.sets["quantity"]
    return not before & _POSS_PREP and (not before & lx.DET or bool(before & _SUBJ_NUMBER) or is_number)


def _is_share(tk: Tokens, first: int, last: int) -> bool:
    """True for two numbers, as tokens `first` and `last`, that make a share (`one | in | four`)."""
    are = [bool(tk.flags[k] & lx.NUMBER) or tk.words[k] in tk.lexicon.sets["quantity"] for k in (first, last)]
    return all(are)
