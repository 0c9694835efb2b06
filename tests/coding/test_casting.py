"""Who plays which part: what fills an empty side, what stays as the rules have it, and what is shown of it."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from codingtexts import read_lines
from hypothesis import given
from hypothesis import strategies as st

from foedus.coding import casting, consider
from foedus.coding.bearings import stage
from foedus.coding.casting import Model, Share, cast, shares
from foedus.coding.grouped import Group, signs_of, total
from foedus.coding.judge import load as load_judge
from foedus.coding.lines import look as look_at
from foedus.coding.parties import Party, context, elsewhere, here, nobody, party
from foedus.coding.roles import NOBODY
from foedus.coding.typer import typed
from foedus.coding.voice import voice
from foedus.errors import DataError
from foedus.records import Actor

DATA = Path(casting.__file__).parent / "data" / casting.FILE
_sign = st.sampled_from(["nobody", "role=subj", "role=obj", "before", "behind", "who=state"])


def _candidate(form, *sentences):
    """The last sentence's candidate of a type, its matcher, and what the text has named."""
    document, parsed, mentions = read_lines(*sentences)
    heard = voice(parsed, mentions)
    told = typed(parsed, mentions, heard)
    line = look_at(document, parsed[-1], mentions, heard, told[-1])
    drawn = next(s for s in line.sketches if s.outcome.type == form)
    return line.matcher, drawn, context(mentions)


def _names(parties):
    return [party(a) for p in parties for a in p.actors]


def test_the_parties_of_the_sentence_are_looked_at_in_its_order():
    matcher, drawn, known = _candidate("ACCUSE", "In Vienna Norway condemned Chad over the raid by Sudanese rebels.")
    assert [n for n in _names(here(stage(matcher, drawn), known)) if n in ("NOR", "TCD")] == ["NOR", "TCD"]


def test_the_town_of_a_dateline_is_no_party():
    matcher, drawn, known = _candidate("ACCUSE", "OSLO, May 3 (Polar) - The raid on Chad was condemned on Friday.")
    assert "NOR" not in _names(here(stage(matcher, drawn), known))


def test_parties_of_other_sentences_are_looked_at_after_those_named_most():
    matcher, drawn, known = _candidate(
        "ACCUSE", "Peru met Chile in Lima.", "Peru then left.", "Norway condemned the raid."
    )
    assert _names(elsewhere(stage(matcher, drawn), known))[:2] == ["PER", "CHL"]


def test_whom_other_sentences_name_too_far_back_is_not_looked_at():
    filler = ["Rain fell on the hills.", "The harvest was poor.", "Prices rose.", "Nobody came.", "Dogs barked."]
    matcher, drawn, known = _candidate(
        "ACCUSE", "Peru met Chile, Kenya, Ghana and Nepal.", *filler, "Norway condemned the raid."
    )
    assert len(_names(elsewhere(stage(matcher, drawn), known))) <= 3


def test_whom_a_side_stood_across_from_before_is_marked_and_others_are_marked_as_never_so():
    texts = "Chile struck Peru near Tacna.", "Kenya watched.", "Chile attacked at dawn."
    matcher, drawn, known = _candidate("ASSAULT", *texts)
    at = stage(matcher, drawn)
    plain = {s for one in elsewhere(at, known) for s in one.signs}
    assert not any("across" in s for s in plain)
    known.told.append((frozenset({"CHL"}), frozenset({"PER"})))
    marked = {party(one.actors[0]): set(one.signs) for one in elsewhere(at, known)}
    assert "was across, elsewhere" in marked["PER"]
    assert "never across, elsewhere" in marked["KEN"]


def test_shares_and_nobody_add_up_to_one():
    chad, norway = (Party((Actor(n, 0, 4, n, c),), i, (Group((f"role={r}",)),)) for i, (n, c, r) in enumerate(
        [("Chad", "TCD", "obj"), ("Norway", "NOR", "subj")]
    ))  # fmt: skip
    found = shares([chad, norway], ["nobody"], {"role=obj": 2.0, "nobody": 1.0})
    assert [s.party for s in found] == [chad, norway]
    assert sum(s.share for s in found) == pytest.approx(1 - np.exp(1) / (np.exp(2) + np.exp(1) + 1))


def test_groups_weigh_what_their_signs_do():
    matcher, drawn, known = _candidate("ACCUSE", "Peru left.", "Norway said on Monday that Chad condemned the raid.")
    at, model = stage(matcher, drawn), casting.load()
    for one in [*here(at, known), *elsewhere(at, known)]:
        for side, learned in enumerate((model.actor, model.recipient)):
            assert total(one.groups, model, side) == pytest.approx(
                sum(learned.get(s, 0.0) for s in one.signs), abs=1e-9
            )


