"""What the command line's processes do to spend less."""

import gc
import os
import subprocess
import sys

import pytest

from foedus import thrift


@pytest.fixture
def thresholds():
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_garbage_is_looked_for_seldom(thresholds):
    thrift.settle()
    assert gc.get_threshold()[0] > 10_000


def test_threads_stay_as_they_are_once_numpy_is_there(thresholds, monkeypatch):
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    monkeypatch.setitem(sys.modules, "numpy", object())
    thrift.settle()
    assert "OPENBLAS_NUM_THREADS" not in os.environ


@pytest.mark.parametrize(("said", "threads"), [(None, "1"), ("2", "2")])
def test_the_users_word_on_threads_stands(said, threads):
    code = "import os; from foedus.thrift import settle; settle(); print(os.environ['OPENBLAS_NUM_THREADS'])"
    given = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    given |= {"OPENBLAS_NUM_THREADS": said} if said else {}
    assert (
        subprocess.run([sys.executable, "-c", code], env=given, capture_output=True, text=True).stdout.strip()
        == threads
    )


@pytest.mark.parametrize(
    ("blas", "omp", "one"), [("1", None, True), (None, "1", True), ("2", "1", False), (None, None, False)]
)
def test_one_thread_is_what_the_environment_says(blas, omp, one, monkeypatch):
    for name, value in (("OPENBLAS_NUM_THREADS", blas), ("OMP_NUM_THREADS", omp)):
        monkeypatch.delenv(name, raising=False)
        if value:
            monkeypatch.setenv(name, value)
    monkeypatch.setattr(thrift, "_processors", lambda: 4)
    assert thrift.one_thread() is one


def test_what_is_held_to_the_end_is_not_looked_through_then():
    code = (
        "import atexit, gc; atexit.register(lambda: print(gc.get_freeze_count() > 0)); "
        "from foedus.thrift import settle; settle()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"
