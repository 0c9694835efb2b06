"""Small documents joined: what is one occurrence in two papers, what is two, and what its record says."""

from datetime import date

import pytest

from foedus.happenings import join_documents
from foedus.pipeline import code_document
from foedus.reading import read_text


def _read(*papers):
    """(day, publisher, text) triples coded."""
    return [
        code_document(read_text(text, id=f"d{n}", published=date.fromisoformat(day), publisher=publisher))
        for n, (day, publisher, text) in enumerate(papers)
    ]


def _of(kind, *papers):
    return [h for h in join_documents(_read(*papers))[1] if h.type == kind]


@pytest.mark.parametrize(
    ("kind", "one", "other", "count"),
    [
        (
            "SANCTION",
            ("1997-05-06", "Kenya expelled the ambassador of Sudan on Monday."),
            ("1997-05-07", "Nairobi threw out Sudan's ambassador on Monday over the killing of a Kenyan pilot."),
            1,
        ),
        (
            "SANCTION",
            ("1997-05-06", "Kenya expelled the ambassador of Sudan on Monday."),
            ("1998-02-10", "Kenya expelled the ambassador of Sudan on Monday."),
            2,
        ),
        (
            "SANCTION",
            ("1997-05-06", "Kenya expelled the ambassador of Sudan on Monday."),
            ("1997-05-06", "Kenya expelled the ambassador of Libya on Monday."),
            2,
        ),
        (
            "CONSULT",
            ("1988-09-14", "The presidents of Chile and Peru met in Arica on Tuesday."),
            ("1988-09-15", "Peru's president met Chile's president in Arica on Tuesday."),
            1,
        ),
        (
            "CONSULT",
            ("1988-09-14", "The presidents of Chile and Peru met in Arica on Tuesday."),
            ("1988-09-15", "The presidents of Chile and Bolivia met in Arica on Tuesday."),
            2,
        ),
        (
            "ASSAULT",
            ("2009-03-04", "Chadian jets bombed rebel camps in Sudan on Tuesday."),
            ("2009-03-04", "Sudanese jets bombed rebel camps in Chad on Tuesday."),
            2,
        ),
        (
            "ASSAULT",
            ("2009-03-04", "Chadian jets bombed the town of Geneina in Sudan on Tuesday."),
            ("2009-03-08", "Chadian jets bombed the town of Geneina in Sudan again on Saturday."),
            2,
        ),
    ],
)
def test_one_or_two(kind, one, other, count):
    found = _of(kind, (one[0], "Lake Post", one[1]), (other[0], "Savanna Times", other[1]))
    assert len(found) == count


def test_what_will_be_is_not_what_was():
    found = _of(
        "CONSULT",
        ("1988-09-12", "Lake Post", "The presidents of Chile and Peru will meet in Arica on Tuesday."),
        ("1988-09-14", "Savanna Times", "The presidents of Chile and Peru met in Arica on Tuesday."),
    )
    assert all(len(h.events) == 1 for h in found)


def test_the_record_of_two_papers():
    one = ("1997-05-06", "Lake Post", "Kenya expelled the ambassador of Sudan.")
    other = ("1997-05-07", "Savanna Times", "Kenya expelled the ambassador of Sudan on Monday, officials said.")
    for papers in ((one, other), (other, one)):
        (happening,) = _of("SANCTION", *papers)
        assert happening.parties == ("KEN", "SDN")
        assert (happening.first, happening.last) == ("1997-05-05", "1997-05-05")
        assert happening.publishers == ("Lake Post", "Savanna Times")
        assert happening.independent == 2
        assert happening.asserted_by == ("officials",)


WIRE = """Kenya expelled the ambassador of Sudan on Monday. The foreign ministry in Nairobi gave him two days to leave \
the country. Sudan condemned the expulsion and said that it would answer in kind before the week was over."""