def test_a_group_weighs_what_the_model_that_asks_has_learned():
    group = Group(("before", "tag=NNP"))
    one, other = Model({"before": 1.0}, {}), Model({"tag=NNP": 2.0}, {"before": 3.0})
    found = [(total([group], model, 0), total([group], model, 1)) for model in (one, other, one)]
    assert found == [(1.0, 0.0), (2.0, 3.0), (1.0, 0.0)]


def test_mentions_of_one_party_count_together():
    twice = [Party((Actor("Chad", at, at + 4, "Chad", "TCD"),), at, (Group(("before",)),)) for at in (0, 9)]
    (only,) = shares(twice, ["nobody"], {})
    assert only.share == pytest.approx(2 / 3)


@given(st.lists(st.lists(_sign, max_size=4), max_size=5), st.dictionaries(_sign, st.floats(-60, 60)))
def test_shares_are_shares_whatever_the_weights(signs, learned):
    parties = [Party((Actor(f"P{i}", 0, 2, f"P{i}"),), i, (Group(s), Group(("after",)))) for i, s in enumerate(signs)]
    found = shares(parties, ["nobody"], learned)
    assert all(0 <= s.share <= 1 for s in found)
    assert sum(s.share for s in found) <= 1 + 1e-9
    assert [s.share for s in found] == sorted((s.share for s in found), reverse=True)


def test_without_weights_for_anybody_the_rules_decide():
    matcher, drawn, known = _candidate("ACCUSE", "Norway condemned Chad.")
    actor, recipient = cast(matcher, drawn, known, Model({"nobody": 9.0}, {"nobody": 9.0}))
    assert (actor, recipient) == (drawn.actor, drawn.recipient)


def test_an_empty_side_is_filled_by_who_is_likely_and_what_is_joined_to_it():
    matcher, drawn, known = _candidate("ACCUSE", "Norway condemned the raid that Chad and Sudan had planned.")
    drawn = replace(drawn, recipient=NOBODY)
    likely = Model({"nobody": 9.0}, {"role=obj": -9.0, "tag=NNP": 3.0, "dep=nsubj": 2.0, "behind": 4.0})
    _, recipient = cast(matcher, drawn, known, likely)
    assert {party(a) for a in recipient.actors} == {"TCD", "SDN"}


def test_nobody_stands_on_both_sides_by_the_model():
    matcher, drawn, known = _candidate("ACCUSE", "Norway condemned the raid.")
    _, recipient = cast(matcher, drawn, known, Model({}, {"role=subj": 30.0}))
    assert recipient.actors == ()


def test_an_event_says_by_what_share_its_side_was_chosen():
    texts = [
        "Sudanese gunmen crossed into Chad at dawn on Monday.",
        "They killed nine herders near Adre.",
        "The government in Khartoum denied any part in the raid.",
        "The African Union called for an inquiry.",
    ]
    for considered in consider(*read_lines(*texts)):
        for side in ("actor", "recipient"):
            how = considered.event.because.get(side, "") if considered.event else ""
            if how.startswith(("its sentence", "the text around")):
                assert float(how.rpartition("(")[2].rstrip(")")) >= casting.FILLS


def test_the_model_that_comes_with_foedus_fits_the_judge():
    assert load_judge().casting is casting.load()
    assert "nobody" in casting.load().recipient


def test_a_file_of_odd_lengths_is_an_error(tmp_path, monkeypatch):
    wrong = {"signs": np.frombuffer(b"a\nb", np.uint8), "actor": np.zeros(2), "recipient": np.zeros(1)}
    monkeypatch.setattr(casting, "weights", lambda *_: wrong)
    casting.load.cache_clear()
    with pytest.raises(DataError, match="another number of signs"):
        casting.load()
    monkeypatch.undo()
    casting.load.cache_clear()


def test_the_weights_are_small():
    assert DATA.stat().st_size < 300_000


def test_signs_of_nobody_name_the_type_and_the_word():
    matcher, drawn, known = _candidate("ACCUSE", "Norway condemned the raid.")
    at = stage(matcher, drawn)
    assert {"nobody", "no ACCUSE", "no condemn", "no A"} <= set(signs_of(nobody(at, here(at, known))))


def test_nobody_stands_in_for_a_subject_with_an_unknown_name():
    text = "Three Kenyan workers said that Meridian shipped rifles to the Sudanese army."
    document, parsed, mentions = read_lines(text)
    found = [c.event for c in consider(document, parsed, mentions, threshold=0.0) if c.event is not None]
    assert all(e.actor == () for e in found if e.trigger == "shipped")


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Since the truce in Yemen none has attacked Saudi Arabia.", []),
        ("In the hills above Bissau nobody has fired on Senegalese soldiers.", []),
        ("Nobody in Norway condemned Chad.", ["NOR"]),
    ],
)
def test_whom_nobody_leaves_out_is_not_chosen(text, actors):
    document, parsed, mentions = read_lines(text)
    found = [c.event for c in consider(document, parsed, mentions, threshold=0.0) if c.event is not None]
    event = next(e for e in found if e.status == "denied")
    assert [a.country for a in event.actor] == actors


