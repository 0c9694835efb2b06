"""What became of an event: happened, ongoing, planned, hypothetical or denied, from the words around its trigger."""

from __future__ import annotations

from dataclasses import replace

from foedus.coding.clauses import SAID, TELLINGS, headline, in_stead, mark_of, relative, set_off, untrue
from foedus.coding.grammar import Grammar
from foedus.coding.tense import HAPPENED, Outlook, governors, in_question, starting, verb_outlook
from foedus.records import Status, Token

# Verbs that tell of an event with doubt, not of a wish for it ("suggesting troop deployments"), or of what came before
# it ("accused of plotting the attack"): certainty, not status.
_EVIDENCE = frozenset({"suggest", "indicate", "allow", "study", "explore", "discuss", "debate", "rule", "plot"})
_DENYING = frozenset("deny dismiss refute reject rebut rebuff discount contradict".split())
# What such a verb stops or turns down was there.
_STOPPING = frozenset({"stop", "halt", "cease", "reject", "block"})
# Verbs that do what they say in the first person, and what may lead up to them.
_PERFORMATIVE = frozenset(
    "thank commend congratulate express pay welcome praise salute applaud condemn apologise apologize urge appeal "
    "reiterate reaffirm convey extend offer assure deplore denounce acknowledge honour honor endorse recognise "
    "recognize register voice record add join".split()
)
_PRELUDES = frozenset(
    "wish want like let allow permit begin start end close conclude take have be by beg hasten".split()
)
# What such a clause tells in the past tense is no part of what is planned or denied above it.
_FACTUAL = frozenset({"since", "because", "although", "though", "while", "whereas", "after", "when"})
# Verbs of a state that lasts, in the present ("holds three envoys").
_KEPT = frozenset(
    "hold besiege encircle surround blockade occupy confine withhold harbour harbor shelter guard patrol".split()
)
# "a curfew is in force", "the talks are under way".
_STANDING = frozenset(
    "in force,in place,in effect,in progress,under way,in session,at work,in train,on foot,in full swing".split(",")
)
# "Demands that the forces return": wanted, whatever the tagger makes of the verb.
_MANDATIVE = frozenset({"demand", "request", "ask", "require", "recommend", "propose", "urge", "insist"})
_GOING = frozenset("travel go fly head leave come arrive depart visit".split())
_SPELLS = frozenset({"day", "week", "month", "year", "round", "hour", "night"})
_LASTS = frozenset({"continue", "go", "drag", "persist", "last", "rage", "endure", "rumble"})
# "an end to the bombing", "asked it to stop the bombing": what is yet to be ended goes on.
_ENDING = frozenset({"end", "halt", "cessation", "stop", "cease"})
_TERMS = frozenset({"if", "unless"})
_THEY = frozenset({"it", "they", "he", "she"})
_BELOW_WORDS = frozenset({"xcomp", "ccomp", "pcomp", "acl", "relcl", "acomp", "attr", "oprd", "advcl", "dobj", "pobj"})
_OCCUR = frozenset(
    {"take", "begin", "start", "continue", "occur", "happen", "resume", "go", "open", "follow", "come", "erupt"}
)


def outlook(grammar: Grammar, trigger: int, verb: int | None, *, noun: bool) -> Outlook:
    """The outlook of the event at `trigger`; `verb` is the verb that carries its tense (a light verb, a copula)."""
    if noun:
        own = _noun_outlook(grammar, trigger)
        told = _answer(grammar, grammar.tokens[trigger])
        if own is not None and own.status in ("planned", "hypothetical") and verb is not None and not told:
            # "Would not join a planned patrol": what is not done is no plan of his.
            refused = verb_outlook(grammar, verb)
            own = refused if refused.status == "denied" or refused.refusal else own
        if own is not None:
            return own
        if told:
            return _under(grammar, trigger, HAPPENED)
        if verb is None and in_question(grammar, trigger):
            return Outlook("hypothetical", "question")
        if verb is None:
            return _occasion(grammar, trigger) or _under(grammar, trigger, HAPPENED)
    at = trigger if verb is None else verb
    if _performed(grammar, at):
        return Outlook("happened", "done in saying so")
    own = verb_outlook(grammar, at)
    if not noun and own == HAPPENED and _held(grammar, at):
        own = Outlook("ongoing", "a state that lasts")
    found = _under(grammar, at, own)
    return replace(found, terms=terms) if (terms := _terms(grammar, at)) else found


