import pytest
from actorcases import at, codes, read

from foedus.reference import fold

CASES = [
    ("Kenya jailed him. Garissa MP Ada Soto of Kenya wept.", "2015-04-06", "Soto", "Ada Soto", "KEN", "LEG"),
    ("Republicans praised Arizona Gov. Jan Brewer.", "2014-02-20", "Brewer", "Jan Brewer", "USA", "GOV"),
    ("Sergio Moro of Brazil resigned. Moro left the cabinet.", "2020-05-01", "Moro#2", "Sérgio Moro", "BRA", "GOV"),
    ("Mr Trump met Bibi.", "2015-12-03", "Bibi", "Benjamin Netanyahu", "ISR", "GOV"),
    ("Foreign Minister Jan Doe of Norway resigned.", None, "Doe", "Jan Doe", "NOR", "GOV"),
    ("Ecuadorean Vice President Lara Mora flew to Lima.", None, "Mora", "Lara Mora", "ECU", "GOV"),
    ("French President Emmanuel Macron called Kyiv.", "2023-02-01", "Macron", "Emmanuel Macron", "FRA", "GOV"),
    ("Chancellor Merkel hosted the talks.", "2015-06-01", "Merkel", "Angela Merkel", "DEU", "GOV"),
    ("Nelson Mandela thanked the miners.", "1995-03-01", "Mandela", "Nelson Mandela", "ZAF", "GOV"),
    ("Thatcher rebuffed the request.", "1984-03-01", "Thatcher", "Margaret Thatcher", "GBR", "GOV"),
    ("President Mubarak freed the lawyers.", "1999-03-01", "Mubarak", "Hosni Mubarak", "EGY", "GOV"),
    ("Kofi Annan urged restraint.", "2001-03-01", "Annan", "Kofi Annan", "IGO", "IGO"),
    ("Gen. Piet Vries, commander of Dutch forces, resigned.", None, "Vries", "Piet Vries", "NLD", "MIL"),
    (
        "Ana Lopez, an adviser to Chilean President Ricardo Lagos, resigned.",
        "2002-03-01",
        "Lopez",
        "Ana Lopez",
        "CHL",
        None,
    ),
    ("The Dutch premier, Mark Rutte, called.", "2018-03-01", "premier", "Mark Rutte", "NLD", "GOV"),
    ("The Dutch premier, Mark Rutte, called.", "2018-03-01", "Rutte", "Mark Rutte", "NLD", "GOV"),
    ("Chinese Ambassador Wu Dan left.", None, "Dan", "Wu Dan", "CHN", "GOV"),
    ("Judge Pilar Soto of Spain opened an inquiry.", None, "Soto", "Pilar Soto", "ESP", "JUD"),
    ("Former Argentine president Carlos Menem was charged.", "2003-01-01", "Menem", "Carlos Menem", "ARG", "ELI"),
    (
        "Opposition leader Morgan Tsvangirai fled Zimbabwe.",
        "2008-05-01",
        "Tsvangirai",
        "Morgan Tsvangirai",
        "ZWE",
        "OPP",
    ),
    ("Hezbollah leader Hassan Nasrallah spoke.", "2010-01-01", "Nasrallah", "Hassan Nasrallah", "LBN", "REB"),
]


@pytest.mark.parametrize(("text", "published", "word", "name", "country", "sector"), CASES)
def test_a_person_is_named_and_placed(text, published, word, name, country, sector):
    actor = at(text, word, published).actors[0]
    assert (actor.name, actor.country) == (name, country)
    assert actor.kind == "person"
    if sector:
        assert actor.sector == sector


@pytest.mark.parametrize(
    ("text", "published", "word", "name"),
    [
        ("The French president flew to Cairo.", "2010-01-15", "president", "Nicolas Sarkozy"),
        ("The French president flew to Cairo.", "1990-01-15", "president", "François Mitterrand"),
        ("Turkey's foreign minister resigned.", "2017-01-15", "minister", "Mevlüt Çavuşoğlu"),
        ("Russia's president signed it.", "2024-06-20", "president", "Vladimir Putin"),
        ("The French president flew to Cairo.", None, "president", "president of France"),
        ("Spain's government fell. The prime minister resigned.", "2001-01-01", "minister", "José María Aznar"),
    ],
)
def test_an_office_means_its_holder_on_the_day(text, published, word, name):
    assert fold(at(text, word, published).actors[0].name) == fold(name)