@pytest.mark.parametrize(
    "text",
    [
        "Norway's foreign minister Espen Barth Eide comments on the delivery of aid to Chad.",
        "Norway condemned the raids on Chad that killed and wounded ten Chadians.",
        "We are appalled by the bombings in Chad.",
        "Norway is deeply concerned by the bombings in Chad.",
        "Norway ignored the raids on Chad that killed and wounded ten Chadians.",
    ],
)
def test_who_only_speaks_of_an_act_is_not_chosen_for_its_doer(text):
    everybody = Model({"before": 9.0}, {})
    document, parsed, mentions = read_lines("Norway spoke on Monday.", text)
    done = [c for c in consider(document, parsed, mentions, model=replace(load_judge(), casting=everybody))
            if c.event is not None and c.event.type in ("AID", "ASSAULT")]  # fmt: skip
    assert done
    assert not [a for c in done for a in c.event.actor if a.country == "NOR" or a.text == "We"]


def test_who_is_named_within_one_side_is_not_on_the_other():
    document, parsed, mentions = read_lines(
        "He said that Egypt would reopen the canal, but he repeated that Israeli vessels would be barred."
    )
    barred = next(c.event for c in consider(document, parsed, mentions) if c.event and c.event.trigger == "barred")
    assert [a.country for a in barred.recipient] == ["ISR"]
    assert "ISR" not in [a.country for a in barred.actor]


@pytest.mark.parametrize(
    ("text", "form", "country"),
    [
        ("President Suharto of Indonesia resigned after weeks of protests.", "PROTEST", "IDN"),
        ("After the Paris attacks nobody slept.", "ASSAULT", "FRA"),
        ("The bombings in the old town of Valletta, Malta, stunned everybody.", "ASSAULT", "MLT"),
    ],
)
def test_who_rules_marches_in_no_protest_and_where_a_deed_was_nobody_did_it(text, form, country):
    everybody = Model({"before": 9.0, "behind": 9.0, "first": 9.0}, {})
    document, parsed, mentions = read_lines("Norway spoke on Monday.", text)
    found = consider(document, parsed, mentions, model=replace(load_judge(), casting=everybody))
    done = [c for c in found if c.event is not None and c.event.type == form and c.event.actor]
    assert country not in [a.country for c in done for a in c.event.actor]
    assert any(c.event is not None and c.event.type == form for c in found)


def test_with_the_second_of_two_the_first_is_chosen_too():
    matcher, drawn, known = _candidate("ASSAULT", "Georgia and Russia agreed on Tuesday to end five days of raids.")
    second = next(p for p in here(stage(matcher, drawn), known) if _names([p]) == ["RUS"])
    chosen = casting._chosen(matcher, Share(second, 0.5), NOBODY)
    assert {a.country for a in chosen.actors} == {"GEO", "RUS"}


def test_who_tells_of_himself_is_nobody_whom_he_names(look):
    (event,) = [c.event for c in look("I begged the Danish minister to stop the war.") if c.event is not None]
    assert event.type == "REQUEST"
    assert event.actor == ()


@pytest.mark.parametrize(
    ("text", "verb", "countries"),
    [
        ("The Lithuanian foreign ministry handed over a note of protest over the violation of Lithuanian airspace.",
         "handed over", set()),
        ("The International Court of Justice ordered Israel to halt its offensive in Rafah.", "offensive", set()),
    ],
)  # fmt: skip
def test_no_court_is_attacked_and_no_state_rebuked_by_its_own(look, text, verb, countries):
    (event,) = [c.event for c in look(text) if c.event is not None and c.event.trigger == verb]
    assert {a.country for a in event.recipient} & {"IGO", "LTU"} == countries


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Thailand suspended the peace declaration signed in Kuala Lumpur.", set()),
        ("Serbia criticised the agreement concluded in Brussels.", set()),
        ("Serbia blamed Brussels for the delay.", {"IGO"}),
    ],
)
def test_a_capital_where_something_was_signed_receives_nothing(text, countries):
    document, parsed, mentions = read_lines(text)
    found = consider(document, parsed, mentions)
    done = [c.event for c in found if c.event is not None and c.event.type in ("SANCTION", "ACCUSE")]
    assert done
    assert {a.country for e in done for a in e.recipient} == countries


def test_who_sees_riots_does_not_riot(code):
    for text in ("Brazil saw protests and riots in June.", "Thailand experienced protests in 2020."):
        events = [e for e in code(text) if e.type == "PROTEST"]
        assert {e.actor for e in events} == {()}
        assert not any(e.type == "ACCUSE" for e in code(text))
