"""What only looks like politics: the plot of a novel or a film, a match that one country's team wins."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.coding.grammar import Grammar
from foedus.coding.match import Fired
from foedus.records import Actor

# Works of invention, and those of which a text may also speak as of a recording ("the film shows soldiers").
_INVENTED = frozenset(
    "novel novella thriller fable sitcom opera musical blockbuster miniseries screenplay comedy satire melodrama "
    "trilogy sequel prequel manga cartoon comic fairytale fantasy play drama farce".split()
)
_FILMED = frozenset({"film", "movie", "series", "episode", "story"})
_WORKS = frozenset(word + ending for word in (*_INVENTED, *_FILMED, "game") for ending in ("", "s"))
_TELLING = frozenset(
    "tell depict imagine portray follow feature describe recount chronicle narrate dramatise dramatize star envisage "
    "envision pit concern revolve centre center open end begin culminate climax".split()
)
_SHOWING = frozenset({"show", "see"})
_GAMES = frozenset({"video", "computer", "board", "role"})
# Verbs of beating that sport shares with war, and the words by which its matches are known.
_BEATING = frozenset(
    "beat defeat crush thrash hammer rout demolish destroy trounce hold overcome overpower humble overwhelm sink down "
    "stun batter punish attack shoot whip maul pummel eliminate annihilate dismantle bury slay strike hit".split()
)
_SPORT = frozenset(
    "football soccer rugby cricket hockey basketball handball volleyball tennis quarter-final quarterfinal "
    "semi-final semifinal goalkeeper tournament innings wicket championship qualifier "
    "playoff half-time striker midfielder olympic olympics".split()
)
# Words that politics and war have too ("a team of experts", "its goal", "the Arab League"): they tell of a match only
# beside a verb that no war is told with.
_ALSO_SPORT = frozenset("match goal league medal team squad cup eleven".split())
_ALSO_WAR = frozenset(
    "attack shoot destroy sink strike hit annihilate eliminate dismantle bury slay down crush".split()
)
# Verbs that tell of politics or war except where a stage of a tournament stands beside them ("met in the last eight").
_MEETING = frozenset("meet face host visit tour sign fight bombard pound resist launch eliminate book stage".split())
_STAGES = frozenset("quarter-final quarterfinal semi-final semifinal final replay shootout qualifier friendly".split())
_LAST = frozenset({"eight", "sixteen", "four", "16", "8", "4", "32"})
_HALVES = frozenset({"quarter", "semi"})
_CUPS = frozenset({"cup", "trophy", "innings", "tournament", "scored", "striker", "goalkeeper"})
_TEAMS = frozenset({"team", "side", "squad", "eleven", "club"})
# Words of fighting that are said of a contest for office or of hard words too, and whose fights are told with arms.
_CONTESTING = frozenset(
    "attack assault assail target fight battle war clash confront confrontation skirmish struggle engage take hit "
    "blast slam punch bloody spar offensive onslaught fire shoot pound hammer".split()
)
_ARMED = frozenset({"MIL", "REB", "COP", "UAF", "SPY", "CRM"})
# "In a series of raids", "in a play for influence", "in a documentary film".
_NO_PLOT = frozenset({"of", "for", "documentary", "latest"})
_STEPS = 8


def invented(grammar: Grammar, trigger: int) -> bool:
    """Whether a trigger stands in the plot of a work of invention: "in the novel Norland invades", "the film tells of a
    captain who attacks", "a thriller in which"."""
    if grammar.words.isdisjoint(_WORKS):
        return False
    tokens, at = grammar.tokens, trigger
    for _ in range(_STEPS):
        token = tokens[at]
        for k in grammar.sentence.kids(at, "nsubj", "prep"):
            if k.dep == "nsubj" and at != trigger and _tells(token.lemma, k.lemma):
                return True
            present = token.tag in ("VBZ", "VBP") or k.i == 0
            if k.dep == "prep" and k.lower == "in" and present and _within(grammar, k.i):
                return True
        above = tokens[token.head]
        if token.dep == "relcl" and above.lemma in _INVENTED | _FILMED and grammar.subject(at) != [above.i]:
            return any(k.lower in ("in", "where") for k in grammar.sentence.kids(at, "prep", "advmod"))
        if above.i == at:
            return False
        at = above.i
    return False


