"""Text as the parser likes it, with the way back to the offsets of the text as it is."""

from __future__ import annotations

import re

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
_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_ANY_DROPPED = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")


def normal(text: str) -> tuple[str, list[int] | None]:
    """The text with straight quotes and plain spaces; soft hyphens, zero-width marks and hyphens inside a word dropped.

    The second value maps each character of the result (and its end) to its offset in `text`; None where they agree.
    """
    straight = text.translate(_SAME_LENGTH) if _STRAIGHTENED.search(text) else text
    inner = {found.end() - 1 for found in _INNER.finditer(straight)} if "-" in straight else set()
    if not inner and not _ANY_DROPPED.search(straight):
        return straight, None
    kept = [i for i, c in enumerate(straight) if c not in _DROPPED and i not in inner]
    return "".join(straight[i] for i in kept), [*kept, len(text)]
