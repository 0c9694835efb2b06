"""The answers on who is meant, who did what to whom and whose word it is, for scripts/questions.py."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.actors import find_mentions
from foedus.answers import is_commentary
from foedus.records import Actor, CodedDocument, Event, Mention, Sentence, Token

_HEADS_OF_STATE = frozenset({"president", "king", "queen", "emir", "leader", "prime minister", "premier", "chancellor"})
_WAR = frozenset({"war", "conflict", "invasion", "aggression", "action", "operation", "offensive"})
_TRADE = frozenset({"market", "supplier", "buyer", "creditor", "donor", "customer"})
_BACKING = frozenset({"support", "endorsement", "backing"})
# Who sees support shown by something else tells of no new declaration of it ("the troops demonstrate his support").
_SHOWING = frozenset({"demonstrate", "show", "reveal", "illustrate", "display", "prove"})
# The summary is the first four sentences of document A.
_SUMMARY = 4
_BRINGING = frozenset({"deliver", "bring", "carry", "hand", "convey"})

Documents = tuple[CodedDocument, ...]


def _mentions(coded: CodedDocument) -> dict[tuple[int, int], Mention]:
    return dict(find_mentions(coded.document, coded.sentences))


def _actors(documents: Documents) -> Iterator[tuple[CodedDocument, int, Actor]]:
    """Every mention's actors, with where they stand."""
    for coded in documents:
        for (sentence, _), mention in sorted(_mentions(coded).items()):
            for actor in mention.actors:
                yield coded, sentence, actor


def _words(sentence: Sentence, head: int) -> str:
    """The words below a token, as they stand."""
    inside = sorted(sentence.subtree(head))
    start, end = sentence.tokens[inside[0]].start, sentence.tokens[inside[-1]].end
    return " ".join(sentence.text[start - sentence.start : end - sentence.start].split()).strip(" ,")


def _token(coded: CodedDocument, event: Event) -> Token:
    return next(t for t in coded.sentences[event.sentence].tokens if t.start <= event.start < t.end)


def _opinion(coded: CodedDocument, sentence: int) -> bool:
    return any(is_commentary(s) for s in coded.slant if s.sentence == sentence)


def described(documents: Documents) -> tuple[str, None]:
    """Row 4: which state a description without a name means."""
    found = [
        f"{a.name}, called “{a.text}” ({c.document.id}:{s})"
        for c, s, a in _actors(documents)
        if a.text.lower().startswith(("the only ", "the sole ")) and a.country
    ]
    return "; ".join(dict.fromkeys(found)), None


def titles(documents: Documents) -> tuple[str, None]:
    """Row 5: the titles that each person goes by, and whom an unnamed official can only mean."""
    named: dict[str, list[str]] = {}
    unnamed: list[tuple[CodedDocument, int, Actor]] = []
    for c, s, a in _actors(documents):
        if a.kind == "person" and a.country and a.text.endswith("official"):
            unnamed.append((c, s, a))
        elif a.kind == "person" and a.country and a.role and f" {a.name.split()[0]}" in a.text:
            told = a.text[: a.text.index(a.name.split()[0])].strip()
            named.setdefault(a.name, []).append(f"“{told}” ({c.document.id}:{s})")
    told_of = [f"{name}: {', '.join(dict.fromkeys(words))}" for name, words in named.items()]
    for c, s, a in unnamed:
        if (one := _only_official((c,), a)) is not None:
            told_of.append(f"“{a.text}” ({c.document.id}:{s}): inferred to be {one}, the only such official named")
    return "; ".join(told_of), None


def _only_official(documents: Documents, unnamed: Actor) -> str | None:
    """The one person of an unnamed official's country whom the document names and who leads no state."""
    found = {
        a.name
        for _, _, a in _actors(documents)
        if a.kind == "person" and a.country == unnamed.country and a.name != unnamed.name and a.sector == "GOV"
        and (a.role or "").lower() not in _HEADS_OF_STATE
    }  # fmt: skip
    return found.pop() if len(found) == 1 else None


def collectives(documents: Documents) -> tuple[str, None]:
    """Row 6: whom a couple and a number of insults mean."""
    found: dict[str, list[str]] = {}
    for c, s, a in _actors(documents):
        if "couple" in a.text or a.how.startswith("inferred"):
            sure = "inferred, never named" if a.how.startswith("inferred") else "those named last"
            found.setdefault(f"“{a.text}” ({c.document.id}:{s}, {sure})", []).append(a.name)
    return "; ".join(f"{words}: {', '.join(names)}" for words, names in found.items()), None


