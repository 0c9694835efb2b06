"""Finding the names of the tables in a sentence, and choosing what each stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from foedus.actors.lexicon import words
from foedus.actors.view import Hit
from foedus.records import Sentence, Token
from foedus.reference import IGO, NameEntry, NameIndex, Reference, RoleBook, fit, pieces

_GONE = frozenset({"former", "ex", "post", "onetime", "defunct"})
_REMAINS = frozenset({"republic", "colony", "state", "territory", "satellite", "bloc", "possession", "domain"})
_NO_NAME_TAGS = frozenset({"VB", "VBD", "VBZ", "VBP", "MD", "PRP", "PRP$", "IN", "TO", "WP", "UH", "CC", "DT"})
_AGAINST = frozenset({"anti", "pro", "non", "neo", "counter", "ethnic"})
_FROM = frozenset(
    {"based", "born", "held", "controlled", "run", "administered", "occupied", "owned", "flagged", "registered"}
)
# "Norland-made", "Norland-backed": where a thing is from, who helps somebody, not whose it is.
_MADE = frozenset(
    "made built manufactured designed produced assembled style supplied donated speaking language era type backed "
    "trained armed supported funded financed sponsored equipped aligned educated inspired".split()
)
# What persons are called by besides ("William Hague").
_LENT = frozenset({"capital", "seat", "people", "ethnic", "region"})
_BODY_KINDS = frozenset({"organ", "agency"})
_PARTICLES = words("spot.particles")
_HYPHENS = frozenset({"-", "–"})


def spot(sentence: Sentence, names: NameIndex, first_names: Mapping[str, str], day: str | None) -> list[Hit]:
    """The names of the tables in a sentence, longest first, none overlapping, in order."""
    tokens = sentence.tokens
    words: list[tuple[str, str]] = []
    owner: list[int] = []
    opening: list[int] = []
    read = names.read
    for token in tokens:
        found, starts = read(token.text)
        if starts:
            opening += [len(words) + n for n in starts]
        if len(found) == 1:
            words.append(found[0])
            owner.append(token.i)
        else:
            words += found
            owner += [token.i] * len(found)
    hits: list[Hit] = []
    free = 0
    for at in opening:
        if at < free:
            continue
        end, entries = names.longest(words, at)
        if not entries:
            continue
        hit = _hit(tokens, words, owner, at, end, entries)
        if _refused(tokens, hit, first_names, names):
            continue
        hit.entries = _by_use(tokens, hit, fit(entries, day))
        hit.entry = hit.entries[0]
        hits.append(hit)
        free = end
    return hits


def settle(hits: Sequence[Hit], counts: Mapping[str, int]) -> None:
    """Choose again where a name stands for several: what the document names elsewhere is what it means here too."""
    for hit in hits:
        if len(hit.entries) > 1:
            least = 2 if hit.entry.kind in ("capital", "seat") else 1
            known = [e for e in hit.entries if counts.get(e.country or "", 0) >= least and e.kind == hit.entry.kind]
            if known:
                hit.entry = max(known, key=lambda e: counts[e.country or ""])


def strangers(words: frozenset[str], homonyms: Mapping[str, tuple[frozenset[str], frozenset[str]]]) -> frozenset[str]:
    """The plain names of states that something else in the document's folded words claims ("Georgia" by Atlanta)."""
    return frozenset(name for name, (other, own) in homonyms.items() if words & other and not words & own)


def borne(sentences: Sequence[Sentence], spotted: Sequence[Sequence[Hit]]) -> Mapping[str, int]:
    """The capitals and peoples whose names are surnames of persons whom the text names in full ("William Hague"), with
    the first sentence that does; none of those that the text also speaks of as places."""
    capitals = {h.entry.surface.lower() for hits in spotted for h in hits if _is_plain_capital(h)}
    if not capitals:
        return {}
    found: dict[str, int] = {}
    for sentence, hits in zip(sentences, spotted, strict=True):
        for hit in hits:
            last = sentence.tokens[hit.last - 1].lower
            if hit.entry.kind == "person" and hit.last - hit.first > 1 and last in capitals:
                found.setdefault(last, sentence.index)
    for sentence, hits in zip(sentences, spotted, strict=True) if found else ():
        for hit in hits:
            if _is_plain_capital(hit) and hit.first and sentence.tokens[hit.first - 1].tag in ("IN", "DT", "TO"):
                found.pop(sentence.tokens[hit.first].lower, None)
    return found


def bears(sentence: Sentence, hit: Hit, called: Mapping[str, int]) -> bool:
    """Whether a capital's or people's name is a person's here, by what borne() gives."""
    return _is_plain_capital(hit) and sentence.index >= called.get(sentence.tokens[hit.first].lower, sentence.index + 1)


def _is_plain_capital(hit: Hit) -> bool:
    return hit.entry.kind in _LENT and hit.last - hit.first == 1 and not hit.partial


def titled(sentence: Sentence, hit: Hit, book: RoleBook) -> bool:
    """Whether a name is also what any state may call such a body ("Congress", "National Guard")."""
    if hit.entry.kind not in _BODY_KINDS or hit.partial or hit.entry.country == IGO:
        return False
    if hit.entry.sector == "MIL" and not hit.entry.surface.endswith("Guard"):
        return False
    lowers = [t.lower for t in sentence.tokens[hit.first : hit.last]]
    tags = [t.tag for t in sentence.tokens[hit.first : hit.last]]
    for head in range(len(lowers)):
        match = book.at(lowers, tags, head)
        if match is not None and (match.first, match.last) == (0, len(lowers)):
            return True
    return False


