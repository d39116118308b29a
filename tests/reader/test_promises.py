"""What a reading promises, whatever the article says."""

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_checks import check_reading

from dragoman.errors import ArticleError
from dragoman.reader import read_document_parts
from dragoman.types import Document, Reading

#: Sentences in the manner of diplomatic reporting; all of them invented.
LEADS = st.sampled_from(
    (
        "The foreign ministers of Norway and Ghana spoke by phone on Tuesday, their first call in over a month.",
        "Norwegian Prime Minister Kari Holm met Ghanaian President Kofi Adjei in Accra on 4 March 2024.",
        "Talks between Norway and Ghana were called off late on Sunday, officials said.",
        "Ghana’s foreign ministry summoned the Norwegian ambassador.",
    )
)
SENTENCES = st.sampled_from(
    (
        "Holm urged Accra to send its negotiators to Bergen by the end of June.",
        "Adjei agreed to send a delegation next week, his office said in a statement.",
        "“We will not walk away,” Holm told reporters. “We never have.”",
        "He said: “It isn’t over.",
        "Ghana has refused to sign the fisheries agreement since October.",
        "Relations between the two countries have cooled over recent months.",
        "If the boats return, Norway could impose sanctions, a senior official warned.",
        "The two leaders did not discuss the seizure of the trawler.",
        "They last met in 2019.",
        "He thanked her, according to the U.S. State Department, which brokered the No. 2 round.",
        "Neither side commented.",
        "👍 “Ja,” sa hun — 北京 — and left...",
        "What comes next",
        "(This is an invented text.)",
    )
)
ENDS = st.sampled_from((" ", "\n\n", "\n", "  \n \n", "\t"))
PARTS = st.lists(st.tuples(SENTENCES, ENDS), min_size=3, max_size=9)


def test_every_reading_keeps_its_promises(readings: dict[object, Reading]) -> None:
    assert len(readings) >= 12
    quotes = [check_reading(reading) for reading in readings.values()]
    assert sum(quotes) > 300


def test_every_list_of_a_reading_is_met_somewhere(readings: dict[object, Reading]) -> None:
    for name in ("actors", "events", "contacts", "statements", "commitments", "assessments"):
        assert any(getattr(reading, name) for reading in readings.values()), name


def test_a_reading_survives_json_and_back(readings: dict[object, Reading]) -> None:
    for reading in readings.values():
        line = reading.to_json()
        assert "\n" not in line
        assert Reading.from_json(line) == reading
        assert Reading.from_json(line).to_json() == line


def test_fields_added_later_do_not_keep_a_reading_from_being_read(readings: dict[object, Reading]) -> None:
    reading = next(iter(readings.values()))
    later = msgspec.json.decode(reading.to_json()) | {"later": {"a": 1}}
    assert Reading.from_json(msgspec.json.encode(later)) == reading


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(LEADS, PARTS)
def test_invented_texts_keep_the_promises_too(lead: str, rest: list[tuple[str, str]]) -> None:
    text = lead + " " + "".join(sentence + end for sentence, end in rest)
    document = Document(content=text.encode(), source="invented.txt", media_type="text/plain")
    try:
        reading = read_document_parts(document, date="2024-03-06").reading
    except ArticleError:
        return
    check_reading(reading)
    assert Reading.from_json(reading.to_json()) == reading
    assert read_document_parts(document, date="2024-03-06").reading == reading
