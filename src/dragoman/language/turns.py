"""Finding the turns of a transcript: paragraphs that a label opens, "MR. MILLER:", "QUESTION:", "Mao Ning:"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dragoman.language.sentences import paragraph_spans
from dragoman.language.types import Turn
from dragoman.language.words import segmentation
from dragoman.types import Span

#: A label: a form of address and a name, a name, or a word for who asks, up to a colon.
_WORD = r"[A-Z][\w.'’-]*"
_LABEL = re.compile(
    rf"(?P<name>{_WORD}(?: (?:de |al-|bin )?{_WORD}){{0,4}})(?P<part>, {_WORD}(?: \S+){{0,5}})?:\s+(?=\S)"
)
#: A name with what stands within one.
_NAME = re.compile(rf"{_WORD}(?: (?:de |al-|el-|bin |van |von )?{_WORD})*")
#: So many labelled paragraphs, under two labels or more, make a transcript.
_FEWEST = 4
#: The share of a transcript's paragraphs that have labels, at the least.
_SHARE = 0.25
#: So many questions without labels, each in the paragraph before its answer, make an interview.
_FEWEST_QUESTIONS = 4
#: What tells that somebody speaks of himself, outside of what others are quoted with; and in what share of the answers.
_OF_HIMSELF, _QUOTED = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me)\b"), re.compile(r'"[^"]*"|“[^”]*”')
_SPOKEN = 0.3
#: A heading of what somebody says himself, up to who that is, and what opens a question that he is asked there.
_REMARKS = re.compile(r"\b(?:remarks|speech|address|statement|intervention|keynote) (?:by|of|from)\b", re.IGNORECASE)
_ASKED_IN_REMARKS = re.compile(r"Q(?:uestion)?[.:]\s")
#: So many labelled paragraphs in a row make what follows them a remark of the paper.
_FEWEST_BEFORE_REMARKS = 8
#: The parts of a name that have initials.
_PARTS = re.compile(r"[A-Z][^\s-]*")
#: As many as talk in an interview.
_TWO = 2
#: In what share of their paragraphs whoever asks ends with a question, at the least, and the other at the most.
_ASKS, _ASKS_BACK = 0.3, 0.1
#: A paragraph with its label, if it has one.
_Paragraph = tuple[int, int, re.Match[str] | None]
#: The share of the paragraphs of an interviewer that end with a question, at the least.
_ASKED = 0.7


def find_turns(text: str, persons: Sequence[Span] = ()) -> tuple[Turn, ...]:
    """Return the turns of a transcript or an interview in order, () for any other text.

    A turn goes on over the paragraphs without a label that follow. Somebody speaks more than once, and a good part of
    the paragraphs have labels: "READ ALSO:" and "LONDON:" make no transcript.

    Args:
        text: The text.
        persons: Where names of persons stand in it, in order: whoever is named first gives an interview without labels.
    """
    spans = [(start, end) for start, end in paragraph_spans(text) if text[start] not in "(["]
    paragraphs = [(start, end, _LABEL.match(text, start, end)) for start, end in spans]
    labels = [match["name"] for _, _, match in paragraphs if match is not None]
    if len(labels) < max(_FEWEST, len(paragraphs) * _SHARE) or not 1 < len(set(labels)) < len(labels):
        return tuple(_interview(text, spans, persons)) or tuple(_remarks(text, spans, persons))
    return tuple(_turns(text, _without_remarks(paragraphs), persons))


def _interview(text: str, spans: Sequence[tuple[int, int]], persons: Sequence[Span]) -> Iterator[Turn]:
    """Yield the turns of an interview in which a paragraph of whoever asks and one of the answer take turns."""
    first = next((n for n, (start, end) in enumerate(spans) if _is_question(text[start:end])), len(spans))
    asked = [_is_question(text[start:end]) for start, end in spans[first:]]
    own, answers = asked[::2], asked[1::2]
    named = next((person for person in persons if first < len(spans) and person.end <= spans[first][0]), None)
    alternate = sum(own) >= max(_FEWEST_QUESTIONS, _ASKED * len(own)) and not any(answers)
    told = [_QUOTED.sub("", text[start:end]) for start, end in spans[first + 1 :: 2]]
    himself = sum(_OF_HIMSELF.search(answer) is not None for answer in told)
    if named is None or not alternate or himself < _SPOKEN * len(told):
        return  # a paper that explains asks questions too, but says "I" in none of its answers
    whole = _NAME.match(text, named.start)  # the model may see no more than a part of a name
    label = Span(start=named.start, end=max(named.end, whole.end() if whole else 0))
    for place, (start, end) in enumerate(spans[first:]):
        yield Turn(start=start, end=end, said=start, label=label, asks=place % 2 == 0)


def _remarks(text: str, spans: Sequence[tuple[int, int]], persons: Sequence[Span]) -> Iterator[Turn]:
    """Yield the turns of a text that its heading gives to who speaks in it: "Remarks by Foreign Minister X".

    Whose remarks are only reported says "I" in few of its paragraphs.
    """
    heading = _REMARKS.search(text, *spans[0]) if spans else None
    if heading is None:
        return
    named = next((person for person in persons if heading.end() <= person.start < spans[0][1]), None)
    told = [_QUOTED.sub("", text[start:end]) for start, end in spans[1:]]
    himself = sum(_OF_HIMSELF.search(paragraph) is not None for paragraph in told)
    if named is None or himself < max(_TWO, _SPOKEN * len(told)):
        return
    for start, end in spans[1:]:
        asked = _ASKED_IN_REMARKS.match(text, start, end)
        yield Turn(start=start, end=end, said=start, label=named, asks=asked is not None)


def _is_question(paragraph: str) -> bool:
    """Whether a paragraph ends with a question that is no quotation."""
    return paragraph.endswith("?")


def _without_remarks(paragraphs: list[_Paragraph]) -> list[_Paragraph]:
    """Return the paragraphs without those behind the last label, where every other one has a label of its own.

    "Asked for comment, the ministry said …" at the end of an interview is the paper's.
    """
    labelled = [n for n, (_, _, label) in enumerate(paragraphs) if label is not None]
    each = len(labelled) >= _FEWEST_BEFORE_REMARKS and labelled == list(range(labelled[0], labelled[-1] + 1))
    return paragraphs[: labelled[-1] + 1] if each else paragraphs


def _turns(text: str, paragraphs: list[_Paragraph], persons: Sequence[Span]) -> Iterator[Turn]:
    """Yield a turn for each paragraph from the first label on, remarks in brackets left out."""
    full = _in_full(text, paragraphs, persons)
    askers = _askers(text, paragraphs, full)
    label: re.Match[str] | None = None
    for start, end, own in paragraphs:
        label = own or label
        if label is not None:
            yield Turn(
                start=start,
                end=end,
                said=own.end() if own is not None else start,
                label=full.get(label["name"]) or _span_of(label),
                asks=label["name"] in askers,
            )


def _span_of(label: re.Match[str]) -> Span:
    return Span(start=label.start("name"), end=label.end("name"))


def _in_full(text: str, paragraphs: list[_Paragraph], persons: Sequence[Span]) -> dict[str, Span]:
    """Return where those stand in full of whom labels have only the initials, or say only that they answer.

    "MMC:" is "Mariem Mint Cheikhna:", and "A:" whoever is named first before all labels: the spokesperson of the title.
    """
    labels = {label["name"]: _span_of(label) for _, _, label in reversed(paragraphs) if label is not None}
    named = [*labels.values(), *persons]
    by_initials: dict[str, Span] = {}
    for span in named:
        parts = _PARTS.findall(text[span.start : span.end])
        if len(parts) > 1:
            by_initials.setdefault("".join(part[0] for part in parts), span)
    short = ((name, name.replace(".", "")) for name in labels)
    full = {name: by_initials[letters] for name, letters in short if letters.isupper() and letters in by_initials}
    first = next(start for start, _, label in paragraphs if label is not None)
    host = next((person for person in persons if person.end <= first), None)
    answers = [name for name in labels if name.lower().rstrip(".") in segmentation()["labels_of_answers"]]
    return full | (dict.fromkeys(answers, host) if host is not None else {})


def _askers(text: str, paragraphs: list[_Paragraph], full: Mapping[str, Span]) -> set[str]:
    """Return the labels of those who only ask.

    By their word, or reporters each of whose paragraphs has a question; of two who talk, the one who alone asks.
    """
    said: dict[str, list[str]] = {}
    names: dict[str, set[str]] = {}
    papers = set()
    for _, end, label in paragraphs:
        if label is not None:
            span = full.get(label["name"]) or _span_of(label)
            who = text[span.start : span.end]
            said.setdefault(who, []).append(text[label.end() : end])
            names.setdefault(who, set()).add(label["name"])
            papers |= {who} if label["part"] else set()
    most = max(map(len, said.values()))
    words = {who for who in said if who.lower().rstrip(".") in segmentation()["labels_of_questions"]}
    asking = {n for n, parts in said.items() if n in papers and len(parts) < most and all("?" in p for p in parts)}
    if len(said) == _TWO and not words | asking:
        asking = {
            who for who, parts in said.items() if _asks_alone(parts, next(p for w, p in said.items() if w != who))
        }
    return {name for who in words | asking for name in names[who]}


def _asks_alone(own: Sequence[str], others: Sequence[str]) -> bool:
    """Whether one of two asks in a good part of his paragraphs, and the other hardly ever."""
    questions, back = (sum(_is_question(p) for p in parts) / len(parts) for parts in (own, others))
    return len(own) >= _FEWEST and questions >= _ASKS and back <= _ASKS_BACK
