"""What a case obliges whom to do, from the register: scenario in, findings with their reasons out."""

from foedus.obliging.asking import checked, scenario_of
from foedus.obliging.engine import obligations
from foedus.obliging.telling import told

__all__ = ["checked", "obligations", "scenario_of", "told"]
