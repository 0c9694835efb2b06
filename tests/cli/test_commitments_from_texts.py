"""`foedus commitments --joined` and `foedus obligations --from texts` on a small store."""

import json

import pytest

from foedus.cli.app import main

TEXTS = [
    ("b", "1987-03-10", "Peru and Bolivia signed a mutual defence pact in La Paz on Monday, to be used in case of "
     "an attack on either state. The text of the pact has not been published."),
    ("c", "1991-06-01", "Bolivia reaffirmed its mutual defence pact with Peru."),
]  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pact")
    lines = [json.dumps({"id": i, "date": day, "text": text}) for i, day, text in TEXTS]
    (folder / "texts.jsonl").write_text("\n".join(lines), "utf-8")
    with pytest.raises(SystemExit):
        main(["read", str(folder / "texts.jsonl"), "--db", str(folder / "pact.db")])
    return str(folder / "pact.db")


def _run(capsys, *arguments):
    with pytest.raises(SystemExit) as stopped:
        main(list(arguments))
    return stopped.value.code, capsys.readouterr().out


def test_a_commitment_is_shown_once_with_its_life(store, capsys):
    code, out = _run(capsys, "commitments", "--joined", "--db", store)
    assert code == 0
    for words in ("reaffirmed", "signed", "text unpublished as of 1987-03-10", "inferred", "reported only"):
        assert words in out


def test_joined_as_json(store, capsys):
    _, out = _run(capsys, "commitments", "--joined", "--actor", "PER", "--format", "jsonl", "--db", store)
    (found,) = [json.loads(text) for text in out.splitlines()]
    assert [e["status"] for e in found["life"]] == ["signed", "reaffirmed"]
    assert found["link"] is None


def test_obligations_from_texts_alone(store, capsys):
    code, out = _run(capsys, "obligations", "--attacker", "CHL", "--target", "PER", "--from", "texts", "--db", store,
                     "--format", "jsonl")  # fmt: skip
    assert code == 0
    (found,) = [json.loads(text) for text in out.splitlines()]
    assert (found["state"], found["status"], found["contingent_on"], found["from"]) == (
        "BOL", "contingent", ["text"], "texts",
    )  # fmt: skip


def test_both_say_which_is_which(store, capsys):
    arguments = (
        "obligations",
        "--attacker",
        "CHL",
        "--target",
        "PER",
        "--on",
        "1990-01-01",
        "--from",
        "both",
        "--db",
        store,
    )
    _, out = _run(capsys, *arguments)
    assert out.index("From the documents alone") < out.index("From the register") < out.index("The register covers")
