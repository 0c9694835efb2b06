"""Sentences cut around what is marked in them."""

from hypothesis import given
from hypothesis import strategies as st

from foedus.web.excerpts import excerpt

TEXTS = st.text(alphabet=st.sampled_from("ab \n\té“x\u202e\ud800"), max_size=900)


@st.composite
def marked(draw):
    """A text and some spans of it, in order and apart."""
    text = draw(TEXTS)
    cuts = sorted(set(draw(st.lists(st.integers(0, len(text)), max_size=8))))
    return text, [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b]


def words(text):
    return text.split()


@given(marked(), st.integers(20, 300))
def test_pieces_are_the_text_or_a_part_of_it(given_text, most):
    text, hits = given_text
    pieces = excerpt(text, hits, most)
    told = "".join(piece.text for piece in pieces)
    assert len(told) <= most + 6
    if len(text) <= most:
        cleaned = "".join("\ufffd" if c in "\u202e\ud800" else c for c in text)
        assert words(told) == words(cleaned)
        assert sum(piece.hit for piece in pieces) <= len(hits)


def test_a_long_sentence_is_cut_around_its_hit():
    text = "word " * 200 + "the canal was closed " + "word " * 200
    start = text.index("canal")
    pieces = excerpt(text, [(start, start + 5)], 120)
    assert [piece.text for piece in pieces if piece.hit] == ["canal"]
    assert pieces[0].text.startswith("… ")
    assert pieces[-1].text.endswith("…")


def test_a_hit_at_the_start_keeps_the_start():
    pieces = excerpt("Canal traffic stopped. " * 40, [(0, 5)], 100)
    assert pieces[0].hit
    assert pieces[0].text == "Canal"
