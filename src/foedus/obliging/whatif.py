"""Treaties that are only supposed: from a TOML file, or in short ("JPN<>KOR", "USA>TWN:guarantee")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from foedus.errors import UsageError
from foedus.records.treaty import OBLIGATION_KINDS, Obligation, Party, Treaty
from foedus.reference import load as load_reference
from foedus.register import Register, load_file

_SHORT = re.compile(r"(?P<one>[^<>:]+)(?P<way><>|>)(?P<other>[^<>:]+)(?::(?P<kind>\w+))?")
_ALWAYS = "1900-01-01"


def what_if(register: Register, added: Iterable[str], dropped: Iterable[str] = (), *, files: bool = True) -> Register:
    """A register with supposed treaties and without others.

    Each of `added` is a TOML file in the register's form, or two states with `<>` (to each other) or `>` (the first to
    the second) between them and perhaps a kind after a colon, `defence` if there is none. Raises UsageError for what is
    neither and for an unknown id, DataError for a file that breaks the register's rules. Without `files` no file is
    looked at: for questions that come over the network.
    """
    for number, text in enumerate(added, 1):
        if files and Path(text).is_file():
            treaties, areas = load_file(Path(text), register)
            register = register.with_treaties(treaties, areas)
        else:
            register = register.with_treaties([_supposed(text, number)])
    left_out = tuple(dropped)
    return register.without(*left_out) if left_out else register


def _supposed(text: str, number: int) -> Treaty:
    found = _SHORT.fullmatch(text.strip())
    if found is None:
        raise UsageError(
            f"{text!r} is no file and no treaty in short", remedy='as in "JPN<>KOR" or "USA>TWN:guarantee"'
        )
    kind = next((k for k in OBLIGATION_KINDS if k == (found["kind"] or "defence")), None)
    if kind is None:
        raise UsageError(f"{found['kind']!r} is no kind of obligation", remedy=f"one of {', '.join(OBLIGATION_KINDS)}")
    one, other = (_code(found[side]) for side in ("one", "other"))
    owed = Obligation(kind, "supposed", trigger="none" if kind == "nonaggression" else "armed attack")
    if found["way"] == ">":
        owed = Obligation(kind, "supposed", (one,), (other,), trigger=owed.trigger)
    return Treaty(
        id=f"SUPPOSED_{number}", name=f"a treaty supposed for this question ({text.strip()})", form="treaty",
        parties=(Party(one), Party(other)), obligations=(owed,), signed=_ALWAYS, in_force=_ALWAYS, source="supposed",
    )  # fmt: skip


def _code(name: str) -> str:
    code = load_reference().parse_country(name.strip())
    if code is None:
        raise UsageError(f"no state is called {name.strip()!r}", remedy="give a code (PRK) or a state's name")
    return code
