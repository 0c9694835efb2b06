import pytest

from foedus.reading.boilerplate import is_boilerplate, opens_list, patterns, tail

REPORT = [
    "Read the treaty carefully, the minister told reporters.",
    "Related talks in Geneva were suspended on Monday.",
    "Share prices fell after the attack.",
    "Follow-up talks will be held on Friday.",
    "Sign language interpreters were present when the two presidents signed the deal.",
    "Advertisement of the sale of arms was banned by the ministry.",
    "Photographs of the meeting were released by the agency.",
    "The opinions of the court were published on Monday.",
    "The report was published by the United Nations on Monday.",
    "More than 30 people were killed in the attack.",
    "Live fire was exchanged across the border.",
    "The army said that it had ended its operation.",
    "Editing by the censors was condemned by the opposition.",
    "The ministry reported by telephone that the attack, written off by experts, had "
    "failed; fighting by night went on.",
    "Donors pledged $3 billion to Ukraine.",
    "Subscribers to the treaty include France and Italy.",
    "Support for Ukraine will go on, he said.",
    "Top stories were denied by the government.",
    "Russia contributed to this.",
    "Click was arrested on Monday.",
    "Minister Doe said:",
    "President Jane Roe is the editor of her own fate, her rival said, and she was not impressed by that remark.",
]


@pytest.mark.parametrize("entry", patterns(), ids=lambda e: e["example"][:30])
def test_every_example_is_caught(entry):
    example = entry["example"]
    if entry["scope"] == "tail":
        assert tail("The two sides met on Monday. " + example) in (28, 29)
        assert tail(example) == 0
    else:
        assert is_boilerplate(example, 0)
        assert is_boilerplate(example, 10) == (entry["scope"] != "end") or entry["scope"] == "end"


@pytest.mark.parametrize("text", REPORT)
def test_report_is_kept(text):
    assert not is_boilerplate(text, 5)
    assert tail(text) == len(text)


def test_curly_quotes_do_not_hide_it():
    assert is_boilerplate("Editor’s note: The story was changed.", 5)


def test_lists_are_told():
    assert opens_list("Related articles:")
    assert not opens_list("Advertisement")