@pytest.mark.parametrize(
    ("papers", "voices"),
    [
        ([("Lake Post", WIRE), ("Savanna Times", WIRE)], 1),
        ([("Lake Post", WIRE), ("Savanna Times", WIRE.replace("two days", "48 hours"))], 1),
        ([("Lake Post", WIRE), ("Savanna Times", WIRE), ("Rift Echo", "Kenya threw out Sudan's ambassador.")], 2),
        ([("Lake Post", WIRE), ("Lake Post", "Kenya threw out Sudan's ambassador on Monday.")], 1),
    ],
)
def test_a_wire_story_counts_once(papers, voices):
    found = _of("SANCTION", *(("1997-05-06", publisher, text) for publisher, text in papers))
    happening = max(found, key=lambda h: len(h.events))
    assert {t.doc for t in happening.events} == {f"d{n}" for n in range(len(papers))}
    assert happening.independent == voices


def test_who_denies_in_another_paper():
    (happening,) = _of(
        "ASSAULT",
        ("1983-04-05", "Lake Post", "Honduras attacked Nicaragua on Monday."),
        ("1983-04-06", "Savanna Times", "Honduras denied that it had attacked Nicaragua on Monday."),
    )
    assert happening.status == "happened"
    assert happening.denied_by == ("Honduras",)


def test_a_reaction_keeps_its_link_across_papers():
    act = "Kenya expelled the ambassador of Sudan on Monday."
    documents = _read(
        ("1997-05-06", "Lake Post", act),
        ("1997-05-07", "Savanna Times", act + " Sudan condemned the expulsion."),
    )
    by_id = {h.id: h for h in join_documents(documents)[1]}
    (reaction,) = [h for h in by_id.values() if h.type == "ACCUSE"]
    assert reaction.reacts_to is not None
    assert {t.doc for t in by_id[reaction.reacts_to].events} == {"d0", "d1"}


def test_nothing_from_nothing():
    assert join_documents([]) == ((), ())


def test_a_document_given_twice_tells_once():
    (coded,) = _read(("1997-05-06", "Lake Post", "Kenya expelled the ambassador of Sudan on Monday."))
    documents, (happening,) = join_documents([coded, coded])
    assert len(happening.events) == 1
    assert documents[0] == documents[1]


def test_documents_without_day_or_publisher():
    texts = ["Kenya expelled the ambassador of Sudan.", "Kenya expelled Sudan's ambassador."]
    coded = [code_document(read_text(text, id=f"d{n}")) for n, text in enumerate(texts)]
    found = [h for h in join_documents(coded)[1] if h.type == "SANCTION"]
    assert all(h.publishers == () for h in found)
    assert sum(len(h.events) for h in found) == 2


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("Norway condemned Chad.", "Norway condemned al-Qaeda for the killings.", 2),
        ("Norway condemned Chad for the shelling of Tine.", "Norway condemned Chad over its elections.", 2),
        ("Chad expelled a Libyan diplomat.", "Chad expelled Libya's ambassador.", 2),
        (
            "Chad expelled the Libyan ambassador over arms found in a warehouse at Faya.",
            "Chad threw out Libya's ambassador after arms were found in a warehouse at Faya.",
            1,
        ),
        ("Chad expelled the Libyan ambassador on Friday.", "Chad expelled the Libyan ambassador on Friday.", 1),
    ],
)
def test_without_a_day_more_must_agree_than_parties_and_verb(one, other, count):
    papers = [code_document(read_text(text, id=f"d{n}")) for n, text in enumerate((one, other))]
    assert len([h for h in join_documents(papers)[1] if h.type in ("ACCUSE", "SANCTION")]) == count


def test_a_movement_is_no_state():
    said = [("2005-03-04", "Norway condemned Chad."), ("2005-03-05", "Norway condemned al-Qaeda for the killings.")]
    assert len(_of("ACCUSE", *((day, None, text) for day, text in said))) == 2
