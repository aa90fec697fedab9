"""Types by role words: the first that says something, what somebody heads, which institution somebody is of."""

from __future__ import annotations

from provenance.classify.hits import BodyHit, RoleHit, SourceFacts, kind_of_role
from provenance.classify.nouns import GENITIVES, from_its_body, from_its_expert, from_last_noun, is_any_group, is_campaign
from provenance.findings import Kind
from provenance.patterns import compile_pattern

# What role words give that say nothing of who speaks, and count where no others stand.
_WEAK = ("document", "unknown", "media_unspecified")
# Of whom a poll or a study is, and what stands between.
_ASKED = ("individual", "witness", "expert")
_OF_PEOPLE = compile_pattern(r" of (?:(?!by )[\w,%-]+ ){0,4}")
_NAME_BEHIND = compile_pattern(r" [A-Z]")
_OWN_NAME = compile_pattern(r"(?:\b[Tt]he |[a-z] |^)(?!The |An? )[A-Z][\w&'’-]+(?: [A-Z][\w&'’-]+)* $")
_FOR_OUTLET = compile_pattern(r" (?:for|with) (?:the )?[A-Z]| from (?:the )?(?:[A-Z]\w* [A-Z]|[A-Z][a-z]+[A-Z])")
_OF_NAME = compile_pattern(r" (?:of|for|at) [A-Z]")
# Whose a paper is (`the bank's records`), or that it is told of somebody else (`a woman named in the files`).
_OWNED = compile_pattern(r"['’]s |s['’] |,| (?:as|at|by|for|from|in|of|on|to|who|with) ")
# Who made a paper, or where.
_MADE = compile_pattern(r" (?:at|by|from|published|released) |[.,]")
# `a Zorbco spokesman`: a name that nothing is known of; at the beginning any word has a capital.
_UNKNOWN_BODY = compile_pattern(r"(?:[\w'’] |\b[A-Z][\w&.]+ )(?!The |An? )[A-Z][\w&.]*(?:['’]s)? $")
_FOR_NAME = compile_pattern(r" (?:for|of) (?:the )?[A-Z][\w&.'’-]+(?: [A-Z&][\w.'’-]*)*(?:,|$| (?!of\b))")
# `ambassador to Norland | from 2009 to 2014`, `an official | during Ada Lind's presidency`: an office of other years.
_TERM = compile_pattern(
    r" (?:from|between) (?:19|20)\d\d(?:-| to | until | through | and )(?:19|20)?\d\d\b"
    r"| during (?:the )?(?:(?:[A-Z][\w.'’-]*|president) ){1,4}(?:administration|presidency|government|premiership|years)\b"
    r"| under (?:former |ex-)?(?:President|Prime Minister|Presidents) [A-Z]"
)
# Behind it stands what somebody is for or against, and not who (`some | advocates for a ban`).
_ABOUT = compile_pattern(r" (?:about|against|for|in|on|to|who|with) ")
# `leader of Norway`, not `director of research at a mill in Norway`: how many code points lie between, at most.
_NEXT_TO = 8


