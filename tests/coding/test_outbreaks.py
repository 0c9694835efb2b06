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