def _occasion(grammar: Grammar, n: int) -> Outlook | None:
    """ "Will raise it at its summit": what is to be done there lies ahead, and so does the occasion."""
    above = grammar.tokens[grammar.tokens[n].head]
    verb = grammar.tokens[above.head]
    going = above.lower == "for" and verb.lemma in _GOING
    if grammar.tokens[n].dep != "pobj" or verb.pos != "VERB" or not (above.lower in ("at", "during") or going):
        return None
    found = verb_outlook(grammar, verb.i)
    return found if found.status == "planned" and found.future and not found.refusal else None


def _performed(grammar: Grammar, v: int) -> bool:
    """ "I wish to express my gratitude", "let me thank", "may I begin by thanking": saying so is doing so."""
    token = grammar.tokens[v]
    if token.lemma not in _PERFORMATIVE or any(k.dep == "neg" for k in grammar.sentence.kids(v)):
        return False
    if not any(grammar.tokens[s].lower in ("i", "we", "me", "us") for s in grammar.subject(v)):
        return False
    at = v
    for _ in range(4):
        above = grammar.tokens[grammar.tokens[at].head]
        if above.i == at or above.lemma not in _PRELUDES:
            break
        at = above.i
        if any(k.dep == "neg" for k in grammar.sentence.kids(at)):
            return False
    if at == v:
        return any(k.lower in ("must", "may", "can", "would", "should") for k in grammar.sentence.kids(v, "aux"))
    return True


def _terms(grammar: Grammar, v: int) -> str:  # "would have bombed it if": no more
    if grammar.words.isdisjoint(_TERMS) or _perfect(grammar, v):
        return ""
    kids = grammar.sentence.kids
    clauses = [(k.i, m.lower) for k in kids(v, "advcl") for m in kids(k.i, "mark") if m.lower in _TERMS]
    return next((word for clause, word in clauses if not _of_itself(grammar, v, clause)), "")


def _of_itself(grammar: Grammar, v: int, clause: int) -> bool:
    """Whether the author tells what somebody would do if he himself were or did otherwise: nobody is set terms."""
    above = grammar.tokens[grammar.tokens[v].head]
    told = above.i != v and not any(t.text == ";" for t in grammar.tokens[v : above.i])
    if told or clause > v or not any(grammar.tokens[s].lower in _THEY for s in grammar.subject(v)):
        return False
    return any(grammar.tokens[s].pos in ("NOUN", "PROPN") for s in grammar.subject(clause))


