"""Finding words in a text: `folding` makes the shadow that is searched, `phrases` finds many literal phrases in it at once,
`lazy` holds the patterns of rules.
"""

from provenance.matching.folding import fold, in_lower_case, plain
from provenance.matching.lazy import NEVER, GuardedPattern, LazyPattern, Needs, compile_rule, holds
from provenance.matching.phrases import Finder, PhraseMatcher, Searcher, is_unspaced, is_whole_word

__all__ = [
    "NEVER",
    "Finder",
    "GuardedPattern",
    "LazyPattern",
    "Needs",
    "PhraseMatcher",
    "Searcher",
    "compile_rule",
    "fold",
    "holds",
    "in_lower_case",
    "is_unspaced",
    "is_whole_word",
    "plain",
]
