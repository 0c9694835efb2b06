"""Documents to parsed sentences whose offsets point into the text as it is."""

import pytest

from foedus.errors import ParserError
from foedus.parsing import Parser, load
from foedus.records import Block, Document

TEXT = "Headline here\n\nSeoul’s envoy met “senior” of\u00adficials in Oslo.  Talks went on.\n\nThen they left."
BODY = TEXT.index("Seoul")


def _document(text, *blocks):
    return Document("d", text, blocks=tuple(Block(a, b, k) for a, b, k in blocks) or (Block(0, len(text), "body"),))


@pytest.fixture(scope="module")
def sentences():
    second = TEXT.index("Then")
    blocks = [(0, 13, "title"), (BODY, second - 2, "body"), (second, len(TEXT), "body")]
    return load().parse(_document(TEXT, *blocks))


def test_only_the_body_is_parsed(sentences):
    assert [s.text for s in sentences] == [TEXT[BODY : TEXT.index("  Talks")], "Talks went on.", "Then they left."]
    assert [s.index for s in sentences] == [0, 1, 2]
    assert [s.paragraph for s in sentences] == [0, 0, 1]


def test_offsets_point_into_the_text_as_it_is(sentences):
    for sentence in sentences:
        assert sentence.text == TEXT[sentence.start : sentence.end]
        for token in sentence.tokens:
            assert sentence.start <= token.start < token.end <= sentence.end
    words = {t.text: TEXT[t.start : t.end] for t in sentences[0].tokens}
    assert words["officials"] == "of\u00adficials"
    assert words["'s"] == "’s"


def test_heads_and_children_agree(sentences):
    for sentence in sentences:
        assert [t.i for t in sentence.tokens] == list(range(len(sentence.tokens)))
        for token in sentence.tokens:
            assert token.head == token.i or token.i in sentence.children[token.head]
        assert sum(map(len, sentence.children)) == sum(t.head != t.i for t in sentence.tokens)


def test_a_tree_can_be_walked(sentences):
    sentence = sentences[0]
    met = next(t for t in sentence.tokens if t.text == "met")
    [envoy] = sentence.kids(met.i, "nsubj")
    assert envoy.text == "envoy"
    assert [sentence.tokens[i].text for i in sentence.subtree(envoy.i)] == ["Seoul", "'s", "envoy"]
    assert next(sentence.ancestors(envoy.i)) == met


def test_what_is_parsed_beside_it_changes_nothing():
    one = "Chile thanked Peru."
    alone = load().parse(_document(one))
    load().parse(_document("Something quite different was said at length by somebody else. " * 40))
    assert load().parse(_document(one)) == alone


def test_documents_parsed_together_are_as_parsed_alone():
    texts = ["Chile thanked Peru. Peru, it said, was pleased.", "", "The envoy left \u200b in May; " * 30, "Rain."]
    documents = [_document(text) for text in (*texts, "Chad freed ten men. " * 150, texts[0])]
    assert load().parse_all(documents) == [load().parse(d) for d in documents]


def test_more_sentences_than_a_batch():
    text = "Chile thanked Peru. " * 300
    sentences = load().parse(_document(text))
    assert [s.index for s in sentences] == list(range(300))
    assert len({tuple(t.dep for t in s.tokens) for s in sentences}) == 1


@pytest.mark.parametrize("text", ["", " \n ", "\u200b\u200b", "\u00ad"])
def test_nothing_to_parse(text):
    assert load().parse(_document(text)) == ()


def test_the_parser_is_loaded_once():
    assert load() is load()


@pytest.mark.parametrize("pipeline", ["no_such_pipeline", "/nowhere/at/all"])
def test_a_pipeline_that_is_not_there(pipeline):
    with pytest.raises(ParserError, match=pipeline):
        Parser(pipeline)
