"""The data goes one way: a stage imports only stages before it."""

import ast
from pathlib import Path

import pytest

import foedus

ROOT = Path(foedus.__file__).parent
ORDER = [
    "errors", "_version", "thrift", "kept", "listed", "weights", "records", "reference", "register", "reading",
    "parsing", "actors", "coding", "claims", "happenings", "commitments", "pipeline", "workers", "explain", "obliging",
    "aligning",
    "correcting", "ledger", "formats", "evaluation", "drawing", "answers", "pages", "web",
    "library", "cli", "__init__", "__main__",
]  # fmt: skip
MODULES = sorted(p for p in ROOT.rglob("*.py") if "__pycache__" not in p.parts)


def _stage(path):
    part = path.relative_to(ROOT).parts[0]
    return part.removesuffix(".py")


def _imports(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "foedus":
            yield node.module.split(".")[1] if "." in node.module else next(iter(node.names)).name
        elif isinstance(node, ast.Import):
            for name in node.names:
                if name.name.startswith("foedus."):
                    yield name.name.split(".")[1]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_down(path):
    stage = _stage(path)
    assert stage in ORDER, f"say where {stage} stands in the order of the stages"
    for imported in _imports(path):
        if imported in ORDER:
            assert ORDER.index(imported) <= ORDER.index(stage), f"{stage} imports {imported}, a later stage"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_module_says_what_it_is_for(path):
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_modules_stay_small(path):
    assert len(path.read_text("utf-8").splitlines()) <= 420


def test_only_parsing_knows_spacy():
    knowing = {_stage(p) for p in MODULES if "import spacy" in p.read_text("utf-8")}
    assert knowing <= {"parsing"}
