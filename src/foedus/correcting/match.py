"""Which of a coding's events a correction means: another version may give the event another id or other words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from foedus.correcting.records import Target
from foedus.records import Event


def matched(
    targets: Mapping[str, Target], types: Mapping[str, frozenset[str]], events: Sequence[Event]
) -> dict[str, str]:
    """For each target (by its event's id as it was) the id of the event that it is now, where there is one.

    The same id is the same event. Otherwise it is an event of one of the target's `types` whose trigger shares
    characters with the target's, one to one: those of the target's own type first, then those that share more, then in
    the order of the text. An event that a target names by its id is given to no other.
    """
    known = {e.id for e in events}
    found = {name: name for name in targets if name in known}
    taken = set(found)
    pairs = []
    for name, target in targets.items():
        if name in found:
            continue
        for event in events:
            shared = overlap(target.start, target.end, event)
            if event.id not in taken and shared > 0 and event.type in types[name]:
                pairs.append((event.type != target.type, -shared, abs(event.start - target.start), name, event.id))
    for *_, name, event_id in sorted(pairs):
        if name not in found and event_id not in taken:
            found[name] = event_id
            taken.add(event_id)
    return found


def twin(target: Target, events: Iterable[Event]) -> Event | None:
    """The event of the target's type that shares most of its trigger with it, if any does."""
    like = [(overlap(target.start, target.end, e), e) for e in events if e.type == target.type]
    best = max(like, key=lambda found: (found[0], -found[1].start, found[1].id), default=None)
    return best[1] if best is not None and best[0] > 0 else None


def overlap(start: int, end: int, event: Event) -> int:
    """How many characters of a trigger a span shares."""
    return min(end, event.end) - max(start, event.start)
