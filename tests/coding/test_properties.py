"""Whatever the text: no exception, offsets inside it, codes in the ontology, JSON."""

import json

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import foedus
from foedus.coding import ontology
from foedus.errors import InputError
from foedus.records import CERTAINTIES, STATUSES, plain

POLITICAL = [
    "Norway condemned Chad.", "The president of Norway will meet the president of Chad on Monday.",
    "Norwegian troops withdrew from Mali, the minister said.", '"Chad must free the hostages," said the envoy.',
    "Norway, which bombed Mali in 2003, threatened to impose sanctions on Chad unless it frees the hostages.",
    "Chad came under attack by rebels near Kidal.", "They signed a treaty.", "Seven people were killed in the bombing.",
    "According to officials, Peru recalled its ambassador from Norway and expelled two diplomats.",
    "The two countries agreed to exchange prisoners.", "We condemn the attack.", "Peru's invasion of Chad began.",
]  # fmt: skip
NOISE = [
    "\n\n", "  ", "\u00a0", "(", ")", '"', "\u201c", "'s", " -- ", "...", "?", "!!", "- ", "* ", "\t", "of of of", "by",
    "not", "not to", "if ", "which ", "and and", "\u2014", "\u200b", "\ufeff", "\x00", "İ", "ß", "ﬁ", "e\u0301",
    "\U0001f600", "\ud7ff", "2024-02-30", "$1,000", "1.2.3", "http://x.org", "<b>", "&amp;", "漢字", "العربية",
]  # fmt: skip

anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
glued = st.lists(st.one_of(st.sampled_from(POLITICAL), st.sampled_from(NOISE), st.text(max_size=5)), max_size=12).map(
    " ".join
)
cut = st.tuples(st.sampled_from(POLITICAL), st.integers(0, 100), st.integers(0, 100)).map(lambda t: t[0][t[1] : t[2]])
slow = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _check_events(text, events):
    assert len({e.id for e in events}) == len(events)
    for event in events:
        assert 0 <= event.start < event.end <= len(text)
        within = text[event.start : event.end]
        if len(event.trigger) == len(within):
            assert event.trigger == within
        info = ontology()[event.type]
        assert event.mode is None or event.mode in info.modes
        assert event.status in STATUSES
        assert event.certainty in CERTAINTIES
        assert 0 < event.score < 1
        assert (event.cameo, event.quad, event.intensity) == (info.cameo, info.quad, info.intensity(event.mode))
        assert (event.date is None) == (event.date_precision is None)
        for actor in (*event.actor, *event.recipient):
            assert 0 <= actor.start < actor.end <= len(text)
            assert text[actor.start : actor.end] == actor.text
        if event.place is not None:
            assert text[event.place.start : event.place.end] == event.place.text
        assert json.loads(json.dumps(plain(event)))["type"] == event.type


@slow
@given(st.one_of(anything, cut))
@example("")
@example(" ")
@example("must")
@example("Norway must.")
@example("ought to")
@example("said said said")
@example("\ufeffNorway condemned Chad.\x00")
def test_any_text_is_coded(code, text):
    _check_events(text, code(text))


@slow
@given(glued)
@example("Norway condemned Chad.\n\nNorway\u00a0condemned Chad.")
@example("İİ Norway bombed Chad on 3 May 2011.")
def test_political_sentences_in_noise(code, text):
    _check_events(text, code(text))


@slow
@given(st.lists(st.sampled_from(POLITICAL), min_size=1, max_size=5).map(" ".join))
def test_plain_political_text_has_events_and_repeats(code, text):
    events = code(text)
    assert events == code(text)


@slow
@given(st.one_of(anything, glued))
@example("Norway condemned Chad. " * 30)
@example("# Norway\n\n> Norway condemned Chad.\n\n* Chad rejected it.")
def test_the_whole_way(text):
    try:
        coded = foedus.read(text, date="2024-06-20")
    except InputError:
        return
    assert coded.document.text == text
    _check_events(text, coded.events)
    known = {e.id for e in coded.events}
    for happening in coded.happenings:
        assert {t.event for t in happening.events} <= known
    for claim in coded.claims:
        for start, end in (*claim.source, *claim.cue, *claim.content):
            assert 0 <= start < end <= len(text)
    for slant in coded.slant:
        assert 0 <= slant.start <= slant.end <= len(text)
        assert 0 <= slant.commentary <= 1
        assert 0 <= slant.loaded <= 1
    for commitment in coded.commitments:
        assert 0 <= commitment.start < commitment.end <= len(text)
        assert set(commitment.events) <= known
    json.dumps(plain(coded))
