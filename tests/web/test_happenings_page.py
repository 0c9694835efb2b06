"""The list of happenings: filters, facets, words found, pages, forms."""

import csv
import io
import re
from urllib.parse import parse_qs, urlsplit

import pytest


def links(text, css):
    """The links of a class, or of all links, in a page's text."""
    return re.findall(rf'<a class="{css}"[^>]*href="([^"]+)"', text)


def test_everything_is_listed(client):
    page = client.get("/happenings?limit=200")
    data = client.get("/happenings.json?limit=200").json()
    assert page.status_code == 200
    assert data["totals"]["happenings"] == len(data["happenings"]) > 20
    assert len(links(page.text, "to")) == len(data["happenings"])
    assert data["next"] is None


def test_pages_follow_each_other_without_gap(client):
    seen, address = [], "/happenings.json?limit=7"
    while address:
        data = client.get(address).json()
        seen += [h["id"] for h in data["happenings"]]
        address = data["next"]
    assert len(seen) == len(set(seen)) == data["totals"]["happenings"]
    oldest = client.get("/happenings.json?limit=200&order=oldest").json()["happenings"]
    assert [h["id"] for h in oldest] == seen[::-1]


def test_words_are_found_and_marked(client):
    text = client.get('/happenings?search=Canal+"Port+Said"').text
    marked = re.findall(r"<mark>(.*?)</mark>", text)
    assert {word.lower() for word in marked} == {"canal", "port said"}


def test_each_facet_counts_what_it_opens(client):
    text = client.get("/happenings").text
    found = re.findall(
        r'<li><a href="(/happenings\?[^"]+)"><span class="t">.*?</span> <span class="n">([\d,]+)</span>', text
    )
    assert len(found) > 20
    for address, count in found:
        if "between=" in address:
            # What two do together to a third is between them for the filter, and no tie between them for the count.
            continue
        data = client.get(address.replace("&amp;", "&").replace("/happenings?", "/happenings.json?")).json()
        assert data["totals"]["happenings"] == int(count.replace(",", "")), address


def test_a_chosen_facet_is_taken_away_by_itself(client):
    text = client.get("/happenings?type=ASSAULT&status=happened").text
    away = re.findall(r'<li class="chosen"><a href="([^"]+)"', text)
    asked = [parse_qs(urlsplit(address.replace("&amp;", "&")).query) for address in away]
    assert {"status": ["happened"]} in asked
    assert {"type": ["ASSAULT"]} in asked


def test_a_year_opens_its_months_and_a_month_its_days(client):
    year = client.get("/happenings?since=1956-01-01&until=1956-12-31").text
    assert "since=1956-11-01&amp;until=1956-11-30" in year
    month = client.get("/happenings?since=1956-11-01&until=1956-11-30").text
    assert re.search(r"since=1956-11-\d\d&amp;until=1956-11-\d\d\"", month)
    assert "November 1956" in month


def test_the_table_is_the_commands(client):
    rows = list(csv.DictReader(io.StringIO(client.get("/happenings.csv?type=ASSAULT").text)))
    assert rows
    assert {row["type"] for row in rows} == {"ASSAULT"}


@pytest.mark.parametrize(
    "query", ["type=NONE", "order=best", "since=1956", "limit=0", "limit=1000", "min_score=2", "between=GBR"]
)
def test_wrong_arguments_are_said_to_be_wrong(client, query):
    assert client.get(f"/happenings?{query}").status_code == 400


@pytest.mark.parametrize("query", ["actor=Nobody", "search=zzzz", "doc=none", "cursor=nonsense&type=AID&actor=Nobody"])
def test_nothing_found_says_what_to_do(client, query):
    page = client.get(f"/happenings?{query}")
    assert page.status_code == 200
    assert "Nothing in the store fits" in page.text
    assert "Take one of the filters above away" in page.text


def test_blank_arguments_ask_for_nothing(client):
    all_of_it = client.get("/happenings.json").json()["totals"]
    assert client.get("/happenings.json?actor=&between=&since=&type=&min_score=&cursor=").json()["totals"] == all_of_it


def test_names_with_a_comma_make_a_pair(client):
    for pair in ("Group of A, B and C;GBR", "GBR;Group of A, B and C"):
        page = client.get("/happenings", params={"between": pair})
        assert page.status_code == 200
        assert 'name="between" type="text" value="' in page.text
        assert pair in page.text
