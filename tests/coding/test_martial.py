"""Reports from a war, whose words are those of sport: what they tell is coded."""

import pytest

import foedus
from foedus.actors import find_mentions
from foedus.coding.martial import martial
from foedus.parsing import load
from foedus.reading import read_text

FRONT = (
    "Norwegian troops entered Umea and are advancing on Lulea. South of Kalix the army captured the high ground. "
    "A Swedish counter-attack was repulsed with heavy losses. "
    "Norwegian heavy bombers attacked oil refineries in Sweden. "
    "Light naval forces engaged a convoy off the coast."
)
MATCH = (
    "Norway attacked from the start. The visitors captured the lead after ten minutes. A late assault was repulsed. "
    "The coach praised his forwards. The crowd cheered."
)


def _martial(text, title):
    document = read_text(text, title=title)
    sentences = load().parse(document)
    return martial(document, sentences, find_mentions(document, sentences))


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        (FRONT, "Communique No. 12", True),
        (FRONT, "General Staff: operational update", True),
        ("Headquarters, Northern Command. War bulletin\n\n" + FRONT, None, True),
        (FRONT, "Timeline of the northern war", True),
        (FRONT, "A walk in the hills", False),
        (MATCH, "Communique No. 12", False),
    ],
)
def test_which_texts_are_reports_from_a_war(text, title, expected):
    assert _martial(text, title) is expected


def test_what_a_communique_tells_is_coded():
    found = foedus.read(FRONT, title="Communique No. 12", date="1944-08-03").events
    assert {"entered", "advancing on", "captured", "attacked", "engaged"} <= {e.trigger for e in found}
    assert {e.type for e in found} == {"ASSAULT"}
