"""Collectives without names mean whom the text has joined, and nobody else."""

import pytest

import foedus


@pytest.mark.parametrize(
    ("told", "states"),
    [
        ("The parties to the conflict agreed to a truce on Tuesday.", {"TCD", "NER"}),
        ("The Conference of the Parties to the Treaty opened on Tuesday.", set()),
    ],
)
def test_parties_to_a_conflict_are_those_joined_and_those_to_a_treaty_all_whom_it_binds(told, states):
    read = foedus.read(f"Chad fought Niger on Monday. {told}")
    assert {a.country for e in read.events if e.sentence == 1 for a in e.actor} == states
