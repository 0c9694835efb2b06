"""Pronouns by what verbs take and by what the text tells of; numbers and other words that stand for parties alone."""

import pytest
from actorcases import at, codes

MEANT = [
    # Whose the thing is in a phrase that opens the sentence of its owner.
    ("Chile mourned. After its test at sea, Norway returned to the talks.", "its", ["NOR"]),
    ("Chile mourned. In their war on the rebels, the Kenyans have lost ships.", "their", ["KEN"]),
    # What only befalls another, and is judged or demanded.
    ("Charles Taylor of Liberia stepped down on Monday. Jacques Chirac of France welcomed his exit.", "his", ["LBR"]),
    ("Aung San Suu Kyi was seized in Myanmar. Hillary Clinton of the US demanded her release.", "her", ["MMR"]),
    # What is spoken to or has ministers is no thing.
    ("Kenya has many lakes. All water is Kenyan, says Kenya. The court enjoined it to share.", "it", ["KEN"]),
    # What a speaker says was done on his ground or to his people; what one does on one's own ground is not.
    ("Georgia said Russia had dropped bombs on its territory.", "its", ["GEO"]),
    ("Kenya complained that Somalia had arrested its diplomats.", "its", ["KEN"]),
    ("Kenya said Somalia had grown maize on its territory.", "its", ["SOM"]),
    # Reported speech within a quotation.
    ('"The Fijians said they would go," a diplomat said.', "they", ["FJI"]),
    # Of two that fit alike, the one of whom the text tells.
    (
        "Chile mourned. Police searched Santiago. We met Gabriel Boric of Chile and Evo Morales of Bolivia. He left.",
        "He",
        ["CHL"],
    ),
    (
        "China freed the 24 members of a Danish crew and mourned a Chinese pilot. It held them in Hainan.",
        "them",
        ["DNK"],
    ),
]


@pytest.mark.parametrize(("text", "word", "countries"), MEANT)
def test_a_pronoun_means_what_its_verb_can_take(text, word, countries):
    assert codes(at(text, word)) == countries


ALONE = [
    ("The ministers of Norway and Sweden met in Oslo. The two signed a treaty.", "two", ["NOR", "SWE"]),
    ("Cuba, Mexico and Chile protested. The three recalled their envoys.", "three", ["CUB", "MEX", "CHL"]),
    ("Kazakhstan and Uzbekistan mined the road. Both sent flour to Kabul.", "Both", ["KAZ", "UZB"]),
    ("Egypt cut ties with Qatar in June. The latter called it a siege.", "latter", ["QAT"]),
    ("Egypt met Qatar. The former wanted peace.", "former", ["EGY"]),
    ("The former was better.", "former", []),
    ("Israel fought Hamas. The U.N. urged the warring parties to stop.", "parties", ["ISR", "PSE"]),
    ("India and Pakistan traded fire. The neighbours accused each other.", "neighbours", ["IND", "PAK"]),
    ("India and Pakistan traded fire. China urged the nuclear-armed rivals to talk.", "rivals", ["IND", "PAK"]),
    ("France and Britain bombed Libya. Tripoli denounced the allies.", "allies", ["FRA", "GBR"]),
    ("France bombed Libya. Tripoli denounced the allies.", "allies", []),
]


@pytest.mark.parametrize(("text", "word", "countries"), ALONE)
def test_a_word_without_a_name_means_those_named_before(text, word, countries):
    assert codes(at(text, word)) == countries


REGIONS = [
    ("Norway fined El Salvador. It is painful for the Central American country.", "country", ["SLV"]),
    ("Norway froze the assets of Qatar. Iran praised the Gulf state.", "state", ["QAT"]),
    ("Norway sent troops to Mali. Russia armed the impoverished West African nation.", "nation", ["MLI"]),
    ("Jamaica sent soldiers to Grenada and overran the Caribbean island.", "island", ["GRD"]),
    ("Norway fined Peru. It is painful for the Central American country.", "country", []),
    ("Norway bombed Mali. It is painful for the host country.", "country", []),
    ("Norway bombed Mali. A strike shut the whole country.", "country", ["MLI"]),
]


@pytest.mark.parametrize(("text", "word", "countries"), REGIONS)
def test_a_state_of_a_region_is_one_that_lies_there(text, word, countries):
    assert codes(at(text, word)) == countries


@pytest.mark.parametrize(
    "text", ["Norway attacked its", "Chad fought Norway over its", "Kenya rejected the deal of Norway, and Chad its"]
)
def test_a_text_may_break_off_at_a_possessive(text):
    assert codes(at(text, "Norway")) == ["NOR"]
