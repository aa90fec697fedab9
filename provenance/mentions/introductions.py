"""Introductions: what the text makes of a person where it names them with an office, an apposition or a campaign."""

from __future__ import annotations

from provenance.findings import Kind
from provenance.mentions.clauses import role_behind
from provenance.mentions.kinds import ClassifierLike
from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.syntax.phrases import is_abbreviated
from provenance.syntax.quotes import CLOSING_MARKS
from provenance.syntax.subjects import subject_before
from provenance.syntax.tokens import Tokens

_MAX_INTRO_LOOKUPS = 12
_GIVEN = 3  # tokens before a surname in which given names and a verb stand
_LONGEST_ROLE = 6  # tokens of a role
_TITLES = lx.TITLE | lx.OFFICE | lx.RANK
# What the roles of a person do not reach over.
_BEFORE_ROLES = lx.PUNCT | lx.PREP | lx.SUBJ | lx.DET | lx.AUX | lx.SUBORD | lx.COORD
_DET_POSS = lx.DET | lx.POSS
_BEFORE_OFFICE = lx.PUNCT | lx.PREP | lx.SUBJ | lx.AUX | lx.SUBORD | lx.COORD
_LONGEST_OFFICE = 10  # tokens before a comma and the name
_OF_BODIES = (".ngo", ".official-body", ".company", ".media", ".armed")
_WHOSE = 3  # tokens of a clause that tells what somebody owns or lost
_VOTES_REACH = 9  # tokens behind a candidate's name in which his votes are told
_LONGEST_DEED = 9  # tokens between a genitive and `as`
# What an introduction elsewhere in the text cannot make of a person.
_NOT_A_PERSON = frozenset(
    (
        "unknown",
        "individual",
        "document",
        "wire",
        "news_outlet",
        "public_media",
        "state_media",
        "media_unspecified",
        "distributor",
        "anonymous",
        "social_media",
        "party_media",
        "own_reporting",
    )
)
# An office outweighs whatever else the text says of a person.
OFFICES = frozenset(("official", "political_actor", "international_body", "armed_group"))


def introduction(tk: Tokens, classifier: ClassifierLike, name: list[str]) -> Kind | None:
    """The kind that the text gives a person where it names them elsewhere with an office or an apposition."""
    surname = name[-1].lower()
    tries = 0
    found: Kind | None = None
    office: Kind | None = None
    for k in tk.places(surname):
        if not tk.flags[k] & lx.CAP or not tk.text.startswith(name[-1], tk.starts[k]) or _is_namesake(tk, k, name):
            continue
        tries += 1
        if tries > _MAX_INTRO_LOOKUPS:
            break
        for is_behind in (False, True):
            span = _apposition(tk, k) if is_behind else _words_before(tk, classifier, k, len(name))
            kind = classifier.kind_of(span) if span is not None else None
            if kind is not None and not is_behind and _are_others(tk, classifier, kind, k):
                continue
            if kind is not None and kind.type in OFFICES:
                if not is_of_parliament(tk, kind) and (office is None or kind.type == "political_actor"):
                    return kind
                office = office or kind  # `Sen. Ada Lind`, elsewhere `the presidential candidate Ada Lind`
            if found is None and kind is not None and _tells_of_person(classifier, kind) and not _is_crowd(tk, kind):
                found = kind
    return office or (found if found is not None else _deed_as(tk, classifier, name[-1]))


def _tells_of_person(classifier: ClassifierLike, kind: Kind) -> bool:
    """True for what somebody can be; of media, an agency's staff alone (`AP reporter Ada Lind`)."""
    if kind.type not in _NOT_A_PERSON:
        return True
    is_staff = kind.type == "own_reporting" and kind.span is not None and kind.rule.endswith(".staff")
    return is_staff and kind.span is not None and any(h.what.type == "wire" for h in classifier.outlets(kind.span))


def is_of_parliament(tk: Tokens, kind: Kind) -> bool:
    """True for an office that one keeps while one runs for another: a member of a parliament, a governor."""
    if kind.type != "official" or kind.span is None:
        return False
    words = tk.text[kind.span.start : kind.span.end].lower().replace(".", " ").split()
    return not tk.lexicon.sets["parliamentarian"].isdisjoint(words)


