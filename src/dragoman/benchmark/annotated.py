"""Reader and checker of the project's own annotated sentences (``training/corpus/README.md`` says the format)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from dragoman.errors import DragomanError
from dragoman.types import Frozen
from dragoman.vocabulary import load_vocabulary

#: Kinds of actor that the format knows.
ACTOR_KINDS = ("person", "state", "organisation", "group")
_QUOTED = ("direct", "indirect", "mixed")
_FIELDS = {
    "event": ("actor", "recipient", "place", "time", "context", "medium", "silence", "topic", "by"),
    "commitment": ("by", "to", "action", "due", "answers"),
    "says": ("by", "source", "content", "quoted", "to", "for"),
    "assess": ("between", "by"),
}


class AnnotationError(DragomanError, ValueError):
    """A line of an annotated file does not follow the format."""


class Stretch(Frozen):
    """Characters from start to end of an example's text."""

    start: int
    end: int


class Dated(Frozen):
    """An expression of time and the days that it means, or None where they cannot be known."""

    where: Stretch
    earliest: date | None = None
    latest: date | None = None


class Who(Frozen):
    """One actor of an example and where it is mentioned, descriptions and pronouns included."""

    key: str
    kind: str
    country: str | None
    mentions: tuple[Stretch, ...]


class EventNote(Frozen):
    """One annotated event."""

    trigger: Stretch
    type: str
    modes: tuple[str, ...] = ()
    status: str
    historical: bool = False
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: Stretch | None = None
    time: Dated | None = None
    contexts: tuple[str, ...] = ()
    medium: str | None = None
    #: The words of a claim of silence and the days that they allow.
    silence: tuple[Stretch, int, int | None] | None = None
    topics: tuple[Stretch, ...] = ()
    by: tuple[str, ...] = ()


class CommitmentNote(Frozen):
    """One annotated commitment."""

    trigger: Stretch
    kind: str
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    action: Stretch | None = None
    due: Dated | None = None
    #: Trigger of the commitment that it answers.
    answers: Stretch | None = None


class SaysNote(Frozen):
    """One annotated attribution."""

    cue: Stretch
    by: tuple[str, ...] = ()
    source: Stretch | None = None
    content: tuple[Stretch, ...] = ()
    quoted: str = "indirect"
    to: tuple[str, ...] = ()
    on_behalf_of: tuple[str, ...] = ()


class AssessNote(Frozen):
    """One annotated judgement of a relationship."""

    where: Stretch
    aspect: str
    direction: str
    between: tuple[str, ...] = ()
    by: tuple[str, ...] = ()


class Annotated(Frozen):
    """A sentence or short passage with all its annotations."""

    id: str
    pattern: str
    topic: str
    hard: tuple[str, ...]
    text: str
    published: date | None = None
    who: tuple[Who, ...] = ()
    events: tuple[EventNote, ...] = ()
    commitments: tuple[CommitmentNote, ...] = ()
    says: tuple[SaysNote, ...] = ()
    assessments: tuple[AssessNote, ...] = ()


def read_annotated(path: Path) -> list[Annotated]:
    """Return the examples of a file, or of every ``.txt`` file below a folder.

    Raises:
        AnnotationError: Lines that do not follow the format; the message lists them all.
    """
    files = sorted(path.rglob("*.txt")) if path.is_dir() else [path]
    examples: list[Annotated] = []
    problems: list[str] = []
    for file in files:
        for number, block in _blocks(file.read_text("utf-8")):
            reader = _Block(block, f"{file.name}:{number}")
            example = reader.example()
            problems += reader.problems
            if example:
                examples.append(example)
    problems += _repeated(examples)
    if problems:
        raise AnnotationError("\n".join(problems))
    return examples


