"""What tellings are compared by: words, days, parties; and the clustering itself."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.happenings.cluster import cluster
from foedus.happenings.likeness import evidence, likeness, outline, ruled_out, weights
from foedus.happenings.parties import alike, party_of, sides_alike
from foedus.happenings.telling import bearing, telling
from foedus.happenings.when import When, fit, when
from foedus.happenings.words import stem, wording
from foedus.records import Actor, Document, Event, Place, Sentence


def _wording(text, trigger, parties=(), noun=False):
    start = text.index(trigger)
    return wording(text, start, start + len(trigger), frozenset(parties), noun=noun)


def test_forms_of_a_word_are_one():
    assert stem("bombing") == stem("bombed") == stem("bombs")
    assert stem("Zürich") == stem("zurich")


def test_only_what_tells_acts_apart_is_compared():
    found = _wording("On Monday Ghana expelled the Togolese ambassador, officials said.", "expelled", {"ghana"})
    assert found.words == {stem("ambassador")}
    assert found.trigger == {stem("expelled")}


def test_the_clause_counts_apart():
    found = _wording("Libya closed the airport of Kufra, and Egypt sent wheat and medicine to Khartoum.", "closed")
    assert stem("airport") in found.near
    assert stem("wheat") not in found.near
    assert stem("wheat") in found.words
    assert found.names == {stem("Kufra"), stem("Khartoum")}


@pytest.mark.parametrize(("text", "pointing"), [("Ghana condemned the raid.", True), ("Ghana feared a raid.", False)])
def test_what_points_back(text, pointing):
    assert _wording(text, "raid", noun=True).pointing is pointing


def test_what_is_told_anew():
    assert _wording("They bombed the town again.", "bombed").anew
    assert not _wording("They bombed the town.", "bombed").anew


def _event(day=None, precision=None, *, background=False, status="happened"):
    return Event(
        "e", "d", 0, 0, 1, "CONSULT", None, (), "met", (), (), status, background, date=day, date_precision=precision
    )


PUBLISHED = date(1999, 5, 20)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (_event("1999-05-18", "day"), _event("1999-05-18", "day"), "same day"),
        (_event("1999-05-18", "day"), _event("1999-05-17", "day"), "day off"),
        (_event("1999-05-18", "day"), _event("1999-05-11", "day"), "never"),
        (_event("1999-05", "month"), _event("1999-05-11", "day"), "within"),
        (_event("1999-04", "month"), _event("1999-05-11", "day"), "never"),
        (_event("1998", "year"), _event("1998-02", "month"), "within"),
        (_event("1999-05-10", "week"), _event("1999-05-14", "day"), "within"),
        (_event(), _event("1999-05-18", "day"), "likely"),
        (_event(), _event("1999-03-18", "day"), "apart"),
        (_event(), _event("1999-07-18", "day"), "never"),
        (_event(background=True), _event("1999-03-18", "day"), "open"),
        (_event(), _event(), "likely"),
    ],
)
def test_whether_times_go_together(one, other, expected):
    a, b = when(one, PUBLISHED), when(other, PUBLISHED)
    assert fit(a, b) == fit(b, a) == expected


def test_without_a_day_of_publication_nothing_is_ruled_out():
    assert fit(when(_event(), None), when(_event("1999-05-18", "day"), None)) == "open"


def _party(name, country, sector="GOV"):
    return party_of(Actor(name, 0, 1, name, country, sector))


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        (_party("Peru", "PER"), _party("Lima", "PER"), 1),
        (_party("Peru", "PER"), _party("Chile", "CHL"), -1),
        (_party("African Union", "IGO", "IGO"), _party("European Union", "IGO", "IGO"), -1),
        (_party("African Union", "IGO", "IGO"), _party("African Union", "IGO", "IGO"), 1),
        (_party("FARC", "COL", "REB"), _party("Colombia", "COL"), -1),
        (_party("gunmen", None, "REB"), _party("Colombia", "COL"), 0),
        (_party("Al-Qaeda", None, "REB"), _party("Colombia", "COL"), -1),
        (_party("Al-Qaeda", None, "REB"), _party("Al-Qaeda in Iraq", "IRQ", "REB"), 1),
        (_party("Farc rebels", None, "REB"), _party("FARC", "COL", "REB"), 1),
    ],
)
def test_whether_parties_are_the_same(one, other, sign):
    found = alike(one, other)
    assert found == alike(other, one)
    assert (found > 0) - (found < 0) == sign


def test_sides_with_a_party_in_common_are_not_unlike_but_pairs():
    peru, chile, ghana = _party("Peru", "PER"), _party("Chile", "CHL"), _party("Ghana", "GHA")
    assert sides_alike([peru], [peru, ghana]) > 0
    assert sides_alike([peru, chile], [peru, ghana]) < 0
    assert sides_alike([peru], [chile]) < 0
    assert sides_alike([], [chile]) == 0
    assert sides_alike([peru, chile], [peru, chile]) == 1


NUMBERS = st.lists(st.integers(0, 30), max_size=14)


def _close(a, b):
    return 0.0 if abs(a - b) > 4 else 1 - abs(a - b) / 5


def _pairs(items):
    return [(i, j) for j in range(len(items)) for i in range(j)]


@given(NUMBERS)
def test_clusters_are_a_partition_without_contradictions(items):
    clusters = cluster(items, _pairs(items), _close, 0.5)
    assert sorted(i for members in clusters for i in members) == list(range(len(items)))
    assert all(_close(items[i], items[j]) > 0 for members in clusters for i in members for j in members)


@given(NUMBERS)
def test_the_order_of_candidates_makes_no_difference(items):
    pairs = _pairs(items)
    assert cluster(items, pairs, _close, 0.5) == cluster(items, pairs[::-1], _close, 0.5)


@pytest.mark.parametrize("scope", ["within", "across"])
def test_the_weights_are_of_evidence_that_there_is(scope):
    event = replace(_event("1999-05-18", "day"), actor=(Actor("Peru", 0, 1, "Peru", "PER", "GOV"),))
    sentence = Sentence(0, 0, 20, "Peru met nobody here.", 0, (), ())
    one = telling(Document("d", sentence.text), sentence, event)
    name = "d" if scope == "within" else "e"
    other = telling(Document(name, sentence.text), sentence, replace(event, doc=name))
    known = {*(evidence(one, other) or {}), "same day", "day off", "within", "likely", "apart", "open"}
    assert set(weights(scope).of) <= known
    assert 0 < weights(scope).threshold < 1


def test_days_are_inclusive():
    assert fit(When(1, 5, "rough"), When(5, 9, "rough")) == "within"


@pytest.mark.parametrize(
    ("path", "believed"),
    [("subj", True), ("its sentence (0.91)", True), ("its sentence (0.55)", False), ("the text around (0.95)", False)],
)
def test_a_side_that_is_little_more_than_a_guess_is_not_compared(path, believed):
    ghana = Actor("Ghana", 0, 5, "Ghana", "GHA", "GOV", "state")
    event = replace(_event(), actor=(ghana,), because={"by": "verb", "actor": path})
    told = telling(Document("d", "met"), Sentence(0, 0, 3, "met", 0, (), ()), event)
    assert bool(told.actors) is believed
    assert ("actor" not in bearing(event)) is believed


def test_what_is_ruled_out_at_sight_is_so_when_read():
    days = (None, ("1999-05-18", "day"), ("1999-05-20", "day"), ("1999-05", "month"), ("1998", "year"))
    statuses = ("happened", "ongoing", "planned", "hypothetical", "denied")
    places = (None, Place("Lima", 0, 4, "Lima", "PER", precision="city"), Place("Quito", 0, 5, "Quito", "ECU"))
    published = (None, PUBLISHED, PUBLISHED - timedelta(days=10), PUBLISHED - timedelta(days=11))
    sentence = Sentence(0, 0, 20, "Peru met nobody here.", 0, (), ())
    told = [
        telling(
            Document(f"d{n}", "", published=day),
            sentence,
            replace(_event(*(when or ()), status=status), doc=f"d{n}", id=f"e{n}", place=place, background=n % 3 == 0),
        )
        for n, (when, status, place, day) in enumerate(product(days, statuses, places, published))
    ]
    pairs = list(combinations(told, 2))
    out = [(a, b) for a, b in pairs if ruled_out(outline(a), outline(b))]
    assert 0 < len(out) < len(pairs)
    assert all(likeness(a, b) == 0 for a, b in out)
