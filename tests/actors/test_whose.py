"""Whose words an untitled statement is: by what is done to and by "us", by the title, by who is another."""

import pytest
from actorcases import codes, read

from foedus.actors.announced import announces

WE = [
    # What "we" do something to, or what does it to "us", is another.
    ("We lodged a protest with Sudan. Sudan has insulted us. Chad wants peace. We wait.", None, "Chad", ["TCD"]),
    (
        "Peru has asked for talks. We told the Chilean ambassador so. Chile is wrong, and Chile knows it.",
        None,
        "We",
        ["PER"],
    ),
    ("We mourn. French aid will go on. We shall not leave our embassy in Mali. Mali is burning.", None, "We", ["FRA"]),
    # The title's parliament and place.
    (
        "We rejected it. Moscow promised us planes. China withdrew.",
        "Minister's address to the Lok Sabha",
        "We",
        ["IND"],
    ),
    ("We deny the charge. Cairo knows better.", "Statement of the Council of Ministers, Doha", "We", ["QAT"]),
    # An envoy of the United Nations.
    (
        "The Secretary-General has invited both. We met for five hours. Jordan deserves help.",
        "Remarks by the Special Envoy to reporters",
        "We",
        ["IGO"],
    ),
    # With none clear, nobody rather than the other side.
    ("We met the British ambassador. We told Britain to leave. British ships fired on us.", None, "We", []),
]


@pytest.mark.parametrize(("text", "title", "word", "countries"), WE)
def test_we_of_an_untitled_statement(text, title, word, countries):
    _, sentences, mentions = read(text, "1999-01-01", None, title)
    tokens = [(s.index, t.i) for s in sentences for t in s.tokens if t.text == word]
    assert codes(mentions.get(tokens[0])) == countries


@pytest.mark.parametrize(
    ("title", "whether"),
    [
        ("Statement by the Prime Minister on the fishery limits", True),
        ("Foreign Ministry: written answer", True),
        ("Chair's remarks", True),
        ("Oslo vows reply after raids", False),
        ("Peru and Chile weigh reply to tariffs", False),
        ("The reading room that started a republic", False),
        ("Why Cairo does not answer the telephone", False),
        ("Peru scolds Chile in U.N. address", False),
        ("Regular press conference of the spokesman", True),
        ("Interview with the Foreign Minister", True),
        ("Report of the Secretary-General on Chad", True),
        ("Peru ignores message from Chile", False),
        ("Conference on Chad opens in Oslo", False),
        ("Evidence of raids grows", False),
        ("Declaration of war", False),
        ("Declaration of the Chilean women", True),
        ("Message to the nation", True),
    ],
)
def test_a_title_that_announces_somebodys_words_is_no_headline_with_such_a_word(title, whether):
    assert announces(title) is whether


def test_a_reporter_who_says_we_now_and_then_makes_no_statement():
    filler = "Peru waits. Peru has sent a ship off Arica. Nobody fired. The crews waved. Peru is calm."
    text = f"Downing Street has published a note, we are told. It says the prime minister called Chile. {filler}"
    _, sentences, mentions = read(text, "1999-01-01", None, None)
    found = next(mentions.get((s.index, t.i)) for s in sentences for t in s.tokens if t.text == "minister")
    assert codes(found) == ["GBR"]


@pytest.mark.parametrize(
    ("text", "word", "countries"),
    [
        (
            "We protested to the British ambassador. We asked Britain for its boats. The Government wants peace. "
            "British ships fired. Britain's navy left.",
            "Government",
            [],
        ),
        (
            "We protested to the British ambassador. We asked Britain for its boats. Iceland wants peace. "
            "The Government is patient. British ships fired. Britain's navy left.",
            "Government",
            ["ISL"],
        ),
    ],
)
def test_the_government_of_a_statement_is_not_the_other_side(text, word, countries):
    _, sentences, mentions = read(text, "1972-09-05", None, "Statement by the Prime Minister on the fishery limits")
    found = next(mentions.get((s.index, t.i)) for s in sentences for t in s.tokens if t.text == word)
    assert [c for c in codes(found) if c] == countries


@pytest.mark.parametrize(
    ("title", "text", "word", "countries"),
    [
        (
            "Communique of the meeting of the African Union",
            "It is raining in Accra. The Ministers met in Accra and condemned the coup in Togo.",
            "Ministers",
            ["IGO"],
        ),
        # The place of the meeting is not whose ministers they are.
        ("Communique of the Council", "The Ministers met in Accra. They wept.", "Ministers", [None]),
        (
            None,
            "The ministers of Peru and Chile met in Quito. Brazil sent a note. The ministers welcomed it.",
            "ministers",
            ["PER", "CHL"],
        ),
        (None, "Russia closed its sky. The five presidents asked Russia to open it.", "presidents", [None]),
    ],
)
def test_those_who_met_are_not_the_host_s(title, text, word, countries):
    _, sentences, mentions = read(text, "1999-01-01", None, title)
    found = [mentions.get((s.index, t.i)) for s in sentences for t in s.tokens if t.text == word]
    assert codes(found[-1]) == countries


