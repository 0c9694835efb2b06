"""The shell of every page, in a browser: layout, keyboard, contrast, without scripts."""

import pytest


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [400, 1400])
@pytest.mark.parametrize("path", ["/", "/sign-in"])
def test_pages_have_no_serious_fault(tab, axe, path, width, dark):
    axe(tab(path, width=width, dark=dark))


def test_slash_goes_to_the_search(tab):
    page = tab("/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.type("a/b")
    assert page.input_value("#find") == "a/b"


def test_the_first_tab_skips_to_the_content(tab):
    page = tab("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_problems_are_pages(tab, axe):
    tab.forgive("404")
    page = tab("/nothing")
    assert "nothing under this address" in page.inner_text("main")
    axe(page)


@pytest.mark.parametrize(
    "script",
    [
        "document.head.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))",
        "document.body.append(Object.assign(document.createElement('style'), {textContent: 'body{color:red}'}))",
        "document.body.setAttribute('onclick', 'window.ran = 1'); document.body.click()",
        "fetch('http://other.example/').catch(() => 0)",
        "document.body.append(Object.assign(new Image(), {src: 'http://other.example/x.png'}))",
    ],
)
def test_the_policy_holds_in_the_browser(tab, script):
    page = tab("/")
    page.evaluate(script)
    for _ in range(100):
        page.wait_for_timeout(50)
        if told := any("Content Security Policy" in said for said in tab.wrong):
            break
    assert page.evaluate("window.ran") is None
    assert told
    tab.wrong.clear()
