"""The program's own coding of a document, kept apart from its corrections: what of it corrections change, and back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from foedus.correcting.lines import event_in
from foedus.happenings.record import happening
from foedus.happenings.telling import Telling, tellings
from foedus.records import CodedDocument, Event, Happening, plain


@dataclass(frozen=True, slots=True)
class Own:
    """The events with the ids of the document's own happenings, which of these react to which, and for each
    commitment's id the ids of its events."""

    events: tuple[Event, ...]
    reactions: Mapping[str, str]
    commitments: Mapping[str, tuple[str, ...]]


def own_of(coded: CodedDocument) -> Own:
    """What corrections change of a coding."""
    return Own(
        coded.events,
        {h.id: h.reacts_to for h in coded.happenings if h.reacts_to is not None},
        {k.id: k.events for k in coded.commitments},
    )


def restored(coded: CodedDocument, own: Own) -> CodedDocument:
    """The document with its own coding, in full."""
    grouped: defaultdict[str, list[Telling]] = defaultdict(list)
    for told in tellings(coded.document, coded.sentences, own.events):
        if told.event.happening is not None:
            grouped[told.event.happening].append(told)
    happenings: list[Happening] = [
        replace(happening(members, name=name), reacts_to=own.reactions.get(name)) for name, members in grouped.items()
    ]
    commitments = (replace(k, events=own.commitments.get(k.id, k.events)) for k in coded.commitments)
    return replace(coded, events=own.events, happenings=tuple(happenings), commitments=tuple(commitments))


def own_out(own: Own) -> str:
    """The coding as text to be kept."""
    return json.dumps(plain(own), ensure_ascii=False, separators=(",", ":"))


def own_in(text: str) -> Own:
    """The coding of a text that `own_out` wrote."""
    raw = json.loads(text)
    commitments: dict[str, Sequence[str]] = raw["commitments"]
    return Own(
        tuple(map(event_in, raw["events"])), raw["reactions"], {name: tuple(ids) for name, ids in commitments.items()}
    )
