"""Whose spokesman, director or aide somebody is (`its director`, `his spokesman`): who tells what type of source they are."""

from __future__ import annotations

from provenance.findings import Kind
from provenance.mentions.bodies import body_meant, speaks_of_company
from provenance.mentions.cast import Cast
from provenance.mentions.introductions import campaign_of, introduction
from provenance.mentions.known import BODIES
from provenance.mentions.pronouns import PERSON_OF, look_back, subject_here
from provenance.mentions.told import name_in_full
from provenance.rules import lexicon as lx
from provenance.spans import Span
from provenance.syntax.subjects import subject_before
from provenance.syntax.tokens import Tokens
from provenance.vocabulary import MEDIA, SourceType

# How many words before `his spokesman` a verb may stand whose subject he is.
_REACH = 30
_NOT_READ = frozenset((SourceType.WIRE.value, SourceType.DISTRIBUTOR.value))
_MEDIUM_REACH = 60  # tokens between a medium and its announcer
_MAX_LOOKUPS = 12  # places of a name that are looked at
_LONGEST_OFFICE = 7  # tokens between an owner and the name of his officer
_LONGEST_OWNER = 4  # tokens before a genitive, that one counted
# Rules of roles that somebody has in a body; the last, an officer of a business, may be one of any body behind `its`.
_OF_BODIES = (".spokesperson", ".member", ".company")
# What those are called who serve a politician (`aide`, `strategist`), and officials and politicians.
_OWNERS_MARK = ("'s", "’s", "s'", "s’")
_MAY_SERVE = (SourceType.UNKNOWN, SourceType.INDIVIDUAL, SourceType.EXPERT)
_IN_POLITICS = (SourceType.OFFICIAL.value, SourceType.POLITICAL_ACTOR.value)
_OF_STATES = SourceType.INTERNATIONAL_BODY.value
_VERB = lx.AUX | lx.FINITE | lx.ED | lx.CUE


def type_by_owner(cast: Cast, first: int, last: int, span: Span, kind: Kind | None) -> str | None:
    """`a spokesperson`, `its director`: the type of the body named before, where the words name none themselves."""
    words, other = cast.tk.words, cast.memory.other
    owner = _described(cast, first, last) if kind is None or kind.type not in MEDIA else None  # `the judiciary's agency`
    if owner is not None and owner in BODIES:
        return owner
    served = _type_of_served(cast, first, last) if kind is None or kind.type in _MAY_SERVE else None
    if served is not None:
        return served
    found = _type_of_office(cast, first, last) if kind is None and words[last - 1] == "office" else None
    if kind is not None and kind.type == SourceType.UNKNOWN and kind.rule.endswith(".spokesperson"):
        found = _type_of_unlisted(cast, first, last)
    if found is not None:
        return found
    if kind is not None and words[first] == "its" and kind.rule.endswith(".official-body"):
        # `the bloc suspended the country, its commission said`
        return _OF_STATES if _type_here(cast, first) == _OF_STATES else None
    spoken_for = _spoken_for(cast, first, last)
    if spoken_for is not None:
        return spoken_for
    if kind is not None and words[last - 1] == "team" and kind.rule.endswith(".staff"):
        # `her team`, `Mr. Lund's team`: those who work for whoever runs
        return _type_of_person(cast, first) if words[first] in ("his", "her") else _type_of_named(cast, first, last)
    if kind is None or not kind.rule.endswith(_OF_BODIES if words[first] == "its" else _OF_BODIES[:2]):
        return None
    if words[first] in ("his", "her"):
        return _type_of_person(cast, first)
    named = _type_of_named(cast, first, last)
    if named is not None:
        return named
    is_its = words[first] in ("its", "their")
    if not is_its and not any(w.startswith("spokes") for w in words[first:last]):
        return None
    roles, bodies = cast.classifier.roles(span), cast.classifier.bodies(span)
    if not is_its and (kind.rule.endswith(".member") or len(roles) > 1 or any(h.what.kind != "place" for h in bodies)):
        return None
    here = _type_here(cast, first)
    if here is not None:
        return here
    if other is None and is_its:
        look_back(cast)
        other = cast.memory.other
    if other is None or (bodies and not is_its):
        return None
    return other.source.type if other.source.type in BODIES else None


def _type_of_served(cast: Cast, first: int, last: int) -> str | None:
    """`a Lund strategist`, `Mr. Lund's advisers`, `top Lund aide Ada Quist`, `allies of Mr. Lund`: the type of the politician
    whom they serve; of an ally that of a politician. None for others.
    """
    tk = cast.tk
    at = next((k for k in range(first, last) if tk.words[k] in tk.lexicon.sets["serves"]), None)
    if at is None or not tk.lexicon.sets["former"].isdisjoint(tk.words[first:at]):
        return None
    owner = at - 1
    if at + 1 < last and tk.words[at + 1] in ("of", "to"):
        owner = _end_of_name(tk, at + 2, last)
    elif owner > first and not tk.flags[owner] & lx.CAP and tk.words[owner - 1].endswith(_OWNERS_MARK):
        owner -= 1  # `Lund's political allies`
    if owner < first or not tk.flags[owner] & lx.CAP:
        return None
    name = tk.bare(owner).removesuffix("'")
    type_ = _type_in_politics(cast, name, owner)
    is_ally = tk.words[at] in tk.lexicon.sets["allies"]
    return SourceType.POLITICAL_ACTOR.value if type_ is not None and is_ally else type_


