from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.claims import find_claims
from foedus.parsing import load
from foedus.records import Actor, Block, Claim, Document, Mention, Sentence


def read(text: str) -> tuple[Document, tuple[Sentence, ...]]:
    blocks = tuple(Block(m.start(), m.end(), "body") for m in re.finditer(r"[^\n]+", text))
    document = Document("d", text, blocks=blocks)
    return document, load().parse(document)


def claims(text: str) -> tuple[Claim, ...]:
    document, sentences = read(text)
    return find_claims(document, sentences, {})


def words(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[a:b] for a, b in spans]


def holding(text: str, word: str) -> list[Claim]:
    """The claims whose content holds the word, the one with the least content first."""
    at = text.index(word)
    found = [c for c in claims(text) if any(a <= at < b for a, b in c.content)]
    return sorted(found, key=lambda c: sum(b - a for a, b in c.content))


@pytest.mark.parametrize(
    ("text", "word", "source", "certainty"),
    [
        ("The minister said that rebels had shelled the port.", "shelled", "The minister", "asserted"),
        ("Rebels shelled the port, the army said.", "shelled", "the army", "asserted"),
        ("The port, officials said, was shelled at dawn.", "shelled", "officials", "asserted"),
        ("The president told lawmakers that the army would withdraw.", "withdraw", "The president", "asserted"),
        ("Troops crossed the river, according to the governor.", "crossed", "the governor", "asserted"),
        ("According to the governor, troops crossed the river.", "crossed", "the governor", "asserted"),
        ("As the general announced on Monday, troops crossed the river.", "crossed", "the general", "asserted"),
        ("Troops crossed the river, as reported by state media.", "crossed", "state media", "reported"),
        ("The rebels claim that the army poisoned wells.", "poisoned", "The rebels", "alleged"),
        ("Reports suggest the army poisoned wells.", "poisoned", "Reports", "suggested"),
        ("The ministry denied that its forces had shelled the town.", "shelled", "The ministry", "denied"),
        ("The agency estimates that 300 people were killed.", "killed", "The agency", "estimated"),
        ("The report makes clear that the militia attacked villagers.", "attacked", "The report", "asserted"),
        ("The envoy has been clear that no deal exists.", "exists", "The envoy", "asserted"),
        ("The visit follows military intelligence suggesting troop deployments in the valley.", "deployments",
         "military intelligence", "suggested"),
        ("The minister linked the rise in prices to the war in Angola.", "war", "The minister", "alleged"),
        ("The town fell last night, if the ministry is to be believed.", "fell", "the ministry", "suggested"),
    ],
)  # fmt: skip
def test_who_says_so(text: str, word: str, source: str, certainty: str) -> None:
    found = holding(text, word)
    assert found, "no claim"
    assert words(text, found[0].source) == [source]
    assert found[0].certainty == certainty


@pytest.mark.parametrize(
    ("text", "word", "inner", "outer"),
    [
        ("The governor said troops had shelled the port, local media reported.", "shelled", "The governor",
         "local media"),
        ("The mayor told reporters that rebels had captured the town, state television reported on Monday.", "captured",
         "The mayor", "state television"),
        ("The mayor denied that rebels had captured the town, the news agency Anadolu reported.", "captured",
         "The mayor", "the news agency Anadolu"),
        ("Rebels have seized the airport, a spokesman said, according to local radio.", "seized", "a spokesman",
         "local radio"),
        ("Local newspapers reported that the general said that his troops had captured the city.", "captured",
         "the general", "Local newspapers"),
        ("The agency quoted the mayor as saying that rebels had captured the town.", "captured", "the mayor",
         "The agency"),
        ("Rebels have captured the town, the mayor was quoted as saying by state media.", "captured", "the mayor",
         "state media"),
    ],
)  # fmt: skip
def test_who_says_who_says_so(text: str, word: str, inner: str, outer: str) -> None:
    found = holding(text, word)
    assert [words(text, c.source) for c in found] == [[inner], [outer]]
    assert found[0].inside == found[1].id


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said that troops had attacked the village; rebels shelled the port on Sunday.",
        "Officials said the rebels had seized the bridge; the army shelled the town hours later.",
        "Rebels hold the port, the ministry said; the army shelled the town.",
        "Ethiopia accused Eritrea of arming rebels; Eritrea later shelled two towns.",
    ],
)
def test_a_clause_after_a_semicolon_is_nobodys_statement(text: str) -> None:
    assert holding(text, "shelled") == []


