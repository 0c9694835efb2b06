"""Text as the parser likes it, with the way back to the offsets of the text as it is."""

from __future__ import annotations

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
_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


def normal(text: str) -> tuple[str, list[int] | None]:
    """The text with straight quotes and plain spaces, soft hyphens and zero-width marks dropped.

    The second value maps each character of the result (and its end) to its offset in `text`; None where they agree.
    """
    straight = text.translate(_SAME_LENGTH)
    if not any(c in _DROPPED for c in straight):
        return straight, None
    kept = [i for i, c in enumerate(straight) if c not in _DROPPED]
    return "".join(straight[i] for i in kept), [*kept, len(text)]
