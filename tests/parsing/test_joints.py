"""Behind a dateline the first party acts; a second verb goes on from the one that it is like."""

import pytest

from foedus.parsing import load
from foedus.parsing.joints import behind_dateline
from foedus.records import Block, Document


def _parsed(text):
    (sentence,) = load().parse(Document("d", text, blocks=(Block(0, len(text), "body"),)))
    return sentence


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("NEW DELHI/ISLAMABAD, May 10 - India and Pakistan agreed to talk.", "India"),
        ("SAN JOSE - Costa Rica has no army.", "Costa"),
        ("TIRANA, March 14 (AFP) -- Albania sent troops.", "Albania"),
        ("UN officials met - or so Chad says.", None),
        ("MPs-elect met in Chad.", None),
    ],
)
def test_where_a_dateline_ends(text, word):
    tokens = _parsed(text).tokens
    end = behind_dateline(tokens)
    assert (tokens[end].text if end else None) == word


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("KAMPALA, Dec 13 - Uganda, Kenya and South Sudan signed a protocol on Tuesday.", "signed", "Uganda"),
        ("NEW DELHI/DHAKA, May 10 - India and Bangladesh agreed on Saturday to stop all firing.", "agreed", "India"),
        ("NEW YORK, Sept 20 (UN) - Foreign governments pledged aid to Chad on Sunday.", "pledged", "governments"),
    ],
)
def test_the_town_of_a_dateline_does_nothing(text, verb, subject):
    sentence = _parsed(text)
    does = next(t for t in sentence.tokens if t.text == verb)
    assert [t.text for t in sentence.kids(does.i, "nsubj")] == [subject]


@pytest.mark.parametrize(
    ("text", "verb", "head"),
    [
        ("Sweden demanded that Estonia pull its troops out and sent planes to Riga.", "sent", "demanded"),
        ("Havel urged the premier not to strike back and offered him helicopters.", "offered", "urged"),
        ("Poland ordered sixty of them to leave and closed the consulate.", "closed", "ordered"),
        ("Havel urged the premier to strike back and offer him helicopters.", "offer", "strike"),
    ],
)
def test_what_is_past_goes_on_from_what_is_past(text, verb, head):
    sentence = _parsed(text)
    told = next(t for t in sentence.tokens if t.text == verb)
    assert sentence.tokens[told.head].text == head


def test_a_combined_force_is_one():
    sentence = _parsed("A combined Afghan and coalition security force killed several insurgents.")
    assert [t.text for t in sentence.tokens if t.dep == "nsubj"] == ["force"]


def test_a_second_subject_behind_and_is_joined_to_what_stands_before_it():
    sentence = _parsed("Delegations led by Saudi minister Saud al-Faisal and U.S. envoy John Kerry met in Riyadh.")
    assert [t.text for t in sentence.tokens if t.dep == "nsubj"] == ["Delegations"]


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        (
            "The court ruled that three Kenyans detained and tortured during the rising could sue Britain.",
            "detained",
            "Kenyans",
        ),
        ("He said troops sent to the border had fired on migrants.", "sent", "troops"),
        ("Helicopters fought a battle with the gunmen, holed up in a house near Jenin.", "holed", "gunmen"),
        ("Chad welcomed the pledge by Kuwait to give aid to Yemen.", "give", "pledge"),
    ],
)
def test_what_describes_a_noun_hangs_on_it(text, word, head):
    sentence = _parsed(text)
    told = next(t for t in sentence.tokens if t.text == word)
    assert sentence.tokens[told.head].text == head


def test_a_clause_between_keeps_no_subject_from_the_verb():
    tokens = _parsed("All property and interests in property of Norway that are in Chad are hereby blocked.").tokens
    assert (tokens[1].dep, tokens[tokens[1].head].text) == ("nsubjpass", "blocked")


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        (
            "The Assembly called on Chad to obey, and demanded that the Government stop all violence and protect its "
            "people, release all those detained during the unrest, and withdraw all armed forces from cities.",
            "release",
            "protect",
        ),
        ("Norway decided to send troops and close the border.", "close", "send"),
        ("Norway did not meet the envoy or answer his letter.", "answer", "meet"),
    ],
)
def test_a_bare_verb_goes_on_from_one_that_is_bare(text, word, head):
    (sentence,) = load().parse(Document("d", text, blocks=(Block(0, len(text), "body"),)))
    token = next(t for t in sentence.tokens if t.text == word)
    assert sentence.tokens[token.head].text == head


def test_a_charge_made_with_a_call_goes_on_from_the_call():
    tokens = _parsed("Norway urged Chad to return to the talks, accusing Ghana of shelling the port.").tokens
    (blame,) = [t for t in tokens if t.text == "accusing"]
    assert tokens[blame.head].text == "urged"
