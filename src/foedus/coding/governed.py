"""What an event becomes by its outlook and its content: a future meeting is AGREE, and so on."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.coding.match import Fired, Matcher
from foedus.coding.ontology import CONFLICTUAL, VERBAL, ontology
from foedus.coding.tense import Outlook
from foedus.records import EventType, Status
from foedus.records.quick import quick

# PLOVER manual, AGREE: these "reported in future tense are taken to imply intentions" and are AGREE.
_PROMISED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_FORCEFUL = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE"})
# What makes a promise a threat; moving troops alone does not ("agreed to station border guards").
_MENACING = _FORCEFUL - {"MOBILIZE"}
_EXCLUDING = frozenset({"rule", "exclude", "foreclose", "preclude"})
_ORDERING = frozenset({"order", "instruct", "command", "direct", "tell"})
_OFFERING = frozenset({"offer", "propose", "suggest", "invite", "agree", "accept", "approve"})
# "We will continue to call for an end": what was asked so far is asked still.
_CONTINUING = frozenset({"continue", "keep", "persist", "remain", "go", "carry"})
_RESOLVING = frozenset({"agree", "decide", "vote", "resolve", "approve", "adopt", "determine"})
_ASKED = {
    "AID": "assist", "COOPERATE": "assist", "SUPPORT": "assist", "CONSULT": "meet", "RETREAT": "yield",
    "CONCEDE": "yield",
}  # fmt: skip
# What is laid down by who no longer does it: the manual's "withdrawing a demand should be coded as CONCEDE".
_WITHDRAWN = frozenset({"REQUEST", "REJECT", "THREATEN"})
_LAID_DOWN = frozenset({"no longer", "stop", "cease"})
_THREATENED = {"ASSAULT": "violence", "SANCTION": "relations", "COERCE": "restrict", "MOBILIZE": "violence"}


@dataclass(frozen=True, slots=True)
class Content:
    """What a promise, demand, threat or refusal is about."""

    type: EventType
    mode: str | None
    fired: Fired


@quick
@dataclass(frozen=True, slots=True)
class Outcome:
    """The type, mode and status that an event is coded with, and the rule that changed the type, if any."""

    type: EventType
    mode: str | None
    status: Status
    why: str = ""


def _left_open(matcher: Matcher, f: Fired, seen: Outlook) -> int | None:
    """The verb of excluding that is itself negated ("did not rule out", "refused to rule out"), if any."""
    tokens = matcher.sentence.tokens
    if tokens[f.token].lemma in _EXCLUDING:
        return f.token if seen.status == "denied" else None
    if f.frame.type != "REJECT" or seen.status != "happened":
        return None
    return next((c for c in f.arguments.roles.get("clause", []) if tokens[c].lemma in _EXCLUDING), None)


def _kept_open(matcher: Matcher, verb: int) -> Outcome:
    """What it is not to rule something out: a threat where that is force, else a cooperative act that may come."""
    arguments = matcher.grammar.verb_arguments(verb)
    heads = [*arguments.roles.get("clause", []), *arguments.roles.get("obj", [])]
    inner = [found for h in heads if (found := matcher.best(h)) is not None]
    forceful = any("@attacks" in matcher.lexicon.classes_of(matcher.sentence.tokens[h].lemma) for h in heads)
    forceful = forceful or any(matcher.sentence.tokens[h].lemma == "use" for h in heads)
    if forceful or any(i.frame.type in _FORCEFUL or i.frame.type in ("THREATEN", "REJECT") for i in inner):
        kinds = [_THREATENED[i.frame.type] for i in inner if i.frame.type in _THREATENED]
        return Outcome("THREATEN", _mode("THREATEN", kinds[0] if kinds else None), "happened", "not ruled out")
    return Outcome("AGREE", None, "hypothetical", "not ruled out")


def own_order(matcher: Matcher, f: Fired) -> bool:
    """Whether somebody orders his own forces about ("ordered his troops to withdraw"): the act itself is the event."""
    tokens = matcher.sentence.tokens
    if f.frame.type != "REQUEST" or tokens[f.token].lemma not in _ORDERING:
        return False
    for head in f.arguments.roles.get("obj", []):
        if "@forces" not in matcher.lexicon.classes_of(tokens[head].lemma):
            continue
        if any(k.tag == "PRP$" for k in matcher.sentence.kids(head, "poss")):
            return True
        mine = {a.country for s in f.arguments.roles.get("subj", []) if (m := matcher.mention(s)) for a in m.actors}
        theirs = matcher.mention(head)
        if theirs is not None and any(a.country is not None and a.country in mine for a in theirs.actors):
            return True
    return False


def _resolved(matcher: Matcher, f: Fired, content: Content | None) -> bool:
    """Whether a body resolves on a measure ("agreed to ban imports"), which is that measure and no promise."""
    if content is None or f.frame.type != "AGREE" or content.type not in ("SANCTION", "COERCE"):
        return False
    return matcher.sentence.tokens[f.token].lemma in _RESOLVING


def special(matcher: Matcher, f: Fired, seen: Outlook, content: Content | None) -> Outcome | None:
    """What a refusal to exclude, an order to one's own forces or a resolution comes to; None for all others."""
    excluding = _left_open(matcher, f, seen)
    if excluding is not None:
        return _kept_open(matcher, excluding)
    if content is not None and (own_order(matcher, f) or _resolved(matcher, f, content)):
        return governed(content.type, content.mode, seen, None)
    lasting = f.frame.type == "AGREE" and matcher.sentence.tokens[f.token].lemma in _CONTINUING
    if content is not None and content.type in ("REQUEST", "ACCUSE") and lasting and seen.status == "planned":
        return Outcome(content.type, content.mode, "ongoing", f"continued {content.type}")
    if f.frame.type == "AGREE" and matcher.sentence.tokens[f.token].lemma in _OFFERING:
        return governed("AGREE", f.frame.mode, seen, None)
    return None


