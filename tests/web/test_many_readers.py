"""The readers by which `scripts/load.py` measures the server."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from many_readers import Reader, ask


class _Small(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path == "/broken":
            self.close_connection = True
            return
        body = self.path.encode() * (50_000 if self.path == "/long" else 1)
        self.send_response(404 if self.path == "/none" else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def port() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Small) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


def _reader(*paths: str) -> Reader:
    numbers = count()
    return Reader(lambda: ("a kind", paths[next(numbers) % len(paths)]), lambda: 0.0)


def test_readers_ask_again_and_again_until_time_is_up(port: int) -> None:
    began = time.monotonic()
    answers = [*ask(port, [_reader("/one", "/none", "/long"), _reader("/other")], began + 0.3)]
    assert time.monotonic() - began < 5
    assert {(a.path, a.status) for a in answers} == {("/one", 200), ("/none", 404), ("/long", 200), ("/other", 200)}
    assert all(a.kind == "a kind" and a.body.startswith(a.path.encode()) and a.milliseconds > 0 for a in answers)
    asked = [a.path for a in answers if a.path != "/other"]
    assert asked == [("/one", "/none", "/long")[n % 3] for n in range(len(asked))]


def test_a_broken_connection_is_said_and_made_anew(port: int) -> None:
    answers = [*ask(port, [_reader("/one", "/broken")], time.monotonic() + 0.3)]
    assert [(a.path, a.status) for a in answers[:4]] == [("/one", 200), ("/broken", 0)] * 2


def test_a_reader_looks_at_what_it_got(port: int) -> None:
    reader = Reader(lambda: ("a kind", "/one"), lambda: 0.1)
    assert 2 <= len([*ask(port, [reader], time.monotonic() + 0.35)]) <= 4
