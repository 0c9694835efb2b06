"""How two states stand to each other over time: by commitments, by what is told of them, by their UN votes."""

from foedus.aligning.asking import align, with_why
from foedus.aligning.groups import blocs

__all__ = ["align", "blocs", "with_why"]
