"""Treaties in TOML for one rule each, and ways to look at an answer."""

PACT = """
[[treaty]]
id = "{id}"
name = "Pact {id}"
form = "{form}"
signed = "{signed}"
{in_force}
source = "invented for a test"
{more}
parties = [{parties}]
  [[treaty.obligation]]
  kind = "{kind}"
  article = "1"
  {obligation}
{after}
"""


def pact(
    id="PACT", parties="POL FRA", kind="defence", obligation="", more="", after="", form="treaty", signed="1930-01-01",
    in_force="1931-01-01",
):  # fmt: skip
    """One treaty as TOML; parties as codes, or CODE:FROM:TO."""
    rows = []
    for party in parties.split():
        code, since, until = (*party.split(":"), "", "")[:3]
        dates = (f', from = "{since}"' if since else "") + (f', to = "{until}"' if until else "")
        rows.append(f'{{ state = "{code}"{dates} }}')
    return PACT.format(
        id=id, parties=", ".join(rows), kind=kind, obligation=obligation, more=more, after=after, form=form,
        signed=signed, in_force=f'in_force = "{in_force}"' if in_force else "",
    )  # fmt: skip


def statuses(answer, **wanted):
    """The findings' (state, treaty, status) where each wanted field fits."""
    return {
        (f.state, f.treaty_id, f.status) for f in answer.findings if all(getattr(f, k) == v for k, v in wanted.items())
    }


def only(answer, state="FRA", **wanted):
    """The one finding of a state."""
    found = [f for f in answer.findings if f.state == state and all(getattr(f, k) == v for k, v in wanted.items())]
    assert len(found) == 1, found
    return found[0]