def _under(grammar: Grammar, i: int, own: Outlook) -> Outlook:
    """What the words above the event do to its own outlook."""
    table = governors()
    at = i
    for _ in range(6):
        token = grammar.tokens[at]
        above = grammar.tokens[token.head]
        if above.i == at:
            break
        if in_stead(grammar, at):
            return Outlook("denied", "instead of")
        if untrue(grammar, token, above):
            return Outlook("denied", "untrue") if own.status != "denied" else Outlook("happened", "double negation")
        if token.dep == "ccomp" and any(t.text == ";" for t in grammar.tokens[at : above.i]):
            # "Norland blames Sudland; Sudland denies it": two sentences in one.
            break
        if token.dep == "conj" and token.tag in ("VBD", "VBZ") and above.tag in ("VB", "VBG"):
            # No finite verb stands beside an infinitive: the parser hung it too low.
            break
        if token.dep in ("advcl", "ccomp") and token.tag != "VB" and relative(grammar, at):
            break
        if token.dep == "acl" and above.dep == "pobj" and grammar.tokens[above.head].lower == "without":
            return Outlook("denied", "without")
        if token.dep == "advcl" and mark_of(grammar, at) == "as" and token.tag in ("VBD", "VBZ", "VBP"):
            break
        if token.dep == "advcl" and token.tag == "VBD" and mark_of(grammar, at) in _FACTUAL:
            break
        if token.dep == "conj":
            if any(k.dep in ("nsubj", "nsubjpass") for k in grammar.sentence.kids(at)):
                break
            at = above.i
            continue
        mark = mark_of(grammar, at)
        if token.dep == "advcl" and token.tag == "VBG" and mark in ("while", "whilst") and above.tag != "VB":
            # "Called on the army to leave while accusing the rebels": beside what is asked.
            at = above.i
            continue
        opened = token.dep in ("advcl", "ccomp", "acl") and mark not in (None, "once")
        if opened and table.conjunctions.get(mark or "") == "hypothetical" and own.status != "denied":
            return Outlook("hypothetical", mark or "", conditional=True)
        if token.dep in _BELOW_WORDS:
            governor = above
            if token.dep == "pcomp":
                governor = grammar.tokens[above.head]
                if above.lower in ("without", "of") and above.lower == "without":
                    return Outlook("denied", "without")
                if above.lower == "short" or (above.lower == "of" and grammar.tokens[above.head].lower == "short"):
                    return Outlook("denied", "short of")
            if headline(grammar, token, governor):
                return Outlook("planned", "to be", future=True)
            if token.dep == "relcl" and governor.lemma not in TELLINGS:
                break
            if token.dep == "advcl" and token.tag == "VBG" and mark is None and set_off(grammar, at, above.i):
                break
            infinitive = grammar.tokens[at].tag in ("VB", "VBN") and any(
                k.lower == "to" for k in grammar.sentence.kids(at, "aux")
            )
            found = _governed(grammar, at, governor, infinitive, token)
            if found is not None:
                return (
                    found
                    if own.status != "denied" or found.status != "denied"
                    else Outlook("happened", "double negation")
                )
            if token.dep in ("dobj", "pobj"):
                break
        at = above.i
    return own


def _governed(grammar: Grammar, at: int, governor: Token, infinitive: bool, token: Token) -> Outlook | None:
    table = governors()
    asked = governor.lemma in _MANDATIVE and grammar.tokens[at].tag == "VBP" and token.dep == "ccomp"
    tensed = (grammar.tokens[at].tag in ("VBD", "VBZ", "VBP") and not asked) or any(
        k.dep == "aux" and k.tag in ("VBD", "VBZ", "VBP", "MD") for k in grammar.sentence.kids(at)
    )
    if governor.lemma == "be" and infinitive and token.dep == "xcomp" and governor.tag in ("VBZ", "VBP", "VBD"):
        return Outlook("planned", "is to", future=True)
    if governor.lemma == "have" and any(k.lower == "yet" for k in grammar.sentence.kids(governor.i, "advmod")):
        return Outlook("denied", "yet to")
    if governor.pos in ("VERB", "AUX", "ADJ") or governor.dep == "acomp":
        particle = next((k.lower for k in grammar.sentence.kids(governor.i, "prt", "advmod")), None)
        if token.dep == "pcomp" and f"{governor.lemma} {grammar.tokens[token.head].lower}" in table.verbs:
            particle = grammar.tokens[token.head].lower
        phrase = f"{governor.lemma} {particle}"
        why = phrase if phrase in table.verbs else governor.lemma
        effect = table.verbs.get(phrase) or table.verbs.get(governor.lemma) or table.verbs.get(governor.lower)
        if token.dep in ("dobj", "pobj") or effect is None or (tensed and effect != "denied"):
            if infinitive and token.dep == "advcl":
                return Outlook("hypothetical", "purpose", purpose=True)
            return None
        if infinitive and governor.lemma == "have" and governor.tag in ("VBZ", "VBP"):
            return Outlook("hypothetical", "have to", purpose=True)
        if governor.lemma == "able" and _achieved(grammar, governor):
            return None
        if infinitive and governor.lower == "going":
            return Outlook("planned", "going to", future=True)
        if effect == "open":
            inner = verb_outlook(grammar, governor.i)
            return _under(grammar, governor.i, inner) if inner.status != "happened" else None
        if tensed and effect == "denied" and governor.lemma != "deny":
            return None
        upper = verb_outlook(grammar, governor.i)
        if upper.status == "denied":
            if effect == "denied":
                return Outlook("happened", f"not {governor.lemma}")
            return Outlook("denied", f"not {governor.lemma}")
        if effect == "ongoing" and upper.status in ("planned", "hypothetical"):
            return replace(upper, lasting=True)
        if effect == "purpose":
            return Outlook("hypothetical", why, purpose=True)
        status: Status = effect  # type: ignore[assignment]
        return Outlook(status, why, future=effect == "planned", modal=effect == "hypothetical")
    if governor.pos in ("NOUN", "PROPN"):
        if governor.lemma in TELLINGS and grammar.tokens[governor.head].lemma in _DENYING:
            return Outlook("denied", f"{grammar.tokens[governor.head].lemma} {governor.lemma}")
        effect = table.nouns.get(governor.lemma)
        if effect == "open":
            return None
        if effect == "purpose":
            return Outlook("hypothetical", governor.lemma, purpose=True)
        told = token.dep == "acl" and token.tag == "VBN"
        if effect is not None and not tensed and not told:
            return Outlook(effect, governor.lemma, future=effect == "planned", modal=effect == "hypothetical")  # type: ignore[arg-type]
        if infinitive:
            return Outlook("hypothetical", "purpose", purpose=True)
    return None


