"""Triggers kept and passed over: ids, offsets, twins, content, sides."""

import pytest

from foedus.coding import ontology

TEXT = (
    "Norway condemned Chad on Monday. Chad rejected the criticism and recalled its ambassador from Norway. "
    "Norwegian troops withdrew from Mali."
)


def test_events_come_in_the_order_of_their_triggers(code):
    found = code(TEXT)
    assert len(found) == 4
    assert [e.start for e in found] == sorted(e.start for e in found)
    assert [e.sentence for e in found] == [0, 1, 1, 2]


def test_fields_follow_the_ontology(code):
    for event in code(TEXT):
        info = ontology()[event.type]
        assert (event.cameo, event.quad, event.intensity) == (info.cameo, info.quad, info.intensity(event.mode))
        assert event.doc == "sample"
        assert 0 < event.score < 1


def test_ids_are_unique_and_the_same_every_time(code):
    ids = [e.id for e in code(TEXT)]
    assert len(set(ids)) == len(ids)
    assert ids == [e.id for e in code(TEXT)]


def test_ids_do_not_depend_on_what_comes_later(code):
    longer = [e.id for e in code(TEXT + " Peru bombed Chad.")]
    assert longer[:4] == [e.id for e in code(TEXT)]
    assert len(longer) == 5


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Norway broke off diplomatic relations with Chad.", "broke off"),
        ("Norway called off the visit to Chad.", "called off"),
        ("Chad was condemned by Norway.", "condemned"),
        ("Norway is grateful to Chad.", "grateful"),
    ],
)
def test_triggers_are_the_texts_own_words(code, text, trigger):
    (event,) = code(text)
    assert event.trigger == trigger == text[event.start : event.end]


def test_a_trigger_in_two_parts_points_at_its_head(code):
    text = "Chad suffered an attack by Norway."
    (event,) = code(text)
    assert event.trigger == "suffered attack"
    assert text[event.start : event.end] == "attack"


SIDES = [
    ("Norway sanctioned Chad.", [("SANCTION", ["NOR"], ["TCD"])]),
    ("Chad was sanctioned by Norway.", [("SANCTION", ["NOR"], ["TCD"])]),
    ("Chad came under attack by Norway.", [("ASSAULT", ["NOR"], ["TCD"])]),
    ("Norway and Peru bombed Chad and Mali.", [("ASSAULT", ["NOR", "PER"], ["TCD", "MLI"])]),
    ("Norway, Chad and Peru signed a trade agreement.", [("SUPPORT", ["NOR", "TCD", "PER"], [])]),
    ("The president of Norway met the president of Chad.", [("CONSULT", ["NOR", "TCD"], [])]),
    ("Norway and Chad clashed.", [("ASSAULT", ["NOR", "TCD"], [])]),
    ("Norwegian troops seized an oil tanker of Chad.", [("COERCE", ["NOR"], ["TCD"])]),
    ("Chad's invasion of Mali was condemned by Norway.", [("ASSAULT", ["TCD"], ["MLI"]), ("ACCUSE", ["NOR"], ["TCD"])]),
    ("Peru, which bombed Chad, condemned Mali.", [("ASSAULT", ["PER"], ["TCD"]), ("ACCUSE", ["PER"], ["MLI"])]),
    ("Norway accused Chad of attacking Mali.", [("ACCUSE", ["NOR"], ["TCD"]), ("ASSAULT", ["TCD"], ["MLI"])]),
    ("Norway condemned and sanctioned Chad.", [("ACCUSE", ["NOR"], ["TCD"]), ("SANCTION", ["NOR"], ["TCD"])]),
    ("Norway offered to mediate between Chad and Mali.", [("AGREE", ["NOR"], ["TCD", "MLI"])]),
]


@pytest.mark.parametrize(("text", "expected"), SIDES, ids=[s[0] for s in SIDES])
def test_sides(told, text, expected):
    assert told(text) == expected


PASSED = [
    ("Norway agreed to withdraw its troops from Chad.", "withdraw", "the content of"),
    ("Norway threatened to bomb Chad.", "bomb", "the content of"),
    ("Norway refused to free the Chadian hostages.", "free", "the content of"),
    ("Norway imposed an embargo on Chad.", "embargo", "part of"),
    (
        "Chad's president met the Kenyan premier in Oslo, where they discussed trade.",
        "discussed",
        "tells the same as 'met'",
    ),
    ("Seven Chadian soldiers were killed in the bombing.", "bombing", "tells the same as 'killed'"),
    ("If Norway criticises Chad, the talks will end.", "criticises", "nothing came of it"),
    ("The boy attacked the girl.", "attacked", "no political actor"),
]


@pytest.mark.parametrize(("text", "trigger", "reason"), PASSED, ids=[p[0] for p in PASSED])
def test_what_is_passed_over_says_why(look, text, trigger, reason):
    (passed,) = [c for c in look(text) if c.trigger == trigger]
    assert passed.event is None
    assert reason in passed.dropped
    assert text[passed.start : passed.end] == trigger


@pytest.mark.parametrize(
    "text", ["Norway sanctioned Chad.", TEXT, "Norway agreed to withdraw its troops from Chad.", "It rained."]
)
def test_every_trigger_is_an_event_or_has_a_reason(look, code, text):
    considered = look(text)
    assert all((c.event is None) == (c.dropped is not None) for c in considered)
    assert [c.event.id for c in considered if c.event is not None] == [e.id for e in code(text)]


def test_content_gives_the_recipient(code):
    (event,) = code("Norway threatened to impose sanctions on Chad.")
    assert [a.country for a in event.recipient] == ["TCD"]
    assert event.because["recipient"].startswith("content")