def by_role(facts: SourceFacts) -> Kind | None:
    """Role words decide: the first that says something, offices before parties, bodies before the papers they issue."""
    text, span, roles, bodies, known = facts.text, facts.span, facts.roles, facts.bodies, facts.known
    if not roles:
        return None
    words = text[span[0] : span[1]].lower().split()
    is_former = any(w.startswith(known.former) for w in words) or "ex" in words[:2] or "retired" in words[:4]
    is_former = is_former or ("veteran" in text[span[0] : span[1]].lower() and known.veteran.search(text, *span) is not None)
    was_until = "until" in words and "who" in words  # `a general, who led the army until 2020`
    is_former = is_former or was_until or bool(_TERM.search(text, span[0], span[1]) or _TERM.match(text, span[1]))
    places = [h for h in bodies if h.what.kind == "place"]
    strong = [h for h in roles if h.what.gives not in _WEAK]
    paper = _by_paper(facts, strong)
    if paper is not None:
        return paper
    if len(strong) > 1 and strong[0].what.gives == "ngo_monitor" and is_any_group(strong[0], strong[1], text, known):
        strong = strong[1:]
    if len(strong) > 1 and text[strong[0].start : strong[0].end].lower() == "veteran":
        strong = strong if known.veteran.match(text, strong[0].start, span[1]) else strong[1:]  # `a veteran strategist`
    strong = from_its_body(from_its_expert(from_last_noun(strong, text, known), text, known), text, known)
    last = _of_others(strong, roles[-1], text)
    if last is not None:
        return kind_of_role(last)
    for hit in strong:
        rule = hit.what
        if rule.gives == "of_institution":
            kind = _of_institution(hit, strong, places, is_former, facts)
            is_official = kind.type == rule.otherwise == "official" and not places
            is_voice = is_official and text[hit.start : hit.end].lower().startswith(known.spokes)
            return kind_of_role(hit, "unknown") if is_voice and _is_of_unknown_body(hit, facts) else kind
        if rule.gives == "political_actor":
            offices = (h for h in strong if h.what.id.endswith("official-person"))
            office = next((h for h in offices if not (is_former and _is_former(h, facts))), None)
            if office is not None and known.candidates.isdisjoint(words):
                hit = office
        if is_former and (was_until or _is_former(hit, facts)) and rule.id.endswith("official-person"):
            return _runs_now(hit, strong, facts) or _former(hit, strong)
        if _withholds_name(hit, facts):
            return kind_of_role(hit, "anonymous")
        is_office = rule.gives == "official" and rule.id.endswith("official-person")
        if is_office and text[hit.start : hit.end].lower() in known.heads:
            near = [p for p in places if p.end <= hit.start or _is_near(p, hit, text)]
            if not near and _is_of_unknown(hit, facts):
                return kind_of_role(hit, "individual")
            return _head_of(hit, [h for h in strong if h.start > hit.end], near, text[hit.end : span[1]])
        if rule.gives == "official" and is_former:
            return _former(hit, strong)
        if rule.id.endswith(".staff") and _reports_for_name(hit, facts):
            return kind_of_role(hit, "news_outlet")
        is_business = rule.id.endswith(".ngo") and known.business_group.search(text, *span) is not None
        return kind_of_role(hit, "company" if is_business else None)  # `Harbour Group`
    return _by_weak(facts)


def _by_weak(facts: SourceFacts) -> Kind | None:
    """Papers, unnamed media and somebody vague, where no other role word stands."""
    text, span, roles = facts.text, facts.span, facts.roles
    if text[span[0] : span[1]].strip(" ,").lower() == "reports":
        return kind_of_role(roles[0], "media_unspecified")  # `according to reports`, with no article: nobody says whose
    if len(roles) > 1 and roles[0].what.id.endswith(".vague") and not _ABOUT.search(text, roles[0].end, roles[1].start):
        return by_role(facts._replace(roles=roles[1:]))  # `one internal memo`
    if roles[0].what.gives == "media_unspecified" and _is_named(roles[0], facts):
        return kind_of_role(roles[0], "wire" if text.startswith("news agenc", roles[0].start) else "news_outlet")
    is_somebody = roles[0].what.gives == "unknown" and roles[0].what.otherwise != "unknown"
    return kind_of_role(roles[0], roles[0].what.otherwise if is_somebody else None)


def _former(hit: RoleHit, strong: list[RoleHit]) -> Kind:
    """A former official: an expert where the text calls him one, else a private person."""
    expert = next((h for h in strong if h.what.gives == "expert"), None)
    return kind_of_role(expert) if expert else kind_of_role(hit, "individual")


