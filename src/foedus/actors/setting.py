"""Where a text plays: the state that its nameless police, rebels and governments belong to, if that is plain."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from foedus.actors import lands
from foedus.actors.datelines import dateline, place_line
from foedus.actors.lexicon import words
from foedus.actors.view import Hit, Run, View
from foedus.records import Document
from foedus.reference import IGO, NameEntry, PlaceEntry, Reference, covers, fit, iso, pieces

LOCATIVE = words("setting.locative")
_PLACING = LOCATIVE - {"of", "over", "from"}
_NAMING = frozenset({"name", "capital", "region", "seat", "organ", "group", "party", "agency", "court"})
_SEATS = frozenset({"capital", "seat"})
_LOOSE = frozenset({"adjective", "people", "ethnic"})
_DOMESTIC = frozenset({"GOV", "COP", "JUD", "LEG", "OPP", "REB", "LAB", "AGR", "EDU"})
_LANDMARKS = words("setting.landmarks")
VENUES = words("setting.venues")
_PRIOR = 8.0
_PLACE_LINE = 24
_ITEMS = 3
_CLEAR_LEAD = 1.25
_LEAST = 2.0
_LARGE = 100_000
_METROPOLIS = 500_000
_COMMANDING = 3.0
# How much a state named so many sentences off weighs, against the sixteenths of all names of the text that are its own;
# fitted with _COMMANDING to the nouns of the odd training documents (933 bare nouns of reports: 74.6 of 100 right by
# the whole text, 76.3 so).
_BESIDE = ((0, 1.0), (-1, 1.0), (1, 1.0), (-2, 0.5), (2, 0.5), (-3, 0.25))
_SHARES = 16.0
# The second of two states that a text is about is named so much, half as often as the first, twice as often as a third.
_PAIRED = 4.0


class Setting:
    """Weighted counts of the states that a document names; `main` is the one that clearly predominates, or None."""

    def __init__(self, counts: Mapping[str, float], firm: Mapping[str, float], ruled: Collection[str] = ()) -> None:
        self.counts = counts
        self.firm = firm
        self.main = _clear(counts, firm)
        whole = sum(counts.values())
        self.shares = {code: named / whole for code, named in counts.items()}
        self.commanding = _lead(counts) >= _COMMANDING
        # The only state of a text, where more than people of its own speak for it: a place, or who leads it (`ruled`).
        only = next(iter(counts)) if len(counts) == 1 else ""
        self.sole = only if only and (only in ruled or firm.get(only)) else None

    def leading(self) -> str | None:
        """The state named most, if only by a little, or the only one."""
        return self.surely(_foremost(self.counts)) or self.sole

    def surely(self, code: str | None) -> str | None:
        """A state that the text names by more than people of its own, None in place of others."""
        return code if code is not None and self.firm.get(code, 0.0) >= _LEAST else None

    def top(self, n: int) -> list[str]:
        """The n states named most, most first; ties by the order of first mention."""
        return [code for code, _ in most(self.counts)[:n]]

    def pair(self) -> tuple[str, ...]:
        """The two states that a text is about, by far before any third; empty where there are none such."""
        ranked = most(self.counts)[:3]
        if len(ranked) < 2:
            return ()
        (first, most_named), (second, less), *rest = ranked
        third = rest[0][1] if rest else 0.0
        plain = less >= _PAIRED and less >= 2 * third and 2 * less >= most_named
        return (first, second) if plain else ()


def most(weights: Mapping[str, float]) -> list[tuple[str, float]]:
    """What weighs most first; what weighs alike in the order of first mention."""
    return sorted(weights.items(), key=lambda weighed: -weighed[1])


def _foremost(weights: Mapping[str, float]) -> str | None:
    """What weighs most, None in a tie."""
    ranked = most(weights)[:2]
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None


def _lead(counts: Mapping[str, float]) -> float:
    """How many times as much as the next state the one named most weighs."""
    ranked = most(counts)[:2]
    return ranked[0][1] / (ranked[1][1] if len(ranked) > 1 else 0.5) if ranked else 0.0


def _clear(counts: Mapping[str, float], firm: Mapping[str, float]) -> str | None:
    ranked = most(counts)
    if not ranked or firm.get(ranked[0][0], 0.0) < _LEAST:
        return None
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    return ranked[0][0] if ranked[0][1] >= _CLEAR_LEAD * second else None


def count(views: Sequence[View], document: Document, reference: Reference) -> Setting:
    """The setting of a document: places count most, then names, then nationalities; its dateline and title too.

    A capital that acts is a foreign government more often than a place of the text's own. A nationality alone ("three
    French tourists") makes no setting; that of police, courts, parties or rebels does.
    """
    counts: dict[str, float] = {}
    firm: dict[str, float] = {}
    ruled: set[str] = set()

    day = iso(document.published)

    def add(code: str | None, weight: float, sure: bool = True) -> None:
        if code and code != IGO:
            counts[code] = counts.get(code, 0.0) + weight
            if sure:
                firm[code] = firm.get(code, 0.0) + weight

    for view in views:
        lead = 2 if view.index == 0 and len(views) > 2 else 1
        origin = dateline(view.sentence)
        for hit in view.hits:
            if hit.last <= origin:
                add(hit.entry.country, 5)
                continue
            if hit.bond in ("against", "made"):
                continue
            if view.lowers[hit.last - 1] in VENUES:
                add(hit.entry.country, 1, False)
                continue
            if hit.entry.kind in _NAMING and not _modifies(view, hit):
                placed = _preposition(view, hit.first) in _PLACING
                acting = hit.entry.kind in _SEATS
                add(hit.entry.country, lead * (3 if placed else 1 if acting else 2))
            elif hit.entry.kind in _NAMING or hit.entry.kind in _LOOSE:
                inner = domestic(view, hit)
                if hit.entry.country and _officer(view, hit):
                    ruled.add(hit.entry.country)
                add(hit.entry.country, lead * (2 if inner else 1), inner)
        for run in view.runs:
            if run.person is not None:
                office = run.person.at(day)
                code = office.country if office else None
            elif day is not None and (run.titled is not None or len(run.words) == 1):
                code = _in_office(reference, run, day)
            else:
                continue
            add(code, 2, False)
            if code:
                ruled.add(code)
    for view in views:
        for run in view.runs:
            if run.person is None and not run.likely:
                placed = _preposition(view, run.first) in _PLACING
                spot = only_place(reference, run.words, counts) if placed or run.titled is None else None
                add(spot.country if spot else None, 2 if placed else 1)
    for word in (document.publisher or "").split():
        # The local press writes of its own parts: a small town in a newspaper's name says where its stories play.
        spots = reference.place(word) if word[:1].isupper() else ()
        if spots and len({p.country for p in spots}) == 1 and spots[0].population < _METROPOLIS:
            add(spots[0].country, 2)
    for block in document.blocks:
        if block.kind == "dateline":
            for entry in names_in(document.text[block.start : block.end], reference, document):
                add(entry.country, 3)
    for block in document.blocks[-2:]:
        # "New Delhi": where a statement was made, below it.
        place = document.text[block.start : block.end]
        code = title_city(place.strip(" .,"), reference, document) if len(place) < _PLACE_LINE else None
        add(code, 5)
    for at, entry in enumerate(names_in(document.title or "", reference, document)):
        if entry.kind in _NAMING or entry.kind in _LOOSE:
            add(entry.country, 2 if at else 4)
    for word in (document.title or "").split():
        city = _city(reference, word.strip(",:;.'"), counts)
        add(city.country if city else None, 2)
    for entry in names_in(document.publisher or "", reference, document):
        if entry.kind in ("capital", "region", "name", "adjective"):
            add(entry.country, 1)
    return Setting(counts, firm, ruled)


def _in_office(reference: Reference, run: Run, day: str) -> str | None:
    """The state of those in office on a day whom a bare surname can mean, where it is one."""
    if not run.words or run.words[0] in reference.first_names:
        return None
    known = reference.bare("".join(run.words)) or reference.bare(run.words[-1])
    codes = {o.country for p in known for o in p.offices if covers(o.since, o.until, day)}
    return next(iter(codes)) if len(codes) == 1 else None


def _city(reference: Reference, word: str, counts: Mapping[str, float]) -> PlaceEntry | None:
    """The large city that a word of a title can only mean, or the place in a state that the text names."""
    spots = reference.place(word) if word[:1].isupper() else ()
    if not spots or reference.names.of(word):
        return None
    large = spots[0].population >= _METROPOLIS
    if large and (len(spots) == 1 or spots[0].population > 5 * spots[1].population):
        return spots[0]
    given = word.lower() in reference.first_names
    return None if given else only_place(reference, (word.lower(),), counts)


def title_city(text: str, reference: Reference, document: Document) -> str | None:
    """The state of the capital or large city that a part of a title is, and nothing else; None where it is none."""
    entries = list(names_in(text, reference, document)) if text[:1].isupper() else []
    if entries:
        return entries[0].country if len(entries) == 1 and entries[0].kind == "capital" else None
    spots = reference.place(text) if text[:1].isupper() and " " not in text else ()
    sure = bool(spots) and (len(spots) == 1 or spots[0].population > 5 * spots[1].population)
    return spots[0].country if sure else None


def items(views: Sequence[View], reference: Reference, counts: Mapping[str, float]) -> Mapping[int, str | None]:
    """The state of each sentence's news item where a text is made of several, each under its place; empty where it is
    not. None where the place is not known."""
    lines = {v.index: until for v in views if (until := place_line(v))}
    if len(lines) < _ITEMS:
        return {}
    found: dict[int, str | None] = {}
    code: str | None = None
    for view in views:
        end = lines.get(view.index, 0)
        if end:
            named = [h.entry.country for h in view.hits if h.last <= end and h.entry.country != IGO]
            spots = [only_place(reference, run.words, counts) for run in view.runs if run.last <= end]
            named += [spot.country for spot in spots if spot is not None]
            code = next((c for c in named if c), None)
        if end or code:
            found[view.index] = code
    return found


def _preposition(view: View, first: int) -> str:
    at = first - 1
    while at >= 0 and view.tags[at] in ("DT", "JJ", "NN", "CD") and first - at < 4:
        at -= 1
    return view.lowers[at] if at >= 0 else ""


def _modifies(view: View, hit: Hit) -> bool:
    token = view.sentence.tokens[hit.last - 1]
    return hit.entry.kind == "name" and token.dep in ("compound", "nmod", "amod") and token.head >= hit.last


def domestic(view: View, hit: Hit) -> bool:
    """Whether a nationality is that of what acts at home: police, courts, parties, rebels, a border, a village."""
    up = _noun(view, hit)
    if up >= hit.last and view.sentence.tokens[up].lemma in _LANDMARKS:
        return True
    match = view.role(up) if up >= hit.last else None
    return match is not None and match.role.scope == "setting" and match.role.sector in _DOMESTIC and not hit.bond


def _noun(view: View, hit: Hit) -> int:
    """The noun that a name modifies, by way of others ("the Norland border police")."""
    up = view.sentence.tokens[hit.last - 1].head
    while view.sentence.tokens[up].dep in ("compound", "amod", "nmod") and view.sentence.tokens[up].head > up:
        up = view.sentence.tokens[up].head
    return up


def _officer(view: View, hit: Hit) -> bool:
    """Whether a nationality is that of a person named with an office ("Norlandic Prime Minister Jo Berg")."""
    run = view.run_at[_noun(view, hit)]
    return run is not None and run.titled is not None and run.titled.role.kind == "office" and not hit.bond


def only_place(reference: Reference, words: tuple[str, ...], counts: Mapping[str, float]) -> PlaceEntry | None:
    """The place of a name where only one can be meant: in a state that the text names, or dwarfing the next."""
    known = reference.places(words)
    here = [p for p in known if counts.get(p.country or "", 0) > 0]
    if len({p.country for p in here}) == 1:
        return here[0]
    if (
        not known
        or known[0].population < _LARGE
        or (len(known) > 1 and known[0].population < 5 * known[1].population and known[0].country != known[1].country)
    ):
        return None
    return known[0]


def names_in(text: str, reference: Reference, document: Document) -> Iterable[NameEntry]:
    """The names of the tables in a plain text that is not parsed (a title, a publisher's name), in order."""
    words: list[tuple[str, str]] = []
    for word in text.split():
        words.extend(pieces(word) or (("", ""),))
        if word[-1] in ",;:.)" and len(word) > 1 and not word[:-1].replace(".", "").isupper():
            words.append(("", ""))
    at = 0
    while at < len(words):
        end, entries = reference.names.longest(words, at) if words[at][0] else (at, ())
        if entries:
            yield fit(entries, iso(document.published))[0]
            at = end
        else:
            at += 1


def located(view: View, i: int, reference: Reference, counts: Mapping[str, float], beside: bool = False) -> str | None:
    """The state that the places of the sentence lie in, where they lie in one; those of token i's own clause first, or
    of that clause alone where others are only spoken of `beside` it. Who comes "into" a place is not of there."""
    clause = view.verb(i)
    near: dict[str, None] = {}
    far: dict[str, None] = {}
    for code, at in located_at(view, reference, counts):
        own = view.verb(at)
        if view.lowers[at] == "into" and i in view.subjects(own):
            continue
        (near if own == clause else far)[code] = None
    for found in (near,) if beside else (near, far):
        if found:
            return next(iter(found)) if len(found) == 1 else None
    return None


def located_at(view: View, reference: Reference, counts: Mapping[str, float]) -> Iterator[tuple[str, int]]:
    """The states of the places that stand after a word of place, with that word's index."""
    spots = [
        (hit.last - 1, hit.entry.country)
        for hit in view.hits
        if hit.entry.kind in ("name", "capital", "region", "metonym")
        and not hit.bond
        and view.lowers[hit.last - 1] not in VENUES
    ]
    spots += lands.described(view)
    for run in view.runs:
        if not run.likely and _preposition(view, run.first) in _PLACING:
            spot = only_place(reference, run.words, counts)
            if spot is not None:
                spots.append((run.last - 1, spot.country))
    for head, code in spots:
        if not code or code == IGO:
            continue
        token = view.sentence.tokens[head]
        up = view.sentence.tokens[token.head]
        if token.dep in ("compound", "nmod") and up.dep == "pobj":
            up = view.sentence.tokens[up.head]
        elif up.lower == "of":
            up = lands.whole(view, up)
        if up.lower in _PLACING and up.dep == "prep":
            yield code, up.i


def named(view: View, subject: int | None = None) -> str | None:
    """The only state that the sentence names, None where it names none or several; what a verb does to that state no
    nameless `subject` of its own does ("a minister accused Norland")."""
    codes = {
        hit.entry.country: None
        for hit in view.hits
        if hit.entry.country
        and hit.entry.country != IGO
        and hit.bond not in ("against", "made")
        and hit.entry.kind in _NAMING | _LOOSE
    }
    if subject is not None and view.is_subject(subject):
        verb = view.sentence.tokens[subject].head
        objects = {k.i for k in view.sentence.kids(verb, "dobj")}
        if any(hit.last - 1 in objects for hit in view.hits):
            return None
    return next(iter(codes)) if len(codes) == 1 else None


def around(
    views: Sequence[View], index: int, day: str | None, setting: Setting, barred: frozenset[str] = frozenset()
) -> str | None:
    """The state that the sentence and the two on either side name most, leaders with their state, what the whole text
    names weighing in; None in a tie. None of the `barred` states."""
    counts: dict[str, float] = {}
    for view in views[max(0, index - 2) : index + 3]:
        weight = 2 if view.index == index else 1
        for hit in view.hits:
            if hit.entry.country and hit.entry.country != IGO and hit.bond != "against":
                counts[hit.entry.country] = counts.get(hit.entry.country, 0.0) + weight
        for run in view.runs:
            office = run.person.at(day) if run.person is not None else None
            if office is not None and office.country != IGO:
                counts[office.country] = counts.get(office.country, 0.0) + weight
    if not counts:
        return None
    whole = sum(setting.counts.values())
    for code, named in setting.counts.items():
        counts[code] = counts.get(code, 0.0) + _PRIOR * named / whole
    return _foremost({code: n for code, n in counts.items() if code not in barred})


def beside(views: Sequence[View], index: int, day: str | None, setting: Setting) -> str | None:
    """The state that a sentence and its neighbours speak of, each state once a sentence, the whole text weighing in;
    None in a tie, or where the text names it by people of its own alone."""
    whole = sum(setting.counts.values())
    counts = {code: _SHARES * named / whole for code, named in setting.counts.items()}
    for off, weight in _BESIDE:
        if not 0 <= index + off < len(views):
            continue
        view = views[index + off]
        codes = {h.entry.country: None for h in view.hits if h.entry.country and h.bond not in ("against", "made")}
        for run in view.runs:
            office = run.person.at(day) if run.person is not None else None
            if office is not None:
                codes[office.country] = None
        codes.pop(IGO, None)
        for code in codes:
            if code is not None:
                counts[code] = counts.get(code, 0.0) + weight
    return setting.surely(_foremost(counts))
