"""The typer: shares of types that add up, whatever the words, and the same for the same grammar."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.coding.surroundings import SLOTS, Surroundings
from foedus.coding.typer import TEXT, FirstLayer, Typed, TyperModel, inputs, load, model_of, typed
from foedus.coding.vectors import WIDE
from foedus.coding.voice import voice
from foedus.errors import DataError
from foedus.records import EVENT_TYPES

_slot = st.none() | st.text(max_size=6) | st.sampled_from(["attack", "talk", "sign", "treaty", "the"])
_flag = st.sampled_from(["dep=ROOT", "pos=VERB", "pos=NOUN", "kid=neg", "no such flag"])


@pytest.fixture(scope="module")
def layer():
    """A first layer that has seen words already."""
    return FirstLayer(load())


@pytest.fixture(scope="module")
def types(parse):
    """What each word of a text's first sentence is typed as, by the word."""

    def told(text):
        sentences, mentions = parse(text)
        found = typed(sentences, mentions, voice(sentences, mentions))[0]
        return {sentences[0].tokens[i].text: t for i, t in found.items()}

    return told


@pytest.mark.parametrize(
    ("text", "word", "form"),
    [
        ("Norwegian jets pounded rebel positions in Chad.", "pounded", "ASSAULT"),
        ("Norway berated Chad for the raid.", "berated", "ACCUSE"),
        ("Norway begged Chad to free the crew.", "begged", "REQUEST"),
    ],
)
def test_types_by_what_stands_around(types, text, word, form):
    assert types(text)[word].first == form


def test_shares_add_up(types):
    for told in types("Norway said that talks with Chad on the border would begin after the harvest.").values():
        assert sum(told.shares) + told.none == pytest.approx(1, abs=1e-4)
        assert told.of(told.first) == max(told.shares)


def test_no_types_where_nobody_is_named(types):
    assert types("The jets pounded the hills.") == {}


def test_no_words_no_types():
    assert typed((), {}, voice((), {})) == []


@given(st.lists(st.text(max_size=12) | st.none(), min_size=len(SLOTS), max_size=len(SLOTS)), st.lists(st.text()))
def test_any_surroundings_have_an_input(slots, flags):
    found = inputs([Surroundings(tuple(slots), tuple(flags[:2]), flags[2:])], [None], {"a": 0, "b": 1})
    assert found.shape == (1, (len(SLOTS) + 1) * WIDE + 2 + TEXT)
    assert np.isfinite(found).all()


def test_layers_that_do_not_fit_are_an_error():
    arrays = {
        "flags": np.frombuffer(b"a\nb", np.uint8),
        "first": np.zeros((3, 2)),
        "first_bias": np.zeros(2),
        "second": np.zeros((2, 17)),
        "second_bias": np.zeros(17),
    }
    with pytest.raises(DataError):
        model_of(arrays)


def test_a_model_gives_the_likelier_the_larger_share():
    ahead = TyperModel({}, np.eye(2, dtype=np.float32), np.zeros(2), np.eye(2, dtype=np.float32), np.zeros(2))
    (shares,) = ahead.shares(np.array([[2.0, 1.0]], dtype=np.float32))
    assert shares[0] / shares[1] == pytest.approx(math.e, rel=1e-5)


def test_the_likeliest_type_is_first():
    told = Typed(tuple(0.3 if t == "AID" else 0.01 for t in EVENT_TYPES), 0.55)
    assert told.first == "AID"
    assert told.of("AID") == 0.3


def test_the_model_is_sane():
    model = load()
    assert all(np.isfinite(a).all() for a in (model.first, model.second))


@given(
    st.lists(
        st.tuples(
            st.lists(_slot, min_size=len(SLOTS), max_size=len(SLOTS)),
            st.lists(_flag, max_size=5, unique=True),
            st.lists(st.sampled_from(["attack", "sign", "ball", "zzz"]), max_size=3),
        ),
        min_size=1,
        max_size=4,
    ),
    st.none() | st.floats(0, 1),
)
def test_sums_are_the_first_layer_of_the_inputs(layer, words, public):
    model = load()
    seen = [Surroundings(tuple(slots), tuple(flags[:2]), flags[2:], tuple(some)) for slots, flags, some in words]
    wanted = model.shares(inputs(seen, [public] * len(seen), model.flags))
    assert model.of_hidden(layer.sums(seen, [public] * len(seen))) == pytest.approx(wanted, abs=1e-5)


def test_a_words_sums_do_not_hang_on_what_was_seen_before(layer):
    seen = Surroundings(("attack", *[None] * (len(SLOTS) - 2), "talk"), ("dep=ROOT",), ["pos=VERB"], ("attack", "talk"))
    other = Surroundings(("sign", *[None] * (len(SLOTS) - 2), "attack"), (), (), ("sign", "attack", "treaty"))
    alone = FirstLayer(load()).sums([seen], [0.3])[0]
    assert (layer.sums([other, seen], [None, 0.3])[1] == alone).all()
