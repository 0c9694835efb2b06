from __future__ import annotations

from dataclasses import replace

from foedus.answers import timeline
from foedus.pages import dossier
from foedus.pages.anchors import anchors
from foedus.pages.places import atlas, whereabouts


def put(documents, name, lat, lon, precision="city"):
    """The documents with all that has a place at this one."""

    def moved(record):
        if record.place is None:
            return record
        return replace(record, place=replace(record.place, name=name, lat=lat, lon=lon, precision=precision))

    return tuple(
        replace(c, events=tuple(map(moved, c.events)), happenings=tuple(map(moved, c.happenings))) for c in documents
    )


def found(documents):
    told = timeline(documents)
    return whereabouts((*told.dated, *told.undated), anchors(documents))


def test_places_count_happenings_and_link_to_the_first(documents) -> None:
    (place,) = found(put(documents, "Geneva", 46.2, 6.15))
    told = timeline(documents)
    assert place.count == sum(e.occurrence.happening.place is not None for e in (*told.dated, *told.undated))
    assert place.href.startswith("#e")
    assert place.hint.startswith(f"Geneva: {place.count} happening")


def test_whole_countries_and_places_nobody_knows_are_left_out(documents) -> None:
    assert found(put(documents, "Switzerland", 46.8, 8.2, "country")) == ()
    assert found(documents) == ()
    assert atlas(()) == ""


def test_the_dossier_has_the_map_or_says_that_there_is_none(documents) -> None:
    assert 'id="where-t"' in dossier(put(documents, "Geneva", 46.2, 6.15))
    assert "No happening is told with a town or region that is known." in dossier(documents)
