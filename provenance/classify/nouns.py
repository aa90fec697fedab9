"""Which of several role nouns counts: the last of a body's name, a company's expert, what kind of group, a campaign; and
nouns that no rule knows, by their endings.
"""

from __future__ import annotations

from provenance.classify.hits import RoleHit
from provenance.findings import Kind
from provenance.patterns import compile_pattern
from provenance.rules.roles import RoleBook, RoleWords
from provenance.spans import Span

GENITIVES = ("' ", "’ ", "'s ", "’s ")
# The name behind a title, whose relation is told (`Queen | Ada's third | child`).
_OF_NAMED = compile_pattern(r"(?: [A-Z][\w.-]+){1,3}['’]s? (?:[a-z]+ )?")
_SHORTEST_PERSON = 5  # letters of such a noun
# `a farmer and | the party's candidate`: what tells more than a private trade.
_OUTWEIGHS_TRADE = ("political_actor", "official", "ngo_monitor", "expert")
_AND_ALSO = compile_pattern(r",? and (?:(?:a|an|the|its|current|local) )?(?:[\w'’-]+ ){0,2}")
# `Doctor | Ada Lind, the | head of the hospital`: what an apposition tells behind a title and its name.
_NAME_AND_ALSO = compile_pattern(r"(?: [A-Z][\w.'’-]+| al-[\w'’-]+){1,4}, (?:(?:a|an|the) )?(?:[\w'’-]+ ){0,2}")
# `the Government | Ethics Project, a | group`.
_NAME_AND_GROUP = compile_pattern(r"(?: (?:[A-Z][\w.'’-]+|&|and|for|in|of|on|the))+, an? (?:[\w-]+ ){0,3}")
# `Sen. Lind`: a title, by its full stop or the name behind it.
_TITLE = compile_pattern(r"[A-Z][a-z]+(?:\. | (?=[A-Z]))")

# The noun that a phrase is about stands before its first preposition, comma or relative clause.
_HEAD = compile_pattern(
    r"(?:[^\W\d_]|[ .'’-])*?(?<![\w'’-])([a-z]+(?:-[a-z]+)*)"
    r"(?= (?:about|at|behind|by|for|from|in|near|of|on|outside|to|who|whose|with)\b|,|$)"
)

_AGED = compile_pattern(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}, [1-9]\d?(?=,|$)")


def by_ending(text: str, span: Span, book: RoleBook) -> Kind | None:
    """A private person by a noun that no rule knows (`a thatcher`, `one motorist in the queue`); None for other nouns."""
    head = _HEAD.match(text, span[0], span[1]) if _ends_like_person(text[span[0] : span[1]], book.person_endings) else None
    if head is None:
        return None
    noun = head.group(1)
    singular = noun[:-1] if noun.endswith("s") else noun
    if not singular.endswith(book.person_endings) or len(singular) < _SHORTEST_PERSON or singular in book.things:
        return None
    return Kind("individual", "role" if singular == noun else "collective", "en.classify.person-noun", Span(*head.span(1)))


def _ends_like_person(words: str, endings: tuple[str, ...]) -> bool:
    """True where a word ends like a noun for persons, in the singular or the plural: most phrases have none, and need no
    pattern.
    """
    for word in words.split():
        bare = word.partition(",")[0]
        if (bare[:-1] if bare.endswith("s") else bare).endswith(endings):
            return True
    return False


def by_age(text: str, span: Span) -> Kind | None:
    """A private person by a name with an age behind it (`Idris, 22, from Lorne`); None for others."""
    named = _AGED.match(text, span[0], span[1]) if text.find(", ", span[0], span[1]) > 0 else None
    return Kind("individual", "named", "en.classify.age", Span(*named.span())) if named is not None else None


def is_campaign(hit: RoleHit, text: str) -> bool:
    """`Sen. Lind's campaign` speaks for a candidate, whatever office she holds."""
    before = text[max(0, hit.start - 3) : hit.start].rstrip()
    return text[hit.start : hit.end].lower() == "campaign" and before.endswith(("'s", "’s", "s'", "s’"))


def from_last_noun(strong: list[RoleHit], text: str, known: RoleWords) -> list[RoleHit]:
    """`the Regulatory Authority Education Foundation` is a foundation, `a police union` a union: the last noun decides."""
    first = 0
    for k in range(1, len(strong)):
        if not _is_of_body(strong[first], text, known):
            break
        between = text[strong[first].end : strong[k].start].split()
        if any(not w[:1].isupper() for w in between):
            break
        if _is_of_body(strong[k], text, known):
            first = k
    return strong[first:]


def from_its_expert(strong: list[RoleHit], text: str, known: RoleWords) -> list[RoleHit]:
    """`the bank's chief economist`: who studies a market speaks as an expert, whoever pays; so does `a gang expert`."""
    if len(strong) > 1 and strong[0].what.gives == "armed_group" and strong[1].what.gives == "expert":
        return strong[1:] if text[strong[0].end : strong[1].start] == " " else strong
    if not strong or strong[0].what.gives not in ("company", "individual"):
        return strong
    is_owned = strong[0].what.gives == "individual"  # `the Accountants of Norland's chief economist`
    for k in range(1, len(strong)):
        between = text[strong[0].end : strong[k].start]
        if is_owned and not between.endswith(GENITIVES):
            break
        if "," in between or between.strip() in ("and", "or"):
            break
        if strong[k].what.gives == "expert" and text[strong[k].start : strong[k].end].lower().endswith(known.studies):
            return strong[k:]
    return strong


