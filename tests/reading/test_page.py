from datetime import date

import pytest

from foedus.errors import InputError
from foedus.reading.document import make_document
from foedus.reading.page import page_to_text

PARAGRAPHS = [
    "GENEVA, Oct. 21 (Reuters) - The two foreign ministers met on Monday over the "
    "fate of the prisoners whom both sides hold since the "
    "war, the host country said in a statement.",
    "One side “strongly urged” the other to release them at once, and said that it "
    "would respond with all available measures.",
    "The embassy said that its prisoners were held within international law.<br>It "
    "gave no details of the meeting at all.",
    "The United Nations said that it could not confirm the reports, which its "
    "experts were still examining with their partners.",
]
HEAD = (
    '<meta property="og:title" content="Ministers meet"><meta property="og:site_name" content="The Daily">'
    '<meta property="article:published_time" content="2024-10-22T08:00:00Z"><link rel="canonical" href="https://daily.example/a">'
)


def page(paragraphs, head=HEAD):
    menu = "".join(f'<li><a href="/{i}">Section {i}</a></li>' for i in range(20))
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f"<!doctype html><html><head><title>Ministers meet | The "
        f"Daily</title>{head}<script>let x = '<p>evil</p>';</script></head><body>"
        f"<nav><ul>{menu}</ul></nav><article><h1>Ministers meet</h1><p>By Jane Doe</p>{body}<h2>What is next</h2>"
        "<p>Nobody knows what is next, but the two sides will meet again on Friday in the capital.</p></article>"
        "<footer>© 2024 The Daily</footer></body></html>"
    )


@pytest.mark.parametrize("count", [1, 2, 4])
def test_an_article(count):
    text, given = page_to_text(page(PARAGRAPHS[:count]))
    document = make_document(text, given)
    assert (document.title, document.published, document.publisher, document.url) == (
        "Ministers meet", date(2024, 10, 22), "The Daily", "https://daily.example/a",
    )  # fmt: skip
    assert (document.byline, document.agency) == ("Jane Doe", "Reuters")
    found = [(b.kind, text[b.start : b.end]) for b in document.blocks]
    assert [w for k, w in found if k == "heading"] == ["What is next"]
    bodies = [w for k, w in found if k == "body"]
    assert bodies[0].startswith("The two foreign ministers met on Monday")
    assert bodies[-1].startswith("Nobody knows")
    assert not any(word in text for word in ("Section", "evil", "<", "©"))
    if count == 4:
        assert "The embassy said that its prisoners were held within international law." in bodies


def test_no_date_is_made_up():
    _, given = page_to_text(page(PARAGRAPHS, head=""))
    assert given.published is None


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<html><script>" + "a" * 1000 + "</script></html>", "no article"),
        ("<div>" * 5000 + "text", "nests"),
        ("<p>a</p>" * 40_000, "tags"),
        ("<p>" + "a" * 3_100_000, "characters"),
        ("", "no article|cannot be read"),
    ],
)
def test_says_why_not(source, reason):
    with pytest.raises(InputError, match=reason):
        page_to_text(source)


@pytest.mark.parametrize(
    "source", ["<script" * 100_000, "<!--" * 100_000, "<" * 20_000, "<p " + "a=1 " * 100_000 + ">text"]
)
def test_hostile_pages_do_not_hang(source):
    with pytest.raises(InputError):
        page_to_text(source)