def own(hit: Hit, counts: Mapping[str, int]) -> bool:
    """Whether a body that any state may have is the known one: its state is named as often as any other."""
    mine = counts.get(hit.entry.country or "", 0)
    return 2 * mine >= max(counts.values(), default=0)


def bygone(sentence: Sentence, hit: Hit) -> bool:
    """Whether a state is named as one that is no more ("former Soviet republics"): its parts go by their own names."""
    before = [t.lower for t in sentence.tokens[max(0, hit.first - 2) : hit.first]]
    after = [t.lemma for t in sentence.tokens[hit.last : hit.last + 1]]
    return not _GONE.isdisjoint(before) and not _REMAINS.isdisjoint(after)


def only(hit: Hit, reference: Reference) -> bool:
    """Whether one state alone has such a body ("State Department")."""
    return reference.titles.get(tuple(hit.entry.surface.lower().split())) == (hit.entry.country,)


def _hit(
    tokens: Sequence[Token],
    words: Sequence[tuple[str, str]],
    owner: Sequence[int],
    at: int,
    end: int,
    entries: tuple[NameEntry, ...],
) -> Hit:
    first, last = owner[at], owner[end - 1] + 1
    hit = Hit(first, last, entries, entries[0])
    inside = (at > 0 and owner[at - 1] == first) or (
        end < len(words) and owner[end] == last - 1 and words[end][0] != "s"
    )
    hit.partial = inside
    if inside:
        rest = words[end][0] if end < len(words) and owner[end] == last - 1 else ""
        before = words[at - 1][0] if at > 0 and owner[at - 1] == first else ""
        hit.bond = "against" if before in _AGAINST else _bond(rest)
        return hit
    if last + 1 < len(tokens) and _tied(tokens, last) and tokens[last + 1].tag in ("VBN", "VBD", "VBG", "JJ"):
        after = tokens[last + 1]
        if after.lower not in ("based",) and pieces(after.text) and after.tag == "JJ" and after.text[:1].isupper():
            return hit
        hit.bond = _bond(after.lower)
    if (first >= 2 and _tied(tokens, first - 1) and tokens[first - 2].lower in _AGAINST) or (
        first >= 1 and tokens[first - 1].lower in ("anti", "pro", "ethnic")
    ):
        hit.bond = "against"
    return hit


def _bond(after: str) -> str:
    """How a name is tied to a noun by the word behind its hyphen."""
    return "from" if after in _FROM else "made" if after in _MADE else "by"


def _tied(tokens: Sequence[Token], i: int) -> bool:
    """Whether token i is a hyphen without spaces around it."""
    return tokens[i].text in _HYPHENS and tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start


def _refused(tokens: Sequence[Token], hit: Hit, first_names: Mapping[str, str], names: NameIndex) -> bool:
    """Whether the words only look like the name: verbs, a person's given name or surname."""
    token = tokens[hit.first]
    single = hit.last - hit.first == 1
    if token.tag in ("$", "CD"):
        return True
    if single and token.tag in _NO_NAME_TAGS and not token.text.isupper():
        return True
    if not single or hit.partial or token.text.isupper():
        return False
    kind = hit.entry.kind
    if kind not in ("name", "capital", "people", "ethnic"):
        return False
    folded = token.lower
    if hit.first and tokens[hit.first - 1].tag == "NNP" and tokens[hit.first - 1].lower in _PARTICLES:
        return True
    after = tokens[hit.last] if hit.last < len(tokens) else None
    if (
        folded in first_names
        and after is not None
        and after.tag == "NNP"
        and after.text[:1].isupper()
        and token.head in (after.i, after.head)
        and token.dep in ("compound", "nmod")
        and after.lower not in _AFTER_STATES
        and all(e.kind == "person" for e in names.of(after.text))
    ):
        return True
    before = tokens[hit.first - 1] if hit.first else None
    if before is not None and after is not None and _given(before, token, after, names):
        return True
    return bool(
        before is not None
        and before.tag == "NNP"
        and before.lower in first_names
        and before.lower != folded
        and before.head == token.i
        and kind in ("name", "capital")
        and all(e.kind == "person" for e in names.of(before.text))
    )


def _given(before: Token, token: Token, after: Token, names: NameIndex) -> bool:
    """Whether a name stands between a person's title or given name and a surname ("Senator Chad Moore")."""
    return (
        before.lower.rstrip(".") in _TITLES
        and after.tag == "NNP"
        and after.text[:1].isupper()
        and after.lower not in _AFTER_STATES
        and token.dep in ("compound", "nmod")
        and token.head in (after.i, after.head)
        and all(e.kind == "person" for e in names.of(after.text))
    )


_TITLES = words("spot.titles")
_AFTER_STATES = words("spot.after_states") | words("named.institutions")


def _by_use(tokens: Sequence[Token], hit: Hit, entries: tuple[NameEntry, ...]) -> tuple[NameEntry, ...]:
    """The entries, those first that fit how the words are used: adjectives before a noun, names elsewhere."""
    if len(entries) == 1:
        return entries
    last = tokens[hit.last - 1]
    modifies = last.dep in ("amod", "compound", "nmod") and last.tag.startswith("JJ")
    order = ("adjective",) if modifies else ("metonym", "name", "people")

    def rank(entry: NameEntry) -> int:
        return order.index(entry.kind) if entry.kind in order else len(order)

    return tuple(sorted(entries, key=rank))
