"""Who is declared persona non grata is the object of it, the Latin what he is called."""

import pytest

from foedus.parsing import load
from foedus.records import Block, Document


def _hung(text):
    (sentence,) = load().parse(Document("d", text, blocks=(Block(0, len(text), "body"),)))
    return {t.text: (t.dep, sentence.tokens[t.head].text) for t in sentence.tokens}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Chad declared a Dutch diplomat persona non grata.", "diplomat"),
        ("Chad declares two Dutch diplomats personae non gratae.", "diplomats"),
        ("Chad declared three Dutch embassy employees persona non grata.", "employees"),
        ("Chad declared the Dutch ambassador to Niger persona non grata on Friday.", "ambassador"),
    ],
)
def test_who_is_unwelcome_is_the_object(text, who):
    hung = _hung(text)
    assert hung[who] == ("dobj", "declares" if "declares" in text else "declared")
    latin = next(w for w in hung if w.startswith("persona"))
    assert hung[latin][0] == "oprd"


def test_who_declares_in_a_passive_is_its_agent():
    hung = _hung("Two Dutch diplomats have been declared persona non grata by Chad.")
    assert hung["by"] == ("agent", "declared")
    assert hung["persona"] == ("oprd", "declared")


def test_other_latin_is_let_be():
    assert _hung("The persona of the minister changed.")["persona"][0] == "nsubj"
