"""Answers computed from the records: pure functions from coded documents to what a page or a summary needs."""

from foedus.answers.account import Account, account, account_text
from foedus.answers.bindings import Bindings, Bond, Conflict, bindings
from foedus.answers.commentary import Commentary, Remark, commentary, is_commentary
from foedus.answers.gather import Occurrence, gather, occurrence
from foedus.answers.headline import headline, kind_name
from foedus.answers.lines import claim_line, commitment_line, event_line, happening_line, undertaking_text
from foedus.answers.names import Names, called, country_names, party
from foedus.answers.network import Network, Node, network
from foedus.answers.pairs import Pair, pairs
from foedus.answers.scope import scope
from foedus.answers.timeline import Entry, Timeline, timeline
from foedus.answers.told import Line, told
from foedus.answers.voices import Said, Voice, who_says
from foedus.answers.words import phrase, short_label, spoken_date, words

__all__ = [
    "Account",
    "Bindings",
    "Bond",
    "Commentary",
    "Conflict",
    "Entry",
    "Line",
    "Names",
    "Network",
    "Node",
    "Occurrence",
    "Pair",
    "Remark",
    "Said",
    "Timeline",
    "Voice",
    "account",
    "account_text",
    "bindings",
    "called",
    "claim_line",
    "commentary",
    "commitment_line",
    "country_names",
    "event_line",
    "gather",
    "happening_line",
    "headline",
    "is_commentary",
    "kind_name",
    "network",
    "occurrence",
    "pairs",
    "party",
    "phrase",
    "scope",
    "short_label",
    "spoken_date",
    "timeline",
    "told",
    "undertaking_text",
    "who_says",
    "words",
]
