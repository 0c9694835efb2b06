"""FollowTheMoney entities: by the model (ftm_model.json: what is used of it), whole, each once."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from foedus.formats.ftm import Report, article, commitment_entities, happening_entities
from foedus.records import Actor, Document

MODEL = json.loads((Path(__file__).parent / "ftm_model.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def entities(coded):
    texts = {s.index: s.text for s in coded.sentences}
    document = replace(coded.document, url="https://news.example/1", language="en")
    found = []
    for happening in coded.happenings:
        events = [e for e in coded.events if e.happening == happening.id]
        found += happening_entities(happening, [Report(e, document, texts[e.sentence]) for e in events])
    for commitment in coded.commitments:
        found += commitment_entities(commitment, document, texts[commitment.sentence])
    return found


def _by_id(entities):
    return {e["id"]: e for e in entities}


def test_entities_follow_the_model(entities):
    known = _by_id(entities)
    for entity in entities:
        schema = MODEL[entity["schema"]]
        properties = entity["properties"]
        assert set(properties) <= set(schema["properties"])
        assert set(schema["required"]) <= set(properties)
        for name, values in properties.items():
            assert values == list(dict.fromkeys(values))
            assert all(isinstance(v, str) and v.strip() for v in values)
            wanted = schema["properties"][name]
            if wanted[0].isupper():
                assert all(wanted in _schemata(known[v]["schema"]) for v in values), (name, values)


def _schemata(name):
    return MODEL[name]["is"]


def test_the_same_entity_is_always_the_same(entities):
    for entity in entities:
        if entity["schema"] in ("Event", "Documentation", "UnknownLink", "Article"):
            assert _by_id(entities)[entity["id"]] == entity


def test_a_happening_says_who_when_and_by_which_sentence(coded, entities):
    known = _by_id(entities)
    told = next(e for e in entities if e["schema"] == "Event" and "SANCTION" in e["properties"]["keywords"])
    assert told["properties"]["name"][0].startswith("Saudi Arabia → France: broke off")
    names = {known[i]["properties"]["name"][0] for i in told["properties"]["involved"]}
    assert names == {"Saudi Arabia", "France"}
    assert [known[i]["properties"]["country"] for i in told["properties"]["organizer"]] == [["sa"]]
    link = next(e for e in entities if e["properties"].get("entity") == [told["id"]])
    assert link["properties"]["summary"][0].startswith("According to officials, Saudi Arabia")
    assert known[link["properties"]["document"][0]]["properties"]["bodyText"] == [coded.document.text]


def test_a_pact_ties_its_parties(entities):
    pact = next(e for e in entities if e["schema"] == "UnknownLink" and e["properties"]["role"] == ["defence"])
    ends = {_by_id(entities)[pact["properties"][end][0]]["properties"]["name"][0] for end in ("subject", "object")}
    assert ends == {"Syria", "Egypt"}


@pytest.mark.parametrize(
    ("actor", "schema", "country"),
    [
        (Actor("Moscow", 0, 6, "Russia", "RUS", "GOV", "state"), "PublicBody", ["ru"]),
        (Actor("Moscow", 0, 6, "Soviet Union", "SUN", "GOV", "state"), "PublicBody", ["suhh"]),
        (Actor("Hanoi", 0, 5, "South Vietnam", "RVN", "GOV", "state"), "PublicBody", None),
        (Actor("he", 0, 2, "Kim Jong Un", "PRK", "GOV", "person", "leader"), "Person", ["kp"]),
        (Actor("NATO", 0, 4, "NATO", "IGO", "IGO", "body"), "Organization", None),
        (Actor("Hamas", 0, 5, "Hamas", "PSE", "REB", "group"), "Organization", ["ps"]),
    ],
)
def test_parties_by_kind(coded, actor, schema, country):
    happening = replace(coded.happenings[0], actors=(actor,), recipients=())
    party = next(iter(happening_entities(happening, [])))
    assert (party["schema"], party["properties"].get("country")) == (schema, country)


def test_crowds_are_named_but_are_no_entities(coded):
    crowd = Actor("protesters", 0, 10, "protesters", "EGY", "CVL", "people")
    happening = replace(coded.happenings[0], actors=(crowd,), recipients=())
    (told,) = happening_entities(happening, [])
    assert told["properties"]["namesMentioned"] == ["protesters"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://x", "", None])
def test_only_web_addresses_are_linked(url):
    assert "sourceUrl" not in article(Document("a", "text", url=url))["properties"]


def test_the_package_takes_them(entities):
    pytest.importorskip("followthemoney", reason="followthemoney is not installed")
    from followthemoney import model

    for entity in entities:
        proxy = model.get_proxy(entity)
        assert proxy.schema.validate(entity) is None
        assert {n: sorted(v) for n, v in entity["properties"].items()} == {
            p.name: sorted(proxy.get(p)) for p in proxy.iterprops()
        }