def _achieved(grammar: Grammar, able: Token) -> bool:
    """ "was able to bring": what somebody was able to do in the past was done."""
    copula = grammar.tokens[able.head]
    perfect = any(k.lemma == "have" for k in grammar.sentence.kids(copula.i, "aux"))
    return (copula.tag == "VBD" or (perfect and copula.tag == "VBN")) and verb_outlook(
        grammar, copula.i
    ).status == "happened"


def _held(grammar: Grammar, v: int) -> bool:
    """Whether a present tells of a state that lasts: "holds three envoys", "is besieged", "remain on strike"."""
    token = grammar.tokens[v]
    if token.tag in ("VBZ", "VBP"):
        return token.lemma in _KEPT or token.lemma in ("remain", "stay")
    if token.tag != "VBN" or token.lemma not in _KEPT:
        return False
    helpers = [k.tag for k in grammar.sentence.kids(v, "auxpass")]
    return helpers in (["VBZ"], ["VBP"]) and not _perfect(grammar, v)


def _perfect(grammar: Grammar, v: int) -> bool:
    return any(k.lemma == "have" for k in grammar.sentence.kids(v, "aux"))


def _noun_outlook(grammar: Grammar, n: int) -> Outlook | None:
    """By an event noun's adjectives, determiner, the preposition before it, and the noun or verb that governs it."""
    table = governors()
    token = grammar.tokens[n]
    shared = token.head if token.dep == "conj" else n
    if shared != n and grammar.tokens[shared].pos == "VERB":
        shared = next((k.i for k in grammar.sentence.kids(shared, "dobj") if k.i < n), shared)
    before = [k for k in grammar.sentence.kids(shared, "amod") if shared != n]
    for k in (*grammar.sentence.kids(n, "amod", "det", "advmod", "nmod", "compound"), *before):
        effect = table.adjectives.get(k.lower)
        if effect in ("planned", "hypothetical", "denied", "ongoing"):
            status: Status = effect  # type: ignore[assignment]
            return Outlook(status, k.text, future=effect == "planned", modal=effect == "hypothetical")
    above = grammar.tokens[token.head]
    if _under_way(grammar, token, above):
        return Outlook("ongoing", "under way")
    if token.dep == "pobj" and above.lower == "without":
        return Outlook("denied", "without")
    if token.dep == "pobj":
        lead = " ".join(t.lower for t in grammar.tokens[max(0, above.i - 3) : above.i + 1])
        for words in ("in case of", "in the case of", "in the event of", "instead of", "short of"):
            if lead.endswith(words):
                return Outlook("hypothetical", words, conditional=True)
        governor = grammar.tokens[above.head]
        effect = (
            table.nouns.get(governor.lemma)
            if governor.pos == "NOUN" and above.lower in ("of", "to", "for", "against")
            else None
        )
        if effect == "open":
            effect = None
        if effect == "purpose":
            return Outlook("hypothetical", governor.lemma, purpose=True)
        if effect is not None:
            return Outlook(effect, governor.lemma, future=effect == "planned", modal=effect == "hypothetical")  # type: ignore[arg-type]
        governor_effect = table.verbs.get(governor.lemma) if governor.pos == "VERB" else None
        if governor_effect in ("planned", "hypothetical") and above.lower in ("for", "on", "against", "about", "to"):
            return Outlook(governor_effect, governor.lemma, future=governor_effect == "planned", modal=True)  # type: ignore[arg-type]
    ended = grammar.tokens[above.head] if token.dep == "pobj" and above.lower in ("to", "of") else above
    if ended.lemma in _ENDING and (ended is not above or (token.dep == "dobj" and above.tag == "VB")):
        return Outlook("ongoing", "to be ended")
    if token.dep in ("dobj", "nsubjpass") and above.pos == "VERB":
        effect = table.verbs.get(above.lemma)
        if above.lemma in _EVIDENCE or any(grammar.sentence.kids(above.i, "oprd")):
            return None
        if effect in ("planned", "hypothetical", "denied"):
            if effect == "denied" and (above.lemma in _STOPPING or token.lemma in SAID):
                # What somebody else has said or asked was said: "denied the accusation", "declined the request".
                return None
            return Outlook(effect, above.lemma, future=effect == "planned", modal=effect == "hypothetical")  # type: ignore[arg-type]
        if effect == "ongoing":
            return Outlook("ongoing", above.lemma)
    if token.dep == "nsubj" and above.tag == "VBG" and verb_outlook(grammar, above.i).status == "ongoing":
        return Outlook("ongoing", "progressive")
    if token.dep == "ROOT" and n and grammar.tokens[0].lower == "not":
        return Outlook("denied", "not")
    if _answer(grammar, token):
        return None
    if token.dep in ("nsubj", "nsubjpass") and (above.lemma in _OCCUR or token.dep == "nsubjpass"):
        found = verb_outlook(grammar, above.i)
        if above.lemma == "continue" and found.status == "happened":
            return Outlook("ongoing", "continue")
        return None if found.status == "happened" else found
    return None


