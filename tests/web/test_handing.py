"""Each request goes to the process that is free first, and connections come back after the answer."""

import asyncio
import http.client
import socket
import threading
import time

import pytest
import uvicorn

from foedus.web import handing
from foedus.web.handing import POSSIBLE, HandedServer, Handing

pytestmark = pytest.mark.skipif(not POSSIBLE, reason="this system cannot hand connections on")


class Process:
    """The other side: what one process is handed, taken by the test."""

    def __init__(self, place):
        self.place = place
        self.place.channel.setblocking(False)
        self.held = {}
        self.taken = []

    def take(self):
        """What it has been handed by now; the numbers of all that it has."""
        while True:
            try:
                said, found, *_ = socket.recv_fds(self.place.channel, 8, 1)
            except BlockingIOError:
                return [*self.held]
            (number,) = handing._NUMBER.unpack(said)
            self.held[number] = socket.socket(fileno=found[0])
            self.taken.append(number)

    def answer(self, number, what=handing._BACK):
        """Read what was asked, answer, and say what becomes of the connection."""
        asked = self.held[number].recv(100)
        self.held[number].sendall(b"answer to " + asked)
        if what != handing._KEPT:
            self.held.pop(number).close()
        self.place.say(what, number)

    def close(self):
        for one in self.held.values():
            one.close()
        self.place.channel.close()


@pytest.fixture
def listening():
    with socket.create_server(("127.0.0.1", 0), backlog=64) as one:
        one.setblocking(False)
        yield one


@pytest.fixture
def hander(listening):
    one = Handing([listening], 2)
    yield one
    one.close()


@pytest.fixture
def processes(hander):
    made = [Process(hander.place(n)) for n in range(2)]
    for one in made:
        one.place.say(handing._READY)
    yield made
    for one in made:
        one.close()


@pytest.fixture
def settle(hander):
    def settling():
        for _ in range(12):
            hander.hand_on(0.002)

    return settling


@pytest.fixture
def readers(listening):
    made = []

    def connecting(count, says=b"?"):
        for _ in range(count):
            made.append(socket.create_connection(listening.getsockname(), timeout=5))
            made[-1].sendall(says)
        return made[-count:]

    yield connecting
    for one in made:
        one.close()


def test_each_has_one_to_answer_and_one_more_and_the_free_one_gets_the_next(processes, readers, settle):
    one, other = processes
    readers(6)
    settle()
    assert len(one.take()) == len(other.take()) == 2
    for number in [*one.held]:
        one.answer(number)
    settle()
    assert len(one.take()) == 2
    assert one.taken == sorted(one.taken), "first come, first served"
    assert len(other.take()) == 2


def test_a_connection_comes_back_and_is_handed_on_when_something_is_asked(processes, readers, settle):
    (reader,) = readers(1)
    settle()
    (one,) = (p for p in processes if p.take())
    one.answer(*one.held)
    settle()
    assert reader.recv(100) == b"answer to ?"
    assert not any(p.take() for p in processes)
    reader.sendall(b"!")
    settle()
    assert sum(len(p.take()) for p in processes) == 1


def test_who_asks_nothing_is_handed_to_nobody_and_ends_after_a_while(processes, readers, settle, monkeypatch):
    (silent,) = readers(1, b"")
    settle()
    assert not any(p.take() for p in processes)
    monkeypatch.setattr(handing, "_IDLE_SECONDS", 0.0)
    settle()
    assert silent.recv(1) == b""


def test_who_leaves_while_nothing_is_asked_is_forgotten(hander, processes, readers, settle):
    (reader,) = readers(1, b"")
    settle()
    reader.close()
    settle()
    assert not hander._connections
    assert not any(p.take() for p in processes)


def test_none_is_handed_to_a_process_that_is_not_ready(hander, processes, readers, settle):
    one, other = processes
    one.place.say(handing._LEAVING)
    settle()
    readers(3)
    settle()
    assert not one.take()
    assert len(other.take()) == 2


def test_what_takes_long_does_not_keep_a_process_from_getting_more(processes, readers, settle, monkeypatch):
    one, other = processes
    other.place.say(handing._LEAVING)
    settle()
    readers(3)
    settle()
    assert len(one.take()) == 2
    monkeypatch.setattr(handing, "_LONG_SECONDS", 0.0)
    settle()
    assert len(one.take()) == 3


