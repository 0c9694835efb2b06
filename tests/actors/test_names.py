import pytest
from actorcases import at, codes

CASES = [
    # Whom the text named in full, not the province of that name.
    ("In 2000, Kumba Yala won the vote in Guinea-Bissau. In 2003, soldiers arrested Yala.", "Yala#2", ["GNB"]),
    ("Nigerian workers marched in Lagos. The Labour union threatened to strike.", "union", ["NGA"]),
    ("Voters in Wales went to the polls. Labour criticised the budget.", "Labour", ["GBR"]),
    ("Ivory Coast closed the border.", "Coast", ["CIV"]),
    ("Europe voiced regret. A raid on Europe failed.", "Europe", ["IGO"]),
    ("Europe voiced regret. A raid on Europe failed.", "Europe#2", []),
    ("European leaders condemned the coup.", "leaders", ["IGO"]),
    ("West African troops crossed the border.", "troops", ["IGO"]),
    ("West African states sent envoys.", "states", ["IGO"]),
    ("Several European leaders condemned the coup.", "leaders", [None]),
    ("Council strongly condemns the coup and decides to send envoys.", "Council", ["IGO"]),
    ("The Conference welcomes the truce in Chad.", "Conference", ["IGO"]),
    ("The council condemned the coup.", "council", []),
    ("Rebels shot at the Liberation Tigers of Tamil Eelam. The Tigers fled.", "Tigers#2", ["LKA"]),
    ("The Sri Lankan navy sank a boat. The Tigers denied it.", "Tigers", ["LKA"]),
    ("The Tigers lost a match of cricket.", "Tigers", []),
    ("The president of South Korea resigned. The Democratic Party praised her.", "Party", ["KOR"]),
    ("The Democratic Party of the United States praised South Korea.", "Party", ["USA"]),
    ("The Democratic Party praised South Korea and the United States.", "Party", ["USA"]),
    ("The SMM condemned the shelling.", "SMM", ["IGO"]),
    ("The Qing Dynasty ceded the island.", "Dynasty", ["CHN"]),
    ("The police raided Stand News.", "News", ["HKG"]),
    ("Côte d’Ivoire closed the border.", "d'Ivoire", ["CIV"]),
    ("The US vetoed it.", "US", ["USA"]),
    ("He told us to leave.", "us", []),
    ("Burma freed the dissidents.", "Burma", ["MMR"]),
    ("Swaziland's king dissolved parliament.", "Swaziland", ["SWZ"]),
    ("Guinea-Bissau mutineers gave up.", "mutineers", ["GNB"]),
    ("Moscow warned Warsaw.", "Moscow", ["RUS"]),
    ("Latvia lifted curbs on the Russian language.", "Russian", []),
    ("Latvia lifted curbs on Russian trade.", "Russian", ["RUS"]),
    ("A Brazilian court suspended X.", "X.", []),
    ("Peru and Chile fell out. Peru expelled the high commissioner.", "commissioner", ["CHL"]),
    ("Peru and Chile fell out. Peru expelled the ambassador. Chile expelled the ambassador.", "ambassador#2", ["PER"]),
    ("Peru and Chile fell out. Chile expelled a diplomat.", "diplomat", ["PER"]),
    ("Hackers working for Russia struck a Dutch bank.", "Hackers", ["RUS"]),
    ("Hackers struck a Dutch bank.", "Hackers", [None]),
    ("The Security Council met. UNIFIL left. The Council rebuked Chad.", "Council#2", ["IGO"]),
    ("Judges at the International Court of Justice ordered Chad to leave.", "Judges", ["IGO"]),
    ("Officials at the International Monetary Fund warned Chad.", "Officials", ["IGO"]),
    ("The Chinese ambassador at the United Nations warned Chad.", "ambassador", ["CHN"]),
    ("The International Court of Justice ordered Chad to leave. The judges rebuked Chad.", "judges", ["IGO"]),
    ("A court in Norway freed a Chadian. The judges rebuked Chad.", "judges", ["NOR"]),
    ("The European Commission met. The committee rebuked Chad.", "committee", []),
    ("Moscow warned Warsaw.", "Warsaw", ["POL"]),
    ("The Kremlin denied the report.", "Kremlin", ["RUS"]),
    ("Downing Street denied the report.", "Street", ["GBR"]),
    ("Brussels froze the funds.", "Brussels", ["IGO"]),
    ("The U.N. Security Council condemned the raid.", "Council", ["IGO"]),
    ("The Knesset passed the law.", "Knesset", ["ISR"]),
    ("The Pentagon confirmed the strike.", "Pentagon", ["USA"]),
    ("ETA claimed the bombing.", "ETA", ["ESP"]),
    ("The Tamil Tigers attacked a camp.", "Tigers", ["LKA"]),
    ("UNITA broke the truce.", "UNITA", ["AGO"]),
    ("Boko Haram kidnapped the girls.", "Haram", ["NGA"]),
    ("Al Qaeda claimed the bombing.", "Qaeda", [None]),
    ("Palestinians clashed with Israelis.", "Palestinians", ["PSE"]),
    ("Palestinians clashed with Israelis.", "Israelis", ["ISR"]),
    ("Bosnian Serbs demanded a truce.", "Serbs", ["BIH"]),
    ("The Turks agreed to a pause.", "Turks", ["TUR"]),
    ("Albania expelled Italy's consul.", "Italy", ["ITA"]),
    ("The Soviet Union withdrew its divisions.", "Union", ["SUN"]),
    ("Afganistan rejected the offer.", "Afganistan", ["AFG"]),
    ("Talks began in Khatmandu.", "Khatmandu", ["NPL"]),
    ("Amnesty International demanded an inquiry.", "International", [None]),
    ("Latin America watched.", "America", []),
    ("The Royal Bahamas Defence Force seized a boat.", "Force", ["BHS"]),
    ("The European Union (TCG) met. The TCG agreed.", "TCG#2", ["IGO"]),
    ("The Tanganyika Rifles locked up their officers.", "Rifles", ["TZA"]),
    ("Kenya Airways cancelled its flights.", "Airways", ["KEN"]),
    ("Two American F-16s shot at a tank.", "F-16s", ["USA"]),
    ("Two Hercules of the New Zealand Air Force landed.", "Hercules", ["NZL"]),
    ("The Kwantung Army held Mukden.", "Army", ["JPN"]),
    ("The Yanomami blocked a road.", "Yanomami", ["BRA"]),
    ("Helsinki fell silent. In Finland the Centre Party left the cabinet.", "Party", ["FIN"]),
    ("Sweden voted. In Stockholm the Centre Party left the cabinet.", "Party", ["SWE"]),
    ("Dhaka burned. In Bangladesh Jamaat-e-Islami called a strike.", "Islami", ["BGD"]),
    ("Turkish units crossed the border.", "units", ["TUR"]),
    ("Apartment units were sold to Greeks.", "units", []),
    ("The columns of the paper were German.", "columns", []),
    ("The Norden Observer Mission to Ukraine (NOM) saw tanks. The NOM was shot at.", "NOM#2", ["IGO"]),
    ("The raid killed a Romanian national.", "national", ["ROU"]),
    ("Gunmen seized nine Chilean athletes.", "athletes", ["CHL"]),
    ("Putin's critics condemned the verdict.", "critics", ["RUS"]),
    ("The wife of President Putin condemned the raid.", "wife", ["RUS"]),
    ("Iran jailed an Iranian-American pastor.", "pastor", ["USA"]),
    ("Norwegian-American talks began.", "Norwegian", ["NOR"]),
    ("A United Nations panel accused Chad.", "panel", ["IGO"]),
    ("NATO allies condemned Chad.", "allies", ["IGO"]),
    ("The ASEAN countries expressed dismay.", "countries", ["IGO"]),
    ("The Chadian panel accused Togo.", "panel", ["TCD"]),
    ("The British and French held talks with Chad.", "French", ["FRA"]),
    ("Poland detained an electrician, Lech Walesa.", "electrician", ["POL"]),
    ("Peru will support the emergency Palestinian Government and the hospitals.", "emergency", ["PSE"]),
    ("Police arrested ten Hezbollah members.", "members", ["LBN"]),
    ("The Socialists criticised the prime minister in Madrid.", "Socialists", ["ESP"]),
    ("In Athens the Communists called a strike.", "Communists", ["GRC"]),
    ("The Social Democrats rejected the chancellor's plan in Berlin.", "Democrats", ["DEU"]),
    ("In Finland rain fell. In Helsinki the Social Democrats left the cabinet.", "Democrats", ["FIN"]),
    ("The Christian Democrats in Italy left the cabinet.", "Democrats", ["ITA"]),
    ("He read of some socialists.", "socialists", [None]),
    ("Rebels shelled Kathmandu. In Nepal the Maoists agreed to talks.", "Maoists", ["NPL"]),
    ("Obama left Cuba. Trump condemned the opening to Washington's former Cold War foe.", "foe", ["CUB"]),
    ("Berlin cut aid to El Salvador. The cuts would hurt the Central American country.", "country", ["SLV"]),
    ("Raul Castro met envoys. Raul praised them.", "Raul#2", ["CUB"]),
    ("The IMF sent a team. Crowds marched on Monday. The Fund withheld the money.", "Fund", ["IGO"]),
    ("The IMF sent a team. A fund withheld the money.", "fund", []),
    ("Tokyo woke early. The Coast Agency called the intrusion provocative.", "Agency", ["JPN"]),
    ("They spoke in the Trilateral Contact Group (TCG) and after a meeting of the TCG.", "TCG#2", ["IGO"]),
]


