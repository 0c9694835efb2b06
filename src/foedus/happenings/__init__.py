"""Events to happenings: all tellings of one occurrence together."""

from foedus.happenings.join import join

__all__ = ["join"]
