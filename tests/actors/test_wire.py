"""Single sentences as wires write them: who is who in them."""

import pytest
from actorcases import at, codes, read

CASES = [
    ("Bolivian President Evo Morales expelled the U.S. ambassador, accusing him of spying.", {"him": "USA"}),
    (
        "Ethnic Hutu gunmen killed at least 30 Tutsi civilians in western Burundi, aid workers said.",
        {"gunmen": "BDI", "civilians": "BDI"},
    ),
    (
        "Greek Cypriot police detained a Turkish Cypriot journalist at a checkpoint.",
        {"police": "CYP", "journalist": "CYP"},
    ),
    (
        "Members of the Basque separatist group ETA were arrested by French gendarmes.",
        {"Members": "ESP", "gendarmes": "FRA"},
    ),
    ("Angola's UNITA rebels shot down a Russian cargo plane.", {"rebels": "AGO", "plane": "RUS"}),
    (
        "South Korean riot police fired tear gas at students protesting against U.S. troops.",
        {"students": "KOR", "troops": "USA"},
    ),
    (
        "Czech Foreign Minister Jiri Dienstbier and his Polish counterpart Krzysztof Skubiszewski met.",
        {"counterpart": "POL"},
    ),
    ("Three East Timorese rebels called for a truce.", {"rebels": "TLS"}),
    ("Chechen fighters ambushed a Russian convoy south of Grozny.", {"fighters": "RUS", "convoy": "RUS"}),
    ("The World Health Organization sent doctors to Zaire.", {"Organization": "IGO"}),
    ("Thai authorities repatriated 200 Hmong refugees to Laos.", {"authorities": "THA"}),
    ("Zimbabwe's High Court ordered the police to release two men.", {"Court": "ZWE", "police": "ZWE"}),
    (
        "The Nicaraguan government and the U.S.-backed Contras agreed to a truce.",
        {"government": "NIC", "Contras": "NIC"},
    ),
    ("Sierra Leone's military junta ordered Nigerian peacekeepers to leave.", {"junta": "SLE", "peacekeepers": "NGA"}),
    ("A Belgian court convicted four Rwandans of war crimes.", {"court": "BEL", "Rwandans": "RWA"}),
    ("Lithuania asked NATO for air defence systems, its defence ministry said.", {"ministry": "LTU"}),
    ("Paraguay's Congress impeached the president, prompting Argentina to withdraw its envoy.", {"its": "ARG"}),
    ("Burkina Faso's junta expelled three French diplomats, accusing them of subversion.", {"them": "FRA"}),
    (
        "In Yemen, Houthi fighters shelled a Saudi post, and the kingdom's air force struck back.",
        {"kingdom": "SAU", "force": "SAU"},
    ),
    ("Turkish warplanes bombed camps in Iraq; Baghdad protested against what it called an attack.", {"it": "IRQ"}),
    ("Bangladesh asked Myanmar to take back refugees, but Naypyidaw said it was not ready.", {"it": "MMR"}),
    ("Libyan leader Muammar Gaddafi vowed that his forces would fight on.", {"his": "LBY", "forces": "LBY"}),
    ("Some 300 Cuban refugees stormed the Peruvian embassy in Havana.", {"refugees": "CUB", "embassy": "PER"}),
    ("Lebanese Christian militiamen kidnapped four Iranian diplomats.", {"militiamen": "LBN", "diplomats": "IRN"}),
    ("Malaysia's opposition accused the premier of jailing its leader, Anwar Ibrahim.", {"leader": "MYS"}),
    ("Armenian soldiers killed an Azerbaijani officer, Baku's defence ministry said.", {"ministry": "AZE"}),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_is_who(text, expected):
    assert {word: codes(at(text, word)) for word in expected} == {word: [code] for word, code in expected.items()}


@pytest.mark.parametrize("text", [text for text, _ in CASES[:8]])
def test_keys_name_heads_inside_their_phrase(text):
    document, sentences, mentions = read(text)
    for (sentence, head), mention in mentions.items():
        assert (mention.sentence, mention.head) == (sentence, head)
        assert 0 <= mention.first < mention.last <= len(sentences[sentence].tokens)
        for actor in mention.actors:
            assert document.text[actor.start : actor.end] == actor.text
            assert actor.name


def test_the_same_text_gives_the_same_mentions():
    text = "Peru and Ecuador clashed. Both sides claimed victory, and their leaders met in Brasilia."
    first = read(text)[2]
    read.cache_clear()
    assert dict(read(text)[2]) == dict(first)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("King Husayn called for a ceasefire in Lebanon.", "JOR"),
        ("President Berg of Norway condemned Sweden.", "NOR"),
        ("President Berg condemned Israel.", None),
    ],
)
def test_a_president_is_not_of_the_state_that_he_condemns(text, code):
    subject = "Husayn" if "Husayn" in text else "Berg"
    assert codes(at(text, subject, published="1976-08-21")) == ([code] if code else [None])
