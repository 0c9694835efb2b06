"""Statements without a verb of saying: according to X, a claim that, reportedly, "Poll: ..."."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.claims import grammar
from foedus.claims.cues import Cues
from foedus.claims.drafts import Draft
from foedus.claims.verbal import Lookup
from foedus.parsing.rubrics import known_label
from foedus.records import Sentence, Token

_PREPOSITIONS = frozenset({"of", "for", "on", "about", "to", "against", "from", "with", "over", "in"})
_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "parataxis", "advcl", "relcl", "acl", "pcomp"})
# A noun without a possessor is itself the source where it names a telling ("reports that ...").
_TELLINGS = frozenset({"report", "rumour", "rumor"})


def drafts(sentence: Sentence, cues: Cues) -> Iterator[Draft]:
    """The drafts of a sentence's set phrases, nouns, adverbs and headline colons."""
    for token in sentence.tokens:
        if token.lower in cues.phrases:
            yield from _phrase(sentence, token, cues)
        if token.pos == "NOUN":
            if token.lemma in cues.nouns:
                yield from noun(sentence, token, cues.of)
        elif token.dep == "acomp" and token.lower in cues.adjectives:
            yield from _adjective(sentence, token, cues)
        elif token.pos == "ADV" and token.lower in cues.adverbs:
            yield from _adverb(sentence, token, cues)
        elif token.lower == "believed":
            yield from _believed(sentence, token)
    yield from _colon(sentence)


def _phrase(sentence: Sentence, first: Token, cues: Cues) -> Iterator[Draft]:
    tokens = sentence.tokens
    for rest, cue in cues.phrases[first.lower]:
        last = first.i + len(rest)
        if last >= len(tokens) or any(tokens[first.i + 1 + k].lower != word for k, word in enumerate(rest)):
            continue
        sources = [k.i for k in sentence.kids(last, "pobj", "pcomp", "nsubj", "dobj")]
        if not sources or sources[0] < last:
            continue
        head, words = sources[0], tuple(range(first.i, last + 1))
        top = _clause_over(sentence, first)
        if top is None:
            continue
        source = grammar.phrase(sentence, head)
        content = tuple(
            i for i in grammar.below(sentence, top, cut=frozenset({first.i})) if i not in source and i not in words
        )
        name = " ".join((first.lower, *rest))
        yield Draft(sentence.index, first.i, source, head, words, content, cue.kind, cue.certainty, "phrase", name)
        return


def _clause_over(sentence: Sentence, token: Token) -> int | None:
    """The top of the clause that a phrase comments on."""
    at = None
    for up in sentence.ancestors(token.i):
        at = up.i
        if (
            up.pos in ("VERB", "AUX")
            and up.dep in _CLAUSES
            and any(True for _ in sentence.kids(up.i, *grammar.SUBJECTS))
        ):
            return up.i
    return at


def noun(sentence: Sentence, noun: Token, lookup: Lookup) -> Iterator[Draft]:
    """The draft of a noun in the first of its constructions that attributes, if one does."""
    for construction, content, extra in noun_constructions(sentence, noun):
        cue = lookup("noun", noun.lemma, construction)
        if cue is None:
            continue
        head = _author(sentence, noun)
        words = (noun.i, *extra)
        if head is None and noun.lemma in _TELLINGS:
            source: tuple[int, ...] = tuple(
                i for i in grammar.below(sentence, noun.i, without=("relcl",)) if i not in content and i not in extra
            )
            head = noun.i
        else:
            source = () if head is None else grammar.phrase(sentence, head)
            source = tuple(i for i in source if i not in words and i not in content)
        yield Draft(
            sentence.index, noun.i, source, head if source else None, words, content, cue.kind, cue.certainty,
            construction, noun.lemma,
        )  # fmt: skip
        return


