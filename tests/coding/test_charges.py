"""A deed that a noun tells is of who answers for it, or of who strikes on that occasion."""

import pytest


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Kenyan soldiers were arrested in connection with a shooting in which two nurses were killed.", ["KEN"]),
        ("Two Serbian officers were convicted of the massacre of villagers.", ["SRB"]),
        ("Two Serbian officers were arrested on suspicion of involvement in the murder of a judge.", ["SRB"]),
        ("Peruvian commandos rescued twelve hostages in Lima in a raid on the embassy.", ["PER"]),
        ("The Norwegian army is guilty of the massacre and the bombing.", ["NOR"]),
    ],
)
def test_whose_deed_a_noun_tells(code, text, countries):
    deeds = [e for e in code(text) if e.type == "ASSAULT" and e.trigger in ("shooting", "massacre", "murder", "raid")]
    assert deeds
    assert all([a.country for a in e.actor] == countries for e in deeds)


def test_the_police_that_kill_in_a_crackdown_crack_down(code):
    (crackdown,) = [
        e for e in code("Norwegian police killed two men in a crackdown on smugglers.") if e.type == "COERCE"
    ]
    assert [a.sector for a in crackdown.actor] == ["COP"]


@pytest.mark.parametrize(
    ("text", "trigger", "countries"),
    [
        ("Three people were killed when Norwegian soldiers opened fire on a crowd.", "killed", ["NOR"]),
        ("Two Peruvian soldiers were wounded as Chilean rebels attacked their post.", "wounded", ["CHL"]),
        ("Three Norwegian soldiers were killed when they attacked a Swedish post.", "killed", []),
    ],
)
def test_who_falls_when_others_attack_falls_to_them(code, text, trigger, countries):
    (killed,) = [e for e in code(text) if e.trigger == trigger]
    assert [a.country for a in killed.actor] == countries


@pytest.mark.parametrize(
    ("text", "trigger", "sectors"),
    [
        ("Al-Shabaab claimed the suicide bombing in Mogadishu.", "suicide bombing", ["REB"]),
        ("The raid on the Nigerian town was claimed by Boko Haram.", "raid", ["REB"]),
        ("Nine people were killed in a raid claimed by Boko Haram.", "killed", ["REB"]),
        ("No individual or group has claimed responsibility for the raid on the Kenyan post.", "raid", []),
        ("No rebel group claimed the raid on the Kenyan post.", "raid", []),
        ("None of the Chadian rebels admitted responsibility for the raid on the post.", "raid", []),
        ("Nobody has claimed responsibility for the raid on the Kenyan post.", "raid", []),
    ],
)
def test_a_deed_is_of_who_claims_it(code, text, trigger, sectors):
    (deed,) = [e for e in code(text) if e.trigger == trigger]
    assert [a.sector for a in deed.actor] == sectors


def test_what_the_army_claims_to_have_repelled_is_not_its_own(code):
    (raid,) = [
        e for e in code("The Chadian army claimed that a raid by rebels had been repelled.") if e.trigger == "raid"
    ]
    assert [a.sector for a in raid.actor] == ["REB"]
