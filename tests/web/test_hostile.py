"""Hostile text over every page: a store whose every word is meant to break out, and a walk along all its links."""

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from itertools import cycle, product
from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest
from starlette.testclient import TestClient

import foedus
from foedus.pipeline import code_document
from foedus.reading import read_text
from foedus.web import Settings, create_app

BASE = "http://localhost:8017"
MARKUP = "\"><x-evil onload=alert(1)>'`{{7*7}}${7*7}</script><script>window.ran=1</script><!--\u202e\u0007\x00"
LONG = "W" * 600
TEXTS = [
    "Russia attacked Ukraine near Kyiv on Monday. Ukraine condemned the attack, officials in Warsaw said."
    " North Korea and Russia signed a mutual defence treaty in Pyongyang on 19 June 2024.",
    "Norway recalled its ambassador from Chad on Monday. According to Fjord News, Chad denied the charge.",
    "China sent troops to Mongolia. Mongolia may sanction China, a spokesman told reporters.",
]
IDS = [f"a/../../b?c=d&e=f#g {MARKUP}", "javascript:alert(1)", f"../{LONG}"]
URLS = ["javascript:alert(1)", 'https://evil.example/"onclick="alert(1)', "//evil.example/x"]
PUBLISHERS = [f"Evil {MARKUP}", "\u202eevil\u2066", LONG]
_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MOST = 150


def _bad(thing, **also):
    return replace(thing, name=f"{thing.name} {MARKUP}", text=f"{thing.text} {MARKUP}", **also)


def _hostile(coded, n):
    """The same records with every name, word and reason made hostile."""
    extra = (MARKUP, LONG, "javascript:alert(1)")[n]
    events = [
        replace(
            event,
            trigger=f"{event.trigger} {extra}",
            actor=tuple(_bad(a, role=MARKUP) if a.kind != "state" else a for a in event.actor),
            recipient=tuple(replace(r, name=f"{r.name} {extra}", kind="group", country=None) for r in event.recipient),
            place=None if event.place is None else replace(event.place, name=f"{event.place.name} {extra}"),
            source=None if event.source is None else _bad(event.source),
            because={**event.because, MARKUP: extra},
        )
        for event in coded.events
    ]
    commitments = [
        replace(one, name=f"Treaty {extra}", trigger=MARKUP, limits=LONG, article=MARKUP) for one in coded.commitments
    ]
    return replace(coded, events=tuple(events), commitments=tuple(commitments))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / "h.db"
    with foedus.Ledger.open(path) as ledger:
        for n, text in enumerate(TEXTS):
            document = read_text(
                f"{text}\n\n{MARKUP.replace(chr(0), '')} said the man. {LONG} attacked the village.",
                id=IDS[n],
                title=f"{MARKUP} {LONG}",
                published="2024-06-20",
                publisher=PUBLISHERS[n],
                url=URLS[n],
                origin=f"/etc/{MARKUP}",
            )
            coded = code_document(document)
            ledger.add(_hostile(coded, n), version="test")
            # The same told by another, so that there are happenings with several tellings.
            again = code_document(replace(document, id=f"{document.id} again", publisher=MARKUP))
            ledger.add(_hostile(again, n), version="test")
    return path


@pytest.fixture
def caller(hostile):
    with TestClient(create_app(Settings(db=hostile)), base_url=BASE) as made:
        yield made


class Page(HTMLParser):
    """What a page links to, and what in it is not ours."""

    def __init__(self):
        super().__init__()
        self.links, self.wrong, self._script = [], [], False

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag in ("x-evil", "style", "iframe", "object", "embed", "base") or (tag == "script" and "src" not in given):
            self.wrong.append(f"<{tag}>")
        self.wrong += [f"{tag} {name}" for name in given if name.startswith("on") or name == "style"]
        for name in ("href", "src", "action", "xlink:href", "formaction"):
            address = given.get(name)
            if address is None:
                continue
            there = urlsplit(urljoin(BASE, address))
            if there.scheme not in ("http", "https"):
                self.wrong.append(f"{tag} {name}={address[:80]!r}")
            elif there.netloc == urlsplit(BASE).netloc:
                if tag == "a" and name in ("href", "xlink:href"):
                    self.links.append(address)
            elif tag != "a" or "noopener" not in (given.get("rel") or ""):
                self.wrong.append(f"{tag} leads to {address[:80]!r} without noopener")


