"""The role fillers of a trigger, and the time nouns that fill no role."""

from __future__ import annotations

from dataclasses import dataclass, field

from foedus.records import Sentence, Token

WEEKDAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
"""The days of the week, as date.weekday() counts them."""

_TIME_NOUNS = frozenset(WEEKDAYS) | frozenset(
    "january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sept sep oct nov dec jan. feb. mar. apr. jun. "
    "jul. aug. sept. sep. oct. nov. dec. today yesterday tomorrow tonight day night week weekend month year decade "
    "century hour minute morning evening afternoon midnight noon dawn moment time era period".split()
)

# Adverbs whose preposition goes with the verb ("coaxed back to the table").
DIRECTIONS = frozenset({"back", "over", "home", "down", "up", "away", "together", "forward"})
# What third parties do to an agreement, which they are no side of.
BETWEEN = frozenset({"broker", "mediate", "host", "sponsor", "witness", "facilitate"})
# Verbs to whose addressee an -ing form may hang ("wrote to Norland offering talks").
WRITING = frozenset({"write", "cable", "speak", "appeal"})

# "His efforts have involved sending gifts": who does what a deed contains is whose deed it is.
# What is done to a resolution by who is none of its authors ("vetoed a resolution calling on Norland to leave").
FOILING = frozenset("veto block reject oppose defeat denounce condemn criticise criticize dismiss ignore defy".split())
# What one denies behind a comma is what the whole clause says ("seized the palace, which the army denied").
DENYING = frozenset({"deny", "dispute", "refute", "reject", "dismiss"})
CONTAINING = frozenset({"involve", "include", "entail", "comprise"})
# Nouns that only count or group those who stand below them ("dozens of civilians", "members of the Taliban").
PARTITIVE = frozenset(
    "number dozen score hundred thousand million group series wave part member most many some several all one two "
    "three four five majority rest total list pair handful crowd column convoy contingent batch unit element both each "
    "none half third quarter tens kilometre kilometer round range variety kind sort spate string raft host bulk "
    "remnant remainder last people effort policy action move minute hour day week month year flurry spell bout".split()
)

# Deeds of whom "of" names ("the decision of Norland to close the border"), where an infinitive says which.
OF_DOERS = frozenset(
    "decision refusal threat attempt plan pledge promise failure intention effort vow offer agreement proposal move "
    "readiness willingness determination resolve right bid desire".split()
)

# Verbs whose subject, not object, does what the infinitive says ("promised Syria to send arms").
SUBJECT_CONTROL = frozenset(
    "promise vow threaten pledge swear use take need visit cost telephone phone ring meet cable wire".split()
)
# Prepositions after which the -ing form's subject is the main verb's object ("accused Iran of sending").
OBJECT_PREPOSITIONS = frozenset({"of", "from", "for", "into", "with", "against"})
# Verbs whose "of" or "for" with an -ing form tells the object's deed even where the parser hangs it to the object
# ("accuses both armies of targeting civilians").
CHARGING = frozenset(
    "accuse suspect blame condemn convict acquit charge criticise criticize thank praise commend prevent stop bar ban "
    "dissuade discourage arrest sentence jail punish sanction fine denounce prohibit hinder deter keep".split()
)
# Whose deed an -ing form is that follows them at once ("fired at demonstrators calling for elections").
CROWDS = frozenset(
    "demonstrator protester protestor marcher crowd striker rioter picketer student worker supporter opponent militant "
    "activist villager resident refugee migrant youth gunman fighter rebel insurgent soldier smuggler".split()
)
# Pronouns that only repeat the subject of the verb above ("pronounced himself delighted").
REFLEXIVE = frozenset("himself herself itself themselves ourselves myself yourself".split())
# Nouns of saying whose -ing clause tells what their speaker does ("released a statement denouncing the deal").
UTTERANCES = frozenset(
    "statement letter resolution declaration report communique message speech text note tweet post decree motion "
    "petition article memo cable address editorial ruling order".split()
)
# Verbs whose prepositional object does what the infinitive says ("called on Chad to leave").
# What one does at or to somebody for what he has done.
BLAMING = frozenset({"lash", "hit", "complain", "protest", "rail", "rage", "swipe", "fume", "round", "turn", "snap"})
CALLING = frozenset({"call", "appeal", "press", "push", "wait"})

Roles = dict[str, list[int]]


@dataclass(slots=True)
class Arguments:
    """The role fillers of one trigger: token indices of the heads, and whether the trigger is passive."""

    roles: Roles = field(default_factory=dict)
    passive: bool = False
    verb: int | None = None

    def add(self, role: str, *heads: int) -> None:
        """Put heads into a role, each once."""
        if heads:
            filled = self.roles.get(role)
            if filled is None:
                self.roles[role] = list(dict.fromkeys(heads))
            else:
                filled += [head for head in dict.fromkeys(heads) if head not in filled]

    def first(self, role: str) -> int | None:
        """The first filler of a role, or None."""
        filled = self.roles.get(role)
        return filled[0] if filled else None


def is_time(token: Token) -> bool:
    """Whether a noun is a time expression's head ("on Tuesday", "in 1994"), which fills no role."""
    return (
        token.lower in _TIME_NOUNS
        or token.lemma in _TIME_NOUNS
        or (token.tag == "CD" and token.text.isdigit() and len(token.text) == 4)
    )


SHARES = frozenset("all both most many some several part half two three".split())
"""How a relative clause begins that tells of so many of those before it ("all of which", "most of whom")."""


def shared(sentence: Sentence, share: Token, antecedent: int | None) -> int | None:
    """Of whom a clause tells that begins with "all of which", given its subject and, where it hangs on a noun, that."""
    below = [n for p in sentence.kids(share.i, "prep") if p.lower == "of" for n in sentence.kids(p.i)]
    if not any(n.lower in ("which", "whom") for n in below):
        return None
    before = sentence.tokens[max(share.i - 2, 0)]
    if antecedent is None and before.pos in ("NOUN", "PROPN"):
        antecedent = before.i
        while sentence.tokens[antecedent].dep == "conj":
            antecedent = sentence.tokens[antecedent].head
    return antecedent
