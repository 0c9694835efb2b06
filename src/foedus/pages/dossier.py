"""The dossier: what documents tell, as one HTML file that asks nothing of anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from foedus.answers import (
    Commentary,
    bindings,
    commentary,
    country_names,
    gather,
    headline,
    network,
    pairs,
    scope,
    timeline,
    who_says,
    words,
)
from foedus.drawing import NOTE, map_legend, network_legend, timeline_legend
from foedus.pages import articles, assets, charts, places, views
from foedus.pages.anchors import anchors
from foedus.pages.bindings import bindings_view
from foedus.pages.clean import squeezed
from foedus.records import EVENT_TYPES, STATUSES, CodedDocument

LEAN_FROM = 60
"""With more documents than this, the table leaves out each row's sentence (a click away) and reasons."""
MOST_LISTED = 400
"""The timeline lists so many happenings without a date; the table has all."""


def dossier(documents: Iterable[CodedDocument], *, about: Sequence[str] = (), title: str | None = None) -> str:
    """The documents' record as one self-contained HTML page: summary, timeline, network, tables, marked documents.

    `about` are ISO 3166 alpha-3 codes: with one, only what involves that country; with several, only what stands
    between them or bears on that. The same documents give the same bytes. No markup of theirs reaches the page.
    """
    scoped = scope(documents, about)
    names = country_names(scoped)
    marks = anchors(scoped)
    told, found, ties, remarks = timeline(scoped), pairs(scoped), network(scoped), commentary(scoped)
    spots = places.whereabouts((*told.dated, *told.undated), marks)
    rows = views.event_rows(scoped, names, marks, len(scoped) > LEAN_FROM)
    kinds = {row.type for row in rows}
    statuses = {row.status for row in rows}
    page = assets.environment().get_template("dossier.html.jinja")
    return page.render(
        title=squeezed(title) if title else squeezed(views.default_title(scoped, about)),
        about=views.about_names(about, names),
        style=Markup(assets.style()),
        script=Markup(assets.script()),
        policy=assets.policy(),
        headline=views.sentences(headline(scoped), scoped, marks),
        figures=_figures(scoped, remarks),
        chart=charts.chart(told.dated, names, marks),
        dated=views.entries(told.dated, scoped, marks),
        undated=views.entries(told.undated[:MOST_LISTED], scoped, marks),
        unlisted=len(told.undated[MOST_LISTED:]),
        web=charts.web(ties, found),
        left_out=ties.left_out,
        places=spots,
        atlas=places.atlas(spots),
        map_note=NOTE,
        keys={"timeline": timeline_legend(), "network": network_legend(), "map": map_legend()},
        pairs=views.pair_rows(found),
        events=rows,
        types=[(name, words().labels[name].label) for name in EVENT_TYPES if name in kinds],
        statuses=[name for name in STATUSES if name in statuses],
        parties=views.filter_parties(rows),
        commitments=views.commitment_cards(scoped, names, marks),
        bindings=bindings_view(bindings(scoped), marks),
        voices=views.voice_groups(who_says(scoped), scoped, marks),
        opinions=articles.opinions(remarks, scoped, marks),
        articles=[articles.article(coded, marks) for coded in scoped],
    )


def _figures(documents: Sequence[CodedDocument], remarks: Sequence[Commentary]) -> list[tuple[str, str]]:
    """The page's counts, with what each counts."""
    sentences = sum(of.sentences for of in remarks)
    opinion = sum(len(of.remarks) for of in remarks)
    counts = [
        (len(documents), "document"),
        (len(gather(documents)), "happening"),
        (sum(len(c.events) for c in documents), "report"),
        (sum(len(c.claims) for c in documents), "claim"),
        (sum(len(c.commitments) for c in documents), "commitment"),
    ]
    figures = [(f"{n:,}", name if n == 1 else f"{name}s") for n, name in counts]
    return [*figures, (f"{round(100 * opinion / sentences)} %", "commentary")] if sentences else figures