def _look(caller, address):
    found = caller.get(address)
    # The form of the what-if waits for who attacks; programs are told that nobody is named.
    half = address.startswith("/obligations.json?") and "attacker=" not in address
    assert found.status_code == (400 if half else 200), (found.status_code, address)
    if not found.headers["content-type"].startswith("text/html"):
        return []
    page = Page()
    page.feed(found.text)
    assert not page.wrong, (address, page.wrong)
    assert not _ODD.search(found.text), address
    assert "49" not in re.findall(r"\{\{7\*7\}\}|49(?=\$\{)", found.text), "a template ran in a template"
    return [urljoin(BASE + address, link).removeprefix(BASE).partition("#")[0] for link in page.links]


def _shape(address):
    parts = urlsplit(address)
    return parts.path, tuple(sorted(name for name, _ in parse_qsl(parts.query)))


def _walk(caller):
    """Every kind of address that the overview leads to, the rarest kinds first."""
    waiting, seen, paths, shapes = ["/"], {"/"}, Counter(), Counter()
    for _ in range(_MOST):
        if not waiting:
            return
        address = min(waiting, key=lambda one: (paths[urlsplit(one).path], shapes[_shape(one)]))
        waiting.remove(address)
        paths[urlsplit(address).path] += 1
        shapes[_shape(address)] += 1
        yield address
        for link in _look(caller, address):
            if link not in seen and not urlsplit(link).path.startswith(("/api", "/static")):
                seen.add(link)
                waiting.append(link)


def test_no_page_lets_hostile_text_out(caller):
    seen = {urlsplit(address).path for address in _walk(caller)}
    missing = {"/", "/happenings", "/happening", "/document", "/documents", "/commitments", "/actor", "/add"} - seen
    assert not missing, f"the walk does not reach {missing}"


@pytest.mark.parametrize(
    "address",
    [
        "/", "/happenings", "/actors", "/actor", "/pair", "/commitments", "/commitment", "/obligations", "/documents",
        "/document", "/happening", "/treaty", "/correct", "/corrections", "/adding", "/sign-in",
    ],
)  # fmt: skip
def test_hostile_arguments_are_answered_in_order(caller, address):
    names = "actor name between type mode status certainty place publisher since until doc source search commentary"
    names += " reacts_to after min_score id x y attacker target on depth cursor limit kind q next job sort"
    words = cycle(
        [MARKUP, LONG[:200], "javascript:alert(1)", "' OR 1=1 --", "%00*", '"', "(", "NEAR(a b)", "-1", "9" * 30]
    )
    for name, n in product(names.split(), range(3)):
        word = next(words)
        found = caller.get(address, params={name: word})
        assert found.status_code in (200, 303, 307, 400, 404), (found.status_code, address, name, word, n)
        page = Page()
        page.feed(found.text)
        assert not page.wrong, (address, name, page.wrong)
        assert not _ODD.search(found.text), (address, name, word)


@pytest.mark.parametrize("form", ["json", "csv"])
def test_the_other_forms_hold_hostile_text(caller, form):
    for path in ("/overview", "/happenings", "/documents", "/commitments", "/actors"):
        found = caller.get(f"{path}.{form}")
        assert found.status_code in (200, 404)
        assert found.headers["x-content-type-options"] == "nosniff"
        assert not found.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("width", [400, 1400])
def test_hostile_text_breaks_no_layout_and_runs_nothing(serve, tab, hostile, width):
    at = serve(Settings(db=hostile))
    with TestClient(create_app(Settings(db=hostile)), base_url=BASE) as caller:
        by_path = {}
        for address in _walk(caller):
            if not urlsplit(address).path.endswith((".csv", ".json", ".jsonl")):
                by_path.setdefault(urlsplit(address).path, address)
    page = tab("/", at=at, width=width)
    for address in by_path.values():
        page.goto(at + address)
        assert page.evaluate("window.ran") is None
        past = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert past <= 0, f"{address} scrolls {past} px sideways"
