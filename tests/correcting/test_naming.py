"""Who is meant by what a person writes for a party."""

from datetime import date

import pytest

from foedus.correcting import party, source_named
from foedus.correcting.parties import party_text
from foedus.errors import UsageError
from foedus.records import Document

TEXT = "In Lima he met the rebels. Peru and north Korea sent Gen. Ruiz; NATO did not, officials said."
DOC = Document("d", TEXT, published=date(2031, 5, 1))


@pytest.mark.parametrize(
    ("given", "text", "name", "country", "sector", "kind"),
    [
        ("PRK", "north Korea", "North Korea", "PRK", "GOV", "state"),
        ("North Korea", "north Korea", "North Korea", "PRK", "GOV", "state"),
        ("Peru", "Peru", "Peru", "PER", "GOV", "state"),
        ("Lima", "Lima", "Peru", "PER", "GOV", "government"),
        ("NATO", "NATO", "NATO", "IGO", "IGO", "body"),
        ("he = Peru", "he", "Peru", "PER", "GOV", "state"),
        ("the rebels = Lake Front, PER REB", "the rebels", "Lake Front", "PER", "REB", "unknown"),
        ("the rebels = Lake Front, -", "the rebels", "Lake Front", None, None, "unknown"),
        ("Chile", "", "Chile", "CHL", "GOV", "state"),
        ("Ruiz, the general", "", "Ruiz, the general", None, None, "unknown"),
        ("Harbour Union, IGO", "", "Harbour Union", "IGO", "IGO", "unknown"),
    ],
)
def test_parties_by_code_name_or_words(given, text, name, country, sector, kind):
    found = party(given, DOC)
    assert (found.text, found.name, found.country, found.sector, found.kind) == (text, name, country, sector, kind)
    assert TEXT[found.start : found.end] == found.text
    assert found.how == "corrected"
    again = party(party_text(found), DOC, span=(found.start, found.end))
    assert (again.text, again.name, again.country, again.sector) == (text, name, country, sector)


def test_words_are_looked_for_where_they_are_said_to_be():
    twice = Document("d", "Peru met Chile. Peru left.")
    assert party("Peru", twice).start == 0
    assert party("Peru", twice, within=(16, 26)).start == 16
    assert party("Chile", twice, within=(16, 26)).end == 16
    assert party("ILE", twice).text == ""


def test_a_source_is_named_the_same_way():
    found = source_named("officials", DOC)
    assert (found.text, found.name) == ("officials", "officials")
    assert (source_named("CHL", DOC).text, source_named("CHL", DOC).name) == ("", "Chile")


@pytest.mark.parametrize("given", ["", "  ", "he =", "Ruiz, QQQ", "Ruiz, PER XXX"])
def test_what_names_nobody_is_refused(given):
    with pytest.raises(UsageError):
        party(given, DOC)
