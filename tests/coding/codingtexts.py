"""Texts that the coding tests make of sentences."""

from foedus.actors import find_mentions
from foedus.parsing import load
from foedus.records import Block, Document


def read_lines(*sentences):
    """A document of these sentences, a block each, with its parse and its mentions."""
    blocks, at = [], 0
    for text in sentences:
        blocks.append(Block(at, at + len(text), "body"))
        at += len(text) + 1
    document = Document("t", "\n".join(sentences), blocks=tuple(blocks))
    parsed = load().parse(document)
    return document, parsed, find_mentions(document, parsed)
