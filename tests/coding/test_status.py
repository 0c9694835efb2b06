"""What became of an event, by the words around its trigger."""

import pytest

from foedus.coding.tense import governors
from foedus.records import STATUSES

CASES = [
    # verbs: auxiliaries, negation, adverbs
    ("Norway bombed Chad.", "ASSAULT", "happened"),
    ("Norway has bombed Chad.", "ASSAULT", "happened"),
    ("Norway is bombing Chad.", "ASSAULT", "ongoing"),
    ("Norway carried out five underground nuclear tests.", "MOBILIZE", "happened"),
    ("Norway will withdraw its troops from Chad unless the government yields.", "THREATEN", "happened"),
    ("Norway will withdraw its troops from Chad if the truce holds.", "CONCEDE", "planned"),
    ("Norway carried on bombing Chad.", "ASSAULT", "ongoing"),
    ("Norway is massing troops on the border, jamming radios and bombing Chad.", "ASSAULT", "ongoing"),
    ("Norway is working with its allies and, at times, bombing Chad.", "ASSAULT", "ongoing"),
    ("Norway is holding talks with Mali, bombing Chad on Monday.", "ASSAULT", "happened"),
    ("Meeting the Malian president in Oslo, the Norwegian premier offered to mediate.", "CONSULT", "happened"),
    ("Norway vowed to crush the rebels, bombing Chad overnight.", "ASSAULT", "happened"),
    ("Norway refused to stop bombing Chad.", "REJECT", "happened"),
    ("Norway still occupies Chad.", "ASSAULT", "ongoing"),
    ("Norway will bomb Chad.", "ASSAULT", "planned"),
    ("Norway is going to bomb Chad.", "ASSAULT", "planned"),
    ("Norway is to impose sanctions on Chad.", "SANCTION", "planned"),
    ("The Norwegian premier flies to Chad on Tuesday.", "AGREE", "planned"),
    ("The Norwegian envoy leaves for Chad on Monday.", "AGREE", "planned"),
    ("Norway is sending soldiers to Chad next week.", "MOBILIZE", "planned"),
    ("Norway would bomb Chad.", "ASSAULT", "hypothetical"),
    ("Norway said it would bomb Chad.", "ASSAULT", "planned"),
    ("Norway may bomb Chad.", "ASSAULT", "hypothetical"),
    ("Norway can attack Chad.", "ASSAULT", "hypothetical"),
    ("Norway perhaps bombed Chad.", "ASSAULT", "hypothetical"),
    ("Norway did not bomb Chad.", "ASSAULT", "denied"),
    ("Norway never bombed Chad.", "ASSAULT", "denied"),
    ("Norway won't attack Chad.", "ASSAULT", "denied"),
    ("Norway will no longer attack Chad.", "ASSAULT", "denied"),
    ("Nobody bombed Chad.", "ASSAULT", "denied"),
    ("Norway said it would not join a planned patrol with Chad.", "REJECT", "happened"),
    ("Norway has armed the Chadian rebels since 1976.", "AID", "ongoing"),
    ("Norway agreed to meet Mali for the first time since it bombed Chad.", "ASSAULT", "happened"),
    ("Norway plans to leave, although Mali bombed Chad.", "ASSAULT", "happened"),
    ("No soldier was killed by Chad.", "ASSAULT", "denied"),
    ("Not a single Norwegian soldier bombed Chad.", "ASSAULT", "denied"),
    ("Norway has neither bombed nor besieged Chad.", "COERCE", "denied"),
    ("France did not so much as condemn Israel.", "ACCUSE", "denied"),
    ("Norway complained to nobody about Chad.", "ACCUSE", "denied"),
    ("Not one Norwegian soldier bombed Chad.", "ASSAULT", "denied"),
    ("Nobody besieged or bombed Chad.", "ASSAULT", "denied"),
    ("Mali denied the Norwegian allegations against it.", "ACCUSE", "happened"),
    ("Mali declined the Norwegian call for talks.", "REQUEST", "happened"),
    ("Mali denied the Norwegian attack on Chad.", "ASSAULT", "denied"),
    ("In the hills of Mali nobody has attacked Chad.", "ASSAULT", "denied"),
    ("At no time did Israel attack Chadian troops.", "ASSAULT", "denied"),
    ("In no time Norway bombed Chad.", "ASSAULT", "happened"),
    ("Nobody but Norway has bombed Chad.", "ASSAULT", "happened"),
    ("No one other than Norway bombed Chad.", "ASSAULT", "happened"),
    ("Has Norway bombed Chad?", "ASSAULT", "hypothetical"),
    ("Why has Norway bombed Chad?", "ASSAULT", "happened"),
    ("Will Norway condemn Chad?", "ACCUSE", "hypothetical"),
    ("Norway failed to act after Chad bombed Mali.", "ASSAULT", "happened"),
    ("Norway blames Chad for the attack; Chad denies it.", "ACCUSE", "happened"),
    ("Norway holds three Chadian sailors.", "COERCE", "ongoing"),
    ("Three Chadian sailors are held by Norway.", "COERCE", "ongoing"),
    ("Norwegian miners remain on strike against the government.", "PROTEST", "ongoing"),
    ("Chadian villages are shelled every night by Norway.", "ASSAULT", "ongoing"),
    ("Norway is negotiating with Chad.", "CONSULT", "ongoing"),
    ("Norway had been negotiating with Chad.", "CONSULT", "happened"),
    ("It is not Norway that has banished the priests of Chad.", "COERCE", "denied"),
    ("It was not Mali but Norway that bombed Chad.", "ASSAULT", "happened"),
    ("Mali demands that Norwegian troops surrender power to Chad.", "RETREAT", "hypothetical"),
    ("It is Norway that has banished the priests of Chad.", "COERCE", "happened"),
    ("Mali says that two Norwegians plotted to bomb Chad.", "ASSAULT", "planned"),
    ("Norway would not hesitate to attack Chad.", "THREATEN", "happened"),
    ("The attack on Chad was not condemned by Mali.", "ASSAULT", "happened"),
    ("The sanctions on Chad will be criticised by Mali.", "SANCTION", "happened"),
    ("Talks between Chad and Mali were not held.", "CONSULT", "denied"),
    ("Not the release of two Chadian airmen, whom Mali holds.", "RETREAT", "denied"),
    ("We are suspending all contacts with Chad.", "SANCTION", "happened"),
    ("Norway and Mali are announcing sanctions on Chad.", "SANCTION", "happened"),
    ("Norway is expelling ten Chadian diplomats.", "SANCTION", "ongoing"),
    ("Mali says that Norway had been bombing Chad all summer.", "ASSAULT", "happened"),
    # verbs above
    ("Norway plans to bomb Chad.", "ASSAULT", "planned"),
    ("Norway failed to bomb Chad.", "ASSAULT", "denied"),
    ("Norway has yet to send aid to Chad.", "AID", "denied"),
    ("Norway did not fail to send aid to Chad.", "AID", "happened"),
    ("Norway refrained from attacking Chad.", "ASSAULT", "denied"),
    ("Norway denied that it had bombed Chad.", "ASSAULT", "denied"),
    ("Norway confirmed that it had bombed Chad.", "ASSAULT", "happened"),
    ("Norway said it had not bombed Chad.", "ASSAULT", "denied"),
    ("Norway began to bomb Chad.", "ASSAULT", "happened"),
    ("Norway continued to bomb Chad.", "ASSAULT", "ongoing"),
    ("Without bombing Chad, Norway left.", "ASSAULT", "denied"),
    ("Norway would have bombed Chad if the talks had failed.", "ASSAULT", "hypothetical"),
    ("Norway halted its air strikes on Chad.", "ASSAULT", "happened"),
    ("Mali asked Norway to stop its air strikes on Chad.", "ASSAULT", "ongoing"),
    ("Instead of bombing Chad, Norway waited.", "ASSAULT", "denied"),
    ("Norway was able to bomb Chad.", "ASSAULT", "happened"),
    ("Norway is able to bomb Chad.", "ASSAULT", "hypothetical"),
    ("Norway was unable to bomb Chad.", "ASSAULT", "denied"),
    ("Norway refused to leave and Chad bombed the capital.", "ASSAULT", "happened"),
    ("Norway was bombing Chad.", "ASSAULT", "happened"),
    ("Norway, which trains Chadian troops, is rich.", "AID", "ongoing"),
    ("Norway decided to impose sanctions on Chad.", "SANCTION", "happened"),
    ("Norway agreed to impose sanctions on Chad.", "SANCTION", "happened"),
    ("Norway ordered its troops to attack Chad.", "ASSAULT", "happened"),
    ("Norway did not rule out an attack on Chad.", "THREATEN", "happened"),
    ("If Norway had more courage it would send troops to Chad.", "MOBILIZE", "hypothetical"),
    ("Norway refused to rule out the use of force against Chad.", "THREATEN", "happened"),
    ("Norway agreed to send troops to Chad.", "AGREE", "happened"),
    ("Norway went on attacking Chadian troops.", "ASSAULT", "ongoing"),
    ("The writer has been held by Chad since May.", "COERCE", "ongoing"),
    ("Norway worked towards an end to the Chadian bombardment of Mali.", "ASSAULT", "ongoing"),
    ("Norway to bomb Chad", "ASSAULT", "planned"),
    ("Norway will bomb Mali if Chad withdraws its troops.", "RETREAT", "hypothetical"),
    ("Norway accused Chad of attacking Mali.", "ASSAULT", "happened"),
    ("The claim that Norway bombed Chad is a lie.", "ASSAULT", "denied"),
    ("It is untrue that Norway bombed Chad.", "ASSAULT", "denied"),
    ("Norway was slow to congratulate Chad.", "SUPPORT", "denied"),
    ("The Norwegian minister flew to Chad to urge restraint.", "REQUEST", "happened"),
    (
        "Norway refused to recognise Mali and invited the exile to stay, which Chad has called an unfriendly act.",
        "ACCUSE",
        "happened",
    ),
    # nouns
    ("A Norwegian curfew is in force in the Chadian town.", "COERCE", "ongoing"),
    ("There is a curfew in Chad.", "COERCE", "ongoing"),
    ("The talks between Norway and Chad, now in their third week, were held in Geneva.", "CONSULT", "ongoing"),
    ("Today sees the start of a third round of talks between Norway and Chad.", "CONSULT", "ongoing"),
    ("Norway's mediation in Chad goes on.", "CONSULT", "ongoing"),
    ("The attack on Chad killed a boy.", "ASSAULT", "happened"),
    ("Norway's planned attack on Chad was secret.", "ASSAULT", "planned"),
    ("Norway's ongoing bombardment of Chad was secret.", "ASSAULT", "ongoing"),
    ("The risk of an attack on Chad grew.", "ASSAULT", "hypothetical"),
    ("In case of an attack on Chad, Norway will act.", "ASSAULT", "hypothetical"),
    ("Norway fears an attack by Chad.", "ASSAULT", "hypothetical"),
    ("No attack on Chad took place.", "ASSAULT", "denied"),
    ("Norway's attack on Chad continues.", "ASSAULT", "ongoing"),
]


