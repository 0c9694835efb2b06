"""`foedus serve` from the shell: where it listens, what it says, how it ends."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import pytest
from click.testing import CliRunner

from foedus.cli.serving import serve
from foedus.errors import FoedusError, UsageError


@pytest.fixture
def started():
    """`started(*options)` runs the command and gives the process, its address and its first lines."""
    running = []

    def start(*options):
        command = [sys.executable, "-m", "foedus", "serve", "--port", "0", *map(str, options)]
        group = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if os.name == "nt" else {}
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, **group)
        running.append(process)
        said = process.stderr.readline()
        found = re.search(r"http://\S+/", said)
        assert found, said + process.stderr.read()
        return process, found[0], said

    yield start
    for process in running:
        process.kill()
        process.wait()
        process.stderr.close()


def _get(address):
    with urllib.request.urlopen(address, timeout=60) as answer:
        return answer.status, answer.read().decode()


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGINT for one process alone")
@pytest.mark.parametrize("workers", [1, 2])
def test_it_serves_until_it_is_stopped(started, tmp_path, workers):
    process, address, said = started("--db", tmp_path / "new.db", "--workers", workers)
    assert "new, empty" in said
    assert _get(address)[0] == 200
    assert _get(address + "add")[0] == 200
    process.send_signal(signal.SIGINT)
    rest = process.stderr.read()
    assert process.wait(20) == 0
    assert rest == "foedus: stopped; what was reported as stored is stored\n"
    assert (tmp_path / "new.db").exists()


def test_beyond_this_machine_it_makes_a_token(started, tmp_path):
    process, address, _ = started("--db", tmp_path / "new.db", "--workers", 1, "--host", "0.0.0.0")
    assert address.startswith("http://localhost:")
    assert re.search(r"token \S{20,}", process.stderr.readline())
    request = urllib.request.Request(address + "add", data=b"text=x", method="POST")
    with pytest.raises(urllib.error.HTTPError, match="401") as refused:
        urllib.request.urlopen(request, timeout=60)
    refused.value.close()


def _run(*options):
    return CliRunner().invoke(serve, [str(option) for option in options], standalone_mode=False)


def test_a_taken_port_is_said_in_one_line(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        found = _run("--db", tmp_path / "x.db", "--port", port)
    assert type(found.exception) is FoedusError
    assert f"port {port} is taken" in str(found.exception)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--host", "nothing.invalid"], "no address"),
        (["--host", "192.0.2.1"], "no address"),
        (["--token", "short"], "shorter than"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(tmp_path, options, said):
    found = _run("--db", tmp_path / "x.db", "--port", 0, *options)
    assert isinstance(found.exception, UsageError)
    assert said in str(found.exception)


def test_what_is_no_store_is_said_before_anything_listens(tmp_path):
    (tmp_path / "x.db").write_text("no store")
    assert "SQLite" in str(_run("--db", tmp_path / "x.db", "--port", 0).exception)


@pytest.mark.parametrize("host", ["::1", "localhost"])
def test_it_listens_on_other_loopback_addresses(tmp_path, monkeypatch, host):
    if host == "::1" and not _has_ipv6():
        pytest.skip("this machine has no IPv6")
    heard = []
    monkeypatch.setattr("foedus.cli.serving._run", lambda settings, sockets, workers: heard.append((settings, sockets)))
    done = _run("--db", tmp_path / "x.db", "--port", 0, "--host", host)
    assert done.exception is None
    ((settings, _),) = heard
    assert settings.address == f"http://{'[::1]' if host == '::1' else host}:{settings.port}/"
    assert settings.token is None
    assert settings.spool is not None
    assert not settings.spool.exists()


def test_a_name_beside_the_address_asks_for_a_token(tmp_path, monkeypatch):
    heard = []
    monkeypatch.setattr("foedus.cli.serving._run", lambda settings, sockets, workers: heard.append(settings))
    assert _run("--db", tmp_path / "x.db", "--port", 0, "--allow-host", "desk.example").exception is None
    assert heard[0].token


def _has_ipv6():
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True
