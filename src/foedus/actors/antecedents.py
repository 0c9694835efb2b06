"""How well a noun phrase fits as what a pronoun after it stands for: agreement, grammar, distance, what verbs take."""

from __future__ import annotations

from foedus.actors.lexicon import words
from foedus.actors.memory import Found
from foedus.actors.scene import Scene
from foedus.actors.speakers import REPORTING
from foedus.actors.view import View
from foedus.reference import IGO

SINGULAR = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
POSSESSIVE = frozenset({"his", "her", "its", "their"})
ACTING = REPORTING | words("pronouns.acting")
JUDGING = words("pronouns.judging")
STRIKING = words("pronouns.striking")
RAIDING = words("pronouns.raiding")
# What happens to a person or is done by him, and what others do about it ("mourned his death", "demanded her release").
_FATES = words("pronouns.fates")
_MINDING = JUDGING | words("pronouns.minding")
# What is done to somebody, never to a thing.
_ADDRESSED = words("pronouns.addressed") | words("persons.seizing")
# Whose offices and organs a thing has none of.
_OF_STATES = frozenset({"GOV", "LEG", "MIL", "JUD", "SPY"})
_SHOOTING = frozenset({"fire", "shoot", "open"})
# What is somebody's own ground, what is done to or on another's, and the prepositions between.
_GROUND = words("pronouns.ground")
_INTRUDING = words("pronouns.intruding") | RAIDING | _SHOOTING
_TURNING = STRIKING | words("pronouns.turning")
_ONTO = frozenset({"on", "onto", "into", "in", "inside", "over", "across", "at", "through"})
_COMPLAINING = REPORTING | {"complain", "protest"}
_PEOPLE = frozenset({"collective", "office", "person"})
_ABOARD = frozenset({"crew", "captain", "pilot", "skipper", "crewman", "passenger"})
# More for those of a state the more the text tells of it, less for those of no known state. A logit over the candidates
# for 1,600 pronouns of the odd training texts, with the score as it was as one of its features, pointed to both; the
# whole of it found no more of the even ones than these two do.
_OF_TEXT = 2.0
_NOBODYS = -1.0
_BODYS = 0.7
# What the subject of the sentence before is preferred by to those of its clauses.
_MAIN = 0.7
# More where both say what one resolves, as papers do one sentence after another ("condemned the raid. They called on").
_RESOLVING = words("bodies.resolving")
_RESOLVED = 2.0


def fit(scene: Scene, view: View, i: int, word: str, candidate: Found) -> float:
    """How well what stands before fits the pronoun at token i; only to be compared."""
    score = _score(view, i, word, candidate) + _goes_on(scene, view, i, candidate)
    if candidate.thing:
        return score
    if candidate.country == IGO:
        return score + _BODYS
    return score + (_OF_TEXT * scene.setting.shares.get(candidate.country, 0.0) if candidate.country else _NOBODYS)


def agrees(candidate: Found, word: str, gender: str | None, view: View, i: int) -> bool:
    """Whether what stands before can be meant at all, by number, gender and kind."""
    if gender is not None:
        return candidate.person and candidate.gender in (gender, "u", None)
    if candidate.thing:
        return candidate.plural == (word in PLURAL)
    if not candidate.actors:
        return False
    kind = candidate.actors[0].kind
    if word in NEUTER:
        return not candidate.plural and kind in ("state", "government", "body", "group", "organisation")
    if candidate.plural:
        return True
    return kind in ("group", "people", "organisation", "body", "government")


def _hostile(view: View, i: int) -> bool:
    """Whether a verb strikes or blames what a possessive owns, or judges or demands what befalls or is done by him, so
    that the owner is not its subject ("accused its officials", "welcomed his exit", "sought his arrest"); neighbours,
    rivals and what is one's own excepted."""
    thing = view.sentence.tokens[i].head
    token = view.sentence.tokens[thing]
    if view.own(i):
        return False
    up = view.sentence.tokens[token.head]
    if token.lemma in _FATES and token.dep in ("dobj", "pobj", "nsubjpass"):
        for_it = (
            view.sentence.tokens[up.head] if token.dep == "pobj" and up.lower in ("for", "on", "of", "about") else up
        )
        if for_it.lemma in _MINDING and token.dep != "nsubjpass":
            return True
    if token.dep == "pobj" and up.lower in ("at", "on"):
        return view.sentence.tokens[up.head].lemma in _SHOOTING
    if token.dep != "dobj":
        return False
    verb = up.lemma
    if verb in RAIDING:
        return True
    if verb not in STRIKING:
        return False
    match = view.role(thing)
    return match is not None and match.role.kind in ("collective", "organ", "office", "person", "materiel")


