import json
import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from foedus.parsing.sentences import LONGEST, split

GOLD = Path(__file__).parents[3] / "shared" / "gold"
ZERO_WIDTH = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


def sentences(text):
    return [text[a:b] for a, b in split(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Security Council team met Gen. John Smith, Lt. Col. Roe and Sen. Doe "
        "in Washington, D.C., on Oct. 21.",
        "Mr. J. D. Doe and Dr. Jane A. Roe, Jr., met the U.N. Secretary-General at 10 a.m. Tuesday.",
        "He arrived at 6 p.m. Moscow time and left at 9 p.m. GMT.",
        "It rests on Art. 4 and No. 12 of Vol. II, see para. 7.",
        "Smith vs. Jones, i.e. the case of Acme Inc. CEO Jane Roe, cost $3.5 million, e.g. in fees.",
        '"Will you go?" he asked the minister.',
        '"Will you go?" Minister Roe asked.',
        "“We will act!” Kim said.",
        "The firm Yahoo! said nothing.",
        "Well ... perhaps he will.",
        "The text [...] The quotation goes on.",
        "See https://example.org/a.Html?x=1.Y and www.example.com or write to jane.Doe@example.org today.",
        "Booking.Com and Amazon.com were named.",
        "On 2024-10-21, at 10.15, 3.5 per cent voted; the rest stayed away: nobody knew why.",
        "1. The parties shall consult.",
        "(a) The parties shall consult.",
        "Gen.Smith and Mr.Roe met in the U.S.Senate.",
        "The Brig.-Gen. Smith brigade left.",
        "He holds a Ph.D. from Acme.",
    ],
)
def test_keeps_together(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They left the U.S. The talks failed.", ["They left the U.S.", "The talks failed."]),
        ("It is hard for D.C. I think so.", ["It is hard for D.C.", "I think so."]),
        ("The firm is Acme Inc. It is old.", ["The firm is Acme Inc.", "It is old."]),
        ("They met at 10 a.m. Police came.", ["They met at 10 a.m.", "Police came."]),
        ("They met in Oct. The war went on.", ["They met in Oct.", "The war went on."]),
        ("It came to engagement.Americans must act.", ["It came to engagement.", "Americans must act."]),
        ('He said "go now."They left.', ['He said "go now."', "They left."]),
        ('They left."Go now," he said.', ["They left.", '"Go now," he said.']),
        ("He called it “mad.” They left.", ["He called it “mad.”", "They left."]),
        ('"We hold the ground." He said no more.', ['"We hold the ground."', "He said no more."]),
        ('"We hold. We win. " He left.', ['"We hold.', 'We win. "', "He left."]),
        ("“We lost. They won,” he said.", ["“We lost.", "They won,” he said."]),
        (
            "Why? Nobody knows! So be it…\u00a0But wait... The end.",
            ["Why?", "Nobody knows!", "So be it…", "But wait...", "The end."],
        ),
        ("It ended (so he said.) The war went on.", ["It ended (so he said.)", "The war went on."]),
        ("It ended.[12] The war went on.", ["It ended.[12]", "The war went on."]),
        ("It ended in 2022. In 2023 it began.", ["It ended in 2022.", "In 2023 it began."]),
        ("It ended. 14 people died.", ["It ended.", "14 people died."]),
        ("It ended. al-Nusra fighters left.", ["It ended.", "al-Nusra fighters left."]),
        ("It ended. • The next point.", ["It ended.", "• The next point."]),
        ("No. The war goes on.", ["No.", "The war goes on."]),
        ("A line\nthat goes on. And on.", ["A line\nthat goes on.", "And on."]),
        ("A heading\n\nA sentence", ["A heading", "A sentence"]),
        ("End.\u200b The next.", ["End.", "The next."]),
        ("Ça y est. Élodie left. Ответ пришёл.", ["Ça y est.", "Élodie left.", "Ответ пришёл."]),
    ],
)
def test_splits(text, expected):
    assert sentences(text) == expected


def test_stays_inside_the_block():
    text = "Not this. But this. And this. Not that."
    assert [text[a:b] for a, b in split(text, 10, 29)] == ["But this.", "And this."]


@pytest.mark.parametrize("unit", ["word ", "clause, and ", "part; ", "x"])
def test_cuts_what_is_too_long(unit):
    text = unit * (6000 // len(unit))
    spans = split(text, 0, len(text))
    assert len(spans) > 3
    assert max(b - a for a, b in spans) <= LONGEST
    if unit.strip()[-1] in ",;":
        assert all(text[b - 1] in ",;" for _, b in spans)


PIECES = st.lists(
    st.sampled_from(
        ["The ", "Mr. ", "U.S. ", "ends.", "ends. ", '"', "“", "”", "' ", "...", "? ", "!", " ", "\n", "\n\n", "\r\n",
         "(", ") ", "No. 5 ", "\u00ad", "\u200b", "a.m. ", "é", "中", "x" * 1600, "ab, " * 500, "Jan. ", "1. ", "• ",
         "he said", "[1]", "A", "…"]
    )
).map("".join)  # fmt: skip


@settings(deadline=None)
@given(st.one_of(st.text(max_size=300), PIECES), st.integers(0, 40), st.integers(0, 40))
@example('a. " ', 0, 0)
@example('."a." B', 0, 0)
def test_spans_are_ordered_disjoint_and_whole(text, left, right):
    start, end = min(left, len(text)), max(min(left, len(text)), len(text) - right)
    spans = split(text, start, end)
    at = start
    blank = lambda s: not s.strip(" ") or all(c.isspace() or c in ZERO_WIDTH for c in s)  # noqa: E731
    for a, b in spans:
        assert at <= a < b <= end
        assert b - a <= LONGEST
        assert blank(text[at:a])
        assert not text[a].isspace()
        assert not text[b - 1].isspace()
        at = b
    assert blank(text[at:end])


def test_hostile_text_takes_linear_time():
    for text in ('".' * 200_000, "A." * 200_000, "Ab.Ab" * 100_000, ". " * 200_000, "." * 400_000):
        assert split(text, 0, len(text))


def test_abbreviations_are_sorted_out():
    table = tomllib.loads((files("foedus.parsing") / "abbreviations.toml").read_text("utf-8"))
    assert set(table) == {"title", "inner", "number", "either", "clock", "after_clock", "starters"}
    for name, words in table.items():
        assert len(words) == len(set(words)), name
        assert not any(w.endswith(".") or w != w.strip() for w in words), name
    assert not set(table["title"]) & set(table["either"])


@pytest.mark.shared
@pytest.mark.skipif(not GOLD.is_dir(), reason="the hand-coded documents are not here")
def test_gold_sentences_come_out_as_one():
    texts = []
    for path in sorted(GOLD.glob("*-dev.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            texts += [s["text"] for s in json.loads(line).get("sentences", [])]
    whole = sum(len(sentences(text)) == 1 for text in texts)
    assert whole >= 0.99 * len(texts)
    joined = [t.strip() for t in texts if re.search(r"[.!?][”\"]?$", t.strip())]
    found = set(split(" ".join(joined), 0, len(" ".join(joined))))
    at, right = 0, 0
    for text in joined:
        right += (at, at + len(text)) in found
        at += len(text) + 1
    assert right >= 0.99 * len(joined)
