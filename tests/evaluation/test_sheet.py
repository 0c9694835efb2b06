"""Hand coding in a spreadsheet, in all forms that spreadsheets write."""

import csv
import gzip
import io
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import InputError
from foedus.evaluation import load_gold

EXAMPLE = Path(__file__).parents[2] / "docs" / "coding.csv"
HEAD = ["doc", "sentence", "text", "type", "trigger", "actor", "actor_country", "recipient", "status"]
ROWS = [
    ["a", "1", "Peru met Chile, and Chad.", "CONSULT", "met", "Peru; Chile", "PER; Chile", "", "Happened"],
    ["", "2", "El señor condemned Bolivia.", "accuse", "condemned", "", "", "Bolivia", ""],
    ["", "3", "Nobody spoke.", "", "", "", "", "", ""],
]


def _written(delimiter=",", head=HEAD, rows=ROWS):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([head, *rows])
    return out.getvalue()


def _load(tmp_path, data, name="coding.csv"):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return load_gold(path)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (_written(), "coding.csv"),
        (_written().encode("utf-8-sig"), "coding.csv"),
        (_written(";"), "coding.csv"),
        ("sep=;\r\n" + _written(";"), "coding.csv"),
        (_written(";").encode("cp1252"), "coding.csv"),
        (_written("\t"), "coding.tsv"),
        (_written("\t").encode("utf-16"), "coding.csv"),
        (_written().replace("\r\n", "\n"), "CODING.CSV"),
        (_written(head=[h.upper().replace("_", " ") for h in HEAD]), "coding.csv"),
        (_written(rows=[["", *[""] * 8], *ROWS, [""] * 9]), "coding.csv"),
        (gzip.compress(_written().encode(), mtime=0), "coding.csv.gz"),
    ],
)
def test_whatever_a_spreadsheet_writes(tmp_path, data, name):
    (found,) = _load(tmp_path, data, name)
    assert found.document.text == "Peru met Chile, and Chad.\nEl señor condemned Bolivia.\nNobody spoke."
    met, condemned = found.events
    assert [(p.text, p.country) for p in met.actor] == [("Peru", "PER"), ("Chile", "CHL")]
    assert (met.status, met.sentence, condemned.type, condemned.status) == ("happened", 0, "ACCUSE", None)
    assert [p.country for p in condemned.recipient] == ["BOL"]


def test_the_example_of_the_documents():
    harbour, strike = load_gold(EXAMPLE)
    assert [e.type for e in harbour.events] == ["SUPPORT", "ACCUSE", "MOBILIZE", "AGREE"]
    assert [e.sentence for e in harbour.events] == [0, 1, 2, 2]
    assert len(harbour.starts) == 4
    assert [p.country for p in harbour.events[1].implied_recipient] == ["PER", "BOL"]
    assert harbour.events[0].mode is None
    assert (len(strike.events), len(strike.optional)) == (1, 1)
    assert str(strike.document.published) == "1987-03-14"


def test_sentences_without_numbers_go_by_their_text(tmp_path):
    rows = [["a", "One.", "AID"], ["a", "Two.", "AID"], ["a", "One.", "ACCUSE"], ["b", "One.", ""]]
    first, second = _load(tmp_path, _written(head=["doc", "text", "type"], rows=rows))
    assert [e.sentence for e in first.events] == [0, 1, 0]
    assert (len(first.starts), second.events) == (2, ())


@pytest.mark.parametrize(
    ("names", "countries", "found"),
    [
        ("Syria; the Front", "SYR;", ["SYR", None]),
        ("the Front; Syria", "; SYR", [None, "SYR"]),
        ("", "RUS; PRK", ["RUS", "PRK"]),
        ("Chad | Niger", "", ["TCD", "NER"]),
        ("United Nations", "IGO", ["IGO"]),
        ("nobody known", "", [None]),
    ],
)
def test_parties_and_their_countries(tmp_path, names, countries, found):
    rows = [["a", "One.", "AID", names, countries]]
    (document,) = _load(tmp_path, _written(head=["doc", "text", "type", "actor", "actor_country"], rows=rows))
    assert [p.country for p in document.events[0].actor] == found


@pytest.mark.parametrize(
    ("change", "line", "column", "said"),
    [
        ({"type": "WAR"}, 2, "type", "'WAR' is unknown"),
        ({"type": "ACUSE"}, 2, "type", "ACCUSE?"),
        ({"type": ""}, 2, "type", "trigger is not"),
        ({"status": "perhaps"}, 2, "status", "one of happened"),
        ({"actor_country": "PER; XQZ"}, 2, "actor_country", "'XQZ'"),
        ({"actor_country": "PER"}, 2, "actor_country", "1 for the 2 of actor"),
        ({"sentence": "one"}, 2, "sentence", "no number"),
        ({"text": ""}, 2, "text", "is empty"),
        ({"doc": ""}, 2, "doc", "is empty"),
        ({"optional": "maybe"}, 2, "optional", "neither yes nor no"),
        ({"date": "3/14/87"}, 2, "date", "2024-06-20"),
    ],
)
def test_a_cell_that_cannot_be_understood_is_named(tmp_path, change, line, column, said):
    head = [*HEAD, "optional", "date"]
    row = dict(zip(head, [*ROWS[0], "", ""], strict=True)) | change
    with pytest.raises(InputError) as wrong:
        _load(tmp_path, _written(head=head, rows=[row.values()]))
    assert f"coding.csv:{line}: column {column}: " in str(wrong.value)
    assert said in str(wrong.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "holds no document"),
        ("doc,text\na,b\n", "no column 'type'"),
        ("doc,txt,type\na,b,AID\n", "is it 'txt'?"),
        ("doc,text,type,recipent\na,b,AID,Peru\n", "is it 'recipient'?"),
        ("doc,text,type,type\na,b,AID,AID\n", "twice"),
        ("doc,text,type\na,One, two,AID\n", "coding.csv:2: has 4 cells for 3 columns"),
        ('doc,text,type\na,"One,AID\n', "coding.csv:"),
        ("doc,sentence,text,type\na,1,One.,AID\na,1,Two.,AID\n", "coding.csv:3: column text: differs"),
        ("doc,text,type,date\na,One.,,2020-01-01\na,Two.,,2020-01-02\n", "coding.csv:3: column date"),
        ("doc,text,type\n", "holds no document"),
        (b"\x00\x01\x02" * 99, "binary"),
    ],
)
def test_a_table_that_is_none(tmp_path, text, said):
    with pytest.raises(InputError) as wrong:
        _load(tmp_path, text)
    assert said in str(wrong.value)
    assert "coding.csv" in str(wrong.value)


def test_a_cell_of_several_lines_keeps_the_line_numbers_right(tmp_path):
    rows = [["a", "1", "Peru met\nChile.", "CONSULT", "", "", "", "", ""], ["a", "2", "x", "WAR", "", "", "", "", ""]]
    with pytest.raises(InputError, match=r"coding\.csv:4: column type"):
        _load(tmp_path, _written(rows=rows).replace("\r\n", "\n"))


@given(st.text(max_size=200))
def test_any_text_at_all_is_a_table_or_an_input_error(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_text("doc,text,type\n" + text, "utf-8", newline="")
    with suppress(InputError):
        load_gold(path)
