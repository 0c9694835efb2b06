"""Which frame fires on which word of a sentence: predicates, conditions, light verbs."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from foedus.coding.arguments import Arguments
from foedus.coding.frames import BUILTIN_CLASSES, Condition, Entry, Frame, Lexicon, Light, TriggerKind
from foedus.coding.grammar import Grammar
from foedus.coding.nominal import noun_arguments
from foedus.coding.ontology import CONFLICTUAL, COOPERATIVE
from foedus.coding.predicates import predicate_words, with_particle_object
from foedus.records import Mention, Mentions, Sentence, Token

_PREDICATIVE = frozenset({"acomp", "attr", "ROOT", "conj", "oprd", "ccomp", "advcl"})
_ANYBODY = frozenset({"@actor", "@state", "@person", "@any"})
_OFFICIAL = frozenset({"@leaders", "@diplomats", "@peacekeepers", "@authorities"})
# Verbs by which an event noun that is their subject takes place.
OCCURRENCE = frozenset(
    "take begin start continue occur happen resume open follow erupt break hold stage launch conduct carry convene "
    "come host schedule plan go".split()
)
# Nouns that only count or group those who stand below them ("dozens of civilians", "members of the Taliban").
PARTITIVE = frozenset(
    "number dozen score hundred thousand million group series wave part member most many some several all one two "
    "three four five majority rest total list pair handful crowd column convoy contingent batch unit element both each "
    "none half third quarter tens kilometre kilometer round range variety kind sort spate string raft host bulk "
    "remnant people effort policy action move minute hour day week month year flurry spell bout".split()
)

# Verbs whose "to" names who heard it on the occasion ("conveyed this to his counterpart in a call").
_CONVEYING = frozenset(
    "convey express explain say repeat relay stress underline complain describe outline offer".split()
)


def _forms(token: Token) -> tuple[str, ...]:
    """The words to look a token up by; a plural that the tagger took for a name ("Rockets") also by its singular."""
    forms = (token.lemma,) if token.lemma == token.lower else (token.lemma, token.lower)
    return (*forms, token.lower[:-1]) if token.tag == "NNPS" and token.lower.endswith("s") else forms


@dataclass(slots=True)
class Fired:
    """A frame that fires on a token: `words` are the trigger's tokens, `used` the tokens that met its conditions,
    `carrier` the verb that carries its tense (itself, copula or light verb), `light` that verb's entry,
    `agentless` marks a passive that does not say who acts, though the frame asks for it, `unmet` holds the
    conditions that are not met (only where they were let go)."""

    frame: Frame
    kind: TriggerKind
    token: int
    words: tuple[int, ...]
    arguments: Arguments
    carrier: int | None
    used: frozenset[int] = frozenset()
    light: Light | None = None
    weight: float = 0.0
    agentless: bool = False
    unmet: tuple[Condition, ...] = ()


@cache
def _asked(items: frozenset[str]) -> tuple[str, ...]:
    """Those of the items that a token's forms and classes alone do not answer, in alphabetical order."""
    return tuple(sorted(i for i in items if i in BUILTIN_CLASSES or i == "@money" or " " in i))