@pytest.mark.parametrize("text", [s[0] for s in SIDES])
def test_because_names_a_path_for_a_side_that_is_filled_and_only_for_it(code, text):
    for event in code(text):
        assert bool(event.actor) == ("actor" in event.because)
        assert bool(event.recipient) == ("recipient" in event.because)
        assert event.because["frame"].split(":")[0] == event.type or "type" in event.because


def test_nobody_acts_upon_himself(code):
    for event in code("Norway and Chad condemned Chad and Mali."):
        assert not {a.name for a in event.actor} & {a.name for a in event.recipient}


@pytest.mark.parametrize(
    ("surer", "less"),
    [
        ("Norway sanctioned Chad.", "Chad was sanctioned."),
        ("Norway attacked Chad.", "Norway may attack Chad."),
        ("Norway attacked Chad.", "Norway's attack on Chad was secret."),
    ],
)
def test_less_to_rest_on_is_less_sure(code, surer, less):
    assert code(surer)[0].score > code(less)[0].score


@pytest.mark.parametrize("text", ["It rained.", "The chef attacked the cake.", "Norway is cold.", "!", ""])
def test_no_event(code, text):
    assert code(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Norway has charged its envoy in Paris to speak to Chad.",
        "A Norwegian plane flew him out of Chad.",
        "Norway pressed ahead with the repair of the road in Chad.",
        "Norwegian troops marched home on the 19th of June.",
        "Norway did not order its army to attack the rebels.",
        "Norway acted in order that Chad be spared.",
    ],
)
def test_a_task_a_journey_and_an_order_not_given_are_no_acts(code, text):
    assert not {e.type for e in code(text)} & {"ACCUSE", "MOBILIZE", "ASSAULT", "REQUEST"}


def test_who_speaks_of_talks_with_another_is_their_other_side(code):
    (event,) = code("Mongolia said talks with China would resume in March.")
    assert (event.type, event.status, [a.country for a in event.actor]) == ("AGREE", "planned", ["MNG", "CHN"])


def test_no_country_is_no_party(code):
    (event,) = code("Norway insisted that no country should arm Chad.")
    assert [a.country for a in event.recipient] in ([], ["TCD"])


def test_what_an_effort_contains_is_done_by_whose_it_is_to_whom_it_is_for(told):
    (event,) = told("Norway's efforts to win over Chad have included giving loans and trucks.")
    assert event == ("AID", ["NOR"], ["TCD"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("India asked for the release of the crew that Iran had seized.", ["IRN"]),
        ("Togo called for the release of the priests held by Ghanaian rebels.", ["GHA"]),
        ("India demanded the release of the crew.", []),
        ("Japan demanded the release of its fishermen.", []),
        ("Japan demanded the release of Cuban prisoners.", ["CUB"]),
        ("Manila demanded that China release the crew.", ["CHN"]),
    ],
)
def test_a_release_is_asked_of_who_holds_them(code, text, expected):
    event = next(e for e in code(text) if e.type == "REQUEST")
    assert [a.country for a in event.recipient] == expected


def test_who_threatens_by_his_own_state_threatens_another(told):
    text = "Ethiopia armed the rebels. Somali envoy Ahmed Ali warned that Mogadishu would expel its ambassador."
    assert told(text)[-1] == ("THREATEN", ["SOM"], ["ETH"])


def test_denouncing_and_calling_it_names_is_one_act(told):
    assert told("Peru denounced the treaty, describing it as a threat.") == [("ACCUSE", ["PER"], [])]
    text = "Peru's foreign ministry released a statement denouncing the treaty, describing it as a threat."
    assert told(text) == [("ACCUSE", ["PER"], [])]
    assert len(told("Peru denounced Chile, describing Bolivia as a threat.")) == 2


def test_who_is_asked_for_has_done_nothing(code):
    assert code("Chad fought. Who would blame Chad?")[1:] == ()


def test_an_attack_before_is_another_act(told):
    assert [t for t, _, _ in told("Norway bombed Chad after an attack on a Norwegian post.")] == ["ASSAULT", "ASSAULT"]


def test_what_they_are_without_is_no_target(told):
    (event,) = told("Norway threatened to bomb a camp without a U.N. mandate.")
    assert event == ("THREATEN", ["NOR"], [])


def test_a_fight_that_broke_out_is_told_beside_those_whom_it_killed(told):
    events = told("Fighting broke out between Kenyan police and Somali troops on Saturday, killing nine civilians.")
    assert ("ASSAULT", ["KEN", "SOM"], []) in events
    assert len(events) == 2


@pytest.mark.parametrize(
    ("text", "trigger", "form"),
    [
        ("Cairo rejected an ultimatum from Libya to pull back.", "ultimatum", "THREATEN"),
        ("India has ignored calls from Pakistan to resume talks.", "calls", "REQUEST"),
        ("Armenia rejected Turkey's offer of mediation.", "offer", "AGREE"),
        ("Turkey refused a Greek request for time to study the plan.", "request", "REQUEST"),
    ],
)
def test_what_is_turned_down_was_said_all_the_same(code, text, trigger, form):
    said = next(e for e in code(text) if e.trigger == trigger)
    assert (said.type, said.status) == (form, "happened")
    assert any(e.type == "REJECT" for e in code(text))


def test_a_show_of_force_is_told_besides_the_judgement_of_it(code):
    text = "The intrusion of a Chinese submarine into Japanese waters was a provocation, Tokyo said."
    assert [e.type for e in code(text)] == ["MOBILIZE", "ACCUSE"]


def test_an_attack_that_one_condoles_with_is_told_besides(told):
    found = told("Peru sent condolences to the families of the victims of the attack in Chile.")
    assert [t for t, *_ in found] == ["SUPPORT", "ASSAULT"]
