"""What stands before the report: dateline ("SEOUL, Oct. 21 (Reuters) -"), byline, date line, time stamp."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from foedus.reading.dates import MONTH, WRITTEN, DayOfYear, from_match

_CAPS = r"[^\W\d_a-zß-öø-ÿ]"
_CITY_IN_CAPS = rf"{_CAPS}{{2}}[^\W\d_a-zß-öø-ÿ.'’-]*(?:[ /]{_CAPS}[^\W\d_a-zß-öø-ÿ.'’-]*){{0,3}}"
_CITY = r"[^\W\d_a-z][\w.'’-]+(?:[ /][^\W\d_a-z][\w.'’-]+){0,2}"
_CAP_WORD = r"[^\W\d_a-z][\w.'’-]*"
_REGION = r"(?:, ?(?!(?:" + MONTH + r") ?\d)[^\W\d_a-z][\w.'’]*(?: [^\W\d_a-z][\w.'’]*){0,2})?"
_AGENCY = r"(?: ?\((?P<agency>[A-Z][\w .&/'’:-]{1,40})\)| ?/(?P<agency2>[A-Z]{3,12})/\.?)"
_DASH = r"(?:\s*(?:-{1,3}|–|—|―|_)\s+|\s*[–—―]\s*|\s+-{1,2}\s*)"
_DATELINE = re.compile(
    rf"(?:(?P<caps>{_CITY_IN_CAPS})|(?P<city>{_CITY}))?{_REGION}"
    rf"(?P<on>[,.]? ?(?:{WRITTEN})\.?)?{_AGENCY}?"
    rf"(?:(?P<dash>{_DASH})|(?P<colon>: )|(?P<none>(?<=[)/.])\s*(?=[A-Z“\"‘])))(?=\S)"
)
# "(Nairobi, February 14, 2024) – ", "GENEVA (20 July 2016) – ": how press releases are dated.
_BRACKETED = re.compile(rf"\(?(?:{_CITY_IN_CAPS}|{_CITY})(?:{_REGION}|/{_CITY}),? ?\(?(?:{WRITTEN})\){_DASH}(?=\S)")
# How the banks in Washington date what they release: "Washington, DC: The Executive Board ...".
_DISTRICT = re.compile(r"(?i:washington),? D\.?C\b")
_CABLE = re.compile(
    r"(?:[A-Z][\w.'’-]+(?:[ ,]+[A-Z][\w.'’-]+){0,3} )?(?P<agency>CNN|AFP|AP|Reuters)\s*(?:—|–|-)\s+(?=\S)"
)
_NOT_A_NAME = r"(?!(?:The|This|That|A|In|On|At|It|He|She|We|They|But|And)(?:\s|\Z))"
_NAME = rf"{_NOT_A_NAME}[^\W\d_a-z](?:[\w.'’-]*[\w.])?"
_BYLINE = re.compile(
    rf"(?:(?:Written|Reported|Story|Analysis|Words|Text|Opinion|Commentary)\s+)?[Bb][Yy]:?\s+(?P<who>{_NAME}(?:\s+(?:{_NAME}|of|de|van|von|bin|al-\w+))*"
    rf"(?:(?:,\s+(?:and\s+)?|\s+and\s+|\s*[|•·/–—]\s*|\s+in\s+|\s+for\s+|\s+&\s+)(?:[Tt]he\s+)?{_NAME}(?:\s+(?:{_NAME}|of|de|van|von|bin|al-\w+))*){{0,6}})"
    rf"(?P<rest>\s*[|•·,–—-]?\s*(?:(?:Published|Updated|Posted)?:?\s*(?:on\s+)?{WRITTEN}.{{0,40}})?)\Z",
)
_DATE_LINE = re.compile(
    rf"(?:(?:Published|Updated|Posted|Last updated|Date|First published|Issued|Release date)(?: on| at)?:? +)?{WRITTEN}"
    r"(?:,? *(?:at |[|•·–—-] *)?\d{1,2}[:.]\d{2}[ \w:()+.-]{0,20})?\.?\Z",
    re.IGNORECASE,
)
# "Lusaka, 20 January 1973", "Nairobi, 14 March 2019 (own correspondent)": how statements and letters from abroad are
# dated; only with the year.
_PLACED = re.compile(rf"{_CITY}(?:, {_CITY})?,? (?=.*\d{{4}}){WRITTEN}\.?(?: ?\([\w .&/'’-]{{2,40}}\)\.?)?\Z")
# A paper's name before the date of an issue.
_GENRE = r"(?i:editorial|leader|leading article|opinion|comment|commentary|column|analysis|op-ed|feature)"
_MASTHEAD = re.compile(
    rf"(?P<name>{_CAP_WORD}(?: (?:{_CAP_WORD}|of|and|&)){{0,5}})(?:,? \(?{_GENRE}\)?| [|–-] {_GENRE})?(?:,| [|–-])? "
    rf"(?=.*\d{{4}}){WRITTEN}\.?\Z"
)
_PAPERS = frozenset(
    "advertiser argus bulletin chronicle citizen courier daily dispatch echo economist enquirer examiner express "
    "gazette globe guardian herald independent inquirer journal mail mercury mirror monitor news newspaper observer "
    "post press record recorder register reporter review standard star statesman telegraph times tribune weekly".split()
)
_ISO_LINE = re.compile(
    r"(?:[A-Za-z ]{4,20}:? +)?(?P<year>[12]\d{3})-(?P<month>\d{2})-(?P<day>\d{2})(?:[T ][\d:.+Z ]+)?\Z"
)
_ZONE = "GMT|UTC|BST|CES?T|EES?T|E[SD]T|ET|IST|MSK|JST|KST|AE[SD]T|local time|local|hrs|hours|Z|gmt|utc"
_CLOCK = re.compile(
    r"[\[(]?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: ?(?:" + _ZONE + r"))?[\])]?"
    r"(?: ?[–—|-] ?|:? )(?=[^\W\d_a-z]|[“\"])"
)
# Times of day without a colon, as some live blogs, logs and monitors have them ("1617: ...", "0430 GMT - ..."); they
# look like years.
_BARE_CLOCK = re.compile(
    r"[\[(]?(?P<time>(?:[01]\d|2[0-3])[0-5]\d) ?(?P<zone>" + _ZONE + r")?[\])]?(?: ?[–—|-] ?|:? )(?=[^\W\d_a-z]|[“\"])"
)
_LIVE = re.compile(r"\b(?:live|blog|log|minute by minute|as it happened|updates?|diary)\b", re.IGNORECASE)
# Years that chronologies begin their entries with.
_FIRST_YEAR, _LAST_YEAR = 1200, 2060


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline, up to offset `end`; `day` and `agency` where it gives them."""

    end: int
    day: DayOfYear | None = None
    agency: str | None = None