def _runs_now(office: RoleHit, strong: list[RoleHit], facts: SourceFacts) -> Kind | None:
    """What somebody runs for behind the office that he had (`a former governor and a presidential candidate`)."""
    text, known = facts.text, facts.known
    for hit in strong:
        between = text[office.end : hit.start].lower().split() if hit.start > office.end else []
        is_beside = between[:2] in (["and", "a"], ["and", "an"]) and not any(w.startswith(known.former) for w in between)
        is_candidate = not known.candidates.isdisjoint(text[hit.start : hit.end].lower().split())
        if is_beside and is_candidate and hit.what.gives == "political_actor":
            return kind_of_role(hit)
    return None


def _withholds_name(hit: RoleHit, facts: SourceFacts) -> bool:
    """`two diplomats close to the talks`: an office of no country, whose holder withholds his name."""
    text, known = facts.text, facts.known
    is_nameless = text[hit.start : hit.end].lower() in known.nameless and not facts.bodies
    return is_nameless and known.withheld.search(text, hit.end, facts.span[1]) is not None


def _is_of_unknown_body(hit: RoleHit, facts: SourceFacts) -> bool:
    """`a Zorbco spokesman`, `a spokesman for Zorb Ridge`: who speaks for a name that nothing is known of."""
    if _UNKNOWN_BODY.search(facts.text, facts.span[0], hit.start):
        return True
    is_alone = len(facts.roles) == 1 and not facts.bodies
    return is_alone and _FOR_NAME.match(facts.text, hit.end, facts.span[1]) is not None


def _of_others(strong: list[RoleHit], last: RoleHit, text: str) -> RoleHit | None:
    """What counts behind an office or a body that does not speak: its critics, a candidate's campaign; None for others."""
    if strong and last.what.id.endswith(".vague") and text[strong[-1].end : last.start] in GENITIVES:
        return last  # `the ministry's critics`
    return strong[-1] if strong and is_campaign(strong[-1], text) else None


def _reports_for_name(hit: RoleHit, facts: SourceFacts) -> bool:
    """`reporters from Harbour Live`: who reports for a name that nothing is known of, and that is no place."""
    text, end = facts.text, facts.span[1]
    is_press = text[hit.start : hit.end].lower() in facts.known.press
    return is_press and not facts.bodies and not facts.outlets and _FOR_OUTLET.match(text, hit.end, end) is not None


def _is_former(hit: RoleHit, facts: SourceFacts) -> bool:
    """`the former president`, not `the president, a former general`."""
    text, span = facts.text, facts.span
    before = text[max(span[0], text.rfind(",", span[0], hit.start)) : hit.start].lower()
    return any(word in before for word in facts.known.former_before)


def _by_paper(facts: SourceFacts, strong: list[RoleHit]) -> Kind | None:
    """Papers and pictures that are nobody's word: filed at a court, kept by a kind of body (`police records`), or shared by
    whoever it was; None for others.
    """
    text, span, roles, known = facts.text, facts.span, facts.roles, facts.known
    first, last = roles[0], roles[-1]
    if not strong:
        is_shared = first.what.gives == "document" and known.shared.search(text, span[0], span[1]) is not None
        return kind_of_role(first, "social_media") if is_shared else None
    if first.what.gives == "document" and text[first.start : first.end].lower() in known.asking:
        of_whom = strong[0].what.gives in _ASKED and _OF_PEOPLE.fullmatch(text, first.end, strong[0].start) is not None
        if of_whom and " by " not in text[strong[0].end : span[1]]:
            return kind_of_role(first)  # `a poll of young voters`
    if first.what.gives == "document" and first.start < strong[0].start and _about(facts, first):
        return kind_of_role(first)  # `a review of the ministry's budget`
    if first.what.gives == "document" and known.filed.search(text, first.end, strong[0].start):
        return kind_of_role(first)  # `the lawsuit, filed in federal court`
    is_record = last.end >= span[1] and text[last.start : last.end].rpartition(" ")[2] in known.records
    is_kept = len(roles) > 1 and roles[-2].end + 1 == last.start and roles[-2].what.id.endswith("official-body")
    is_of_place = all(body.what.kind == "place" for body in facts.bodies) and not _OWNED.search(text, span[0], span[1])
    return kind_of_role(last) if is_record and (is_kept or is_of_place) else None