def _is_crowd(tk: Tokens, kind: Kind) -> bool:
    """True for witnesses of whom one person is none by his name alone (`Lorne, residents …`)."""
    words = tk.text[kind.span.start : kind.span.end] if kind.type == "witness" and kind.span is not None else ""
    return words.endswith("s") and not words.endswith("ss") and not words.startswith("who ")


def _are_others(tk: Tokens, classifier: ClassifierLike, kind: Kind, k: int) -> bool:
    """True for several whom a verb parts from the surname at token `k` (`experts | rebuke | Lind`)."""
    if kind.span is None or kind.type in OFFICES or not tk.text[kind.span.start : kind.span.end].endswith("s"):
        return False
    word = tk.at(kind.span.end)
    is_verb = word < k and not tk.flags[word] & (lx.CAP | lx.PREP | lx.PUNCT | _TITLES)
    return is_verb and not classifier.roles(Span(tk.starts[word], tk.end(k)))


def _is_namesake(tk: Tokens, k: int, name: list[str]) -> bool:
    """True for a surname at token `k` behind a given name that is not in the name (`Bill Lind`, asked for `Ada Lind`)."""
    before, sets = tk.words[k - 1] if k else "", tk.lexicon.sets
    if len(name) < 2 or not tk.flags[k - 1] & lx.CAP or (before not in sets["man"] and before not in sets["woman"]):
        return False
    return before not in (word.lower() for word in name) and before not in sets["gendered_noun"]


def _words_before(tk: Tokens, classifier: ClassifierLike, k: int, length: int) -> Span | None:
    """What stands before a surname in its noun phrase (`Secretary of State Rex | Tillerson`), of a name of `length` words."""
    low, _ = tk.line(k)
    if tk.words[k - 1] in tk.lexicon.sets["named_as"] and k - 1 > low:
        naming = subject_before(tk, max(low, k - 12), k - 1)
        return None if naming is None else Span(tk.starts[naming[0]], tk.end(k))
    joined = _roles_before(tk, classifier, low, k)
    if joined is not None:
        return joined
    aside = _office_aside(tk, classifier, low, k)
    if aside is not None:
        return aside
    subject = subject_before(tk, max(low, k - 10), k + 1)
    if subject is None:
        first = _run_start(tk, low, k)  # `was joined by | former Senator Ada Lind`
        while first - 1 > low and (tk.flags[first - 1] & lx.ADJ or tk.words[first - 1] == "state"):
            first -= 1
        return Span(tk.starts[first], tk.end(k)) if k - first >= length and tk.flags[first - 1] & lx.PREP else None
    office = _office_before(tk, classifier, low, k)
    if office is not None or subject[0] >= k or "," in tk.words[subject[0] : k]:
        return office
    first = _behind_others(tk, subject[0], k, length)
    return Span(tk.starts[first], tk.end(k)) if first < k else None


def _behind_others(tk: Tokens, first: int, k: int, length: int) -> int:
    """Where what stands before a surname tells of its bearer: behind words that tell of others whom he belongs to (`a union
    led by | Mayor Ada Lind`, `a pact with | Ada Lind`, `lawyers of | Ada Lind`; but `the secretary of state Ada Lind`).
    """
    start = _run_start(tk, first, k)
    clause = next((j for j in range(start - 1, first, -1) if tk.flags[j] & lx.REL or tk.words[j] == "that"), None)
    if clause is not None:
        return clause + 1  # `the club that then-Governor | Ada Lind | led`
    if start - 1 < first or not tk.flags[start - 1] & (lx.PREP | lx.COORD):
        return first
    if tk.words[start - 1] == "of" and k - start >= length:
        return first  # `the governor of Texas Ada Lind`
    # `the minister of Public Works Ada Lind`, `the ambassador to Norland Ada Lind`
    is_office = start - 2 >= first and bool(tk.flags[start - 2] & _TITLES) and tk.words[start - 1] in ("of", "to")
    return first if is_office else start


def _run_start(tk: Tokens, low: int, k: int) -> int:
    """Where the run of capitals and titles begins that ends with token `k`."""
    while k > low and (tk.flags[k - 1] & (lx.CAP | _TITLES) or tk.words[k - 1] == ".") and not tk.flags[k - 1] & lx.PREP:
        k -= 1
    return k


