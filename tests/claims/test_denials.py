from __future__ import annotations

import re

import pytest

from foedus.claims import find_claims
from foedus.parsing import load
from foedus.records import Block, Claim, Document


def claims(text: str) -> tuple[Claim, ...]:
    blocks = tuple(Block(m.start(), m.end(), "body") for m in re.finditer(r"[^\n]+", text))
    document = Document("d", text, blocks=blocks)
    return find_claims(document, load().parse(document), {})


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The governor said that rebels had shelled the port. The rebels denied the allegations.", "The governor"),
        ("The army said that rebels had shelled the port. The rebels denied shelling it.", "The army"),
        ("The governor said that rebels shelled the port. Aides said that roads were shut. The rebels denied that they "
         "had shelled the port.", "The governor"),
    ],
)  # fmt: skip
def test_a_denial_is_tied_to_what_it_denies(text: str, denied: str) -> None:
    found = claims(text)
    (denial,) = [c for c in found if c.kind == "deny"]
    (told,) = [c for c in found if c.id == denial.denies]
    assert " ".join(text[a:b] for a, b in told.source) == denied


def test_a_denial_of_something_else_is_tied_to_nothing() -> None:
    found = claims("The governor said that rebels had shelled the port. The bank denied that it was broke.")
    assert all(c.denies is None for c in found)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The so-called peacekeepers crossed the river on Monday.", "peacekeepers"),
        ("The “peacekeepers” crossed the river on Monday.", "peacekeepers"),
        ("Its “special military operation” has killed thousands.", "special military operation"),
    ],
)
def test_words_at_a_distance_are_claims_of_nobody(text: str, word: str) -> None:
    (found,) = claims(text)
    assert found.source == ()
    assert found.certainty == "alleged"
    assert [text[a:b] for a, b in found.content] == [word]
