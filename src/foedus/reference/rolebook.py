"""Role nouns found at a word of a sentence: the longest phrase of roles.csv that ends (or begins) there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from foedus.records.quick import quick
from foedus.reference.model import Role

TITLE_KINDS = frozenset({"office", "person", "collective", "group"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
# Beyond so many words all are forgotten.
_MOST = 50_000


@quick
@dataclass(frozen=True, slots=True)
class RoleMatch:
    """A role found: its words are tokens [first, last), `head` the head noun among them."""

    role: Role
    first: int
    head: int
    last: int


class RoleBook:
    """The index of role nouns by head noun. It remembers what it was asked of a word."""

    def __init__(self, roles: Iterable[Role]) -> None:
        self.modifiers: frozenset[str] = frozenset()
        self.honorifics: dict[str, str | None] = {}
        ending: dict[str, list[Role]] = {}
        opening: dict[str, list[Role]] = {}
        modifiers = set()
        titles: dict[str, int] = {}
        for role in roles:
            if role.kind in TITLE_KINDS:
                titles[role.phrase[0]] = max(titles.get(role.phrase[0], 0), len(role.phrase))
            if role.kind == "modifier":
                modifiers.add(role.phrase[0])
            elif role.kind == "honorific":
                self.honorifics[role.phrase[0]] = role.gender
            elif _inner(role.phrase):
                opening.setdefault(role.phrase[0], []).append(role)
            else:
                ending.setdefault(role.phrase[-1], []).append(role)
        self.modifiers = frozenset(modifiers)
        self._titles = titles
        self._ending = {k: sorted(v, key=lambda r: -len(r.phrase)) for k, v in ending.items()}
        self._opening = {k: sorted(v, key=lambda r: -len(r.phrase)) for k, v in opening.items()}
        self._begins: dict[str, int] = {}
        # By head and whether that is a plural noun: its roles in the order in which they are tried.
        self._headed: dict[tuple[str, bool], tuple[tuple[Role, bool], ...]] = {}

    def title(self, word: str) -> int:
        """How many words the longest person's title has that can begin with a lower-cased word, 0 where none does."""
        found = self._begins.get(word)
        if found is None:
            if len(self._begins) > _MOST:
                self._begins.clear()
            forms = (word, *plural_of(word))
            found = max(self._titles.get(form, 0) for form in forms)
            if found:
                found = max(found, self._titles.get(f"{word}'s", 0))
            self._begins[word] = found
        return found

    def at(self, lowers: Sequence[str], tags: Sequence[str], head: int, floor: int = 0) -> RoleMatch | None:
        """The longest role phrase headed by the noun at `head`, with no word before `floor`, or None."""
        key = lowers[head], tags[head] in _PLURAL_TAGS
        headed = self._headed.get(key)
        if headed is None:
            if len(self._headed) > _MOST:
                self._headed.clear()
            headed = self._headed[key] = tuple(self._roles(*key))
        for role, opens in headed:
            if opens:
                last = _match_forward(role.phrase, lowers, head)
                if last:
                    return RoleMatch(role, head, head, last)
            else:
                first = _match_backward(role.phrase, lowers, head, floor)
                if first is not None:
                    return RoleMatch(role, first, head, head + 1)
        return None

    def _roles(self, word: str, plural: bool) -> Iterator[tuple[Role, bool]]:
        """The roles that a word can head, with whether their phrase goes on behind it."""
        for stem in (word, *(plural_of(word) if plural or word.endswith("s") else ())):
            for role in self._opening.get(stem, ()):
                yield role, True
            for role in self._ending.get(stem, ()):
                if plural or not role.plural_only:
                    yield role, False


def _inner(phrase: tuple[str, ...]) -> bool:
    return any(w in ("of", "for", "in") for w in phrase[1:])


def _match_backward(phrase: tuple[str, ...], lowers: Sequence[str], head: int, floor: int) -> int | None:
    i = head
    for word in reversed(phrase[:-1]):
        i -= 1
        while i >= floor and lowers[i] in ("-", "'s", "'"):
            i -= 1
        if i < floor or (lowers[i] != word and word not in plural_of(lowers[i]) and lowers[i] + "'s" != word):
            return None
    return i


def _match_forward(phrase: tuple[str, ...], lowers: Sequence[str], head: int) -> int:
    i = head + 1
    for word in phrase[1:]:
        if i < len(lowers) and lowers[i] == "-":
            i += 1
        if i >= len(lowers) or (lowers[i] != word and word not in plural_of(lowers[i])):
            return 0
        i += 1
    return i


_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "people": "people", "media": "media", "attachés": "attaché",
    "chiefs": "chief", "wives": "wife", "lives": "life", "clergy": "clergy", "headquarters": "headquarters",
    "personnel": "personnel", "mujahideen": "mujahideen",
}  # fmt: skip


@lru_cache(maxsize=20_000)
def plural_of(word: str) -> tuple[str, ...]:
    """What a word may be the plural of."""
    if word in _IRREGULAR:
        return (_IRREGULAR[word],)
    if word.endswith("men") and len(word) > 4:
        return (word[:-3] + "man",)
    if word.endswith("women"):
        return (word[:-5] + "woman",)
    if not word.endswith("s") or len(word) < 3:
        return ()
    if word.endswith("ies"):
        return (word[:-3] + "y", word[:-1])
    if word.endswith(("ches", "shes", "xes", "sses")):
        return (word[:-2], word[:-1])
    return (word[:-1],)
