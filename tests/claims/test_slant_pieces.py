from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.claims.slant_pieces import UNKNOWN, cut

PIECES = [UNKNOWN, "dis", "##grace", "##ful", "disgrace", "-", "cafe", "##s", "a", "##b"]
VOCABULARY = {piece: n for n, piece in enumerate(PIECES)}


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("disgrace", ["disgrace"]),
        ("Disgraceful", ["disgrace", "##ful"]),
        ("cafés", ["cafe", "##s"]),
        ("dis-a", ["dis", "-", "a"]),
        ("zebra", [UNKNOWN]),
        ("ab-disc", ["a", "##b", "-", UNKNOWN]),
        ("", []),
    ],
)
def test_a_word_is_cut_into_the_longest_pieces_known(word: str, pieces: list[str]) -> None:
    assert [PIECES[n] for n in cut(word, VOCABULARY)] == pieces


@given(st.text(alphabet="abdisgrace-", max_size=12))
def test_known_pieces_spell_the_word(word: str) -> None:
    pieces = [PIECES[n] for n in cut(word, VOCABULARY)]
    assert UNKNOWN in pieces or "".join(p.removeprefix("##") for p in pieces) == word
