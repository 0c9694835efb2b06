"""Adding in a browser: pasted, chosen, dropped; progress with scripts and without."""

import json

import pytest

from foedus.web import Settings

TEXT = "Norway recalled its ambassador from Chad on Monday. Chad condemned the move, a spokesman in Lagos said."


@pytest.fixture
def own(serve, own_store):
    return serve(Settings(db=own_store, most=3, largest=20_000))


def _paste(page):
    page.fill("#f-text", TEXT)
    page.fill("#f-title", "Recalled")
    page.fill("#f-date", "2019-05-08")
    page.click("text=Add this text")
    page.wait_for_url("**/adding?job=*")


def test_a_pasted_text_is_read_while_the_page_tells_so(tab, axe, own):
    page = tab("/add", at=own)
    _paste(page)
    page.evaluate("window.same = true")
    page.wait_for_selector("text=Done at", timeout=60_000)
    assert page.inner_text("ol.added") == "Recalled"
    assert page.title().startswith("Read Recalled")
    assert page.evaluate("window.same"), "the page was left"
    assert "Done" in page.text_content("#job-said")
    axe(page)
    with page.expect_navigation():
        page.click("ol.added a")
    assert "Norway" in page.inner_text("main")


def test_without_scripts_the_page_comes_anew_until_all_is_read(tab, own):
    page = tab("/add", at=own, scripts=False)
    _paste(page)
    with page.expect_event("framenavigated", timeout=30_000):
        pass
    page.wait_for_selector("text=New in the store", timeout=60_000)
    assert page.inner_text("ol.added") == "Recalled"


def test_files_are_chosen_and_failures_told(tab, axe, own):
    page = tab("/add", at=own, width=400)
    axe(page)
    lines = json.dumps({"text": TEXT, "title": "One"}) + "\n{}"
    page.set_input_files(
        "#f-files",
        [
            {"name": "a.jsonl", "mimeType": "text/plain", "buffer": lines.encode()},
            {"name": "<b>.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"},
        ],
    )
    assert "a.jsonl, <b>.pdf: 0.00 MB" in page.inner_text("output")
    page.click("text=Add these files")
    page.wait_for_selector("text=New in the store", timeout=60_000)
    told = page.inner_text("dl.failures")
    assert "a.jsonl, line 2" in told
    assert "<b>.pdf" in told


def test_files_are_dropped(tab, own):
    page = tab("/add", at=own)
    page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.items.add(new File(["Peru signed a treaty with Fiji on Tuesday."], "dropped.txt"));
            const at = document.querySelector("[data-drop]");
            for (const kind of ["dragenter", "dragover", "drop"])
                at.dispatchEvent(new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true}));
        }"""
    )
    assert "dropped.txt" in page.inner_text("output")
    assert page.evaluate("document.querySelector('#f-files').files.length") == 1


def test_too_much_is_said_before_it_is_sent(tab, own):
    page = tab("/add", at=own)
    page.set_input_files("#f-files", [{"name": "a.txt", "mimeType": "text/plain", "buffer": b"x" * 30_000}])
    assert "more than is taken at once" in page.inner_text("output")
    page.click("text=Add these files")
    assert page.url.endswith("/add")


def test_by_keyboard_alone(tab, own):
    page = tab("/add", at=own)
    page.focus("#f-text")
    page.keyboard.type("Peru signed a treaty with Fiji.")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Add this text":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/adding?job=*")
    page.click("button:has-text('Stop')", timeout=20_000)
    page.wait_for_selector("text=Stopped", timeout=60_000)
