"""Is a bundle whole: hashes first, then every line of it, before the record is touched."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.errors import DecisionError, ExchangeError
from dragoman.exchange.bundle import ReadingLine
from dragoman.exchange.container import Container
from dragoman.exchange.crate import DATA_PACKAGE, DECISIONS, FORM, MANIFEST, READINGS
from dragoman.exchange.decision_lines import UNDO, DecisionLine, key_of
from dragoman.exchange.reading_check import faults_of
from dragoman.record.decidable import check_fields, check_settlement
from dragoman.record.decided import ABOUT_ARTICLES, ABOUT_REPORTS
from dragoman.record.decisions import ABOUT_PAIRS
from dragoman.record.keys import article_key
from dragoman.record.reliability import grades

MANIFEST_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
#: Decoders are made once: making one takes longer than decoding a line.
AS_READING = msgspec.json.Decoder(ReadingLine)
AS_DECISION = msgspec.json.Decoder(DecisionLine)


def check_bundle(bundle: Container) -> str:
    """Check hashes, form and content of a bundle; return the digest of its manifest, which stands for all of it.

    Raises:
        ExchangeError: A file is missing, changed or not listed, or a line is not what a bundle holds.
    """
    bundle.enter(MANIFEST)
    listed = bundle.small(MANIFEST)
    check_hashes(bundle, hashes(bundle, listed))
    check_form(bundle)
    for _ in readings(bundle):
        pass
    check_decisions(bundle)
    return hashlib.sha256(listed).hexdigest()


def hashes(bundle: Container, listed: bytes) -> dict[str, str]:
    """Return the hash of every file that a manifest lists."""
    found: dict[str, str] = {}
    for line in listed.decode("utf-8", "replace").splitlines():
        match = MANIFEST_LINE.fullmatch(line)
        if match is None:
            raise wrong(bundle, f"{MANIFEST} has a line that is no hash and name: {line[:60]!r}")
        found[match[2]] = match[1]
    return found


def check_hashes(bundle: Container, expected: dict[str, str]) -> None:
    """Refuse a bundle whose files are not those that its manifest lists, to the byte."""
    present = bundle.sizes.keys() - {MANIFEST}
    if missing := sorted(expected.keys() - present):
        raise wrong(bundle, f"{missing[0]} is missing; take another copy")
    if extra := sorted(present - expected.keys()):
        raise wrong(bundle, f"{extra[0]} is not in the manifest; take it out, or take another copy")
    for name, digest in sorted(expected.items()):
        hashed = hashlib.sha256()
        for chunk in bundle.chunks(name):
            hashed.update(chunk)
        if hashed.hexdigest() != digest:
            raise wrong(bundle, f"{name} is not what the manifest says: it was changed or damaged; take another copy")


def check_form(bundle: Container) -> None:
    """Refuse what is no bundle of this program, or one of a newer form."""
    try:
        package = json.loads(bundle.small(DATA_PACKAGE))
        form = package["dragoman"]["bundle"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise wrong(bundle, f"{DATA_PACKAGE} does not say that this is a bundle of Dragoman") from error
    if not isinstance(form, int) or not 0 < form <= FORM:
        raise wrong(bundle, f"a newer program wrote it (form {form}; this one reads {FORM}); use a newer Dragoman")


def readings(bundle: Container) -> Iterator[ReadingLine]:
    """Yield the readings of a bundle, each checked."""
    for number, line in enumerate(bundle.lines(READINGS), 1):
        found: ReadingLine = decoded(bundle, AS_READING, READINGS, number, line)
        faults = list(faults_of(found.reading))
        if article_key(found.reading.article) != found.article:
            faults.append("the article's key is not that of its reading")
        if faults:
            raise wrong(bundle, f"{READINGS}, line {number}: {faults[0]}")
        yield found


def decisions(bundle: Container) -> Iterator[DecisionLine]:
    """Yield the decisions of a bundle."""
    for number, line in enumerate(bundle.lines(DECISIONS), 1):
        found: DecisionLine = decoded(bundle, AS_DECISION, DECISIONS, number, line)
        yield found


def check_decisions(bundle: Container) -> None:
    """Refuse decisions that lack what their action needs."""
    earlier: set[str] = set()
    told: Counter[str] = Counter()
    for number, decision in enumerate(decisions(bundle), 1):
        if fault := fault_of(decision, earlier):
            raise wrong(bundle, f"{DECISIONS}, line {number}: {fault}")
        if key_of(decision, decision.subject, told) != decision.key:
            raise wrong(bundle, f"{DECISIONS}, line {number}: the key is not that of the decision")
        earlier.add(decision.key)


def fault_of(decision: DecisionLine, earlier: set[str]) -> str | None:
    """Return what a decision lacks, or None."""
    if not MOMENT.fullmatch(decision.at):
        return f"{decision.at!r} is no time in UTC"
    if decision.key in earlier:
        return "it stands there twice"
    if decision.action == UNDO:
        return None if decision.subject in earlier else "it takes back what does not stand before it"
    return fault_in(decision.action, decision.detail)


def fault_in(action: str, detail: dict[str, Any]) -> str | None:
    """Return what the detail of a decision lacks for its action, or None."""
    of_article = action in ABOUT_ARTICLES and "article" in detail and "reports" not in detail  # which reports nothing
    if action in {*ABOUT_REPORTS, *ABOUT_PAIRS, "settle"} and not of_article and not names(detail.get("reports")):
        return f"the decision to {action} names no reports"
    if action == "merge" and not names(detail.get("into")):
        return "the merge does not say with which reports"
    together = all(map(names, listed(detail.get("together"))))
    if action == "split" and not (names(detail.get("stayed")) and together):
        return "the split does not say which reports stayed, and which are together"
    if action == "reliability" and detail.get("grade") not in grades():
        return "the reliability of an outlet is a letter from A to F"
    return fault_in_values(action, detail)


def fault_in_values(action: str, detail: dict[str, Any]) -> str | None:
    """Return what is wrong with what a correction or a settlement says, or None."""
    try:
        if action == "correct":
            check_fields(detail.get("fields"))
        elif action == "merge":
            check_named(detail)
        elif action == "settle":
            check_settlement(detail)
    except DecisionError as error:
        return error.message
    return None


def check_named(detail: dict[str, Any]) -> None:
    """Refuse a merge that says who is right in a form in which none is kept."""
    for part in listed(detail.get("named", [])) or [{}] * ("named" in detail):
        if not (isinstance(part, dict) and names(part.get("reports"))):
            raise DecisionError("the merge says who is right in no reports")
        check_fields(part.get("fields"))


def names(value: object) -> bool:
    """Whether a value is a list of identifiers, not empty and without repetitions."""
    texts = isinstance(value, list) and bool(value) and all(isinstance(item, str) for item in value)
    return texts and len(set(listed(value))) == len(listed(value))


def listed(value: object) -> list[Any]:
    """Return a list as it is, and an empty one for anything else."""
    return value if isinstance(value, list) else []


def decoded(bundle: Container, decoder: msgspec.json.Decoder[Any], name: str, number: int, line: bytes) -> Any:
    """Return what a line holds."""
    try:
        return decoder.decode(line)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise wrong(bundle, f"{name}, line {number}: {error}") from error


def wrong(bundle: Container, message: str) -> ExchangeError:
    """Return the error that says what is wrong with a bundle."""
    return ExchangeError(message, source=str(bundle.path))