def _first(text, title, word, day="1999-01-01"):
    _, sentences, mentions = read(text, day, None, title)
    return codes(next(mentions.get((s.index, t.i)) for s in sentences for t in s.tokens if t.text == word))


@pytest.mark.parametrize(
    ("title", "text", "countries"),
    [
        # How a state speaks of its own: in the present, of what it minds, of "our two countries".
        (None, "Peru has jailed three editors. Chile is alarmed by the sentences. We ask Peru to free them.", ["CHL"]),
        (
            "Visit by the Foreign Minister of Thailand",
            "He will visit Norway in May. We value our ties with Thailand. Norway and Thailand have agreed to start "
            "talks on fish between our two countries.",
            ["NOR"],
        ),
        # What another must do or is charged with is no home's.
        (
            None,
            "Chile welcomes the talks. Peru must open the border. We demand that Peru return the boat. "
            "Peru refuses to listen.",
            ["CHL"],
        ),
        # Whom the speaker greets, and from where.
        ("Address to the nation", "My fellow Kenyans, a boat has sunk. We mourn. Uganda sent divers.", ["KEN"]),
        ("Briefing", "Good morning from Lima. Chile closed a port. We sent a note to Chile.", ["PER"]),
        # The towns that nobody abroad could name.
        (
            "Communiqué",
            "Bombs fell on Tampere, Vaasa and Kotka. We lost two planes. Moscow said nothing of it.",
            ["FIN"],
        ),
    ],
)
def test_the_speaker_s_own_state_by_how_it_is_spoken_of(title, text, countries):
    assert _first(text, title, "We") == countries


@pytest.mark.parametrize(
    ("title", "text", "countries"),
    [
        ("Statement on the talks in Chad", "The talks in Chad are over. We hope.", []),
        ("Statement on Chad", "Chad has signed. We hope. Norway stands ready to help.", ["NOR"]),
        ("Chad: press statement of the Special Representative", "The mission saw the convoy leave. We hope.", ["IGO"]),
        ("Answers, House of Commons", "Canada regrets it. The members know why. We voted in Ottawa.", ["CAN"]),
        ("Message to the General Assembly", "Togo wants peace. We ask Chad for it.", ["TGO"]),
    ],
)
def test_a_title_s_topic_and_addressee_do_not_speak(title, text, countries):
    assert _first(text, title, "We") == countries


@pytest.mark.parametrize(
    ("title", "text", "countries"),
    [
        (
            "The Emergency Relief Coordinator on Chad",
            "Chad is hungry. We have asked the Government for roads.",
            ["IGO"],
        ),
        ("Commissioner's remarks", "Norway wants cod. We must protect the fishermen of the Union.", ["IGO"]),
        ("NGO report: Chad", "Our researchers spoke to forty families. We found two graves. Chad denies it.", [None]),
        (
            "Coalition statement on Chad",
            "The undersigned members of the Open Rivers Coalition express their concern at the raids in Chad. "
            "We ask Chad to stop.",
            ["IGO"],
        ),
        (
            "Joint declaration",
            "We, the Foreign Ministers of Norway, Peru and Togo, met in Oslo. We condemn Chad.",
            ["NOR", "PER", "TGO"],
        ),
    ],
)
def test_where_no_one_state_speaks(title, text, countries):
    _, sentences, mentions = read(text, "2014-01-01", None, title)
    found = [mentions.get((s.index, t.i)) for s in sentences for t in s.tokens if t.text in ("We", "Our")]
    assert codes(found[-1]) == countries


def test_a_statement_s_first_subject_is_not_its_speaker_where_he_acts_against_others():
    text = (
        "Ugandan soldiers crossed the river at dawn. They burned ten farms. Nairobi is silent. We shall drive them out."
    )
    assert _first(text, "Address to the nation", "We") == []


@pytest.mark.parametrize(
    ("title", "text", "word", "countries"),
    [
        # A body of states speaks, as one can tell by how it is named.
        (
            "Oslo Summit Declaration",
            "We condemn Peru's raid on Chile. The Alliance threatens nobody. We have frozen our talks with Peru.",
            "We",
            ["IGO"],
        ),
        (None, "The foreign ministers of ASEAN met in Hanoi. We spoke of fish. Vietnam wept.", "We", ["IGO"]),
        (
            None,
            "The United Nations Mission in Chad protests the shelling of Abeche. Chad is silent. We hold Sudan "
            "responsible.",
            "We",
            ["IGO"],
        ),
        # A state speaks to one.
        (None, "Peru asks the United Nations for help. We have told the Council so. Peru stands alone.", "We", ["PER"]),
    ],
)
def test_a_body_of_states_can_be_the_speaker(title, text, word, countries):
    assert _first(text, title, word) == countries


