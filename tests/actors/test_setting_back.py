"""Whose a phrase is that names no state: by the text's own country, its title, its dateline, and who speaks."""

import pytest
from actorcases import at, codes, read

SETTINGS = [
    ("Tanks rolled into Lima. Peruvian police sealed the roads. Congress was dissolved.", "Congress", ["PER"]),
    ("The White House asked Congress for funds. The United States will pay.", "Congress", ["USA"]),
    ("Lebanon's interior minister resigned, and the cabinet apologised to the Danes.", "cabinet", ["LBN"]),
    ("Guinean gunships attacked rebels.", "gunships", ["GIN"]),
    ("Her Majesty's Government deplores the coup in Fiji.", "Government", ["GBR"]),
    ("In Beira, Mozambique, police fired on marchers. Killing five, officers fled.", "officers", ["MOZ"]),
    ("Norwegian jets and tanks crossed the border into Sweden.", "tanks", ["NOR"]),
    ("Kenyan President William Ruto met his counterparts from Uganda and Tanzania.", "counterparts", ["UGA", "TZA"]),
    ("French troops led by General Morel attacked the base.", "Morel", ["FRA"]),
    ("Hospitals in Aden filled up.", "Hospitals", ["YEM"]),
    ("Kampala, Gulu and Jinja shut their shops. London wrote. London wrote again. The police sat.", "police", ["UGA"]),
    ("Ghana votes in May, and Ghana is calm. The electoral commission barred a candidate.", "commission", ["GHA"]),
    ("Ghana votes in May, and Ghana is calm. A special task force held nine men.", "force", ["GHA"]),
    ("Ghana votes in May, and Ghana is calm. Soldiers shut four newspapers.", "newspapers", ["GHA"]),
    ("Ghana votes in May, and Ghana is calm. The party leaders met.", "leaders", ["GHA"]),
    ("Ghana votes in May, and Ghana is calm. A grand jury indicted him.", "jury", ["GHA"]),
    ("Ghana votes in May, and Ghana is calm. Two spies were held.", "spies", ["GHA"]),
    ("Ghana votes in May, and Ghana is calm. Opposition political leaders were held.", "leaders", ["GHA"]),
    ("Ghana votes in May, and Ghana is calm. The leaders were held.", "leaders", [None]),
    ("Ghana votes in May, and Ghana is calm. The fleet sailed.", "fleet", [None]),
    ("Israel paid the Palestinian Authority. The Palestinian Authority wrote.", "Authority", ["PSE"]),
    ("The Pope apologised to nuns in Canada.", "Pope", ["VAT"]),
    ("The Coptic pope prayed in Egypt.", "pope", ["EGY"]),
    ("Gunmen stormed into Ghana from Togo and killed twenty people.", "Gunmen", ["TGO"]),
    ("Gunmen stormed into Ghana from Togo and killed twenty people.", "people", ["GHA"]),
    ("Chad is calm, and Chad waits. Iran's navy denied it. A navy spokesman blamed the sea.", "spokesman", ["IRN"]),
    ("Ghana votes in May, and Ghana is calm. Muslim leaders condemned it.", "leaders", ["GHA"]),
    ("Ghana votes in May, and Ghana is calm. The Hague tribunal convicted him.", "tribunal", ["IGO"]),
    ("Oslo counted the ships at the Russian border. Tromso and Bergen slept. The police sat.", "police", ["NOR"]),
    ("Ghana freed an editor on Friday. Activists had marched.", "Activists", ["GHA"]),
    ("Ghana wrote to Togo on Friday. Activists had marched.", "Activists", [None]),
    ("Furious hackers have defaced Ghanaian pages.", "hackers", [None]),
    ("Ghana votes in May, and Ghana is calm. Other prosecutors fled.", "prosecutors", ["GHA"]),
    ("Ghana votes in May, and Ghana is calm. Regional lawmakers met.", "lawmakers", ["GHA"]),
    ("Ghana votes in May, and Ghana is calm. Other governments objected.", "governments", [None]),
    ("Ghana votes in May, and Ghana is calm. Local human rights groups objected.", "groups", ["GHA"]),
    ("Ghana votes in May, and Ghana is calm. Indigenous leaders objected.", "leaders", ["GHA"]),
    ("Ghana votes in May, and Ghana is calm. The new rulers dismissed the judges.", "rulers", ["GHA"]),
    ("Ghana votes in May, and Ghana is calm. The deposed leader was held.", "leader", ["GHA"]),
    ("Ghana votes in May, and Ghana is calm. Rival factions clashed.", "factions", ["GHA"]),
    ("Ghana votes in May, and Ghana is calm. A militant outfit denied it.", "outfit", ["GHA"]),
    ("Ghana votes in May, and Ghana is calm. Political figures were held.", "figures", ["GHA"]),
    ("Ghana votes in May, and Ghana is calm. Migrants drowned.", "Migrants", [None]),
    ("Ghana votes in May, and Ghana is calm. The gang freed the hostages.", "hostages", [None]),
    ("Ghana votes in May, and Ghana is calm. Foreigners were held.", "Foreigners", [None]),
    ("Ghana votes in May, and Ghana is calm. Police broke up student protests.", "student", ["GHA"]),
    ("Ghana votes in May, and Ghana is calm. A militant attack killed ten soldiers.", "militant", ["GHA"]),
    ("Kenya condemned the raid on Gaborone, in which twelve people were murdered.", "people", ["BWA"]),
    ("Kenya wept. Kenya prayed. Ten people were shot in the north of Togo.", "people", ["TGO"]),
    ("Kenya wept. Kenya prayed. Ten people were shot in a Togolese town.", "people", ["TGO"]),
    ("Israel bombed Gaza. Gaza burned. Ramallah was silent in Gaza. The army shut two roads.", "army", ["ISR"]),
    ("An eight-member delegation headed by Kenya's foreign minister left.", "delegation", ["KEN"]),
    ("A seven-member team led by Kenya's foreign minister left.", "team", ["KEN"]),
    ("FARC rebels struck Colombia. Colombia struck back. The UN wrote to both sides.", "sides", ["COL"]),
]