def _roles_before(tk: Tokens, classifier: ClassifierLike, low: int, k: int) -> Span | None:
    """`Harbour Trust founder and director Ada | Lind`: two roles of one person before the name; None for others."""
    first = k
    while first > low and tk.text[tk.starts[first - 1]].isupper() and not tk.flags[first - 1] & _TITLES:
        first -= 1
    joins = next((j for j in range(first - 2, max(low, first - 5), -1) if tk.words[j] == "and"), None)
    if joins is None or first == k:
        return None
    roles = classifier.roles(Span(tk.starts[max(low, joins - _LONGEST_ROLE)], tk.end(first - 1)))
    role = next((hit for hit in roles if hit.end == tk.end(joins - 1)), None)
    if role is None or role.what.id.endswith(_OF_BODIES) or all(hit.end != tk.end(first - 1) for hit in roles):
        return None  # `lawyers for the union and Mayor Ada Lind`
    start = tk.at(role.start)
    while start > low and tk.flags[start - 1] & lx.CAP and not tk.flags[start - 1] & _BEFORE_ROLES:
        start -= 1
    return Span(tk.starts[start], tk.end(first - 1))


def _office_before(tk: Tokens, classifier: ClassifierLike, low: int, k: int) -> Span | None:
    """`The harbour director, Ada | Lind | says`: an office that begins a clause, before a comma and a name."""
    if k - 2 <= low or tk.words[k - 2] != "," or not tk.flags[k - 1] & lx.CAP:
        return None
    if k + 3 < len(tk) and tk.words[k + 2] == "," and tk.flags[k + 3] & (lx.AUX | lx.FINITE):
        return None  # `The minister, Ada Lind said, had fled`
    office = subject_before(tk, max(low, k - 12), k - 2)
    if office is None or (office[0] > low and tk.words[office[0] - 1] not in (",", "and", "but", "as")):
        return None
    span = Span(tk.starts[office[0]], tk.end(k - 3))
    return span if classifier.roles(span) and not tk.flags[office[0]] & (lx.SUBJ | lx.PREP) else None


def _office_aside(tk: Tokens, classifier: ClassifierLike, low: int, k: int) -> Span | None:
    """`was put by | the secretary of the navy, Ada B. | Lind |, on Sunday`: an office before a name between commas,
    wherever they stand; None for a list (`the mayor, Ada Lind, and a guard`).
    """
    comma = _run_start(tk, low, k) - 1
    is_closed = k + 2 < len(tk) and tk.words[k + 1] == "," and not tk.flags[k + 2] & lx.COORD
    if comma - 1 <= low or tk.words[comma] != "," or not is_closed:
        return None
    end = tk.end(comma - 1)
    for hit in classifier.roles(Span(tk.starts[max(low, comma - _LONGEST_OFFICE)], end)):
        if hit.what.id.endswith(_OF_BODIES) or not (hit.end == end or tk.words[tk.at(hit.end)] in ("of", "for", "to")):
            continue
        first = tk.at(hit.start)
        while first > low and not tk.flags[first] & _DET_POSS and not tk.flags[first - 1] & _BEFORE_OFFICE:
            first -= 1
        return Span(tk.starts[first], end)
    return None


def _apposition(tk: Tokens, k: int) -> Span | None:
    """What stands between commas behind a surname (`Graham, | director of the institute |,`; `Graham, who heads | the
    institute |,`).
    """
    _, high = tk.line(k)
    is_bare = k + 2 < high and tk.words[k + 1] == "who"
    if k + 2 >= high or not (is_bare or tk.words[k + 1] == ","):
        return None
    first = k + 1 if is_bare else k + 2
    if tk.words[first] in tk.lexicon.sets["told"]:
        return None  # `the guard, Ada Lind, told the jury`
    if tk.words[first] in CLOSING_MARKS:
        return None  # `“An Evening with Ada Lind,” the Gazette reported`: the end of what it is called
    if tk.words[first] == "whose" and first + _WHOSE < high:
        return Span(tk.starts[first], tk.end(first + _WHOSE - 1))  # `Lind, whose home burned`
    if tk.words[first] == "who" and first + 2 < high:
        role = role_behind(tk, first, high)
        if role == first:
            return Span(tk.starts[first], tk.end(min(first + 5, high) - 1))  # `Lind, who saw it fall`
        first = role or first
    if first + 1 < high and tk.words[first + 1] == "." and tk.flags[first] & _TITLES:
        return None  # `Lind, Sen. Jo Fenn and a guard`: the next of a list
    f = tk.flags[first]
    is_adjective = tk.words[first] in tk.lexicon.sets["adjective_in_ing"]
    if f & (lx.SUBJ | lx.REL | lx.COORD | lx.AUX | lx.SUBORD | lx.PREP | lx.ING) and not f & lx.DET and not is_adjective:
        return None
    end = next(
        (
            j
            for j in range(first, min(high, first + 18))
            if tk.words[j] in (",", ";", "—", "–") or (tk.words[j] == "." and not is_abbreviated(tk, j))
        ),
        None,
    )
    if end is not None:
        # `Lind, a geologist | who has studied the slope`
        end = next((j for j in range(first + 2, end) if tk.flags[j] & lx.REL and tk.words[j] != "that"), end)
    if end is not None:
        # `Lind, who represents the man | whom prosecutors call …`: that is another's
        end = next((j - 1 for j in range(first + 2, end) if tk.words[j] in tk.lexicon.sets["others_call"]), end)
    if end is None or any(tk.flags[j] & (lx.AUX | lx.FINITE) for j in range(first, min(end, first + 5))):
        return None
    return Span(tk.starts[first], tk.end(end - 1))


