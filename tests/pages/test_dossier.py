from __future__ import annotations

import base64
import hashlib
import re
import time
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.pages import dossier
from foedus.records import EVENT_TYPES, STATUSES

VOID = {"meta", "input", "br", "hr", "img", "link"}


class Page(HTMLParser):
    """What a page holds: its tags with attributes, in order, its words, and whether every tag is closed."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.skew: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        assert len(dict(attrs)) == len(attrs)
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.skew.append(tag)

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return " ".join("".join(self.words).split())

    def all(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]

    def attributes(self, name):
        return [attrs[name] for _, attrs in self.tags if name in attrs]


@pytest.fixture(scope="module")
def html(documents) -> str:
    return dossier(documents)


@pytest.fixture(scope="module")
def page(html) -> Page:
    return Page(html)


def test_the_same_documents_give_the_same_bytes(documents, html) -> None:
    assert dossier(iter(documents)) == html


def test_tags_are_balanced(page) -> None:
    assert page.skew == []
    assert page.open == []


def test_ids_are_unique_and_every_link_stays_on_the_page_and_arrives(page) -> None:
    ids = page.attributes("id")
    assert max(Counter(ids).values()) == 1
    links = page.attributes("href")
    assert links
    assert {link[0] for link in links} == {"#"}
    assert {link[1:] for link in links} <= set(ids)


def test_labels_name_what_there_is(page) -> None:
    ids = set(page.attributes("id"))
    for name in page.attributes("aria-labelledby"):
        assert set(name.split()) <= ids


def test_nothing_is_asked_of_anywhere(html, page) -> None:
    assert not {"link", "img", "iframe", "object", "embed", "base", "audio", "video"} & {tag for tag, _ in page.tags}
    assert not page.attributes("src")
    assert "url(" not in html
    assert "@import" not in html


def test_the_policy_lets_only_the_own_script_run(html, page) -> None:
    policy = next(a["content"] for a in page.all("meta") if a.get("http-equiv") == "Content-Security-Policy")
    scripts = re.findall(r"<script>(.*?)</script>", html, re.S)
    assert len(scripts) == 1
    digest = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")


def test_headings_are_in_order(page) -> None:
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_landmarks_captions_scopes_and_drawings_are_named(page) -> None:
    tags = [tag for tag, _ in page.tags]
    assert tags.count("main") == 1
    assert {"header", "nav", "footer"} <= set(tags)
    assert tags.count("caption") == tags.count("table")
    assert all("scope" in th for th in page.all("th"))
    assert all(svg.get("aria-labelledby") or svg.get("aria-hidden") for svg in page.all("svg"))
    assert page.all("html")[0]["lang"] == "en"


def test_each_event_has_a_row_a_mark_and_links_both_ways(documents, page) -> None:
    rows = {a["id"]: a for a in page.all("tr") if re.fullmatch(r"e\d+", a.get("id") or "")}
    assert len(rows) == sum(len(c.events) for c in documents)
    marks = {a["href"] for a in page.all("a") if (a.get("class") or "").startswith("m ")}
    assert {f"#{name}" for name in rows} <= marks
    assert sum("data-h" in a for a in rows.values()) == 13
    sentences = {a["id"] for a in page.all("span") if "id" in a}
    assert "d1s0" in sentences


def test_status_certainty_and_commentary_are_in_words(page) -> None:
    for words in ("hypothetical", "planned", "denied", "told as history", "suggested", "no date", "not said"):
        assert words in page.text
    assert "commentary" in page.text
    assert "3 of 10 sentences, 30 %" in page.text


def test_reasons_stand_in_the_details(page) -> None:
    assert "sanction-imposed sanctions" in page.text


def test_about_names_the_countries_and_cuts(documents) -> None:
    text = Page(dossier(documents, about=["KES", "ALD"])).text
    assert "about Kestria and Aldova" in text
    assert "thanks or praise" not in text
    assert "ZZZ" in Page(dossier(documents, about=["ZZZ"])).text


def test_the_title_is_the_given_one(documents) -> None:
    assert "<h1>A &amp; B</h1>" in dossier(documents, title="A & B")


def test_no_documents_give_a_page_that_says_so() -> None:
    page = Page(dossier(()))
    assert "Nothing here" in page.text
    assert page.skew == []


def test_documents_without_any_record_are_still_shown(documents) -> None:
    bare = replace(documents[1], events=(), claims=(), slant=(), happenings=(), commitments=())
    page = Page(dossier((bare,)))
    assert "League urges calm" in page.text
    assert "No event was found." in page.text


def test_two_documents_render_quickly(documents) -> None:
    dossier(documents)
    start = time.perf_counter()
    dossier(documents)
    assert time.perf_counter() - start < 1.0


def test_many_documents_stay_lean(documents) -> None:
    wire = documents[1]

    def copy(n):
        def renamed(record):
            return replace(record, id=f"{record.id}-{n}", doc=f"wire-{n}")

        return replace(
            wire,
            document=replace(wire.document, id=f"wire-{n}"),
            events=tuple(replace(renamed(e), claim=None, happening=None) for e in wire.events),
            claims=(),
            slant=(),
            happenings=(),
        )

    copies = [copy(n) for n in range(61)]
    many, few = dossier(copies), dossier(copies[:60])
    assert len(many) < len(few)
    page = Page(many)
    assert page.skew == []
    assert sum(a.get("class") == "doc" for a in page.all("article")) == 61


HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '<a href="javascript:alert(1)">x</a>',
    "</title></style><svg/onload=alert(1)>",
    "{{ 7 * 7 }}{% for x in y %}",
    "<!--",
    "]]>",
    "&lt;b&gt;&#x3C;script&#x3E;",
    "\u202egnp.exe\x00\x1b[2J\ud800",
    "https://evil.example/?x",
    "|",
]


def poisoned(documents, word):
    """The documents with `word` in every text field of every record; offsets still fit, the text grows at its end."""

    def actor(a):
        return replace(a, text=word, name=word, role=word, how=word, country=a.country and word[:3])

    def source(s):
        return None if s is None else replace(s, text=word, name=word, country=word)

    def place(p):
        return None if p is None else replace(p, text=word, name=word, country=word)

    found = []
    for n, coded in enumerate(documents):
        doc = f"{word}{n}"
        document = replace(
            coded.document,
            id=doc,
            text=word + coded.document.text[len(word) :] + word,
            title=word,
            publisher=word,
            url=word,
            byline=word,
            agency=word,
            origin=word,
            language=word,
        )
        events = tuple(
            replace(
                e,
                doc=doc,
                id=e.id + word,
                mode=word,
                trigger=word,
                context=(word,),
                actor=tuple(map(actor, e.actor)),
                recipient=tuple(map(actor, e.recipient)),
                source=source(e.source),
                place=place(e.place),
                date=word,
                happening=e.happening + word,
                claim=e.claim and e.claim + word,
                because={word: word},
                cameo=word,
                quad=word,
            )
            for e in coded.events
        )
        claims = tuple(
            replace(c, doc=doc, id=c.id + word, actor=c.actor and actor(c.actor), inside=c.inside and c.inside + word)
            for c in coded.claims
        )
        happenings = tuple(
            replace(
                h,
                id=h.id + word,
                mode=word,
                first=word,
                last=word,
                place=place(h.place),
                publishers=(word,),
                gist=word,
                actors=tuple(map(actor, h.actors)),
                recipients=tuple(map(actor, h.recipients)),
                parties=(word,),
                events=tuple(replace(t, doc=doc, event=t.event + word) for t in h.events),
                denied_by=(word,),
            )
            for h in coded.happenings
        )
        commitments = tuple(
            replace(
                k,
                doc=doc,
                id=k.id + word,
                name=word,
                signed=word,
                in_force=word,
                ended=word,
                article=word,
                trigger=word,
                limits=word,
                rests_on=source(k.rests_on),
                parties=tuple(map(actor, k.parties)),
                provenance=word,
                beneficiaries=tuple(map(actor, k.beneficiaries)),
                events=tuple(name + word for name in k.events),
            )
            for k in coded.commitments
        )
        sentences = tuple(replace(s, text=word) for s in coded.sentences)
        slant = tuple(replace(s, doc=doc) for s in coded.slant)
        found.append(
            replace(
                coded,
                document=document,
                events=events,
                claims=claims,
                happenings=happenings,
                commitments=commitments,
                sentences=sentences,
                slant=slant,
            )
        )
    return tuple(found)


def assert_harmless(html, plain):
    html.encode()
    page = Page(html)
    assert page.skew == []
    assert page.open == []
    assert {tag for tag, _ in page.tags} <= {tag for tag, _ in plain.tags} | {"details", "summary", "dl", "dt", "dd"}
    assert len(page.all("script")) == len(page.all("style")) == 1
    names = {name for _, attrs in page.tags for name in attrs}
    assert not {name for name in names if name.startswith("on")}
    assert all(re.fullmatch(r"#[a-z]+[0-9]*(s[0-9]+)?", link) for link in page.attributes("href"))
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", name) for name in page.attributes("id"))
    assert all(re.fullmatch(r"width:[0-9]+%", style) for style in page.attributes("style"))


@pytest.mark.parametrize("word", HOSTILE)
def test_hostile_text_never_becomes_markup(documents, page, word) -> None:
    html = dossier(poisoned(documents, word), title=word, about=())
    assert_harmless(html, page)


@settings(max_examples=40, deadline=None)
@given(word=st.text(min_size=1, max_size=30) | st.text(alphabet="<>&\"'/=!-{}%# \nsxonai", min_size=1, max_size=30))
def test_any_text_is_harmless(documents, page, word) -> None:
    assert_harmless(dossier(poisoned(documents, word), title=word), page)


def test_hostile_words_are_still_shown_as_words(documents) -> None:
    assert "<script>alert(1)</script>" in "".join(Page(dossier(documents)).words)


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_any_type_and_status_is_shown(documents, data) -> None:
    pact = documents[0]
    events = tuple(
        replace(
            e,
            type=data.draw(st.sampled_from(EVENT_TYPES)),
            status=data.draw(st.sampled_from(STATUSES)),
            intensity=data.draw(st.floats(-10, 10)),
            happening=None,
        )
        for e in pact.events
    )
    page = Page(dossier((replace(pact, events=events, happenings=()),)))
    assert page.skew == []
    shown = {a["data-s"] for a in page.all("tr") if "data-s" in a}
    assert shown == {e.status for e in events}
