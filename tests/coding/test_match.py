"""Which frame fires on which word, and what fills its roles."""

import pytest


@pytest.fixture
def fires(matcher):
    """What fires on a word of a sentence, and the matcher."""

    def find(text, word):
        found = matcher(text)
        token = next(t for t in found.sentence.tokens if t.text == word)
        return found, found.best(token.i)

    return find


@pytest.mark.parametrize(
    ("text", "word", "event_type", "kind"),
    [
        ("Norway condemned Chad.", "condemned", "ACCUSE", "verb"),
        ("Norway's attack on Chad failed.", "attack", "ASSAULT", "noun"),
        ("Norway is grateful to Chad.", "grateful", "SUPPORT", "adj"),
    ],
)
def test_kinds_of_trigger(fires, text, word, event_type, kind):
    fired = fires(text, word)[1]
    assert (fired.frame.type, fired.kind) == (event_type, kind)


@pytest.mark.parametrize(
    ("text", "word"),
    [("The committee met the deadline.", "deadline"), ("The shop sells milk.", "sells"), ("It rained.", "rained")],
)
def test_nothing_fires(fires, text, word):
    assert fires(text, word)[1] is None


def test_particles_are_part_of_the_trigger(fires):
    found, fired = fires("Norway broke off diplomatic relations with Chad.", "broke")
    assert [found.sentence.tokens[w].text for w in fired.words] == ["broke", "off"]
    assert fired.frame.type == "SANCTION"


def test_a_phrasal_verb_is_not_its_bare_verb(fires):
    """Who gives up aid gives none."""
    assert fires("Norway gave up aid in Chad.", "gave")[1] is None
    assert fires("Norway gave aid in Chad.", "gave")[1].frame.type == "AID"


@pytest.mark.parametrize(
    ("text", "noun", "carrier", "lends"),
    [
        ("Norway suffered an attack.", "attack", "suffered", "obj"),
        ("Norway planned an attack on Chad.", "attack", "planned", "subj"),
    ],
)
def test_light_verbs_lend_their_subject(fires, text, noun, carrier, lends):
    found, fired = fires(text, noun)
    assert found.sentence.tokens[fired.carrier].text == carrier
    assert fired.light.lends == lends
    assert found.sentence.tokens[fired.arguments.roles[lends][0]].text == "Norway"


@pytest.mark.parametrize("text", ["Chad was sanctioned.", "Chad was condemned.", "Chad was attacked."])
def test_a_passive_need_not_say_who_acts(told, text):
    ((_, actors, recipients),) = told(text)
    assert (actors, recipients) == ([], ["TCD"])


def test_more_conditions_met_win(fires):
    """ "withdrew its troops" is a retreat, "withdrew its ambassador" a sanction."""
    assert fires("Norway withdrew its troops from Chad.", "withdrew")[1].frame.type == "RETREAT"
    assert fires("Norway withdrew its ambassador from Chad.", "withdrew")[1].frame.type == "SANCTION"


@pytest.mark.parametrize(
    ("text", "word", "role", "filler"),
    [
        ("Norway seized a tanker of Chad.", "seized", "obj.of", "Chad"),
        ("Norway seized a Chadian tanker.", "seized", "obj.mod", "Chadian"),
        ("Norway threatened to impose sanctions on Chad.", "threatened", "clause.on", "Chad"),
    ],
)
def test_dotted_roles(fires, text, word, role, filler):
    found, fired = fires(text, word)
    assert filler in [found.sentence.tokens[h].text for h in found.fillers(fired.arguments, role)]


def test_the_answer_is_remembered(fires):
    found, fired = fires("Norway condemned Chad.", "condemned")
    assert found.best(fired.token) is fired


@pytest.mark.parametrize(
    ("text", "word", "form"),
    [
        ("Norway closed its border during the conflict.", "conflict", "ASSAULT"),
        ("Norway closed its border during a wave of violence.", "violence", "ASSAULT"),
        ("Norway condemned the raids and landings.", "landings", "ASSAULT"),
        ("Norway spoke of conflict.", "conflict", None),
        ("Norway visited the landings.", "landings", None),
    ],
)
def test_a_noun_is_known_by_what_it_stands_under(fires, text, word, form):
    fired = fires(text, word)[1]
    assert (None if fired is None else fired.frame.type) == form
    assert fired is None or not fired.used
