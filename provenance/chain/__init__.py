"""Drafts to attributions: sources resolved, chains built origin first, channels carried forward.

`builder` is the door for other stages. `channels` finds how a source spoke, `relays` who carried the words, `together` the
sources that said something as one, `speakers` what cannot have said it, `clauses` where in its sentence an attribution
stands and whether its content is quoted; `links` is what they share.
"""

from provenance.chain.builder import ChainBuilder

__all__ = ["ChainBuilder"]