@cache
def _agencies() -> dict[str, str]:
    """The names of wire agencies by each form they are written in, lower case."""
    with (files("foedus.reading") / "agencies.csv").open(encoding="utf-8") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return {form.lower(): row["name"] for row in rows for form in (row["name"], *row["forms"].split("|")) if form}


def agency(text: str) -> str | None:
    """The agency's name, where the words name a wire agency ("AP", "the Associated Press")."""
    words = " ".join(text.split()).strip(" .,:()/").lower().removeprefix("the ")
    return _agencies().get(words)


def dateline(text: str, start: int, end: int, *, bare: bool, colon: bool = False) -> Dateline | None:
    """The dateline that the paragraph text[start:end] begins with.

    `bare` allows a place in capitals with neither day nor agency ("WASHINGTON - "), `colon` one that ends in a colon
    ("ISLAMABAD: "). The dateline's end is where the report begins.
    """
    end = min(end, start + 160)
    if found := _CABLE.match(text, start, end):
        return Dateline(found.end(), None, agency(found["agency"]))
    if (found := _BRACKETED.match(text, start, end)) and "(" in found[0]:
        return Dateline(found.end(), from_match(found))
    found = _DATELINE.match(text, start, end)
    if found is None or found.end() == start:
        return None
    credit = found["agency"] or found["agency2"]
    named = agency(credit) if credit else None
    place = found["caps"] or found["city"]
    day = from_match(found) if found["on"] else None
    capital = not text[found.end()].islower()
    if found["none"] is not None:
        fits = named is not None and capital
    elif found["colon"]:
        fits = (
            capital
            and place is not None
            and agency(place) is None
            and (
                named is not None
                or (credit is not None and day is not None)
                or (colon and place == found["caps"])
                or _DISTRICT.match(found[0]) is not None
            )
        )
    elif credit is None and day is None:
        fits = capital and ((bare and found["caps"] is not None) or _DISTRICT.match(found[0]) is not None)
    else:
        fits = named is not None or (place is not None and (day is not None or (bare and found["caps"] is not None)))
    return Dateline(found.end(), day, named or credit) if fits else None


def byline(line: str) -> tuple[str, DayOfYear | None] | None:
    """Who wrote it, and the day where the line gives one, for a line that is a byline ("By Jane Doe and John Roe")."""
    found = _BYLINE.match(" ".join(line.split())) if len(line) <= 200 else None
    if found is None:
        return None
    day = from_match(found) if found["day"] or found["day2"] else None
    return found["who"].strip(" ,|"), day


def date_line(line: str) -> DayOfYear | None:
    """The day that a line gives which says nothing else ("Published: 21 March 2025, 10:14 GMT")."""
    line = " ".join(line.split())
    if len(line) > 80:
        return None
    if found := _ISO_LINE.match(line):
        month, day = int(found["month"]), int(found["day"])
        return DayOfYear(month, day, int(found["year"])) if 1 <= month <= 12 and 1 <= day <= 31 else None
    found = _DATE_LINE.match(line.removeprefix("(").removesuffix(")")) or _PLACED.match(line) or _issue(line)
    return from_match(found) if found else None


def masthead(line: str) -> str | None:
    """The paper that a line names before its date ("The Harbour Gazette, 3 May 1994"); None where it names a place."""
    found = _issue(line)
    return found["name"] if found else None


def _issue(line: str) -> re.Match[str] | None:
    found = _MASTHEAD.match(" ".join(line.split())) if len(line) <= 80 else None
    return found if found and found["name"].partition(" of ")[0].split()[-1].lower() in _PAPERS else None


def clocked(text: str, starts: Sequence[tuple[int, int]], title: str) -> bool:
    """Whether the numbers of four digits that paragraphs begin with are times of day and no years: one has a zone, or
    can be no year, or the title says so."""
    found = [m for start, end in starts if (m := _BARE_CLOCK.match(text, start, end)) is not None]
    if len(found) < 2:
        return False
    return _LIVE.search(title) is not None or any(
        m["zone"] or not _FIRST_YEAR <= int(m["time"]) <= _LAST_YEAR for m in found
    )


def time_stamp(text: str, start: int, end: int, *, bare: bool = False) -> int:
    """The offset behind a live blog's time of day that the paragraph begins with; `start` where there is none. `bare`
    ones have no colon."""
    found = _CLOCK.match(text, start, end) or (_BARE_CLOCK.match(text, start, end) if bare else None)
    return found.end() if found else start
