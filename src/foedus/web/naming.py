"""What parties and states are called on a page, and the address of each."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from markupsafe import Markup

from foedus.reference import load as load_reference
from foedus.register import load as load_register
from foedus.web.templating import url


@lru_cache(maxsize=4096)
def named(code: str) -> str:
    """A state's plain name by its code; what is no code as it is."""
    return load_reference().state_name(code) or ("all other parties" if code == "*" else code)


@lru_cache(maxsize=4096)
def party_url(key: str) -> str:
    """The address of an actor's page, by code or name."""
    return url("/actor", name=key)


@lru_cache(maxsize=4096)
def treaty_url(id: str) -> str:
    """The address of a treaty of the register."""
    return url("/treaty", id=id)


@cache
def state_options() -> Markup:
    """The options of a field that suggests states and territories."""
    states = sorted((s.name, s.code) for s in load_reference().states.values())
    return Markup("\n").join(Markup('<option value="{}">{}</option>').format(code, name) for name, code in states)


def treaty_options(ids: Iterable[str]) -> Markup:
    """The options of a field that suggests treaties: these of the register."""
    known = load_register().by_id
    option = Markup('<option value="{}">{}</option>')
    return Markup("\n").join(option.format(known[id].id, known[id].name) for id in ids if id in known)
