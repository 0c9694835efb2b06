"""What is judged and what it is judged to be, where no verb stands between the two."""

import pytest

from foedus.coding.grammar import Grammar

JUDGED = [
    ("Norway considers the offer premature.", "considers", ["offer", "premature"]),
    ("Norway thinks the offer insulting.", "thinks", ["offer", "insulting"]),
    ("Norway declared the poll void.", "declared", ["poll", "void"]),
    ("Norway thinks that the offer is insulting.", "thinks", []),
    ("Norway declared that Chad attacked.", "declared", []),
]


@pytest.mark.parametrize(("text", "word", "objects"), JUDGED, ids=[text for text, *_ in JUDGED])
def test_what_a_verb_judges_is_its_object(parse, text, word, objects):
    sentence = parse(text)[0][0]
    verb = next(t for t in sentence.tokens if t.text == word)
    roles = Grammar(sentence).verb_arguments(verb.i).roles
    assert [sentence.tokens[i].text for i in roles.get("obj", [])] == objects
    assert [sentence.tokens[i].text for i in roles.get("as", [])] == objects[1:]