SHARED_BY_SEVERAL = [
    ("The delegates of Poland and of Lithuania signed.", "delegates", ["POL", "LTU"]),
    ("The air forces of the Philippines, Indonesia and Malaysia began patrols.", "forces", ["PHL", "IDN", "MYS"]),
    ("Troops from Ghana and Togo attacked the rebels in Burkina Faso.", "Troops", ["GHA", "TGO"]),
    (
        "Guinea, Liberia and Mali have quarrelled. All three governments condemned it.",
        "governments",
        ["GIN", "LBR", "MLI"],
    ),
]


@pytest.mark.parametrize(("text", "word", "countries"), SHARED_BY_SEVERAL)
def test_a_phrase_of_several_states_is_of_all_of_them(text, word, countries):
    assert codes(at(text, word, "2011-05-01")) == countries


COUNTERPARTS = [
    ("Emmanuel Macron met Angela Merkel in Paris. He agreed with his colleague to wait.", "colleague", ["DEU"]),
    ("Sergei Lavrov met Mike Pompeo in Sochi; he accused his counterpart of lying.", "counterpart", ["USA"]),
    ("Emmanuel Macron received Angela Merkel in Paris. He thanked his guest.", "guest", ["DEU"]),
    ("Emmanuel Macron met Jean-Yves Le Drian in Paris. He accused his colleague of lying.", "colleague", []),
]


@pytest.mark.parametrize(("text", "word", "countries"), COUNTERPARTS)
def test_a_counterpart_is_the_official_of_another_country_named_last(text, word, countries):
    assert [c for c in codes(at(text, word, "2019-05-01")) if c] == countries


@pytest.mark.parametrize(("text", "word", "countries"), SETTINGS)
def test_a_phrase_without_a_state_is_of_the_text_s_own(text, word, countries):
    assert codes(at(text, word, "2011-05-01")) == countries


