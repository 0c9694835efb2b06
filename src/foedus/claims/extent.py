"""What belongs to a cue: the words around it in the parse, each asked whether it is source, cue, content or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from foedus.claims import grammar
from foedus.claims.drafts import Draft
from foedus.records import Sentence
from foedus.records.quick import quick

NOTHING, SOURCE, CUE, CONTENT = range(4)
_FARTHEST_UP = 4
# Beyond so many steps from the cue a path is known by its last two only.
_DETAILED = 3
_NAMED_EDGES = frozenset({"prep", "mark", "prt"})
# Dependents that, alone, are of the part of what they hang on.
_BOUND = frozenset({"det", "amod", "compound", "aux", "auxpass", "case", "nummod", "neg", "poss", "prt", "predet"})
_BREAKS = frozenset({",", "-", "--", "—", "–", "("})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# What opens the clause that the cue itself is the verb of.
_OPENING = frozenset({"that", "whether", "if"})
_DEPENDENT = frozenset({"relcl", "acl", "advcl"})
_APPOSED = frozenset({"appos", "npadvmod", "conj"})
_REJOINED = frozenset({"charge", "claim", "allegation", "accusation", "assertion", "suggestion"})
# What the features of the other groups begin with.
_SIGNS: Mapping[str | int, str] = {"word": "w", "far": "f", "kind": "k", "under": "u"}
_CARRY_ON = frozenset({"that", "and", "or", "nor", "whether", "because", "while"})

# What is asked of a word, in groups that have values in common: the features of a group hang on these alone, so that
# what they weigh together is found once for all words of which the same is true.
Group = tuple[str | int, ...]
Asked = tuple[Group, ...]
# From what is asked of a word to its part.
Decide = Callable[[int, Asked], int]


@quick
@dataclass(frozen=True, slots=True)
class _Seen:
    """What the features need of a sentence and a draft: the draft's part of each token, what the cue is called."""

    sentence: Sentence
    draft: Draft
    drafted: Sequence[int]
    name: str


def parts(sentence: Sentence, draft: Draft, decide: Decide) -> list[int]:
    """The part of each token of the sentence in the draft's statement, decided from the cue outwards: its dependents
    and theirs, then its head, that one's other dependents, and so on up.

    `decide` is given a token and what is asked of it, and gives its part. What hangs on two words of the same part,
    both of them source, content or nothing, is of that part too, without being asked; so are marks, lone articles and
    the like.
    """
    drafted = [NOTHING] * len(sentence.tokens)
    for held, part in ((draft.content, CONTENT), (draft.source, SOURCE), (draft.cue, CUE)):
        for i in held:
            drafted[i] = part
    cue = sentence.tokens[draft.cue_head]
    seen = _Seen(sentence, draft, drafted, f"{cue.pos[0]}{draft.lemma or cue.lemma}")
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
        found[up] = decide(up, _asked(seen, up, at, found[at], path, step + 1))
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
        token = sentence.tokens[k]
        if not steps and token.dep == "mark" and token.lower in _OPENING:
            continue
        if token.pos == "PUNCT" and token.text != ":":
            found[k] = part if part in (SOURCE, CONTENT) else NOTHING
            continue
        if part != CUE and token.dep in _BOUND and not sentence.children[k]:
            found[k] = part
            continue
        here = (
            f"{path}/{_edge(sentence, k)}" if steps < _DETAILED else f"../{_edge(sentence, top)}/{_edge(sentence, k)}"
        )
        found[k] = decide(k, _asked(seen, k, top, part, here, steps + 1))
        if not sentence.children[k]:
            continue
        if found[k] == part and part != CUE and steps:
            for i in grammar.below(sentence, k):
                found[i] = part
        else:
            _down(seen, found, k, -1, here, steps + 1, decide)


def up_to_semicolon(sentence: Sentence, cue: int, content: tuple[int, ...], quoted: Sequence[bool]) -> tuple[int, ...]:
    """The content without the clauses that stand for themselves after a semicolon: "X said A; B did C". Where it is a
    list (after a colon), goes on in a quotation or opens with "that" or "and", it is left as it is. Nor does what is
    said of the whole belong to it (", a charge that Y dismissed")."""
    tokens = sentence.tokens
    for noun in (t for t in tokens[cue + 1 :] if t.lemma in _REJOINED and t.dep in _APPOSED and not quoted[t.i]):
        # "Accused Norland of spying, a charge that Norland dismissed": what is said of the charge is no part of it.
        before = tokens[noun.i - 2 : noun.i]
        if [t.text for t in before] in ([",", "a"], [",", "an"]) and any(sentence.kids(noun.i, "relcl")):
            return tuple(i for i in content if i < noun.i - 2)
    for stop in (t.i for t in tokens if t.text == ";" and t.i > cue and not quoted[t.i]):
        if any(t.text == ":" for t in tokens[:stop]) or stop + 1 == len(tokens):
            break
        after = range(stop + 1, next((t.i for t in tokens[stop + 1 :] if t.text == ";"), len(tokens)))
        if tokens[after[0]].lower not in _CARRY_ON and not quoted[after[0]] and _stands_alone(sentence, after):
            return tuple(i for i in content if i < stop)
    return content


def _stands_alone(sentence: Sentence, words: range) -> bool:
    """Whether the words hold a clause of their own, with its subject."""
    for i in words:
        verb = sentence.tokens[i]
        if verb.pos not in ("VERB", "AUX") or verb.dep in _DEPENDENT:
            continue
        subjects = [k for k in sentence.kids(i, *grammar.SUBJECTS) if k.i in words]
        if subjects and (verb.tag in _FINITE or any(k.tag in _FINITE for k in sentence.kids(i, "aux", "auxpass"))):
            return True
    return False


def _edge(sentence: Sentence, k: int) -> str:
    token = sentence.tokens[k]
    return f"{token.dep}:{token.lower}" if token.dep in _NAMED_EDGES else token.dep


def _asked(seen: _Seen, at: int, above: int, part_above: int, path: str, steps: int) -> Asked:
    """What is asked of token `at`, reached from token `above` by the path."""
    sentence, draft = seen.sentence, seen.draft
    tokens = sentence.tokens
    token = tokens[at]
    dep = token.dep
    cue = draft.cue_head
    side = "<" if at < cue else ">"
    state = f"{part_above}{seen.drafted[at]}{seen.drafted[above]}"
    first = _first(sentence, at)
    comma = first > 0 and tokens[first - 1].text in _BREAKS
    return (
        ("state", state, dep, side, comma),
        ("path", path, state, seen.name, side),
        ("word", token.lower, dep, part_above),
        ("far", max(-6, min(at - cue, 6)), dep, state, tokens[cue].pos),
        ("kind", bool(draft.source), bool(draft.content), path, side),
        ("under", tokens[above].lemma, dep, state),
    )


def features(group: Group) -> tuple[str, ...]:
    """The features of a group of what is asked."""
    name, *values = group
    match name:
        case "state":
            state, dep, side, comma = values
            return f"s {state}", f"sd {state} {dep} {side}", f"cd {comma} {dep} {side} {state}"
        case "path":
            path, state, cue, side = values
            return f"ps {path} {state}", f"pls {path} {cue} {state} {side}"
        case _:
            return (f"{_SIGNS[name]} {' '.join(map(str, values))}",)


def _first(sentence: Sentence, at: int) -> int:
    """The first token of what hangs on a token, by its outermost dependents."""
    while sentence.children[at] and sentence.children[at][0] < at:
        at = sentence.children[at][0]
    return at
