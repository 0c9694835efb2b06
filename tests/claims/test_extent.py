from __future__ import annotations

import re

import pytest

from foedus.claims import extent, judging
from foedus.claims.drafts import Draft
from foedus.parsing import load
from foedus.records import Block, Document, Sentence


def sentence(text: str) -> Sentence:
    blocks = tuple(Block(m.start(), m.end(), "body") for m in re.finditer(r"[^\n]+", text))
    return load().parse(Document("d", text, blocks=blocks))[0]


def draft(parsed: Sentence, word: str) -> Draft:
    (at,) = [t.i for t in parsed.tokens if t.lower == word]
    return Draft(0, at, (), None, (at,), (), "say", "asserted", "clause", word)


def test_the_cue_word_itself_is_always_cue() -> None:
    parsed = sentence("The minister said that rebels had shelled the port.")
    found = extent.parts(parsed, draft(parsed, "said"), lambda at, asked: extent.NOTHING)
    assert [i for i, p in enumerate(found) if p == extent.CUE] == [2]


def test_every_word_is_asked_about_once_at_most_and_never_the_cue() -> None:
    parsed = sentence("In Lima, the minister said on Tuesday that rebels, who hold it, had shelled the old port.")
    asked: list[int] = []

    def told(at: int, groups: extent.Asked) -> int:
        asked.append(at)
        return extent.SOURCE if at % 2 else extent.CUE

    cue = draft(parsed, "said")
    found = extent.parts(parsed, cue, told)
    assert len(asked) == len(set(asked))
    assert cue.cue_head not in asked
    assert len(found) == len(parsed.tokens)


def test_what_hangs_deep_on_content_is_content() -> None:
    parsed = sentence("The minister said that rebels had shelled the old port of the town.")

    def told(at: int, asked: extent.Asked) -> int:
        return extent.CONTENT if at > 2 else extent.SOURCE

    found = extent.parts(parsed, draft(parsed, "said"), told)
    words = [t.text for t in parsed.tokens if found[t.i] == extent.CONTENT]
    assert " ".join(words).startswith("that rebels had shelled the old port of the town")


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The minister said rebels had shelled the port; the army arrested two men.", "port"),
        ("The minister said that rebels had fled; that the port was safe.", "safe"),
        ("The minister said rebels had shelled the port, the airport; and the bridge.", "bridge"),
        ("The minister said: rebels had fled; the port was safe.", "safe"),
        ("The minister said: “Rebels have fled; the port is safe.”", "safe"),
        ("Peru accused Chilean agents of fomenting the riots, a charge that Chile dismissed.", "riots"),
    ],
)
def test_a_clause_after_a_semicolon_stands_alone(text: str, ends: str) -> None:
    parsed = sentence(text)
    words = [t for t in parsed.tokens if t.pos != "PUNCT"]
    content = tuple(t.i for t in words if t.i > 2)
    found = extent.up_to_semicolon(parsed, 2, content, judging.quoted_words(parsed))
    assert parsed.tokens[found[-1]].text == ends


def test_each_group_of_what_is_asked_has_features_of_its_own() -> None:
    parsed = sentence("The minister said on Tuesday that rebels, who hold it, had shelled the old port.")
    found: list[tuple[str, ...]] = []

    def told(at: int, asked: extent.Asked) -> int:
        found.append(tuple(feature for group in asked for feature in extent.features(group)))
        return extent.CONTENT

    extent.parts(parsed, draft(parsed, "said"), told)
    assert {len(set(features)) for features in found} == {9}
