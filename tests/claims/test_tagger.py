from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.claims import cues, forms, tagger, tagging, trained
from foedus.errors import DataError
from foedus.parsing import load
from foedus.records import Block, Document, Sentence

TEXT = "The minister said on Friday that rebels had shelled the port. They fled. Kenya will not sign, officials added."


def parsed(text: str = TEXT) -> tuple[Sentence, ...]:
    blocks = tuple(Block(m.start(), m.end(), "body") for m in re.finditer(r"[^\n]+", text))
    return load().parse(Document("d", text, blocks=blocks))


def asked(text: str = TEXT) -> list[trained.Candidates]:
    return [trained.Candidates(s, cues.load()) for s in parsed(text)]


def told(given: list[trained.Candidates]) -> np.ndarray:
    model = trained.load()
    return trained.tell(given, model.forms.rows([c.sentence for c in given]), model)


def empty() -> dict[str, np.ndarray]:
    return {name: np.zeros(shape, dtype=np.float16) for name, shape in tagger.SHAPES.items()}


@pytest.mark.parametrize("name", sorted(tagger.SHAPES))
def test_missing_or_misshapen_weights_are_refused(name: str) -> None:
    arrays = empty()
    with pytest.raises(DataError, match=name):
        tagger.Tagger({**arrays, name: np.zeros((2, 2, 2, 2))})
    del arrays[name]
    with pytest.raises(DataError, match=name):
        tagger.Tagger(arrays)


def test_a_sentence_is_told_the_same_beside_others_and_alone() -> None:
    together = told(asked())
    alone = np.concatenate([told([c]) for c in asked()])
    assert together.shape == (sum(len(s.tokens) for s in parsed()), tagger.TOLD)
    np.testing.assert_array_equal(together, alone)


def test_nothing_is_told_of_nothing() -> None:
    assert told([]).shape == (0, tagger.TOLD)


def test_a_telling_verb_is_likelier_a_cue_than_what_it_tells() -> None:
    (one, *_) = parsed()
    found = told(asked()[:1])
    at = {t.text: t.i for t in one.tokens}
    assert found[at["said"], tagger.CUE] > 0 > found[at["shelled"], tagger.CUE]
    assert found[at["minister"], tagger.SOURCE] > 0 < found[at["rebels"], tagger.CONTENT]


def test_words_beside_stay_within_their_sentence() -> None:
    sentences = parsed()
    found = tagging.beside(sentences)
    first = 1
    for sentence in sentences:
        rows = range(first, first + len(sentence.tokens))
        for way in found:
            assert all(row == 0 or row in rows for row in way[rows.start - 1 : rows.stop - 1])
        assert found.before[rows[0] - 1] == found.after[rows[-1] - 1] == 0
        first = rows.stop


@given(
    st.lists(st.sampled_from(TEXT.split()), min_size=1, max_size=12).map(" ".join),
)
def test_each_word_has_its_place(text: str) -> None:
    for candidates in asked(text):
        codes = candidates.places.codes
        assert len(codes) == len(candidates.sentence.tokens)
        assert "b0" in tagging.features(codes[0], "-")[-1]
        assert tagging.features(codes[-1], "-")[-1].endswith("0")


@given(st.integers(0, int(np.prod(tagging.CODED)) - 1), st.sampled_from(["-", "say/clause"]))
def test_a_place_is_the_sum_of_its_features(code: int, rule: str) -> None:
    network = trained.load().tagger
    table, of = network._places, network._of
    expected = sum(of(feature) for feature in tagging.features(code, rule))
    np.testing.assert_array_equal(table[code] + of(tagging.ruled(rule)) - of(tagging.ruled("-")), expected)


def test_forms_are_forgotten_when_they_are_too_many() -> None:
    model = trained.load()
    few = forms.Forms(5)
    short = forms.Told(few, model.describe)
    for _ in range(2):
        for sentence in parsed():
            rows, own = model.forms.rows([sentence]), few.rows([sentence])
            for remembered, anew in zip(model.told.arrays(), short.arrays(), strict=True):
                np.testing.assert_array_equal(anew[own], remembered[rows])


def test_the_forms_of_a_document_are_numbered_once() -> None:
    some, sentences = forms.Forms(100), parsed()
    assert some.rows(sentences) is some.rows(sentences)
    np.testing.assert_array_equal(some.rows(list(sentences)), some.rows(sentences))
