"""The what-if, commitments, the register, actors and pairs in a browser: form, keyboard, print, accessibility."""

from urllib.parse import parse_qs, urlsplit

import pytest

PAGES = [
    "/obligations",
    "/obligations?attacker=PRK&target=KOR&on=2025-06-01&likelihood=1",
    "/obligations?attacker=RUS&target=Ruritania",
    "/commitments",
    "/register?actor=Poland",
    "/treaty?id=NATO",
    "/actors",
    "/actor?name=GBR",
    "/pair?x=GBR&y=EGY",
]


def asked(page):
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [400, 1400])
@pytest.mark.parametrize("path", PAGES)
def test_binding_pages_have_no_serious_fault(tab, axe, path, width, dark):
    made = tab(path, width=width, dark=dark)
    made.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    axe(made)


@pytest.fixture(autouse=True)
def _wrong_cases_are_meant(tab):
    tab.forgive("status of 400")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_case_is_asked_by_the_form(tab, scripts):
    page = tab("/obligations", scripts=scripts)
    page.fill("[name=attacker]", "North Korea")
    page.fill("[name=target]", "KOR")
    page.fill("[name=on]", "2025-06-01")
    with page.expect_navigation():
        page.click("button.main")
    assert asked(page)["attacker"] == "North Korea"
    assert page.inner_text("h1") == "If North Korea attacked South Korea"
    assert page.locator("svg.d-obligations, .d-both svg").count()
    page.click("summary >> text=More of the case")
    page.fill("[name=drop]", "US_KOR53")
    with page.expect_navigation():
        page.click("button.main")
    assert asked(page)["drop"] == "US_KOR53"
    assert "bound to help" not in page.inner_text(".lead") or "Nobody" in page.inner_text(".lead")


def test_a_case_is_asked_by_the_keyboard_alone(tab):
    page = tab("/obligations")
    page.focus("[name=attacker]")
    page.keyboard.type("DEU")
    page.keyboard.press("Tab")
    page.keyboard.type("BEL")
    page.keyboard.press("Enter")
    page.wait_for_url("**attacker=DEU**")
    assert "Germany attacked Belgium" in page.inner_text("h1")


def test_a_wrong_name_is_said_at_its_field(tab):
    page = tab("/obligations?attacker=RUS&target=Ruritania")
    field = page.locator("[name=target]")
    assert field.get_attribute("aria-invalid") == "true"
    said = page.locator(f"#{field.get_attribute('aria-describedby')}").inner_text()
    assert "Ruritania" in said
    assert page.input_value("[name=attacker]") == "RUS"


def test_from_a_treaty_to_a_party_to_a_pair(tab):
    page = tab("/obligations?attacker=PRK&target=KOR&on=2025-06-01")
    with page.expect_navigation():
        page.click(
            "table.duties a >> text=Mutual Defense Treaty between the United States and the Republic of Korea >> nth=0"
        )
    assert asked(page) == {"id": "US_KOR53"}
    with page.expect_navigation():
        page.click("aside a.party >> text=South Korea")
    assert asked(page) == {"name": "KOR"}


def test_a_pair_leads_to_what_if(tab):
    page = tab("/pair?x=GBR&y=EGY")
    with page.expect_navigation():
        page.click("text=What if United Kingdom attacked Egypt?")
    assert "United Kingdom attacked Egypt" in page.inner_text("h1")


def test_the_answer_prints_without_its_form(tab):
    page = tab("/obligations?attacker=PRK&target=KOR&on=2025-06-01")
    page.emulate_media(media="print")
    assert not page.is_visible("form.whatif")
    assert page.is_visible("table.duties >> nth=0")
    assert len(page.pdf()) > 10_000