@pytest.mark.parametrize(
    ("text", "word", "name", "country"),
    [
        ("Zambian Trade Minister Mary Phiri left. Phiri returned on Friday.", "Phiri#2", "Mary Phiri", "ZMB"),
        ("Zambian Trade Minister Mary Phiri left. Mrs. Phiri returned on Friday.", "Phiri#2", "Mary Phiri", "ZMB"),
        ("Peru's General Luis Rojas surrendered. On Friday Rojas was tried.", "Rojas#2", "Luis Rojas", "PER"),
        ("Peru's General Luis Rojas Vela surrendered. On Friday Rojas was tried.", "Rojas#2", "Luis Rojas Vela", "PER"),
        ("Kenyan police held MP Chad Moturi. Moturi was tried.", "Moturi", "Chad Moturi", "KEN"),
        (
            "Dutch envoy Kees Visser was ill. His wife Ana Soto met bishops. On Monday Soto met nuns.",
            "Soto#2",
            "Ana Soto",
            "NLD",
        ),
        ("Dutch envoy Kees Visser was ill. Visser's son, Jan Vos, met bishops.", "Vos", "Jan Vos", "NLD"),
        ("Dutch envoy Kees de Boer arrived. De Boer met rebels.", "Boer#2", "Kees de Boer", "NLD"),
    ],
)
def test_a_surname_means_who_was_introduced(text, word, name, country):
    actor = at(text, word).actors[0]
    assert (actor.name, actor.country) == (name, country)


def test_a_former_surname_means_the_leader_of_the_text_and_no_other_of_that_name():
    text = "President Enrique Peña Nieto of Mexico met teachers. President Peña promised them talks."
    assert codes(at(text, "Peña#2", "2024-01-01")) == ["MEX"]


def test_a_capital_s_name_is_a_person_s_where_the_text_knows_one_so_called():
    text = "William Hague wrote to Tehran. On Friday Hague condemned the raid."
    assert codes(at(text, "Hague#2", "2011-12-01")) == ["GBR"]


def test_a_person_introduced_later_is_known_from_the_start():
    text = "Phiri left on Monday.\nZambian Trade Minister Mary Phiri had quarrelled with donors."
    assert codes(at(text, "Phiri")) == ["ZMB"]


def test_a_person_of_no_state_has_no_country():
    mention = at("Emma Stone praised the director.", "Stone")
    assert codes(mention) in ([], [None])


@pytest.mark.parametrize(
    ("text", "published", "word"),
    [
        ("The vote is due in May.", "2017-05-01", "May"),
        ("He planted a bush.", "2005-05-01", "bush"),
        ("The King of Spades won.", None, "Spades"),
    ],
)
def test_common_words_are_no_leaders(text, published, word):
    mention = at(text, word, published)
    assert mention is None or all(a.kind != "person" or a.country is None for a in mention.actors)


def test_every_actor_is_its_own_text():
    text = "Norwegian Foreign Minister Jan Doe met Hamas leaders in Cairo. He urged both sides to stop."
    document, _, mentions = read(text)
    for mention in mentions.values():
        for actor in mention.actors:
            assert document.text[actor.start : actor.end] == actor.text


def test_an_apposition_says_where_a_person_is_from():
    assert codes(at("Turkey jailed Andrew Smith, an evangelical from North Carolina, in October.", "Smith")) == ["USA"]


OF_THEIR_AGE = [
    ("Mr Churchill promised aid to Greece.", "Churchill", "1941-12-21", "GBR"),
    ("Herr Hitler received the envoy.", "Hitler", "1938-09-12", "DEU"),
    ("General Primo de Rivera recalled the army.", "Rivera", "1925-05-17", "ESP"),
    ("Mr Eden spoke at Geneva.", "Eden", "2019-05-17", None),
    ("Mr Curtin spoke at length.", "Curtin", None, None),
]


@pytest.mark.parametrize(("text", "word", "day", "country"), OF_THEIR_AGE)
def test_a_surname_is_of_somebody_of_the_text_s_age(text, word, day, country):
    assert codes(at(text, word, day)) == [country]


