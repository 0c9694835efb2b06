import pytest

from foedus.reading.datelines import agency, byline, clocked, date_line, dateline, masthead, time_stamp
from foedus.reading.dates import DayOfYear


@pytest.mark.parametrize(
    ("line", "day", "credit"),
    [
        ("SEOUL, Oct. 21 (Reuters) - ", DayOfYear(10, 21), "Reuters"),
        ("WASHINGTON (AP) — ", None, "Associated Press"),
        ("WASHINGTON - ", None, None),
        ("SPRINGFIELD, Ill., Sept. 26 (UPI) — ", DayOfYear(9, 26), "United Press International"),
        ("Geneva, 3 March 2022 – ", DayOfYear(3, 3, 2022), None),
        ("Seoul (AFP) – ", None, "Agence France-Presse"),
        ("BEIJING/SEOUL, March 3 (Xinhua) -- ", DayOfYear(3, 3), "Xinhua"),
        ("UNITED NATIONS, Oct. 3, 2019 (IPS) - ", DayOfYear(10, 3, 2019), "Inter Press Service"),
        ("MOSCOW, June 19. /TASS/. ", DayOfYear(6, 19), "TASS"),
        ("MOSCOW. June 19 (Interfax) - ", DayOfYear(6, 19), "Interfax"),
        ("PYONGYANG, June 20 (KCNA) -- ", DayOfYear(6, 20), "Korean Central News Agency"),
        ("TAIPEI, Dec 30 (Someone New) - ", DayOfYear(12, 30), "Someone New"),
        ("KYIV, Ukraine—", None, None),
        ("BANGKOK, Thailand — ", None, None),
        ("PORT-AU-PRINCE, Haiti (AP) _ ", None, "Associated Press"),
        ("Aug 27 (Reuters) - ", DayOfYear(8, 27), "Reuters"),
        ("(Reuters) - ", None, "Reuters"),
        ("(CNN)", None, "CNN"),
        ("Tokyo CNN — ", None, "CNN"),
        ("ISLAMABAD: ", None, None),
        ("Washington, DC: ", None, None),
        ("Washington, D.C. – ", None, None),
    ],
)
def test_datelines(line, day, credit):
    text = line + "The two sides met on Monday."
    found = dateline(text, 0, len(text), bare=True, colon=True)
    assert found is not None
    assert (text[found.end :], found.day, found.agency) == ("The two sides met on Monday.", day, credit)


@pytest.mark.parametrize(
    "text",
    [
        "The two sides met on Monday - and parted.",
        "NATO - the alliance of the West - met.",
        "President Putin (72) - the leader - met Kim.",
        "Oct. 21 - The war begins.",
        "Kim Jong Un — The leader of the North — met Putin.",
        "AP: The ministry denied it.",
        "Mr. Smith (Labour) - a critic - spoke.",
        "Putin: We will act.",
        "In March 2022 - The war went on.",
        "",
        "SEOUL",
    ],
)
def test_no_datelines(text):
    assert dateline(text, 0, len(text), bare=True, colon=True) is None


def test_weak_datelines_only_where_allowed():
    text = "WASHINGTON - The two sides met."
    assert dateline(text, 0, len(text), bare=False) is None
    assert dateline("PENCE: That is so.", 0, 18, bare=True, colon=False) is None


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("By JANE DOE and JOHN ROE", "JANE DOE and JOHN ROE"),
        ("by Jane Doe, Associated Press", "Jane Doe, Associated Press"),
        (
            "By Jane van Doe in Nairobi and Ali bin Said in Khartoum",
            "Jane van Doe in Nairobi and Ali bin Said in Khartoum",
        ),
        ("Written by: Jane A. Doe | The Daily", "Jane A. Doe | The Daily"),
        ("Analysis by Jane Doe", "Jane Doe"),
    ],
)
def test_bylines(line, who):
    assert byline(line) == (who, None)


