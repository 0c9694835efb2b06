"""Who speaks: the voice that "we" and "I" belong to in a quotation, a statement, or a document of one's own."""

from __future__ import annotations

from dataclasses import replace

from foedus.actors.lexicon import words
from foedus.actors.memory import Found
from foedus.actors.scene import Scene
from foedus.actors.setting import names_in
from foedus.actors.view import View
from foedus.reference import IGO

REPORTING = words("speakers.reporting")
_FIRST_PERSON = frozenset({"we", "our", "i"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OFFICIAL = words("speakers.official")
_WORDS_OF = words("speakers.words_of")
_KINDS = words("speakers.words_of_kinds")
_LED = words("speakers.words_of_led")
_TOPICS = words("speakers.topics")
# The bodies of the officers that titles.csv gives to no state, by the title's first word.
_BODIES = {
    "high": "European Union", "secretary": "United Nations", "mep": "European Parliament", "under": "United Nations",
}  # fmt: skip
_HONOURS = frozenset({"majesty", "right", "hon.", "hon"})
# Whose own title says "for" what they are sent ("Special Envoy for Norland").
_SENT = frozenset({"envoy", "representative", "coordinator", "co-ordinator", "rapporteur", "adviser", "advisor"})
# How a question to a minister begins there.
_QUESTION = "to ask the secretary of state for"
# Words of a title that names a parliament, and the title by which titles.csv says where members are honourable.
_HOUSES = words("speakers.houses")
_MEMBER = ("honourable", "member")
_WESTMINSTER = frozenset(
    {("right", "hon."), ("right", "hon"), ("right", "honourable"), ("hon.", "member"), ("hon.", "friend")}
)


def speaker(scene: Scene, view: View, i: int) -> Found | None:
    """Whose first person the pronoun at token i is: the reporting verb's subject, else the voice of before."""
    tokens = view.sentence.tokens
    for up in view.sentence.ancestors(i):
        if up.lemma in REPORTING and up.pos in ("VERB", "AUX"):
            if _spoken_to(view, i, up.i):
                continue
            if i > up.i and not view.quoted[i] and (own := scene.floor or voice(scene)) is not None:
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
        return scene.speaker or scene.floor or voice(scene)
    return scene.floor or voice(scene)


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
                    if colon:
                        scene.floor = found
    if colon and scene.floor is None and scene.speaker is not None:
        scene.floor = scene.speaker


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
                return _of(scene, entry.name, entry.country, entry.sector)
        return None
    titled = _titled(scene)
    if titled is not None:
        return titled
    if _for_the_secretary(scene):
        return _of(scene, "United Nations", IGO, "IGO")
    if scene.owner is not None:
        return _of(scene, scene.reference.state_name(scene.owner) or scene.owner, scene.owner, None)
    for view in scene.views[:2]:
        for token in view.sentence.tokens:
            main = view.sentence.tokens[token.head].dep in ("ROOT", "conj")
            if token.dep in _SUBJECTS and main and token.tag != "PRP" and not view.quoted[token.i]:
                found = scene.resolve(view, token.i)
                if (
                    found is not None
                    and found.actors
                    and (found.country or found.actors[0].sector == "NGO")
                    and found.settled
                    and found.country not in scene.others
                    and found.actors[0].sector in ("GOV", "IGO", "MIL", "NGO")
                ):
                    return found
    return None


def _titled(scene: Scene) -> Found | None:
    """The voice that a statement's title names: "Statement by the Foreign Minister of Norland on ...", or the words of
    one country's parliament."""
    title = scene.document.title or ""
    spoken = announces(title)
    if spoken:
        # What follows the topic's preposition is spoken about, and does not speak.
        words = _said_of(title).split()
        if "by" in words[2:]:
            words = ["by", *words[words.index("by", 2) :]]
        cut = next((i for i, w in enumerate(words) if i > 1 and w.lower() in _TOPICS), len(words))
        envoy = next((i for i, w in enumerate(words) if w.lower() in _SENT), len(words))
        cut = next((i for i in range(envoy, cut) if words[i].lower() == "for"), cut)
        said = " ".join(words[:cut])
        voices: dict[str, Found] = {}
        for entry in names_in(said, scene.reference, scene.document):
            if entry.kind not in ("media", "company", "person") and entry.country:
                one = _of(scene, entry.name, entry.country, entry.sector)
                if one is not None and (not voices or entry.kind in ("name", "adjective")):
                    voices.setdefault(entry.country, one)
        if voices:
            actors = tuple(a for v in voices.values() for a in v.actors)
            return replace(next(iter(voices.values())), actors=actors, plural=len(actors) > 1)
        lower = said.lower().replace("-", " ").replace("'s", "").split()
        for size in (4, 3, 2, 1):
            for i in range(len(lower) - size + 1):
                codes = scene.reference.titles.get(tuple(lower[i : i + size]))
                if codes:
                    name = scene.reference.state_name(codes[0]) or _BODIES.get(lower[i], said)
                    return _of(scene, name, codes[0], None)
        if "by" in title.split()[2:]:
            return _unnamed_by(scene, title)
    house = house_of(scene)
    return None if house is None else _of(scene, scene.reference.state_name(house) or "", house, "GOV")


def _for_the_secretary(scene: Scene) -> bool:
    """Whether an envoy or officer of the United Nations speaks: by the title, and by whom the text names."""
    title = {w.strip(",:;.").lower() for w in (scene.document.title or "").split()}
    if title.isdisjoint(_SENT | {"council"}):
        return False
    return scene.statement and any(
        f"{view.lowers[i]} {''.join(view.lowers[i + 1 : i + 4])}" == "the secretary-general"
        for view in scene.views
        for i in range(len(view.lowers) - 3)
    )


def _unnamed_by(scene: Scene, title: str) -> Found | None:
    """The body before which an officer of its own speaks ("Briefing to the Security Council by the Special Envoy")."""
    before = title.split(" by ")[0]
    bodies = [e for e in names_in(before, scene.reference, scene.document) if e.country == IGO]
    return _of(scene, bodies[0].name, IGO, bodies[0].sector) if bodies else None


def house_of(scene: Scene) -> str | None:
    """The state of whose parliament the text is a question, an answer or a debate, by its honourable members: that of
    the title, where it names a house of another state than Britain, or one of those that the text names where it names
    Britain nowhere; None for all other texts."""
    honours = any(
        _QUESTION in " ".join(view.lowers[:8])
        or (not _HONOURS.isdisjoint(view.lowers) and any(_honours(view, i) for i in range(len(view.lowers) - 1)))
        for view in scene.views
    )
    if not honours:
        return None
    usual, *others = scene.reference.titles[_MEMBER]
    title = (scene.document.title or "").partition(":")[0]
    if not _HOUSES.isdisjoint(title.lower().replace("(", " ").replace(",", " ").split()):
        named = [e.country for e in names_in(title.replace("(", "").replace(")", ""), scene.reference, scene.document)]
        home = next((c for c in named if c in others), None)
        if home is not None:
            return home
    # A British member names his own state somewhere; where nobody does, the text is of another house.
    spoken_of = scene.setting.counts
    return usual if usual in spoken_of else next((c for c in scene.setting.top(len(spoken_of)) if c in others), usual)


def _said_of(title: str) -> str:
    """A title without the topic behind its colon ("Written answer: Norland"), unless that says who speaks."""
    before, colon, after = title.partition(":")
    by = any(w.lower() in ("by", "from", "of") for w in after.split())
    return before if colon and announces(before) and not by else title


def announces(title: str) -> bool:
    """Whether a title says that the text is someone's own words ("Statement by ...", "Remarks of ...")."""
    spoken = title.split()
    return any(
        word.strip(":,.").lower() in _WORDS_OF
        and (i == 0 or _qualifies(spoken[i - 1]))
        and (
            i + 1 == len(spoken)
            or word[-1] in ":,."
            or spoken[i + 1].lower().strip(",:") in _LED
            or not spoken[i + 1].isalpha()
        )
        for i, word in enumerate(spoken)
    )


def _qualifies(word: str) -> bool:
    """Whether the word before "statement" in a title says whose or what sort of a statement it is."""
    return not word[:1].islower() or word[-1] in ":,-" or word.endswith(("'s", "’s", "s'", "s’")) or word in _KINDS


def _honours(view: View, i: int) -> bool:
    """Whether the words are those in which only a parliament of Westminster's kind and its ministers speak."""
    pair = (view.lowers[i], view.lowers[i + 1])
    return pair in _WESTMINSTER or (pair[0] == "majesty" and "government" in view.lowers[i + 1 : i + 3])


def home(scene: Scene) -> str | None:
    """The state whose statement the document is: its publisher's or its title's, else the one that the evidence points
    to; None for news."""
    publisher = scene.document.publisher
    if publisher:
        found = voice(scene)
        return found.country if found is not None and found.country != IGO else None
    if not scene.statement:
        return None
    titled = _titled(scene)
    if titled is not None:
        return titled.country if titled.country != IGO else None
    return None if _for_the_secretary(scene) else scene.owner


def in_first_person(view: View) -> bool:
    """Whether a sentence speaks in the first person outside quotation marks."""
    if _FIRST_PERSON.isdisjoint(view.lowers):
        return False
    return any(w in _FIRST_PERSON and not view.quoted[i] for i, w in enumerate(view.lowers))


def _of(scene: Scene, name: str, country: str, sector: str | None) -> Found | None:
    if not scene.views:
        return None
    view = scene.views[0]
    actor = scene.actor(
        view,
        0,
        1,
        name,
        country,
        sector or ("IGO" if country == IGO else "GOV"),
        "body" if country == IGO else "government",
        "publisher",
    )
    return Found(0, 0, 0, 1, (actor,))


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
