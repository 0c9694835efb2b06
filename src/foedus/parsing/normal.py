"""Text as the parser likes it, with the way back to the offsets of the text as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from foedus.reference import load

_SAME_LENGTH = {
    ord(a): b
    for a, b in [
        ("‘", "'"), ("’", "'"), ("‛", "'"), ("ʼ", "'"), ("´", "'"), ("`", "'"),
        ("“", '"'), ("”", '"'), ("„", '"'), ("«", '"'), ("»", '"'), ("‟", '"'),
        ("‐", "-"), ("‑", "-"), ("‒", "–"), ("―", "—"),
        ("\u00a0", " "), ("\u2002", " "), ("\u2003", " "), ("\u2009", " "), ("\u200a", " "), ("\u202f", " "),
        ("\u3000", " "), ("\t", " "), ("\n", " "), ("\r", " "), ("\x0b", " "), ("\x0c", " "), ("\x85", " "),
        ("\u2028", " "), ("\u2029", " "),
    ]
}  # fmt: skip
_STRAIGHTENED = re.compile("[" + "".join(map(chr, _SAME_LENGTH)) + "]")
# Hyphens that some spellings set inside a word ("co-operation", "machine-gunned", "cease-fire", "re-opened"): the
# parser would take such a word to pieces.
_INNER = re.compile(
    r"\b(?:co(?=-(?:operat|ordinat|own|found|host|sponsor|chair))|cease(?=-fire)|machine(?=-gun)|press(?=-gang)|"
    r"counter(?=-(?:attack|offensive|strike|terror|insurgen|measure))|air(?=-(?:strike|drop|lift|raid|field|space))|"
    r"pre(?=-empt)|"
    r"re(?=-(?:enter|elect|open|establish|arm|impose|instat|join|start|occup|unif|deploy|integrat|affirm|negotiat|group|"
    r"export|settl|supply|examin|launch|introduc|activat|captur|take|took)))-",
    re.IGNORECASE,
)
# A word that a printer broke at the end of a line, or a reader of old print since put back on one line.
_BROKEN = re.compile(r"(?<=[a-zß-öø-ÿ])-(?P<gap>[ \t]*\r?\n\s*|[ ])(?=[a-zß-öø-ÿ])")
_BEFORE, _AFTER = re.compile(r"[^\W\d_]+\Z"), re.compile(r"[^\W\d_]+")
# "Short- and long-range", "two- to three-day".
_GOING_ON = frozenset({"and", "or", "to", "und", "but"})
_TAILS = frozenset(
    "backed led based made born held occupied speaking controlled run owned style era dominated sponsored trained "
    "armed bound brokered funded built ruled supplied wide range term scale level".split()
)
_PREFIXES = frozenset({"anti", "non", "pro", "ex", "self", "vice", "semi", "quasi", "inter", "post", "pre", "counter"})
# Abbreviations whose full stop the parser would take for one ("Foreign Min. Berg", "the Sec. of State").
_STOPPED = re.compile(
    r"\b(?:Min|Sec|Amb|Pres|Govt|Dept|Prem|Chmn|Asst|Comm|Dep|MIN|SEC|AMB|PRES|GOVT|DEPT)\.(?= [A-Za-z])"
)
_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_ANY_DROPPED = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")


# "@JoBerg" and "#Norland" in posts: names; not addresses of mail, nor tags of several words ("#StandWithNorland").
_TAGGED = re.compile(r"(?<![\w.#@/])(?:@(?=[A-Za-z]\w{2,})\w+|#[A-Z](?:[a-z]+|[A-Z]*)(?!\w))")
_WITH = re.compile(r"(?<![\w/])w/(?=\s)")
_ADDED = re.compile(r"@(?:real|official|the|i am)(?=[A-Z])")
_ENDING = re.compile(r"(?<=[a-z])(?:[A-Z][A-Za-z]?|_?[A-Z]{1,3}|\d+)\Z")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|_")


# Flags that stand for their states in a sentence ("against 🇳🇴", "🇳🇴 will send").
_FLAG = re.compile(
    "(?:(?<=with )|(?<=to )|(?<=against )|(?<=from )|(?<=of )|(?<=in )|(?<=for )|(?<=by )|(?<=and )|(?<![^\\s]))"
    "[\U0001f1e6-\U0001f1ff]{2}(?=['’]s| (?:and|will|has|is|to|must|should|have|are|for|with|on)\\b|[.,;!?]|$)"
)


_ANY_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")


def _flags(text: str) -> Iterator[tuple[int, str]]:
    """The names of the states whose flags stand for them, by the flags' offsets."""
    for found in _FLAG.finditer(text):
        name = _by_letters().get(_letters(found[0]))
        if name is not None:
            yield found.start(), name


