"""What `import foedus` offers: names, laziness, and the errors of its functions."""

import datetime
import inspect
import pickle
import subprocess
import sys

import pytest

import foedus


@pytest.mark.parametrize("name", foedus.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name):
    found = getattr(foedus, name)
    if not name.startswith("__"):
        assert inspect.getdoc(found)


def test_unknown_names_are_no_accident():
    with pytest.raises(AttributeError, match="foedus"):
        _ = foedus.nothing


def test_importing_is_cheap():
    script = "import sys, foedus; print(sorted({'spacy', 'pyarrow', 'trafilatura', 'click'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("day", ["2019-05-08", datetime.date(2019, 5, 8)])
def test_a_date_is_text_or_date(day):
    found = foedus.read("Norway recalled its ambassador from Chad on Monday.", date=day)
    assert found.document.published == datetime.date(2019, 5, 8)
    assert [e.date for e in found.events] == ["2019-05-06"]


@pytest.mark.parametrize(
    ("text", "options", "error"),
    [
        ("", {}, foedus.InputError),
        ("   ", {}, foedus.InputError),
        ("a\x00b", {}, foedus.InputError),
        ("Chad thanked Niger.", {"date": "yesterday"}, foedus.UsageError),
        ("Chad thanked Niger.", {"pipeline": "no_such_pipeline"}, foedus.ParserError),
    ],
)
def test_errors_say_what_is_wrong_and_what_to_do(text, options, error):
    with pytest.raises(error) as raised:
        foedus.read(text, **options)
    assert raised.value.problem
    assert raised.value.remedy


def test_the_text_is_kept_to_the_character():
    text = "  Chad\u00a0thanked “Niger”.\r\n\r\n\tNiger\u00ad replied. "
    assert foedus.read(text).document.text == text


def test_coding_files_goes_on_after_a_bad_one(tmp_path):
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "b.txt").write_text("Chad thanked Niger.")
    bad, good = foedus.code(tmp_path)
    assert isinstance(bad, foedus.InputError)
    assert str(tmp_path / "a.txt") in str(bad)
    assert isinstance(good, foedus.CodedDocument)


def test_the_same_text_gives_equal_records():
    text = "Chad thanked Niger. Niger and Mali will hold talks in Niamey next week."
    assert foedus.read(text, date="2001-01-10") == foedus.read(text, date="2001-01-10")


def test_records_and_errors_travel_between_processes(coded):
    assert pickle.loads(pickle.dumps(coded)) == coded
    error = foedus.InputError("is empty", where="a.txt", line=3, remedy="leave it out")
    assert str(pickle.loads(pickle.dumps(error))) == str(error) == "a.txt:3: is empty (leave it out)"


def test_records_cannot_be_changed(coded):
    with pytest.raises(AttributeError):
        coded.events[0].type = "AID"


def test_frames(coded):
    table = foedus.frame(coded.events)
    assert table.num_rows == len(coded.events)
    assert foedus.frame([], of="claims").num_rows == 0


@pytest.mark.parametrize("kind", ["pandas", "polars"])
def test_frames_of_other_libraries(coded, kind):
    pytest.importorskip(kind, reason=f"{kind} is not installed")
    assert len(foedus.frame(coded.events, kind)) == len(coded.events)


def test_version_is_one_thing():
    from importlib.metadata import version

    assert foedus.__version__ == version("foedus")
