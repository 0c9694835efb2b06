"""The links to a selection's files: every form, the view's filters, nothing of its paging."""

from urllib.parse import parse_qs, urlsplit

import pytest

from foedus.formats.exporting import FORMS, kind_of
from foedus.web.taking import EXPORT, takes
from foedus.web.templating import environment

ARGUMENTS = {"actor": "Tom & <b>", "since": "2024-01-01", "cursor": "a1", "limit": "20", "order": "oldest", "mode": ""}


def _links(records):
    return [
        (urlsplit(href).path, {k: v[0] for k, v in parse_qs(urlsplit(href).query).items()})
        for one in takes(ARGUMENTS, records)
        for _, href in one.forms
    ]


@pytest.mark.parametrize("records", ["happenings", "events", "claims", "commitments", "documents"])
def test_links_keep_the_filters_and_ask_for_what_there_is(records):
    for path, query in _links(records):
        if path == EXPORT:
            assert kind_of(query.pop("format"), query["records"]) == query.pop("records")
        assert query == {"actor": "Tom & <b>", "since": "2024-01-01"}


def test_happenings_can_be_had_in_every_form_but_the_layouts():
    forms = {query["format"] for path, query in _links("happenings") if path == EXPORT}
    assert forms == {name for name in FORMS if FORMS[name].media != "text/tab-separated-values"}


def test_the_partial_escapes():
    template = environment().from_string('{% import "_take.html.jinja" as away %}{{ away.take(arguments) }}')
    page = template.render(arguments=ARGUMENTS)
    assert "<b>" not in page
    assert page.count("<a href=") == len(_links("happenings"))


def test_the_kind_of_commitments_is_kept():
    ((_, address), *_) = takes({"kind": "arms", "status": "pledged"}, "commitments")[0].forms
    assert parse_qs(urlsplit(address).query)["type"] == ["arms"]


def test_what_a_page_takes_generously_is_exact_in_the_link(client):
    generous = {"type": "assault", "status": "Happened", "between": " France , GBR", "certainty": "ASSERTED"}
    assert client.get("/happenings", params=generous).status_code == 200
    for one in takes(generous):
        for _, address in one.forms:
            assert client.get(address).status_code == 200, address