def noun_constructions(sentence: Sentence, noun: Token) -> Iterator[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    """The constructions that the noun could attribute in: name, content, cue words besides the noun."""
    for kid in sentence.kids(noun.i):
        if kid.dep in ("acl", "ccomp", "relcl") and kid.i > noun.i:
            marks = {k.lower for k in sentence.kids(kid.i, "mark", "aux")}
            if "that" in marks and (kid.dep != "relcl"):
                yield "acl", grammar.below(sentence, kid.i), ()
            elif "to" in marks and kid.dep == "acl":
                yield "infinitive", grammar.below(sentence, kid.i), ()
        elif kid.dep == "prep" and kid.lower in _PREPOSITIONS and kid.i > noun.i:
            content = tuple(i for i in grammar.below(sentence, kid.i) if i != kid.i)
            if content:
                yield f"prep:{kid.lower}", content, (kid.i,)


def _author(sentence: Sentence, noun: Token) -> int | None:
    """Whose the noun is: its possessor, by-phrase, from-phrase, or the subject of the verb that it is the object of."""
    for kid in sentence.kids(noun.i, "poss"):
        return kid.i
    for kid in sentence.kids(noun.i, "prep", "agent"):
        if kid.lower in ("by", "from"):
            for found in sentence.kids(kid.i, "pobj"):
                return found.i
    if noun.lemma not in _TELLINGS and noun.dep == "dobj" and sentence.tokens[noun.head].pos == "VERB":
        return grammar.subject(sentence, noun.head)
    return None


def _adverb(sentence: Sentence, adverb: Token, cues: Cues) -> Iterator[Draft]:
    cue = cues.adverbs[adverb.lower]
    top = adverb.head
    if sentence.tokens[top].dep in ("aux", "auxpass"):
        top = sentence.tokens[top].head
    content = tuple(i for i in grammar.below(sentence, top, without=("mark",)) if i != adverb.i)
    if content and top != adverb.i:
        yield Draft(
            sentence.index, adverb.i, (), None, (adverb.i,), content, cue.kind, cue.certainty, "adverb", adverb.lower
        )


def _adjective(sentence: Sentence, adjective: Token, cues: Cues) -> Iterator[Draft]:
    """ "The president has been clear that ..."."""
    verb = sentence.tokens[adjective.head]
    cue = cues.adjectives[adjective.lower]
    for clause in (*sentence.kids(adjective.i, "ccomp"), *sentence.kids(verb.i, "ccomp")):
        head = grammar.subject(sentence, verb.i)
        if clause.i < adjective.i or head is None or sentence.tokens[head].lower == "it":
            continue
        words = (*(i for i in grammar.verb_group(sentence, verb.i)), adjective.i)
        yield Draft(
            sentence.index, adjective.i, grammar.phrase(sentence, head), head, words, grammar.below(sentence, clause.i),
            cue.kind, cue.certainty, "clause", adjective.lower,
        )  # fmt: skip
        return


def _believed(sentence: Sentence, verb: Token) -> Iterator[Draft]:
    """ "..., if the ministry is to be believed"."""
    tokens = sentence.tokens
    opening = next((t.i for t in reversed(tokens[: verb.i]) if t.lower == "if"), None)
    if opening is None or tokens[verb.i - 1].lower != "be":
        return
    subjects = [t.i for t in tokens[opening : verb.i] if t.dep in grammar.SUBJECTS]
    if not subjects:
        return
    source = tuple(i for i in grammar.phrase(sentence, subjects[-1]) if opening < i < verb.i)
    words = tuple(i for i in range(opening, verb.i + 1) if i not in source)
    content = tuple(t.i for t in tokens if not opening <= t.i <= verb.i)
    if content and source:
        yield Draft(
            sentence.index, verb.i, source, subjects[-1], words, content, "say", "suggested", "phrase", "believe"
        )


# Those whose words in a transcript are questions: they say nothing.
_ASKERS = frozenset({"question", "q", "questioner", "interviewer", "reporter"})


def _colon(sentence: Sentence) -> Iterator[Draft]:
    """A headline's "Poll: Voters turn away": a short name, a colon, and a clause."""
    tokens = sentence.tokens
    for at in range(1, min(6, len(tokens) - 3)):
        if tokens[at].text == ":":
            before = tokens[:at]
            if not all(t.pos in ("PROPN", "NOUN", "ADJ", "CCONJ", "PART", "PUNCT") for t in before):
                return
            if before[-1].pos not in ("PROPN", "NOUN") or not all(
                t.text[0].isupper() or t.pos != "NOUN" for t in before
            ):
                return
            content = tuple(range(at + 1, len(tokens)))
            if not any(t.pos in ("VERB", "AUX") for t in tokens[at + 1 :]) or before[-1].lower in _ASKERS:
                return
            if known_label(" ".join(t.text for t in before)):
                return
            source = tuple(range(at))
            yield Draft(sentence.index, at, source, at - 1, (at,), content, "say", "asserted", "colon", ":")
            return