PRONOUNS = [
    ("Joe Biden thanked Egypt for its mediation.", "its", ["EGY"]),
    ("Oslo praised Chile and Peru for their restraint.", "their", ["CHL", "PER"]),
    ("Israel accused Turkey of spying on its navy.", "its", ["ISR"]),
    ("Peru withdrew its envoy.", "its", ["PER"]),
    ("Ghana's navy boarded two Chinese trawlers and arrested their crews.", "their", ["CHN"]),
]


@pytest.mark.parametrize(("text", "word", "countries"), PRONOUNS)
def test_a_possessive_is_of_whom_the_verb_says(text, word, countries):
    assert codes(at(text, word)) == countries


TITLES = [
    ("Statement by the Minister of Foreign Affairs of Norway on Tonga", ["NOR"]),
    ("Statement by the Foreign Minister", []),
    ("Reply by the Taoiseach", ["IRL"]),
    ("Statement by the High Representative on Belarus", ["IGO"]),
]


@pytest.mark.parametrize(("title", "countries"), TITLES)
def test_we_of_a_statement_is_whom_its_title_names(title, countries):
    _, sentences, mentions = read("We stand with the people of Tonga.", "2022-01-19", None, title)
    assert codes(mentions.get((0, 0))) == countries
    assert sentences[0].tokens[0].text == "We"


@pytest.mark.parametrize("text", ["The pope condemned the raid in Chad.", "Pope urges Chad to free monks"])
def test_the_pope_is_of_the_vatican_wherever_news_plays(text):
    assert codes(at(text, "pope" if "pope" in text else "Pope")) == ["VAT"]


def test_a_dateline_is_a_place_and_no_side():
    mention = at("PRAGUE - Students clubbed the guards in Brno on Friday, and the police looked on.", "PRAGUE")
    assert codes(mention) == []


def test_a_name_in_brackets_tells_two_states_apart():
    assert codes(at("Congo (Brazzaville) thanked Chad.", "Congo", "1999-03-01")) == ["COG"]


PAIRS = [
    # Mediators of a text on two states are none of the two.
    (
        "Peru's navy sailed. Ecuador's navy sailed. In Lima it rained. In Quito it snowed. "
        "President Alejandro Toledo of Peru flew in. President Lucio Gutierrez of Ecuador drove. "
        "With Luiz Inacio Lula da Silva and Ricardo Lagos applauding, the pair signed a treaty.",
        "pair",
        ["PER", "ECU"],
    ),
    # Who acts in another clause of the sentence is one of those acted on.
    ("Morocco and Algeria said yes on Tuesday, and Spain expressed its gratitude to both.", "both", ["MAR", "DZA"]),
]


@pytest.mark.parametrize(("text", "word", "countries"), PAIRS)
def test_a_pair_is_the_two_states_that_the_text_is_about(text, word, countries):
    assert sorted(codes(at(text, word, "2004-06-01"))) == sorted(countries)


def test_a_pair_is_those_who_were_joined():
    text = "Peru and Ecuador signed. Brazil, which had mediated, praised both sides."
    assert codes(at(text, "sides", "1999-01-01")) == ["PER", "ECU"]


@pytest.mark.parametrize(
    ("text", "word", "countries"),
    [
        ("Athens called up reserves. Turkey did too. Athens accused its neighbour of lying.", "neighbour", ["TUR"]),
        ("Protesters in Yerevan called on Nikol Pashinyan to resign.", "Protesters", ["ARM"]),
        ("India put its forces on alert. Putin banned flights to the country.", "country", ["IND"]),
        ("Police in Osh, Kyrgyzstan, fired on a crowd, killing forty.", "forty", ["KGZ"]),
    ],
)
def test_a_phrase_of_another_s_is_told_by_who_acts(text, word, countries):
    assert codes(at(text, word, "2020-10-01")) == countries


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        # No state leads in the whole: those at home belong to the one that the sentences around speak of.
        (
            "What a week. Colonels shot at crowds. Recep Tayyip Erdogan told Ankara to rise. It rained. "
            "It snowed. In Washington it rained too.",
            "crowds",
            ["TUR"],
        ),
        ("The bishop asked for a court like the one at The Hague.", "bishop", []),
        # One state leads, not by much, and the sentences around speak of another.
        (
            "Rallies filled Lima. Peru voted. Peru's coast slept. In Peru it rained. It rained. It rained. "
            "Quito was calm. Ecuador wept. Guards shot a farmer in the rain. Ecuador buried him. Ecuador mourned.",
            "farmer",
            ["ECU"],
        ),
    ],
)
def test_the_nameless_are_of_the_country_around_them(text, word, country):
    assert [c for c in codes(at(text, word, "2016-07-19")) if c] == country


