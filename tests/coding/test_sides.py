"""Who stands on which side where grammar hides it."""

import pytest

import foedus


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Guerrillas released a Danish engineer kidnapped and tortured by Norwegian soldiers.",
            [("ASSAULT", ["NOR"], ["DNK"])] * 2,
        ),
        ("The plan was criticised as too lax by Danish leaders who favour a ban.", [("ACCUSE", ["DNK"], [])]),
        ("Bombings this month of Danish embassies in Oslo angered Europe.", [("ASSAULT", [], ["DNK"])]),
        (
            "Chad's president accused Denmark for the first time of supporting Norway.",
            [("ACCUSE", ["TCD"], ["DNK"]), ("SUPPORT", ["DNK"], ["NOR"])],
        ),
        (
            "They arrived in Chad, with Denmark, Norway, and Sweden providing medical aid to the refugees.",
            [("AID", ["DNK", "NOR", "SWE"], ["TCD"])],
        ),
        (
            "It said that Cuba continued to oppress its people and former President Barack Obama had made concessions.",
            [("COERCE", ["CUB"], ["CUB"])],
        ),
    ],
)
def test_a_side_hung_on_the_wrong_word_is_found(told, text, events):
    found = told(text)
    assert [e for e in found if e in events] == events
    assert not [e for e in found if e[0] == events[-1][0] and e not in events]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Several countries, including Chad, condemned the raid.", ("ACCUSE", ["Several countries", "TCD"], [])),
        (
            "Norway welcomes the withdrawal of some foreign forces, including the Danish contingent.",
            ("SUPPORT", ["NOR"], ["some foreign forces", "DNK"]),
        ),
        (
            "Danish troops backed by Norwegian soldiers detained ten suspects in Chad.",
            ("COERCE", ["DNK", "NOR"], ["TCD"]),
        ),
        ("Danish soldiers were killed with two Norwegian officers in Chad.", ("ASSAULT", [], ["DNK", "NOR"])),
        ("Armenia is ready for any new proposals from Turkey.", ("AGREE", ["ARM"], ["TUR"])),
        ("Norway has offered a thousand Sudanese tents.", ("AGREE", ["NOR"], [])),
        ("Denmark voted for U.N. resolutions condemning the invasion.", ("ACCUSE", ["IGO"], [])),
        ("Norway threatened to close the border if Denmark expels its diplomats.", ("THREATEN", ["NOR"], ["DNK"])),
        ("The president of Chad called the murder of the Danish officer a heinous crime.", ("ASSAULT", [], ["DNK"])),
        (
            "Danish rebels, who have been fighting for a republic since 1996, extended the truce.",
            ("ASSAULT", ["DNK"], []),
        ),
    ],
)
def test_who_acts_and_who_is_meant(told, text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("South Korean fighters dropped eight bombs at the order of President Moon.", ("REQUEST", "KOR")),
        (
            "OSLO, Norway - Hundreds of soldiers and armed police were deployed to quell the violence.",
            ("MOBILIZE", "NOR"),
        ),
    ],
)
def test_who_orders_and_who_is_sent_acts(look, text, event):
    found = [c.event for c in look(text) if c.event is not None]
    assert event in [(e.type, a.country) for e in found for a in e.actor]


def test_a_refusal_answers_who_asked(look):
    text = "Norway asked Moscow to let the crew go home; a Kremlin official replied that there was no crew."
    refusals = [c.event for c in look(text) if c.event is not None and c.event.type == "REJECT"]
    assert [[a.country for a in e.recipient] for e in refusals] == [["NOR"]]


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile agreed to reopen their embassies after talks in Lima.",
        "Peru signed a border treaty with Chile on Friday after two weeks of talks in Lima.",
        "President Uhuru Kenyatta accepted the terms last week in a meeting with Ugandan President Yoweri Museveni.",
    ],
)
def test_who_makes_peace_after_talks_has_talked(told, text):
    (talks,) = [e for e in told(text) if e[0] == "CONSULT"]
    assert len(talks[1]) == 2
    assert talks[2] == []


def test_nameless_powers_beside_a_state_take_part(code):
    (event,) = code("Iran and six world powers reached a nuclear deal in Vienna on Tuesday.")
    assert [a.text for a in event.actor] == ["Iran", "six world powers"]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The leaders of Norway condemned the attacks on London.", [("ACCUSE", ["NOR"], [])]),
        ("The raid on Chad was condemned.", [("ACCUSE", [], [])]),
        ("Chad blamed the attack on Norway.", [("ACCUSE", ["TCD"], ["NOR"])]),
        (
            "Zambia condemned the raid of South African commandos on Gaborone.",
            [("ACCUSE", ["ZMB"], ["ZAF"]), ("ASSAULT", ["ZAF"], ["BWA"])],
        ),
    ],
)
def test_nobody_is_judged_for_what_was_done_to_him(told, text, events):
    found = told(text)
    assert [e for e in found if e[0] in {t for t, _, _ in events}] == events


