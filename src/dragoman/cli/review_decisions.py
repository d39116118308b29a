"""What each key of a review does: asks what it needs to know, decides, and acknowledges what is on the disk."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from rich.console import Console

from dragoman.analysis.merging import against_merging
from dragoman.cli.layout import Layout, page_width, print_lines
from dragoman.cli.printable import printable
from dragoman.cli.review_keys import Keys
from dragoman.cli.review_page import help_lines, say
from dragoman.door import Record
from dragoman.errors import DecisionError
from dragoman.export.labels import label
from dragoman.export.lines import SHORT, counted, field_name
from dragoman.export.names import in_quotes
from dragoman.record.decidable import (
    DAY,
    PARTIES,
    check_day,
    check_field,
    check_fields,
    check_has,
    correctable_in,
    values_in,
)
from dragoman.record.decided import last_standing
from dragoman.record.denials import denials_of
from dragoman.record.doubles import tell_apart
from dragoman.record.party_fields import parties_in
from dragoman.record.review import Waiting, mark_of, named
from dragoman.record.rivals import rivals
from dragoman.record.states import STATE, states_of
from dragoman.record.types import Decision, EventEntry, Report
from dragoman.record.unlike import in_words

#: Words for yes and no, of a field that is true or false.
TRUTHS = {"yes": True, "true": True, "y": True, "no": False, "false": False, "n": False}
#: In the place of a day.
UNKNOWN = "none"
#: What is settled where a denial stands by itself.
DENIED = "denial"
NOTHING_DIFFERS = (
    "its reports do not differ; where an entry of its own denies it, merge the two (m), and it is disputed; "
    "what is wrong in a report is corrected (c)"
)


class Decisions:
    """Decides on what is shown; every decision says whether to go on to the next thing."""

    def __init__(self, record: Record, author: str, keys: Keys) -> None:
        """Keep the record, who decides, and where the answers come from."""
        self.record, self.author, self.keys = record, author, keys
        self.console = Console(highlight=False)
        self.layout = Layout(page_width(self.console))
        self.skipped: set[str] = set()
        #: Decisions of this session that are in force; how many were made in it, and how many taken back.
        self.made: list[Decision] = []
        self.decided = self.undone = 0
        #: Keys of what is shown before the queue, and whether that is all.
        self.asked: list[str] = []
        self.only_asked = False
        self.note: str | None = None
        self.waiting: Waiting | None = None
        self.reports: list[Report] = []
        self.doubles: list[EventEntry] = []

    def keep(self, action: str, subject: str, what: str, **detail: Any) -> bool:
        """Decide, and acknowledge it: by then it is on the disk."""
        decision = self.record.decide(action, subject, author=self.author, detail=detail or None, note=self.note)
        return self.acknowledge(decision, what)

    def acknowledge(self, decision: Decision, what: str) -> bool:
        """Say that a decision is kept; its note is used up."""
        self.decided += 1
        self.made.append(decision)
        self.note = None
        say(f"{what} · decision {decision.id}")
        return True

    def accept(self) -> bool:
        """Accept the thing; of a likely double, that it is one event."""
        if self.current.what == "double":
            return self.merge_with(self.doubles[0].key)
        return self.keep("accept", self.current.key, "accepted")

    def reject(self) -> bool:
        """Reject the thing; of a likely double, that it is one event."""
        if self.current.what == "double":
            return self.apart(self.doubles[0].key)
        return self.keep("reject", self.current.key, "rejected")

    def correct(self) -> bool:
        """Ask for a field and its value, and for the reports that it is wrong in."""
        fields = self.fields()
        named = self.keys.line(f"field ({', '.join(fields)})")
        if not named:
            return self.nothing()
        field = fields.get(named.lower(), named)
        if field not in fields.values():
            check_has(self.reports[0], field)
        value: object = self.keys.line(f"value ({self.expected(field)})") or None
        if check_field(field) is DAY:
            if value is None:
                return self.nothing()
            value = None if value == UNKNOWN else value
        if field == "historical":
            value = TRUTHS.get(str(value).lower(), value)
        if check_field(field) is not PARTIES:  # names are looked up, and refused, when it is known in which reports
            check_fields({field: value})
        chosen: dict[str, Any] = {}
        if len(self.reports) > 1 and self.current.event:
            numbers = self.keys.line("in which reports (numbers, such as 1 3; nothing for all)")
            chosen = {"reports": self.chosen(numbers)} if numbers else {}
        return self.keep("correct", self.current.key, "corrected", fields={field: value}, **chosen)

    def fields(self) -> dict[str, str]:
        """Return the fields that can be corrected in what is shown, by their names."""
        return {field_name(report, field): field for report in self.reports for field in correctable_in(report)}

    def expected(self, field: str) -> str:
        """Return what may stand in a field, and who takes part as it stands, for a question."""
        values = ", ".join(values_in(self.reports[0], field))
        if check_field(field) is DAY:
            return f"{values}, or {UNKNOWN} where it is not known"
        if check_field(field) is not PARTIES:
            return values
        names = dict.fromkeys(party.name for report in self.reports for party in parties_in(report, field))
        return f"{values}; now: {'; '.join(names) or 'nobody'}"

    def settle(self) -> bool:
        """Ask for what is to be settled, where that is more than one thing, and for the value that is right."""
        disputes = {d.about: d for d in (self.record.disputes(self.current.key) if self.current.event else ())}
        states, denials = self.states(), self.denials()
        abouts = [*disputes, *([STATE] if states else []), *([DENIED] if denials else [])]
        if not abouts:
            say(NOTHING_DIFFERS, style="yellow")
            return False
        about = self.pick("settle what", {about: about for about in abouts}) if len(abouts) > 1 else abouts[0]
        if not about:
            return self.nothing()
        if about == STATE:
            return self.settle_state(states)
        if about == DENIED:
            return self.settle_as_disputed(denials)
        value = self.pick(
            f"which {about} is right", {value: value for value, _ in disputes[about].sides},
            otherwise=check_day if about == "date" else None,
        )  # fmt: skip
        if not value:
            return self.nothing()
        return self.keep("settle", self.current.key, "settled", about=about, value=value)

    def states(self) -> dict[str, str]:
        """Return the states that what is shown can be in, by their names; none where it is no commitment."""
        event = self.current.event
        return {label(STATE, state): state for state in (states_of(event) if event else ())}

    def denials(self) -> dict[str, str]:
        """Return the keys of what may deny the thing, by its words, without naming both sides."""
        with self.record.reading() as connection:
            found = denials_of(connection, [self.current.key]) if self.current.event else ()
        return {printable(f"{d.denial.key[:SHORT]} {in_quotes(d.denial.quote)}"): d.denial.key for d in found}

    def settle_as_disputed(self, denials: dict[str, str]) -> bool:
        """Ask what denies the thing, and make the two one, whose reports then differ in whether it was."""
        key = self.pick("it is disputed, by which denial", denials)
        return self.keep("merge", self.current.key, "disputed", **{"with": key}) if key else self.nothing()

    def settle_state(self, states: dict[str, str]) -> bool:
        """Ask how a commitment stands, and since when."""
        value = self.pick("how does it stand", states)
        if not value:
            return self.nothing()
        since = self.keys.line("since which day (YEAR-MONTH-DAY; nothing: as of any day)")
        if not since:
            return self.keep("settle", self.current.key, "settled", about=STATE, value=value)
        while since:
            try:
                return self.keep("settle", self.current.key, "settled", about=STATE, value=value, since=since)
            except DecisionError as error:
                say(printable(error.message), style="red")
            since = self.keys.line(f"since which day {value} (YEAR-MONTH-DAY; nothing: back)")
        return self.nothing()

    def pick(
        self, question: str, values: dict[str, str], *, otherwise: Callable[[str], object] | None = None
    ) -> str | None:
        """Ask for one of some values until it is one, by its name or number; None where the question is taken back.

        Args:
            question: What is asked.
            values: The values by their names.
            otherwise: Refuses what is none of them; unless given, only these will do.
        """
        listed = ", ".join(f"{number} {name}" for number, name in enumerate(values, 1))
        while answer := self.keys.line(f"{question} ({listed})"):
            numbered = {str(number): value for number, value in enumerate(values.values(), 1)}
            named = numbered | {value: value for value in values.values()} | values
            if found := named.get(answer.lower(), named.get(answer)):
                return found
            try:
                if otherwise is not None:
                    otherwise(answer)
                    return answer
                say(printable(f"{answer!r} is none of these; expected a name or number from the list"), style="red")
            except DecisionError as error:
                say(printable(error.message), style="red")
        return None

    def split(self) -> bool:
        """Ask for the reports that leave the event."""
        numbers = self.keys.line("which reports leave (numbers, such as 2 3)")
        return (
            self.keep("split", self.current.key, "split", reports=self.chosen(numbers)) if numbers else self.nothing()
        )

    def merge(self) -> bool:
        """Merge with the likely double that is chosen, or with the event that an identifier leads to."""
        if self.current.what == "double":
            return self.accept()
        typed = self.keys.line(f"the same as ({self.letters()}identifier of an event)")
        if not typed:
            return self.nothing()
        return self.merge_with(self.named(typed))

    def merge_with(self, other: str) -> bool:
        """Merge with an event, if that is meant, as what those say of it who are right."""
        if not self.sure(other):
            return self.nothing()
        wrong = self.wrong(other)
        named = {"wrong": wrong} if wrong else {}
        return self.keep("merge", self.current.key, "merged", **{"with": other}, **named)

    def sure(self, other: str) -> bool:
        """Ask whether it is meant, where something speaks against the thing and an event being one."""
        with self.record.reading() as connection:
            found = against_merging(connection, self.current.key, other)
        if not found:
            return True
        answer = self.keys.line(f"these differ in {in_words(found)}; merge all the same? (y/n)")
        return TRUTHS.get(answer.lower()) is True

    def wrong(self, other: str) -> list[str]:
        """Ask who is right of two holders of one office, the likelier unless said otherwise; return who is not."""
        with self.record.reading() as connection:
            found = list(rivals(connection, self.record.event(self.current.key), self.record.event(other)))
        wrong: dict[str, None] = {}
        for one in found:
            likelier, less = one.ranked
            told = {f"{party.name} ({counted(number, 'origin')})": party.actor
                    for party, number in zip(one.ranked, one.origins, strict=True)}  # fmt: skip
            question = f"who took part as {one.office} of {one.country}; nothing: {likelier.name}"
            right = self.pick(question, told | {"both": "both"}) or likelier.actor
            if right != "both":
                wrong[less.actor if right == likelier.actor else likelier.actor] = None
        return list(wrong)

    def part(self) -> bool:
        """Tell a likely double apart."""
        if self.current.what == "double":
            return self.reject()
        other = self.keys.line(f"which is another event ({self.letters()}identifier of an event)")
        return self.apart(self.named(other)) if other else self.nothing()

    def apart(self, other: str) -> bool:
        """Keep that the thing and another event are two."""
        with self.record.writing() as connection:
            decision = tell_apart(connection, self.author, self.current.key, other, note=self.note)
        return self.acknowledge(decision, "told apart")

    def undo(self) -> bool:
        """Take back the last decision of this session, or one whose number is typed."""
        number = str(self.made[-1].id) if self.made else self.keys.line(f"decision to undo ({self.earlier()})")
        if not number:
            return self.nothing()
        done = self.record.decide("undo", number, author=self.author, note=self.note)
        again = [decision.subject for decision in self.made if str(decision.id) == number]
        self.made = [decision for decision in self.made if str(decision.id) != number]
        self.undone += 1
        self.note = None
        if self.only_asked:
            self.asked[:0] = dict.fromkeys([*again, *self.shown()])
        say(f"decision {number} is undone · decision {done.id}")
        return True

    def earlier(self) -> str:
        """Return which decision of an earlier session can be undone, for a question."""
        with self.record.reading() as connection:
            last = last_standing(connection, self.author)
        return f"its number; your last one is {last.id}: {last.action}" if last else "its number; you have made none"

    @property
    def current(self) -> Waiting:
        """What is shown."""
        assert self.waiting is not None  # keys that decide are taken only while something is shown
        return self.waiting

    def shown(self) -> list[str]:
        """Return the key of what is shown, if anything is."""
        return [self.waiting.key] if self.waiting else []

    def skip(self) -> bool:
        """Leave the thing for another session."""
        self.skipped.add(mark_of(self.current))
        say("skipped", style="yellow")
        return True

    def go_to(self) -> bool:
        """Ask for the identifier of what is to be shown next; what was shown comes after it."""
        identifier = self.keys.line("identifier of an event, statement or assessment")
        if not identifier:
            return self.nothing()
        with self.record.reading() as connection:
            key = named(connection, identifier).key
        self.asked[:0] = [key, *(self.shown() if self.only_asked else [])]
        return True

    def take_note(self) -> bool:
        """Ask for a note to the next decision."""
        self.note = self.keys.line("note") or None
        say("the note is kept with your next decision" if self.note else "no note", style="yellow")
        return False

    def help(self) -> bool:
        """Show what the keys do."""
        print_lines(self.console, help_lines(self.layout))
        return False

    def nothing(self) -> bool:
        """Say that nothing was decided."""
        say("nothing is decided", style="yellow")
        return False

    def letters(self) -> str:
        """Return the letters of the likely doubles, for a question."""
        return "".join(f"{chr(ord('A') + place)}, " for place in range(len(self.doubles)))

    def named(self, answer: str) -> str:
        """Return the key of the event that a letter or an identifier means."""
        place = ord(answer.upper()) - ord("A") if len(answer) == 1 else -1
        return self.doubles[place].key if 0 <= place < len(self.doubles) else self.record.event(answer).key

    def chosen(self, numbers: str) -> Sequence[str]:
        """Return the keys of the reports with these numbers; what is no number of one is refused by the record."""
        found = [int(number) for number in re.findall(r"\d+", numbers)]
        return [self.reports[n - 1].key if 0 < n <= len(self.reports) else str(n) for n in found]
