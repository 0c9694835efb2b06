"""The pages' templates: everything printed is cleaned and escaped, unknown names are errors, links are made here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from urllib.parse import quote_plus

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from foedus._version import __version__
from foedus.pages.clean import clean
from foedus.web.assets import asset
from foedus.web.wording import FILTERS, GLOBALS

_PLAIN = re.compile(r"[A-Za-z0-9_.~-]*").fullmatch


@cache
def environment() -> Environment:
    """The web app's templates, and the dossier's after them."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader("foedus.web", "templates"), PackageLoader("foedus.pages", "templates")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printed,
        # The templates do not change while the server runs: none is looked up on disk again.
        auto_reload=False,
        cache_size=-1,
    )
    # Imported here: they make their links by `url`.
    from foedus.web.filtering import filter_form
    from foedus.web.links import GLOBALS as LINKS
    from foedus.web.listing import GLOBALS as LISTS
    from foedus.web.taking import taken

    made.globals.update(
        taken=taken, filter_form=filter_form, url=url, changed=changed, asset=asset, version=__version__,
        **GLOBALS, **LINKS, **LISTS,
    )  # fmt: skip
    made.filters.update(FILTERS)
    return made


def render(template: str, **values: object) -> str:
    """A page. Lone surrogates of hostile text are cleaned by the templates, so the result is always UTF-8."""
    return environment().get_template(template).render(values)


def compile_all() -> None:
    """Make all templates ready, so that no reader waits for one."""
    for name in environment().list_templates(extensions=["jinja"]):
        environment().get_template(name)


def url(path: str, /, **arguments: object) -> str:
    """The address of a view: `url("/pair", x="RUS", y="PRK")`; arguments that are None or empty are left out."""
    given = [
        f"{_quoted(name)}={_quoted(text)}"
        for name, value in arguments.items()
        if value not in (None, (), False) and (text := str(value))
    ]
    return f"{path}?{'&'.join(given)}" if given else path


def several_url(path: str, arguments: Iterable[tuple[str, str]]) -> str:
    """The address of a view whose arguments may come several times; empty ones are left out."""
    given = [f"{_quoted(name)}={_quoted(value)}" for name, value in arguments if value]
    return f"{path}?{'&'.join(given)}" if given else path


def _quoted(text: str) -> str:
    # Most are ids, codes and days, in which nothing is to be quoted.
    return text if _PLAIN(text) else _quoted_at_length(text)


@lru_cache(maxsize=4096)
def _quoted_at_length(text: str) -> str:
    return quote_plus(text, errors="replace")


def changed(path: str, arguments: Mapping[str, str], /, **changes: object) -> str:
    """The address of the same view with some arguments changed; a change to None takes the argument away."""
    return url(path, **{**arguments, **changes})


def changing(path: str, arguments: Mapping[str, str], name: str) -> Callable[[str | None], str]:
    """`changed` for many values of one argument: makes the address of the same list from its first page on."""
    kept = {**arguments, name: arguments.get(name, ""), "cursor": ""}
    order = list(kept)
    at = order.index(name)
    before, after = (
        [f"{_quoted(one)}={_quoted(kept[one])}" for one in part if kept[one]] for part in (order[:at], order[at + 1 :])
    )
    head, tail = "".join(f"{one}&" for one in before), "".join(f"&{one}" for one in after)
    without = "&".join((*before, *after))
    bare = f"{path}?{without}" if without else path

    def made(value: str | None) -> str:
        return f"{path}?{head}{_quoted(name)}={_quoted(value)}{tail}" if value else bare

    return made


def _printed(value: object) -> object:
    # What Python calls printable holds nothing that `clean` takes out; nearly all is, and that is quickly seen.
    if not isinstance(value, str) or isinstance(value, Markup) or value.isprintable():
        return value
    return clean(value)
