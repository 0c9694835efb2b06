"""Who stands where: the logical roles around a verb, adjective or noun, with passives, relative and participial
clauses, conjunction and control undone. Roles are those of docs/frames.md."""

from __future__ import annotations

from foedus.coding.arguments import (
    BETWEEN,
    BLAMING,
    CALLING,
    CHARGING,
    CONTAINING,
    CROWDS,
    DENYING,
    DIRECTIONS,
    FOILING,
    OBJECT_PREPOSITIONS,
    OF_DOERS,
    PARTITIVE,
    REFLEXIVE,
    SHARES,
    SUBJECT_CONTROL,
    UTTERANCES,
    WRITING,
    Arguments,
    is_time,
    shared,
)
from foedus.coding.complements import OPENING, complements, infinitive
from foedus.coding.judged import judged
from foedus.coding.passives import late_agents, passive
from foedus.coding.prepositions import LEADING, as_well, attending, find_prepositions
from foedus.coding.styled import beneficiary, styled
from foedus.records import Sentence, Token

RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_NEGATIVES = frozenset({"not", "n't", "never", "nor", "neither"})
_BELOW = {"mod": ("poss", "compound", "amod", "nmod"), "poss": ("poss",), "det": ("det",)}


class Grammar:
    """The grammar of one sentence. Asked many times about the same tokens, it remembers its answers; `words` and `deps`
    are the words and dependencies that stand in it at all."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.words = frozenset([t.lower for t in self.tokens])
        self.deps = frozenset([t.dep for t in self.tokens])
        self._negated = "neg" in self.deps or not self.words.isdisjoint(_NEGATIVES)
        self._related = not self.words.isdisjoint(RELATIVE)
        self._below: dict[int, dict[str, list[Token]]] = {}
        self._subjects: dict[int, list[int]] = {}
        self._arguments: dict[int, Arguments] = {}
        self._prepositions: dict[int, tuple[tuple[str, int], ...]] = {}
        self._conjuncts: dict[int, tuple[int, ...]] = {}
        self._as_well = as_well(self.tokens) if "well" in self.words else []

    def by_dep(self, i: int) -> dict[str, list[Token]]:
        """A token's dependents by their dependency, each in order."""
        found = self._below.get(i)
        if found is None:
            found = self._below[i] = {}
            tokens = self.tokens
            for k in self.sentence.children[i]:
                token = tokens[k]
                if token.dep in found:
                    found[token.dep].append(token)
                else:
                    found[token.dep] = [token]
        return found

    def passive(self, v: int) -> bool:
        """Whether a verb is passive: "was seized", "troops deployed by", "was arrested and charged"."""
        return passive(self.sentence, v, self.by_dep(v).keys())

    def subject(self, v: int, depth: int = 0) -> list[int]:
        """The heads of a verb's surface subject, found over the clause border where the clause has none."""
        if v not in self._subjects:
            self._subjects[v] = []
            self._subjects[v] = self._subject(v, depth) if depth < 12 else []
        return self._subjects[v]

    def _subject(self, v: int, depth: int) -> list[int]:
        token, kids = self.tokens[v], self.sentence.kids
        for k in kids(v, "nsubj", "nsubjpass", "csubj"):
            if k.lower in RELATIVE and self.antecedent(v) is not None:
                antecedent = self.antecedent(v)
                return [antecedent] if antecedent is not None else []
            if k.lower in SHARES and (whose := shared(self.sentence, k, self.antecedent(v))) is not None:
                return [whose]
            if k.lower in REFLEXIVE and token.dep in ("ccomp", "xcomp"):
                return self.subject(token.head, depth + 1)
            if k.lower not in ("there", "it") or k.dep != "expl":
                # "Norland's ally Sudland sent": the parser makes two subjects of a noun and its name.
                named = k.i + 1 < v and self.tokens[k.i + 1].dep == k.dep and self.tokens[k.i + 1].head == v
                return [k.i + 1 if named else k.i]
        inverted = self._inverted(v)
        if inverted is not None:
            return [inverted]
        head = token.head
        above = self.tokens[head]
        if token.dep == "conj":
            if above.pos in ("VERB", "AUX"):
                return self.subject(head, depth + 1)
            return self.subject(head, depth + 1) if above.dep in ("acomp", "attr") else []
        if token.dep in ("acomp", "attr", "oprd") and above.pos in ("VERB", "AUX"):
            return self.subject(head, depth + 1)
        if token.dep == "xcomp":
            return self._controller(head, depth)
        if token.dep == "advcl":
            beside = self.tokens[v - 1]
            if token.tag == "VBG" and beside.lemma in CROWDS and beside.dep in ("pobj", "dobj") and v > head:
                return [beside.i]
            if token.tag == "VBG" and beside.text == "," and above.dep == "xcomp" and v > head:
                # "Ordered Chad to leave, alleging theft": who orders alleges.
                return self.subject(above.head, depth + 1)
            return self.subject(head, depth + 1) if above.pos in ("VERB", "AUX", "ADJ") else []
        if token.dep == "pcomp":
            return self._gerund_subject(above, depth)
        if token.dep == "acl":
            if any(k.dep == "aux" and k.lower == "to" for k in kids(v)):
                return [head] if above.dep == "ROOT" else self.owner(head, depth + 1)
            if token.tag == "VBG" and is_time(above) and self.tokens[above.head].pos == "VERB":
                return self.subject(above.head, depth + 1)
            if token.tag == "VBG" and self.tokens[v - 1].text == "," and (main := self._main(head)) is not None:
                return self.subject(main, depth + 1)
            if token.tag == "VBG" and (writer := self._writer(above)) is not None:
                return self.subject(writer, depth + 1)
            if token.tag == "VBG" and above.lemma in UTTERANCES:
                if bodies := [k.i for k in kids(head, "compound") if k.pos == "PROPN" and not is_time(k)]:
                    return bodies[-1:]
                foiled = self.tokens[above.head].lemma in FOILING
                return (self.owner(head, depth + 1) if not foiled else None) or [head]
            return [head]
        if token.dep == "relcl" and self._infinitive(v):
            return [head] if above.dep == "ROOT" else self.owner(head, depth + 1)
        if token.dep == "ccomp" and token.tag in ("VBG", "VB") and above.pos == "VERB":
            return self._controller(head, depth)
        return []

    def _main(self, n: int) -> int | None:
        """The verb that a noun behind it belongs to ("shelled it, killing ten"); None for a noun before its verb."""
        for up in self.sentence.ancestors(n):
            if up.pos in ("VERB", "AUX"):
                return up.i if up.i < n else None
        return None

    def _writer(self, n: Token) -> int | None:
        """The verb of writing to whom an -ing form is hung on ("wrote to Norland offering talks")."""
        prep = self.tokens[n.head]
        verb = self.tokens[prep.head]
        return verb.i if n.dep == "pobj" and prep.lower == "to" and verb.lemma in WRITING else None

    def _inverted(self, v: int) -> int | None:
        """The speaker behind the verb that follows a quotation ("pleaded the envoy"), parsed as its object."""
        kids = self.sentence.kids
        below = self.sentence.children[v]
        if not below or below[0] > v or not any(k.i < v for k in kids(v, "ccomp")):
            return None
        quoted = any(t.text in ('"', "''", "\u201d") for t in self.tokens[max(0, v - 3) : v])
        quoted = quoted or (self.tokens[v].tag == "VBD" and self.tokens[v - 1].text == ",")
        return next((k.i for k in kids(v, "dobj", "attr", "npadvmod") if k.i > v), None) if quoted else None

    def _controller(self, head: int, depth: int) -> list[int]:
        above = self.tokens[head]
        if above.pos in ("VERB", "AUX"):
            if above.lemma in CONTAINING:
                return [o for s in self.subject(head, depth + 1) for o in self.owner(s, depth + 1)]
            objects = [k.i for k in self.sentence.kids(head, "dobj", "dative") if k.pos != "ADP"]
            if objects and above.lemma not in SUBJECT_CONTROL:
                return objects[:1]
            if above.pos == "VERB" and above.lemma in CALLING:
                for prep in self.sentence.kids(head, "prep"):
                    if prep.lower in ("on", "upon", "for", "to"):
                        found = [k.i for k in self.sentence.kids(prep.i, "pobj")]
                        if found:
                            return found
            return self.subject(head, depth + 1)
        if above.pos in ("NOUN", "PROPN"):
            return self.owner(head, depth + 1)
        return self.subject(head, depth + 1)

    def _gerund_subject(self, prep: Token, depth: int) -> list[int]:
        above = self.tokens[prep.head]
        if prep.lower == "with" and (own := attending(self.sentence, prep.i)):
            return own
        if above.pos in ("VERB", "AUX"):
            objects = [k.i for k in self.sentence.kids(above.i, "dobj")]
            if objects and prep.lower in OBJECT_PREPOSITIONS and prep.i > objects[0]:
                return objects
            if prep.lower == "for" and above.lemma in BLAMING:
                # "Lashed out at Norland for shelling the town".
                blamed = [n for p, n in self.prepositions(above.i) if p in ("at", "to", "with", "on") and n < prep.i]
                if blamed:
                    return blamed[:1]
            return self.subject(above.i, depth + 1)
        if above.pos in ("NOUN", "PROPN"):
            charged = above.dep == "dobj" and self.tokens[above.head].lemma in CHARGING
            if charged and prep.lower in OBJECT_PREPOSITIONS:
                return [above.i]
            return self.owner(above.i, depth + 1)
        if above.pos == "ADV":
            return self.subject(above.head, depth + 1)
        return self.subject(above.i, depth + 1) if above.pos == "ADJ" else []

    def owner(self, n: int, depth: int = 0) -> list[int]:
        """Whose noun it is: its possessor, or the subject of the verb whose object it is ("made a pledge to send")."""
        for k in self.sentence.kids(n, "poss"):
            return [k.i]
        token = self.tokens[n]
        if token.lemma in OF_DOERS and (doers := [d for p, d in self.prepositions(n) if p in ("of", "by")]):
            return doers[:1]
        if for_whom := beneficiary(self.sentence, token):
            return for_whom
        above = self.tokens[token.head]
        if token.dep in ("dobj", "attr") and above.pos in ("VERB", "AUX") and depth < 12:
            return self.subject(above.i, depth + 1)
        if token.dep == "pobj" and self.tokens[above.head].pos == "VERB" and depth < 12:
            return self.subject(above.head, depth + 1)
        return [k.i for k in self.sentence.kids(n, "compound", "amod", "nmod") if k.pos == "PROPN" or k.tag == "JJ"][:1]

    def antecedent(self, v: int) -> int | None:
        """The noun that a relative clause describes, given the clause's verb."""
        token = self.tokens[v]
        for _ in range(8):
            if token.dep in ("relcl", "acl"):
                return token.head
            if token.dep not in ("conj", "ccomp", "xcomp", "advcl", "auxpass", "aux"):
                return None
            token = self.tokens[token.head]
        return None

    def clause_heads(self, i: int) -> list[int]:
        """The verbs (or predicates) of the complement clauses of a verb, adjective or noun."""
        below = self.by_dep(i)
        if below.keys().isdisjoint(OPENING):
            return []
        return complements(self.sentence, i, below, self.deps)

    def _infinitive(self, v: int) -> bool:
        return infinitive(self.sentence, v)

    def prepositions(self, i: int) -> tuple[tuple[str, int], ...]:
        """(preposition, head of its noun) below a token, times left out; "out of" is from, "along with" is with."""
        found = self._prepositions.get(i)
        if found is None:
            if self.by_dep(i).keys().isdisjoint(LEADING):
                return ()
            found = self._prepositions[i] = tuple(find_prepositions(self.sentence, i, self._as_well))
        return found

    def verb_arguments(self, v: int) -> Arguments:
        """The logical roles of a verb."""
        known = self._arguments.get(v)
        if known is not None:
            return known
        token, of = self.tokens[v], self.by_dep(v)
        self._arguments[v] = args = Arguments({}, passive(self.sentence, v, of.keys()), v)
        surface = self.subject(v)
        direct = [k.i for k in of.get("dobj", ())] or (self._mistaken_object(v) if "prt" in of else [])
        direct = [self._gap(d, v) for d in direct] if self._related else direct
        direct = [d for d in direct if d not in surface or d < v] if "ccomp" in of else direct
        if not direct and "ccomp" in of:
            direct = judged(self.sentence, token, of["ccomp"]) or styled(self.sentence, token, of["ccomp"])
        gifts = self.sentence.kids(v, "dative", "iobj") if "dative" in of or "iobj" in of else ()
        dative = [k.i for k in gifts if k.pos not in ("ADP", "PART")]
        if len(direct) == 2 and not dative and self.tokens[direct[0]].tag == "PRP" and direct[0] == v + 1:
            # "Pledged him two millions": the parser makes two objects of them.
            dative, direct = direct[:1], direct[1:]
        prepositions = self.prepositions(v)
        if "advmod" in of or "prt" in of:
            for adverb in self.sentence.kids(v, "advmod", "prt"):
                if adverb.lower in DIRECTIONS:
                    prepositions += self.prepositions(adverb.i)
        if args.passive:
            args.add("subj", *([n for p, n in prepositions if p == "by"] or late_agents(self.sentence, v, direct)))
            if direct and not dative:
                args.add("iobj", *surface)
                args.add("obj", *direct)
            else:
                args.add("obj", *surface)
                args.add("iobj", *dative)
        else:
            args.add("subj", *surface)
            if direct:
                args.add("obj", *direct)
            if dative:
                args.add("iobj", *dative)
            if not direct and token.dep == "relcl":
                self._relative_object(v, args, surface)
        if "conj" in of and not args.roles.get("obj"):
            self._shared_object(v, args)
        for name, n in prepositions:
            args.add(name, self._gap(n, v) if self._related else n)
        if "oprd" in of or len(direct) > 1:
            args.add("as", *[k.i for k in of.get("oprd", ())], *direct[1:2])
        for prep in of.get("prep", ()):
            if prep.lower == "as":
                args.add("as", *[k.i for k in self.sentence.kids(prep.i) if k.pos == "ADJ"])
        if "aux" in of:
            args.add("modal", *[k.i for k in of["aux"] if k.tag == "MD"])
        if "advmod" in of or "npadvmod" in of:
            args.add("manner", *[k.i for k in self.sentence.kids(v, "advmod", "npadvmod") if not is_time(k)])
        if self._negated:
            args.add("neg", *[k.i for k in self.sentence.kids(v) if k.dep == "neg" or k.lower in _NEGATIVES])
        for obj in args.roles.get("obj", [])[:1]:
            if obj > v or args.passive:
                clausal = self.sentence.kids(obj, "acl") if "acl" in self.deps else ()
                participles = [k.i for k in clausal if k.tag == "VBN"]
                counted = [n for p, n in self.prepositions(obj) if p == "of"] if self._counts(obj) else []
                for at in (obj, *counted, *participles):
                    for name, n in self.prepositions(at):
                        if at == obj or name != "by":
                            args.add(name, n)
        clauses = self.clause_heads(v)
        if clauses:
            args.add("clause", *clauses)
            if not args.roles.get("obj") and self.tokens[clauses[0]].tag == "VB":
                inner = [k.i for k in self.sentence.kids(clauses[0], "nsubj", "nsubjpass") if not self._owned(k.i)]
                args.add("obj", *inner)
        return args

    def _owned(self, n: int) -> bool:
        """Whether a noun is somebody's own ("announced that his government would pay"), so not whom he addresses."""
        return any(k.tag == "PRP$" for k in self.sentence.kids(n, "poss"))

    def _counts(self, noun: int) -> bool:
        """Whether a noun only counts what stands below it ("a round of talks with Norland")."""
        return self.tokens[noun].lemma in PARTITIVE

    def _mistaken_object(self, v: int) -> list[int]:
        """The noun behind a verb's particle that the parser took for an adverb ("broke up a march")."""
        particles = [k.i for k in self.sentence.kids(v, "prt")]
        return [
            k.i
            for k in self.sentence.kids(v, "npadvmod")
            if particles and k.i > particles[0] and k.pos in ("NOUN", "PROPN") and not is_time(k)
        ]

    def _gap(self, n: int, v: int) -> int:
        """A relative pronoun's antecedent, else the token itself."""
        token = self.tokens[n]
        whole = token.lower == "which" and self.tokens[n - 1].text == "," and self.tokens[v].lemma in DENYING
        if token.lower in RELATIVE and not whole:
            antecedent = self.antecedent(v)
            return n if antecedent is None else antecedent
        return n

    def _relative_object(self, v: int, args: Arguments, surface: list[int]) -> None:
        antecedent = self.antecedent(v)
        if antecedent is not None and antecedent not in surface and surface:
            stranded = [p for p in self.sentence.kids(v, "prep") if not self.sentence.children[p.i]]
            if stranded:
                args.add(stranded[0].lower, antecedent)
            elif not any(k.dep in ("ccomp", "xcomp") for k in self.sentence.kids(v)) and not any(
                k.lower in ("where", "when", "why") for k in self.sentence.kids(v, "advmod")
            ):
                args.add("obj", antecedent)

    def _shared_object(self, v: int, args: Arguments) -> None:
        """ "condemned and sanctioned Iran": the first verb's object stands behind the second."""
        for k in self.sentence.kids(v, "conj"):
            if k.pos == "VERB" and 0 < k.i - v <= 3:
                shared = [o.i for o in self.sentence.kids(k.i, "dobj")]
                if shared and not args.passive:
                    args.add("obj", *shared)

    def adjective_arguments(self, a: int) -> Arguments:
        """The roles of a predicate adjective or participle: its own and its copula's."""
        token = self.tokens[a]
        args = Arguments(verb=a)
        copula = token.head if token.dep in ("acomp", "attr", "oprd", "conj") else a
        args.add("subj", *(self.subject(a) or self.subject(copula)))
        for at in (a, copula) if copula != a else (a,):
            for name, n in self.prepositions(at):
                args.add(name, n)
            args.add("clause", *[c for c in self.clause_heads(at) if c != a])
        return args

    def below(self, head: int, name: str) -> list[int]:
        """ROLE.of, ROLE.on, ROLE.mod: nouns below a filler, by preposition or as its modifier."""
        if name in _BELOW:
            return [k.i for k in self.sentence.kids(head, *_BELOW[name])]
        found = [n for p, n in self.prepositions(head) if p == name]
        if not found and "acl" in self.deps:
            for k in self.sentence.kids(head, "acl"):
                if k.tag == "VBN" and not (name == "by" and k.lemma in BETWEEN):
                    found += [n for p, n in self.prepositions(k.i) if p == name]
                elif name == "of" and k.lemma == "belong":
                    found += [n for p, n in self.prepositions(k.i) if p == "to"]
        return found

    def conjuncts(self, head: int) -> tuple[int, ...]:
        """A noun and everything joined to it by "and", "as well as" or a comma."""
        known = self._conjuncts.get(head)
        if known is None:
            if not self.sentence.children[head] or "conj" not in self.deps:
                self._conjuncts[head] = (head,)
                return (head,)
            found = [head]
            bare = self.tokens[head].tag == "VB"
            for at in found:
                found += [
                    k.i
                    for k in self.by_dep(at).get("conj", ())
                    if not (bare and k.tag in ("VBD", "VBZ", "VBP"))
                    and k.pos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "X", "VERB")
                    and k.i not in found
                    and self.tokens[k.i - 1].lower != "not"
                ]
            known = self._conjuncts[head] = tuple(found)
        return known

    def counted(self, head: int) -> list[int]:
        """What a noun of number or kind counts: "a round of talks", "one third of the guerrillas"."""
        token = self.tokens[head]
        if token.pos != "NUM" and token.lemma not in PARTITIVE:
            return []
        return [n for name, n in self.prepositions(head) if name == "of"]
