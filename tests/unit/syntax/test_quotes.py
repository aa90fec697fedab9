"""Where the text quotes."""

from __future__ import annotations

import pytest

from provenance.syntax.quotes import find_quotations

# The quoted part stands between [[ and ]]; a mark that never closes is written [[ ... ]]* at the end.
CASES = [
    "He said [[“we will stay”]] and left.",
    'He said [["we will stay"]] and left.',
    "He said [[''we will stay'']] and left.",
    "Er sagte: [[„Wir bleiben.“]]",
    "Il a dit [[«nous restons»]] hier.",
    "他说[[「我们会留下」]]。",
    "He called it [[‘a mess’]] twice.",
    "[[“One”]] and [[“two”]] and [[“three”]].",
    "[[“She told me ‘never again’ and meant it,”]] he said.",
    "[[“We do not know]]*",
    'The pipe is 12" wide and the plank 4" thick.',
    "The workers' union and the members’ club.",
    "It's the dogs' dinner, isn't it?",
    "Rock ’n’ roll of the ’90s.",
    "No marks at all.",
    "” stands alone here.",
    "Hon sade: [[”Vi stannar kvar.”]]",
    "[[”We held out,”]] he said, [[”and nobody came.”]]",
    "[[” … nobody came,”]] she said.",
    "[[»Wir bleiben«]], sagte er.",
    "Et puis » il est parti sans bruit.",
    "[[“Apparently not,“]] he said. [[“They will stay.”]]",
    "[[“We call it “the hill”]] here",
    '[[""We were there,"]] she said.',
    'She said: [["We were there."]]" Then she left.',
    "[[''They call it 'our hill,''']] she said.",
    "[[“The “deal” is dead,”]] she said. [[“Now go.”]]",
    "[[“The “deal” and the “pact” are dead,”]] she said.",
    "She added: [[‘I’m not one who looks back. I have a life today.]]*",
    "[[“Prices rose 5%”]], he said, [[“and will fall”]].",
]


@pytest.mark.parametrize("marked", CASES)
def test_quotations_are_found_with_their_marks(marked):
    text, wanted, rest = "", [], marked
    while "[[" in rest:
        before, _, rest = rest.partition("[[")
        inside, _, rest = rest.partition("]]")
        text += before
        is_open = rest.startswith("*")
        rest = rest.removeprefix("*")
        wanted.append((len(text), len(text) + len(inside), is_open))
        text += inside
    text += rest
    assert [tuple(q) for q in find_quotations(text, 0, len(text))] == wanted


def test_only_the_given_part_of_the_text_is_read():
    text = "“One.” “Two.” “Three.”"
    assert [tuple(q) for q in find_quotations(text, 7, 13)] == [(7, 13, False)]


@pytest.mark.parametrize("text", ['"' * 999, "“" * 999, "'" * 999, "‘a" * 500, "“a”" * 500, '1"' * 500])
def test_quotations_lie_in_order_inside_the_text_and_apart(text):
    found = find_quotations(text, 0, len(text))
    at = 0
    for start, end, _ in found:
        assert at <= start < end <= len(text)
        at = end