def _end_of_name(tk: Tokens, first: int, last: int) -> int:
    """The last token of the run of capitals that begins at a token, over the full stop of a title."""
    k = first
    while k < last and (tk.flags[k] & lx.CAP or tk.words[k] == "."):
        k += 1
    return k - 1


def _type_in_politics(cast: Cast, name: str, at: int) -> str | None:
    """The type of the official or politician whose surname stands at a token, None where it is nobody's that is known."""
    known = cast.known.get(cast.names.surnames.get(name.lower(), ""))
    full = cast.names.in_full(name) if known is None else []
    if len(full) > 1:
        known = cast.person(full, at, at + 1, None)
    type_ = known.source.type if known is not None and known.is_person else None
    if type_ not in _IN_POLITICS:
        kind = campaign_of(cast.tk, cast.classifier, [name])
        type_ = kind.type if kind is not None else None
    return type_ if type_ in _IN_POLITICS else None


def _type_of_office(cast: Cast, first: int, last: int) -> str | None:
    """`Lund's office`, `his office`: the type of whose it is, an official's where nothing tells it; None for others."""
    words, owner = cast.tk.words, last - 2
    if words[first:last] in (["his", "office"], ["her", "office"]):
        return _type_of_person(cast, first) or SourceType.OFFICIAL.value
    if words[owner].endswith("'s") and cast.tk.flags[owner] & lx.CAP:
        return _type_of_named(cast, first, last) or SourceType.OFFICIAL.value
    return None


def _medium_before(cast: Cast, first: int) -> str | None:
    """`State television showed the launch. … an announcer | said`: the type of the medium that is named last before token
    `first`; None where none is.
    """
    tk = cast.tk
    low = max(0, first - _MEDIUM_REACH)
    span = Span(tk.starts[low], tk.end(first - 1)) if first else Span(0, 0)
    found = [(h.start, h.what.type) for h in cast.classifier.outlets(span)]
    found += [(h.start, h.what.gives) for h in cast.classifier.roles(span) if h.what.gives in MEDIA]
    read_out = [kind for _, kind in sorted(found) if kind not in _NOT_READ]
    named = [kind for kind in read_out if kind != SourceType.MEDIA_UNSPECIFIED]
    kinds = named or read_out
    return kinds[-1] if kinds else None


def _spoken_for(cast: Cast, first: int, last: int) -> str | None:
    """`a spokesman for the group`, `their military spokesman`: the type of the body spoken of last, where it is told by no
    more than a noun for any body or a pronoun; `an announcer`: that of the medium.
    """
    words, memory = cast.tk.words, cast.memory
    if not cast.tk.lexicon.sets["announcer"].isdisjoint(words[first:last]):
        return _medium_before(cast, first)
    at = next((k for k in range(first, last) if words[k].startswith("spokes")), None)
    if at is None:
        return None
    if words[first] == "their":
        owner = memory.plural
    elif words[at + 1 : at + 3] == ["for", "the"] and at + 3 < last and words[at + 3] in cast.tk.lexicon.sets["any_body"]:
        owner = memory.other if memory.plural is None or memory.other is not None else memory.plural
    else:
        return None
    return owner.source.type if owner is not None and owner.source.type in BODIES else None


def _type_of_unlisted(cast: Cast, first: int, last: int) -> str | None:
    """`a spokesman for Zorb Ridge`: the type of a body that no rule knows, by its longer name elsewhere in the text (`Zorb
    Ridge Holdings`), or by the text's calling somebody `the company`.
    """
    tk = cast.tk
    at = next((k + 1 for k in range(first, last - 1) if tk.words[k] in ("for", "of")), None)
    if at is not None and tk.words[at] == "the":
        at += 1
    if at is None or at >= last:
        return None
    full = name_in_full(tk, cast.classifier, at)
    kind = cast.classifier.kind_of(full) if full is not None else None
    if kind is not None and kind.type in BODIES:
        return kind.type
    return SourceType.COMPANY.value if speaks_of_company(tk) else None


def _type_here(cast: Cast, first: int) -> str | None:
    """`The union has asked for more staff, its chair said`: the type of the body that the sentence itself speaks of."""
    subject = subject_here(cast, first)
    if subject is None or cast.tk.flags[subject[0]] & lx.SUBJ or cast.names.person_name(*subject) is not None:
        return None
    kind = cast.classifier.kind_of(Span(cast.tk.starts[subject[0]], cast.tk.end(subject[1] - 1)))
    return kind.type if kind is not None and kind.type in BODIES else None


