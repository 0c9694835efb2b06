"""Who and where: the political actors and places that a document's noun phrases name."""

from foedus.actors.find import find_mentions

__all__ = ["find_mentions"]
