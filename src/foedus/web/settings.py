"""What the server is told when it starts."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from pathlib import Path

from foedus.parsing import DEFAULT_PIPELINE

LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""Names and addresses under which only this machine is reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where the store lies, where the server listens, and how much it takes.

    `token` is what a writer must show; None asks for none, which `foedus serve` allows on the loopback address only.
    `hosts` are further names by which the server may be called, `largest` bytes and `most` files an upload may have.
    `spool` is the folder in which what is to be added waits, None for one that the app makes and removes. `edition`
    differs from start to start, so that no browser shows a page of an earlier one.
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
    edition: str = field(default_factory=lambda: secrets.token_hex(4))

    @property
    def names(self) -> frozenset[str]:
        """The names that a request's Host header may give."""
        return frozenset(name.lower() for name in (*LOOPBACK, self.host, *self.hosts))

    @property
    def local(self) -> bool:
        """Whether only this machine can reach the server."""
        return self.host.lower() in LOOPBACK
