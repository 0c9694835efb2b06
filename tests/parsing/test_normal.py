"""Text made plain for the parser, with the way back to its own offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.parsing.normal import normal


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Seoul’s “offer”", 'Seoul\'s "offer"'),
        ("non‑aggression", "non-aggression"),
        ("a\u00a0b\tc\nd", "a b c d"),
        ("coop\u00aderation", "cooperation"),
        ("\ufeffKyiv\u200b", "Kyiv"),
        ("São Tomé", "São Tomé"),
        ("Co-operation after the cease-fire", "Cooperation after the ceasefire"),
        ("machine-gunned and re-opened", "machinegunned and reopened"),
        ("a re-run of the one-on-one co-pilot", "a re-run of the one-on-one co-pilot"),
    ],
)
def test_plain(text, plain):
    assert normal(text)[0] == plain


@given(st.text(alphabet=st.sampled_from("ab “”’\u00ad\u200b\ufeff\n\t—é"), max_size=60))
def test_every_character_finds_its_way_back(text):
    plain, back = normal(text)
    if back is None:
        assert len(plain) == len(text)
        return
    assert len(back) == len(plain) + 1
    assert back == sorted(set(back))
    assert back[-1] == len(text)
    for character, at in zip(plain, back, strict=False):
        assert normal(text[at])[0] == character


@given(st.text(max_size=60))
def test_plain_text_stays_as_it_is(text):
    plain, _ = normal(text)
    assert normal(plain) == (plain, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I met @JoBerg in Oslo", "I met Jo Berg in Oslo"),
        ("#Norway acts; write to jo@norway.no", "Norway acts; write to jo@norway.no"),
        ("#StandWithNorway", "#StandWithNorway"),
        ("against 🇳🇴.", "against Norway."),
        ("Jo Berg 🇳🇴 met", "Jo Berg 🇳🇴 met"),
    ],
)
def test_names_that_posts_tag_are_names(text, expected):
    clean, back = normal(text)
    assert clean == expected
    if back is not None:
        assert len(back) == len(clean) + 1
        assert back == sorted(back)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("The Govt. re-\njected the con-\nference", "The Govt rejected the conference"),
        ("demanded the evacu- ation and pro-\n   tested", "demanded the evacuation and protested"),
        ("a Soviet-\nbacked, anti-\ngovernment army", "a Soviet-backed, anti-government army"),
        ("Mr. Molo-\ntov spoke", "Mr. Molotov spoke"),
        ("the Ger-\nman army", "the German army"),
        ("short- and long-range, short- term", "short- and long-range, short- term"),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_put_together(text, plain):
    words = {"rejected", "conference", "evacuation", "protested", "backed", "government", "short", "term", "man"}
    assert normal(text, words.__contains__)[0] == plain
