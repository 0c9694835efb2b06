"""Which frame fires on which word of a sentence: predicates, conditions, light verbs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from foedus.coding.arguments import Arguments
from foedus.coding.filled import Filled
from foedus.coding.frames import ABOVE, Condition, Entry, Frame, Items, Lexicon, Light, TriggerKind, weight
from foedus.coding.giving import with_receiver
from foedus.coding.grammar import Grammar
from foedus.coding.labels import Labels, forms
from foedus.coding.light import with_verb
from foedus.coding.nominal import above
from foedus.coding.predicates import predicate_words, with_particle_object
from foedus.coding.tense import Outlook
from foedus.records import Actor, Mention, Mentions, Sentence, Token

_CARRYING = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ", "ADV"})
_PREDICATIVE = frozenset({"acomp", "attr", "ROOT", "conj", "oprd", "ccomp", "advcl"})
_FIRST_PERSON = frozenset({"i", "we", "us", "our", "my"})
_QUOTES = frozenset({'"', "''", "``"})


@dataclass(slots=True, eq=False)
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


@dataclass(slots=True)
class Standing:
    """Who stands in a role of a trigger, conjuncts and what a noun only counts included, and the labels of all of
    them; `met` remembers who of them is any of some items."""

    heads: tuple[int, ...]
    labels: frozenset[str]
    met: dict[Items, frozenset[int]]


@dataclass(slots=True)
class Site:
    """A trigger's words and the roles around them, found once for all frames that are tried there.

    `carrier` and `light` as in Fired; `open` are the roles in which a condition can be met; `agentless`: a passive that
    does not say who acts; `standing` remembers who stands in a role, `met` who meets a condition.
    """

    kind: TriggerKind
    words: tuple[int, ...]
    arguments: Arguments
    carrier: int | None
    light: Light | None
    open: frozenset[str]
    agentless: bool
    standing: dict[str, Standing]
    met: dict[Condition, frozenset[int] | None]


_NOBODY: frozenset[int] = frozenset()
_NO_LABELS: frozenset[str] = frozenset()
_UNASKED: frozenset[int] = frozenset({-1})


@dataclass(slots=True)
class Matcher:
    """Finds what fires in one sentence. Remembers each token's answer, since conditions ask about one another, who is
    joined to it (joined.py) and how it stands (sketch.py), and who does what fires (`doing`, roles.py)."""

    sentence: Sentence
    grammar: Grammar
    mentions: Mentions
    lexicon: Lexicon
    joined: dict[int, tuple[int, ...]] = field(default_factory=dict)
    outlooks: dict[tuple[int, int | None, bool], Outlook] = field(default_factory=dict)
    doing: dict[Fired, Filled] = field(default_factory=dict)
    _named: list[Mention | None] = field(default_factory=list)
    _best: dict[int, Fired | None] = field(default_factory=dict)
    _sites: dict[tuple[TriggerKind, int, tuple[int, ...]], Site] = field(default_factory=dict)
    _spoken: frozenset[str] = frozenset()
    _labels: Labels = field(init=False)
    _quoted: list[bool] = field(default_factory=list)
    _personal: bool | None = None
    _naming: list[tuple[int, tuple[Actor, ...]]] | None = None

    def __post_init__(self) -> None:
        """Notes who is named where, and which words stand in the sentence at all: most predicates of several words end
        there."""
        tokens, index, mention = self.sentence.tokens, self.sentence.index, self.mentions.get
        found = [mention((index, i)) for i in range(len(tokens))]
        self._named = [None if m is not None and m.land is not None else m for m in found]
        self._spoken = self.grammar.words.union([t.lemma for t in tokens])
        self._labels = Labels(self.grammar, self.lexicon, self._named)

    def fired(self) -> list[Fired]:
        """What fires in the sentence, in the order of its tokens."""
        heads = self.lexicon.heads
        found = [
            self.best(t.i)
            for t in self.sentence.tokens
            if (t.lemma in heads or t.lower in heads or t.tag == "NNPS") and t.pos in _CARRYING
        ]
        return [f for f in found if f is not None]

    def best(self, i: int) -> Fired | None:
        """What fires on token i, or None."""
        known = self._best
        if i not in known:
            known[i] = None
            known[i] = self._find(self.sentence.tokens[i])
        return known[i]

    def mention(self, i: int) -> Mention | None:
        """The political actors or place that token i heads."""
        return self._named[i]

    def land(self, i: int) -> str | None:
        """The state that the thing at token i stands in, where its own words name no party."""
        mention = self.mentions.get((self.sentence.index, i))
        return None if mention is None else mention.land

    def naming(self) -> list[tuple[int, tuple[Actor, ...]]]:
        """The tokens that name political actors, in order, and whom."""
        if self._naming is None:
            self._naming = [(i, m.actors) for i, m in enumerate(self._named) if m is not None and m.actors]
        return self._naming

    def names_actors(self) -> bool:
        """Whether the sentence names any political actor."""
        return bool(self.naming())

    def quoted(self, i: int) -> bool:
        """Whether a quotation mark is open before token i."""
        if self.grammar.words.isdisjoint(_QUOTES):
            return False
        if not self._quoted:
            is_open = False
            for token in self.sentence.tokens:
                self._quoted.append(is_open)
                is_open ^= token.text in _QUOTES
        return self._quoted[i]

    def personal(self) -> bool:
        """Whether the sentence speaks in the first person."""
        if self._personal is None:
            self._personal = not _FIRST_PERSON.isdisjoint(self.grammar.words)
        return self._personal

    def _find(self, token: Token) -> Fired | None:
        heads = self.lexicon.heads
        if token.pos not in _CARRYING or not (token.lemma in heads or token.lower in heads or token.tag == "NNPS"):
            return None
        fired: list[Fired] = []
        entries = self.lexicon.entries
        for predicate in self.kinds(token):
            if predicate not in entries:
                continue
            for found in self.attempts(entries[predicate], token, predicate[0]):
                fired.append(found)
                if not found.agentless:
                    # Entries come in the order in which they win; only a missing agent takes from their weight.
                    break
        if len(fired) < 2:
            return fired[0] if fired else None
        return max(fired, key=lambda f: (f.weight, f.frame.prior, -f.frame.order))

    def kinds(self, token: Token) -> list[tuple[TriggerKind, str]]:
        """What a token can be as a trigger, and the forms to look it up by."""
        if token.pos in ("VERB", "AUX"):
            if token.dep in ("aux", "auxpass") or token.dep == "amod":
                return []
            kinds: list[tuple[TriggerKind, str]] = [("verb", token.lemma)]
            if token.tag == "VBN" and not self._perfect(token):
                kinds.append(("adj", token.lower))
            if token.tag == "VBG" and "dobj" not in self.grammar.by_dep(token.i):
                kinds.append(("noun", token.lower))
            return kinds
        if token.pos == "NOUN" or (token.pos == "PROPN" and token.dep != "compound"):
            if token.dep in ("compound", "nmod") or (token.lower == "order" and self._in_order(token)):
                return []
            return [("noun", form) for form in forms(token)]
        if token.pos in ("ADJ", "ADV") and token.dep in _PREDICATIVE:
            return [("adj", token.lower)]
        return []

    def _in_order(self, token: Token) -> bool:
        """Whether "order" commands nothing: "in order that", "in order to"."""
        tokens, i = self.sentence.tokens, token.i
        return 0 < i < len(tokens) - 1 and tokens[i - 1].lower == "in" and tokens[i + 1].lower in ("that", "to", "for")

    def _perfect(self, token: Token) -> bool:
        """Whether a participle is an active perfect ("has committed"), so no adjective."""
        below = self.grammar.by_dep(token.i)
        return "auxpass" not in below and any(k.lemma == "have" for k in below.get("aux", ()))

    def there(self, entries: Sequence[Entry]) -> list[Entry]:
        """The entries all of whose words stand in the sentence."""
        return [e for e in entries if not e.others or e.others <= self._spoken]

    def _phrasal(self, entries: Sequence[Entry], token: Token) -> bool:
        """Whether a verb and its particle are a verb of their own, which says nothing of the bare one ("took over")."""
        particles = self.grammar.by_dep(token.i).get("prt")
        if not particles:
            return False
        first = particles[0].lower
        return any(len(e.words) > 1 and e.words[1] == first for e in entries)

    def attempts(self, entries: Sequence[Entry], token: Token, kind: TriggerKind, *, loose: int = 0) -> Iterator[Fired]:
        """What comes of frames on a token: of those whose words are there, and of whose conditions no more than `loose`
        are not met."""
        spoken, i = self._spoken, token.i
        alone: Site | None = None
        phrasal = kind == "verb" and self._phrasal(entries, token)
        for entry in entries:
            frame, _, _, _, others = entry
            if phrasal and not others:
                continue
            if others:
                if not others <= spoken:
                    continue
                words = predicate_words(entry, token, self.sentence)
                if words is None:
                    continue
                site = self._site(kind, token, words)
            else:
                site = alone = alone or self._site(kind, token, (i,))
            if frame.needs <= site.open or (loose and len(frame.needs - site.open) <= loose):
                fired = self._attempt(frame, i, site, loose)
                if fired is not None:
                    yield fired

    def _attempt(self, frame: Frame, i: int, site: Site, loose: int) -> Fired | None:
        used = _NOBODY
        unmet: tuple[Condition, ...] = ()
        for condition in frame.where:
            met = site.met.get(condition, _UNASKED)
            if met is _UNASKED:
                met = self._met(condition, site)
                if condition.fixed:
                    site.met[condition] = met
            if met is None:
                if len(unmet) == loose or (condition.forbidden and self._barred(condition, site)):
                    return None
                unmet = (*unmet, condition)
            elif met and condition.role != ABOVE and (frame.reports is None or condition.role != "clause"):
                used |= met
        excused = 0
        if site.agentless and not site.arguments.roles.get("subj"):
            excused = sum(c.anybody for c in frame.where)
        return Fired(
            frame,
            site.kind,
            i,
            site.words,
            site.arguments,
            site.carrier,
            used,
            site.light,
            weight(frame, len(site.words), excused),
            excused > 0,
            unmet,
        )

    def _site(self, kind: TriggerKind, token: Token, words: tuple[int, ...]) -> Site:
        known = self._sites.get((kind, token.i, words))
        if known is None:
            known = self._sites[kind, token.i, words] = self._new_site(kind, token, words)
        return known

    def _new_site(self, kind: TriggerKind, token: Token, words: tuple[int, ...]) -> Site:
        light: Light | None = None
        carrier: int | None = token.i
        if len(words) > 1 and kind != "verb":
            alone = self._site(kind, token, (token.i,))
            arguments, carrier, light = alone.arguments, alone.carrier, alone.light
        elif kind == "verb":
            arguments = with_particle_object(with_receiver(self.grammar, token, self.mention), words, self.grammar)
        elif kind == "adj":
            arguments = self.grammar.adjective_arguments(token.i)
            carrier = token.head if token.dep in ("acomp", "attr", "oprd") else token.i
        else:
            arguments, carrier, light = with_verb(self.grammar, self.lexicon, token, self._names_actor)
        agentless = self._agentless(arguments)
        filled = [role for role, heads in arguments.roles.items() if heads]
        return Site(
            kind,
            words,
            arguments,
            carrier,
            light,
            frozenset([*filled, "subj"] if agentless else filled),
            agentless,
            {},
            {},
        )

    def agentless(self, token: Token, kind: TriggerKind) -> bool:
        """Whether a token is a passive that need not show who acts."""
        return self._site(kind, token, (token.i,)).agentless

    def _agentless(self, arguments: Arguments) -> bool:
        """Whether a verb is a passive that need not show who acts."""
        if not arguments.passive or arguments.verb is None:
            return False
        verb = self.sentence.tokens[arguments.verb]
        return verb.dep != "advcl" and ("adj", verb.lower) not in self.lexicon.entries

    def _names_actor(self, i: int) -> bool:
        mention = self.mention(i)
        return mention is not None and bool(mention.actors)

    def fillers(self, arguments: Arguments, role: str, depth: int = 0) -> list[int]:
        """The token indices that stand in a role, dotted roles included."""
        if "." not in role:
            return arguments.roles.get(role, [])
        role, _, below = role.partition(".")
        heads = arguments.roles.get(role)
        found: list[int] = []
        if not heads:
            return found
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

    def _standing(self, site: Site, role: str) -> Standing:
        heads = above(self.grammar, site.words[-1]) if role == ABOVE else []
        arguments = site.arguments
        for head in self.fillers(arguments, role) if "." in role else arguments.roles.get(role, ()):
            if head not in site.words or role == "obj":
                heads += self.grammar.conjuncts(head)
                for inner in self.grammar.counted(head):
                    heads += self.grammar.conjuncts(inner)
        labels = self._labels.of(heads[0]) if heads else _NO_LABELS
        if len(heads) > 1:
            labels = labels.union(*[self._labels.of(h) for h in heads[1:]])
        found = site.standing[role] = Standing(tuple(heads), labels, {})
        return found

    def _met(self, condition: Condition, site: Site) -> frozenset[int] | None:
        """The tokens that meet a condition and are not just anybody; None where it is not met."""
        standing = site.standing.get(condition.role) or self._standing(site, condition.role)
        if not standing.heads:
            return _NOBODY if condition.spare or (condition.anybody and site.agentless) else None
        if condition.forbidden and self._those(standing, condition.barred):
            return None
        if not condition.allowed:
            return _NOBODY
        wanted = condition.wanted
        if not wanted.events and standing.labels.isdisjoint(wanted.labels):
            met = those = _NOBODY
        else:
            met = those = self._those(standing, wanted)
        if condition.abroad:
            met = those | {h for h in standing.heads if self._abroad(h, site.arguments)}
        if not met:
            return None
        if condition.telling is wanted:
            return those
        return self._those(standing, condition.telling) if condition.telling.labels else _NOBODY

    def _barred(self, condition: Condition, site: Site) -> bool:
        """Whether what stands in a role is what a condition bars: that is never let go."""
        standing = site.standing.get(condition.role) or self._standing(site, condition.role)
        return bool(standing.heads) and bool(self._those(standing, condition.barred))

    def _those(self, standing: Standing, wanted: Items) -> frozenset[int]:
        """Those who stand in a role and are any of some items."""
        if wanted.events:
            told = [h for h in standing.heads if self._is_any(h, wanted)]
            return frozenset(told) if told else _NOBODY
        if standing.labels.isdisjoint(wanted.labels):
            return _NOBODY
        known = standing.met.get(wanted)
        if known is None:
            found = standing.heads
            if len(found) > 1:
                of = self._labels.of
                found = tuple([h for h in found if not of(h).isdisjoint(wanted.labels)])
            known = standing.met[wanted] = frozenset(found)
        return known

    def _is_any(self, i: int, wanted: Items) -> bool:
        if not self._labels.of(i).isdisjoint(wanted.labels):
            return True
        fired = self.best(i)
        return fired is not None and fired.frame.type in wanted.events

    def _abroad(self, i: int, arguments: Arguments) -> bool:
        """Whether token i names a place in another country than the subject's."""
        mention = self.mention(i)
        if mention is None or mention.place is None or mention.place.country is None:
            return False
        doers = [m for s in arguments.roles.get("subj", []) if (m := self.mention(s)) is not None]
        homes = {a.country for m in doers for a in m.actors}
        return bool(homes) and None not in homes and mention.place.country not in homes
