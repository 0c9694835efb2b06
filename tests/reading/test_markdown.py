from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.reading.markdown import markdown_to_text

PAGE = """---
title: "Kim and Putin meet"
date: 2024-06-19
source: The Post
author: Jane Doe
---
# Kim and Putin meet

The [leaders](http://x.example) met on *Wednesday* and
signed a **treaty**.[^1] ![photo](x.png)

What it says
------------

- It has a clause.
- It has 23_000 articles_of_war.

> "We are allies," Kim said.

```
code here
```

| a | b |
|---|---|

***
<!-- hidden --><b>The end</b> came \\*soon\\*.
"""


def test_a_page():
    text, given = markdown_to_text(PAGE)
    assert text.split("\n\n") == [
        "Kim and Putin meet",
        "The leaders met on Wednesday and signed a treaty.",
        "What it says",
        "It has a clause.",
        "It has 23_000 articles_of_war.",
        '"We are allies," Kim said.',
        "The end came *soon*.",
    ]
    assert (given.title, given.published, given.publisher, given.byline) == (
        "Kim and Putin meet", date(2024, 6, 19), "The Post", "Jane Doe",
    )  # fmt: skip
    assert {text[at:].split("\n")[0]: kind for at, kind in given.known.items()} == {
        "Kim and Putin meet": "title",
        "What it says": "heading",
    }


def test_toml_front_matter():
    text, given = markdown_to_text('+++\ntitle = "T"\ndate = 2024-06-19\n+++\nIt is so.\n')
    assert (text, given.title, given.published) == ("It is so.", "T", date(2024, 6, 19))


@pytest.mark.parametrize(
    "source", ["*" * 100_000, "[" * 100_000, "---\n" + "a: b\n" * 20_000, "<a" * 50_000, "`" * 100_000]
)
def test_hostile_text_does_not_hang(source):
    markdown_to_text(source)


@settings(deadline=None)
@given(st.text(alphabet="a *_[]()#>-`\n\\!<", max_size=200))
def test_any_text_is_read(source):
    text, given = markdown_to_text(source)
    assert all(0 <= at < len(text) for at in given.known)