BRIEFS = (
    "LIMA: Peru and Chile signed a treaty.\nDHAKA: Police opened fire on the marchers.\n"
    "ATHENS: Greece and Turkey held talks with Greek bankers.\n"
    "PORT MORESBY: Tribesmen hacked to death ten people."
)


@pytest.mark.parametrize(("word", "countries"), [("Police", ["BGD"]), ("Tribesmen", ["PNG"]), ("people", ["PNG"])])
def test_in_news_in_brief_each_item_plays_at_its_place(word, countries):
    assert codes(at(BRIEFS, word)) == countries


def test_a_state_before_a_colon_speaks_and_is_no_place():
    text = "RUSSIA: We asked for talks.\nCHINA: We agree.\nFRANCE: We do not. Police will guard the hall in Lima."
    assert codes(at(text, "Police")) == ["PER"]


@pytest.mark.parametrize(
    ("text", "word", "countries"),
    [
        (
            "In Madrid some thousands stood for the dead of Lima. Peru wept. Peru mourned.",
            "thousands",
            "ESP",
        ),
        ("In Amman five thousand marched on Friday. Israel is at peace, said Israel's premier.", "thousand", "JOR"),
        # What the whole text names weighs beside the sentence's own neighbours.
        (
            "Bolivia's Evo Morales resigned in La Paz. Bolivia's senators met in Sucre. Mexico gave him asylum. "
            "Mexico sent a plane. Mexico flew him out. Mexico closed its embassy. "
            "Argentina called it a coup. It rained. Protesters burned tyres. It snowed. It hailed.",
            "Protesters",
            "BOL",
        ),
    ],
)
def test_a_crowd_is_of_the_place_of_its_clause_else_of_the_text(text, word, countries):
    assert codes(at(text, word, "2019-11-12")) == [countries]


def test_whom_a_government_acts_against_is_not_its_own_state():
    text = "Norway sent ships. Norway sent planes. The government expelled the Norwegian ambassador. Norway waits."
    assert [c for c in codes(at(text, "government")) if c] == []


def test_a_titled_stranger_is_of_the_state_named_most():
    text = "Chad and Niger quarrelled. Chad sent a note.\nChad's troops waited in Niger.\nColonel Moe fled."
    assert codes(at(text, "Moe")) == ["TCD"]


@pytest.mark.parametrize(
    ("day", "country"), [("1912-05-01", "RUS"), ("1961-05-01", "SUN"), ("1992-05-01", "RUS"), (None, "RUS")]
)
def test_a_state_within_another_is_the_other_then(day, country):
    assert codes(at("Russian jets flew over Norway.", "Russian", day)) == [country]


def test_a_leader_in_office_says_where_a_text_plays():
    text = (
        "Somoza met Mexicans in Managua.\nThe students burned a bus.\nMexico complained to Somoza.\n"
        "Mexico waited.\nMr. Somoza blamed Mexico."
    )
    assert codes(at(text, "students", "1979-06-24")) == ["NIC"]


def test_a_stranger_of_news_is_of_where_it_plays_and_of_a_single_sentence_nobody_s():
    text = "Police in Lusaka shut the market. Mr Tembo accused them of theft. Shops in Ndola closed."
    assert codes(at(text, "Tembo", "1996-05-01")) == ["ZMB"]
    assert codes(at("Mr Tembo spoke in Lusaka.", "Tembo", "1996-05-01")) == [None]


