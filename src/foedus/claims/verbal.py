"""Statements that a verb introduces: said that, told her to, described as, accused of, was reported by, as X said."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from foedus.claims import grammar
from foedus.claims.cues import Cue, Cues
from foedus.claims.drafts import Draft
from foedus.records import Sentence, Token

# (part, lemma, construction) to the cue, None where it attributes nothing.
Lookup = Callable[[str, str, str], Cue | None]

_CLAUSE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
CITING = frozenset({"quote", "cite"})
_RAISING = frozenset({"seem", "appear"})
_WRITINGS = frozenset({
    "statement", "letter", "report", "tweet", "message", "speech", "release", "note", "email", "post", "resolution",
    "communique", "communiqué", "article", "memo", "cable", "interview", "announcement", "declaration", "remark",
    "comment",
})  # fmt: skip
_ABOUT = frozenset({
    "of", "for", "on", "about", "to", "against", "in", "with", "over", "at", "from", "into", "upon", "as",
})  # fmt: skip


def drafts(sentence: Sentence, cues: Cues) -> Iterator[Draft]:
    """The drafts of a sentence's verbs, each verb giving at most one."""
    for token in sentence.tokens:
        if may_attribute(token) and token.lemma in cues.verb_stems:
            found = draft(sentence, token, cues.of)
            if found is not None:
                yield found


def may_attribute(token: Token) -> bool:
    """Whether the token is a verb that heads a clause."""
    return token.pos == "VERB" and token.dep not in ("aux", "auxpass", "amod", "compound")


def draft(sentence: Sentence, verb: Token, lookup: Lookup) -> Draft | None:
    """The draft of a verb in the likeliest of its constructions that attributes; None where none does."""
    lemma = grammar.lemma(sentence, verb)
    passive = grammar.passive(sentence, verb.i)
    head = _source(sentence, verb, passive)
    group = grammar.verb_group(sentence, verb.i)
    for construction, content, extra in constructions(sentence, verb, passive):
        cue = lookup("verb", lemma, construction)
        if cue is not None and content:
            return _settle(sentence, verb, lemma, cue, construction, head, (*group, *extra), content)
    cue = lookup("verb", lemma, "quote")
    if cue is not None and not passive and head is not None:
        return _settle(sentence, verb, lemma, cue, "quote", head, group, ())
    return None


def _settle(
    sentence: Sentence, verb: Token, lemma: str, cue: Cue, construction: str, head: int | None,
    words: tuple[int, ...], content: tuple[int, ...],
) -> Draft | None:  # fmt: skip
    """The draft with each token in one role only: cue before source before content."""
    if head is not None and construction in ("infinitive", "gerund") and verb.lemma in _RAISING:
        head = None
    source = () if head is None or head in words else grammar.phrase(sentence, head, verb.i)
    for title in sentence.kids(verb.i, "nsubj") if source else ():
        # "the news agency Tass reported" read as two subjects
        if title.i == source[0] - 1:
            source = (*grammar.phrase(sentence, title.i, verb.i), *source)
    source = tuple(i for i in source if i not in words)
    if len(source) == 1 and cue.kind == "think" and sentence.tokens[source[0]].lower == "it":
        return None
    kept = tuple(i for i in content if i not in words and i not in source)
    if content and not kept:
        return None
    return Draft(
        sentence.index, verb.i, source, head if source else None, words, kept,
        cue.kind, cue.certainty, construction, lemma,
    )  # fmt: skip


def _source(sentence: Sentence, verb: Token, passive: bool) -> int | None:
    """The head of the phrase that speaks; the writer rather than the writing ("released a statement saying ...")."""
    cited = _cited(sentence, verb)
    if cited is not None:
        return cited
    if passive:
        by = grammar.agent(sentence, verb.i)
        return _citing(sentence, verb) if by is None and verb.lemma in CITING else by
    head = grammar.subject(sentence, verb.i)
    if head is None:
        return None
    noun = sentence.tokens[head]
    if verb.dep == "acl" and noun.lemma in _WRITINGS and noun.dep in ("dobj", "pobj"):
        up = sentence.tokens[noun.head]
        writer = grammar.subject(sentence, up.i) if up.pos == "VERB" else None
        for kid in sentence.kids(head, "poss"):
            return kid.i
        return head if writer is None else writer
    return head


