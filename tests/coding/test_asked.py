"""What a question in a transcript asks is told by nobody."""

from foedus import read


def types(text):
    return [(e.type, e.trigger) for e in read(text, date="2019-05-08").events]


def test_what_is_asked_in_a_transcript_is_no_event():
    text = (
        "Q: Will Norway condemn Chad?\nMr. Berg: Norway has condemned Chad.\n"
        "Q: Is Chad ready to talk to Norway?\nMr. Berg: No."
    )
    assert types(text) == [("ACCUSE", "condemned")]


def test_what_a_question_takes_for_granted_is():
    text = "Q: Why did Norway condemn Chad?\nMr. Berg: For good reason.\nQ: I see.\nMr. Berg: Good."
    assert ("ACCUSE", "condemn") in types(text)


def test_a_question_of_the_news_is_open():
    (event,) = read("Will Norway condemn Chad?", date="2019-05-08").events
    assert event.status == "hypothetical"


def test_thanks_at_the_beginning_are_no_support():
    assert types("Mr. Berg (Norway): Thank you, Jo.\nMr. Soto (Chile): Thank you.") == []


def test_what_is_asked_may_hang_on_another_verb():
    assert (
        types("Q: Does Norway intend to ask China to stop?\nMr. Berg: We shall see.\nQ: When?\nMr. Berg: Soon.") == []
    )


def test_what_somebody_is_asked_to_think_is_told_by_nobody():
    assert types("Q: Do you think Norway will attack Chad?\nMr. Berg: Ask Norway.\nQ: I have.\nMr. Berg: Good.") == []