def governed(event_type: EventType, mode: str | None, seen: Outlook, content: Content | None) -> Outcome | None:
    """The outcome of an event by the manual's rules; None where nothing is left to code."""
    if content is not None:
        changed = _with_content(event_type, mode, content)
        return _by_outlook(changed.type, changed.mode, seen, changed.why)
    return _by_outlook(event_type, mode, seen, "")


def _with_content(event_type: EventType, mode: str | None, content: Content) -> Outcome:
    if event_type == "AGREE" and content.type in _MENACING:
        return Outcome(
            "THREATEN", _mode("THREATEN", _THREATENED.get(content.type)), "happened", f"a promise of {content.type}"
        )
    if event_type in ("REQUEST", "REJECT") and mode is None:
        if event_type == "REJECT" and content.type in _FORCEFUL:
            return Outcome(event_type, None, "happened")
        return Outcome(event_type, _ASKED.get(content.type), "happened", f"about {content.type}")
    if event_type == "THREATEN" and mode is None:
        return Outcome(
            event_type, _mode("THREATEN", _THREATENED.get(content.type)), "happened", f"about {content.type}"
        )
    return Outcome(event_type, mode, "happened")


def _by_outlook(event_type: EventType, mode: str | None, seen: Outlook, why: str) -> Outcome | None:
    if seen.lasting and seen.status == "planned" and event_type in ("REQUEST", "ACCUSE"):
        return Outcome(event_type, mode, "ongoing", f"continued {event_type}")
    if seen.refusal and (event_type in _PROMISED or event_type in ("AGREE", "RETREAT", "CONCEDE")):
        return Outcome("REJECT", _ASKED.get(event_type), "happened", f"{seen.why} {event_type}")
    if seen.status == "denied" and seen.why in _LAID_DOWN and event_type in _WITHDRAWN:
        return Outcome("CONCEDE", None, "happened", f"{seen.why} {event_type}")
    # "Will withdraw its troops unless Sudland yields": help withdrawn on terms is a threat as force is.
    menacing = event_type in _FORCEFUL or (event_type == "RETREAT" and seen.terms == "unless")
    if seen.terms and menacing and seen.status in ("planned", "hypothetical"):
        return Outcome("THREATEN", _mode("THREATEN", _THREATENED.get(event_type)), "happened", f"{event_type} on terms")
    if seen.status == "ongoing" and event_type in VERBAL and event_type != "CONSULT":
        return Outcome(event_type, mode, "happened", why)
    if seen.status == "planned" and event_type == "THREATEN":
        # "Norland will hit back": the threat is made in saying so.
        return Outcome(event_type, mode, "happened", why)
    if seen.status == "planned":
        if event_type in _PROMISED:
            return Outcome("AGREE", None, "planned", f"future {event_type}")
        if event_type == "RETREAT" and mode in (None, "withdraw", "ceasefire", "resign"):
            return Outcome("CONCEDE", None, "planned", "future RETREAT")
        if event_type == "RETREAT":
            return Outcome("AGREE", None, "planned", "future RETREAT")
    if seen.status == "hypothetical" and seen.modal and not seen.conditional and event_type in _PROMISED:
        return Outcome("AGREE", None, "hypothetical", f"{seen.why} {event_type}")
    if seen.status == "hypothetical" and seen.conditional and event_type in CONFLICTUAL and event_type not in _FORCEFUL:
        return None
    return Outcome(event_type, mode, seen.status, why)


def _mode(event_type: EventType, mode: str | None) -> str | None:
    return mode if mode in ontology()[event_type].modes else None