@pytest.mark.parametrize(
    ("text", "word", "countries"),
    [
        # Whose ministry or forces the text begins with, and whose forces "I" command or citizens I care for.
        (
            "The Ministry of External Affairs of Peru deplores the raid. Chile fired on our boats. Ecuador and Brazil "
            "are silent.",
            "our",
            ["PER"],
        ),
        ("I have ordered more French forces to Chad. Libya has crossed the border. We shall not wait.", "We", ["FRA"]),
        (
            "Air forces of France struck Tripoli last night. Libya killed them. I warned Libya last year after its "
            "attacks on French citizens.",
            "I",
            ["FRA"],
        ),
        (
            "Norwegian armed forces have cleared the island. Our guns fired at ten boats. Norway will do its duty.",
            "Our",
            ["NOR"],
        ),
        # Who is to blame is another.
        ("The Polish People's Army will deal a blow. Germany is to blame. Our army is ready.", "Our", ["POL"]),
    ],
)
def test_the_speaker_by_whom_the_text_begins_with_and_whose_forces_are_sent(text, word, countries):
    assert _first(text, None, word) == countries


@pytest.mark.parametrize(
    ("title", "text", "word", "countries"),
    [
        (
            None,
            "The Council deplores the fighting in Chad and demands that it end. It calls on Libya to talk.",
            "It",
            ["IGO"],
        ),
        (None, "Council condemns the coup in Togo. Council decides to suspend Togo.", "Council", ["IGO"]),
        (None, "The Conference takes note of the truce in Chad. The rains are late.", "Conference", ["IGO"]),
        (None, "The veto fell again. Peru left the Council in anger.", "Council", ["IGO"]),
        # A town has one, too, and a country; and a conference may be one of scholars.
        (None, "The elders of Kano wept. The Council met on Monday.", "Council", []),
        (None, "Peru's Army Council met after the veto. The Council left Lima.", "Council", ["PER"]),
        (None, "The Conference was held in a barn. Peru sent nobody.", "Conference", []),
    ],
)
def test_the_council_of_a_resolution_is_that_of_states(title, text, word, countries):
    _, sentences, mentions = read(text, "1999-01-01", None, title)
    found = [mentions.get((s.index, t.i)) for s in sentences for t in s.tokens if t.text == word]
    assert [c for c in codes(found[-1]) if c] == countries


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The ministers of the Member States met in Lima. They condemned the coup in Togo.", "They"),
        ("The foreign ministers of the member states of the African Union met in Lome.", "ministers"),
        # Who resolves one thing resolves the next.
        (
            "The members of the Security Council condemned the attack on a convoy in Sudan, in which five Indian "
            "peacekeepers were killed. They called on Sudan for an inquiry.",
            "They",
        ),
    ],
)
def test_those_who_resolve_something_are_the_body_of_which_they_are_members(text, word):
    assert _first(text, None, word, "2013-04-12") == ["IGO"]


@pytest.mark.parametrize(
    ("title", "text", "countries"),
    [
        (
            "Letter dated 3 March 1994 from the Permanent Representative of Peru to the United Nations addressed to "
            "the Secretary-General",
            "I have the honour to tell you of the raids by Chile. We demand that Chile withdraw.",
            ["PER"],
        ),
        ("Letter bomb kills two in Lima", "Chile is shaken. A bomb went off. We hear it was sent from Lima.", ["CHL"]),
        ("Remarks by President Clinton on Chad", "Libya has fired on Chad. We stand with Chad.", ["USA"]),
        ("Joint statement of the European Union and Norway", "We condemn the raids of Libya.", ["IGO", "NOR"]),
        ("General Assembly: speech of Norway", "We ask the Assembly to act. Peru is silent.", ["NOR"]),
    ],
)
def test_the_speaker_of_a_letter_and_of_a_leader_s_remarks(title, text, countries):
    assert _first(text, title, "We", "1994-04-12") == countries


def test_the_assembly_that_a_state_speaks_to_is_that_of_the_nations():
    text = "We ask the Assembly to act. Peru is silent."
    assert _first(text, "General Assembly: speech of Norway", "Assembly") == ["IGO"]


def test_who_is_named_before_a_colon_has_the_floor_until_the_next():
    text = (
        "PRESIDENT CLINTON: We will send ships to Chad. THE MODERATOR: Thank you. PRESIDENT YELTSIN: We have told "
        "Libya so."
    )
    _, sentences, mentions = read(text, "1994-04-12", None, "Joint press conference")
    found = [mentions.get((s.index, t.i)) for s in sentences for t in s.tokens if t.text == "We"]
    assert [codes(m) for m in found] == [["USA"], ["RUS"]]


def test_those_who_act_on_the_speaker_s_orders_are_his():
    text = "On my orders, Norway's forces have landed in Chad. We have told Chad so. We will not leave Chad."
    _, sentences, mentions = read(text, "2001-10-07", None, "Address to the Nation")
    found = [mentions.get((s.index, t.i)) for s in sentences for t in s.tokens if t.text == "We"]
    assert [codes(m) for m in found] == [["NOR"], ["NOR"]]