def campaign_of(tk: Tokens, classifier: ClassifierLike, name: list[str]) -> Kind | None:
    """What a person is whose campaign the text speaks of (`the Lund | campaign`, `Lund's presidential | campaign`)."""
    surname = name[-1].lower()
    for k in (*tk.places(surname), *tk.places(f"{surname}'s")):
        at = k + 2 if tk.words[k + 1 : k + 2] == ["presidential"] else k + 1
        if at < len(tk) and tk.flags[k] & lx.CAP and tk.words[at] in tk.lexicon.sets["candidacy"]:
            return classifier.kind_of(Span(tk.starts[at], tk.end(at)))
    return _with_votes(tk, name)


def _with_votes(tk: Tokens, name: list[str]) -> Kind | None:
    """A candidate by the votes that a text about an election gives somebody (`Ada Lind | had 41 percent`, `led Ada Lind | by
    11,000 votes`); None for others.
    """
    sets, words = tk.lexicon.sets, tk.words
    if not tk.holds("election"):
        return None
    for k in tk.places(name[-1].lower())[:_MAX_INTRO_LOOKUPS]:
        if not tk.text.startswith(name[-1], tk.starts[k]) or k + 3 >= len(tk):
            continue
        verb = next((j for j in range(k + 1, k + 3) if not tk.flags[j] & lx.ADV), k + 1)
        before = words[max(0, k - _LONGEST_ROLE) : k]
        at = k + 2 if words[k + 1] == "," else k + 1
        is_counted = bool(tk.flags[at] & lx.NUMBER) and words[at + 1] in sets["share_of_votes"]  # `and Ada Lind 40 percent`
        is_put = (
            not sets["puts_at"].isdisjoint(words[max(0, k - _GIVEN) : k])
            and words[k + 1] in ("on", "at")
            and bool(tk.flags[k + 2] & lx.NUMBER)
        )
        is_told = is_counted or is_put or words[verb] in sets["polls_votes"] or not sets["beats"].isdisjoint(before)
        behind = words[k + 1 : k + 1 + _VOTES_REACH]
        end = next((j for j, word in enumerate(behind) if word in (".", ";", '"', "“")), len(behind))
        if is_told and not sets["share_of_votes"].isdisjoint(behind[:end]):
            return Kind("political_actor", "named", "en.classify.candidate", Span(tk.starts[k], tk.end(k)))
    return None


def _deed_as(tk: Tokens, classifier: ClassifierLike, surname: str) -> Kind | None:
    """What somebody did something as (`Lund's first speech as | chancellor`)."""
    for k in (
        *tk.places(f"{surname.lower()}'s"),
        *(p for p in tk.places(surname.lower()) if tk.words[p + 1 : p + 2] == ["'"]),
    ):
        for j in range(k + 1, min(len(tk) - 1, k + _LONGEST_DEED)):
            if tk.words[j] == "as" and tk.flags[j + 1] & lx.OFFICE:
                return classifier.kind_of(Span(tk.starts[j + 1], tk.end(j + 1)))
            if tk.flags[j] & (lx.AUX | lx.FINITE | lx.SUBJ) or tk.words[j] in (",", ".", ";"):
                break
    return None
