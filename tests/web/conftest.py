"""A store coded from the shipped examples, the app over it, and a browser that looks at it.

In a browser: `tab("/happenings?type=AID")` opens a page of the read-only example store and gives a playwright `Page`;
`tab(path, width=400, dark=True, scripts=False, at=address)` in other circumstances; `serve(settings)` serves a store of
your own and gives its address. Whatever a page logs as an error (what its content security policy forbids is one), any
request to another host and any scrolling sideways fail the test at its end: what is meant to go wrong is forgiven by
`tab.forgive("404")`. `axe(page)` asserts that axe-core finds no serious fault of accessibility.
"""

import shutil
import socket
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

import foedus
from foedus.web import Settings, create_app

EXAMPLES = Path(__file__).parents[2] / "examples"
BASE = "http://localhost:8017"
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
_GRAVE = ("serious", "critical")


@pytest.fixture(scope="session")
def stored(tmp_path_factory):
    """The path of a store of the shipped examples; tests only read it."""
    path = tmp_path_factory.mktemp("web") / "foedus.db"
    with foedus.Ledger.open(path) as ledger:
        for coded in foedus.code(EXAMPLES):
            ledger.add(coded, version="test")
    return path


@pytest.fixture
def own_store(stored, tmp_path):
    """A copy of that store which a test may write to."""
    return Path(shutil.copy(stored, tmp_path / "own.db"))


@pytest.fixture
def client(stored):
    """A caller on this machine, who may write."""
    with TestClient(create_app(Settings(db=stored)), base_url=BASE) as made:
        yield made


class Serving:
    """Servers in threads of this process, each on a free port."""

    def __init__(self):
        self._running = []

    def __call__(self, settings):
        """Serve until the end of the test; the address, without the last slash."""
        import uvicorn

        listening = socket.create_server(("127.0.0.1", 0))
        config = uvicorn.Config(create_app(settings), log_level="error", server_header=False, timeout_keep_alive=1)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive(), "the server did not start"
            time.sleep(0.005)
        self._running.append((server, thread, listening))
        return f"http://127.0.0.1:{listening.getsockname()[1]}"

    def close(self):
        for server, thread, listening in self._running:
            server.should_exit = True
            thread.join(10)
            server.force_exit = True
            thread.join(10)
            listening.close()
            assert not thread.is_alive(), "the server did not stop"
        self._running.clear()


@pytest.fixture
def serve():
    """`serve(settings)` starts a server over a store of the test's own and gives its address."""
    made = Serving()
    yield made
    made.close()


@pytest.fixture(scope="session")
def server(stored):
    """The address of a server over the examples; tests only read from it."""
    made = Serving()
    yield made(Settings(db=stored))
    made.close()


@pytest.fixture(scope="session")
def browser():
    """Chromium, started once for all tests."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.skip("no Chromium on this machine")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=list(_FLAGS))
        yield chromium
        chromium.close()


class Tabs:
    """Pages of one test, and what went wrong in them."""

    def __init__(self, browser, server):
        self._browser, self._server = browser, server
        self._contexts, self._forgiven = [], []
        self.wrong = []

    def __call__(self, path="/", *, width=1280, height=900, dark=False, scripts=True, at=None, wait="load"):
        """Open an address in a fresh profile."""
        context = self._browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            reduced_motion="reduce",
        )
        context.set_default_timeout(20_000)
        self._contexts.append(context)
        host = urlsplit(at or self._server).netloc
        context.on("request", lambda asked: self._asked(asked, host))
        context.on("console", self._logged)
        context.on("weberror", lambda error: self.wrong.append(f"error in a page: {error.error}"))
        page = context.new_page()
        page.goto((at or self._server) + path, wait_until=wait)
        return page

    def forgive(self, words):
        """Errors whose message holds these words are meant to happen."""
        self._forgiven.append(words)

    def _asked(self, request, host):
        if urlsplit(request.url).scheme != "data" and urlsplit(request.url).netloc != host:
            self.wrong.append(f"request to another host: {request.url}")

    def _logged(self, message):
        if message.type in ("error", "warning"):
            self.wrong.append(f"{message.type} in the console: {message.text}")

    def close(self):
        for context in self._contexts:
            for page in context.pages:
                if not page.url.startswith("http"):
                    continue
                page.wait_for_load_state()
                past = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                if past > 0:
                    self.wrong.append(f"{page.url} scrolls {past} px sideways")
            context.close()
        grave = [said for said in self.wrong if not any(words in said for words in self._forgiven)]
        assert not grave, "\n".join(grave)


@pytest.fixture
def tab(browser, server):
    """`tab(path, ...)` opens a page of the example store (or `at` another address); see `Tabs`."""
    made = Tabs(browser, server)
    yield made
    made.close()


@pytest.fixture
def axe():
    """`axe(page)` asserts that axe-core finds no serious or critical fault in what a page shows now."""
    sync_playwright = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    judge = sync_playwright.Axe()

    def judged(page, context=None):
        found = [fault for fault in judge.run(page, context).response["violations"] if fault["impact"] in _GRAVE]
        said = [
            f"{fault['id']} ({fault['impact']}): {node['html'][:200]} :: {node['failureSummary'][:300]}"
            for fault in found
            for node in fault["nodes"][:3]
        ]
        assert not said, "\n".join(said)

    return judged
