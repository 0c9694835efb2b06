"""Who speaks: the voice that "we" and "I" belong to in a quotation, a statement, or a document of one's own."""

from __future__ import annotations

from dataclasses import replace

from foedus.actors import cables
from foedus.actors.announced import by_office, titled, voice_of
from foedus.actors.bodies import body, doubtful, foremost, signed
from foedus.actors.chambers import whole
from foedus.actors.letters import signer
from foedus.actors.lexicon import words
from foedus.actors.memory import Found
from foedus.actors.notes import sender
from foedus.actors.scene import Scene
from foedus.actors.setting import names_in
from foedus.actors.view import View
from foedus.actors.whose import said
from foedus.reference import IGO

REPORTING = words("speakers.reporting")
_FIRST_PERSON = frozenset({"we", "our", "i"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_STATING = frozenset({"stands", "says now", "has said"})
# A speaker's name before what he says is no longer than this, with its colon.
_LABEL = 7
_OFFICIAL = words("speakers.official")


def speaker(scene: Scene, view: View, i: int) -> Found | None:
    """Whose first person the pronoun at token i is: the reporting verb's subject, else the voice of before."""
    tokens = view.sentence.tokens
    for up in view.sentence.ancestors(i):
        if up.lemma in REPORTING and up.pos in ("VERB", "AUX"):
            if _spoken_to(view, i, up.i):
                continue
            if i > up.i and not view.quoted[i] and (own := _has_floor(scene)) is not None:
                # "He said that he would not deal with us": in reported speech "us" is who reports.
                return own
            for kid in view.sentence.kids(up.i, "nsubj", "nsubjpass"):
                if kid.i == i or tokens[i].head == kid.i:
                    continue
                if view.quoted and view.quoted[i] and view.quoted[kid.i] and kid.tag in ("PRP",):
                    continue
                found = scene.resolve(view, kid.i)
                if found is not None and found.actors:
                    return found
    root = [t for t in tokens if t.lemma in REPORTING and t.pos == "VERB" and not view.quoted[t.i]]
    if view.quoted[i]:
        for token in root:
            for kid in view.sentence.kids(token.i, "nsubj"):
                found = scene.resolve(view, kid.i)
                if found is not None and found.actors:
                    return found
        return scene.speaker or _has_floor(scene)
    return _has_floor(scene)


def _has_floor(scene: Scene) -> Found | None:
    """Who speaks now outside quotations."""
    return scene.floor or (None if scene.silent else voice(scene))


def spoken_to(scene: Scene, view: View, i: int) -> Found | None:
    """Whom the "you" at token i means, in a transcript or a letter; None elsewhere."""
    if view.quoted[i]:
        return None
    return scene.talk.spoken_to(scene, view, voice(scene)) if scene.talk.turns else scene.addressee


def take_turn(scene: Scene, view: View) -> None:
    """Note whose turn it is where a label begins a sentence."""
    if scene.talk.turns and scene.talk.opening(view):
        scene.floor = scene.talk.voice(scene, scene.talk.at(view), voice(scene))
        scene.silent = scene.floor is None
        scene.speaker = scene.floor or scene.speaker


def _spoken_to(view: View, i: int, verb: int) -> bool:
    """Whether it is to or of the first person itself that a verb says something ("asked us to act")."""
    token = view.sentence.tokens[i]
    if token.head == verb:
        return token.dep in ("dobj", "dative", "iobj", "nsubjpass")
    return token.dep == "pobj" and view.sentence.tokens[token.head].head == verb


def listen(scene: Scene, view: View) -> None:
    """Note who speaks in a sentence, for first persons in the ones that follow."""
    tokens = view.sentence.tokens
    colon = bool(tokens) and tokens[-1].text in (":", '"') and any(t.text == ":" for t in tokens[-3:])
    for token in tokens:
        if token.lemma in REPORTING and token.pos == "VERB" and not view.quoted[token.i]:
            for kid in view.sentence.kids(token.i, "nsubj"):
                found = scene.resolve(view, kid.i)
                if found is not None and found.actors and not found.plural:
                    scene.speaker = found
                    if colon and not scene.talk.turns:
                        scene.floor = found
    if colon and not scene.talk.turns and scene.floor is None and scene.speaker is not None:
        scene.floor = scene.speaker


def called_upon(scene: Scene, view: View) -> None:
    """Note whose turn it is where a name and a colon begin a sentence ("President Berg: We shall send ships")."""
    colon = next((i for i, word in enumerate(view.lowers[:_LABEL]) if word == ":"), 0)
    if not colon or scene.talk.turns or colon + 1 == len(view.lowers) or view.quoted[colon]:
        return
    if not all(t.text[:1].isupper() or not t.text[:1].isalpha() for t in view.sentence.tokens[:colon]):
        return
    for i in range(colon - 1, -1, -1):
        if view.run_at[i] is not None:
            found = scene.resolve(view, i)
            if found is not None and found.person and found.country:
                scene.floor = scene.speaker = found
                return
    if all(word.isupper() or not word.isalpha() for word in (t.text for t in view.sentence.tokens[:colon])):
        # "THE MODERATOR: ...", "Q: ...": another's turn, whoever he is.
        scene.floor = None


def voice(scene: Scene) -> Found | None:
    """The state or body whose own document this is, by its publisher, its title or its first subject; None for news."""
    publisher = scene.document.publisher or ""
    if publisher:
        official = any(w.strip("(),.'").lower() in _OFFICIAL for w in publisher.split())
        for entry in names_in(publisher, scene.reference, scene.document):
            if (
                entry.kind not in ("media", "company", "person")
                and entry.country
                and (official or entry.kind in ("organ", "igo", "agency"))
            ):
                return voice_of(scene, entry.name, entry.country, entry.sector)
            if entry.kind == "ngo":
                return voice_of(scene, entry.name, entry.country, "NGO")
        return by_office(scene, publisher) if official else None
    if scene.author is not None:
        return scene.author
    if scene.owner is not None:
        return voice_of(scene, scene.reference.state_name(scene.owner) or scene.owner, scene.owner, None)
    if scene.joint:
        return voice_of(scene, foremost(scene), IGO, "IGO")
    return None if scene.talk.turns or scene.private else _first_subject(scene)


def _first_subject(scene: Scene) -> Found | None:
    """Whom a text begins with, as whose words of nobody named may be; in a statement, where he acts as one does in his
    own ("The minister welcomes ...") and nothing speaks against it."""
    for view in scene.views[:2]:
        for token in view.sentence.tokens:
            up = view.sentence.tokens[token.head]
            main = up.dep in ("ROOT", "conj")
            if token.dep in _SUBJECTS and main and token.tag != "PRP" and not view.quoted[token.i]:
                found = scene.resolve(view, token.i)
                if (
                    found is not None
                    and found.actors
                    and found.settled
                    and found.country not in scene.others
                    and (found.country or found.actors[0].sector == "NGO")
                    and found.actors[0].sector in ("GOV", "IGO", "MIL", "NGO")
                    and (not scene.statement or found.actors[0].sector == "NGO" or _states(scene, view, up.i, found))
                ):
                    return found
    return None


def _states(scene: Scene, view: View, verb: int, found: Found) -> bool:
    """Whether a statement begins with its own side: by what its verb says, or as the only one for whom anything speaks,
    and no officer whom states and bodies both have is in the title."""
    if doubtful(scene):
        return False
    saying = view.sentence.tokens[verb].lemma in REPORTING or said(view, verb, True) in _STATING
    if found.country == IGO:
        title = names_in(scene.document.title or "", scene.reference, scene.document)
        return saying or any(entry.country == IGO for entry in title)
    if found.actors[0].sector == "MIL":
        return False
    known = scene.evidence
    alone = all(score <= 0 for code, score in known.items() if code != found.country)
    own = known.get(found.country or "", 0.0)
    return own > 0 and (saying or alone) and own >= max(known.values())


def home(scene: Scene) -> str | None:
    """The state whose statement the document is: its publisher's or its title's, else the one that the evidence points
    to; None for news."""
    publisher = scene.document.publisher
    if publisher:
        found = voice(scene)
        return found.country if found is not None and found.country != IGO else None
    if not scene.statement:
        return None
    if scene.author is not None:
        return scene.author.country if scene.author.country != IGO and not scene.author.plural else None
    return scene.owner


def author(scene: Scene) -> Found | None:
    """Whose words the title says that they are, or the text where they are those of several states or a body."""
    return (
        cables.author(scene)
        or sender(scene)
        or signed(scene)
        or titled(scene)
        or scene.poster
        or signer(scene)
        or body(scene)
        or whole(scene)
    )


def in_first_person(view: View) -> bool:
    """Whether a sentence speaks in the first person outside quotation marks."""
    if _FIRST_PERSON.isdisjoint(view.lowers):
        return False
    return any(w in _FIRST_PERSON and not view.quoted[i] for i, w in enumerate(view.lowers))


def as_first_person(scene: Scene, found: Found, plural: bool) -> Found:
    """The speaker as "I" means him, or as "we" does: the state or body that an official speaks for."""
    actor = found.actors[0]
    if (
        plural
        and actor.kind == "person"
        and actor.country
        and actor.country != IGO
        and actor.sector in ("GOV", "MIL", "LEG")
    ):
        state = scene.reference.state_name(actor.country)
        if state is not None:
            actor = replace(actor, name=state, kind="state", role=None)
    if plural and len(found.actors) > 1 and actor.how == "publisher":
        return found
    if actor.country is None and scene.home is not None and actor.sector != "NGO":
        actor = replace(actor, country=scene.home)
    return replace(found, actors=(actor,))