@pytest.mark.parametrize(
    ("text", "day", "word", "country"),
    [
        ("M. Briand answered from the tribune.", "1929-05-01", "Briand", "FRA"),
        ("Pandit Nehru flew to Lahore.", "1953-07-27", "Nehru", "IND"),
        ("Mr Marcos was silent.", "1986-03-10", "Marcos", "PHL"),
        ("He was sent to Stalin with samples in 1948.", "2019-05-01", "Stalin", "SUN"),
        ("In 1961 a letter was brought to Nkrumah.", "2022-05-01", "Nkrumah", "GHA"),
    ],
)
def test_an_honorific_or_a_year_tells_that_a_surname_is_a_leader_s(text, day, word, country):
    assert codes(at(text, word, day)) == [country]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Rain fell on Kenya. Wambui Otienoh, who leads the growers, walked out. Kenya slept.", "Otienoh"),
        ("Rain fell on Kenya. Police arrested Chebet Rotichen. Kenya slept.", "Rotichen"),
        ("Rain fell on Kenya. Chebet Rotichen denied it. Kenya slept.", "Rotichen"),
    ],
)
def test_a_stranger_is_a_person_by_what_he_does_or_suffers(text, word):
    assert codes(at(text, word)) == ["KEN"]


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("Presidents Meles and Isaias pressed Somalia for talks.", "Isaias", "ERI"),
        ("Foreign Ministers Lavrov, Fidan and Baerbock met.", "Baerbock", "DEU"),
    ],
)
def test_a_plural_title_is_of_all_who_are_joined(text, word, country):
    assert codes(at(text, word, "2023-05-01" if "Fidan" in text else "1995-05-01")) == [country]


def test_a_group_is_not_also_who_leads_it():
    assert codes(at("Osama bin Laden's al-Qaeda network threatened Norway.", "network")) == [None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hillary Clinton spoke. Voters praised Mrs. Clinton.", "Hillary Clinton"),
        ("Bill Clinton spoke. Voters praised Mr. Clinton.", "Bill Clinton"),
        ("Bill and Hillary Clinton spoke. Voters praised Mrs. Clinton.", "Hillary Clinton"),
    ],
)
def test_a_surname_means_whom_the_text_named_in_full(text, name):
    assert [a.name for a in at(text, "Clinton#2").actors] == [name]


@pytest.mark.parametrize(
    ("text", "word", "published", "country"),
    [
        # The tagger takes the first word for a common noun or a verb: it is who leads a state on that day.
        ("Trump threatens Iran with sanctions", "Trump", "2018-05-05", "USA"),
        ("May urges Chad to accept deal", "May", "2018-05-05", "GBR"),
        # Common words, which take a verb of leaders.
        ("Bush warns Iraq", "Bush", "2002-12-05", "USA"),
        ("Rice visits Chad", "Rice", "2006-01-12", "USA"),
        ("Kim vows to test a missile", "Kim", "2017-05-05", "PRK"),
        # Of several in office, the one in the higher: a secretary of state before an envoy.
        ("Clinton condemned the attack in Chad.", "Clinton", "2012-09-12", "USA"),
    ],
)
def test_a_bare_surname_is_who_is_in_the_highest_office(text, word, published, country):
    assert codes(at(text, word, published)) == [country]


@pytest.mark.parametrize(
    ("text", "word", "published"),
    [
        ("Moon landing delayed by India", "Moon", "2018-05-05"),
        ("Key talks resume in Geneva", "Key", "2012-05-05"),
        ("Rice prices rise in Haiti", "Rice", "2006-01-12"),
        ("Trump threatens Iran with sanctions", "Trump", "2009-05-05"),
    ],
)
def test_a_first_word_that_is_a_leaders_surname_too_is_nobody_else(text, word, published):
    assert codes(at(text, word, published)) == []


def test_who_works_for_a_body_of_no_one_state_is_not_of_where_the_text_plays():
    told = (
        "Norway jailed an editor. Police beat him. Norway was silent. Jo Smart, director at Human Rights Watch, wept."
    )
    assert at(told, "Smart", "2011-02-18").actors[0].country is None
