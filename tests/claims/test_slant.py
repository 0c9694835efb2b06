from __future__ import annotations

import time

import pytest

from foedus.claims import find_claims, find_slant
from foedus.parsing import load
from foedus.records import Block, Document, Slant


def slant(text: str) -> tuple[Slant, ...]:
    document = Document("d", text, blocks=(Block(0, len(text), "body"),))
    sentences = load().parse(document)
    return find_slant(document, sentences, find_claims(document, sentences, {}))


@pytest.mark.parametrize(
    ("opinion", "report"),
    [
        (
            "This disgraceful surrender is the most pathetic failure we have ever seen, and you should be terrified.",
            "The foreign ministers of both countries met in Vienna on Tuesday, the ministry said.",
        ),
        (
            "It is absurd to think that such a corrupt and hysterical regime will ever keep its empty promises.",
            "Three soldiers were killed on Monday when a mine exploded near the border, police said.",
        ),
    ],
)
def test_opinion_is_likelier_commentary_than_report(opinion: str, report: str) -> None:
    (said,), (told,) = slant(opinion), slant(report)
    assert said.commentary > 0.5 > told.commentary
    assert said.loaded > 0.5 > told.loaded


def test_a_record_a_sentence_with_probabilities_and_spans_inside() -> None:
    text = "The army left. What a shameful, hysterical disgrace this ridiculous surrender is! Talks go on."
    found = slant(text)
    assert len(found) == 3
    for record in found:
        assert 0 <= record.commentary <= 1
        assert 0 <= record.loaded <= 1
        assert all(record.start <= a < b <= record.end for a, b in record.spans)
    assert any(text[a:b].startswith(("shameful", "hysterical", "ridiculous")) for a, b in found[1].spans)


def test_loaded_words_of_others_are_not_the_authors() -> None:
    text = "The minister said that it was a shameful, hysterical and ridiculous disgrace of a pathetic regime."
    (record,) = slant(text)
    assert record.spans == ()


def test_slant_is_fast() -> None:
    text = " ".join(f"The envoy said on day {n} that a shameful deal number {n} had been signed." for n in range(60))
    document = Document("d", text, blocks=(Block(0, len(text), "body"),))
    sentences = load().parse(document)
    found = find_claims(document, sentences, {})
    find_slant(document, sentences, found)
    at = time.process_time()
    find_slant(document, sentences, found)
    assert (time.process_time() - at) / len(sentences) < 0.0015


def test_a_sentence_is_judged_the_same_beside_others_and_alone() -> None:
    text = "The army left. What a shameful, hysterical disgrace this ridiculous surrender is! Did 3 (or 4) talk?"
    document = Document("d", text, blocks=(Block(0, len(text), "body"),))
    sentences = load().parse(document)
    alone = tuple(record for sentence in sentences for record in find_slant(document, (sentence,), ()))
    assert find_slant(document, sentences, ()) == alone
    assert find_slant(document, (), ()) == ()
