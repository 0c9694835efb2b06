"""The head and foot of a press release: who issues it, its number, whom to ask; and titles that look like it."""

import pytest

from foedus.reading.blocks import find_blocks
from foedus.reading.issuers import issuer

ISSUERS = [
    (
        "Ministry of Foreign Affairs of the Republic of Armenia",
        "Ministry of Foreign Affairs of the Republic of Armenia",
    ),
    ("EMBASSY OF THE RUSSIAN FEDERATION", "Embassy of the Russian Federation"),
    ("Permanent Mission of India to the United Nations", "Permanent Mission of India to the United Nations"),
    ("Amnesty International", "Amnesty International"),
    ("European Parliament – Press release – Plenary session", "European Parliament"),
    ("Office of the Spokesperson", ""),
    ("Ministry of External Affairs", "Ministry of External Affairs"),
    ("The Security Council,", None),
    ("Ministry of Defence Confirms Strike", None),
    ("Norway's Embassy Closes", None),
    ("Norway", None),
    ("Ministry of Foreign Affairs:", None),
    ("Embassy staff leave Chad", None),
]


@pytest.mark.parametrize(("line", "expected"), ISSUERS)
def test_who_issues_it(line, expected):
    assert issuer(line) == expected


RELEASE = """PRESS RELEASE
No. 87/2023
For immediate release

Ministry of Foreign Affairs of Norway
Oslo, 20 September 2023

Norway condemns the attack on its embassy

OSLO (20 September 2023) – Norway condemned the attack on Monday. It recalled its envoy.

ENDS

For further information please contact:
In Geneva, Ann Berg, berg@example.org, +41 22 555 0100
About the Ministry: It serves Norway.
"""


def test_a_press_release():
    layout = find_blocks(RELEASE)
    kinds = [(b.kind, RELEASE[b.start : b.end]) for b in layout.blocks]
    assert layout.title == "Norway condemns the attack on its embassy"
    assert layout.publisher == "Ministry of Foreign Affairs of Norway"
    assert layout.day is not None
    assert layout.day.year == 2023
    assert [t for k, t in kinds if k == "body"] == ["Norway condemned the attack on Monday. It recalled its envoy."]


def test_an_issuer_may_take_two_lines():
    text = "EMBASSY OF NORWAY\nIN THE UNITED KINGDOM\n\nNorway regrets the visit. It has said so.\n\nIt will stay."
    layout = find_blocks(text)
    assert layout.publisher == "Embassy of Norway in the United Kingdom"
    assert [b.kind for b in layout.blocks] == ["byline", "byline", "body", "body"]


def test_a_report_may_begin_with_its_place_and_day_in_brackets():
    text = "(Nairobi, February 14, 2024) – Gunmen killed two men. They fled."
    first, second = find_blocks(text).blocks
    assert (first.kind, text[second.start : second.end]) == ("dateline", "Gunmen killed two men. They fled.")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("485 Fifth Avenue, New York", "boilerplate"),
        ("Please write to the authorities of Chad, urging them to act.", "boilerplate"),
        ("12.1K Retweets 3,456 Likes", "boilerplate"),
        ("Please do not shoot, the minister said.", "body"),
    ],
)
def test_what_stands_around_a_statement(line, kind):
    text = f"Norway regrets the visit.\n\n{line}\n\nIt has said so more than once, and it will say so again tomorrow."
    assert next(b.kind for b in find_blocks(text).blocks if text[b.start : b.end] == line) == kind


def test_what_follows_a_parliament_is_no_part_of_its_name():
    text = "House of Commons\nKOREA\n\nMr. Berg: I regret the war.\n\nMr. Soto: So do I, and I have said so before."
    assert find_blocks(text).blocks[1].kind == "heading"
