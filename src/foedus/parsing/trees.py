"""Whether what was hung anew is still a tree: every token leads up to a root."""

from __future__ import annotations

from foedus.records import Token


def sound(before: tuple[Token, ...], after: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens after a mend; as they were before it, where it hung a token below itself."""
    return after if after is before or _rooted(after) else before


def _rooted(tokens: tuple[Token, ...]) -> bool:
    known = bytearray(len(tokens))
    for token in tokens:
        path = []
        at = token
        while not known[at.i] and at.head != at.i:
            # 1 while the way up is followed, 2 when it is known to lead to a root.
            known[at.i] = 1
            path.append(at.i)
            at = tokens[at.head]
        if known[at.i] == 1:
            return False
        for i in path:
            known[i] = 2
    return True
