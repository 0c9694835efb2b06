"""The pages: records as self-contained HTML."""

from foedus.pages.dossier import dossier

__all__ = ["dossier"]