def _answer(grammar: Grammar, token: Token) -> bool:
    """Whether the verb of an event noun tells only what is done about it: "was not condoned", "will not go
    unpunished"."""
    above = grammar.tokens[token.head]
    if token.dep == "nsubjpass":
        return above.lemma in governors().answered
    complements = grammar.sentence.kids(above.i, "acomp", "advcl", "xcomp", "oprd")
    return token.dep == "nsubj" and above.lemma == "go" and any(k.lower.startswith("un") for k in complements)


def _under_way(grammar: Grammar, token: Token, above: Token) -> bool:
    """Whether a noun's event goes on in the present: "a curfew is in force", "the talks, now in their third week"."""
    if any(_spell(grammar, k) for k in grammar.sentence.kids(token.i, "prep")) or starting(grammar, token):
        return True
    if above.tag not in ("VBZ", "VBP", "VB") or any(grammar.sentence.kids(above.i, "neg", "aux")):
        return False
    if token.dep == "attr":
        return above.lemma == "be" and any(grammar.sentence.kids(above.i, "expl"))
    if token.dep != "nsubj":
        return False
    if above.lemma in _LASTS:
        return above.lemma != "go" or any(k.lower == "on" for k in grammar.sentence.kids(above.i, "prt", "advmod"))
    if above.lemma not in ("be", "remain"):
        return False
    if any(k.lower in ("ongoing", "underway") for k in grammar.sentence.kids(above.i, "acomp", "advmod", "attr")):
        return True
    preps = list(grammar.sentence.kids(above.i, "prep"))
    standing = (f"{p.lower} {n.lower}" for p in preps for n in grammar.sentence.kids(p.i, "pobj"))
    return any(words in _STANDING for words in standing) or any(_spell(grammar, p) for p in preps)


def _spell(grammar: Grammar, prep: Token) -> bool:
    """ "(now) in its third week"."""
    if prep.lower not in ("in", "into"):
        return False
    return any(
        n.lemma in _SPELLS and any(k.lower in ("its", "their") for k in grammar.sentence.kids(n.i, "poss"))
        for n in grammar.sentence.kids(prep.i, "pobj")
    )
