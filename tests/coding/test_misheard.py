"""Verbs of speaking that tell of no speech act, and the same verbs where they do."""

import pytest


def _types(look, text):
    return {c.event.type for c in look(text) if c.event is not None}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chancellor Angela Merkel called Emmanuel Macron last week and said she was tired.", "ACCUSE"),
        ("Danish soldiers slept at an airfield, also called Camp Oscar, in Kenya.", "CONSULT"),
        ("Danish officials mourned the victims of the bombing claimed by Kenyan rebels.", "ACCUSE"),
        ("At noon we reported that a Danish ship had been boarded by Kenyan pirates.", "ACCUSE"),
        ("Norway denounced the raid; Denmark keeps its counsel.", "REJECT"),
        ("Trading prisoners encourages others to take Danish hostages.", "REQUEST"),
        ("Two Danish diplomats agreed to discuss the plan on condition of anonymity.", "AGREE"),
        ("The Danish minister stressed her deep commitment to free trade.", "REQUEST"),
        ("Chad launched what Norway described as a limited offensive against Kenya.", "ACCUSE"),
        ("Norway and Chad have clashed over trade and fishing.", "ASSAULT"),
        ("Norway has clashed with the European Union over judicial reforms.", "ASSAULT"),
        ("Iraq imposed a duty on goods imported from Turkey.", "COOPERATE"),
    ],
)
def test_what_only_sounds_like_a_speech_act_is_none(look, text, told):
    assert told not in _types(look, text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nicolas Maduro called Juan Guaido a clown.", "ACCUSE"),
        ("Jordan's king called in the Israeli ambassador.", "ACCUSE"),
        ("Kim Jong Un called Donald Trump mentally deranged.", "ACCUSE"),
        ("Denmark encouraged Norway to reopen the border.", "REQUEST"),
        ("Denmark and Norway agreed to discuss the border.", "AGREE"),
        ("Kenya stressed the need for Norway to withdraw.", "REQUEST"),
        ("The Danish minister described the Kenyan offensive as a crime.", "ACCUSE"),
        ("Danish troops clashed with Kenyan soldiers over the island.", "ASSAULT"),
        ("Norway and Chad clashed over the border.", "ASSAULT"),
        ("Chadian police clashed with Kenyan protesters over the price of bread.", "ASSAULT"),
        ("Iraq imported wheat from Turkey.", "COOPERATE"),
    ],
)
def test_what_is_one_stays_one(look, text, told):
    assert told in _types(look, text)
