"""Words that are no event for what stands beside them, and the same words where they are one."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "The Ghanaian opposition leader wants to be president.",
        "The Kenyan senator sought to calm the markets.",
        "The Kenyan senator needs forty votes to win.",
        "Norway insists that the line in the sea is legal.",
        "The Danish minister suggested that Norway has lost interest in the port.",
        "The Danish premier expects that Norway will win the vote.",
        '"What does Sweden gain by it?" asked the Danish minister.',
        "The Chadian premier has demonstrated that he is a patient man.",
        "Mr Biya has ruled Cameroon since 1982.",
        "Nigeria owes China two billion dollars.",
        "The Kenyan president was talking about the price of maize.",
        "Norway's foreign minister declined to say who had paid.",
        "The Danish minister is glad to report that the harvest was good.",
        "The Danish reporter asked the Kenyan president a question.",
        "The Danish minister died of a heart attack in Oslo.",
        "A fire killed twelve people at a nightclub in Bangkok.",
        "A hydrogen bomb is not what Kenya needs, the Danish minister said.",
        "The Danish minister said that Kenya treats its guests with respect.",
        "Kenyan farmers favour the president by 46 percent to 32.",
        "The Danish minister offered the Kenyan president her assessment of the vote.",
        "The Danish minister stressed her deep commitment to free trade.",
        "Danish units have taken over the Irish positions on the Golan, a spokesman for the United Nations said.",
        "A ferry capsized off Ghana on Monday, killing forty Togolese villagers.",
        "The Security Council takes note of the report of Kenya.",
        "The Security Council recalls its resolutions on Sudan.",
        "The Security Council remains seized of the question of Palestine.",
        "The Embassy of Peru presents its compliments to the Embassy of Chile.",
        "The Embassy of Peru takes this opportunity to renew to Chile the assurances of its consideration.",
        "The Ghanaian envoy asked not to be named.",
        "The Kenyan envoy, who asked that his name not be used, wore a grey coat.",
        "The Danish minister asked to be called Bo.",
        "The Danish minister calls himself a farmer.",
        "The Danish minister has asked himself why.",
        "Schmidt clashed with President Jimmy Carter over the neutron bomb.",
        "A train derailed near Accra and fifty Ghanaian soldiers were injured.",
    ],
)
def test_what_only_sounds_like_an_event_is_none(look, text):
    assert [(c.event.type, c.trigger) for c in look(text) if c.event is not None] == []


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Togo wants to be let into the bloc.", ["REQUEST", "RETREAT"]),
        ("Togo released a Ghanaian colonel from house arrest.", ["RETREAT"]),
        (
            "A plane crashed in Togo after rebels hit it with a rocket, killing forty Ghanaian soldiers.",
            ["ASSAULT", "ASSAULT"],
        ),
        ("Togo wants Ghana to open the border.", ["REQUEST"]),
        ("Togo and Ghana signed an agreement on the withdrawal of Togolese forces from Ghana.", ["SUPPORT"]),
        ("Chad and Niger signed a contract for the supply of gas.", ["SUPPORT"]),
        ("Norway insists that Chad must pay for the ship.", ["REQUEST"]),
        ("The Danish minister suggested that Norway pay for the port.", ["REQUEST"]),
        ("American aircraft dropped an atomic bomb on Japan.", ["ASSAULT"]),
        ("Kenya's parliament supports Uganda by 46 votes to 32.", ["SUPPORT"]),
        ("Denmark offered Kenya its help.", ["AGREE"]),
        ("Armenians demonstrated in Berlin against Turkey.", ["PROTEST"]),
        ("The Greek and Turkish ministers talked for an hour about the islands.", ["CONSULT"]),
        ("Norway declined to receive the Chadian envoy.", ["REJECT"]),
        ("Rebel fighters took over the Malian positions in the hills.", ["ASSAULT"]),
        ("The finance minister was fired on Friday by President Yoweri Museveni.", ["SANCTION"]),
        ("He was fired in June by President Yoweri Museveni.", ["SANCTION"]),
        ("Ugandan soldiers fired on the Congolese minister's convoy.", ["ASSAULT"]),
        ("The minister came under fire from the Kenyan opposition over the contract.", ["ACCUSE"]),
    ],
)
def test_what_is_one_stays_one(look, text, events):
    assert [c.event.type for c in look(text) if c.event is not None] == events


@pytest.mark.parametrize(
    "text",
    [
        "India sent tents to Nepal after an earthquake killed more than 3,700 people.",
        "An overloaded Peruvian ferry capsized in the storm, killing at least 28 people.",
    ],
)
def test_accidents_are_no_attacks(look, text):
    assert "ASSAULT" not in {c.event.type for c in look(text) if c.event is not None}


def test_a_ship_that_is_sunk_is_attacked(told):
    text = "Peruvian gunboats sank a Chilean trawler, killing nine Chilean sailors."
    assert ("ASSAULT", ["PER"], ["CHL"]) in told(text)


def test_a_patrol_that_is_ambushed_does_not_patrol(look):
    events = [c.event.type for c in look("Chadian rebels ambushed an army patrol near Abeche.") if c.event is not None]
    assert events == ["ASSAULT"]


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("The European Union suspended most of its sanctions on Belarus.", "SANCTION"),
        ("Kofi Annan was in charge of UN peacekeeping in 1994.", "ACCUSE"),
    ],
)
def test_words_that_look_like_a_punishment_are_none(look, text, none):
    assert none not in {c.event.type for c in look(text) if c.event is not None}