def with_states(text: str) -> str:
    """A text with the names of states for their flags, wherever these stand."""
    return _ANY_FLAG.sub(lambda found: f" {_by_letters().get(_letters(found[0]), '')} ", text)


def _letters(flag: str) -> str:
    return "".join(chr(ord(c) - 0x1F1E6 + ord("A")) for c in flag)


@cache
def _by_letters() -> dict[str, str]:
    states = load().states.values()
    return {s.iso2: s.name for s in states if s.iso2 and s.kind != "former"} | {"EU": "European Union"}


def normal(text: str, known: Callable[[str], bool] | None = None) -> tuple[str, list[int] | None]:
    """The text with straight quotes and plain spaces; soft hyphens, zero-width marks and hyphens inside a word dropped,
    the names that posts tag written as names ("@JoBerg" as "Jo Berg", "#Norland" as "Norland"), and words broken at the
    end of a line put together, if it is told which small words are `known`.

    The second value maps each character of the result (and its end) to its offset in `text`; None where they agree.
    """
    straight = text.translate(_SAME_LENGTH) if _STRAIGHTENED.search(text) else text
    inner = {found.end() - 1 for found in _INNER.finditer(straight)} if "-" in straight else set()
    humps: set[int] = set()
    if "@" in straight or "#" in straight:
        for found in _TAGGED.finditer(straight):
            inner.add(found.start())
            if straight[found.start()] == "@":
                humps |= {found.start() + m.start() for m in _HUMP.finditer(found[0])}
                # "@realJoBerg", "@JoBergN": what is added to a name that another had taken.
                added = _ADDED.match(found[0]), _ENDING.search(found[0])
                inner |= {found.start() + i for m in added if m is not None for i in range(*m.span())}
    if known is not None:
        inner.update(_breaks(text, known) if "-" in straight else ())
        inner.update(found.end() - 1 for found in _STOPPED.finditer(straight))
    short = "w/" in straight
    flagged = _FLAG.search(straight) is not None
    if not inner and not flagged and not short and not _ANY_DROPPED.search(straight):
        return straight, None
    flags = dict(_flags(straight)) if flagged else {}
    inner |= {i + 1 for i in flags}
    # "Spoke w/ the minister".
    flags |= {found.start(): "with" for found in _WITH.finditer(straight)}
    inner |= {found.start() + 1 for found in _WITH.finditer(straight)}
    out: list[str] = []
    kept: list[int] = []
    for i, c in enumerate(straight):
        if c in _DROPPED or i in inner:
            continue
        if i in flags:
            # Both halves of a flag stand behind the state's name, its first letters on the former.
            name = flags[i]
            out.append(name)
            kept += [i] * (len(name) - 1) + [i + 1]
            continue
        if i in humps and (out and out[-1] != " "):
            out.append(" ")
            kept.append(i)
        if c != "_" or i not in humps:
            out.append(c)
            kept.append(i)
    return "".join(out), [*kept, len(text)]


def _breaks(text: str, known: Callable[[str], bool]) -> Iterator[int]:
    """The characters to leave out where a word is broken: hyphen and white space, or the latter alone where the hyphen
    is the word's own ("Soviet-backed")."""
    for found in _BROKEN.finditer(text):
        before, after = _BEFORE.search(text, 0, found.start()), _AFTER.match(text, found.end())
        if before is None or after is None or after[0] in _GOING_ON:
            continue
        first, last = before[0].lower(), after[0].lower()
        if known(first + last):
            yield from range(found.start(), found.end())
        elif "\n" in found["gap"]:
            own = first in _PREFIXES or last in _TAILS or (known(first) and known(last))
            yield from range(found.start() + own, found.end())
