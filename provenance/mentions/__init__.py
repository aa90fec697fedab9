"""Names, roles and pronouns to the sources they mean.

`directory` is the door for other stages. Behind it, `phrases` tells what a noun phrase means, with `persons`, `outlets`,
`papers` (whose word a letter is) and `owners` (whose spokesman somebody is), and `pronouns` what a pronoun does. They share
a `cast`: the article's text and names, its sources so far (`known`), and whom it spoke of last (`memory`).
"""

from provenance.mentions.directory import Directory

__all__ = ["Directory"]
