"""Role words that are none: somebody's surname (`Lee Baker`), the end of a place's name (`Kansas City`), a common word
(`the capital`), a title that stands before no name (`the ship's captain`).
"""

from __future__ import annotations

from provenance.classify.hits import RoleHit
from provenance.patterns import compile_pattern
from provenance.rules.roles import RoleBook

# Behind a role word: its name, its place or its body, so that it is a role.
_NOT_A_NAME = compile_pattern(r" (?:[A-Z]|of |at )")
_GIVEN_NAMES = compile_pattern(r" ?(?!The |A |An )[A-Z][\w'’-]+(?: [A-Z][\w'’-]*\.?)? ")
_BEFORE_NAMES = (" from ", " at ", " for ", " with ")
_IN_THE = ("in the ", "near the ", "outside the ", "from the ")
_IN_PLACE = compile_pattern(r"\b(?:[Ii]n|near|outside|around) (?:[A-Z][\w.'’-]+ ){1,3}$")

_NAME_BEFORE = compile_pattern(r"(?<![\w'’])(?!The |An? |In |Our |Its |Their |His |Her |And )[A-Z][\w&'’-]* $")
_NAME_GOES_ON = compile_pattern(r" (?:and |& )?[A-Z]")
_LONGEST_WORD = 24  # characters of a name before its last word


def is_none(hit: RoleHit, start: int, text: str, folded: str, book: RoleBook) -> bool:
    """True for a hit in the words from `start` on that says nothing of what somebody is."""
    word = folded[hit.start : hit.end]
    if word in book.given_names and text[hit.start].isupper() and _NAME_GOES_ON.match(text, hit.end):
        return True  # `Bill Cate`
    if word in book.titles:
        # `Captain Ada Lind`, not `the ship's captain, Ada Lind`
        return not text[hit.start].isupper() or _NAME_GOES_ON.match(text, hit.end) is None
    if text[hit.end : hit.end + 1] == "-" and text[hit.end + 1 : hit.end + 2].isupper() and text[hit.start].isupper():
        return True  # `Ada Ngo-Lind`
    if word in book.name_endings:
        return _is_common_word(hit, text)
    return _is_surname(hit, start, text, folded, book) or _is_where(hit, start, text, folded, book)


def _is_surname(hit: RoleHit, start: int, text: str, folded: str, book: RoleBook) -> bool:
    """`Lee Baker`: a role word that is somebody's name, behind a given name and with no name behind it."""
    if folded[hit.start : hit.end] not in book.surnames or not text[hit.start].isupper():
        return False
    begin = max(start, text.rfind(",", start, hit.start) + 1)
    before = text[begin : hit.start]
    for word in _BEFORE_NAMES:
        before = before.rpartition(word)[2]  # `Ada Lind from Natural Justice`
    given = before.split()
    is_behind = _GIVEN_NAMES.fullmatch(before) is not None and not given[0].isupper()
    return is_behind and given[0].lower() not in book.no_given_names and _NOT_A_NAME.match(text, hit.end) is None


def _is_where(hit: RoleHit, start: int, text: str, folded: str, book: RoleBook) -> bool:
    """`a director in Kansas City`: a noun of public bodies that ends the name of where somebody is."""
    if folded[hit.start : hit.end] not in book.place_nouns:
        return False
    if not text[hit.start].isupper():
        return text.startswith(" of ", hit.end) and text.endswith(_IN_THE, start, hit.start)  # `a woman in the city of Lorne`
    return _IN_PLACE.search(text[start : hit.start]) is not None


def _is_common_word(hit: RoleHit, text: str) -> bool:
    """`the capital`, `Partners said`: a word that companies' names end with, where it ends none."""
    if not text[hit.start].isupper() or _NAME_GOES_ON.match(text, hit.end):
        return True
    return _NAME_BEFORE.search(text, max(0, hit.start - _LONGEST_WORD), hit.start) is None
