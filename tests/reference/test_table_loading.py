from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import DataError
from foedus.reference import NameEntry, NameIndex, covers, fold, key, load, parse_country, pieces
from foedus.reference.tables import rows


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("PRK", "PRK"), ("North Korea", "PRK"), ("DPRK", "PRK"), ("kp", "PRK"), ("the Netherlands", "NLD"),
        ("Côte d'Ivoire", "CIV"), ("cote d'ivoire", "CIV"), ("Russian", "RUS"), ("Soviet Union", "SUN"),
        ("igo", "IGO"), ("Ruritania", None), ("", None),
    ],
)  # fmt: skip
def test_a_country_is_known_by_code_and_name(text, code):
    assert parse_country(text) == code


@pytest.mark.parametrize(
    ("code", "day", "alive"),
    [
        ("SUN", "1980-01-01", True),
        ("SUN", "2000-01-01", False),
        ("SSD", "2005-01-01", False),
        ("QQQ", "2005-01-01", False),
    ],
)
def test_a_state_is_alive_in_its_spells(code, day, alive):
    assert load().alive(code, date.fromisoformat(day)) is alive


def test_every_state_of_a_name_is_in_the_table():
    reference = load()
    assert reference.state("USA").iso2 == "US"
    assert reference.state("ZZZ") is None
    assert reference.state_name("DEU") == "Germany"


@pytest.mark.parametrize(
    ("since", "until", "day", "held"),
    [
        ("2000", "2004", "2004-06-01", True), ("2000", "2004-01-01", "2004-01-01", False), ("", "", "1950-01-01", True),
        ("2000-05", "", "2000-04-30", False), ("2000-05", "", "2000-05-01", True),
    ],
)  # fmt: skip
def test_partial_dates_are_taken_generously(since, until, day, held):
    assert covers(since, until, day) is held


@pytest.mark.parametrize(
    ("token", "words"),
    [
        ("U.S.", ["us"]), ("U.S.-led", ["us", "led"]), ("d'Ivoire", ["divoire"]), ("People's", ["people", "s"]),
        (",", []), ("Guinea-Bissau", ["guinea", "bissau"]), ("Élysée", ["elysee"]), ("SPLM/A", ["splm", "a"]),
    ],
)  # fmt: skip
def test_tokens_fall_into_the_words_of_names(token, words):
    assert [folded for folded, _ in pieces(token)] == words


def entries(*surfaces):
    return NameIndex(NameEntry(s, s, "XXX", None, "name") for s in surfaces)


def longest(index, text):
    words = [p for word in text.split() for p in pieces(word)]
    return index.longest(words, 0)[0]


def test_the_longest_name_wins():
    index = entries("Korea", "Korea Strait", "Republic of Korea")
    assert longest(index, "Korea Strait patrol") == 2
    assert longest(index, "Republic of Korea") == 3
    assert longest(index, "Republic of Congo") == 0


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("US", "US", True),
        ("US", "us", False),
        ("US", "Us", False),
        ("Turkey", "turkey", False),
        ("Turkey", "TURKEY", True),
    ],
)
def test_capitals_matter(name, text, found):
    assert bool(longest(entries(name), text)) is found


@pytest.mark.parametrize("text", ["US", "us", "Us", "Turkey", "turkey", "TURKEY", "the", "The", "9M", "9m", "Chad"])
def test_what_begins_no_name_need_not_be_looked_for(text):
    index = entries("US", "Turkey", "the Hague", "9M")
    ((folded, written),) = pieces(text)
    assert index.starts(folded, written) or not longest(index, f"{text} Hague")


@given(st.text(st.characters(max_codepoint=0x24F), max_size=30))
def test_folding_is_stable(text):
    assert fold(fold(text)) == fold(text)


@given(st.lists(st.from_regex(r"[A-Z][a-z]{1,8}", fullmatch=True), min_size=1, max_size=4))
def test_a_name_is_found_as_it_is_written(words):
    name = " ".join(words)
    assert longest(entries(name), name) == len(key(name))


@pytest.mark.parametrize(
    ("country", "offices", "day", "name"),
    [
        ("FRA", ("head_of_state",), "2010-01-01", "Nicolas Sarkozy"),
        ("GBR", ("head_of_government",), "1985-01-01", "Margaret Thatcher"),
        ("FRA", ("head_of_state",), None, None),
        ("QQQ", ("head_of_state",), "2010-01-01", None),
    ],
)
def test_the_holder_of_an_office_on_a_day(country, offices, day, name):
    person = load().holder(country, offices, date.fromisoformat(day) if day else None)
    assert (person.name if person else None) == name


def test_role_phrases_are_unique():
    seen = set()
    from foedus.reference.build import roles

    for role in roles():
        entry = (role.phrase, role.kind == "modifier")
        assert entry not in seen, role.phrase
        seen.add(entry)


def test_small_tables_load():
    reference = load()
    assert reference.titles[("foreign", "secretary")][0] == "GBR"
    assert "SAU" in reference.epithets["kingdom"]
    assert reference.first_names["angela"] == "f"
    assert reference.misspellings.meant("afganistan").country == "AFG"
    assert reference.misspellings.meant("gardener") is None


def test_places_are_found_by_any_spelling():
    assert load().place("Kharkiv")[0].country == "UKR"
    assert load().place("no such town") == ()


def test_a_broken_table_says_where(tmp_path):
    table = tmp_path / "broken.csv"
    table.write_text("# about\nname,code\nNorland,NRL\nSouthland\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        list(rows(table, ("name", "code")))
    assert caught.value.line == 4
    with pytest.raises(DataError, match="no column"):
        list(rows(table, ("name", "sector")))