@pytest.mark.parametrize(("text", "event_type", "status"), CASES, ids=[c[0] for c in CASES])
def test_status(code, text, event_type, status):
    events = [e for e in code(text) if e.type == event_type]
    assert [e.status for e in events] == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The attack on Norway will not go unpunished, Chad said.", "happened"),
        ("Any attack on Norway would not go unanswered by Chad.", "hypothetical"),
        ("The raid by Chad on Norway was not condoned by Ghana.", "happened"),
        ("The attack on Norway will not go ahead, Chad said.", "denied"),
    ],
)
def test_an_attack_that_is_to_be_answered_is_not_denied(code, text, status):
    assert [e.status for e in code(text) if e.type == "ASSAULT"] == [status]


def test_what_is_said_beside_a_call_is_not_called_for(code):
    events = code("Norway called on the army to return to its barracks while accusing the rebels of a raid on Chad.")
    assert [(e.type, e.status) for e in events] == [
        ("REQUEST", "happened"),
        ("ACCUSE", "happened"),
        ("ASSAULT", "happened"),
    ]


def test_steps_taken_to_impose_sanctions_are_announced_with_them(code):
    events = code("Norway's foreign ministry is taking steps to impose visa restrictions on three Chadian officials.")
    assert [(e.type, e.status) for e in events] == [("SANCTION", "planned")]