HOUSES = [
    ("The Bahamas stands by my right hon. friend. We shall pay.", "Statement to the House", ["BHS"]),
    ("Britain and Grenada thank my right hon. friend. We shall pay.", "Statement to the House", ["GBR"]),
    ("Peru thanks my right hon. friend. We shall pay.", "Parliament of Tonga: questions", ["TON"]),
]


@pytest.mark.parametrize(("text", "title", "countries"), HOUSES)
def test_honourable_members_are_of_the_house_that_title_or_text_names(text, title, countries):
    _, sentences, mentions = read(text, "1983-11-02", None, title)
    (we,) = (t.i for t in sentences[1].tokens if t.lower == "we")
    assert codes(mentions.get((1, we))) == countries


ABROAD = [
    ("Chad closed its schools. Chad's shops shut. The prime minister in New York asked for rice.", "minister", ["TCD"]),
    ("Kenya lost. The court in The Hague ruled on Friday.", "court", ["IGO"]),
]


@pytest.mark.parametrize(("text", "word", "countries"), ABROAD)
def test_a_place_is_no_owner_of_those_who_travel(text, word, countries):
    assert codes(at(text, word, "2012-05-01")) == countries


SPOKEN_TO = [
    ("The Premier of Peru asked us to act.", ["GBR"]),
    ("Togo has said that it will not deal with us.", ["GBR"]),
]


@pytest.mark.parametrize(("text", "countries"), SPOKEN_TO)
def test_us_in_reported_speech_is_who_reports(text, countries):
    _, sentences, mentions = read(text, "1969-03-19", None, "Statement by the Foreign Minister of Britain")
    (us,) = (t.i for t in sentences[0].tokens if t.lower == "us")
    assert codes(mentions.get((0, us))) == countries


def test_an_island_is_the_one_that_the_text_plays_in():
    text = "In Samoa the shops closed. Samoa thanked Canberra and Tokyo, which sent tents. The island slept."
    assert codes(at(text, "island", "1990-02-08")) == ["WSM"]


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("Interpol issued an alert for Muammar Gaddafi as rebels and government forces clashed.", "rebels", "LBY"),
        ("Interpol issued an alert for Muammar Gaddafi as rebels and government forces clashed.", "forces", "LBY"),
        ("Assad offers talks with rebels", "rebels", "SYR"),
        ("Angolan Prime Minister Jo Pires spoke. The government also dropped charges.", "government", "AGO"),
        ("Police arrest opposition leader Navalny", "Police", "RUS"),
        # People of a state alone make no setting.
        ("Gunmen shot three French tourists.", "Gunmen", None),
        ("Assad met Erdogan. Rebels shelled a road.", "Rebels", None),
    ],
)
def test_the_only_state_of_a_short_text_is_the_one_whose_rebels_and_government_are_meant(text, word, country):
    assert codes(at(text, word, "2011-09-12")) == [country]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Turkey detains 2,800 soldiers after failed coup", "soldiers"),
        ("Turkey sacked officers on Monday.", "officers"),
    ],
)
def test_soldiers_whom_a_state_detains_are_its_own(text, word):
    assert codes(at(text, word)) == ["TUR"]


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("Chad hanged a Peruvian writer and eight other activists.", "activists", "PER"),
        ("Hezbollah captured two Peruvian soldiers and killed eight others in a raid.", "others", "PER"),
    ],
)
def test_others_are_of_those_beside_whom_they_stand(text, word, country):
    assert codes(at(text, word)) == [country]


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("Indian farmers blocked roads in Bolivia. Police looked on.", "farmers", "BOL"),
        ("Indian farmers blocked roads in Kerala. Police looked on.", "farmers", "IND"),
        ("Indian Prime Minister Narendra Modi met Peruvian officials.", "Modi", "IND"),
    ],
)
def test_indians_of_the_andes_are_of_their_own_state(text, word, country):
    assert codes(at(text, word, "2015-05-05")) == [country]
