"""The questions on actors, events and commitments are answered from the texts alone and from the register."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (SHARED / "QUESTIONS.md").exists(), reason="../shared is not there"),
]


@pytest.fixture(scope="module")
def rows():
    sys.path.insert(0, str(ROOT / "scripts"))
    import questions

    return {row.number: row for row in questions.answers(SHARED)}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (4, ["North Korea, called “the only country” (B:4)"]),
        (
            5,
            ["Kim Jong Un: “North Korean leader” (A:0), “North Korean dictator” (A:4)", "inferred to be Sergei Shoigu"],
        ),
        (
            6,
            ["couple” (B:14, those named last): Vladimir Putin, Kim Jong Un", "inferred, never named): Vladimir Putin"],
        ),
        (11, ["Kim Jong Un (A:0", "met Sergei Shoigu", "in Pyongyang", "message from Vladimir Putin, its content not"]),
        (
            13,
            [
                "once, on the one occasion that is told of (Kim Jong Un (A:0",
                "met Sergei Shoigu",
                "told in 7 sentences, A:0, A:1, A:4, A:5, A:13, A:27, A:28",
                "only referred to in A:8, A:15, A:16",
            ],
        ),
        (16, ["Vladimir Putin to Kim Jong Un", "gifts like limousines", "Russia’s space launch center"]),
        (
            17,
            ["Putin drove Kim Jong Un (B:15); then Kim Jong Un drove Vladimir Putin (B:16); then Vladimir Putin, Kim"],
        ),
        (21, ["1: South Korean President Yoon Suk Yeol’s office: denouncing (B:25)"]),
        (
            22,
            [
                "actions in Ukraine” (A:0, not quoted, inside what Kim",
                "aggression” (A:8",
                "conflict with Ukraine” (B:11",
            ],
        ),
        (23, ["in case of aggression against either nation", "as Vladimir Putin states it"]),
        (24, ["unknown", "unpublished as of 2024-06-20"]),
        (25, ["reaffirmed", "signed 2024-06-19", "told 2025-03-21", "inferred"]),
        (26, ["no:", "offered by Vladimir Putin", "B:5", "B:7"]),
        (27, ["B:4 a promise", "A:7 no promise", "A:17 no promise"]),
        (28, ["withheld (directly)", "threatened"]),
        (29, ["policy of not arming countries involved in active conflicts"]),
        (30, ["offered", "humanitarian aid", "other assistance"]),
        (31, ["West imposed", "South Korea joined on Russia, led by United States"]),
        (32, ["alleged by", "office", "no finding"]),
        (33, ["no.", "no defence pledge"]),
        (39, ["Vladimir Putin, alleged", "to Western backing for Ukraine", "no finding of the document"]),
        (
            41,
            [
                "“deploying” by North Korea (A:6, reports)",
                "“involvement” by North Korean troops (A:17, no source)",
                "20 of its 27 sentences are commentary only",
            ],
        ),
        (46, ["Russia contingent", "as Vladimir Putin states it", "nobody: the trigger is not met"]),
        (47, ["not_bound", "contingent", "no document ties", "reading 1", "reading 2", "Vladimir Putin"]),
        (
            48,
            [
                "nothing that is reported in A; the author's conjecture",
                "(A:10)",
                "(A:11)",
                "B:7",
                "gifts like limousines",
            ],
        ),
        (49, ["warning", "arms for Ukraine threatened", "policy"]),
        (50, ["11 agreement", "no side is stated", "Vietnam's largest export market (Vietnam sells to United States)"]),
        (51, ["no finding", "no source"]),
    ],
)
def test_from_the_texts_alone(rows, row, words):
    for part in words:
        assert part in rows[row].texts, part


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (23, ["RUS_PRK24 article 4"]), (25, ["certain: RUS_PRK24"]), (33, ["US_KOR53", "no defence treaty"]),
        (46, ["CHN (CHN_PRK61)", "RUS (RUS_PRK24)"]), (47, ["not_bound", "bound"]),
    ],
)  # fmt: skip
def test_from_the_register_where_it_differs(rows, row, words):
    assert rows[row].register is not None
    for part in words:
        assert part in rows[row].register, part