def test_a_process_may_keep_a_connection_for_more_and_end_it(hander, processes, readers, settle):
    one, other = processes
    other.place.say(handing._LEAVING)
    settle()
    kept, _, _ = readers(3)
    settle()
    first = one.take()[0]
    one.answer(first, handing._KEPT)
    settle()
    assert len(one.take()) == 3, "it counts no more"
    one.held.pop(first).close()
    one.place.say(handing._ENDED, first)
    settle()
    assert kept.recv(100) == b"answer to ?"
    assert kept.recv(100) == b""


def test_where_a_process_is_gone_its_connections_end_and_the_other_gets_the_next(hander, processes, readers, settle):
    one, other = processes
    first = readers(2)
    settle()
    assert len(one.take()) == len(other.take()) == 1
    one.close()
    settle()
    assert sorted(len(hander._processes[n].asked) for n in (0, 1)) == [0, 1]
    readers(1)
    settle()
    assert len(other.take()) == 2
    assert sum(_ended(reader) for reader in first) == 1


def _ended(reader):
    reader.settimeout(0.05)
    try:
        return reader.recv(1) == b""
    except ConnectionError:
        return True
    except TimeoutError:
        return False


async def _app(scope, receive, send):
    if scope["type"] == "lifespan":
        for _ in range(2):
            await send({"type": (await receive())["type"] + ".complete"})
        return
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    if scope["path"] == "/slow":
        await asyncio.sleep(0.2)
    said = scope["path"].encode() + b" " + body
    if scope["path"] == "/long":
        said = b"x" * 8_000_000
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(said))]})
    await send({"type": "http.response.body", "body": said})


@pytest.fixture
def address(listening):
    """Where two servers answer that are handed their connections."""
    hander = Handing([listening], 2)
    servers, threads = [], []
    for n in range(2):
        config = uvicorn.Config(_app, http="h11", ws="none", log_level="warning", access_log=False)
        servers.append(HandedServer(config, hander.place(n)))
        threads.append(threading.Thread(target=servers[-1].run))
        threads[-1].start()
    over = threading.Event()

    def hand_on():
        while not over.is_set():
            hander.hand_on(0.02)
        hander.close()

    threads.append(threading.Thread(target=hand_on))
    threads[-1].start()
    yield listening.getsockname()
    for server in servers:
        server.should_exit = True
    for thread in threads[:2]:
        thread.join()
    over.set()
    threads[-1].join()
    for server in servers:
        server._place.channel.close()


def test_one_connection_serves_many_requests(address):
    caller = http.client.HTTPConnection(*address, timeout=10)
    for n in range(20):
        caller.request("POST" if n % 2 else "GET", f"/{n}", b"a body" if n % 2 else None)
        answer = caller.getresponse()
        assert answer.read() == (b"/%d a body" % n if n % 2 else b"/%d " % n)
    assert caller.sock is not None, "it was kept"
    caller.close()


def test_what_is_asked_before_the_answer_came_is_answered_in_order(address):
    with socket.create_connection(address, timeout=10) as caller:
        caller.sendall(b"".join(b"GET /%d HTTP/1.1\r\nHost: x\r\n\r\n" % n for n in range(5)))
        caller.sendall(b"GET /5 HTTP/1.1\r\nHo")
        time.sleep(0.1)
        caller.sendall(b"st: x\r\nConnection: close\r\n\r\n")
        found = b""
        while said := caller.recv(65536):
            found += said
    assert [found.find(b"/%d " % n) for n in range(6)] == sorted(found.find(b"/%d " % n) for n in range(6))
    assert found.count(b"HTTP/1.1 200") == 6


def test_who_asks_to_end_is_ended(address):
    with socket.create_connection(address, timeout=10) as caller:
        caller.sendall(b"GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        found = b""
        while said := caller.recv(65536):
            found += said
    assert found.endswith(b"/last ")


def test_who_reads_slowly_gets_all_of_it(address):
    with socket.create_connection(address, timeout=10) as caller:
        for _ in range(2):
            caller.sendall(b"GET /long HTTP/1.1\r\nHost: x\r\n\r\n")
            time.sleep(0.2)
            found = b""
            while found.count(b"x") < 8_000_000:
                found += caller.recv(1 << 20)


def test_many_at_once(address):
    def ask(n):
        caller = http.client.HTTPConnection(*address, timeout=10)
        for path in (f"/{n}", "/slow", f"/{n}"):
            caller.request("GET", path)
            said[n].append(caller.getresponse().read())
        caller.close()

    said = [[] for _ in range(12)]
    threads = [threading.Thread(target=ask, args=(n,)) for n in range(12)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert said == [[b"/%d " % n, b"/slow ", b"/%d " % n] for n in range(12)]
