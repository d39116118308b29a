"""Saying why a fact was coded as it was."""

from __future__ import annotations

from dragoman.coding.assessments import is_told_in_words
from dragoman.coding.coder import Facts
from dragoman.coding.confidence import confidence_parts
from dragoman.coding.contact_signs import contact_chance_of, shares
from dragoman.coding.event_mention import EventMention
from dragoman.coding.occurrence import Occurrence
from dragoman.coding.scene import Scene
from dragoman.coding.statements import tone_told
from dragoman.coding.trace import Step, Trace
from dragoman.types import Commitment, Contact, Event, Reading, Statement

#: Signs of a contact that are named.
_SIGNS_SHOWN = 6
_LISTS = ("events", "contacts", "statements", "commitments", "assessments")


def explain_fact(fact_id: str, reading: Reading, scene: Scene, facts: Facts) -> Trace | None:
    """Return the steps that made a fact; None when no fact, or more than one, has the id."""
    hits = [(name, fact) for name in _LISTS for fact in getattr(reading, name) if fact.id.startswith(fact_id)]
    if len(hits) != 1:
        return None
    name, fact = hits[0]
    if isinstance(fact, Contact):
        steps = [
            Step(about="event", reason=f"it is the contact of event {fact.event}, whose type is CONSULT"),
            *_event_steps(scene, facts, fact.event),
        ]
        steps += [Step(about="topic", reason="what it was about", words=topic) for topic in fact.topics]
        if fact.silence_claim:
            steps.append(
                Step(
                    about="silence",
                    reason=f"the sentence claims {fact.silence_claim.text!r}: {_days(fact.silence_claim.days)}",
                )
            )
    elif isinstance(fact, Event):
        steps = _event_steps(scene, facts, fact.id)
    elif isinstance(fact, Statement):
        steps = _statement_steps(scene, fact)
    elif isinstance(fact, Commitment):
        steps = _commitment_steps(scene, fact)
    else:
        told = is_told_in_words(scene, fact)
        by = "a word for a relationship and a word that says it is" if told else "the language model takes it for"
        steps = [
            Step(about="sense", reason=f"{by} {fact.direction}", words=fact.evidence[0]),
            Step(about="score", reason=f"confidence {fact.confidence}"),
        ]
    return Trace(fact=fact.id, list=name, steps=tuple(steps))


def _days(days: tuple[int, int | None]) -> str:
    return f"{days[0]} to {days[1]} days" if days[1] is not None else f"{days[0]} days or more"


def _event_steps(scene: Scene, facts: Facts, event_id: str) -> list[Step]:
    cluster = facts.clusters[event_id]
    steps: list[Step] = []
    for mention in cluster.mentions:
        steps += _mention_steps(scene, mention)
    if cluster.unsaid:
        names = " and ".join(scene.cast.actors[party].name for party in cluster.unsaid)
        steps.append(Step(about="participants", reason=f"{names}: whoever tells of it is the other side"))
    if len(cluster.mentions) > 1:
        steps.append(
            Step(
                about="merge",
                reason=f"{len(cluster.mentions)} mentions agree in type, status, parties and date and are one event",
            )
        )
    steps.append(Step(about="score", reason=f"confidence: {_confidence(scene, facts, event_id)}"))
    return steps


def _confidence(scene: Scene, facts: Facts, event_id: str) -> str:
    """Return what the confidence of an event is made of; of a contact, what weighs most."""
    if event_id in facts.signs:
        signs = facts.signs[event_id]
        heaviest = sorted(shares(signs).items(), key=lambda share: -abs(share[1]))[:_SIGNS_SHOWN]
        return f"{_list(dict(heaviest))}, and lighter signs; together {contact_chance_of(signs):.2f} of being a contact"
    cluster = facts.clusters[event_id]
    return _list(confidence_parts(scene, cluster.first, len(cluster.evidence)))


def _list(parts: dict[str, float]) -> str:
    return ", ".join(f"{name.replace('_', ' ')} {value:+.2f}" for name, value in parts.items())


