"""The other side of fighting that its own words leave out."""

import pytest

SIDES = [
    # Whom one strikes back at: who attacked in the clause beside.
    ("Ecuadorian troops shelled Peruvian posts, and Peru retaliated with air strikes.", "retaliated", ["PER"], ["ECU"]),
    ("Israeli soldiers returned fire, but the Hamas gunmen escaped.", "returned fire", ["ISR"], ["PSE"]),
    # Who fell.
    (
        "Two policemen in Kenya were arrested over a shooting in which two people were killed.",
        "shooting",
        None,
        ["KEN"],
    ),
    ("Kenyan soldiers killed ten villagers in Mandera, opening fire in the streets.", "opening", ["KEN"], ["KEN"]),
    # How fighting began.
    ("The clash erupted when Kenyan troops raided an Al Shabaab hideout.", "clash", ["KEN", "SOM"], []),
    ("Iraqi gunners shot down a Turkish jet.", "shot down", ["IRQ"], ["TUR"]),
    # Nobody else is on the other side of those who accuse each other.
    ("Peru and Chile met. The two sides accused each other of spying.", "accused", ["PER", "CHL"], []),
    # Of those that are set against each other only the one.
    ("It was Germany, not France, that had sent arms to Chad.", "sent", ["DEU"], ["TCD"]),
    # Whose pledge it is.
    ("Chad welcomed the pledge by Kuwait to give aid to Yemen.", "welcomed", ["TCD"], ["KWT"]),
    ("Chad welcomed the pledge by Kuwait to give aid to Yemen.", "pledge", ["KWT"], ["YEM"]),
]


@pytest.mark.parametrize(("text", "trigger", "who", "whom"), SIDES)
def test_the_sentence_says_who_stands_on_the_other_side(code, text, trigger, who, whom):
    event = next(e for e in code(text) if e.trigger.startswith(trigger))
    assert who is None or [a.country for a in event.actor] == who
    assert [a.country for a in event.recipient] == whom


def test_fighting_that_began_with_words_is_of_nobody(code):
    events = [e for e in code("Fighting broke out after Chad accused Sudan of lying.") if e.trigger == "Fighting"]
    assert all(e.because.get("actor") != "how it began" for e in events)


FELLED = [
    # Of two sides that fought the one killed whom the other lost.
    ("Two rebels were killed in a clash between Malian troops and rebels in Gao.", "killed", "MIL", "REB"),
    ("Two soldiers died in fighting between the army and Tuareg rebels in Mali.", "died", "REB", "MIL"),
    # Those wounded in the same breath fell to the same.
    (
        "Nine Kenyan soldiers were killed and four policemen wounded in an ambush by Al-Shabaab militants.",
        "killed",
        "REB",
        "MIL",
    ),
    ("Nine Kenyan soldiers were killed while two were wounded in a raid by Somali rebels.", "killed", "REB", "MIL"),
    # Who staged an attack did what it did.
    ("Rebels carried out a raid that killed six soldiers in Colombia.", "killed", "REB", "MIL"),
    # Whom it was aimed at.
    (
        "Aid workers in Uganda said nine people had died after a rebel ambush that targeted traders on Sunday.",
        "ambush",
        "REB",
        "BUS",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "who", "whom"), FELLED)
def test_who_felled_whom_stands_beside_it(code, text, trigger, who, whom):
    event = next(e for e in code(text) if e.trigger == trigger)
    assert [a.sector for a in event.actor] == [who]
    assert [a.sector for a in event.recipient] == [whom]


def test_those_who_fell_in_a_clash_of_others_are_no_third_side(code):
    text = "Four villagers were killed in a clash between Malian troops and Tuareg rebels."
    clash = next(e for e in code(text) if e.trigger == "clash")
    assert [a.sector for a in clash.actor] == ["MIL", "REB"]
    killed = next(e for e in code(text) if e.trigger == "killed")
    assert [a.sector for a in killed.actor] == ["MIL", "REB"]


@pytest.mark.parametrize(
    "text",
    [
        "Nine Kenyan soldiers were killed in Mandera and a mayor was kidnapped by Somali rebels.",
        "Nine Kenyan soldiers were killed in an ambush in Mandera and two were wounded by Somali bandits.",
    ],
)
def test_another_deed_beside_says_nothing_of_who_killed(code, text):
    killed = next(e for e in code(text) if e.trigger == "killed")
    assert killed.because.get("actor") != "its attack"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Nine Kenyan soldiers were killed in a raid carried out by Somali rebels in Mandera.", "carried out"),
        ("Nine Kenyan soldiers were killed in raids launched by Somali rebels in Mandera.", "launched"),
    ],
)
def test_an_attack_in_which_some_fell_was_on_them(code, text, trigger):
    raid = next(e for e in code(text) if e.trigger == trigger)
    assert [(a.country, a.sector) for a in raid.recipient] == [("KEN", "MIL")]


def test_no_group_that_the_text_names_attacks_itself(code):
    text = "The PKK staged an ambush in Hakkari. Nine people fled. A raid carried out by the PKK followed on Monday."
    for event in code(text):
        assert not {a.name for a in event.actor} & {a.name for a in event.recipient}
