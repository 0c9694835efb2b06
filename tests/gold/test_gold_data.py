"""The hand-coded test documents keep the format that the scorer and the coding guide expect."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
DOCUMENTS = {"statements": 14, "articles": 10, "wire": 120, "offtopic": 8}
WISHES = {"assist", "change", "yield", "meet"}
MODES: dict[str, set[str]] = {
    "AGREE": set(),
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "SUPPORT": set(),
    "CONCEDE": set(),
    "COOPERATE": set(),
    "AID": set(),
    "RETREAT": {"withdraw", "release", "disarm", "ceasefire", "access", "resign"},
    "REQUEST": WISHES,
    "ACCUSE": {"disapprove", "investigate", "allege"},
    "REJECT": WISHES,
    "THREATEN": {"restrict", "arrest", "relations", "expel", "territory", "violence"},
    "PROTEST": {"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"},
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
    "MOBILIZE": {"troops", "weapons", "police", "militia"},
    "COERCE": {
        *("seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold"),
        *("misinformation", "cyber"),
    },
    "ASSAULT": {
        *("abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives"),
        *("suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"),
    },
}
STATUSES = {"happened", "ongoing", "planned", "hypothetical", "denied"}
SECTORS = {"GOV", "MIL", "COP", "JUD", "LEG", "OPP", "REB", "CVL", "MED", "IGO", "NGO", "BUS", None}
EVENT_KEYS = {
    *("s", "type", "mode", "trigger", "actor", "recipient", "status", "source", "source_country"),
    *("location", "location_country", "date"),
}
OPTIONAL_KEYS = {"implied_actor", "implied_recipient", "same_as", "disputed_roles"}


def load(name: str) -> list[dict[str, Any]]:
    with (HERE / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def coded(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [*document["events"], *document["optional"]]


ALL = [(name, document) for name in DOCUMENTS for document in load(name)]
EACH = pytest.mark.parametrize("document", [document for _, document in ALL], ids=[d["id"] for _, d in ALL])


@pytest.mark.parametrize(("name", "count"), DOCUMENTS.items())
def test_the_files_hold_the_documents_they_promise(name: str, count: int) -> None:
    assert len(load(name)) == count


def test_identifiers_are_unique() -> None:
    assert max(Counter(document["id"] for _, document in ALL).values()) == 1


@EACH
def test_sentences_are_numbered_single_lines(document: dict[str, Any]) -> None:
    assert [sentence["i"] for sentence in document["sentences"]] == list(range(len(document["sentences"])))
    for sentence in document["sentences"]:
        assert sentence["text"] == " ".join(sentence["text"].split())
    assert document["date"] is None or re.fullmatch(r"\d{4}-\d\d-\d\d", document["date"])


@EACH
def test_events_keep_to_the_ontology(document: dict[str, Any]) -> None:
    for event in coded(document):
        assert set(event) >= EVENT_KEYS
        assert set(event) <= EVENT_KEYS | OPTIONAL_KEYS
        assert event["mode"] is None or event["mode"] in MODES[event["type"]]
        assert event["status"] in STATUSES
        assert event["date"] is None or re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", event["date"])


@EACH
def test_spans_are_verbatim(document: dict[str, Any]) -> None:
    for event in coded(document):
        text = document["sentences"][event["s"]]["text"]
        spans = [event["trigger"], event["source"], event["location"]]
        spans += [party["text"] for party in (*event["actor"], *event["recipient"])]
        assert [span for span in spans if span is not None and (not span or span not in text)] == []


@EACH
def test_parties_are_resolved(document: dict[str, Any]) -> None:
    for event in coded(document):
        named = [*event["actor"], *event["recipient"]]
        for party in named:
            assert set(party) == {"text", "country", "sector", "name"}
        for party in (*named, *event.get("implied_actor", []), *event.get("implied_recipient", [])):
            assert party["name"]
            assert party["sector"] in SECTORS
            assert party["country"] is None or re.fullmatch("[A-Z]{3}", party["country"])


@EACH
def test_events_stand_in_order_and_point_back(document: dict[str, Any]) -> None:
    events = document["events"]
    assert [event["s"] for event in events] == sorted(event["s"] for event in events)
    for event in coded(document):
        if "same_as" in event:
            first = events[event["same_as"]]
            assert first is not event
            assert first["type"] == event["type"]
            assert first["s"] <= event["s"]


def test_a_wire_sentence_has_one_event_and_the_types_are_even() -> None:
    documents = load("wire")
    assert {(len(d["sentences"]), len(d["events"])) for d in documents} == {(1, 1)}
    counts = Counter(d["events"][0]["type"] for d in documents)
    assert set(counts) == set(MODES)
    assert max(counts.values()) - min(counts.values()) <= 1


def test_statements_and_articles_carry_every_type() -> None:
    kinds = {event["type"] for name in ("statements", "articles") for d in load(name) for event in d["events"]}
    assert kinds == set(MODES)


def test_offtopic_documents_have_nothing_to_find() -> None:
    assert all(not coded(document) and len(document["sentences"]) == 10 for document in load("offtopic"))