def meeting(documents: Documents) -> tuple[str, None]:
    """Row 11: who met whom, and what message the visitor brought."""
    coded = next(c for c in documents if c.document.id == "A")
    met = [e for e in coded.events if e.type == "CONSULT" and e.status == "happened"]
    who: dict[str, list[str]] = {}
    for e in met:
        for a in (*e.actor, *e.recipient):
            if a.kind == "person":
                name = a.name if "official" not in a.name else _only_official((coded,), a) or a.name
                who.setdefault(name, []).append(f"A:{e.sentence}")
    place = next((e.place.name for e in met if e.place is not None), "a place not told")
    message = "; ".join(_messages(coded))
    told = " met ".join(f"{name} ({', '.join(at)})" for name, at in who.items())
    return f"{told} in {place}; {message}", None


def _messages(coded: CodedDocument) -> Iterator[str]:
    mentions = _mentions(coded)
    for s in coded.sentences:
        for t in s.tokens:
            if t.lemma == "message" and t.dep == "dobj" and s.tokens[t.head].lemma in _BRINGING:
                prepositions = [k for at in (t.i, t.head) for k in s.kids(at, "prep")]
                below = [(k.lower, p.i) for k in prepositions for p in s.kids(k.i, "pobj")]
                sender = [m for word, i in below if word == "from" and (m := mentions.get((s.index, i))) is not None]
                told = any(word in ("on", "about") for word, _ in below) or any(s.kids(t.i, "acl", "relcl"))
                whose = sender[0].actors[0].name if sender and sender[0].actors else "somebody not told"
                yield f"a message from {whose}, {'its content told' if told else 'its content not given'} (A:{s.index})"


def gifts(documents: Documents) -> tuple[str, None]:
    """Row 16: what was given, and what else was done with it."""
    told = []
    for coded in documents:
        for e in coded.events:
            token = _token(coded, e)
            sentence = coded.sentences[e.sentence]
            things = [k.i for v in (token, *sentence.kids(token.i, "conj")) for k in sentence.kids(v.i, "dobj")]
            if e.type == "AID" and any(sentence.tokens[i].lemma == "gift" for i in things):
                who, whom = ", ".join(a.name for a in e.actor), ", ".join(a.name for a in e.recipient)
                said = [_done(sentence, i) for i in things]
                told.append(f"{who} to {whom}: {'; '.join(said)} ({e.doc}:{e.sentence})")
    return "; ".join(told), None


def _done(sentence: Sentence, thing: int) -> str:
    """The verb, what it was done with, and its examples ("gifts like limousines")."""
    verb = sentence.tokens[thing].head
    like = [_words(sentence, k.i) for k in sentence.kids(verb, "prep") if k.lower == "like"]
    return " ".join([sentence.tokens[verb].lower, _words(sentence, thing), *like])


def drives(documents: Documents) -> tuple[str, None]:
    """Row 17: who drove whom in which order, and what they did together then."""
    told = []
    for e in (e for c in documents for e in c.events):
        actors, whom = ", ".join(a.name for a in e.actor), ", ".join(a.name for a in e.recipient)
        if e.because.get("frame", "").startswith("SUPPORT:chauffeur"):
            told.append(f"{actors} drove {whom} ({e.doc}:{e.sentence})")
        elif told and e.type == "CONSULT" and e.trigger == "attended":
            told.append(f"{actors} attended together ({e.doc}:{e.sentence})")
    return "; then ".join(told), None


def reactions(documents: Documents) -> tuple[str, None]:
    """Row 21: how South Korea reacted to the deal."""
    found = [
        e for c in documents for e in c.events
        if e.type == "ACCUSE" and "KOR" in {a.country for a in e.actor} and not e.recipient
    ]  # fmt: skip
    count = len({e.happening for e in found})
    return f"{count}: {'; '.join(f'{e.actor[0].name}: {e.trigger} ({e.doc}:{e.sentence})' for e in found)}", None


def names_of_the_war(documents: Documents) -> tuple[str, None]:
    """Row 22: the phrases for the war, quoted or not, and inside whose report they stand."""
    told = []
    for coded in documents:
        for s in coded.sentences:
            for t in s.tokens:
                inside = [s.tokens[i] for i in s.subtree(t.i)]
                about = {"russia", "putin", "ukraine", "the"} & {x.lower for x in inside}
                loose = t.lemma == "action" and not {"russia", "ukraine"} <= about
                if t.lemma not in _WAR or t.pos != "NOUN" or not about or loose:
                    continue
                quoted = any(x.text in ("“", '"') for x in inside)
                by = [c.actor.name for c in coded.claims if c.actor and any(a <= t.start < b for a, b in c.content)]
                whose = f"inside what {by[0]} is reported to say" if by else "own wording"
                words = _words(s, t.i).split(",")[0]
                marks = "quoted" if quoted else "not quoted"
                told.append(f"“{words}” ({coded.document.id}:{s.index}, {marks}, {whose})")
    return "; ".join(told), None


