"""What parties are called in answers: countries by name, persons with their country, bodies and groups as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from foedus.answers.words import words
from foedus.records import Actor, CodedDocument, Event
from foedus.reference import load

Names = Mapping[str, str]
"""Country code to name."""


def country_names(documents: Iterable[CodedDocument]) -> Names:
    """The name of each country that the documents' parties belong to; a code that nothing names stands for itself."""
    called: dict[str, Counter[str]] = {}
    for coded in documents:
        for actor in parties_of(coded):
            if actor.country and actor.country != "IGO":
                names = called.setdefault(actor.country, Counter())
                if actor.kind == "state":
                    names[actor.name] += 1
    register = load()
    return {
        code: register.state_name(code) or (max(names.items(), key=lambda n: (n[1], n[0]))[0] if names else code)
        for code, names in sorted(called.items())
    }


def parties_of(coded: CodedDocument) -> Iterable[Actor]:
    """Every actor of a document's events, commitments and claims, in order, repeated as told."""
    for event in coded.events:
        yield from event.actor
        yield from event.recipient
    for commitment in coded.commitments:
        yield from commitment.parties
        yield from commitment.beneficiaries
    for claim in coded.claims:
        if claim.actor is not None:
            yield claim.actor


def own_party(actor: Actor) -> bool:
    """Whether an actor counts as a party of its own, not as its country: an armed group, a body of states."""
    if actor.country is None or actor.country == "IGO":
        return True
    return actor.kind == "group" or actor.sector in ("REB", "OPP")


def party(actor: Actor, names: Names) -> tuple[str, str] | None:
    """The party an actor acts for as (key, name): its country, or itself where it is a party of its own.

    None where the text does not say whom it stands for ("all parties", "they").
    """
    if not own_party(actor):
        assert actor.country is not None
        return actor.country, names.get(actor.country, actor.country)
    if actor.kind == "unknown" and actor.name[:1].islower():
        return None
    return f"*{actor.name}", actor.name


def called(actor: Actor, names: Names) -> str:
    """An actor's name with the country it belongs to where the name does not hold it: "Kim Jong Un (North Korea)"."""
    country = names.get(actor.country or "", "")
    if actor.kind == "state" and country:
        return country
    if not country or country in actor.name or actor.kind == "people" or actor.name in country:
        return actor.name
    return f"{actor.name} ({country})"


def running(name: str, text: str = "") -> str:
    """A name as running text has it, with the article that the text has before it or that the name wants."""
    article, _, rest = text.partition(" ")
    if article.lower() in ("the", "a", "an") and rest and name.lower().startswith(rest.lower()):
        return f"{article.lower()} {name}"
    return f"the {name}" if name.startswith(words().articles) else name


def all_called(actors: Sequence[Actor], names: Names) -> list[str]:
    """The names of several actors as running text has them, each once, in order. One phrase that stands for several
    countries ("British and French warplanes") is named once, with all of them."""
    shared: dict[tuple[str, str], list[Actor]] = {}
    for actor in actors:
        shared.setdefault((actor.name, actor.text), []).append(actor)
    found = []
    for (name, text), same in shared.items():
        if len(same) == 1 or same[0].kind == "state":
            found += [running(called(actor, names), actor.text) for actor in same]
        else:
            of = [names[a.country] for a in same if a.country is not None and a.country in names]
            found.append(running(f"{name} ({', '.join(dict.fromkeys(of))})" if of else name, text))
    return list(dict.fromkeys(found))


def countries(event: Event) -> frozenset[str]:
    """The country codes of everyone who takes part in an event."""
    return frozenset(a.country for a in (*event.actor, *event.recipient) if a.country)
