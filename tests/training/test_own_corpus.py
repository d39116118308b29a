import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

import agreement
import check_corpus
import event_corpora

from dragoman.benchmark.annotated import Annotated, Stretch, read_annotated
from dragoman.language.pairs import CLOSE_SOURCE, OPEN_SOURCE, OPEN_TARGET

TEXT = """\
= one | plain call | wheat |
> Chad's envoy phoned the Omani minister. He promised grain by Friday.
who tcd person TCD = Chad's envoy | He
who omn person OMN = the Omani minister
event phoned | CONSULT phone happened | actor tcd | recipient omn | medium phone
event promised | AGREE happened | actor tcd | recipient omn
commitment promised | promise | by tcd | to omn | action grain by Friday | due by Friday : -
"""


@pytest.fixture
def one(tmp_path: Path) -> Annotated:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return read_annotated(path)[0]


def test_a_passage_becomes_sentences_with_labels_at_their_triggers(one: Annotated) -> None:
    first, pair, second = event_corpora.own_examples(one)
    assert first.words[3] == "phoned"
    assert first.triggers is not None
    assert first.triggers["event"][2:5] == ["O", "CONSULT", "O"]
    assert first.triggers["status"] == [None, None, None, "happened", None, None, None, None]
    assert first.arguments is not None
    ((place, tags),) = first.arguments
    assert place == 3
    assert tags == ["B-actor", "I-actor", "I-actor", "O", "B-recipient", "I-recipient", "I-recipient", "O"]
    assert second.triggers is not None
    assert second.triggers["commitment"][1] == "promise"
    assert pair.pair == ("CONSULT",)
    assert pair.words.index(OPEN_SOURCE) == 0
    assert pair.words.index(CLOSE_SOURCE) < pair.words.index("phoned") < pair.words.index(OPEN_TARGET)


TWICE = """\
= two | deeds | grain |
date 2024-05-06
> Chad's envoy telephoned her Omani counterpart and urged him to send grain.
who tcd person TCD = Chad's envoy | her
who omn person OMN = her Omani counterpart | him
event telephoned | CONSULT phone happened | actor tcd | recipient omn | medium phone
event urged | REQUEST assist happened | actor tcd | recipient omn
event send | AID called_for | actor omn
"""


def test_of_several_events_between_two_parties_any_type_is_right(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TWICE, encoding="utf-8")
    sentence, pair = event_corpora.own_examples(read_annotated(path)[0])
    assert pair.pair == ("CONSULT", "REQUEST")
    # "her" says whose counterpart he is; she acts by the name that she has in the sentence.
    assert sentence.arguments is not None
    tags = dict(sentence.arguments)[sentence.words.index("telephoned")]
    assert tags[:3] == ["B-actor", "I-actor", "I-actor"]


@pytest.mark.parametrize(("text", "whose"), [("urged her to go", False), ("met her Omani guest", True)])
def test_her_is_a_possessive_before_what_she_has(text: str, whose: bool) -> None:
    start = text.index("her")
    assert event_corpora.possessive(text, Stretch(start=start, end=start + 3)) is whose


def test_the_corpus_follows_its_format_and_repeats_nothing() -> None:
    examples = [example for split in ("train", "held_out") for example in read_annotated(check_corpus.CORPUS / split)]
    assert check_corpus.report(examples)


def test_near_duplicates_are_found(one: Annotated) -> None:
    assert [pair[:2] for pair in check_corpus.near_duplicates([one, one])] == [("one", "one")]


def test_an_annotation_agrees_with_itself_and_not_with_another(one: Annotated, tmp_path: Path) -> None:
    other = tmp_path / "b.txt"
    other.write_text(TEXT.replace("phone happened", "phone planned"), encoding="utf-8")
    counted = agreement.Agreement()
    agreement.compare(counted, one, read_annotated(other)[0])
    assert counted.present["event"] == {"first": 2, "second": 2, "both": 2}
    assert counted.fields["event status"] == {"all": 2, "same": 1}
    assert counted.fields["event actors"] == {"all": 2, "same": 2}