def test_a_byline_with_a_date():
    assert byline("By Jane Doe, 20 June 2024") == ("Jane Doe", DayOfYear(6, 20, 2024))


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday the army had left.",
        "By The River",
        "By then Russia had won",
        "Jane Doe",
        "By " + "A. " * 70,
        "By In Re",
    ],
)
def test_no_bylines(line):
    assert byline(line) is None


@pytest.mark.parametrize(
    "line",
    ["20 June 2024", "Published: 20 June 2024, 10:14 GMT", "Updated on June 20, 2024 at 10:14",
     "Thursday, June 20, 2024",
     "2024-06-20",
     "Published 2024-06-20 10:14", "Last updated: Jun 20, 2024"],
)  # fmt: skip
def test_date_lines(line):
    assert date_line(line) == DayOfYear(6, 20, 2024)


@pytest.mark.parametrize(
    "line",
    [
        "Lusaka, 20 June 2024",
        "Addis Ababa, June 20, 2024.",
        "GENEVA, Switzerland, 20 June 2024",
        "Nairobi, 20 June 2024 (own correspondent)",
        "Nairobi, June 20, 2024 (Reuters).",
    ],
)
def test_a_place_may_stand_before_the_date(line):
    assert date_line(line) == DayOfYear(6, 20, 2024)


@pytest.mark.parametrize("line", ["Lusaka, 20 June", "The treaty of 20 June 2024", "Signed on 20 June 2024"])
def test_no_place_before_the_date(line):
    assert date_line(line) is None


@pytest.mark.parametrize("line", ["On 20 June 2024 the war began.", "20 June 2024 was a day", "2024", "Talks in June"])
def test_no_date_lines(line):
    assert date_line(line) is None


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("09:15 The army left.", "The army left."),
        ("9.15pm BST: The army left.", "The army left."),
        ("10:15 GMT – “We go,” he said.", "“We go,” he said."),
        ("10:15 was the time.", "10:15 was the time."),
        ("1.5 million people fled.", "1.5 million people fled."),
    ],
)
def test_time_stamps(line, rest):
    assert line[time_stamp(line, 0, len(line)) :] == rest


@pytest.mark.parametrize(
    ("paragraphs", "title", "expected"),
    [
        (["1617: Rebels entered the town.", "1625: The envoy arrived."], "Live: the fighting", True),
        (["1617: Rebels entered the town.", "0930: The envoy arrived."], "The fighting", True),
        (["1617 GMT - Rebels entered the town.", "1720 GMT - The envoy arrived."], "The fighting", True),
        (["1914: War broke out.", "1939: War broke out again."], "A history of the land", False),
        (["1617: Rebels entered the town.", "The envoy arrived."], "Live: the fighting", False),
    ],
)
def test_times_of_day_without_a_colon(paragraphs, title, expected):
    text = "\n".join(paragraphs)
    spans = [(text.index(p), text.index(p) + len(p)) for p in paragraphs]
    assert clocked(text, spans, title) is expected
    assert (text[time_stamp(text, *spans[0], bare=expected) :][:6] == "Rebels") is expected


def test_agencies():
    assert agency("the Associated Press") == agency("AP") == "Associated Press"
    assert agency("President") is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The Baltic Observer, 3 May 1994", "The Baltic Observer"),
        ("The New York Times, May 3, 1994", "The New York Times"),
        ("Times of India 3 May 1994", "Times of India"),
        ("The Dawn Herald, editorial, May 3, 1994", "The Dawn Herald"),
        ("Nordic Review | Opinion | 3 May 1994", "Nordic Review"),
        ("New Delhi, 3 May 1994", None),
        ("Press Conference, 3 May 1994", None),
        ("The Baltic Observer", None),
    ],
)
def test_the_paper_before_a_date(line, name):
    assert masthead(line) == name
    if name is not None:
        assert date_line(line) == DayOfYear(5, 3, 1994)
