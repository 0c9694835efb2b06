from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus import weights
from foedus.claims import slant_model
from foedus.claims.slant_features import chance_of, gathered
from foedus.errors import DataError, FoedusError

SCORES = st.lists(st.floats(-40, 40), max_size=12)


@pytest.fixture
def package_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands for the package's, and the file of weights in it."""
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(weights, "files", lambda _: tmp_path)
    return tmp_path / "data" / slant_model.WEIGHTS


@pytest.mark.parametrize("content", [None, b"", b"no archive"])
def test_a_missing_or_damaged_file_is_refused(package_of: Path, content: bytes | None) -> None:
    if content is not None:
        package_of.write_bytes(content)
    with pytest.raises(FoedusError, match="train_slant"):
        slant_model.load.__wrapped__()


def test_an_older_files_arrays_are_refused(package_of: Path) -> None:
    np.savez(package_of, sentence=np.zeros((2, 4)))
    with pytest.raises(DataError, match="train_slant"):
        slant_model.load.__wrapped__()


def test_pieces_that_are_no_text_are_refused(package_of: Path) -> None:
    arrays = {name: np.zeros(1) for name in slant_model.ARRAYS}
    np.savez(package_of, vocabulary=np.frombuffer(b"\xff\xfe\xff", np.uint8), **arrays)
    with pytest.raises(DataError, match="no text"):
        slant_model.load.__wrapped__()


def test_arrays_of_another_shape_are_refused() -> None:
    arrays = {name: np.zeros((3, 3), np.float32) for name in slant_model.ARRAYS}
    with pytest.raises(DataError, match="of shape"):
        slant_model.Model(arrays, ["[UNK]"])


def come_to(scores: Sequence[float]) -> list[float]:
    """What the words of one sentence, with these scores, come to."""
    chances = np.array([chance_of(score) for score in scores]).reshape(-1, 3)
    (found,) = gathered(chances, np.array([len(scores)])).tolist()
    return found


@given(SCORES, st.floats(-40, 40))
def test_a_likelier_word_makes_loaded_wording_likelier(scores: list[float], more: float) -> None:
    strongest, some, *_ = come_to(scores)
    strongest_after, some_after, *_ = come_to([*scores, more])
    assert strongest_after >= max(strongest, more)
    assert some_after >= some >= 0


@given(SCORES)
def test_the_order_of_words_makes_no_difference(scores: list[float]) -> None:
    assert come_to(scores) == pytest.approx(come_to(sorted(scores)))


@given(st.lists(SCORES, max_size=4))
def test_sentences_are_gathered_the_same_beside_others_and_alone(scores: list[list[float]]) -> None:
    chances = np.array([chance_of(score) for own in scores for score in own]).reshape(-1, 3)
    together = gathered(chances, np.array([len(own) for own in scores], dtype=np.int64))
    assert together.tolist() == [come_to(own) for own in scores]
