"""How well joining agrees with hand-marked stories, and the stories' articles as documents."""

import bisect
import json
from collections import defaultdict
from datetime import date
from itertools import combinations

from foedus.reading import read_text


def load_stories(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]


def story_documents(stories):
    for story in stories:
        text = "\n".join(s["text"] for s in story["sentences"])
        yield read_text(
            text,
            id=story["id"],
            title=story["title"],
            published=date.fromisoformat(story["date"]),
            publisher=story["publisher"],
        )


def labels(stories, happenings):
    """For each gold mention its happening by hand, the one it was joined into (itself if not found), and its document.

    A mention is found when an event lies in its sentence; the nearest trigger wins, one to one.
    """
    found = defaultdict(list)
    for happening in happenings:
        for told in happening.events:
            found[told.doc].append((told.start, happening.id))
    rows = []
    for story in stories:
        starts, at = [], 0
        for sentence in story["sentences"]:
            starts.append(at)
            at += len(sentence["text"]) + 1
        coded = [(bisect.bisect_right(starts, start) - 1, start, name) for start, name in found[story["id"]]]
        pairs = sorted(
            (abs(start - m["start"]), k, j)
            for k, m in enumerate(story["mentions"])
            for j, (sentence, start, _) in enumerate(coded)
            if sentence == m["s"]
        )
        taken, used = {}, set()
        for _, k, j in pairs:
            if k not in taken and j not in used:
                taken[k] = coded[j][2]
                used.add(j)
        for k, mention in enumerate(story["mentions"]):
            rows.append((mention["happening"], taken.get(k, (story["id"], k)), story["id"]))
    return rows


def bcubed(rows):
    """B-cubed F1 (Bagga and Baldwin 1998) over all mentions."""
    by_hand, by_us = defaultdict(set), defaultdict(set)
    for n, (hand, ours, _) in enumerate(rows):
        by_hand[hand].add(n)
        by_us[ours].add(n)
    shared = [len(by_hand[hand] & by_us[ours]) for hand, ours, _ in rows]
    precision = sum(s / len(by_us[ours]) for s, (_, ours, _) in zip(shared, rows, strict=True)) / len(rows)
    recall = sum(s / len(by_hand[hand]) for s, (hand, _, _) in zip(shared, rows, strict=True)) / len(rows)
    return 2 * precision * recall / (precision + recall)


def across(rows):
    """Precision and F1 over pairs of mentions in different documents."""
    both = said = true = 0
    for (hand, ours, doc), (hand2, ours2, doc2) in combinations(rows, 2):
        if doc != doc2:
            true += hand == hand2
            said += ours == ours2
            both += hand == hand2 and ours == ours2
    precision, recall = both / max(1, said), both / max(1, true)
    return precision, 2 * precision * recall / max(1e-9, precision + recall)
