"""Commentary and loaded wording against labelled sentences."""

import json

import pytest

from foedus.errors import InputError
from foedus.evaluation import slant

ARTICLE = {"id": "a", "sentences": [{"text": "Ministers met."}, {"text": "A farce."}], "opinion_sentences": [1]}
LABELLED = [
    {
        "text": "The shameful farce went on.",
        "biased": True,
        "opinion": "Expresses writer’s opinion",
        "loaded": ["shameful", "farce"],
    },
    {"text": "Ministers met.", "biased": False, "opinion": "Entirely factual", "loaded": []},
    {"text": "Ministers met gladly.", "biased": False, "opinion": "Somewhat factual but also opinionated"},
]


def _loaded(tmp_path, rows):
    path = tmp_path / "g.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return slant.load(path)


def _judged(doc, start, end, commentary, loaded=0.0, spans=()):
    return {"doc": doc, "start": start, "end": end, "commentary": commentary, "loaded": loaded, "spans": spans}


def test_sentences_of_an_article(tmp_path, run_of):
    gold = _loaded(tmp_path, [ARTICLE])
    report = slant.report(gold, run_of(slant, gold, [_judged("a", 0, 14, 0.7), _judged("a", 15, 23, 0.9)]))
    assert report["commentary"] == {"sentences": 2, "gold": 1, "coded": 2, "hits": 1}
    assert report["commentary precision"]["value"] == 0.5
    assert report["biased f1"] is None


def test_single_sentences(tmp_path, run_of):
    gold = _loaded(tmp_path, LABELLED)
    rows = [
        _judged("line-1", 0, 27, 0.9, 0.8, [[4, 12]]),
        _judged("line-2", 0, 14, 0.1, 0.6),
        _judged("line-3", 0, 21, 0.9, 0.1),
    ]
    report = slant.report(gold, run_of(slant, gold, rows), run_of(slant, gold, []))
    assert report["commentary"]["sentences"] == 2
    assert report["commentary f1"]["value"] == 1
    assert report["biased"] == {"sentences": 3, "gold": 1, "coded": 2, "hits": 1}
    assert report["biased macro f1"]["value"] == pytest.approx((2 / 3 + 2 / 3) / 2)
    assert (report["loaded words precision"]["value"], report["loaded words recall"]["value"]) == (1, 0.5)
    assert report["against"]["figures"]["biased recall"]["difference"] == 1
    assert "3 sentences labelled: 1 are slanted by hand, 2 here" in list(slant.lines(report))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"text": "One."}, "'opinion_sentences'"),
        ({"biased": True}, "'text' is missing"),
        (ARTICLE | {"opinion_sentences": [2]}, "no sentence 2"),
    ],
)
def test_a_bad_file_is_named(tmp_path, row, said):
    with pytest.raises(InputError) as wrong:
        _loaded(tmp_path, [row])
    assert said in str(wrong.value)
    assert "g.jsonl:1" in str(wrong.value)
