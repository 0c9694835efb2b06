from __future__ import annotations

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


@given(SCORES, st.floats(-40, 40))
def test_a_likelier_word_makes_loaded_wording_likelier(scores: list[float], more: float) -> None:
    strongest, some, *_ = gathered([chance_of(s) for s in scores])
    strongest_after, some_after, *_ = gathered([chance_of(s) for s in (*scores, more)])
    assert strongest_after >= max(strongest, more)
    assert some_after >= some >= 0


@given(SCORES)
def test_the_order_of_words_makes_no_difference(scores: list[float]) -> None:
    assert gathered([chance_of(s) for s in scores]) == pytest.approx(gathered([chance_of(s) for s in sorted(scores)]))