def from_its_body(strong: list[RoleHit], text: str, known: RoleWords) -> list[RoleHit]:
    """What says more than the first word: an officer's body (`vice president of the Builders' Association`), an owner's
    business (`the owner of a landscaping company`), a title before the name (`one of the authors, Sen. Lind`).
    """
    if len(strong) < 2:
        return strong
    first, rest = strong[0], strong[1:]
    if text.startswith("-", first.end) and first.what.id.endswith(".official-body"):
        return rest  # `a state-owned bank`
    if (
        text[first.start].isupper()
        and rest[0].what.gives == "ngo_monitor"
        and _NAME_AND_GROUP.fullmatch(text, first.end, rest[0].start)
    ):
        return rest  # `the Government Ethics Project, a watchdog group`
    is_next = rest[0].start == first.end + 1 and text[first.end] == " "
    if first.what.gives == "company" and is_next and _watches(rest[0], text, known):
        return rest  # `the utilities commission`, `energy regulators`
    if (
        is_next
        and first.what.gives == "individual"
        and rest[0].what.gives == "ngo_monitor"
        and _is_of_body(rest[0], text, known)
    ):
        return from_last_noun(rest, text, known)  # `the Doctors Association`
    if is_next and rest[0].what.id.endswith(".relative") and text[first.start : first.end] in known.place_names:
        return rest  # `the Lorne City coach`
    if first.what.gives == "company":
        lived = next((k for k, h in enumerate(rest) if h.what.gives == "witness" and text.startswith("who ", h.start)), None)
        if lived is not None:
            return rest[lived:]  # `a trader who lost two brothers`
    between = text[first.end : rest[0].start]
    is_faculty = text[first.start : first.end].lower().endswith("department") and rest[0].what.gives == "expert"
    if is_faculty and between.startswith((" at ", " of ")) and "," not in between:
        return rest  # `the history department at the university`
    is_clinic = text[rest[0].start : rest[0].end].lower().endswith("hospital")
    if first.what.gives in ("individual", "expert") and is_clinic and between.startswith((" at ", " in ")):
        return rest  # `a doctor at the district hospital`
    if first.what.gives == "company" and between.startswith((" of ", " at ", " for ")) and "," not in between:
        last = from_last_noun(rest, text, known)
        is_any = text[last[0].start : last[0].end].lower() in known.any_body
        return last if _is_of_body(last[0], text, known) and not is_any else strong
    if between in GENITIVES and rest[0].what.id.endswith((".ngo", ".political")) and not _is_of_body(first, text, known):
        return from_last_noun(rest, text, known)  # `the shop workers' union`, `the survivors' association`
    if rest[0].what.id.endswith(".relative") and (between in GENITIVES or _OF_NAMED.fullmatch(between)):
        return rest  # `the soldier's sister`, `Queen Ada's third child`
    return _from_its_trade(strong, text, known) if first.what.gives == "individual" else strong


def _from_its_trade(strong: list[RoleHit], text: str, known: RoleWords) -> list[RoleHit]:
    """What says more than a private trade or a relation: what an apposition or `and` tells besides (`Doctor Ada Lind, the
    head of the hospital`), who saw it, a title before the name.
    """
    first, rest = strong[0], strong[1:]
    between = text[first.end : rest[0].start]
    words = text[first.start : first.end].lower()
    if text[first.start].isupper() and text.startswith((", a ", ", an ", ", the "), first.end):
        named = next((k for k, hit in enumerate(rest) if _is_of_body(hit, text, known)), None)
        return strong if named is None else rest[named:]  # `Emergency Lawyers, a volunteer group`
    if first.what.id.endswith(".staff") and between.startswith((" at ", " from ", " led by ", " of ")) and "," not in between:
        return rest  # `a team at the university`
    if words in known.owners and between.startswith(" of ") and rest[0].what.gives == "company" and "," not in between:
        return rest
    if rest[0].what.gives == "ngo_monitor" and between in (" with the ", " with ", " at the ", " at "):
        return rest  # `a lawyer with the rights group`
    if text[first.start].isupper() and _NAME_AND_ALSO.fullmatch(between) is not None:
        return rest  # `Doctor Ada Lind, the head of the hospital`
    if rest[0].what.gives in _OUTWEIGHS_TRADE and _AND_ALSO.fullmatch(between) is not None:
        return rest  # `a farmer and candidate for mayor`
    for k, hit in enumerate(rest):
        if hit.what.gives == "witness" and text.startswith("who ", hit.start):
            return rest[k:]  # `a shopkeeper who saw it`
        is_title = hit.what.id.endswith(".official-person") and _TITLE.match(text, hit.start) is not None
        if is_title and "," in text[first.end : hit.start]:
            return rest[k:]
    return strong


def is_any_group(hit: RoleHit, other: RoleHit, text: str, known: RoleWords) -> bool:
    """`a group of lawmakers`, `an organisation for research`: the word behind tells what kind of group it is, except in a
    name (`the Association of Flight Attendants`).
    """
    if text[hit.start].isupper() and text[other.start].isupper() and text[hit.start : hit.end] in known.of_members:
        return False
    words = text[hit.start : hit.end].lower()
    between = text[hit.end : other.start]
    is_open = words.endswith(" of") or between.startswith((" of ", " for "))
    return words in known.any_group and is_open and "," not in between


def _watches(hit: RoleHit, text: str, known: RoleWords) -> bool:
    """True for the official body or the officials that a trade is watched by."""
    return hit.what.id.endswith(".official-body") or text[hit.start : hit.end].lower() in known.watching


def _is_of_body(hit: RoleHit, text: str, known: RoleWords) -> bool:
    """`authority`, `union`, `institute`: a noun that the name of a body ends with."""
    return hit.what.id.endswith((".official-body", ".ngo")) or text[hit.start : hit.end].lower() in known.ends_body