@pytest.mark.parametrize("text", ["Norway bombed Chad.", "Norway condemned Chad."])
def test_what_plainly_happened_needs_no_reason(code, text):
    (event,) = code(text)
    assert "status" not in event.because


@pytest.mark.parametrize(
    ("text", "why"),
    [("Norway will bomb Chad.", "will"), ("Norway may bomb Chad.", "may"), ("Norway plans to bomb Chad.", "plan")],
)
def test_the_reason_is_told(code, text, why):
    (event,) = code(text)
    assert event.because["status"] == why


@pytest.mark.parametrize(
    "text",
    [
        "Norway should free the Chadian sailors.",
        "Chad ought to free the hostages.",
        "Chad has to free the hostages.",
        "Efforts to free the hostages in Chad went on.",
        "Norwegian soldiers entered Chad to arrest the rebels.",
    ],
)
def test_an_aim_or_a_duty_is_no_event(look, text):
    (passed,) = [c for c in look(text) if c.event is None]
    assert passed.dropped.startswith("only an aim or a duty")
    assert not [c for c in look(text) if c.event is not None and c.event.type in ("RETREAT", "COERCE")]


def test_governing_words_give_known_effects():
    effects = {*STATUSES, "purpose", "open", "former"}
    table = governors()
    for kind in ("verbs", "nouns", "adjectives", "prepositions", "conjunctions", "adverbs"):
        words = getattr(table, kind)
        assert words
        assert set(words.values()) <= effects
