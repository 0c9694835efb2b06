"""Puts the kept forms of the data files (src/foedus/kept.py) into the wheel: the first start is as fast as any."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class KeptForms(BuildHookInterface[Any]):
    """Loads what foedus keeps, with a cache folder of our own, and adds what it wrote there."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the kept forms to a wheel; an editable install makes its own when it runs."""
        if self.target_name != "wheel" or version == "editable":
            return
        self._folder = tempfile.TemporaryDirectory()
        os.environ["LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME"] = self._folder.name
        sys.path.insert(0, str(Path(self.root) / "src"))
        from foedus.coding import lexicon
        from foedus.reference import load
        from foedus.register import load as load_register

        lexicon()
        load_register()
        load().place("Geneva")
        for form in sorted((Path(self._folder.name) / "foedus").glob("*.json")):
            build_data["force_include"][str(form)] = f"foedus/kept_forms/{form.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leave nothing behind."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()