def _about(facts: SourceFacts, paper: RoleHit) -> bool:
    """True for a paper of which nothing but its topic is told, behind a preposition."""
    text, end = facts.text, facts.span[1]
    is_of = text.startswith(" of ", paper.end) and text[paper.start : paper.end].lower() in facts.known.reviewing
    is_about = is_of or text.startswith((" about ", " into ", " on "), paper.end)
    return is_about and _OWNED.search(text, facts.span[0], paper.start) is None and _MADE.search(text, paper.end, end) is None


def _is_named(hit: RoleHit, facts: SourceFacts) -> bool:
    """`the Lorne Chronicle newspaper`, `the news site Harbour Now`: a medium that is named beside what it is, by more than a
    place (`a Russian newspaper`).
    """
    text, span = facts.text, facts.span
    if _NAME_BEHIND.match(text, hit.end, span[1]) is not None:
        return True
    own = _OWN_NAME.search(text, span[0], hit.start)
    return own is not None and all(h.what.kind != "place" or h.end + 1 != hit.start for h in facts.bodies)


def _is_of_unknown(hit: RoleHit, facts: SourceFacts) -> bool:
    """`Zorb President Ada Lind`: a president of a name that nothing is known of."""
    text, start = facts.text, facts.span[0]
    if not text[start : hit.end].lower().endswith("president"):
        return False
    if facts.known.unknown_owner.search(text, start, hit.start) is None:
        return False
    ends = [h.end for h in facts.roles] + [h.end for h in facts.bodies]
    return hit.start - 1 not in ends


def _head_of(hit: RoleHit, others: list[RoleHit], places: list[BodyHit], rest: str) -> Kind:
    """`president of the union`, `secretary of state`: the type of what the person heads, a private person where unknown."""
    other = next((h for h in others if h.what.gives not in ("of_institution", "individual")), None)
    if other is not None:
        return kind_of_role(hit, other.what.gives)
    is_of_body = rest.startswith((" of the ", " of a ", " of his ", " of her ")) or _OF_NAME.match(rest) is not None
    return kind_of_role(hit, "individual" if is_of_body and not places else None)


def _is_near(place: BodyHit, hit: RoleHit, text: str) -> bool:
    """True for a place right behind a role (`leader of Norway`) that begins no other name (`head of Norway Lines`)."""
    return 0 <= place.start - hit.end <= _NEXT_TO and _NAME_BEHIND.match(text, place.end) is None


def _of_institution(hit: RoleHit, strong: list[RoleHit], places: list[BodyHit], is_former: bool, facts: SourceFacts) -> Kind:
    """`a leader of the union`, `the ministry's director`: the institution's type, where a word or a place tells which."""
    text, end = facts.text, facts.span[1]
    rule, text_after = hit.what, text[hit.end : end].lower()
    others = [h for h in strong if h is not hit and h.what.gives != "of_institution"]
    armed = next((h for h in others if h.what.gives == "armed_group"), None)
    if armed is not None and text_after.startswith(" of "):
        return kind_of_role(hit, armed.what.gives)  # `a leader of the rebel Lorne Alliance`
    comma = text_after.find(",")
    behind = [h for h in others if hit.end <= h.start and (comma < 0 or h.start < hit.end + comma)]
    # `a leader of the county's teachers union`: the last noun is what the person leads
    other = behind[-1] if behind and text_after.startswith(" of ") else others[0] if others else None
    if is_former and "former" not in text_after:
        return kind_of_role(hit, "expert" if other is not None and other.what.gives == "expert" else "individual")
    if other is not None:
        is_business = other.what.gives == "ngo_monitor" and facts.known.business_group.search(text, hit.end, end) is not None
        return kind_of_role(hit, "company" if is_business else other.what.gives)  # `the chairman of the Lorne Group`
    if any(p.start < hit.start or _is_near(p, hit, text) for p in places) or (places and rule.otherwise == "official"):
        return kind_of_role(hit, "official")
    return kind_of_role(hit, rule.otherwise)
