"""A small invented corpus, a store of it, and a way to run a command in this process."""

import json

import pytest

from foedus.cli.app import main

HARBOUR = """Peru and Bolivia signed a mutual defence treaty in La Paz on Monday, which binds them to act together \
in case of an attack on either country.

Chile condemned the treaty. Chilean officials said that Peru had moved troops to the border. Peru denied that it had \
moved troops to the border."""
STRIKE = "Ecuador recalled its ambassador from Peru on Friday.\n\nArgentina offered Bolivia humanitarian aid."


@pytest.fixture
def run(capfdbinary):
    """Run `foedus` with these arguments: (exit code, standard output as bytes, standard error as text)."""

    def call(*arguments):
        with pytest.raises(SystemExit) as left:
            main([str(a) for a in arguments])
        out, err = capfdbinary.readouterr()
        assert b"Traceback" not in out + err
        return left.value.code or 0, out, err.decode()

    return call


def write_corpus(folder):
    """Two documents: one of JSON lines, one a text file."""
    folder.mkdir(exist_ok=True)
    row = {"id": "harbour", "title": "A treaty", "date": "1987-03-11", "publisher": "Pacific Post", "text": HARBOUR}
    (folder / "a.jsonl").write_text(json.dumps(row) + "\n")
    (folder / "b.txt").write_text(STRIKE)
    return folder


@pytest.fixture
def corpus(tmp_path):
    """The folder of the two documents."""
    return write_corpus(tmp_path / "corpus")


@pytest.fixture(scope="session")
def store(tmp_path_factory):
    """A store of the two documents, to look things up in."""
    folder = tmp_path_factory.mktemp("store")
    with pytest.raises(SystemExit):
        main(["read", str(write_corpus(folder / "corpus")), "--db", str(folder / "s.db"), "--date", "1987-03-14"])
    return folder / "s.db"