def _repeated(examples: Iterable[Annotated]) -> list[str]:
    seen: set[str] = set()
    found = []
    for example in examples:
        if example.id in seen:
            found.append(f"{example.id}: two examples have this id; expected one each")
        seen.add(example.id)
    return found


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the number of the first line and the lines of each example."""
    block: list[str] = []
    first = 0
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        if stripped.startswith("= ") and block:
            yield first, block
            block = []
        if not block:
            first = number
        block.append(stripped)
    if block:
        yield first, block


class _Block:
    """Reads the lines of one example; what is wrong is collected, not raised, so that all is seen at once."""

    def __init__(self, lines: list[str], where: str) -> None:
        self.lines = lines
        self.where = where
        self.problems: list[str] = []
        self.text = ""
        self.keys: set[str] = set()
        self.vocabulary = load_vocabulary()

    def wrong(self, message: str) -> None:
        self.problems.append(f"{self.where}: {message}")

    def example(self) -> Annotated | None:
        head = [part.strip() for part in self.lines[0].removeprefix("= ").split("|")]
        if not self.lines[0].startswith("= ") or len(head) not in {3, 4}:
            self.wrong(f"an example begins with '= ID | PATTERN | TOPIC | HARD', not {self.lines[0]!r}")
            return None
        self.where += f" ({head[0]})"
        rest = self.lines[1:]
        self.text = " ".join(line[2:].strip() for line in rest if line.startswith("> "))
        if not self.text:
            self.wrong("has no text; expected a line that begins with '> '")
            return None
        by_word: dict[str, list[str]] = {}
        for line in rest:
            word, _, body = line.partition(" ")
            by_word.setdefault(word, []).append(body.strip())
        for word in by_word.keys() - {">", "date", "who", "event", "commitment", "says", "assess", "none"}:
            self.wrong(f"a line begins with {word!r}; expected date, >, who, event, commitment, says, assess or none")
        facts = sum(len(by_word.get(word, [])) for word in ("event", "commitment", "says", "assess"))
        if ("none" in by_word) == bool(facts):
            self.wrong("either has facts or says 'none', and not both")
        who = tuple(filter(None, map(self._who, by_word.get("who", []))))
        return Annotated(
            id=head[0],
            pattern=head[1],
            topic=head[2],
            hard=tuple(part.strip() for part in head[3].split(",") if part.strip()) if head[3:] else (),
            text=self.text,
            published=self._day(by_word["date"][0]) if "date" in by_word else None,
            who=who,
            events=tuple(filter(None, map(self._event, by_word.get("event", [])))),
            commitments=tuple(filter(None, map(self._commitment, by_word.get("commitment", [])))),
            says=tuple(filter(None, map(self._says, by_word.get("says", [])))),
            assessments=tuple(filter(None, map(self._assess, by_word.get("assess", [])))),
        )

    # --- pieces --------------------------------------------------------------------------------------

    def _span(self, quote: str) -> Stretch | None:
        """Return where a quote stands: whole words, the first or the counted occurrence."""
        quote = quote.strip()
        match = re.fullmatch(r"(.+)@(\d+)", quote)
        wanted, count = (match[1], int(match[2])) if match else (quote, 1)
        before, after = (r"(?<!\w)" if wanted[:1].isalnum() else "", r"(?!\w)" if wanted[-1:].isalnum() else "")
        found = [m.start() for m in re.finditer(f"{before}{re.escape(wanted)}{after}", self.text)]
        if len(found) < count or not wanted:
            self.wrong(f"{quote!r} is not in the text (occurrence {count} of whole words)")
            return None
        return Stretch(start=found[count - 1], end=found[count - 1] + len(wanted))

    def _day(self, words: str) -> date | None:
        try:
            return date.fromisoformat(words.strip())
        except ValueError:
            self.wrong(f"{words!r} is no day; expected YYYY-MM-DD")
            return None

    def _dated(self, value: str) -> Dated | None:
        quote, colon, interval = value.rpartition(" : ")
        if not colon:
            self.wrong(f"{value!r} needs ' : ' and an interval (DAY, DAY..DAY or -)")
            return None
        where = self._span(quote)
        first, _, last = interval.strip().partition("..")
        if where is None:
            return None
        if first == "-":
            return Dated(where=where)
        earliest, latest = self._day(first), self._day(last or first)
        if earliest and latest and earliest > latest:
            self.wrong(f"{interval} ends before it begins")
        return Dated(where=where, earliest=earliest, latest=latest)

    def _silence(self, value: str) -> tuple[Stretch, int, int | None] | None:
        match = re.fullmatch(r"(.+) : (\d+)\.\.(\d*)", value)
        where = self._span(match[1]) if match else None
        if not match or not where:
            self.wrong(f"{value!r} is no claim of silence; expected QUOTE : SHORTEST..LONGEST in days")
            return None
        return where, int(match[2]), int(match[3]) if match[3] else None

    def _keys(self, value: str) -> tuple[str, ...]:
        keys = tuple(part.strip() for part in value.split(",") if part.strip())
        for key in keys:
            if key not in self.keys:
                known = ", ".join(sorted(self.keys)) or "none"
                self.wrong(f"{key!r} is no actor of this example; expected one of {known}")
        return keys

    def _one_of(self, value: str, allowed: Iterable[str], what: str) -> str:
        if value not in allowed:
            self.wrong(f"{value!r} is no {what}; expected one of {', '.join(allowed)}")
        return value

    def _fields(self, line: str, kind: str, plain: int) -> tuple[list[str], dict[str, list[str]]]:
        """Return the first parts of a line and its named fields."""
        parts = [part.strip() for part in line.split(" | ")]
        if len(parts) < plain:
            self.wrong(f"{kind} {line!r} has too few parts")
            parts += [""] * (plain - len(parts))
        fields: dict[str, list[str]] = {}
        for part in parts[plain:]:
            name, _, value = part.partition(" ")
            self._one_of(name, _FIELDS[kind], f"field of {kind}")
            fields.setdefault(name, []).append(value.strip())
        for name, values in fields.items():
            if len(values) > 1 and name not in {"topic", "content"}:
                self.wrong(f"{kind} {line!r} has the field {name} twice")
        return parts[:plain], fields

    # --- lines ---------------------------------------------------------------------------------------

    def _who(self, line: str) -> Who | None:
        left, _, right = line.partition(" = ")
        parts = left.split()
        try:
            key, kind, country = parts
        except ValueError:
            self.wrong(f"who {line!r}: expected KEY KIND COUNTRY = MENTION | …")
            return None
        if key in self.keys:
            self.wrong(f"two actors have the key {key!r}")
        self.keys.add(key)
        self._one_of(kind, ACTOR_KINDS, "kind of actor")
        if country != "-" and not re.fullmatch("[A-Z]{3}", country):
            self.wrong(f"{country!r} is no country code; expected three capitals or -")
        mentions = [self._span(mention) for mention in right.split(" | ")]
        return Who(
            key=key, kind=kind, country=None if country == "-" else country, mentions=tuple(filter(None, mentions))
        )

    def _event(self, line: str) -> EventNote | None:
        (trigger, what), fields = self._fields(line, "event", 2)
        where = self._span(trigger)
        vocabulary = self.vocabulary
        try:
            kind, *modes, status = (word for word in what.split() if word != "historical")
        except ValueError:
            self.wrong(f"event {line!r}: expected TYPE [MODE] STATUS after the trigger")
            return None
        self._one_of(kind, vocabulary.event_types, "event type")
        self._one_of(status, vocabulary.statuses, "status")
        for mode in modes:
            self._one_of(mode, vocabulary.modes_of(kind) if kind in vocabulary.event_types else (), f"mode of {kind}")
        contexts = tuple(part.strip() for part in fields.get("context", [""])[0].split(",") if part.strip())
        for context in contexts:
            self._one_of(context, vocabulary.contexts, "context")
        medium = fields.get("medium", [None])[0]
        if medium is not None:
            self._one_of(medium, vocabulary.media, "medium")
            if kind != "CONSULT":
                self.wrong(f"event {trigger!r} has a medium but is no CONSULT")
        if where is None:
            return None
        return EventNote(
            trigger=where,
            type=kind,
            modes=tuple(modes),
            status=status,
            historical="historical" in what.split(),
            actors=self._keys(fields.get("actor", [""])[0]),
            recipients=self._keys(fields.get("recipient", [""])[0]),
            place=self._span(fields["place"][0]) if "place" in fields else None,
            time=self._dated(fields["time"][0]) if "time" in fields else None,
            contexts=contexts,
            medium=medium,
            silence=self._silence(fields["silence"][0]) if "silence" in fields else None,
            topics=tuple(filter(None, map(self._span, fields.get("topic", [])))),
            by=self._keys(fields.get("by", [""])[0]),
        )

    def _commitment(self, line: str) -> CommitmentNote | None:
        (trigger, kind), fields = self._fields(line, "commitment", 2)
        self._one_of(kind, self.vocabulary.commitment_kinds, "kind of commitment")
        where = self._span(trigger)
        if where is None:
            return None
        return CommitmentNote(
            trigger=where,
            kind=kind,
            by=self._keys(fields.get("by", [""])[0]),
            to=self._keys(fields.get("to", [""])[0]),
            action=self._span(fields["action"][0]) if "action" in fields else None,
            due=self._dated(fields["due"][0]) if "due" in fields else None,
            answers=self._span(fields["answers"][0]) if "answers" in fields else None,
        )

    def _says(self, line: str) -> SaysNote | None:
        (cue,), fields = self._fields(line, "says", 1)
        where = self._span(cue)
        if where is None:
            return None
        return SaysNote(
            cue=where,
            by=self._keys(fields.get("by", [""])[0]),
            source=self._span(fields["source"][0]) if "source" in fields else None,
            content=tuple(filter(None, map(self._span, fields.get("content", [])))),
            quoted=self._one_of(fields.get("quoted", ["indirect"])[0], _QUOTED, "way of quoting"),
            to=self._keys(fields.get("to", [""])[0]),
            on_behalf_of=self._keys(fields.get("for", [""])[0]),
        )

    def _assess(self, line: str) -> AssessNote | None:
        (quote, what), fields = self._fields(line, "assess", 2)
        where = self._span(quote)
        aspect, _, direction = what.partition(" ")
        self._one_of(aspect, self.vocabulary.assessment_aspects, "aspect")
        self._one_of(direction, self.vocabulary.assessment_directions, "direction")
        if where is None:
            return None
        return AssessNote(
            where=where,
            aspect=aspect,
            direction=direction,
            between=self._keys(fields.get("between", [""])[0]),
            by=self._keys(fields.get("by", [""])[0]),
        )