def causes(documents: Documents) -> tuple[str, None]:
    """Row 39: who links what to which cause."""
    told = [
        f"{c.actor.name}, {c.certainty}: “{' '.join(coded.document.text[c.content[0][0] : c.content[-1][1]].split())}” "
        f"({c.doc}:{c.sentence}); his explanation, no finding of the document"
        for coded in documents
        for c in coded.claims
        if c.actor is not None and c.certainty == "alleged" and c.kind == "say"
        and any(w in coded.document.text[a:b] for a, b in c.cue for w in ("connect", "link", "attribut", "tied"))
    ]  # fmt: skip
    return "; ".join(told), None


def declared(documents: Documents) -> tuple[str, None]:
    """Row 13: on how many occasions Kim declared his support in document A, told in which sentences."""
    coded = next(c for c in documents if c.document.id == "A")
    told = _tellings_of_support(coded)
    occasions = {e.date for e in coded.events if e.type == "CONSULT" and e.sentence in told and e.date is not None}
    again = sorted(s.index for s in coded.sentences if s.index not in told and _points_to_support(s))
    met = meeting(documents)[0].split(";")[0]
    times = "once" if len(occasions) < 2 else f"{len(occasions)} times"
    return (
        f"{times}, on the one occasion that is told of ({met}); told in {len(told)} sentences, "
        f"{', '.join(f'A:{i}' for i in told)}; only referred to in {', '.join(f'A:{i}' for i in again)}"
    ), None


def _tellings_of_support(coded: CodedDocument) -> list[int]:
    """The sentences that tell of Kim's support as declared: by his name, or by "this support" right behind."""
    told: list[int] = []
    for e in coded.events:
        sentence, token = coded.sentences[e.sentence], _token(coded, e)
        below = [sentence.tokens[i] for i in sentence.subtree(token.i)]
        his = any("Kim" in a.name for a in e.actor)
        this = not e.actor and any(t.lower == "this" for t in below) and told[-1:] == [e.sentence - 1]
        shown = token.dep == "dobj" and sentence.tokens[token.head].lemma in _SHOWING
        backs = e.type == "SUPPORT" and e.status == "happened" and any(t.lemma in _BACKING for t in below)
        if backs and (his or this) and not shown and e.sentence not in told:
            told.append(e.sentence)
    return told


def _points_to_support(sentence: Sentence) -> bool:
    """Whether a sentence speaks of the support, or of the declaration of it, as of something known."""
    for t in sentence.tokens:
        owned = [k.lower for k in sentence.kids(t.i, "poss", "det")] + [k.lower for k in sentence.kids(t.i, "acl")]
        if t.lemma == "support" and {"his", "given"} & set(owned):
            return True
        if t.lemma == "declaration" and "this" in owned:
            return True
    return False


def added(documents: Documents) -> tuple[str, None]:
    """Row 41: what the article tells beside its summary, the author's commentary left out."""
    coded = next(c for c in documents if c.document.id == "A")
    summary = {e.happening for e in coded.events if e.sentence < _SUMMARY}
    told, facts = [], set(_tellings_of_support(coded))
    for e in coded.events:
        verbal = e.type in ("SUPPORT", "ACCUSE", "CONSULT", "REQUEST")
        done = e.status in ("happened", "ongoing") and not verbal
        new = e.happening not in summary or e.hardens is not None
        if e.sentence >= _SUMMARY and new and done and not _opinion(coded, e.sentence):
            source = e.source.text if e.source is not None else "no source"
            who = ", ".join(a.name for a in e.actor)
            told.append(f"{e.type.lower()} “{e.trigger}” by {who} (A:{e.sentence}, {source})")
            facts.add(e.sentence)
    article = [s.index for s in coded.sentences if s.index >= _SUMMARY]
    comments = sum(i not in facts for i in article)
    return f"{'; '.join(told)}; {comments} of its {len(article)} sentences are commentary only", None


def trade(documents: Documents) -> list[str]:
    """Row 50: which state is whose market, supplier or creditor; a market is sold to."""
    told = []
    for coded in documents:
        mentions = _mentions(coded)
        for s in coded.sentences:
            for t in s.tokens:
                owners = [m for k in s.kids(t.i, "poss") if (m := mentions.get((s.index, k.i))) is not None]
                if t.lemma not in _TRADE or t.dep != "attr" or not owners or not owners[0].actors:
                    continue
                subject = _subject_of(s, t.head, mentions)
                if subject is not None:
                    owner = owners[0].actors[0].name
                    kind = _words(s, t.i).split("’s ")[-1].split("'s ")[-1]
                    sells = f" ({owner} sells to {subject})" if t.lemma in ("market", "buyer", "customer") else ""
                    told.append(f"{subject} is {owner}'s {kind}{sells} ({coded.document.id}:{s.index})")
    return told


def _subject_of(s: Sentence, verb: int, mentions: dict[tuple[int, int], Mention]) -> str | None:
    for _ in range(4):
        for k in s.kids(verb, "nsubj"):
            mention = mentions.get((s.index, k.i))
            return mention.actors[0].name if mention is not None and mention.actors else None
        if s.tokens[verb].dep != "conj":
            return None
        verb = s.tokens[verb].head
    return None