@pytest.mark.parametrize("adverb", ["reportedly", "allegedly"])
def test_an_adverb_claims_without_a_source(adverb: str) -> None:
    found = holding(f"The militia {adverb} burned the village.", "burned")
    assert found[0].source == ()
    assert found[0].certainty == {"reportedly": "reported", "allegedly": "alleged"}[adverb]


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled the port on Monday.",
        "The two leaders signed a “comprehensive strategic partnership” agreement.",
        "The ministers met in Geneva and left without a word.",
    ],
)
def test_what_the_text_asserts_is_no_claim(text: str) -> None:
    assert claims(text) == ()


def test_a_name_in_quotation_marks_is_not_drawn_into_another_statement() -> None:
    text = "They signed a “strategic partnership and friendship” treaty, which the envoy said involves aid."
    (found,) = [c for c in claims(text) if "said" in words(text, c.cue)]
    assert not any("friendship" in w for w in words(text, found.content))


def test_chains_are_nested() -> None:
    text = "The governor said the raid had failed, state media reported."
    inner, outer = holding(text, "failed")
    assert words(text, inner.source) == ["The governor"]
    assert words(text, outer.source) == ["state media"]
    assert outer.certainty == "reported"
    assert inner.inside == outer.id
    assert outer.inside is None


def test_a_denial_of_reports_holds_the_reports() -> None:
    text = "The ministry denied reports that a frigate had rammed a trawler."
    found = holding(text, "rammed")
    assert [words(text, c.source) for c in found] == [["reports"], ["The ministry"]]
    assert [c.certainty for c in found] == ["reported", "denied"]


def test_a_quotation_around_its_cue_is_one_claim() -> None:
    text = "“We will defend every village,” the general said. “We will not leave the valley to them.”"
    (found,) = [c for c in claims(text) if "said" in words(text, c.cue)]
    assert found.quoted
    assert words(text, found.content) == [
        "“We will defend every village,”",
        "“We will not leave the valley to them.”",
    ]


def test_a_quotation_that_runs_over_paragraphs_stays_with_its_speaker() -> None:
    text = "The envoy said: “The talks have failed for good.\n“We leave the city tomorrow with nothing.”\nRain fell."
    (found,) = [c for c in claims(text) if "said:" in words(text, c.cue)]
    assert "tomorrow" in " ".join(words(text, found.content))
    assert "Rain" not in " ".join(words(text, found.content))


def test_a_printed_statement_belongs_to_who_made_it() -> None:
    text = "The Foreign Minister said:\nWe condemn the attack on the hospital.\nThe shelling must stop at once."
    (found,) = [c for c in claims(text) if "said:" in words(text, c.cue)]
    assert words(text, found.source) == ["The Foreign Minister"]
    assert words(text, found.content) == [text[text.index("We") :]]


def test_the_actor_is_the_sources_mention() -> None:
    text = "The minister said that rebels had shelled the port."
    document, sentences = read(text)
    actor = Actor("The minister", 0, 12, "Jo Field", "GBR", "GOV", "person")
    (found, *_) = find_claims(document, sentences, {(0, 1): Mention(0, 1, 0, 2, (actor,))})
    assert found.actor == actor


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["The envoy said", "“We leave,”", "he added", ":", "reports that", "according to aides", ",", ".", "\n",
             "\"", "’", "Kim denied", "the deal", "and", "allegedly", "tanks crossed", "“", "”", "as X reported"]
        ),
        max_size=14,
    )
)  # fmt: skip
def test_spans_lie_in_the_text_and_ids_are_unique(parts: list[str]) -> None:
    text = " ".join(parts)
    found = claims(text)
    assert found == claims(text)
    ids = [c.id for c in found]
    assert len(set(ids)) == len(ids)
    for claim in found:
        assert claim.content
        assert claim.cue
        assert claim.inside is None or (claim.inside in ids and claim.inside != claim.id)
        for spans in (claim.source, claim.cue, claim.content):
            assert all(0 <= a < b <= len(text) for a, b in spans)
            assert list(spans) == sorted(spans)
            assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize("label", ["Background", "Humanitarian", "Career"])
def test_a_label_says_nothing(label):
    assert not [c for c in claims(f"{label}: rebels shelled the port of Norland.") if c.source]
