"""Claims against hand-marked attributions."""

import json

import pytest

from foedus.errors import InputError
from foedus.evaluation import claims
from foedus.evaluation.claims import Attribution, count

TEXT = "Peru denied it, Quito said. Officials spoke: it rained."
GOLD = {
    "id": "a",
    "text": TEXT,
    "attributions": [
        {"source": [[16, 21]], "cue": [[22, 26]], "content": [[0, 14]]},
        {"source": [[28, 37]], "cue": [[38, 43]], "content": [[45, 54]]},
    ],
}


def _loaded(tmp_path, *rows):
    path = tmp_path / "g.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return claims.load(path)


@pytest.fixture
def gold(tmp_path):
    return _loaded(tmp_path, GOLD)[0]


def test_the_same_attributions_are_all_right(gold):
    counts = count(gold, gold.attributions)
    assert counts["gold"] == counts["coded"] == counts["pairs"] == counts["full"] == counts["exact"] == 2
    (figures,) = [claims.report([gold], claims.Run((gold.attributions,)))]
    assert all(figures[name]["value"] == 1 for name in claims.MEASURES if name != "certainty")
    assert figures["certainty"] is None


@pytest.mark.parametrize(
    ("content", "full", "exact"),
    [
        ([(0, 14)], 1, 1),
        ([(0, 15)], 1, 1),
        ([(0, 4)], 1, 0),
        ([(0, 4), (12, 14)], 1, 0),
        ([(28, 54)], 0, 0),
        ([], 0, 0),
    ],
)
def test_full_shares_half_of_each_part_and_exact_all_words(gold, content, full, exact):
    counts = count(gold, [Attribution(((16, 21),), ((22, 26),), tuple(content))])
    assert (counts["pairs"], counts["full"], counts["exact"]) == (1, full, exact)


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ((22, 26), (0, 14), {"cue": (1, 1 / 2), "content": (1, 1 / 2)}),
        ((16, 26), (0, 4), {"cue": (1 / 2, 1 / 2), "content": (1, 1 / 6)}),
        ((22, 26), (5, 54), {"content": (4 / 9, (2 / 3 + 1) / 2)}),
    ],
)
def test_overlap_counts_each_span_once_by_the_share_of_it_that_is_covered(gold, cue, content, expected):
    run = claims.Run(((Attribution(((16, 21),), (cue,), (content,)),),))
    report = claims.report([gold], run)
    for part, (precision, recall) in expected.items():
        assert report[f"{part} overlap precision"]["value"] == pytest.approx(precision)
        assert report[f"{part} overlap recall"]["value"] == pytest.approx(recall)


def test_cues_must_meet(gold):
    counts = count(gold, [Attribution(((16, 21),), ((5, 11),), ((0, 14),))])
    assert counts["pairs"] == 0
    assert (counts["source hits"], counts["content hits"], counts["cue hits"]) == (1, 3, 0)


def test_a_source_that_nobody_gives_is_right_where_the_hand_has_none(tmp_path):
    (gold,) = _loaded(tmp_path, GOLD | {"attributions": [{"source": [], "cue": [[22, 26]], "content": [[0, 14]]}]})
    assert count(gold, gold.attributions)["full"] == 1
    assert count(gold, [Attribution(((16, 21),), ((22, 26),), ((0, 14),))])["full"] == 0


def test_claims_in_words(tmp_path):
    row = {"id": "b", "sentences": [{"text": "It rained."}, {"text": "Officials, it rained, said nothing."}]}
    told = {"s": 1, "source": "Officials", "content": ["it rained", "nothing"], "certainty": "asserted"}
    (gold,) = _loaded(tmp_path, row | {"claims": [told]})
    assert [gold.document.text[a:b] for a, b in gold.attributions[0].content] == ["it rained", "nothing"]
    assert gold.attributions[0].content[0][0] == 22
    mine = Attribution(((11, 20),), ((33, 37),), ((22, 31),), "alleged")
    counts = count(gold, [mine])
    assert (counts["pairs"], counts["full"], counts["with_certainty"], counts["certainty"]) == (1, 1, 1, 0)
    assert "cue gold" not in counts


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"id": "a", "text": TEXT}, "neither 'attributions' nor 'claims'"),
        ({"id": "a", "text": TEXT, "attributions": [{"cue": [[50, 99]]}]}, "outside"),
        ({"id": "a", "text": TEXT, "attributions": [{"cue": [[5, 5]]}]}, "outside"),
        ({"id": "a", "text": TEXT, "attributions": [{"cue": [5]}]}, "g.jsonl:1"),
        ({"id": "a", "sentences": [{"text": "One."}], "claims": [{"s": 0, "content": "two"}]}, "does not hold"),
        ({"id": "a", "sentences": [{"text": "One."}], "claims": [{"s": 4, "content": "One"}]}, "g.jsonl:1"),
        ({"id": "a", "attributions": []}, "'text' is missing"),
    ],
)
def test_a_bad_file_is_named(tmp_path, row, said):
    with pytest.raises(InputError) as wrong:
        _loaded(tmp_path, row)
    assert said in str(wrong.value)


def test_a_file_of_claims_and_another(run_of, gold):
    right = [{"doc": "a", **GOLD["attributions"][0]}]
    both = [{"doc": "a", **a} for a in GOLD["attributions"]]
    report = claims.report([gold], run_of(claims, [gold], both), run_of(claims, [gold], right))
    assert report["pairs"] == 2
    assert report["against"]["figures"]["exact recall"]["difference"] == 0.5
    assert "Against the other run, 1 documents" in list(claims.lines(report))