def _cited(sentence: Sentence, verb: Token) -> int | None:
    """Who speaks in "X was quoted as saying", "they quoted X as saying"."""
    tokens = sentence.tokens
    under, above = tokens[verb.head], tokens[tokens[verb.head].head]
    if verb.dep != "pcomp" or under.lower != "as" or above.lemma not in CITING:
        return None
    return next((k.i for k in sentence.kids(above.i, "nsubjpass", "dobj")), None)


def _citing(sentence: Sentence, verb: Token) -> int | None:
    """Who quotes in "X was quoted as saying by Y"."""
    for under in sentence.kids(verb.i, "prep"):
        for saying in sentence.kids(under.i, "pcomp"):
            return grammar.agent(sentence, saying.i)
    return None


def constructions(
    sentence: Sentence, verb: Token, passive: bool
) -> Iterator[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    """The constructions that the verb could attribute in, the likeliest first: name, content, cue words besides."""
    kids = list(sentence.kids(verb.i))
    clear = [k for k in kids if k.lower == "clear"] if verb.lemma == "make" else []
    if clear:
        parts = {i for k in kids if k.dep in ("ccomp", "csubj") for i in grammar.below(sentence, k.i)}
        yield "clause", tuple(sorted(i for i in parts if i > clear[0].i)), (clear[0].i,)
    if _cited(sentence, verb) is not None:
        # "Troops left, X was quoted as saying"
        above = sentence.tokens[sentence.tokens[verb.head].head]
        yield "clause", tuple(i for k in sentence.kids(above.i, "ccomp") for i in grammar.below(sentence, k.i)), ()
    inserted = _around(sentence, verb)
    if inserted is not None:
        yield "clause", inserted, ()
    clauses = [k for k in kids if k.dep == "ccomp" and (k.i < verb.i or not _small(sentence, k))]
    if clauses:
        content: list[int] = []
        for clause in clauses:
            content.extend(grammar.below(sentence, clause.i))
        content += _carried_on(sentence, verb, kids, clauses)
        content += _led_up_to(sentence, verb, min(content))
        yield "clause", _same_part(sentence, verb, tuple(sorted(set(content)))), ()
    what = _what_they_call(sentence, verb, kids)
    if what:
        yield "clause", what, ()
    if passive and verb.lemma in CITING:
        told = [k for k in kids if k.dep in ("ccomp", "nsubjpass")]
        saying = [s.i for k in kids for s in (k, *sentence.kids(k.i, "pcomp")) if k.lower == "as"]
        yield "as", tuple(sorted({i for k in told for i in grammar.below(sentence, k.i)} | set(saying))), ()
    objects = [k for k in kids if k.dep == "dobj"]
    named = _named(sentence, verb, kids, passive)
    if named:
        yield "as", named, ()
    for kid in kids:
        if kid.dep == "xcomp":
            marked = any(k.dep == "aux" and k.lower == "to" for k in sentence.kids(kid.i))
            name = "infinitive" if marked else "gerund" if kid.tag == "VBG" else ""
            if name:
                below = grammar.below(sentence, kid.i)
                if objects and objects[0].i < kid.i:
                    below = tuple(sorted((*grammar.below(sentence, objects[0].i), *below)))
                elif passive:
                    below = tuple(sorted((*_patient(sentence, verb), *below)))
                yield name, below, ()
        elif kid.dep == "ccomp" and kid.i > verb.i and _small(sentence, kid):
            yield ("infinitive" if kid.tag == "VB" else "gerund"), grammar.below(sentence, kid.i), ()
    if passive:
        for kid in kids:
            if kid.dep == "prep" and kid.lower in _ABOUT and kid.i > verb.i:
                below = tuple(i for i in grammar.below(sentence, kid.i) if i != kid.i)
                yield f"prep:{kid.lower}", tuple(sorted((*_patient(sentence, verb), *below))), (kid.i,)
    if objects:
        obj = grammar.below(sentence, objects[0].i)
        for kid in kids:
            given = kid.lower in ("of", "for") and kid.i > objects[0].i
            if kid.dep == "prep" and (given or _explains(sentence, kids, objects[0], kid)):
                yield f"object+{kid.lower}", tuple(sorted((*obj, *grammar.below(sentence, kid.i)))), ()
        yield "object", obj, ()
    elif passive:
        patient = _patient(sentence, verb)
        if patient:
            yield "object", patient, ()
    for kid in () if passive else kids:
        if kid.dep == "prep" and kid.lower in _ABOUT and kid.i > verb.i:
            below = tuple(i for i in grammar.below(sentence, kid.i) if i != kid.i)
            yield f"prep:{kid.lower}", below, (kid.i,)


def _explains(sentence: Sentence, kids: list[Token], thing: Token, prep: Token) -> bool:
    """Whether somebody links a thing to its cause ("the envoy linked the rise to the war"), unlike the road that links
    two towns."""
    speaks = any(k.dep == "nsubj" and (k.pos in ("PROPN", "PRON") or k.tag in ("NN", "NNS")) for k in kids)
    causes = sentence.kids(prep.i, "pobj") if prep.lower in ("to", "with") and thing.i < prep.i else ()
    return speaks and thing.pos == "NOUN" and any(k.pos == "NOUN" for k in causes)


def _carried_on(sentence: Sentence, verb: Token, kids: list[Token], clauses: list[Token]) -> list[int]:
    """A second half of the statement that the parse hangs on the cue: "says it would cut pay, but would raise it"."""
    if any(k.tag == "MD" for k in sentence.kids(verb.i, "aux")):
        return []
    found: list[int] = []
    for kid in kids:
        if kid.dep == "conj" and kid.i > clauses[-1].i:
            modal = any(k.tag == "MD" for k in sentence.kids(kid.i, "aux"))
            if modal and not any(True for _ in sentence.kids(kid.i, *grammar.SUBJECTS)):
                found.extend(grammar.below(sentence, kid.i))
    return found


def _led_up_to(sentence: Sentence, verb: Token, first: int) -> list[int]:
    """The clauses before the statement where "X said" closes the sentence: "The van left, but it came back, X said"."""
    tokens = sentence.tokens
    if verb.dep not in ("conj", "ccomp") or first >= verb.i or first == 0:
        return []
    if any(t.pos not in ("PUNCT", "PROPN", "NUM", "ADP", "DET", "NOUN", "ADJ", "ADV") for t in tokens[verb.i + 1 :]):
        return []
    if verb.dep == "ccomp":
        mine = min((k.i for k in sentence.kids(verb.i, *grammar.SUBJECTS)), default=0)
        opening = min(grammar.below(sentence, mine))
        return list(range(first)) if opening > first and tokens[opening - 1].text == "," else []
    if verb.dep == "conj":
        up = tokens[verb.head]
        if (
            up.i < first
            and tokens[first - 1].pos in ("CCONJ", "PUNCT")
            and not any(k.lower in ("say", "said") for k in tokens[:first])
        ):
            return list(range(first))
    return []


def _small(sentence: Sentence, clause: Token) -> bool:
    """Whether a clausal complement has no finite verb ("urged them to leave", "saw them leaving")."""
    if clause.tag in _CLAUSE_TAGS:
        return False
    for kid in sentence.kids(clause.i, "aux", "auxpass", "mark", "cop"):
        if kid.tag in _CLAUSE_TAGS or kid.lower in ("that", "whether", "if"):
            return False
        if kid.lower == "to":
            return True
    return clause.tag in ("VB", "VBG", "VBN")


def _around(sentence: Sentence, verb: Token) -> tuple[int, ...] | None:
    """The clause that the verb's own clause is put into: "The raid, officials said, failed", "as X said, ..."."""
    if any(k.dep == "ccomp" and k.i > verb.i for k in sentence.kids(verb.i)):
        return None
    if verb.dep == "parataxis" or (verb.dep == "advcl" and _as_marked(sentence, verb)):
        top = sentence.tokens[verb.head]
        cut = frozenset({verb.i})
        return _same_part(sentence, verb, grammar.below(sentence, top.i, cut=cut))
    if verb.dep == "ccomp" and _between(sentence, verb):
        return _same_part(sentence, verb, grammar.below(sentence, verb.head))
    if verb.dep == "ccomp":
        # "officials said" read as the complement of the clause that it follows
        up = sentence.tokens[verb.head]
        mine = grammar.below(sentence, verb.i)
        short = all(sentence.tokens[i].dep not in ("ccomp", "dobj", "xcomp") for i in sentence.children[verb.i])
        bare = all(k.lower not in ("that", "whether", "if") for k in sentence.kids(verb.i, "mark"))
        if short and bare and up.i < mine[0] and mine[0] > 0 and sentence.tokens[mine[0] - 1].text in (",", '"'):
            return grammar.below(sentence, up.i, cut=frozenset({verb.i}))
    return None


def _what_they_call(sentence: Sentence, verb: Token, kids: list[Token]) -> tuple[int, ...]:
    """What follows in "what they claim are the worst losses", which parses tend to tear apart."""
    after = sentence.tokens[verb.i + 1] if verb.i + 1 < len(sentence.tokens) else None
    if after is None or after.lemma != "be" or after.tag not in _CLAUSE_TAGS:
        return ()
    if not any(k.lower == "what" and k.i < verb.i for k in kids):
        return ()
    return tuple(i for i in grammar.below(sentence, after.i) if i >= after.i)


def _between(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb stands with its subject between the halves of the clause that it is read as a part of."""
    tokens = sentence.tokens
    if verb.head < verb.i or verb.i + 1 >= len(tokens) or tokens[verb.i + 1].text != ",":
        return False
    kids = list(sentence.kids(verb.i))
    before = [k for k in kids if k.dep == "ccomp" and k.i < verb.i]
    return bool(before) and all(k.dep in ("nsubj", "punct", "ccomp", "mark", "advmod", "aux") for k in kids)


def _same_part(sentence: Sentence, verb: Token, content: tuple[int, ...]) -> tuple[int, ...]:
    """The content on the verb's side of semicolons."""
    stops = [t.i for t in sentence.tokens if t.text == ";"]
    first = max((i for i in stops if i < verb.i), default=-1)
    last = min((i for i in stops if i > verb.i), default=len(sentence.tokens))
    return tuple(i for i in content if first < i < last)


def _as_marked(sentence: Sentence, verb: Token) -> bool:
    return any(k.lower == "as" for k in sentence.kids(verb.i, "mark", "advmod")) and not any(
        k.dep in ("ccomp", "xcomp", "dobj") for k in sentence.kids(verb.i)
    )


def _named(sentence: Sentence, verb: Token, kids: list[Token], passive: bool) -> tuple[int, ...]:
    """Object and name of "describe X as Y", "call X Y"."""
    objects = [k for k in kids if k.dep in ("dobj", "nsubjpass")]
    names = [k for k in kids if k.dep in ("oprd",) and k.i > verb.i]
    names += [k for k in kids if k.dep in ("prep", "advcl") and k.lower == "as" and k.i > verb.i]
    names += [k for o in objects for k in sentence.kids(o.i, "prep") if k.lower == "as"]
    names += [k for k in kids if k.dep == "ccomp" and k.pos in ("NOUN", "PROPN", "ADJ") and _small_name(sentence, k)]
    if not names:
        return ()
    content: list[int] = []
    for part in (*objects[:1], *names):
        content.extend(grammar.below(sentence, part.i))
    return tuple(sorted(set(content)))


def _small_name(sentence: Sentence, noun: Token) -> bool:
    return not any(k.dep in ("cop", "aux", "mark", "punct") for k in sentence.kids(noun.i))


def _patient(sentence: Sentence, verb: Token) -> tuple[int, ...]:
    """The passive subject's phrase, or the noun before a participle."""
    for kid in sentence.kids(verb.i, "nsubjpass"):
        return grammar.phrase(sentence, kid.i)
    if verb.dep == "acl":
        return tuple(i for i in grammar.below(sentence, verb.head, cut=frozenset({verb.i})))
    return ()
