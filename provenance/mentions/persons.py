"""The persons behind names: the same one however a text names them, and what it tells of who they are."""

from __future__ import annotations

from provenance.findings import Kind, Source
from provenance.mentions.cast import Cast
from provenance.mentions.clauses import role_behind
from provenance.mentions.eras import FOR_EVER, era_of, holder_in, last_month
from provenance.mentions.introductions import OFFICES, campaign_of, introduction, is_of_parliament
from provenance.mentions.known import Known
from provenance.mentions.names import plain_spelling
from provenance.mentions.owners import kind_by_owner, type_by_owner
from provenance.mentions.told import gender_of, nouns_of, spelled_out
from provenance.rules import lexicon as lx
from provenance.rules.holders import Holder
from provenance.spans import Span
from provenance.syntax.tokens import Tokens
from provenance.vocabulary import SourceType

_ONE_OF_THEM = ["one", "of", "them"]
_MAY_RUN = ("individual", "company", "expert")
# A role told alone is given its name within this many statements.
_NAMED_WITHIN = 2
_TELLS_MORE = lx.REL | lx.NUMBER
_ASIDES = frozenset((",", "—", "–", "--", "-"))
_TELL_NO_OFFICE = (".relative", ".person", ".vague")
# Words of a race in a text that make its candidates such, where it calls them by an office and where it does not.
_FEWEST_OF_RACE = 4
_FEW_OF_RACE = 2
_LONGEST_BODY = 8  # tokens of a name behind `at`, that word counted


def person_of(cast: Cast, name: list[str], first: int, last: int, kind: Kind | None) -> Known:
    """The person of a name in the phrase `[first, last)`, made where it is new; what the phrase tells more is kept."""
    names = cast.names
    if kind is not None and kind.type == SourceType.ANONYMOUS:
        kind = None  # `Ada Quist, a person close to the talks`: the name is given
    known = _by_name(cast, name)
    full = " ".join(name)
    if known is None and kind is None:
        known = _named_now(cast, name, full, last)
    if known is None:
        key = f"person:{full.lower()}"
        kind = _told_of(cast, name, first, last, kind)
        type_ = kind.type if kind is not None and kind.type not in ("unknown", "document") else "individual"
        span = Span(cast.tk.starts[first], cast.tk.end(last - 1))
        type_ = type_by_owner(cast, first, last, span, kind) or type_
        rule = kind.rule if kind is not None and type_ != "individual" else "en.classify.person"
        if type_ == "individual" and kind is None and cast.tk.words[first] in cast.tk.lexicon.sets["doctor"]:
            type_, kind = "expert", Kind("expert", "named", "en.classify.doctor", span)
            rule = kind.rule
        is_open = type_ == "individual" and kind is None
        holder = _holder(cast, full) if is_open or type_ == SourceType.OFFICIAL else None
        if not is_open and holder is not None and not _outranks(cast, holder, kind, type_):
            holder = None
        if holder is not None:
            type_, rule = holder.kind, holder.id
        if type_ in _MAY_RUN or (holder is not None and not cast.published) or _is_running(cast, kind, type_):
            runs = campaign_of(cast.tk, cast.classifier, name)
            type_, rule = (runs.type, runs.rule) if runs is not None else (type_, rule)
        known = cast.known[key] = Known(Source(key, full, type_), "named", rule, is_person=True)
        names.surnames[name[-1].lower()] = key
        if not name[-1].isascii():
            names.marked[plain_spelling(name[-1])] = name[-1]
        if len(name) > 1:
            names.first_words[name[0].lower()] = key
    else:
        if len(full) > len(known.source.name) and name[-1].lower() == known.source.name.split()[-1].lower():
            known.source.aliases.append(known.source.name)
            known.source.name = full
        if kind is not None and _tells_more(known, kind):
            known.source.type, known.rule = kind.type, kind.rule
    known.nouns |= nouns_of(cast.tk, first, last)
    known.gender = known.gender or gender_of(known, cast.tk.lexicon.sets)
    return known