@dataclass(slots=True)
class Matcher:
    """Finds what fires in one sentence. Remembers each token's answer, since conditions ask about one another."""

    sentence: Sentence
    grammar: Grammar
    mentions: Mentions
    lexicon: Lexicon
    _best: dict[int, Fired | None] = field(default_factory=dict)
    _labels: dict[int, frozenset[str]] = field(default_factory=dict)
    _nouns: dict[int, tuple[Arguments, int | None, Light | None]] = field(default_factory=dict)
    _verbs: dict[int, Arguments] = field(default_factory=dict)
    _spoken: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Notes which words stand in the sentence at all: most predicates of several words end there."""
        self._spoken = frozenset(form for t in self.sentence.tokens for form in (t.lower, t.lemma))

    def best(self, i: int) -> Fired | None:
        """What fires on token i, or None."""
        if i not in self._best:
            self._best[i] = None
            self._best[i] = self._find(i)
        return self._best[i]

    def mention(self, i: int) -> Mention | None:
        """The political actors or place that token i heads."""
        return self.mentions.get((self.sentence.index, i))

    def _find(self, i: int) -> Fired | None:
        token = self.sentence.tokens[i]
        kinds = self.kinds(token)
        fired: list[Fired] = []
        for kind, key in kinds:
            for entry in self.lexicon.entries.get((kind, key), ()):
                found = self.attempt(entry, token, kind)
                if found is not None:
                    fired.append(found)
        return max(fired, key=lambda f: (f.weight, f.frame.prior, -f.frame.order), default=None)

    def kinds(self, token: Token) -> list[tuple[TriggerKind, str]]:
        """What a token can be as a trigger, and the forms to look it up by."""
        if token.pos in ("VERB", "AUX"):
            if token.dep in ("aux", "auxpass") or token.dep == "amod":
                return []
            kinds: list[tuple[TriggerKind, str]] = [("verb", token.lemma)]
            if token.tag == "VBN" and not self._perfect(token):
                kinds.append(("adj", token.lower))
            if token.tag == "VBG":
                kinds.append(("noun", token.lower))
            return kinds
        if token.pos == "NOUN" or (token.pos == "PROPN" and token.dep != "compound"):
            if token.dep in ("compound", "nmod"):
                return []
            return [("noun", form) for form in _forms(token)]
        if token.pos in ("ADJ", "ADV") and token.dep in _PREDICATIVE:
            return [("adj", token.lower)]
        return []

    def _perfect(self, token: Token) -> bool:
        """Whether a participle is an active perfect ("has committed"), so no adjective."""
        deps = {k.dep for k in self.sentence.kids(token.i)}
        return "auxpass" not in deps and any(k.lemma == "have" for k in self.sentence.kids(token.i, "aux"))

    def attempt(self, entry: Entry, token: Token, kind: TriggerKind, *, loose: int = 0) -> Fired | None:
        """What comes of a frame on a token: None where its words are not there, or more than `loose` of its conditions
        are not met."""
        if len(entry.words) > 1 and not self._spoken.issuperset(
            entry.words[:-1] if entry.kind == "noun" else entry.words[1:]
        ):
            return None
        words = predicate_words(entry, token, self.sentence)
        if words is None:
            return None
        light: Light | None = None
        carrier: int | None
        if kind == "verb":
            arguments, carrier = self._verb(token.i), token.i
            arguments = with_particle_object(arguments, words, self.grammar)
        elif kind == "adj":
            arguments = self.grammar.adjective_arguments(token.i)
            carrier = token.head if token.dep in ("acomp", "attr", "oprd") else token.i
        else:
            found = self._nouns.get(token.i)
            if found is None:
                found = self._nouns[token.i] = self._noun(token)
            arguments, carrier, light = found
        used: set[int] = set()
        unmet: list[Condition] = []
        for condition in entry.frame.where:
            met = self._met(condition, arguments, words)
            if met is None and len(unmet) == loose:
                return None
            if met is None:
                unmet.append(condition)
                continue
            if entry.frame.reports is None or condition.role != "clause":
                used |= met
        excused = sum(not arguments.roles.get("subj") and self._excused(c, arguments) for c in entry.frame.where)
        weight = float(len(entry.frame.where)) - excused + 0.9 * (len(words) - 1)
        agentless = excused > 0
        return Fired(
            entry.frame,
            kind,
            token.i,
            words,
            arguments,
            carrier,
            frozenset(used),
            light,
            weight,
            agentless,
            tuple(unmet),
        )

    def _verb(self, i: int) -> Arguments:
        """A verb's roles, found once for all that are tried on it."""
        if i not in self._verbs:
            self._verbs[i] = self.grammar.verb_arguments(i)
        return self._verbs[i]

    def _noun(self, token: Token) -> tuple[Arguments, int | None, Light | None]:
        """A noun's roles, with what its light verb lends."""
        arguments = noun_arguments(self.grammar, token.i)
        top = token
        while top.dep == "conj" and self.sentence.tokens[top.head].pos in ("NOUN", "PROPN"):
            top = self.sentence.tokens[top.head]
        above = self.sentence.tokens[top.head]
        verb: Token | None = None
        if top.dep == "pobj" and above.lower == "of" and self.sentence.tokens[above.head].lemma in PARTITIVE:
            top = self.sentence.tokens[above.head]
            above = self.sentence.tokens[top.head]
        if top.dep in ("dobj", "nsubjpass", "attr", "oprd") and above.pos in ("VERB", "AUX"):
            verb = above
        elif top.dep == "pobj" and above.dep in ("prep", "agent") and self.sentence.tokens[above.head].pos == "VERB":
            verb = self.sentence.tokens[above.head]
        light = None if verb is None else self._light(verb, above, top)
        if verb is not None and light is None:
            verb = None
        if verb is None:
            for k in self.sentence.kids(token.i, "acl", "relcl"):
                light = self._light(k, above, top)
                if light is not None:
                    verb = k
                    break
        if verb is None or light is None:
            self._occasion(top, arguments)
            return arguments, self._occurrence(top, arguments), None
        own = self.grammar.verb_arguments(verb.i)
        subjects = [s for s in own.roles.get("subj", []) if s != token.i]
        if light.lends == "subj":
            arguments.roles["subj"] = [*subjects, *arguments.roles.get("subj", [])]
            for s in own.roles.get("iobj", []):
                arguments.add("obj", s)
        else:
            arguments.roles["obj"] = [*subjects, *arguments.roles.get("obj", [])]
        for role, heads in own.roles.items():
            if role not in ("subj", "obj", "iobj", "clause", "by"):
                arguments.add(role, *[h for h in heads if h != top.i])
        if light.lends != "subj" and not own.passive:
            arguments.add("subj", *[h for h in own.roles.get("by", []) if h != top.i])
        if light.lends != "subj":
            arguments.add("subj", *own.roles.get("from", []), *arguments.roles.get("from", []))
        return arguments, verb.i, light

    def _occasion(self, top: Token, arguments: Arguments) -> None:
        """ "During a meeting in Pyongyang, Kim voiced ...": who acts on the occasion takes part in it."""
        above = self.sentence.tokens[top.head]
        after = above.lower in ("after", "following", "before") and "with" in arguments.roles
        if top.dep != "pobj" or above.dep != "prep" or not (after or above.lower in ("during", "at", "in")):
            return
        verb = self.sentence.tokens[above.head]
        if verb.pos == "VERB" and not any(self._names_actor(h) for h in arguments.roles.get("subj", [])):
            for s in self.grammar.subject(verb.i):
                arguments.add("occasion", s)
            if verb.lemma in _CONVEYING:
                arguments.add("occasion", *[n for name, n in self.grammar.prepositions(verb.i) if name == "to"])

    def _occurrence(self, top: Token, arguments: Arguments) -> int | None:
        """The verb by which an event noun takes place ("talks were held"); its roles are added."""
        verb = self.sentence.tokens[top.head]
        if top.dep not in ("nsubj", "nsubjpass") or verb.lemma not in OCCURRENCE:
            return None
        for name, n in self.grammar.prepositions(verb.i):
            if name == "by":
                arguments.roles["subj"] = [n, *arguments.roles.get("subj", [])]
            else:
                arguments.add(name, n)
        return verb.i

    def _names_actor(self, i: int) -> bool:
        mention = self.mention(i)
        return mention is not None and bool(mention.actors)

    def _light(self, verb: Token, above: Token, top: Token) -> Light | None:
        for light in self.lexicon.light.get(verb.lemma, ()):
            if light.particle is None:
                if top.dep != "pobj" or above.i == verb.i or above.dep == "agent":
                    return light
            elif top.dep == "pobj" and above.i != verb.i and above.dep != "agent":
                if light.particle.split()[-1] == above.lower:
                    return light
            elif any(k.lower == light.particle for k in self.sentence.kids(verb.i, "prt", "prep", "advmod")):
                return light
        return None

    def fillers(self, arguments: Arguments, role: str, depth: int = 0) -> list[int]:
        """The token indices that stand in a role, dotted roles included."""
        role, _, below = role.partition(".")
        heads = arguments.roles.get(role, [])
        if not below:
            return heads
        found: list[int] = []
        for head in heads:
            if role == "clause" or (role in ("obj", "attr") and self.sentence.tokens[head].pos == "VERB"):
                inner = self.grammar.verb_arguments(head)
                found += self.fillers(inner, below, depth + 1) if depth < 3 else []
                continue
            name, _, deeper = below.partition(".")
            lower = self.grammar.below(head, name)
            if deeper:
                for low in lower:
                    found += self.grammar.below(low, deeper)
            else:
                found += lower
        return found

    def _met(self, condition: Condition, arguments: Arguments, words: tuple[int, ...]) -> set[int] | None:
        """The tokens that meet a condition; None where it is not met."""
        fillers = self.fillers(arguments, condition.role)
        if not fillers:
            excused = "@none" in condition.allowed or not condition.allowed or self._excused(condition, arguments)
            return set() if excused else None
        heads = [h for h in fillers if h not in words or condition.role == "obj"]
        heads = [inner for h in heads for inner in (h, *self._counted(h))]
        if "@none" in condition.allowed and not heads:
            return set()
        if not heads and self._excused(condition, arguments):
            return set()
        if condition.allowed == {"@none"}:
            return None
        expanded = [c for h in heads for c in self.grammar.conjuncts(h)]
        if condition.forbidden and any(self._is_any(h, condition.forbidden) for h in expanded):
            return None
        if not condition.allowed:
            return set()
        met = {h for h in expanded if self._is_any(h, condition.allowed)}
        if "@abroad" in condition.allowed:
            met |= {h for h in expanded if self._abroad(h, arguments)}
        if not met:
            return None
        named = condition.allowed - _ANYBODY
        return {h for h in met if named and self._is_any(h, named)}

    def _abroad(self, i: int, arguments: Arguments) -> bool:
        """Whether token i names a place in another country than the subject's."""
        mention = self.mention(i)
        if mention is None or mention.place is None or mention.place.country is None:
            return False
        doers = [m for s in arguments.roles.get("subj", []) if (m := self.mention(s)) is not None]
        homes = {a.country for m in doers for a in m.actors}
        return bool(homes) and None not in homes and mention.place.country not in homes

    def _excused(self, condition: Condition, arguments: Arguments) -> bool:
        """Whether a passive without its agent need not show who acts."""
        if condition.role != "subj" or not arguments.passive or arguments.verb is None:
            return False
        if self.sentence.tokens[arguments.verb].dep == "advcl":
            return False
        adjective = ("adj", self.sentence.tokens[arguments.verb].lower) in self.lexicon.entries
        return condition.allowed <= _ANYBODY and not adjective

    def _counted(self, head: int) -> list[int]:
        """What a noun of number or kind counts: "a round of talks", "one third of the guerrillas"."""
        token = self.sentence.tokens[head]
        if token.lemma not in PARTITIVE and token.pos != "NUM":
            return []
        return [n for name, n in self.grammar.prepositions(head) if name == "of"]

    def _is_any(self, i: int, items: frozenset[str]) -> bool:
        """Whether token i is any of these items; its forms and classes are compared all at once."""
        labels = self._labels.get(i)
        if labels is None:
            forms = frozenset(_forms(self.sentence.tokens[i]))
            labels = self._labels[i] = forms.union(*(self.lexicon.classes_of(form) for form in forms))
        return not labels.isdisjoint(items) or any(self._is(i, item) for item in _asked(items))

    def _official(self, i: int) -> bool:
        """Whether a subject is somebody in office though the text does not say of which country ("the envoy")."""
        token = self.sentence.tokens[i]
        return token.dep in ("nsubj", "nsubjpass") and bool(self.lexicon.classes_of(token.lemma) & _OFFICIAL)

    def _is(self, i: int, item: str) -> bool:
        token = self.sentence.tokens[i]
        if not item.startswith("@"):
            if " " in item:
                words = item.split()
                before = self.sentence.tokens[max(0, i - len(words) + 1) : i + 1]
                return [t.lower for t in before] == words or [t.lemma for t in before] == words
            return item in _forms(token)
        if item == "@any":
            return True
        if item == "@that":
            return any(k.lower == "that" and k.dep == "mark" for k in self.sentence.kids(i))
        if item == "@infinitive":
            return any(k.lower == "to" and k.dep == "aux" for k in self.sentence.kids(i))
        if item in ("@actor", "@person", "@state"):
            if item == "@actor" and token.lower in ("i", "we"):
                return True
            mention = self.mention(i)
            if mention is None or not mention.actors:
                return item == "@actor" and self._official(i)
            if item == "@actor":
                return True
            kinds = ("person",) if item == "@person" else ("state", "government")
            return any(a.kind in kinds for a in mention.actors)
        if item in ("@conflict", "@cooperation") or item[1:].isupper():
            fired = self.best(i)
            if fired is None:
                return False
            if item == "@conflict":
                return fired.frame.type in CONFLICTUAL
            if item == "@cooperation":
                return fired.frame.type in COOPERATIVE
            return fired.frame.type == item[1:]
        if item == "@money" and token.pos == "NUM" and any(k.pos == "SYM" for k in self.sentence.kids(i)):
            return True
        return any(item in self.lexicon.classes_of(form) for form in _forms(token))
