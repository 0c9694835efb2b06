"""Reports from a war as armed forces give them out: communiques, bulletins of general staffs, daily assessments; and
chronologies of wars.

Their words ("attacked", "captured", "repulsed", "the enemy") are those of sport to the topic model."""

from __future__ import annotations

import re
from collections.abc import Sequence

from foedus.records import Document, Mentions, Sentence

# Where so many of a text's sentences name armed forces, and its title or heading is a report's, it is one.
_SHARE = 0.4
_FIGHTING = frozenset({"MIL", "REB", "UAF", "PRM"})
_ENEMY = frozenset({"enemy", "enemies"})
_HEADED = re.compile(
    r"\b(?:communi(?:que|qué)s?|general staff|(?:defen[cs]e|war) (?:ministry|department|office)|"
    r"ministry of (?:national )?(?:defen[cs]e|war)|high command|headquarters,|"
    r"(?:supreme|general|joint|army|corps|allied) headquarters|joint (?:operations|task force)|"
    r"(?:operations|central|joint|military|far east|army|naval) command|"
    r"operational (?:update|situation|information|summary)|"
    r"(?:war|army|military|operations?) (?:bulletin|report|summary|situation|update|spokes(?:man|woman|person))|"
    r"situation (?:report|on the front)|sitrep|battle (?:report|update)|front(?:line| line) report|order of the day|"
    r"air ministry|admiralty|(?:campaign|military|battlefield) (?:assessment|developments)|"
    r"special (?:military )?operation|armed forces|timeline|chronology|key dates|war diary)\b",
    re.IGNORECASE,
)
# So far into a text a heading stands.
_HEAD = 240


def martial(document: Document, sentences: Sequence[Sentence], mentions: Mentions) -> bool:
    """Whether a text is a report from a war: headed as one, and naming armed forces throughout."""
    if not sentences or not _HEADED.search(_heading(document)):
        return False
    armed = {s for (s, _), mention in mentions.items() if any(a.sector in _FIGHTING for a in mention.actors)}
    named = sum(s.index in armed or any(t.lower in _ENEMY for t in s.tokens) for s in sentences)
    return named >= _SHARE * len(sentences)


def _heading(document: Document) -> str:
    """The title, and what stands over the report or in lines of its own at its beginning."""
    found = [document.title or ""]
    for block in document.blocks:
        words = document.text[block.start : block.end]
        if block.start >= _HEAD:
            break
        if block.kind != "body" or words[-1:] not in (".", '"', "”", "!", "?"):
            found.append(words[:_HEAD])
    return "\n".join(found)
