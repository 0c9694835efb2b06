"""Overview, happenings and a happening in a browser: facets, search, keyboard, without scripts, print, axe."""

from urllib.parse import parse_qs, urlsplit

import pytest

PAGES = [
    "/",
    "/?actor=EGY",
    "/happenings",
    "/happenings?search=canal&since=1956-01-01&until=1956-12-31",
    "/happenings?actor=Nobody",
]


def asked(page):
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


@pytest.fixture(scope="module")
def most_told(stored):
    """The address of the happening that is told most often."""
    import foedus

    with foedus.Ledger.open(stored, read_only=True) as ledger:
        found = max(ledger.happenings(), key=lambda h: (len(h.events), h.id))
    return f"/happening?id={found.id}"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [400, 1400])
@pytest.mark.parametrize("path", PAGES)
def test_pages_have_no_serious_fault(tab, axe, path, width, dark):
    axe(tab(path, width=width, dark=dark))


@pytest.mark.parametrize("width", [400, 1400])
def test_a_happening_has_no_serious_fault(tab, axe, most_told, width):
    page = tab(most_told, width=width)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    axe(page)


def test_facets_narrow_down_and_are_taken_away(tab):
    page = tab("/happenings")
    all_rows = page.locator(".happenings tbody tr").count()
    with page.expect_navigation():
        page.click(".facet >> text=Attack or violence")
    assert asked(page) == {"type": "ASSAULT"}
    with page.expect_navigation():
        page.click(".facet >> text=United Kingdom")
    assert asked(page) == {"type": "ASSAULT", "actor": "GBR"}
    assert 0 < page.locator(".happenings tbody tr").count() < all_rows
    assert "With United Kingdom" in " ".join(page.inner_text(".chips").split())
    with page.expect_navigation():
        page.click(".chips >> text=Attack or violence")
    assert asked(page) == {"actor": "GBR"}
    with page.expect_navigation():
        page.click(".facet .chosen a")
    assert asked(page) == {}
    assert page.locator(".happenings tbody tr").count() == all_rows


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_words_are_searched_for(tab, scripts):
    page = tab("/", scripts=scripts)
    page.fill("#find", "canal")
    page.press("#find", "Enter")
    page.wait_for_url("**/happenings?search=canal")
    shown = page.locator(".happenings tbody tr").count()
    assert shown > 0
    assert page.inner_text(".summed").startswith(f"{shown} happening")
    assert {word.lower() for word in page.locator(".tells mark").all_inner_texts()} == {"canal"}
    assert page.input_value("#find") == "canal"


def test_the_form_leaves_blank_fields_out(tab):
    page = tab("/happenings")
    page.click("text=Filter by words, dates, score and more")
    page.select_option("#f-status", "happened")
    page.fill("#f-since", "1956-11-01")
    page.click("form.filter button")
    page.wait_for_url("**/happenings?*since*")
    assert asked(page) == {"status": "happened", "since": "1956-11-01"}
    assert "since 1 November 1956" in page.inner_text(".chips")


def test_rows_are_walked_by_the_keyboard(tab):
    page = tab("/happenings")
    address = "document.activeElement.getAttribute('href')"
    first, second = page.locator("a.to").evaluate_all(
        "found => found.slice(0, 2).map((one) => one.getAttribute('href'))"
    )
    page.keyboard.press("j")
    assert page.evaluate(address) == first
    page.keyboard.press("ArrowDown")
    assert page.evaluate(address) == second
    page.keyboard.press("k")
    assert page.evaluate(address) == first
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{first}")
    assert page.locator("h1").inner_text()


def test_the_keyboard_goes_on_to_the_next_page(tab):
    page = tab("/happenings?limit=2")
    for _ in range(3):
        page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**cursor=**")
    with page.expect_navigation():
        page.click("text=Newer")
    assert page.locator(".happenings tbody tr").count() == 2


def test_letters_typed_into_a_field_stay_there(tab):
    page = tab("/happenings")
    page.focus("#find")
    page.keyboard.type("jk")
    assert page.input_value("#find") == "jk"


def test_a_happening_leads_to_its_sentence(tab, most_told):
    page = tab(most_told)
    href = page.locator(".voice a.tells").first.get_attribute("href")
    assert href.startswith("/document?id=")
    assert "#s" in href
    assert page.locator(".voice mark").count() == page.locator(".voice blockquote").count() > 1


def test_bars_and_ties_open_their_lists(tab):
    page = tab("/")
    assert (
        page.locator("#network a[href^='/pair?']").count() > 0
        or page.locator(".d-network a[href^='/pair?']").count() > 0
    )
    bar = page.locator(".d-periods a").first.get_attribute("href")
    assert bar.startswith("/happenings?since=")


def test_pages_print_without_their_tools(tab):
    page = tab("/happenings")
    page.emulate_media(media="print")
    for css in (".mast", ".narrow", ".filtering", ".actions"):
        assert not page.locator(css).first.is_visible(), css
    assert page.locator(".happenings tbody tr").first.is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")
