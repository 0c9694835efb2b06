"""Who acts together: lists, parentheses and echoes of the verb."""

import pytest

SIDES = [
    ("Peru, along with Chile and Colombia, condemned the coup.", ["PER", "CHL", "COL"]),
    ("Peru condemned the coup, as did Chile and Colombia.", ["PER", "CHL", "COL"]),
    ("Spain has condemned the coup, and so have Ottawa and Lima.", ["ESP", "CAN", "PER"]),
    ("Japan has asked, together with Peru and Chile, for a meeting of the Security Council.", ["JPN", "PER", "CHL"]),
    (
        "The President of the Republic of Chad, Jo Berg, and the President of the Republic of Ghana, Al Moe, "
        "signed an agreement.",
        ["TCD", "GHA"],
    ),
    ("Omar al-Bashir and Salva Kiir signed an agreement in Oslo.", ["SDN", "SSD"]),
    ("Norway's president flew to Tbilisi with his Polish and Chadian colleagues.", ["NOR", "POL", "TCD"]),
    ("Norway's president flew to Tbilisi with his wife.", ["NOR"]),
    ("Norway's king spoke to the Dutch premier, Mark Rutte, and to Egypt's president.", ["NOR", "NLD", "EGY"]),
    ("Norway held a first round of talks with Iran and Jordan.", ["NOR", "IRN", "JOR"]),
    ("States such as Chad and Mali condemned the coup.", ["TCD", "MLI"]),
    ("Norway condemned Peru along with its army.", ["NOR"]),
    ("Norway condemned the coup, and Peru did so too.", ["NOR", "PER"]),
    ("Norway asked Peru to release the ship, and Peru did so.", ["NOR"]),
    ("Norway withdrew its envoy from Chad, and Chad did so on Friday.", ["NOR"]),
    ("Norway has put sixty million dollars into the fund, and Spain thirty-five.", ["NOR", "ESP"]),
    ("Norway has sent blankets, Peru a cheque, Chile an expression of sympathy.", ["NOR", "PER", "CHL"]),
    ("Norway has pledged ten trucks, Peru two hundred, and Chile and Spain a tent each.", ["NOR", "PER", "CHL", "ESP"]),
    ("Norway pledged a million dollars, and Peru, which was hit as well, forty tarpaulins.", ["NOR", "PER"]),
    ("Norway has offered a thousand men; Peru, Chile and Spain have pledged money.", ["NOR"]),
    ("Norway sent troops to Chad and Mali two years ago.", ["NOR"]),
    ("Norway accused Chad of shelling a village, and Mali a day later denied it.", ["NOR"]),
]


def test_gifts_in_a_list_go_to_all_who_are_named(told):
    text = "Kenya gave Uganda two trucks, Rwanda a cheque and Burundi a boat."
    assert told(text) == [("AID", ["KEN"], ["UGA", "RWA", "BDI"])]


@pytest.mark.parametrize(("text", "countries"), SIDES)
def test_those_who_act_together_are_all_actors(code, text, countries):
    event = code(text)[0]
    assert sorted(a.country for a in event.actor) == sorted(countries)


@pytest.mark.parametrize(
    "text",
    [
        "Austrian Chancellor Karl Nehammer and Hungarian Prime Minister Viktor Orban, who met in Prague, went home.",
        "In May Norway rejected a plan by Austria and Hungary, who met in Vienna.",
    ],
)
def test_both_meet_who_are_described_behind_the_second(code, text):
    (met,) = [e for e in code(text) if e.trigger == "met"]
    assert sorted(a.country for a in met.actor) == ["AUT", "HUN"]
