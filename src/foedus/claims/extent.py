"""What belongs to a cue: the words around it in the parse, each asked whether it is source, cue, content or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from foedus.claims import grammar
from foedus.claims.drafts import Draft
from foedus.records import Sentence

NOTHING, SOURCE, CUE, CONTENT = range(4)
_FARTHEST_UP = 4
# Beyond so many steps from the cue a path is known by its last two only.
_DETAILED = 3
_NAMED_EDGES = frozenset({"prep", "mark", "prt"})
_BREAKS = frozenset({",", "-", "--", "—", "–", "("})

# From the features of a word to its part.
Decide = Callable[[int, list[str]], int]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the features need of a sentence and a draft: the draft's part of each token, where quotations stand, what
    the cue is called."""

    sentence: Sentence
    draft: Draft
    drafted: Sequence[int]
    quoted: Sequence[bool]
    name: str


def parts(sentence: Sentence, draft: Draft, quoted: Sequence[bool], decide: Decide) -> list[int]:
    """The part of each token of the sentence in the draft's statement, decided from the cue outwards: its dependents
    and theirs, then its head, that one's other dependents, and so on up.

    `decide` is given a token and its features and gives its part. What hangs on two words of the same part, both of
    them source, content or nothing, is of that part too, without being asked.
    """
    drafted = [NOTHING] * len(sentence.tokens)
    for held, part in ((draft.content, CONTENT), (draft.source, SOURCE), (draft.cue, CUE)):
        for i in held:
            drafted[i] = part
    cue = sentence.tokens[draft.cue_head]
    seen = _Seen(sentence, draft, drafted, quoted, f"{cue.pos[0]}{draft.lemma or cue.lemma}")
    found = [NOTHING] * len(sentence.tokens)
    at = draft.cue_head
    found[at] = CUE
    _down(seen, found, at, -1, "", 0, decide)
    path = ""
    for step in range(_FARTHEST_UP):
        up = sentence.tokens[at].head
        if up == at:
            break
        path += f"^{sentence.tokens[at].dep}"
        found[up] = decide(up, _features(seen, up, at, found[at], path, step + 1))
        _down(seen, found, up, at, path, step + 1, decide)
        at = up
    return found


def _down(seen: _Seen, found: list[int], top: int, but: int, path: str, steps: int, decide: Decide) -> None:
    """Decides on what hangs on `top`, except `but`."""
    sentence = seen.sentence
    part = found[top]
    for k in sentence.children[top]:
        if k == but:
            continue
        here = (
            f"{path}/{_edge(sentence, k)}" if steps < _DETAILED else f"../{_edge(sentence, top)}/{_edge(sentence, k)}"
        )
        found[k] = decide(k, _features(seen, k, top, part, here, steps + 1))
        if not sentence.children[k]:
            continue
        if found[k] == part and part != CUE and steps:
            for i in grammar.below(sentence, k):
                found[i] = part
        else:
            _down(seen, found, k, -1, here, steps + 1, decide)


def _edge(sentence: Sentence, k: int) -> str:
    token = sentence.tokens[k]
    return f"{token.dep}:{token.lower}" if token.dep in _NAMED_EDGES else token.dep


def _features(seen: _Seen, at: int, above: int, part_above: int, path: str, steps: int) -> list[str]:
    """The features of token `at`, reached from token `above` by the path."""
    sentence, draft = seen.sentence, seen.draft
    tokens = sentence.tokens
    token = tokens[at]
    name = seen.name
    cue = draft.cue_head
    side = "<" if at < cue else ">"
    by_rule = seen.drafted[at]
    state = f"{part_above}{by_rule}{seen.drafted[above]}"
    first, last = _reach(sentence, at)
    comma = tokens[first - 1].text in _BREAKS if first else False
    quoted = seen.quoted[at]
    word, dep = token.lower, token.dep
    return [
        f"s {state}",
        f"sd {state} {dep} {side}",
        f"sc {state} {draft.construction} {dep}",
        f"p {path} {side}",
        f"ps {path} {state}",
        f"pl {path} {name}",
        f"pls {path} {name} {state} {side}",
        f"pc {path} {draft.construction} {side} {by_rule}",
        f"pt {path} {token.tag} {part_above}",
        f"w {word} {dep} {part_above}",
        f"ws {word} {state}",
        f"wl {name} {word} {part_above}",
        f"q {quoted} {dep} {state}",
        f"qp {quoted} {path} {by_rule}",
        f"c {comma} {path} {state}",
        f"cd {comma} {dep} {side} {state}",
        f"z {min(last - first, 8)} {path} {state}",
        f"f {max(-6, min(at - cue, 6))} {dep} {state} {tokens[cue].pos}",
        f"k {bool(draft.source)} {bool(draft.content)} {path} {side}",
        f"u {tokens[above].lemma} {dep} {state}",
        f"uw {tokens[above].lemma} {word} {part_above}",
    ]


def _reach(sentence: Sentence, at: int) -> tuple[int, int]:
    """The first and last token of what hangs on a token, by its outermost dependents."""
    first = last = at
    while sentence.children[first] and sentence.children[first][0] < first:
        first = sentence.children[first][0]
    while sentence.children[last] and sentence.children[last][-1] > last:
        last = sentence.children[last][-1]
    return first, last


def nodes(parts_found: Sequence[int], part: int) -> Iterator[int]:
    """The tokens of one part."""
    return (i for i, p in enumerate(parts_found) if p == part)
