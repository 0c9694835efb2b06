"""How well the coder does on hand-coded documents."""

from foedus.evaluation.bootstrap import Figure
from foedus.evaluation.gold import GoldDocument, load_gold
from foedus.evaluation.scoring import Tally, figures, tally, total

__all__ = ["Figure", "GoldDocument", "Tally", "figures", "load_gold", "tally", "total"]