def test_a_denial_is_no_word_against_whom_the_deed_was_done_to():
    found = foedus.read("The spokesman of Belarus denied that his country had sent weapons to Libya.").events
    assert [[a.country for a in e.recipient] for e in found if e.type == "REJECT"] == [[]]


def test_what_stands_in_a_list_before_a_deed_does_it(told):
    found = told("Norwegian, Danish and Chadian sanctions on Peru followed.")
    assert found == [("SANCTION", ["NOR", "DNK", "TCD"], ["PER"])]
    found = told("UN, Danish and Chadian sanctions on Peru followed.")
    assert [e[1][1:] for e in found] == [["DNK", "TCD"]]


def test_who_sponsors_talks_is_no_party_to_them(told):
    found = told("The talks between Chad and Peru, sponsored by Denmark, broke down.")
    assert ("CONSULT", ["TCD", "PER"], []) in found


def test_who_calls_a_deed_something_does_not_do_it(look):
    called = look("The raid, which Denmark called illegal, went on.")
    assert [c.event.because.get("actor") for c in called if c.event and c.event.type == "ASSAULT"] != ["subj"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Denmark blamed Chad and delivered an ultimatum.", ("THREATEN", ["DNK"], ["TCD"])),
        ("Chad condemned the raid by Peru and broke off relations.", ("SANCTION", ["TCD"], ["PER"])),
    ],
)
def test_whom_one_has_just_blamed_one_threatens(told, text, event):
    assert event in told(text)


def test_who_punishes_his_own_after_blaming_another_does_not_punish_the_other(told):
    found = told("Denmark accused Chad of sabotage and sacked its defence minister.")
    assert ("SANCTION", ["DNK"], ["TCD"]) not in found


def test_who_acts_under_pressure_is_pressed(told):
    assert ("REQUEST", ["DNK"], ["NOR"]) in told("Under pressure from Denmark, Norway apologised to Chad.")


def test_who_acts_with_help_is_helped(told):
    assert ("AID", ["DNK"], ["NOR"]) in told("With Danish assistance, Norway built a dam in Chad.")


def test_police_who_raid_an_enclave_raid_their_own_country(told):
    assert told("Egyptian police raided an enclave.") == [("ASSAULT", ["EGY"], ["EGY"])]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Denmark closed its border, and Norway criticised the plan.", ("ACCUSE", ["NOR"], ["DNK"])),
        ("Denmark gave Chad its rebels' gold, a step that Norway called illegal.", ("ACCUSE", ["NOR"], ["DNK"])),
        (
            "Prime Minister Pashinyan of Armenia resigned, a step the opposition had demanded.",
            ("REQUEST", ["ARM"], ["ARM"]),
        ),
        ("Kenya's supreme court rejected a plea by opposition leader Raila Odinga.", ("REQUEST", ["KEN"], ["KEN"])),
        ("Denmark pressed on with its raids despite appeals from Norway.", ("REQUEST", ["NOR"], ["DNK"])),
        ("Denmark has ignored calls from Norway to stop the raids.", ("REQUEST", ["NOR"], ["DNK"])),
        ("Chancellor Merkel rejected an ultimatum from Norway.", ("THREATEN", ["NOR"], ["DEU"])),
        (
            "Rebel leader John Garang called for talks, but Sudanese President Omar al-Bashir ruled out negotiations.",
            ("REJECT", ["SDN"], ["SDN"]),
        ),
        (
            "President William Ruto of Kenya threatened war if opposition leader Raila Odinga wins.",
            ("THREATEN", ["KEN"], ["KEN"]),
        ),
    ],
)
def test_a_deed_a_demand_or_a_threat_is_of_whom_the_sentence_tells_it(told, text, event):
    assert event in told(text)


def test_a_way_through_a_land_is_no_aim(told):
    assert ("PROTEST", ["DNK"], []) in told("Danish workers marched through Norway to demand reforms.")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The Security Council calls for the withdrawal of Chadian forces from Niger.", "TCD"),
        ("Norway demanded the immediate withdrawal of Danish troops from Chad.", "DNK"),
        ("Norway demanded that Chad withdraw from Niger.", "TCD"),
    ],
)
def test_a_withdrawal_is_asked_of_those_who_are_to_leave(text, asked):
    request = next(e for e in foedus.read(text).events if e.type == "REQUEST")
    assert [a.country for a in request.recipient] == [asked]
