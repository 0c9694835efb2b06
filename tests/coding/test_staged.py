"""What only looks like politics: plots and matches are no events, what is done about them is."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "In the novel, Argentine soldiers attack a Chilean town.",
        "The film tells of a Soviet captain who attacks an American destroyer.",
        "In the video game, players lead a Ukrainian unit that storms a Russian base.",
        "The play, set in 1943, shows German soldiers arresting a Greek family.",
        "The football team was crushed by Costa Rica in San Jose.",
        "Brazil thrashed Bolivia 5-0 on Monday.",
        "Switzerland will meet the United States in the last eight.",
        "Egypt and Morocco met in the quarter-finals.",
        "Japan met Brazil in the final in Riyadh.",
        "India will visit Australia for five Tests.",
        "Germany bombarded the Hungarian goal but lost.",
        "Hillary Clinton's battle with Bernie Sanders went on.",
    ],
)
def test_what_is_staged_is_no_event(look, text):
    assert [c.event.type for c in look(text) if c.event is not None] == []


def test_rivals_attack_each_other_in_words(look):
    text = "Donald Trump attacked Hillary Clinton on Sunday."
    assert [c.event.type for c in look(text) if c.event is not None] == ["ACCUSE"]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Turkey jailed the writer for a novel in which the army shoots Kurdish villagers.", ["COERCE"]),
        ("The film shows Israeli soldiers shooting a Palestinian boy.", ["ASSAULT"]),
        ("In a series of speeches Turkey condemned Israel.", ["ACCUSE"]),
        ("Egypt and Morocco met in the final phase.", ["CONSULT"]),
        ("Egypt met Morocco for the last four hours.", ["CONSULT"]),
        ("Egypt and Morocco met to set a goal for their trade.", ["CONSULT"]),
        ("Egypt signed the Nuclear Test Ban Treaty with Morocco.", ["SUPPORT"]),
        ("Police beat Argentine football fans before the match.", ["ASSAULT"]),
        ("Gunmen attacked the Togolese football team in Angola.", ["ASSAULT"]),
        ("A team of engineers was there when Chad attacked Niger.", ["ASSAULT"]),
        ("Israel attacked Egypt with the goal of opening the strait.", ["ASSAULT"]),
    ],
)
def test_what_is_done_is_an_event(look, text, events):
    assert [c.event.type for c in look(text) if c.event is not None] == events


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Russia vetoed a resolution condemning Syria.", ["REJECT"]),
        ("The Security Council adopted a resolution condemning Syria.", ["SUPPORT", "ACCUSE"]),
        ("Spain refused to join a patrol off Yemen with Peru.", ["REJECT"]),
        ("Norway said it would not receive the Chadian minister.", ["REJECT"]),
        ("Norway's foreign minister declined to comment.", []),
        ("Slap a tariff on Brazilian coffee.", []),
        ("Norway threatened to arrest any Chadian envoy who visited Oslo.", ["THREATEN"]),
    ],
)
def test_what_a_veto_or_a_refusal_keeps_from_being(look, text, types):
    assert [c.event.type for c in look(text) if c.event is not None] == types


def test_whom_an_army_is_sent_against_is_the_recipient(told):
    assert told("India ordered its army to attack Pakistan.") == [("ASSAULT", ["IND"], ["PAK"])]
