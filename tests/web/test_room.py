"""The room in which the server's processes keep pages together."""

import multiprocessing
import os
import signal
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.responses import Response

from foedus.web.keeping import Basis, Pages
from foedus.web.room import SHARED, Room

linux = pytest.mark.skipif(not SHARED or sys.platform != "linux", reason="no memory that processes share here")


def name(n):
    return n.to_bytes(4, "little") * 4


@given(st.lists(st.tuples(st.integers(0, 9), st.binary(max_size=300)), max_size=60))
def test_what_is_there_is_what_was_put_there_last(puts):
    room, last = Room(1_000), {}
    for n, value in puts:
        room.put(name(n), value)
        last[n] = value
        assert room.get(name(n)) == value
        assert all(room.get(name(m)) in (None, last[m]) for m in last)
    room.close()


def test_the_oldest_go_first_but_for_what_is_asked_for():
    room = Room(10_000)
    room.put(name(0), b"asked for")
    room.put(name(1), b"forgotten")
    for n in range(2, 40):
        room.put(name(n), bytes(400))
        assert room.get(name(0)) == b"asked for"
    assert room.get(name(1)) is None
    assert room.get(name(39)) == bytes(400)
    room.close()


def test_what_does_not_fit_is_not_kept():
    room = Room(1_000)
    room.put(name(1), bytes(2_000))
    assert room.get(name(1)) is None
    room.close()


def test_what_was_written_over_in_part_is_not_there():
    room = Room(1_000)
    room.put(name(1), b"a page of many letters")
    at = room._held.find(b"many")
    room._held[at : at + 4] = b"some"
    assert room.get(name(1)) is None
    room.close()


@linux
def test_processes_share_a_room():
    room = Room(10_000, shared=True)
    made = multiprocessing.get_context("fork").Process(target=room.put, args=(name(1), b"of the other"))
    made.start()
    made.join()
    assert room.get(name(1)) == b"of the other"
    room.close()


def _die_writing(room):
    with room._alone():
        os.kill(os.getpid(), signal.SIGKILL)


@linux
def test_a_process_that_dies_while_it_writes_holds_up_nobody():
    room = Room(10_000, shared=True)
    made = multiprocessing.get_context("fork").Process(target=_die_writing, args=(room,))
    made.start()
    made.join()
    room.put(name(1), b"after it")
    assert room.get(name(1)) == b"after it"
    room.close()


def test_a_page_of_one_state_is_good_in_another_where_its_mark_is_the_same():
    room = Room(100_000)
    one, other = Pages(room, "a store"), Pages(room, "a store")
    one.keep("key", Response("a page", media_type="text/html"), Basis((7, 0), (), b"mark"))
    assert one.get("key", (7, 0), None).body == b"a page"
    assert other.get("key", (8, 0), lambda _: b"mark").body == b"a page"
    assert one.get("key", (8, 0), None).body == b"a page"
    assert other.get("key", (9, 0), lambda _: b"another") is None
    assert other.get("key", (8, 1), lambda _: b"mark") is None
    assert other.get("key", None, lambda _: b"mark") is None
    room.close()


def test_pages_of_another_store_are_apart():
    room = Room(100_000)
    Pages(room, "a store").keep("key", Response("a page", media_type="text/html"), Basis(None, (), None))
    assert Pages(room, "a store").get("key", None, None).headers["content-type"].startswith("text/html")
    assert Pages(room, "another").get("key", None, None) is None
    room.close()
