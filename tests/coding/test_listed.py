"""Nouns in a row, each with its own article and object, tell several acts."""


def test_nouns_in_a_row_are_several_acts(told):
    text = (
        "The occupation of Oslo and Bergen, the bombing of fields far from it, "
        "and the cleansing of Norse villages ended."
    )
    assert [found[0] for found in told(text)].count("ASSAULT") >= 2
