"""The two who talk in a readout, as the text goes on."""

import pytest
from actorcases import codes, read


def meant(text, word, published="2019-05-08", title=None):
    _, sentences, mentions = read(text, published, None, title)
    found = [mentions.get((s.index, t.i)) for s in sentences for t in s.tokens if t.text == word]
    return [codes(m) if m is not None else [] for m in found]


CALL = "Vladimir Putin had a telephone conversation with Donald Trump."
CASES = [
    (f"{CALL} Chad was mentioned. The presidents discussed Libya.", "presidents", [["RUS", "USA"]]),
    (f"{CALL} Both were brief. They told Norway so. The leaders agreed to meet.", "leaders", [["RUS", "USA"]]),
    (f"{CALL} Mr Putin praised the rebels in Chad. They also discussed Libya.", "They", [["RUS", "USA"]]),
    (f"{CALL} Mr Putin will meet the leaders of Chad and Libya.", "leaders", [["TCD", "LBY"]]),
    ("Vladimir Putin had breakfast. The presidents discussed Libya.", "presidents", [[None]]),
]


@pytest.mark.parametrize(("text", "word", "expected"), CASES)
def test_who_talks(text, word, expected):
    assert meant(text, word) == expected


def test_an_officer_does_not_talk_to_his_own_president():
    text = "The Prime Minister spoke to French President Emmanuel Macron. He said that the UK would leave France alone."
    assert meant(text, "Minister", title="PM call with President Macron") == [["GBR"]]


def test_of_two_of_an_office_a_title_means_who_was_called_so():
    text = (
        "Foreign Secretary James Cleverly spoke to Georgian Foreign Minister Ilia Darchiashvili. "
        "The Foreign Secretary raised concerns."
    )
    assert meant(text, "Secretary", "2023-03-06")[-1] == ["GBR"]
