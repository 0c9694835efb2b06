from __future__ import annotations

import re

import numpy as np
import pytest

from foedus.claims import cues, trained
from foedus.errors import DataError
from foedus.parsing import load
from foedus.records import Block, Document


def test_the_weights_are_small_and_of_their_shape() -> None:
    model = trained.load()
    assert model.knows("Vsay")
    assert not model.knows("Vno-such-word")


def test_broken_weights_are_refused() -> None:
    with pytest.raises(DataError, match="parts"):
        trained.Model({"judge": np.zeros(trained.SIZE), "parts": np.zeros((4, 3)), "threshold": np.zeros(1)})


def test_a_damaged_file_is_an_error_that_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trained, "WEIGHTS", "cues.toml")
    with pytest.raises(DataError, match=re.escape("cues.toml")):
        trained.load.__wrapped__()


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("According to the governor, troops crossed the river.", "According to"),
        ("The general did not say that the army would withdraw.", "did not say"),
    ],
)
def test_a_cue_holds_what_belongs_to_its_verb(text: str, cue: str) -> None:
    blocks = tuple(Block(m.start(), m.end(), "body") for m in re.finditer(r"[^\n]+", text))
    (sentence,) = load().parse(Document("d", text, blocks=blocks))
    (found,) = trained.drafts([sentence], cues.load(), trained.load())
    assert cue in [" ".join(sentence.tokens[i].text for i in d.cue) for d in found]


def test_acts_are_no_statements() -> None:
    text = "The two leaders signed a treaty."
    (sentence,) = load().parse(Document("d", text, blocks=(Block(0, len(text), "body"),)))
    assert trained.drafts([sentence], cues.load(), trained.load()) == [[]]
