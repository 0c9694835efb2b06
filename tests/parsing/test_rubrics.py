"""Labels before a sentence are cut off before it is parsed."""

import pytest

from foedus.parsing import load
from foedus.parsing.rubrics import behind_labels
from foedus.records import Block, Document

LABELLED = [
    "1974 - ",
    "1981 – ",
    "August 1990: ",
    "2 June: ",
    "1967 June - ",
    "1975 April 17: ",
    "Jan. 12, 1991 - ",
    "* 2003 March - ",
    "Tuesday, 4 May: ",
    "Monday: ",
    "April: ",
    "1979-80 - ",
    "1974 - 1976: ",
    "2011 March-April - ",
    "2020 (September): ",
    "Late June 1999: ",
    "10:15 GMT: ",
    "9:05 a.m. - ",
    "UPDATE 2: ",
    "In brief: ",
    "Why it matters: ",
    "WHAT’S NEXT: ",
    "Day 14: ",
    "A: ",
    "-- ",
    "(b) ",
    "(b) 1974 - ",
    "BACKGROUND: 1974 - ",
    "05.11.2008: ",
    "10/28/62: ",
    "(S) SUMMARY: ",
    "(C/NF) ",
    "Humanitarian: ",
]
KEPT = [
    "The foreign minister of Norland: Sudland must withdraw",
    "Norland: Sudland must withdraw",
    "Question: Did Norland withdraw?",
    "May: We shall leave in 2019",
    "March - Norland's main ally - withdrew",
    "Norland - Sudland 2, 1974: The match",
    "In 1974 the army - Norland's own - withdrew",
    "1974: a year of war",
    "Update: the ministers met",
    "A - Norland",
    "Chad 12 March - Rebels withdrew",
    "1974 - ",
    "",
]


@pytest.mark.parametrize("label", LABELLED)
def test_a_label_is_no_part_of_the_sentence(label):
    text = f"Then. {label}Norland invades Sudland."
    assert text[behind_labels(text, 6, len(text)) :] == "Norland invades Sudland."


@pytest.mark.parametrize("text", KEPT)
def test_what_belongs_to_the_sentence_stays(text):
    assert behind_labels(text, 0, len(text)) == 0


def test_the_sentence_keeps_its_label_and_its_offsets():
    text = "“Peace.”\n\n12 July 1998 – Chad’s army attacks Libya. It withdraws."
    start = text.index("12")
    first, second = load().parse(Document("d", text, blocks=(Block(start, len(text), "body"),)))
    assert first.text == text[start : text.index(" It")]
    assert first.start == start
    assert first.tokens[0].text == "Chad"
    assert all(text[t.start : t.end].replace("’", "'") == t.text for t in (*first.tokens, *second.tokens))
    assert next(t for t in first.tokens if t.dep == "ROOT").text == "attacks"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("2015-05-09 | Peru | Raid | Rebels attacked an army post. | 12", "Rebels attacked an army post. | 12"),
        ("Chad | Yes | Chad welcomed the resolution.", "Chad welcomed the resolution."),
        ("Chad | Yes | No", "Chad | Yes | No"),
        ("The army | the rebels | nobody", "The army | the rebels | nobody"),
    ],
)
def test_a_row_is_read_from_the_cell_that_tells(row, told):
    assert row[behind_labels(row, 0, len(row)) :] == told


@pytest.mark.parametrize("line", ["ROME, Wed.—", "WARSAW.-", "BRUSSELS, Aug. 4 (Tuesday).—", "PETROGRAD.—"])
def test_datelines_of_old_newspapers_are_no_part_of_the_sentence(line):
    text = f"{line}Norland invades Sudland."
    assert text[behind_labels(text, 0, len(text)) :] == "Norland invades Sudland."


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Mr. Speaker, Sir, I rise to speak.", "I rise to speak."),
        ("Excellencies, distinguished delegates, ladies and gentlemen, Norway is ready.", "Norway is ready."),
        ("Mr. President, who met the envoy, left.", "Mr. President, who met the envoy, left."),
        ("My fellow citizens, we are at war.", "My fellow citizens, we are at war."),
        ("1/4 Norway acts.", "Norway acts."),
        ("RT @JoBerg: Norway acts.", "Norway acts."),
        ("1/4 of the votes are counted.", "1/4 of the votes are counted."),
    ],
)
def test_whom_a_speech_addresses_and_where_a_post_stands(text, rest):
    assert text[behind_labels(text, 0, len(text)) :] == rest