def _complained_of(view: View, i: int) -> bool:
    """Whether what a possessive owns is hurt in what somebody says, so that it is the speaker's ("said that Norland had
    dropped bombs on its territory", "complained that Norland had arrested its diplomats")."""
    tokens = view.sentence.tokens
    verb, thing = tokens[view.verb(i)], tokens[tokens[i].head]
    if verb.dep != "ccomp" or tokens[verb.head].lemma not in _COMPLAINING or view.own(i):
        return False
    if thing.dep == "pobj":
        return thing.lemma in _GROUND and tokens[thing.head].lower in _ONTO and verb.lemma in _INTRUDING
    match = view.role(thing.i) if thing.dep == "dobj" and verb.lemma in _TURNING else None
    return match is not None and match.role.kind in _PEOPLE


def _is_somebody(view: View, i: int, subject: bool) -> bool:
    """Whether only a person or body can stand where a pronoun does: it acts, is spoken to or seized, has ministers."""
    token = view.sentence.tokens[i]
    up = view.sentence.tokens[token.head]
    if subject:
        return up.lemma in (ACTING if token.dep == "nsubj" else _ADDRESSED)
    if token.dep in ("dobj", "dative"):
        return up.lemma in _ADDRESSED
    if token.dep == "poss":
        match = view.role(up.i)
        return match is not None and match.role.kind in ("office", "organ") and match.role.sector in _OF_STATES
    return False


def _goes_on(scene: Scene, view: View, i: int, candidate: Found) -> float:
    """More for who the sentence before is about, where a pronoun opens the next ("The Council demanded that Norland
    withdraw. It also ..."), than for the subject of a clause in it."""
    if not candidate.subject or view.index - candidate.sentence != 1 or view.sentence.tokens[i].dep != "nsubj":
        return 0.0
    home = scene.views[candidate.sentence]
    mine, its = view.verb(i), home.verb(candidate.head)
    main = view.sentence.tokens[mine].head == mine and home.sentence.tokens[its].head == its
    if not main:
        return 0.0
    resolving = {view.sentence.tokens[mine].lemma, home.sentence.tokens[its].lemma} <= _RESOLVING
    return _MAIN + (_RESOLVED if resolving else 0.0)


def _score(view: View, i: int, word: str, candidate: Found) -> float:
    tokens = view.sentence.tokens
    same = candidate.sentence == view.index
    back = view.index - candidate.sentence
    score = -2.5 * back - (0.02 * (i - candidate.head) if same else 0.0)
    if candidate.subject:
        score += 3.0 if back < 2 else 1.5
    if candidate.modifier:
        score -= 3.0 if word in POSSESSIVE else 5.0
    if candidate.possessor:
        score -= 0.5
    if word in POSSESSIVE and tokens[tokens[i].head].lemma in _ABOARD:
        vessel = candidate.match is not None and candidate.match.role.kind == "materiel"
        score += 8.0 if vessel else 0.0
    if word in PLURAL and not candidate.plural:
        score -= 2.5
    if candidate.actors and candidate.actors[0].sector == "JRN":
        score -= 4.0
    if not candidate.settled:
        score -= 0.3
    subject_here = tokens[i].dep in ("nsubj", "nsubjpass")
    if same:
        mine, its = view.verb(i), view.verb(candidate.head)
        if mine == its:
            if word in POSSESSIVE and candidate.subject:
                score += -5.0 if _hostile(view, i) or _complained_of(view, i) else 1.5
            elif word not in POSSESSIVE:
                score -= 6.0
        elif word in POSSESSIVE and candidate.head in view.subjects(mine):
            spied_on = tokens[mine].dep == "pcomp" and tokens[mine].lemma in STRIKING and tokens[i].head != mine
            raided = tokens[mine].lemma in RAIDING and _hostile(view, i)
            score += -4.0 if spied_on or raided else 1.5 if candidate.subject else 4.5
        elif tokens[i].dep in ("dobj", "dative") and candidate.head in view.subjects(mine):
            # "Norland expelled him, accusing him of spying": the lower verb's understood subject is not its object.
            score -= 6.0
        elif candidate.subject and subject_here:
            score += 1.0
        elif tokens[i].dep == "dobj" and tokens[mine].dep == "conj" and tokens[candidate.head].dep == "dobj":
            # "Detained six farmers and shot them".
            score += 3.0 if tokens[mine].head == its and word in PLURAL else 0.0
        if view.quoted and view.quoted[i] and not view.quoted[candidate.head]:
            score -= 2.0
        elif subject_here and view.quoted[candidate.head] and tokens[mine].lemma in REPORTING and not view.quoted[i]:
            # "'Berg asked me to go,' he said": who speaks is none of those whom he names.
            score -= 6.0
    elif subject_here and candidate.subject and back == 1:
        score += 1.0
    if candidate.thing and _is_somebody(view, i, subject_here):
        score -= 4.5
    if candidate.thing and word == "it" and not subject_here:
        score += 2.0
    if candidate.thing and word in POSSESSIVE:
        score -= 1.5
    if word in SINGULAR and candidate.actors and candidate.actors[0].how == "leader table":
        # A text that names its leaders speaks of them rather than of the officials beside them.
        score += 0.3
    if candidate.gender is None and word in SINGULAR:
        score -= 0.4
    return score
