"""Events to happenings: all tellings of one occurrence together."""

from foedus.happenings.across import join_documents
from foedus.happenings.join import join

__all__ = ["join", "join_documents"]
