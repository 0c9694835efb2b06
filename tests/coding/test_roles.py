"""Who fills a role: the actor's own people, and others."""

import pytest


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Benjamin Netanyahu accused his predecessors of sleeping.", ["ISR"]),
        ("The king of Norway called on his people to defend the building.", ["NOR"]),
        ("The president of Peru dismissed his prime minister.", ["PER"]),
        ("Peru recalled its ambassador.", []),
        ("Norway condemned its invasion.", []),
        ("Norway has promised to send soldiers.", []),
        ("Germany offered to send doctors.", []),
        ("Norway promised to send Chad arms.", ["TCD"]),
    ],
)
def test_one_s_own_people_are_addressed_and_blamed_but_no_deed_s_victim(code, text, countries):
    event = code(text)[0]
    assert [a.country for a in event.recipient] == countries


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Egyptian warplanes struck Islamic State positions in Derna.", ["Islamic State"]),
        ("Egyptian warplanes struck positions in Derna.", ["positions"]),
    ],
)
def test_what_a_group_holds_is_struck_as_the_group_s(code, text, names):
    assert [a.name for a in code(text)[0].recipient] == names


@pytest.mark.parametrize(
    ("text", "fell", "fought"),
    [
        (
            "Six Kenyan soldiers were killed in a clash with Somali militants near Mandera.",
            (["SOM"], ["KEN"]),
            ["KEN", "SOM"],
        ),
        ("Four Peruvian guards were injured in clashes with Chilean police.", (["CHL"], ["PER"]), ["PER", "CHL"]),
    ],
)
def test_those_who_fall_in_a_clash_fell_to_the_other_side_and_both_fought(code, text, fell, fought):
    killed, clash = code(text)
    assert ([a.country for a in killed.actor], [a.country for a in killed.recipient]) == fell
    assert sorted(a.country for a in clash.actor) == sorted(fought)
    assert clash.recipient == ()


@pytest.mark.parametrize(
    "text",
    [
        "Norway accused Chad of the killing of five sailors.",
        "Norway blamed Chad for the bombing of a ferry.",
        "Norway blamed Chad for the raid and the bombing of a ferry.",
        "Norway lashed out at Chad for shelling a ferry.",
    ],
)
def test_who_is_accused_of_a_deed_is_said_to_have_done_it(code, text):
    deeds = [e for e in code(text) if e.type == "ASSAULT"]
    assert deeds
    assert all([a.country for a in e.actor] == ["TCD"] for e in deeds)


def test_security_forces_are_no_attack_that_kills(code):
    killing = code(
        "Norwegian soldiers sealed off a square, and Peruvian security forces fired on a crowd, killing eight."
    )
    assert [a.country for a in killing[-1].actor] == ["PER"]
    assert killing[-1].actor[0].text == "Peruvian security forces"


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Syria's president called for help. American aircraft bombed a market.", ["SYR"]),
        ("A school was shelled in Yemen on Monday.", ["YEM"]),
        ("Syria's president called for help. American aircraft bombed its market.", []),
        ("Israel's cabinet met. Israeli aircraft bombed a market.", []),
        ("Syria's president called for help. American aircraft bombed Russia's hospital.", ["RUS"]),
        ("Mali's government fell. Germany praised a market.", []),
    ],
)
def test_what_others_strike_is_of_where_it_stands_but_for_their_own(code, text, countries):
    assert [a.country for a in code(text)[-1].recipient] == countries


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Malian rebels attacked a shantytown.", ["MLI"]),
        ("Rebels in Mali burned the fort of Brakna.", []),
        ("Rebels in Mali burned her homestead.", []),
    ],
)
def test_what_has_another_owner_is_not_of_the_rebels_country(code, text, countries):
    found = [a.country for event in code(text) if event.type == "ASSAULT" for a in event.recipient]
    assert found == countries


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Kenya told Ugandan officials during talks in Entebbe that the border was closed.", ["KEN", "UGA"]),
        ("Kenya told reporters during talks in Entebbe that the border was closed.", ["KEN"]),
    ],
)
def test_whom_one_tells_something_during_talks_takes_part_in_them(code, text, who):
    talks = next(e for e in code(text) if e.trigger == "talks")
    assert [a.country for a in talks.actor] == who


def test_the_gunmen_of_a_held_land_strike_what_is_the_holder_s(code):
    text = "Israeli forces entered Nablus. Palestinian gunmen fired a mortar at a settlement."
    event = next(e for e in code(text) if e.trigger.startswith("fired"))
    assert [a.country for a in event.recipient] == ["ISR"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Norway met Chad, Mali and Niger, all of which have condemned Togo.",
            ("ACCUSE", ["TCD", "MLI", "NER"], ["TGO"]),
        ),
        ("Norway armed the Chadian rebels, some of whom attacked Mali.", ("ASSAULT", ["TCD"], ["MLI"])),
        (
            "Norway thanks the Governments of Chad and Mali, both of which have condemned Togo, for their help.",
            ("ACCUSE", ["TCD", "MLI"], ["TGO"]),
        ),
    ],
)
def test_all_of_which_are_those_before(told, text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Thousands of Scots marched through Perth, demanding independence from Britain.", "GBR"),
        ("Thousands rallied at dawn, demanding an apology from Kenya.", "KEN"),
    ],
)
def test_marchers_protest_against_whom_they_demand_something_of(code, text, country):
    march = next(e for e in code(text) if e.type == "PROTEST")
    assert [a.country for a in march.recipient] == [country]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Thousands rallied at dawn, demanding an apology from Kenya.", ["demanding"]),
        ("Thousands rallied at dawn, blessing Kenya.", []),
        ("Thousands ran at dawn, demanding an apology from Kenya.", []),
    ],
)
def test_what_marchers_demand_completes_their_march(at, text, clauses):
    grammar, verb = at(text, text.split()[1])
    assert [grammar.tokens[i].text for i in grammar.clause_heads(verb)] == clauses


def test_who_is_evacuated_from_a_town_is_of_its_state(code):
    (event,) = code("U.N. helicopters evacuated the wounded from the besieged Bosnian town of Gorazde.")
    assert [a.country for a in event.recipient] == ["BIH"]


def test_what_stands_behind_two_nouns_is_of_the_one_that_it_can_be_of(code):
    events = {e.trigger: e for e in code("Rioting and arrests of opposition leaders followed the election in Senegal.")}
    assert not events["Rioting"].actor
    assert [a.text for a in events["arrests"].recipient] == ["opposition leaders"]


def test_who_keeps_others_from_doing_something_is_the_agent_behind_it(code):
    (event,) = code("Philippine fishermen were kept from entering the lagoon by the Chinese coast guard.")
    assert ([a.country for a in event.actor], [a.country for a in event.recipient]) == (["CHN"], ["PHL"])