@pytest.mark.parametrize(("text", "word", "countries"), CASES)
def test_a_name_stands_for_its_state_or_body(text, word, countries):
    assert codes(at(text, word)) == countries


@pytest.mark.parametrize(
    ("text", "word", "place", "country"),
    [
        ("They met in Geneva.", "Geneva", "Geneva", "CHE"),
        ("The envoys met in Moscow.", "Moscow", "Moscow", "RUS"),
        ("Shells fell on Kharkiv.", "Kharkiv", "Kharkiv", "UKR"),
        ("He landed in Zambia.", "Zambia", "Zambia", "ZMB"),
    ],
)
def test_a_place_is_found_as_a_place(text, word, place, country):
    found = at(text, word).place
    assert (found.name, found.country) == (place, country)


def test_a_capital_is_both_a_government_and_a_place():
    mention = at("Moscow warned Ankara.", "Moscow")
    assert mention.actors[0].how == "capital"
    assert mention.actors[0].sector == "GOV"
    assert mention.place is not None
    assert mention.place.precision == "city"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Jordan Henderson scored twice.", "Jordan"),
        ("Paris Hilton opened the club.", "Paris"),
        ("Chad Kelly threw the ball.", "Chad"),
        ("Governor Kemp spoke in Atlanta, Georgia.", "Georgia"),
        ("They cooked a turkey for Thanksgiving.", "turkey"),
        ("A super PAC bought time for the Republican.", "PAC"),
        ("The RSF, a press group, condemned the arrest of journalists.", "RSF"),
        ("The senator attacked the TPP, a trade deal.", "TPP"),
        ("Marchers denounced Sen. John McCain.", "Sen."),
    ],
)
def test_a_namesake_is_no_actor(text, word):
    assert [c for c in codes(at(text, word)) if c] == []