def _tells_more(known: Known, kind: Kind) -> bool:
    """True for what tells more of a person than was told: of `the chief, Ada Lind`, that she is the campaign's."""
    if known.source.type == "individual":
        return kind.type not in ("unknown", "individual", "document")
    return known.rule.endswith(".spokesperson") and kind.type == SourceType.POLITICAL_ACTOR


def _told_of(cast: Cast, name: list[str], first: int, last: int, kind: Kind | None) -> Kind | None:
    """What the text tells of a new person, here (`kind`) or where it introduces them; None where it tells nothing."""
    tk = cast.tk
    group = cast.memory.plural if tk.words[first : first + 3] == _ONE_OF_THEM else None
    if group is not None and group.source.type not in ("unknown", "document"):
        return Kind(group.source.type, "named", group.rule, Span(tk.starts[first], tk.end(last - 1)))
    if kind is None or kind.type in ("unknown", "document") or kind.rule.startswith("company."):
        kind = introduction(tk, cast.classifier, name) or kind
        kind = kind or _at_outlet(cast, first, last) or _at_body(cast, first) or kind_by_owner(cast, name)
    if kind is not None and kind.type == "individual" and kind.rule.endswith(_TELL_NO_OFFICE):
        # `the speaker Ada Lind`, later `Lind, a friend of his`
        is_behind = kind.span is not None and kind.span.start > tk.starts[first] and tk.flags[first] & lx.CAP
        told = introduction(tk, cast.classifier, name) if is_behind else None
        kind = told if told is not None and told.type in OFFICES else kind
    if kind is None or kind.type == "individual":
        kind = _of_short(cast, first, last) or kind
    return kind


def _outranks(cast: Cast, holder: Holder, kind: Kind | None, type_: str) -> bool:
    """True where the list knows more than an office that the text gives: of what body it is (`Secretary-General Ada Lind`),
    or that a member of a parliament is a candidate.
    """
    is_candidate = holder.kind == SourceType.POLITICAL_ACTOR and _is_running(cast, kind, type_)
    return is_candidate or holder.kind == SourceType.INTERNATIONAL_BODY


def _holder(cast: Cast, full: str) -> Holder | None:
    """The office that the list has for a name at the article's day; without a day, in the time that the text shows, and
    about candidates, their candidacy.
    """
    holders = cast.names.holders
    holder = holders.holder(full, cast.published)
    if holder is None or cast.published:
        return holder
    of_race = len(cast.tk.standing("of_race"))
    if cast.time is None:
        cast.time = era_of(cast.tk, holders), last_month(cast.tk)
    era, month = cast.time
    if era is not None:
        return holder_in(holders, full, era, month, of_race > 0)
    words, surname = cast.tk.words, full.rpartition(" ")[2].lower()
    is_called_so = any(words[k - 1] == "president" for k in cast.tk.places(surname) if k)
    fewest = _FEWEST_OF_RACE if is_called_so else _FEW_OF_RACE
    candidate = holders.candidate(full) if of_race >= fewest else None
    return candidate or (holder_in(holders, full, FOR_EVER, month, False) if month else holder)


def _is_running(cast: Cast, kind: Kind | None, type_: str) -> bool:
    """True for a member of a parliament, who may be a candidate for something else."""
    return type_ == "official" and kind is not None and is_of_parliament(cast.tk, kind)


def _at_outlet(cast: Cast, first: int, last: int) -> Kind | None:
    """`Jan Voss of the Lorne Gazette`: who writes for an outlet that the registry does not have."""
    tk = cast.tk
    at = next((k for k in range(first + 1, last - 1) if tk.words[k] in ("of", "from", "at", "with")), None)
    outlet = cast.names.outlet_behind(at, last) if at is not None else None
    return None if outlet is None else Kind("news_outlet", "role", "en.classify.outlet-name", outlet)


