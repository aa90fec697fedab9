"""A source's words to its type: role words, named bodies, places and outlets inside a span, by a fixed precedence.

`classifier` is the door for other stages: it finds the `hits` of an article by span and asks in order what decides. Behind
it, `generic` tells media without a name and sources whose name is withheld, `outlets` the media of the registry and who
works for them, `bodies` named bodies and places, `roles` what offices and trades give, with `nouns` for which of several
counts. `names` tells role words that are only a part of somebody's or some place's name.
"""

from provenance.classify.classifier import Classifier

__all__ = ["Classifier"]
