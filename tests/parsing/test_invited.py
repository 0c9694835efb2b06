"""The sentence that opens a communiqué, with host and guest."""

import pytest

from foedus.parsing import load
from foedus.records import Block, Document


def _hung(text):
    (sentence,) = load().parse(Document("d", text, blocks=(Block(0, len(text), "body"),)))
    return {t.text: (t.dep, sentence.tokens[t.head].text) for t in sentence.tokens}


@pytest.mark.parametrize(
    ("host", "guest"),
    [
        ("the President of Chad H.E. Mr. Jo Berg", "the Premier of Peru H.E. Ms. Ana Soto"),
        ("the President of Chad, Jo Berg", "the Premier of Peru, Ana Soto,"),
        (
            "the President of Chad, His Excellency Mr. Jo Berg",
            "the Premier of the Republic of Peru, H.E. Dr. Ana Soto,",
        ),
    ],
)
def test_each_has_his_own_office(host, guest):
    hung = _hung(f"At the invitation of {host}, {guest} paid an official visit to Chad from 3 to 9 May 2017.")
    assert hung["President"] == ("pobj", "of")
    assert hung["Berg"] == ("appos", "President")
    assert hung["Premier"] == ("nsubj", "paid")
    assert hung["Soto"] == ("appos", "Premier")
    assert hung["paid"] == ("ROOT", "paid")


def test_a_plain_one_stays():
    hung = _hung("At the invitation of Chad, the envoys who had met the king visited Peru.")
    assert hung["envoys"] == ("nsubj", "visited")


def test_offices_may_stand_behind_the_names():
    hung = _hung("At the invitation of H.E. Jo Berg, President of Chad, H.E. Ana Soto, Premier of Peru, paid a visit.")
    assert (hung["Soto"], hung["Premier"]) == (("nsubj", "paid"), ("appos", "Soto"))
