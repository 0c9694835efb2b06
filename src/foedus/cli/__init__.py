"""The command line."""

from foedus.cli.app import main

__all__ = ["main"]