def _described(cast: Cast, first: int, last: int) -> str | None:
    """`the agency's director`: the type of the source that such a noun described before, or of the body that it means."""
    words = cast.tk.words
    # `Ada Lind, | the agency's director`
    at = next((k for k in range(first, last - 1) if words[k] == "the" and words[k + 1].endswith(("'s", "’s"))), None)
    if at is None or (at > first and words[at - 1] != ","):
        return None
    noun = words[at + 1][:-2]
    found = [k for k in cast.known.values() if noun in k.nouns and not k.is_person]
    if found:
        return max(found, key=lambda k: k.last_seen).source.type
    span = body_meant(cast.tk, cast.classifier, first, noun)
    kind = cast.classifier.kind_of(span) if span is not None else None
    return kind.type if kind is not None else None


def _type_of_named(cast: Cast, first: int, last: int) -> str | None:
    """`Lund's aides`, `Mr. Lund's spokesman`, `a Lund spokesman`, `an adviser to Mr. Lund`: the type of the person who is
    named before or behind the role.
    """
    tk, names = cast.tk, cast.names
    if tk.words[last - 1] == ",":
        last -= 1
    owner = next((k for k in range(first, min(last - 1, first + _LONGEST_OWNER)) if tk.words[k].endswith("'s")), None)
    is_genitive, spokes = owner is not None, None
    if owner is None:
        spokes = next((k for k in range(first + 1, last) if tk.words[k].startswith("spokes")), None)
        is_before = spokes is not None and tk.flags[spokes - 1] & (lx.CAP | lx.DET) == lx.CAP
        owner = spokes - 1 if spokes is not None and is_before else _behind(cast, first, last)
    if owner is None or owner < first or not tk.flags[owner] & lx.CAP:
        return None
    name = tk.bare(owner)
    known = cast.known.get(names.surnames.get(name.lower(), ""))
    if known is not None:
        return known.source.type if known.is_person and known.source.type in BODIES else None
    is_titled = tk.words[owner - 1] == "." or bool(tk.flags[owner - 1] & lx.TITLE)
    if is_genitive and owner > first and is_titled:
        kind = introduction(tk, cast.classifier, [name])
    else:
        kind = campaign_of(tk, cast.classifier, [name])
        is_served = not is_genitive and (spokes is not None or tk.words[last - 1] == name.lower())
        if kind is None and is_served and len(names.in_full(name)) > 1:
            kind = introduction(tk, cast.classifier, [name])
    return kind.type if kind is not None and kind.type in BODIES else None


def kind_by_owner(cast: Cast, name: list[str]) -> Kind | None:
    """What somebody is whom the text names elsewhere behind an office and whose it is (`Arctur's technical director, Ada |
    Lind`), by what else it tells of the owner (`Arctur Lines`); None where it tells nothing.
    """
    tk = cast.tk
    for k in tk.places(name[-1].lower())[:_MAX_LOOKUPS]:
        first = k - len(name) + 1
        if first < 0 or not all(tk.flags[j] & lx.CAP for j in range(first, k)):
            first = k  # the surname alone
        low = max(tk.line(k)[0], first - _LONGEST_OFFICE)
        owner = next((j for j in range(first - 1, low - 1, -1) if tk.words[j].endswith("'s") and tk.flags[j] & lx.CAP), None)
        if owner is None or any(tk.flags[j] & (_VERB | lx.PREP | lx.SUBJ) for j in range(owner + 1, first)):
            continue
        if not cast.classifier.roles(Span(tk.starts[owner + 1], tk.end(first - 1))):
            continue
        full = name_in_full(tk, cast.classifier, owner) or Span(tk.starts[owner], tk.end(owner) - 2)
        kind = cast.classifier.kind_of(full)
        if kind is not None and kind.type in BODIES:
            return kind
    return None


def _behind(cast: Cast, first: int, last: int) -> int | None:
    """The last word of a name behind `to` or `for` that ends the phrase (`a strategist for Mr. | Lund`)."""
    tk = cast.tk
    k = last - 2
    while k > first and (tk.flags[k] & lx.CAP or tk.words[k] == "."):
        k -= 1
    return last - 1 if tk.words[k] in ("to", "for", "of") else None


def _type_of_person(cast: Cast, first: int) -> str | None:
    """`his spokesman`, `her aide`: the type of the person whom the sentence or those before it speak of."""
    tk = cast.tk
    low, _ = cast.tk.line(first)
    for k in range(first - 1, max(low, first - _REACH), -1):
        if not tk.flags[k] & _VERB or tk.flags[k] & lx.CAP:
            continue
        subject = subject_before(tk, low, k)
        name = cast.names.person_name(*subject) if subject is not None else None
        if name is not None and subject is not None:
            kind = cast.classifier.kind_of(Span(tk.starts[subject[0]], tk.end(subject[1] - 1)))
            type_ = cast.person(name, *subject, kind).source.type
            return type_ if type_ in BODIES else None
    look_back(cast)
    word = PERSON_OF.get(tk.words[first], "")
    known = cast.memory.of_gender(word, cast.statement, cast.known.values())
    return known.source.type if known is not None and known.source.type in BODIES else None
