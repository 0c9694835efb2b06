"""Proper names that no table of states knows: which stretches of a sentence they are, and which name persons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from foedus.actors.lexicon import words
from foedus.actors.view import Hit, Run
from foedus.records import Sentence
from foedus.reference import RoleBook, RoleMatch, pieces

_PARTICLES = words("runs.particles")
_WEEKDAYS = words("runs.weekdays")
_PERSON_ROLES = frozenset({"office", "person", "collective", "group"})
_ORGANISATION_ROLES = frozenset(
    {"organ", "organisation", "body", "group", "state", "materiel", "statement", "collective"}
)
_INNER, _LESSER = words("runs.inner_titles"), words("runs.lesser")
_FOR = frozenset({"for", "of", "to"})
_NOT_SURNAMES = words("runs.not_surnames")


def find_runs(
    sentence: Sentence,
    hit_at: Sequence[Hit | None],
    book: RoleBook,
    lowers: Sequence[str],
    tags: Sequence[str],
    first_names: Mapping[str, str],
    opening: bool = False,
) -> list[Run]:
    """The proper names outside the table's names, titles left off, in order; persons of the tables are among them.
    `opening` says that the first word is a name, whatever its tag."""
    runs: list[Run] = []
    tokens = sentence.tokens
    i, count = 0, len(tokens)
    plain = [w.rstrip(".") for w in lowers]
    title: RoleMatch | None = None
    # The plural title of the name before ("Presidents Berg and Moe").
    shared: RoleMatch | None = None
    honorific: str | None = None
    honoured = False
    while i < count:
        hit = hit_at[i]
        if hit is not None and not hit.partial:
            if hit.entry.kind == "person":
                runs.append(_known(sentence, hit, title, honorific, first_names))
            if (hit.entry.kind in ("person", "capital", "name") and title is not None) or hit.entry.kind == "person":
                title = None
            honoured = False
            i = hit.last
            continue
        token = tokens[i]
        word = lowers[i]
        bare = plain[i]
        titled = book.title(bare)
        if not titled and title is None and not honoured and word == token.text and word not in _PARTICLES:
            # Most words: in small letters, with no title before.
            i += 1
            continue
        if bare in book.honorifics and token.text[:1].isupper():
            honorific, honoured = book.honorifics[bare], True
            i += 1
            continue
        opened = _title(i, book, plain, tags, min(count, i + (5 if titled > 1 else 1))) if titled else None
        if opened is not None:
            title, i = opened, opened.last
            honoured = False
            continue
        if not _proper(token.text, tags[i], word) and not (opening and i == 0):
            if word not in _FOR and word != "the" and token.tag not in ("HYPH", "POS", ",", "``", "''"):
                title = None
            if token.tag in (",", "POS", "IN", "DT") or token.pos == "VERB":
                title = title if word in _FOR or word == "the" else None
                honoured = False
            i += 1
            continue
        last = _extent(i, count, tokens, lowers, tags, hit_at)
        # "Norden MP Jo Berg": the town ends where the title begins.
        last = next((k for k in range(i + 1, last - 1) if plain[k] in _INNER and plain[k - 1] not in _LESSER), last)
        tail = book.at(lowers, tags, last - 1, i)
        # "Governor Jo Brewer" is no brewer.
        person = title is not None and title.last == i and last - i > 1 and lowers[i] in first_names
        if (
            tail is not None
            and tail.role.kind in _ORGANISATION_ROLES
            and (last - i > 1 or title is None)
            and not person
        ):
            title, honorific, honoured = None, None, False
            i = last
            continue
        if title is None and shared is not None and runs[-1].last == i - 1 and lowers[i - 1] in ("and", ","):
            title = shared
        adjacent = title is not None and (title.last == i or title is shared)
        first = i
        if not adjacent and not honoured:
            first = _given(i, last, lowers, first_names)
        run = _run(sentence, first, last, first_names)
        if first and lowers[first - 1] in ("in", "at", "near", "outside") and not honoured:
            run.likely = False
        if adjacent or honoured or (title is not None and run.likely):
            run.titled = title if title is not None and title.role.kind in _PERSON_ROLES else None
            run.likely = True
            run.gender = run.gender or honorific or (title.role.gender if title else None)
        runs.append(run)
        shared = run.titled if run.titled is not None and tags[run.titled.head] in ("NNS", "NNPS") else None
        title, honorific, honoured = None, None, False
        i = last
    return runs


def _title(i: int, book: RoleBook, lowers: Sequence[str], tags: Sequence[str], last: int) -> RoleMatch | None:
    """The longest person's role phrase that begins at token i and is headed by one before token `last`."""
    for end in range(last - 1, i - 1, -1):
        if lowers[end].isalpha():
            match = book.at(lowers, tags, end, i)
            if match is not None and match.first == i and match.role.kind in _PERSON_ROLES:
                return match
    return None


