"""What the server is told when it starts."""

from __future__ import annotations

import ipaddress
import secrets
from dataclasses import dataclass, field, replace
from pathlib import Path

from foedus.parsing import DEFAULT_PIPELINE

LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""Names and addresses under which only this machine is reached."""
_ANY = ("0.0.0.0", "::")
COLLECTED = 50_000, 20, 50
"""After how many new objects the server's processes look for garbage, and after how many times among the older ones,
too. By Python's own settings every sixth part of a page's time went into that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where the store lies, where the server listens, and how much it takes.

    `token` is what a writer must show; None asks for none, which `foedus serve` allows where it is `local` only.
    `hosts` are further names by which the server may be called, `largest` bytes and `most` files an upload may have.
    `spool` is the folder in which what is to be added waits, None for one that the app makes and removes. With `warm`,
    what the first pages need is loaded before they are asked for. `edition` differs from start to start, so that no
    browser shows a page of an earlier one.
    """

    db: Path
    host: str = "127.0.0.1"
    port: int = 8017
    token: str | None = None
    hosts: tuple[str, ...] = ()
    largest: int = 8_000_000
    most: int = 200
    pipeline: str = DEFAULT_PIPELINE
    spool: Path | None = None
    warm: bool = False
    edition: str = field(default_factory=lambda: secrets.token_hex(4))

    @property
    def local(self) -> bool:
        """Whether only this machine reaches the server: it listens on the loopback address, and nothing before it is
        meant to pass on what others ask under another name."""
        return self.host.lower() in LOOPBACK and not self.hosts

    @property
    def address(self) -> str:
        """Where a browser on this machine finds the app."""
        host = "localhost" if self.host in _ANY else f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/"

    def knows(self, name: str) -> bool:
        """Whether a request's Host header may give this name. Where the server listens on all addresses it may give any
        of them as a number: a page of another site can take a name for its own, but no number."""
        return name in self._names or (self.host in _ANY and _is_number(name))

    def with_token(self, token: str) -> Settings:
        """The same with a token."""
        return replace(self, token=token)

    @property
    def _names(self) -> frozenset[str]:
        return frozenset(name.lower() for name in (*LOOPBACK, self.host, *self.hosts))


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
