"""Where the dateline of a text or of one of its news items ends."""

from __future__ import annotations

from foedus.actors.view import Hit, View
from foedus.parsing.joints import behind_dateline
from foedus.records import Sentence

_DASHES = frozenset({"-", "–", "—", "--"})
_LINE = 8


def dateline(sentence: Sentence) -> int:
    """Where the dateline that opens a text's first sentence ends ("TIRANA, March 14 - "); 0 where it has none."""
    return 0 if sentence.index else behind_dateline(sentence.tokens)


def place_line(view: View) -> int:
    """Where the place before a news item ends ("DHAKA: Police ...", "Bissau - The army ..."); 0 where there is none.

    A state alone before a colon is one who speaks, a capital or town is a place.
    """
    tokens = view.sentence.tokens
    for i in range(1, min(len(tokens) - 1, _LINE)):
        if tokens[i].text == ":" or (tokens[i].text in _DASHES and tokens[i].start > tokens[i - 1].end):
            units = {id(u): u for k in range(i) if (u := view.hit_at[k] or view.run_at[k]) is not None}
            first = next(iter(units.values()), None)
            if first is None or first.first != 0:
                return 0
            if isinstance(first, Hit):
                state = first.entry.kind == "name" and tokens[i].text in _DASHES and tokens[0].text.isupper()
                return i + 1 if first.entry.kind in ("capital", "region") or state else 0
            return i + 1 if first.last == i and tokens[0].text.isupper() and first.person is None else 0
        if tokens[i].text in (".", ";", '"') or tokens[i].pos in ("VERB", "AUX"):
            return 0
    return 0
