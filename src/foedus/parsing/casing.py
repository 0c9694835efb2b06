"""Headlines in the case of sentences: the parser, which knows running text, takes "Chad Launches Raids" for a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from foedus.parsing.participles import begun_by_name
from foedus.records import Token
from foedus.reference import Reference

LONGEST_HEADLINE = 200
"""No headline has more characters."""

_WORD = re.compile(r"[^\W\d_](?:[\w.'&]*\w)?\.?")
_SMALL = frozenset(
    "a about above across after against ahead along amid among an and any are around as at back be been before behind "
    "below between beyond but by can could de despite do down during for from had has have he her his how i if in into "
    "is it its la less like may more near no nor not of off on onto or our out over own past per since so such than "
    "that the their them then these they this those through to too toward towards under until up upon via vs was we "
    "were what when where which while who whose why will with within without would yet you".split()
)
# The fewest words of a headline, and those of them that say more than how the others stand together.
_FEWEST, _WEIGHTY = 4, 3
# Of a line in capitals as much as this is a sentence, where its words are long.
_FEWEST_SHOUTED = 3
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
# A place with the name of a common thing keeps its capital where so many people live ("Aleppo", not "Police").
_LARGE = 100_000
# Somebody is in the news from so many years before an office to so many after it.
_BEFORE, _AFTER = 8, 15


def telegram_cased(
    text: str,
    spans: Sequence[tuple[int, int]],
    common: Callable[[str], bool],
    reference: Reference,
    day: date | None,
) -> str:
    """The sentences text[start:end] of a paragraph all in capitals, as telegrams have them, in that of sentences."""
    for start, end in spans:
        cased = sentence_cased(text[start:end], common, reference, day, telegram=True)
        text = text[:start] + cased + text[end:]
    return text


def sentence_cased(
    text: str, common: Callable[[str], bool], reference: Reference, day: date | None, *, telegram: bool = False
) -> str:
    """A headline with every word small that is no name, as long as it was; other text as it is.

    `common` tells whether a word in small letters is one of the dictionary. Names are those of the tables: bearers of
    office have their common words ("May", "Bush") for names in their time only. Words that are in neither keep their
    capitals; of a headline all in capitals, and of a sentence of a `telegram`, their first letters.
    """
    words = list(_WORD.finditer(text))
    shouted = telegram or _shouted(text, words)
    if not shouted and not _titled(words):
        return text
    kept = dict(_names(words, reference, day, shouted))
    found = list(text)
    for n, word in enumerate(words):
        written, lower = word[0], word[0].lower()
        if n in kept:
            new = kept[n]
        elif lower not in _SMALL and (not common(lower.rstrip(".")) or _surname(n, words, kept, reference)):
            new = _capital(written) if shouted else written
        elif not shouted and len(written) > 1 and written.isupper():
            new = written
        elif shouted and _kept(text, words, n, telegram=telegram):
            new = _capital(written)
        else:
            new = _capital(written) if n == 0 else lower
        if len(new) == len(written):
            found[word.start() : word.end()] = new
    return "".join(found)


def _kept(text: str, words: list[re.Match[str]], n: int, *, telegram: bool) -> bool:
    """Whether a common word has a capital: a day or month, an envoy of a telegram."""
    lower = words[n][0].lower()
    if lower == "charge":
        return telegram and not _matter(words, n)
    return lower in _DAYS and (lower not in _SMALL | {"march", "may"} or _dated(text, words[n]))


def _matter(words: list[re.Match[str]], n: int) -> bool:
    """Whether a charge is one that is made, and no envoy ("EMBASSY REJECTED CHARGE THAT", "CHARGE CALLED ON KING")."""
    before = words[n - 1][0].lower() if n else ""
    after = words[n + 1][0].lower() if n + 1 < len(words) else ""
    return before in ("the", "a", "this", "that", "in", "of", "on", "no", "to") or after in ("that", "of", "against")


def _dated(text: str, word: re.Match[str]) -> bool:
    """Whether a number stands beside a word: "MAY 4", "4 MARCH"."""
    return text[word.end() : word.end() + 2].strip()[:1].isdigit() or text[: word.start()].rstrip()[-1:].isdigit()


def _capital(word: str) -> str:
    return word if "." in word else word[0] + word[1:].lower()


def _titled(words: list[re.Match[str]]) -> bool:
    """Whether all words have capitals that say more than how others stand together, three of them at least."""
    weighty = [w[0] for w in words if w[0].lower() not in _SMALL]
    return len(words) >= _FEWEST and len(weighty) >= _WEIGHTY and all(w[0].isupper() for w in weighty)


def _shouted(text: str, words: list[re.Match[str]]) -> bool:
    return len(words) >= _FEWEST_SHOUTED and text.isupper() and sum(len(w[0]) > 3 for w in words) >= _WEIGHTY


def _names(
    words: list[re.Match[str]], reference: Reference, day: date | None, shouted: bool
) -> Iterator[tuple[int, str]]:
    """The words of names by their places, with their capitals."""
    index, n = reference.names, 0
    pairs = [(piece, k) for k, word in enumerate(words) for piece in index.read(word[0])[0]]
    read = [piece for piece, _ in pairs]
    while n < len(read):
        end, entries = index.longest(read, n) if read[n][0] else (n, ())
        if not entries or (end == n + 1 and read[n][0] in _SMALL):
            end, entries = n + 1, ()
            if not _alone(read[n][0], reference, day):
                n = end
                continue
        acronyms = {word for e in entries for word in e.surface.split() if word.isupper()}
        for _, k in pairs[n:end]:
            yield k, words[k][0] if not shouted or words[k][0] in acronyms else _capital(words[k][0])
        n = end


def _alone(word: str, reference: Reference, day: date | None) -> bool:
    """Whether a folded word is the surname of somebody of that time in the tables, or a large town."""
    if not word or (word in _SMALL and word != "may"):
        return False
    if _in_the_news(word, reference, day):
        return True
    return word not in _SMALL and any(p.population >= _LARGE for p in reference.places((word,)))


def with_name(tokens: tuple[Token, ...], reference: Reference, day: date | None) -> tuple[Token, ...]:
    """A sentence that begins with a name that is a common word besides, as the name of somebody in the news then
    ("Trump threatens Chad", "Rice visits Peru")."""
    first = tokens[0] if tokens else None
    misread = first is not None and (first.head == 0 or first.dep in ("nmod", "compound"))
    if first is not None and misread and first.text[0].isupper() and _in_the_news(first.lower, reference, day):
        return begun_by_name(tokens)
    if first is None or first.tag not in ("NN", "NNS") or first.dep not in ("nsubj", "nsubjpass"):
        return tokens
    if not first.text[0].isupper() or not _in_the_news(first.lower, reference, day):
        return tokens
    return replace(first, tag="NNP", pos="PROPN", lemma=first.lower), *tokens[1:]


def _in_the_news(word: str, reference: Reference, day: date | None) -> bool:
    """Whether a folded word is the surname of somebody in the tables at a time when he was in the news."""
    return day is not None and any(p.near(day.year, _BEFORE, _AFTER) for p in reference.bare(word))


def _surname(n: int, words: list[re.Match[str]], kept: dict[int, str], reference: Reference) -> bool:
    """Whether a word follows a given name ("Yvette Cooper")."""
    if not n or n - 1 in kept:
        return False
    before = words[n - 1]
    return before.end() + 1 == words[n].start() and before[0].lower() in reference.first_names
