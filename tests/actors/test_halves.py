"""States named by the half of a land that they are."""

import pytest
from actorcases import at, codes


@pytest.mark.parametrize(
    ("text", "word", "countries"),
    [
        ("The leaders of North and South Korea met.", "leaders", ["PRK", "KOR"]),
        ("North and South Korea met.", "Korea", ["PRK", "KOR"]),
        ("North and South Korean officers met.", "officers", ["PRK", "KOR"]),
        ("North, South Korea hold talks", "Korea", ["PRK", "KOR"]),
        ("The two Koreas agreed to meet.", "Koreas", ["PRK", "KOR"]),
        ("Officials of both Sudans signed the deal.", "Officials", ["SDN", "SSD"]),
        ("Japan spoke with Cuba, South Korea and Peru.", "Korea", ["KOR"]),
        ("After Cuba met the North, South Korea complained.", "Korea", ["KOR"]),
    ],
)
def test_two_halves_that_share_a_name_are_both(text, word, countries):
    assert codes(at(text, word)) == countries


def test_east_and_west_are_halves_too():
    found = at("The governments of East and West Germany signed a treaty.", "governments", "1972-12-21")
    assert codes(found) == ["DDR", "DEU"]


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("Seoul blamed the North and cut trade with its neighbour.", "North", "PRK"),
        ("Seoul blamed the North and cut trade with its neighbour.", "neighbour", "PRK"),
        ("North Korea fired a rocket at the South's ships.", "South", "KOR"),
        ("South Korea accused the North of spying.", "North", "PRK"),
        ("South Sudan accused the North of bombing a village.", "North", "SDN"),
    ],
)
def test_the_north_is_the_state_of_that_half_in_a_text_on_it(text, word, country):
    assert codes(at(text, word, "2014-05-05")) == [country]


@pytest.mark.parametrize(
    "text",
    [
        "Seoul sent trains to the North of the country.",
        "South Korea watched. Nigeria, Chad and Niger met. Rebels from the North attacked Nigeria.",
        "South Africa held a vote. The ruling party won the North.",
    ],
)
def test_the_north_is_a_part_elsewhere(text):
    assert codes(at(text, "North")) == []


def test_the_neighbour_of_a_half_is_the_other_half_where_the_text_names_it():
    text = "China sent rice to victims in North Korea. South Korea did not offer help to its neighbour."
    assert codes(at(text, "neighbour")) == ["PRK"]
