"""Parts of speech and lemmas by (word, tag)."""

import pytest

from foedus.parsing import load
from foedus.parsing.lemmas import Lemmas, part_of_speech
from foedus.records import Block, Document

TABLES = Lemmas(
    {"verb": [("ies", "y"), ("ed", "e"), ("ed", ""), ("ing", ""), ("s", "")], "noun": [("ies", "y"), ("s", "")]},
    {"verb": {"sent": ["send"], "struck": ["strike"]}, "noun": {"men": ["man"]}},
    {"verb": frozenset({"send", "strike", "attack", "agree", "deny", "bomb"}), "noun": frozenset({"treaty", "man"})},
)


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("sent", "VBD", "send"),
        ("routed", "VBD", "rout"),
        ("struck", "VBN", "strike"),
        ("attacked", "VBD", "attack"),
        ("agreed", "VBD", "agree"),
        ("denies", "VBZ", "deny"),
        ("bombing", "VBG", "bomb"),
        ("treaties", "NNS", "treaty"),
        ("men", "NNS", "man"),
        ("attack", "VB", "attack"),
        ("zorbs", "NNS", "zorb"),
        ("geneva", "NNP", "geneva"),
        ("'ll", "MD", "will"),
        ("wo", "MD", "will"),
        ("'s", "VBZ", "be"),
        ("of", "IN", "of"),
    ],
)
def test_lemma(word, tag, lemma):
    assert TABLES.lemma(word, tag) == lemma
    assert TABLES.lemma(word, tag) == lemma


@pytest.mark.parametrize(
    ("tag", "dep", "lemma", "pos"),
    [
        ("VBD", "ROOT", "sign", "VERB"),
        ("VBZ", "aux", "have", "AUX"),
        ("VBD", "ROOT", "be", "AUX"),
        ("VBN", "auxpass", "be", "AUX"),
        ("NNPS", "nsubj", "nations", "PROPN"),
        ("TO", "aux", "to", "PART"),
        ("WHAT", "dep", "x", "X"),
    ],
)
def test_part_of_speech(tag, dep, lemma, pos):
    assert part_of_speech(tag, dep, lemma) == pos


def test_the_shipped_pipeline_gives_these_lemmas():
    text = "The rebels had struck convoys, and the ministers were meeting."
    (sentence,) = load().parse(Document("d", text, blocks=(Block(0, len(text), "body"),)))
    lemmas = {t.lower: t.lemma for t in sentence.tokens}
    assert {lemmas[w] for w in ("rebels", "had", "struck", "convoys", "were", "meeting")} == {
        "rebel", "have", "strike", "convoy", "be", "meet",
    }  # fmt: skip
