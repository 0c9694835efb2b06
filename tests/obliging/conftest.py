"""Small registers for one rule each, and a question put to them."""

import pytest

from foedus.obliging import checked, obligations
from foedus.records.finding import Assumptions, Scenario
from foedus.register import load_folder


@pytest.fixture
def register_of(tmp_path):
    """A register of TOML texts."""

    def make(*texts):
        (tmp_path / "test.toml").write_text("\n".join(texts), "utf-8")
        return load_folder(tmp_path)

    return make


@pytest.fixture
def ask(register_of):
    """The answer to a question on a register of TOML texts."""

    def answer(*texts, attacker="DEU", target="POL", date="1935-06-01", depth=0, counter="none", enter="bound", **rest):
        register = register_of(*texts)
        sides = [(s,) if isinstance(s, str) else tuple(s) for s in (attacker, target)]
        scenario = checked(register, Scenario(*sides, date, **rest))
        return obligations(register, scenario, assumptions=Assumptions(depth, enter, counter))

    return answer
