"""What a trigger may be instead of an event, by its own words: "declined to comment", "wants to be president"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from foedus.coding.alone import outfitted, upon_himself
from foedus.coding.arguments import PARTITIVE, UTTERANCES
from foedus.coding.formulas import formula
from foedus.coding.frames import lexicon
from foedus.coding.grammar import Grammar
from foedus.coding.match import Fired
from foedus.coding.mishaps import ailment, mishap
from foedus.coding.misheard import (
    anonymous,
    claimed,
    disputes,
    names,
    prompts,
    quiet,
    retold,
    rings_up,
    surnamed,
    terms,
    upholds,
    wares,
)
from foedus.coding.status import outlook
from foedus.records import EventType

_PASSING = frozenset({"adopt", "pass", "approve", "endorse"})
_FOILED = frozenset({"veto", "block", "defeat"})
_COMMENTING = frozenset({"comment", "elaborate", "speculate", "specify", "say", "identify", "disclose"})
_EASING = frozenset("suspend lift end ease relax drop waive halt stop cancel freeze reduce".split())
_OWED = frozenset({"have", "need", "want", "require", "expect", "depend", "come", "stop", "end"})
_WISHING = frozenset({"want", "need", "like", "love", "prefer", "seek", "wish", "hasten"})
_TELLING = frozenset({"announce", "report", "inform", "say", "tell", "confirm", "note", "present", "introduce"})
_KINDS_OF_BOMB = frozenset({"h", "hydrogen", "atom", "atomic", "nuclear", "thermonuclear", "neutron", "f"})
_STRIKING = frozenset(
    "attack ambush hit strike shell bomb target fire shoot raid assault intercept kill capture".split()
)
_CHOOSING = frozenset(
    {"support", "back", "favour", "favor", "prefer", "vote", "approve", "oppose", "disapprove", "endorse"}
)
# What sources of magazine stories ask not to be, and verbs that do nothing to another where they fall back on the doer.
_NAMING = frozenset(
    "name identify call quote cite photograph record know withhold use publish print disclose reveal".split()
)
_SELVES = frozenset("himself herself itself themselves myself ourselves yourself oneself".split())
_REFLEXIVE = frozenset(
    "call ask style dub see find tell describe introduce declare proclaim remind name term consider".split()
)
_SHARES = frozenset({"percent", "%", "percentage", "points"})
_VIEWS = frozenset(
    "contrast assessment analysis testimony view opinion insight glimpse explanation comment example clue hint account "
    "overview perspective reminder lesson evidence detail description scholarship".split()
)
_HELD = frozenset("position post outpost sector duty guard patrol command mission".split())
_REBELS = frozenset("rebel fighter militant insurgent guerrilla gunman jihadist separatist".split())
_SOMEBODY = frozenset({"he", "she", "him", "her", "who", "whom"})
_OFFICE = frozenset({"@leaders", "@diplomats", "@workers"})
_DUTIES = frozenset({"must", "should", "ought"})


def mistaken(grammar: Grammar, f: Fired) -> str | None:
    """What a trigger is instead of an event, the first that fits; None where it may be one."""
    if formula(grammar, f.token):
        return "a set phrase of official papers"
    for tells_none, why in _NONE_TOLD_OF.get(f.frame.type, _NONE_TOLD):
        if tells_none(grammar, f):
            return why
    return None


def _asked(grammar: Grammar, f: Fired) -> bool:
    """ "Who would blame them?": the subject is what is asked."""
    tokens = grammar.tokens
    if tokens[-1].text not in ("?", '"', "\u201d") or not any(t.text == "?" for t in tokens[-2:]):
        return False
    subjects = grammar.subject(f.token if f.carrier is None else f.carrier)
    return any(tokens[s].tag in ("WP", "WDT") and tokens[s].i < 2 for s in subjects)


def _entrusted(grammar: Grammar, f: Fired) -> bool:
    """ "Charged its envoy to hand over a note"."""
    if grammar.tokens[f.token].lemma != "charge" or f.arguments.roles.get("with"):
        return False
    clauses = f.arguments.roles.get("clause", ())
    return any(k.lower == "to" for c in clauses for k in grammar.sentence.kids(c, "aux"))


def _owes(grammar: Grammar, f: Fired) -> bool:
    """ "Owes foreign creditors two billion dollars": nobody is given anything."""
    return grammar.tokens[f.token].lemma == "owe"


def _in_charge(grammar: Grammar, f: Fired) -> bool:
    """ "Was in charge of the mission": nobody is charged with anything."""
    noun = grammar.tokens[f.token]
    return noun.lemma == "charge" and noun.dep == "pobj" and noun.i > 0 and grammar.tokens[noun.i - 1].lower == "in"


def _eased(grammar: Grammar, f: Fired) -> bool:
    """ "Suspended most of its sanctions", where the words around "suspended" look like a punishment."""
    if f.kind != "verb" or grammar.tokens[f.token].lemma not in _EASING:
        return False
    objects = f.arguments.roles.get("obj", [])
    below = [n for o in objects if grammar.tokens[o].lemma in PARTITIVE for n in grammar.below(o, "of")]
    return any("@embargo" in lexicon().classes_of(grammar.tokens[o].lemma) for o in (*objects, *below))


def _goes_on(grammar: Grammar, f: Fired) -> bool:
    """ "Pressed ahead with the sale": nobody is pressed."""
    if grammar.tokens[f.token].lemma not in ("press", "push"):
        return False
    return any(
        k.lower in ("ahead", "on", "forward", "through") for k in grammar.sentence.kids(f.token, "advmod", "prt")
    )


def _carried(grammar: Grammar, f: Fired) -> bool:
    """ "An air force plane flew him out"."""
    if grammar.tokens[f.token].lemma not in ("fly", "sail"):
        return False
    return any(grammar.tokens[i].tag == "PRP" for i in f.arguments.roles.get("obj", ()))


def _silent(grammar: Grammar, f: Fired) -> bool:
    """ "Declined to comment", "declined comment", "declined to say who"."""
    if grammar.tokens[f.token].lemma not in ("decline", "refuse"):
        return False
    asked = [*f.arguments.roles.get("clause", ()), *f.arguments.roles.get("obj", ())]
    return any(grammar.tokens[a].lemma in _COMMENTING for a in asked)


def _speaks_of(grammar: Grammar, f: Fired) -> bool:
    """ "Was talking about the crash", "talked up her plan": with nobody that the text names."""
    if grammar.tokens[f.token].lemma != "talk" or (f.frame.type == "CONSULT" and not f.unmet):
        return False
    speakers = grammar.subject(f.token)
    alone = len(speakers) == 1 and not grammar.tokens[speakers[0]].tag.endswith("S")
    return alone and not any(f.arguments.roles.get(role) for role in ("with", "to"))


def _of_anybody(grammar: Grammar, f: Fired) -> bool:
    """ "Threatened to arrest any envoy who set foot there": it tells of nobody who did."""
    token = grammar.tokens[f.token]
    above = grammar.tokens[token.head]
    if token.dep != "relcl" or f.kind != "verb":
        return False
    if above.lower in ("anyone", "anybody", "whoever", "everyone"):
        return True
    return any(k.lower == "any" for k in grammar.sentence.kids(above.i, "det"))


def _foiled(grammar: Grammar, f: Fired) -> bool:
    """ "Vetoed a resolution condemning Norland": nobody has condemned it."""
    token = grammar.tokens[f.token]
    noun = grammar.tokens[token.head]
    if token.dep != "acl" or token.tag != "VBG" or noun.lemma not in UTTERANCES:
        return False
    above = grammar.tokens[noun.head]
    if above.lower == "of":
        return grammar.tokens[above.head].lemma == "veto"
    if noun.dep not in ("dobj", "nsubjpass"):
        return False
    passing = above.lemma in _PASSING and outlook(grammar, above.i, above.i, noun=False).status == "denied"
    return passing or above.lemma in _FOILED


def _shows(grammar: Grammar, f: Fired) -> bool:
    """ "Has demonstrated that he is unfit": nobody marches."""
    return grammar.tokens[f.token].lemma == "demonstrate" and any(grammar.sentence.kids(f.token, "ccomp"))


def _governs(grammar: Grammar, f: Fired) -> bool:
    """ "Has ruled the republic since 1994": nobody is judged."""
    token, roles = grammar.tokens[f.token], f.arguments.roles
    if token.lemma != "rule" or not f.unmet or f.arguments.passive:
        return False
    return bool(roles.get("obj")) and not (roles.get("clause") or any(grammar.sentence.kids(f.token, "prt", "oprd")))


def _maintains(grammar: Grammar, f: Fired) -> bool:
    """ "Insists that the line is legal", "suggested that she would lose": what is so is asked of nobody."""
    verb = grammar.tokens[f.token].lemma
    if verb not in ("insist", "suggest", "expect"):
        return False
    # "He insisted that they would leave" tells what they were told.
    foretold = () if verb == "insist" else ("will", "would", "'ll", "'d")
    clauses = f.arguments.roles.get("clause", ())
    return bool(clauses) and all(_told_as_so(grammar, c, foretold) for c in clauses)


def _told_as_so(grammar: Grammar, said: int, foretold: Sequence[str]) -> bool:
    """Whether a clause tells what is or, by the auxiliaries `foretold`, will be, and not what is to be."""
    v = grammar.tokens[_verb(grammar, said)]
    tensed = [v, *grammar.sentence.kids(v.i, "aux", "auxpass")]
    if v.lemma in _OWED or any(k.lower in _DUTIES or k.lower == "to" for k in tensed):
        return False
    return any(
        k.tag in ("VBZ", "VBD") or k.lower in ("are", "have", "'re", "'ve") or k.lower in foretold for k in tensed
    )


def _verb(grammar: Grammar, clause: int) -> int:
    """The verb of a clause, whose head may be what a copula tells ("is legal", "to be president")."""
    token = grammar.tokens[clause]
    return token.head if token.dep in ("acomp", "attr") else clause


def _for_himself(grammar: Grammar, f: Fired) -> bool:
    """ "Wants to be president", "sought to calm fears", "needs 60 votes to win": what he would do himself is asked of
    nobody, unlike what is to be done to him ("wants to be let in")."""
    verb = grammar.tokens[f.token]
    clauses = f.arguments.roles.get("clause", ())
    if verb.lemma not in _WISHING or not clauses or (f.arguments.roles.get("obj") and verb.lemma != "need"):
        return False
    heads = [_verb(grammar, c) for c in clauses]
    helpers = [list(grammar.sentence.kids(v, "aux", "auxpass", "nsubj", "nsubjpass")) for v in heads]
    return all(any(k.lower == "to" for k in h) and all(k.dep == "aux" for k in h) for h in helpers)


def _dismissed(grammar: Grammar, f: Fired) -> bool:
    """ "He was fired by the president": whoever shoots fires at or on him."""
    token = grammar.tokens[f.token]
    if token.lemma != "fire" or f.kind != "verb":
        return False
    return any(
        grammar.tokens[i].lower in _SOMEBODY or not lexicon().classes_of(grammar.tokens[i].lemma).isdisjoint(_OFFICE)
        for i in f.arguments.roles.get("obj", ())
    )


def _questions(grammar: Grammar, f: Fired) -> bool:
    """ "Asked him a question", "asked her about her husband"."""
    roles = f.arguments.roles
    if grammar.tokens[f.token].lemma != "ask" or roles.get("clause") or roles.get("for"):
        return False
    return bool(roles.get("about")) or any(grammar.tokens[i].lemma == "question" for i in roles.get("obj", ()))


def _unnamed(grammar: Grammar, f: Fired) -> bool:
    """ "Asked not to be named", "asked to be called Taras", "asked that his name be withheld"."""
    if grammar.tokens[f.token].lemma not in ("ask", "request", "prefer", "insist", "demand", "require"):
        return False
    things = [*f.arguments.roles.get("for", ()), *f.arguments.roles.get("obj", ()), *f.arguments.roles.get("on", ())]
    if any(grammar.tokens[i].lemma == "anonymity" for i in things):
        return True
    for c in f.arguments.roles.get("clause", ()):
        if grammar.tokens[c].lemma in _NAMING and grammar.passive(c):
            subjects = [grammar.tokens[k].lemma for k in f.arguments.roles.get("obj", ())]
            subjects += [k.lemma for k in grammar.sentence.kids(c, "nsubjpass")]
            return all(s in ("name", "identity", "surname") for s in subjects)
    return False


def _of_himself(grammar: Grammar, f: Fired) -> bool:
    """ "Calls himself Abu Omar", "asked myself": what somebody does with himself is done to nobody."""
    for i in f.arguments.roles.get("obj", ()):
        if grammar.tokens[i].lower in _SELVES and grammar.tokens[f.token].lemma in _REFLEXIVE:
            return True
    return False


def _weapon(grammar: Grammar, f: Fired) -> bool:
    """ "If that is a hydrogen bomb": a thing, where nobody drops it."""
    if grammar.tokens[f.token].lemma != "bomb" or f.kind != "noun" or f.light is not None:
        return False
    return any(k.lower in _KINDS_OF_BOMB for k in grammar.sentence.kids(f.token, "compound", "amod", "nmod", "punct"))


def _ambushed(grammar: Grammar, f: Fired) -> bool:
    """ "Ambushed an army patrol", "fired on a patrol": men, and not their going about."""
    token = grammar.tokens[f.token]
    if token.lemma != "patrol" or f.kind != "noun" or f.light is not None:
        return False
    above = grammar.tokens[token.head]
    if token.dep == "pobj":
        return above.lower in ("on", "at", "against") and grammar.tokens[above.head].lemma in _STRIKING
    return token.dep in ("dobj", "nsubjpass") and above.lemma in _STRIKING


def _handled(grammar: Grammar, f: Fired) -> bool:
    """ "Treated him with respect", "was treated as a guest"."""
    if grammar.tokens[f.token].lemma != "treat":
        return False
    kids = list(grammar.sentence.kids(f.token, "prep", "advmod"))
    return any(k.lower in ("with", "as", "like") or (k.dep == "advmod" and k.lower.endswith("ly")) for k in kids)


def _polled(grammar: Grammar, f: Fired) -> bool:
    """ "Officers favoured him by 46 percent to 32": what a share of the voters says."""
    if grammar.tokens[f.token].lemma not in _CHOOSING or grammar.words.isdisjoint(_SHARES):
        return False
    subjects = [grammar.tokens[i] for i in grammar.subject(f.token if f.carrier is None else f.carrier)]
    return any(t.tag == "NNS" or t.lower in _SHARES or t.lower in ("they", "who", "majority") for t in subjects)


def _opined(grammar: Grammar, f: Fired) -> bool:
    """ "Offered a striking contrast", "offered his assessment"."""
    if grammar.tokens[f.token].lemma not in ("offer", "give", "provide") or f.kind != "verb":
        return False
    return any(grammar.tokens[i].lemma in _VIEWS for i in f.arguments.roles.get("obj", ()))


def _courteous(grammar: Grammar, f: Fired) -> bool:
    """ "Pleased to announce", "glad to report"."""
    clauses = f.arguments.roles.get("clause", ())
    return f.kind == "adj" and any(grammar.tokens[c].lemma in _TELLING for c in clauses)


def _held_to(grammar: Grammar, f: Fired) -> bool:
    """ "Her deep commitment to free trade", "our defence commitments", "has a commitment to": what somebody is for."""
    token = grammar.tokens[f.token]
    if token.lemma != "commitment" or f.kind != "noun":
        return False
    had = f.carrier is not None and grammar.tokens[f.carrier].lemma == "have"
    return token.tag == "NNS" or had or f.frame.name == "AGREE:typed"


def _relieves(grammar: Grammar, f: Fired) -> bool:
    """ "Danish units took over the Irish positions": those who held them are relieved, unless rebels do it."""
    below = grammar.sentence.kids(f.token, "prt")
    if grammar.tokens[f.token].lemma != "take" or not any(k.lower == "over" for k in below):
        return False
    who = {grammar.tokens[i].lemma for i in grammar.subject(f.token)}
    held = any(grammar.tokens[i].lemma in _HELD for i in f.arguments.roles.get("obj", ()))
    return held and who.isdisjoint(_REBELS)


def _kept(grammar: Grammar, f: Fired) -> bool:
    """ "Released from house arrest", "under arrest": only where somebody is."""
    token = grammar.tokens[f.token]
    if f.kind != "noun" or token.lemma not in ("arrest", "detention") or token.dep != "pobj":
        return False
    return grammar.tokens[token.head].lower in ("from", "under")


# What a trigger may be instead of an event, the first that fits being said: of some types more than of all others.
_NONE_TOLD: tuple[tuple[Callable[[Grammar, Fired], bool], str], ...] = (
    (_of_anybody, "what anybody would have to do"),
    (_foiled, "in a resolution that came to nothing"),
    (_asked, "asks who does it"),
    (_of_himself, "only of himself"),
    (names, "only its name"),
)
_NONE_TOLD_OF: Mapping[EventType, tuple[tuple[Callable[[Grammar, Fired], bool], str], ...]] = {
    "ACCUSE": (
        (_entrusted, "given a task and not accused"),
        (_in_charge, "only in command"),
        (rings_up, "calls him by telephone"),
        (claimed, "claims to have done it"),
        (retold, "what the paper itself reported"),
        (terms, "only what he calls it"),
        *_NONE_TOLD,
    ),
    "AGREE": (
        (anonymous, "only speaks unnamed"),
        (_speaks_of, "only speaks of it"),
        (_held_to, "what he holds to"),
        (_courteous, "only a courtesy"),
        (_opined, "only a view"),
        (_polled, "what a share of voters says"),
        *_NONE_TOLD,
    ),
    "AID": (
        (_owes, "a debt and no gift"),
        (_handled, "how somebody is met"),
        (_opined, "only a view"),
        (outfitted, "only what they have with them"),
        *_NONE_TOLD,
    ),
    "SUPPORT": ((_courteous, "only a courtesy"), (_polled, "what a share of voters says"), *_NONE_TOLD),
    "ASSAULT": (
        (_dismissed, "a dismissal and no shot"),
        (_weapon, "a weapon and no attack"),
        (ailment, "an illness or an animal's attack"),
        (_relieves, "relieves who was there"),
        (mishap, "an accident and no attack"),
        (disputes, "a dispute and no fight"),
        (upon_himself, "done to himself"),
        *_NONE_TOLD,
    ),
    "COERCE": ((_relieves, "relieves who was there"), (_kept, "only where he is kept"), *_NONE_TOLD),
    "REQUEST": (
        (_questions, "only a question"),
        (quiet, "says nothing"),
        (upholds, "what he holds to"),
        (prompts, "what a thing moves others to"),
        (_unnamed, "only asks not to be named"),
        (_of_himself, "only of himself"),
        (_goes_on, "only goes on with it"),
        (_for_himself, "what he would do himself"),
        (_maintains, "only says that it is so"),
        *_NONE_TOLD,
    ),
    "PROTEST": ((_shows, "only shows that it is so"), *_NONE_TOLD),
    "SANCTION": ((_eased, "eases what was imposed"), (_governs, "governs and judges nobody"), *_NONE_TOLD),
    "MOBILIZE": (
        (_carried, "only how somebody travelled"),
        (_ambushed, "a patrol that is struck"),
        *_NONE_TOLD,
    ),
    "COOPERATE": ((_ambushed, "a patrol that is struck"), (wares, "only where the goods are from"), *_NONE_TOLD),
    "CONSULT": ((_speaks_of, "only speaks of it"), (surnamed, "only another name"), *_NONE_TOLD),
    "REJECT": (
        (_silent, "only no comment"),
        (quiet, "says nothing"),
        (_polled, "what a share of voters says"),
        *_NONE_TOLD,
    ),
}
