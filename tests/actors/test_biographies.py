"""Obituaries and profiles: whom "he" means."""

import pytest
from actorcases import at, codes

LIFE = (
    "Josip Broz Tito, President of Yugoslavia, who died yesterday aged 87, broke with Stalin in 1948. "
    "In 1955 Khrushchev flew to Belgrade and apologised to him. He condemned the invasion of Czechoslovakia in 1968."
)
NEWS = "President Tito met Khrushchev in Belgrade. Khrushchev apologised. He condemned Stalin."


@pytest.mark.parametrize(("text", "word", "code"), [(LIFE, "him", "YUG"), (LIFE, "He", "YUG"), (NEWS, "He", "SUN")])
def test_whose_life_is_told(text, word, code):
    assert codes(at(text, word)) == [code]