@pytest.mark.parametrize(
    ("text", "published", "word", "country"),
    [
        ("The Taliban captured the town.", "2019-05-01", "Taliban", "AFG"),
        ("Congo accused Rwanda. Kinshasa wants sanctions.", "2024-05-01", "Congo", "COD"),
        ("Yugoslavia expelled the observers.", "1998-11-01", "Yugoslavia", None),
    ],
)
def test_names_keep_their_country_by_date(text, published, word, country):
    found = codes(at(text, word, published))[0]
    assert found == country if country else found in ("YUG", "SCG")


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("The USS Gravely fired on a boat.", "Gravely", "USA"),
        ("The frigate HMAS Anzac boarded a dhow.", "Anzac", "AUS"),
        ("Jane Gravely fired on a boat.", "Gravely", None),
    ],
)
def test_a_warship_is_of_the_navy_whose_letters_it_bears(text, word, country):
    found = at(text, word)
    assert (found.actors[0].country if found is not None and found.actors else None) == country


@pytest.mark.parametrize(("day", "country"), [("1941-04-06", "YUG"), ("1995-09-01", "YUG"), ("2012-05-01", "SRB")])
def test_a_capital_stands_for_the_state_of_its_day(day, country):
    assert codes(at("Belgrade refused.", "Belgrade", day)) == [country]


def test_the_french_who_talk_beside_the_british_are_a_state():
    mention = at("The British and French held talks with Chad.", "French")
    assert mention is not None
    assert mention.actors[0].kind == "state"


def test_the_plane_of_an_airline_is_no_warplane():
    mention = at("Belarus forced down a Ryanair plane.", "plane")
    assert mention is not None
    assert (mention.actors[0].country, mention.actors[0].sector) == ("IRL", "BUS")


def test_the_council_is_no_force_that_it_sends():
    mention = at("The Security Council met. UNIFIL left. The Council rebuked Chad.", "Council#2")
    assert mention is not None
    assert mention.actors[0].name == "United Nations Security Council"


def test_a_state_that_is_called_former_makes_its_parts_none_of_its_own():
    text = "Ukrainian troops joined a drill. The former Soviet republics differ."
    assert codes(at(text, "troops")) == ["UKR"]
