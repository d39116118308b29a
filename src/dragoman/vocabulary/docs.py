"""Generates the documentation of the vocabulary from its data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.vocabulary.types import Concept, Vocabulary

INTRODUCTION = """\
<!-- Generated from src/dragoman/vocabulary/data by `python -m dragoman.vocabulary.docs > docs/vocabulary.md`. -->

# Vocabulary

The words in which Dragoman writes its record. Event types, modes, contexts, sectors, quad categories and scores are
those of PLOVER 2.0 (Open Event Data Alliance), explained here in our own words; CAMEO codes and Goldstein scores stand
beside them as a crosswalk. Statuses, media of contact, kinds of commitment, tones and the terms of assessment are
Dragoman's own. Every concept has an example and a counter-example: a sentence that looks like it but is not.
"""

SCALARS = {"score": "score", "order": "step", "number": "number", "days": "at most days", "polarity": "polarity"}


def render_markdown(vocabulary: Vocabulary) -> str:
    """Return the page ``docs/vocabulary.md``."""
    sections = [
        INTRODUCTION,
        *event_types(vocabulary),
        *group("Quad categories", "", vocabulary.quads.values()),
        *group("Statuses", "How far an event has come to pass.", vocabulary.statuses.values()),
        *group("Contexts", "What an event is about; any number may hold.", vocabulary.contexts.values()),
        *group("Sectors", "The part of society an actor belongs to.", vocabulary.sectors.values()),
        *group("Media of contact", "By what means a contact took place.", vocabulary.media.values()),
        *group("Commitments", "What a party binds itself or another to.", vocabulary.commitment_kinds.values()),
        *group("Tones", "The ladder of tone, from warmest to harshest.", vocabulary.tones.values()),
        *group("Assessments: aspects", "", vocabulary.assessment_aspects.values()),
        *group("Assessments: directions", "", vocabulary.assessment_directions.values()),
        *group("Precision of time", "", vocabulary.time_precisions.values()),
        *cameo(vocabulary),
    ]
    return "\n".join(sections).rstrip() + "\n"


def event_types(vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the section on event types, each with its modes."""
    yield "## Event types and modes\n"
    yield "Scores run from -10 (conflict) to 10 (cooperation); with several modes the strongest counts.\n"
    for type_ in vocabulary.event_types.values():
        yield f"### {type_.key}\n"
        yield f"{type_.definition}\n"
        recipient = "; asks for a recipient" if type_.requires_recipient else ""
        yield f"- {type_.quad.capitalize()}, score {type_.score:g}{recipient}; CAMEO {vocabulary.cameo_code(type_.key)}"
        yield from illustrations(type_)
        modes = [vocabulary.modes[type_.key, mode] for mode in vocabulary.modes_of(type_.key)]
        if modes:
            yield "| mode | score | what it is | example | but not |\n| --- | ---: | --- | --- | --- |"
            for mode in modes:
                row = (f"`{mode.key}`", f"{mode.score:g}", mode.definition, mode.example, mode.counter_example)
                yield f"| {' | '.join(row)} |"
            yield ""


def illustrations(concept: Concept) -> Iterator[str]:
    """Yield the example and counter-example as list items."""
    yield f"- Example: {concept.example}"
    yield f"- But not: {concept.counter_example}\n"


def group(title: str, introduction: str, concepts: Iterable[Concept]) -> Iterator[str]:
    """Yield the section on one group of concepts, as a table."""
    rows = list(concepts)
    extra = [field for field in SCALARS if hasattr(rows[0], field)]
    headings = ["key", *(SCALARS[field] for field in extra), "what it is", "example", "but not"]
    yield f"## {title}\n"
    if introduction:
        yield f"{introduction}\n"
    yield f"| {' | '.join(headings)} |\n|{' --- |' * len(headings)}"
    for concept in rows:
        values = [f"{value:g}" if (value := getattr(concept, field)) is not None else "" for field in extra]
        cells = [f"`{concept.key}`", *values, concept.definition, concept.example, concept.counter_example]
        yield f"| {' | '.join(cells)} |"
    yield ""


def cameo(vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the section on CAMEO: the codes, and how an event gets one."""
    yield "## CAMEO\n"
    yield "An event takes the code of the first line of its type that holds for it.\n"
    yield "| type | mode | context | code |\n| --- | --- | --- | --- |"
    for choices in vocabulary.cameo_choices.values():
        for choice in choices:
            yield f"| {choice.type} | {choice.mode or ''} | {choice.context or ''} | {choice.code} |"
    yield "\n### Codes\n"
    yield "| code | label | Goldstein | type | modes | contexts |\n| --- | --- | ---: | --- | --- | --- |"
    for code in vocabulary.cameo.values():
        goldstein = "" if code.goldstein is None else f"{code.goldstein:g}"
        cells = (code.code, code.label, goldstein, code.type or "", ", ".join(code.modes), ", ".join(code.contexts))
        yield f"| {' | '.join(cells)} |"
    yield ""


if __name__ == "__main__":
    from dragoman.vocabulary.load import load_vocabulary

    print(render_markdown(load_vocabulary()), end="")
