"""The lexicon: its own rules, and what is said of a file that breaks them."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from foedus.coding import frames as module
from foedus.coding import lexicon, ontology
from foedus.errors import DataError
from foedus.records import EVENT_TYPES

GOOD = '[[frame]]\nverb = ["greet"]\nexamples = ["Norway greeted Chad. | NOR | TCD"]\n'


@pytest.fixture
def data(tmp_path, monkeypatch):
    """Loads a lexicon of our own files; the package's is untouched."""

    def load(**texts):
        folder = tmp_path / "data"
        (folder / "frames").mkdir(parents=True)
        (folder / "light.toml").write_text(texts.pop("light", ""), encoding="utf-8")
        for name in ("classes", "classes_conflict"):
            (folder / f"{name}.toml").write_text(texts.pop(name, ""), encoding="utf-8")
        for name, text in texts.items():
            (folder / "frames" / f"{name}.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        monkeypatch.setattr(module, "files", lambda package: tmp_path)
        return lexicon.__wrapped__()

    return load


def test_every_type_has_frames():
    assert {f.type for f in lexicon().frames} == set(EVENT_TYPES)


def test_names_and_places_in_the_order_are_unique():
    frames = lexicon().frames
    assert len({f.name for f in frames}) == len(frames)
    assert [f.order for f in frames] == list(range(len(frames)))


@pytest.mark.parametrize("event_type", EVENT_TYPES)
def test_frames_keep_the_rules(event_type):
    for frame in (f for f in lexicon().frames if f.type == event_type):
        assert 0 < frame.prior <= 1, frame.name
        assert frame.mode is None or frame.mode in ontology()[event_type].modes, frame.name
        assert frame.reports in (None, "asserted", "reported", "alleged", "suggested", "estimated", "denied")
        assert frame.examples or frame.sides[0], f"{frame.name} has no example"
        for example in frame.examples:
            assert example.startswith("!") or example.count("|") == 2, (frame.name, example)


def test_loaded_once():
    assert lexicon() is lexicon()


def test_defaults(data):
    loaded = data(support=GOOD)
    (frame,) = loaded.frames
    assert (frame.type, frame.mode, frame.prior) == ("SUPPORT", None, 0.7)
    assert (frame.actor, frame.recipient) == (("subj",), ("obj", "obj.mod"))
    assert (frame.reciprocal, frame.absorbs, frame.any_actor) == (False, False, False)


def test_reciprocal_has_no_recipient(data):
    (frame,) = data(consult='[[frame]]\nverb = ["meet"]\nreciprocal = true\n').frames
    assert frame.recipient == ()


def test_words_of_a_predicate(data):
    loaded = data(support='[[frame]]\nverb = ["break off"]\nnoun = ["air strike"]\n')
    (verb,) = loaded.entries["verb", "break"]
    (noun,) = loaded.entries["noun", "strike"]
    assert (verb.words, verb.head) == (("break", "off"), 0)
    assert (noun.words, noun.head) == (("air", "strike"), 1)


def test_forbidden_items(data):
    (frame,) = data(support='[[frame]]\nverb = ["greet"]\nwhere = { obj = ["@actor", "!guest"] }\n').frames
    (condition,) = frame.where
    assert (condition.allowed, condition.forbidden) == (frozenset({"@actor"}), frozenset({"guest"}))


def test_classes_and_light_verbs(data):
    loaded = data(
        support='[[frame]]\nverb = ["greet"]\nwhere = { obj = ["@guests"] }\n',
        classes='[classes]\nguests = ["guest", "visitor"]\n',
        light='[[light]]\nverb = ["call off"]\nlends = "subj"\nstatus = "denied"\n',
    )
    assert loaded.classes_of("guest") == {"@guests"}
    assert loaded.classes_of("stone") == frozenset()
    (light,) = loaded.light["call"]
    assert (light.lends, light.status, light.particle) == ("subj", "denied", "off")


BROKEN = [
    ("[[frame]]\nprior = 0.5\n", "names no verb"),
    ('[[frame]]\nverb = ["greet"]\ncolour = "red"\n', "unknown key 'colour'"),
    ('[[frame]]\nverb = ["greet"]\nmode = "loudly"\n', "SUPPORT has no mode 'loudly'"),
    ('[[frame]]\nverb = ["greet"]\nwhere = { obj = ["@nowhere"] }\n', "no class '@nowhere'"),
    ('[[frame]]\nverb = ["greet"]\nwhere = { obj = ["!@nowhere"] }\n', "no class '@nowhere'"),
]


@pytest.mark.parametrize(("text", "problem"), BROKEN, ids=[b[1] for b in BROKEN])
def test_a_broken_frame_is_named_with_its_file(data, text, problem):
    with pytest.raises(DataError, match=re.escape(problem)) as caught:
        data(support=GOOD + text)
    assert caught.value.where == "support.toml"
    assert "frame 2" in str(caught.value)
    assert ("greet" in text) == ("greet" in caught.value.problem)


@pytest.mark.parametrize("text", ["[[frame]\n", b"[[frame]]\nverb = ['\xff']\n"], ids=["no TOML", "no UTF-8"])
def test_a_file_that_cannot_be_read(data, text):
    with pytest.raises(DataError) as caught:
        data(support=text)
    assert "support.toml" in caught.value.where
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("one", "other"),
    [('[classes]\nguests = ["guest"]\n', '[classes]\nguests = ["visitor"]\n'), ("", '[classes]\nactor = ["king"]\n')],
    ids=["in both files", "a name of the engine's"],
)
def test_a_class_is_named_once(data, one, other):
    with pytest.raises(DataError, match="is there twice") as caught:
        data(classes=one, classes_conflict=other)
    assert caught.value.where == "classes_conflict.toml"


def test_the_manual_of_frames_names_every_key_and_class():
    text = (Path(__file__).resolve().parents[2] / "docs" / "frames.md").read_text(encoding="utf-8")
    for key in module._KEYS:
        assert f"`{key}" in text or f"\n{key} =" in text, f"docs/frames.md does not tell of {key}"
    for name in module.BUILTIN_CLASSES - {"@" + t for t in EVENT_TYPES}:
        assert name in text, f"docs/frames.md does not tell of {name}"


def test_the_example_of_the_manual_is_a_frame(data):
    text = (Path(__file__).resolve().parents[2] / "docs" / "frames.md").read_text(encoding="utf-8")
    example = text.split("```toml\n")[1].split("```")[0]
    (frame,) = data(retreat=example, classes='[classes]\nforces = ["troop"]\n').frames
    assert (frame.type, frame.mode, len(frame.examples)) == ("RETREAT", "withdraw", 2)


def test_the_package_holds_a_file_for_each_type():
    folder = files("foedus.coding") / "data" / "frames"
    assert {f.name for f in folder.iterdir() if f.name.endswith(".toml")} == {f"{t.lower()}.toml" for t in EVENT_TYPES}