def _at_body(cast: Cast, first: int) -> Kind | None:
    """`At Zorb Airways, | Ada Lind | said`: the body that the sentence names before a person, where people work for it."""
    tk = cast.tk
    comma = first - 1
    if comma < 2 or tk.words[comma] != ",":
        return None
    low = max(cast.tk.line(first)[0], comma - _LONGEST_BODY)
    at = next((k for k in range(comma - 1, low - 1, -1) if tk.words[k] == "at"), None)
    if at is None or not tk.flags[at + 1] & lx.CAP or any(tk.words[k] == "," for k in range(at, comma)):
        return None
    if at > low and tk.words[at - 1] not in (".", '"'):
        return None
    kind = cast.classifier.kind_of(Span(tk.starts[at + 1], tk.end(comma - 1)))
    return kind if kind is not None and kind.type in ("company", "ngo_monitor", "expert") else None


def _of_short(cast: Cast, first: int, last: int) -> Kind | None:
    """`NUC President Ada Lind`: who heads the body that the text abbreviates so."""
    tk = cast.tk
    if last - first < 3 or not tk.flags[first + 1] & (lx.TITLE | lx.OFFICE | lx.RANK):
        return None
    return spelled_out(tk, cast.classifier, first, first + 1)


def _named_now(cast: Cast, name: list[str], full: str, last: int) -> Known | None:
    """`A government spokesman said … . "…," Ada Quist said.`: the one of whom only the role was told, now named; None
    where the text tells more of the person elsewhere, or right behind the name, which ends before token `last` (`Ada Quist,
    whose son was hurt`), or nobody nameless stands right before.
    """
    memory, names, tk = cast.memory, cast.names, cast.tk
    behind = last if tk.words[last - 1] != "," else last - 1
    if behind + 1 < len(tk) and tk.words[behind] == "," and tk.flags[behind + 1] & _TELLS_MORE:
        return None
    if memory.role_alone is None or len(name) < 2 or introduction(cast.tk, cast.classifier, name) is not None:
        return None
    known, statement = memory.role_alone
    if cast.statement - statement > _NAMED_WITHIN or known.source.key != cast.heard[-1][1]:
        return None
    memory.role_alone = None
    known.source.aliases.append(known.source.name)
    known.source.name, known.is_person = full, True
    names.surnames[name[-1].lower()] = known.source.key
    names.first_words[name[0].lower()] = known.source.key
    return known


def _by_name(cast: Cast, name: list[str]) -> Known | None:
    names = cast.names
    key = names.surnames.get(name[-1].lower()) or (names.first_words.get(name[0].lower()) if len(name) == 1 else None)
    if key is None:
        return None
    known = cast.known[key]
    own = known.source.name.split()
    is_end = len(name) > 1 and [w.lower() for w in name] == [w.lower() for w in own[-len(name) :]]  # `Hawk Lind`
    if len(name) > 1 and len(own) > 1 and not is_end and name[0].lower().strip(".") != own[0].lower().strip("."):
        return None
    return known


def possessor(cast: Cast, first: int, k: int) -> list[str] | None:
    """A known person's name with its genitive ending (`Lund's`)."""
    tk = cast.tk
    name = tk.bare(k).rstrip("'’")
    known = cast.names.surnames.get(name.lower())
    return cast.known[known].source.name.split() if known is not None and k - first <= 2 else None


def without_deed(tk: Tokens, first: int, last: int) -> Span:
    """A person's phrase up to a relative clause that tells a deed, and no role (`Lund, who works in sales for a charity`), or
    to what somebody else did.
    """
    for k in range(first + 1, last - 1):
        if tk.words[k] in _ASIDES and tk.flags[k + 1] & lx.ED and tk.words[k + 2 : k + 3] == ["by"]:
            last = k  # `Lund — named by the Gazette as …`
            break
        is_behind = tk.words[k] == "," and bool(tk.flags[k - 1] & lx.CAP)
        if is_behind and tk.words[k + 1] in tk.lexicon.sets["speaking_where"] and tk.words[k + 2] != "charge":
            last = k  # `Lund, | in an interview with the Gazette, | said`
            break
        if tk.words[k] == "who":
            last = k if role_behind(tk, k, last) is None else last
            break
    return Span(tk.starts[first], tk.end(last - 1))
