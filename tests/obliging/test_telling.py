"""The answer as text: groups, reasons, the other reading, and what is folded away."""

from obliging_samples import pact

from foedus.obliging import told


def test_groups_and_reasons(ask):
    texts = [
        pact(id="HELP"),
        pact(id="ASKED", parties="POL GBR", obligation='strength = "on request"'),
        pact(id="TALK", parties="POL ROU", kind="consultation"),
        pact(id="ASIDE", parties="POL LTU", kind="no_assist_aggressor"),
        pact(id="WORD", parties="POL USA", form="political_declaration"),
        pact(id="PEACE", parties="POL DEU", kind="nonaggression"),
        pact(id="AXIS", parties="DEU ITA"),
        pact(id="OLD", parties="POL ESP", more='ended = "1934-01-01"'),
    ]
    text = told(ask(*texts))
    parts = [text.index(w) for w in (
        "Bound to help\n  FRA to defend POL: HELP article 1", "Contingent\n  GBR to defend POL: ASKED",
        "POL must ask for it", "Duties that the attack breaks\n  DEU not to attack POL: PEACE",
        "Bound to stand aside\n  LTU", "Bound to consult\n  ROU", "Short of a treaty", "WORD",
        "If Poland (POL) struck first", "bound: ITA to defend DEU: AXIS article 1", "Not bound, and why",
        "ended for ESP on 1934-01-01", "The register covers 1900-01-01 to 2026-12-31",
    )]  # fmt: skip
    assert parts == sorted(parts)


def test_states_alike_are_told_together(ask):
    assert "FRA, ROU, TUR to defend POL" in told(ask(pact(parties="POL FRA ROU TUR")))


def test_what_does_not_bind_is_folded(ask):
    texts = [pact(id=f"OLD{i}", parties="POL FRA", more=f'ended = "193{i}-01-01"') for i in range(2, 5)]
    texts += [pact(id=f"YET{i}", parties="POL FRA", signed="1936-01-01", in_force=f"194{i}-01-01") for i in range(9)]
    answer = ask(*texts)
    assert "and 4 more (--all shows them)" in told(answer)
    assert "YET8" in told(answer, everything=True)


def test_rates_come_with_their_definition(ask):
    text = told(ask(pact(id="A"), pact(id="B", parties="POL GBR")), likelihood=True)
    assert "given that war came" in text
    assert "every member of the alliance acted as promised" in " ".join(text.split())
    assert "stand or fall together" in " ".join(text.split())
    assert "given that war came" not in told(ask(pact()))


def test_what_was_assumed_is_said(ask):
    text = told(ask(pact()))
    assert "no place is given" in text
    assert "no act is given" in text
