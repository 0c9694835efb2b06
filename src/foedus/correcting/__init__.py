"""A person's corrections of what the program coded: kept apart, applied to any coding of the text, exported as gold."""

from foedus.correcting.apply import Applied, applied, apply
from foedus.correcting.drafts import added, changed, checked, undone, wrong
from foedus.correcting.gold import gold_row
from foedus.correcting.lines import correction_in, correction_line
from foedus.correcting.parties import party, source_named
from foedus.correcting.records import ACTIONS, Action, Correction, Edit, Fate, Logged, Target
from foedus.correcting.standing import in_order, standing

__all__ = [
    "ACTIONS",
    "Action",
    "Applied",
    "Correction",
    "Edit",
    "Fate",
    "Logged",
    "Target",
    "added",
    "applied",
    "apply",
    "changed",
    "checked",
    "correction_in",
    "correction_line",
    "gold_row",
    "in_order",
    "party",
    "source_named",
    "standing",
    "undone",
    "wrong",
]
