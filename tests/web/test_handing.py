"""Connections go to the process that holds the fewest of them."""

import socket
import threading
from collections import Counter

import pytest

from foedus.web.handing import POSSIBLE, Handing

pytestmark = pytest.mark.skipif(not POSSIBLE, reason="this system cannot hand connections on")


class Processes:
    """The other side, as threads of this process: each takes what it is handed."""

    def __init__(self, handing, count):
        self.handing = handing
        self.places = [handing.place(n) for n in range(count)]
        self.held = {n: [] for n in range(count)}
        self._threads = []
        for place in self.places:
            thread = threading.Thread(target=self._take, args=(place,), daemon=True)
            thread.start()
            self._threads.append(thread)

    def ready(self, *numbers):
        for n in numbers:
            self.places[n].ended[n] = 0

    def end(self, number, count):
        """Let so many connections of a process end."""
        for one in [self.held[number].pop() for _ in range(count)]:
            one.close()
        self.places[number].ended[number] += count

    def close(self):
        self.handing.close()
        for thread in self._threads:
            thread.join()
        for one in (*(one for held in self.held.values() for one in held), *(place.channel for place in self.places)):
            one.close()

    def _take(self, place):
        while found := socket.recv_fds(place.channel, 1, 1)[1]:
            self.held[place.number].append(socket.socket(fileno=found[0]))

    @property
    def counts(self):
        return Counter({n: len(held) for n, held in self.held.items()})


@pytest.fixture
def listening():
    with socket.create_server(("127.0.0.1", 0), backlog=64) as one:
        one.setblocking(False)
        yield one


@pytest.fixture
def processes(listening):
    handing = Handing([listening], 3)
    made = Processes(handing, 3)
    yield made
    made.close()


@pytest.fixture
def connect(listening, processes):
    """Make so many connections and have them handed on."""
    made = []

    def connecting(count):
        there = sum(processes.counts.values())
        made.extend(socket.create_connection(listening.getsockname()) for _ in range(count))
        for _ in range(200):
            if sum(processes.counts.values()) == there + count:
                break
            processes.handing.hand_on(0.02)
        return processes.counts

    yield connecting
    for one in made:
        one.close()


def test_each_gets_as_many(connect, processes):
    processes.ready(0, 1, 2)
    assert connect(12) == {0: 4, 1: 4, 2: 4}
    processes.end(1, 3)
    assert connect(3) == {0: 4, 1: 4, 2: 4}


def test_none_is_handed_to_a_process_that_is_not_ready(connect, processes):
    processes.ready(0, 1, 2)
    connect(3)
    processes.places[2].ended[2] = -1
    assert connect(4) == {0: 3, 1: 3, 2: 1}


def test_the_first_wait_until_all_are_ready(listening, processes):
    processes.ready(0, 1)
    with socket.create_connection(listening.getsockname()):
        processes.handing.hand_on(0.01)
        assert not sum(processes.counts.values())
        processes.ready(2)
        for _ in range(200):
            if sum(processes.counts.values()):
                return
            processes.handing.hand_on(0.02)
    raise AssertionError("it was not handed on")


def test_where_a_process_is_gone_the_next_gets_it(connect, processes):
    processes.ready(0, 1, 2)
    processes.places[0].channel.shutdown(socket.SHUT_RDWR)
    assert connect(4) == {0: 0, 1: 2, 2: 2}