def _tells(verb: str, work: str) -> bool:
    if work in _INVENTED:
        return verb in _TELLING or verb in _SHOWING
    return work in _FILMED and verb in _TELLING


def _within(grammar: Grammar, prep: int) -> bool:
    for work in grammar.sentence.kids(prep, "pobj"):
        kinds = {k.lower for k in grammar.sentence.kids(work.i)}
        if work.lemma in _INVENTED | _FILMED and kinds.isdisjoint(_NO_PLOT):
            return True
        if work.lemma == "game" and not kinds.isdisjoint(_GAMES):
            return True
    return False


def contested(grammar: Grammar, f: Fired, actors: Sequence[Actor], recipients: Sequence[Actor]) -> bool:
    """Whether politicians of one country fight each other for office or with words: "attacked her rival", "the
    senator's battle with the governor"."""
    if f.frame.type != "ASSAULT" or grammar.tokens[f.token].lemma not in _CONTESTING:
        return False
    sides = (*actors, *recipients)
    if not actors or (not recipients and (not f.frame.reciprocal or len(sides) < 2)):
        return False
    if any(a.kind != "person" or a.sector in _ARMED or a.country is None for a in sides):
        return False
    # "Attacked him with a knife".
    armed = f.frame.mode is not None or (f.kind == "verb" and f.arguments.roles.get("with"))
    return len({a.country for a in sides}) == 1 and not armed


def played(grammar: Grammar, f: Fired, sides: Sequence[Actor]) -> bool:
    """Whether a country's team beats another's: a verb of beating between countries or teams, in a sentence with a word
    of sport or a result ("5-0")."""
    verb = grammar.tokens[f.token].lemma
    if (verb not in _BEATING and verb not in _MEETING) or f.kind != "verb" or not sides:
        return False
    if any(a.kind != "state" for a in sides):
        return False
    at_goal = any(grammar.tokens[h].lemma == "goal" for h in f.arguments.roles.get("obj", ()))
    if verb in _MEETING and (at_goal or _in_tournament(grammar)):
        return True
    if verb not in _BEATING:
        return False
    heads = [h for role in ("subj", "obj") for h in f.arguments.roles.get(role, ())]
    if any(grammar.tokens[h].lemma in _TEAMS for h in heads):
        return True
    if any(grammar.tokens[h].pos == "NOUN" for h in heads):
        return False
    telling = _SPORT if verb in _ALSO_WAR else _SPORT | _ALSO_SPORT
    return any(t.lemma in telling for t in grammar.tokens) or any(
        a.text.isdigit() and b.text in ("-", "–") and c.text.isdigit() and len(a.text) < 3
        for a, b, c in zip(grammar.tokens, grammar.tokens[1:], grammar.tokens[2:], strict=False)
    )


def _in_tournament(grammar: Grammar) -> bool:
    """Whether a sentence names a stage of a tournament or a series of matches: "in the final", "the last eight", "the
    World Cup", "five Tests"."""
    tokens = grammar.tokens
    for token, after in zip(tokens, [*tokens[1:], None], strict=True):
        behind = after is None or after.pos not in ("NOUN", "PROPN", "ADJ")
        if token.lower in _STAGES and token.dep == "pobj" and behind:
            return True
        if token.lower in ("finals", "final") and token.i > 1 and tokens[token.i - 2].lower in _HALVES:
            return True
        if token.lower in _LAST and tokens[token.i - 1].lower == "last" and behind:
            return True
        if token.lower in _CUPS and (token.text[0].isupper() or token.lower != "cup"):
            return True
        if token.text == "Tests" and token.i and token.dep in ("pobj", "dobj"):
            return True
    return False