def _proper(text: str, tag: str, word: str) -> bool:
    if tag in ("NN", "NNS") and text.isalpha() and text.isupper() and 2 < len(text) < 9:
        return True
    return (
        tag in ("NNP", "NNPS")
        and text[:1].isalpha()
        and (text[:1].isupper() or word in _PARTICLES)
        and word not in _WEEKDAYS
        and not ("/" in text and any(c.isdigit() for c in text))
    )


def _extent(
    i: int,
    count: int,
    tokens: Sequence[object],
    lowers: Sequence[str],
    tags: Sequence[str],
    hit_at: Sequence[Hit | None],
) -> int:
    last = i + 1
    while last < count and hit_at[last] is None:
        text = tokens[last].text  # type: ignore[attr-defined]
        if _proper(text, tags[last], lowers[last]):
            last += 1
        elif (
            (lowers[last] in ("-", "'") or lowers[last] in _PARTICLES) and last + 1 < count and hit_at[last + 1] is None
        ):
            follow = tokens[last + 1].text  # type: ignore[attr-defined]
            wide = lowers[last] == "-" or tags[last + 1] in ("NNP", "NNPS")
            if not (
                wide
                and follow[:1].isalpha()
                and (follow[:1].isupper() or lowers[last] == "-" or lowers[last + 1] in _PARTICLES)
            ):
                break
            last += 2
        else:
            break
    return last


def _given(first: int, last: int, lowers: Sequence[str], first_names: Mapping[str, str]) -> int:
    """Where the person's name begins in a run that opens with other capitalised words."""
    if lowers[first] in first_names or last - first < 3:
        return first
    for k in range(first + 1, last - 1):
        if lowers[k] in first_names and first_names[lowers[k]] != "u":
            return k
    return first


def _words(sentence: Sentence, first: int, last: int) -> tuple[str, ...]:
    return tuple(
        folded
        for token in sentence.tokens[first:last]
        for folded, _ in pieces(token.text)
        if folded not in _NOT_SURNAMES
    )


def _run(sentence: Sentence, first: int, last: int, first_names: Mapping[str, str]) -> Run:
    tokens = sentence.tokens
    text = sentence.text[tokens[first].start - sentence.start : tokens[last - 1].end - sentence.start]
    words = _words(sentence, first, last)
    gender = None
    given = words[0] if words else ""
    if len(words) > 1 and first_names.get(given) in ("m", "f"):
        gender = first_names[given]
    likely = len(words) > 1 and (given in first_names or (len(words[-1]) > 2 and all(len(w) == 1 for w in words[:-1])))
    return Run(first, last, text, words, likely=likely, gender=gender)


def _known(
    sentence: Sentence, hit: Hit, title: RoleMatch | None, honorific: str | None, first_names: Mapping[str, str]
) -> Run:
    run = _run(sentence, hit.first, hit.last, first_names)
    run.person, run.likely, run.titled = hit.entry.person, True, title
    if run.person is not None:
        own = [first_names.get(w) for w in run.words]
        run.gender = next((g for g in own if g in ("m", "f")), None)
    run.gender = run.gender or honorific or (title.role.gender if title else None)
    return run