def _mention_steps(scene: Scene, mention: EventMention) -> list[Step]:
    sense = mention.occurrence.sense
    tree = scene.trees[mention.sentence]
    steps = [
        Step(
            about="sense",
            reason=_sense(mention.occurrence) + (f" {'/'.join(sense.modes)}" if sense.modes else ""),
            words=scene.quote_words(mention.sentence, list(mention.occurrence.used)),
        ),
        Step(about="participants", reason=_parties(scene, mention)),
    ]
    cues = [scene.quote_words(mention.sentence, [number]) for number, _ in mention.status.because]
    form = f"“{tree.words[mention.word].text}”"
    rules = "by " + ", ".join(f"“{q.quote}”" for q in cues) if cues else f"by the form of {form}"
    why = f"by the language model's reading of {form}" if mention.status.by_model else rules
    steps.append(
        Step(
            about="status",
            reason=f"{mention.status.value} {why}" + (", background" if mention.status.historical else ""),
        )
    )
    if mention.expression is not None:
        date = mention.date
        said = (
            f"{date.earliest} to {date.latest} ({date.basis})"
            if date is not None and date.earliest
            else "no day can be given"
        )
        steps.append(
            Step(about="date", reason=said, words=scene.quote(mention.expression.start, mention.expression.end))
        )
    return steps


def _sense(occurrence: Occurrence) -> str:
    """Return where an event's sense comes from: a row of the lexicon, or the language model."""
    sense = occurrence.sense
    if occurrence.learned is not None:
        chance = occurrence.learned.event_chance
        return f"{sense.lemma!r} ({sense.pos}) {sense.rule}, an event with a chance of {chance:.2f}: {sense.type}"
    row = f"{sense.rule} " if sense.rule else ""
    return f"{sense.lemma!r} ({sense.pos}) {row}in the event lexicon, line {sense.line}: {sense.type}"


def _parties(scene: Scene, mention: EventMention) -> str:
    def names(ids: tuple[str, ...]) -> str:
        return ", ".join(scene.cast.actors[i].name for i in ids) or "nobody"

    source = " (taken over from the contact spoken of before)" if mention.inherited else ""
    return f"actors: {names(mention.actors)}; recipients: {names(mention.recipients)}{source}"


def _statement_steps(scene: Scene, statement: Statement) -> list[Step]:
    speaker = scene.cast.actors[statement.speaker].name if statement.speaker else "unresolved"
    return [
        Step(
            about="cue",
            reason=f"“{statement.cue}” attributes content to “{statement.speaker_text}”",
            words=statement.evidence[0],
        ),
        Step(about="participants", reason=f"the speaker is {speaker}"),
        Step(
            about="status",
            reason=f"{statement.quoted}: how much of the content stands in quotation marks",
            words=statement.content,
        ),
        *_tone_steps(scene, statement),
        Step(about="score", reason=f"confidence {statement.confidence}"),
    ]


def _tone_steps(scene: Scene, statement: Statement) -> list[Step]:
    """Return the step that says the tone of a statement; without a word that has one there is none."""
    if statement.tone is None:
        return []
    words = tone_told(scene, statement)
    told = f" by “{words.quote}”" if words else ""
    return [Step(about="tone", reason=f"{statement.tone}{told}", words=words)]


def _commitment_steps(scene: Scene, commitment: Commitment) -> list[Step]:
    names = ", ".join(scene.cast.actors[b].name for b in commitment.by)
    steps = [
        Step(about="sense", reason=f"{commitment.kind} by {names}", words=commitment.evidence[0]),
        Step(about="role", reason="what is to be done", words=commitment.action),
    ]
    if commitment.due is not None:
        steps.append(
            Step(
                about="date",
                reason=f"due {commitment.due.earliest} to {commitment.due.latest}: “{commitment.due.text}”",
            )
        )
    if commitment.answers:
        steps.append(
            Step(about="merge", reason=f"it answers {commitment.answers}, which was addressed to the same side")
        )
    steps.append(Step(about="score", reason=f"confidence {commitment.confidence}"))
    return steps
