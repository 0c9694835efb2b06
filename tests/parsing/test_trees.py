"""What was hung anew is a tree, or is left as it was."""

from dataclasses import replace

import pytest

from foedus.parsing import load
from foedus.parsing.trees import sound
from foedus.records import Block, Document


def _parsed(text):
    (sentence,) = load().parse(Document("d", text, blocks=(Block(0, len(text), "body"),)))
    return sentence.tokens


def _rises(tokens):
    for token in tokens:
        for _ in tokens:
            token = tokens[token.head]
        assert token.head == token.i


def test_a_mend_that_hangs_a_token_below_itself_is_undone():
    tokens = _parsed("Norland shelled the capital of Sudland.")
    verb, noun = tokens[1], tokens[3]
    looped = tuple(replace(t, head=noun.i) if t.i == verb.i else t for t in tokens)
    assert sound(tokens, looped) is tokens
    moved = tuple(replace(t, head=verb.i) for t in tokens)
    assert sound(tokens, moved) is moved


@pytest.mark.parametrize(
    "text",
    [
        "The revolt broke out when the minister, Jo Berg, barricaded himself in Camp Aguila and General Ola Lund "
        "renounced his commander-in-chief.",
        "Norland, holed up, holed up, barricaded in a camp and Berg, holed up, shelled it.",
    ],
)
def test_whatever_is_mended_every_token_leads_to_a_root(text):
    _rises(_parsed(text))
