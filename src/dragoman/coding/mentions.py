"""From occurrences to event mentions: parties, status, date, place, medium and evidence of every event word."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from dragoman.calendar import TimeExpression
from dragoman.coding.acts_in_contact import with_contact
from dragoman.coding.arrivals import arrival_for, is_of_other_end, is_of_what_was_done
from dragoman.coding.asked_for import with_invitation, with_those_answered, with_those_asked, with_those_reached_before
from dragoman.coding.circumstances import evidence_words, medium_and_modes, place_of
from dragoman.coding.concluded import with_those_who_conclude
from dragoman.coding.conveyed import with_carriers, with_ends, with_mediators, with_senders
from dragoman.coding.counted_off import counted_off, day_after_told, day_counted_off, has_own_time
from dragoman.coding.counting import FIRST, place_in_count
from dragoman.coding.due import dates_the_act, had_been_told, is_limit
from dragoman.coding.dyad import DYAD
from dragoman.coding.event_mention import EventMention, same_medium, spoken_of_before
from dragoman.coding.guests import with_guests
from dragoman.coding.handed_over import at_meetings
from dragoman.coding.intervals import lies_ahead, lies_behind, nearer, told_on, when
from dragoman.coding.learned import status_at, time_of
from dragoman.coding.listed import with_listed
from dragoman.coding.no_contact import is_answer_owed, is_no_contact
from dragoman.coding.occurrence import Occurrence
from dragoman.coding.one_by_one import one_by_one
from dragoman.coding.parties import enough, parties_of, points_back
from dragoman.coding.press import is_with_the_press
from dragoman.coding.programmes import as_listed
from dragoman.coding.put_off import put_off, status_put_off, with_old_day
from dragoman.coding.scene import Scene
from dragoman.coding.senses import occurrences, only_again
from dragoman.coding.since import date_since, is_since, of_those_silent, with_the_last
from dragoman.coding.status import AHEAD, DONE, Status, direction_of, from_tense, status_of
from dragoman.coding.thresholds import thresholds
from dragoman.coding.times import day_at_the_head, expression_for, head_of, is_past, is_put_off_to
from dragoman.coding.told_under import journey_for, under_its_day
from dragoman.coding.whole_length import with_days_before
from dragoman.coding.words import words
from dragoman.language.syntax import Tree
from dragoman.types import Interval

#: Statuses of which no event is that another word tells with another status.
_OF_ITS_OWN = frozenset({"negated", "called_for"})
#: Types of what is asked and agreed, which has a day of its own.
_OF_WILL = frozenset({"REQUEST", "AGREE"})
#: Kinds of words of which a name before a noun is made.
_OF_ONE_NAME = frozenset({"DET", "ADJ", "PROPN", "NUM"})


def event_mentions(scene: Scene) -> list[EventMention]:
    """Return every event mention of an article, in order; headings of sections are not read."""
    found: list[EventMention] = []
    for number, sentence in enumerate(scene.analysis.sentences):
        if sentence.heading and number > 0:
            continue
        here = occurrences(scene, number)
        words = frozenset(o.word for o in here)
        contacts = frozenset(o.word for o in here if o.sense.type == "CONSULT")
        mentions: list[EventMention] = []
        for occurrence in here:
            mention = _mention(scene, occurrence, words - {occurrence.word}, [*found, *mentions])
            if mention is not None and not is_answer_owed(scene, occurrence, mention.status.value):
                mentions += one_by_one(scene, mention, partial(_dated, scene))
                mentions += with_contact(scene, mention, contacts)
                mentions += with_old_day(scene, mention)
                mentions += with_the_last(scene, mention, words)
                mentions += (
                    replace(asked, date=_asked_for(scene, asked)) for asked in with_invitation(scene, mention, contacts)
                )
        dated = [_with_own_date(scene, of_those_silent(scene, mention, mentions), mentions) for mention in mentions]
        found = with_guests(scene, found, at_meetings(scene, with_mediators(scene, _without_echoes(scene, dated))))
    return found


def _dated(scene: Scene, mention: EventMention, expression: TimeExpression) -> Interval | None:
    """Return when a mention would be by another expression of time."""
    return date_of(scene, scene.trees[mention.sentence], mention.word, mention.status, expression)


def _asked_for(scene: Scene, asked: EventMention) -> Interval | None:
    """Return when an invitation is for: days to come, unless somebody "had invited" long ago, or was summoned so."""
    tree = scene.trees[asked.sentence]
    if had_been_told(tree, asked.word) or asked.medium == "in_person":
        return date_of(scene, tree, asked.word, asked.status, asked.expression)
    return when(scene, asked.expression, "future")


def _with_own_date(scene: Scene, mention: EventMention, others: list[EventMention]) -> EventMention:
    """Return a mention without the date of what is to come ("agreed that they would meet in May"), or of a topic."""
    if mention.date is None or mention.status.value not in DONE:
        return mention
    shared = [o for o in others if o.word > mention.word and o.expression == mention.expression]
    if mention.type == "CONSULT":  # "discussed the visit on May 18" tells when the visit is
        tree = scene.trees[mention.sentence]
        topics = tree.objects(mention.word) if tree.lemma(mention.word) in words("topic_verbs") else []
        of_another = any(o.word in tree.subtree(topic) for topic in topics for o in shared)
    else:
        of_another = any(o.status.value in AHEAD and o.date not in {None, mention.date} for o in shared)
    return replace(mention, date=None, expression=None) if of_another else mention


def _without_echoes(scene: Scene, mentions: list[EventMention]) -> list[EventMention]:
    """Return the mentions of a sentence without those that say again what another says, whose evidence they are."""
    said_by = {number: other for number, one in enumerate(mentions) if (other := _echoed(scene, one, mentions))}
    return [
        _with_echoes(one, [mentions[n] for n, other in said_by.items() if other is one])
        for number, one in enumerate(mentions)
        if number not in said_by
    ]


def _with_echoes(mention: EventMention, echoes: list[EventMention]) -> EventMention:
    """Return a mention with the evidence of others that say it again, and their day where it has none."""
    dated = next((echo for echo in echoes if echo.date is not None), None)
    evidence = tuple(echo.evidence for echo in echoes)
    if mention.date is not None or dated is None:
        return replace(mention, again=evidence)
    return replace(mention, again=evidence, date=dated.date, expression=dated.expression)


def _echoed(scene: Scene, mention: EventMention, others: list[EventMention]) -> EventMention | None:
    """Return the event of the same sentence that one which rests on the model only says again.

    The other rests on a row of the lexicon, or governs it ("imposed sanctions"); type and parties are the same, and so
    is the status, or it hangs on the other without a date of its own ("met to discuss the toll"). What somebody arrived
    for goes with his visit, whatever it rests on, unless it has a day of its own.
    """
    tree = scene.trees[mention.sentence]
    sure, arrival = not _by_model(mention), arrival_for(tree, mention.word)
    if sure and arrival < 0:
        return None
    if counted_off(tree, mention.word) is not None:  # nor what was some days before the other
        return None
    above = frozenset(tree.governors(mention.word))
    said = (
        other
        for other in others
        if (other.word == arrival if sure else not _by_model(other) or other.word in above)
        # "the first conversation since a call in May", "since they met there"
        and (mention.type != "CONSULT" or is_since(tree, mention.word) == is_since(tree, other.word))
        and other.type == mention.type
        and _of_the_same(scene, mention, other, governed=other.word in above)
        and _agree(mention, other, governed=other.word in above)
    )
    return next(said, None)


def _of_the_same(scene: Scene, mention: EventMention, other: EventMention, *, governed: bool) -> bool:
    """Whether an event's parties are among another's, or of their sides if it is its purpose ("met for talks")."""
    purpose = governed and mention.status.value == "planned" and other.status.value == "happened"
    if purpose and mention.expression in {None, other.expression}:
        return scene.sides(mention.parties) <= scene.sides(other.parties)
    return set(mention.parties) <= set(other.parties)


def _agree(mention: EventMention, other: EventMention, *, governed: bool) -> bool:
    """Whether events of the same parties agree in two of three: status, date, and that one word governs the other.

    What did not happen is nothing that did ("wrote to him eleven times and has had no answer"), nor what is asked for.
    """
    same_status = other.status.value == mention.status.value
    if not same_status and {other.status.value, mention.status.value} & _OF_ITS_OWN:
        return False
    same_date = mention.expression is None or mention.expression == other.expression
    return same_status + same_date + governed > 1


def _by_model(mention: EventMention) -> bool:
    """Whether an event is the model's, or a contact for which the lexicon's row found too few parties."""
    occurrence = mention.occurrence
    few = occurrence.sense.type == "CONSULT" and len({*occurrence.actors, *occurrence.recipients}) < DYAD
    return occurrence.learned is not None or few


def _mention(
    scene: Scene, occurrence: Occurrence, others: frozenset[int], before: list[EventMention]
) -> EventMention | None:
    tree = scene.trees[occurrence.sentence]
    with_the_press = occurrence.sense.type == "CONSULT" and is_with_the_press(scene, occurrence)
    if _is_setting(tree, occurrence.word) or with_the_press or is_no_contact(scene, occurrence):
        return None
    actors, recipients, inherited = parties_of(scene, occurrence, before)
    actors, recipients = with_ends(scene, occurrence, with_senders(scene, occurrence, (actors, recipients)), before)
    actors, recipients = with_carriers(scene, occurrence, with_listed(scene, occurrence, (actors, recipients)))
    actors, recipients = with_those_asked(scene, occurrence, (actors, recipients), before)
    actors, recipients = with_those_answered(scene, occurrence, (actors, recipients), before)
    actors, recipients = with_those_reached_before(scene, occurrence, (actors, recipients), before)
    actors, recipients = with_those_who_conclude(scene, occurrence, (actors, recipients), before)
    if not enough(scene, occurrence, actors, recipients) or _of_none_told(scene, occurrence, before):
        return None
    counted = _counts_what_is_planned(scene, occurrence, before)
    expression = None if counted else _time_told(scene, occurrence, others)
    status = _status(scene, occurrence, expression)
    moved = put_off(scene, occurrence.sentence, occurrence.word) if occurrence.sense.type == "CONSULT" else None
    if moved is not None and (told := status_put_off(scene, occurrence.sentence, moved)) is not None:
        # "A round, put off from March to April, has not taken place": nor was it held on the new day.
        status, expression = status if _has_not_been(tree, occurrence.word, moved.verb) else told, moved.new
    if expression is not None and status.value in AHEAD and is_of_what_was_done(tree, occurrence.word, expression):
        expression = None
    undated = counted or expression is None
    taken_up = status.value in DONE and undated and _is_ahead(scene, occurrence, before, status, counted=counted)
    if taken_up:
        status.value = "planned"
    if expression is None and status.value == "negated" and occurrence.sense.type == "CONSULT":
        expression = called_off_in(scene, occurrence.sentence, occurrence.word)
    dated = as_listed(
        scene, occurrence, status, expression or day_at_the_head(scene, occurrence.sentence, occurrence.word)
    )
    dated = under_its_day(scene, occurrence, status, expression, dated)
    date = date_of(scene, tree, occurrence.word, status, dated)
    if status.value == "happened" and _is_of_the_deed(scene, occurrence, date, dated):
        date = when(scene, day_at_the_head(scene, occurrence.sentence, occurrence.word), "past")
    counted_from = counted_off(tree, occurrence.word)
    if counted_from is not None and not has_own_time(tree, counted_from, expression):
        date = day_counted_off(scene, occurrence.sentence, counted_from)
    elif date is None and status.value in DONE:
        date = day_after_told(scene, occurrence.sentence, occurrence.word, before)
    if status.value in DONE and date is not None and date.earliest is None:
        date = None  # by when something is to be done is not when it was promised, or anything else was done
    date = with_days_before(scene, occurrence, status, date)
    quoted = evidence_words(scene, occurrence, expression)
    others_words = _words_of_others(tree, occurrence.word, status)
    lemmas = [tree.lemma(n) for n in range(min(quoted), max(quoted) + 1) if n not in others_words]
    call = _call_told_before(scene, occurrence, (*actors, *recipients), status, before)
    medium, modes = (call.medium, call.modes) if call else medium_and_modes(scene, occurrence, lemmas)
    contexts = tuple(
        dict.fromkeys(
            c.value for _, _, c in scene.lexicon.contexts.find([tree.lemma(n) for n in tree.clause(occurrence.word)])
        )
    )
    status.historical = status.historical or _long_before(scene, date) or _first_of_several(tree, occurrence.word, date)
    if date is None and expression is None:
        date = date_since(scene, occurrence, status)
    return EventMention(
        occurrence=occurrence,
        actors=actors,
        recipients=recipients,
        status=status,
        expression=expression,
        date=date,
        place=place_of(scene, occurrence, medium),
        modes=modes,
        medium=medium,
        contexts=contexts,
        evidence=scene.quote_words(occurrence.sentence, quoted),
        inherited=inherited,
        taken_up=taken_up,
    )


def _time_told(scene: Scene, occurrence: Occurrence, others: frozenset[int]) -> TimeExpression | None:
    """Return the expression that dates an event, unless it tells when something else was or is to be."""
    expression = expression_for(scene, occurrence.sentence, occurrence.word, others) or time_of(scene, occurrence)
    tree, word = scene.trees[occurrence.sentence], occurrence.word
    of_others = (is_put_off_to, _is_of_calling_off, is_of_other_end)
    return None if expression is None or any(of(tree, word, expression) for of in of_others) else expression


def _words_of_others(tree: Tree, word: int, status: Status) -> set[int]:
    """Return the words below an event that tell of another contact: since when, about what, of whom in passing."""
    since = [n for n in tree.dependents[word] if tree.case(n) == "since"]
    topics = tree.objects(word) if tree.lemma(word) in words("topic_verbs") else []
    aside = [c for s in tree.surface_subjects(word) for c in tree.children(s, "acl:relcl")]
    return {n for child in [*since, *topics, *aside, *_agreed_in(tree, word, status)] for n in tree.subtree(child)}


def _has_not_been(tree: Tree, word: int, verb: int) -> bool:
    """Whether the verb of a noun, other than one by which it was put off, says that it did not come about."""
    above = tree.words[word].head
    said = above >= 0 and above != verb and tree.words[word].relation.startswith("nsubj")
    return said and any(tree.lemma(c) in words("negations") for c in tree.children(above, "advmod"))


def _of_none_told(scene: Scene, occurrence: Occurrence, before: list[EventMention]) -> bool:
    """Whether a noun alone ("the call") would mean a contact told before, and none of that medium was."""
    if not only_again(occurrence) and not _says(scene, occurrence):
        return False
    return not points_back(scene, occurrence) or _last_told(occurrence, before) is None


def _says(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether a letter or note is only the subject of what it says: "the note did not say what the reply was"."""
    tree, word = scene.trees[occurrence.sentence], occurrence.word
    form = tree.words[word]
    alone = not (occurrence.actors or occurrence.recipients) and form.relation == "nsubj" and form.upos == "NOUN"
    return alone and occurrence.sense.medium in {"letter", "message"} and tree.lemma(form.head) in words("plain_speech")


def _last_told(occurrence: Occurrence, before: list[EventMention]) -> EventMention | None:
    """Return the contact of the same medium that was told last shortly before, or None."""
    told = (one for one in spoken_of_before(before, occurrence.sentence) if one.type == "CONSULT")
    return next((one for one in told if same_medium(one.medium, occurrence.sense.medium)), None)


def _call_told_before(
    scene: Scene, occurrence: Occurrence, parties: tuple[str, ...], status: Status, before: list[EventMention]
) -> EventMention | None:
    """Return the call of which a bare "meeting" speaks: "they met by video on Monday. The meeting lasted an hour"."""
    tree, word = scene.trees[occurrence.sentence], occurrence.word
    if tree.lemma(word) != "meeting" or tree.words[word].upos != "NOUN" or status.value not in DONE:
        return None
    more = {*tree.children(word, "amod", "compound", "nmod", "acl", "acl:relcl")} - {*tree.possessors(word)}
    if more or status.historical or not points_back(scene, occurrence):
        return None
    last = next((one for one in spoken_of_before(before, occurrence.sentence) if one.type == "CONSULT"), None)
    if last is None or last.medium not in {"phone", "video"} or last.status.value not in DONE:
        return None
    return last if not last.status.historical and set(parties) <= set(last.parties) else None


def _is_setting(tree: Tree, word: int) -> bool:
    """Whether a noun only says on whose margins something takes place ("on the sidelines of the summit")."""
    prepositions = [c for c in tree.children(word, "case") if tree.lemma(c) == "of" and c > 0]
    first = word  # of "the Group of 20 summit" the parser may make several phrases
    while first > 0 and (tree.words[first - 1].upos in _OF_ONE_NAME or tree.lemma(first - 1) == "of"):
        first -= 1
    prepositions += [first] if tree.lemma(first) == "of" and first > 0 else []
    return any(tree.lemma(c - 1) in words("margins") for c in prepositions)


def _status(scene: Scene, occurrence: Occurrence, expression: TimeExpression | None) -> Status:
    """Return the status, with words that always look ahead and the timetable's present tense taken for plans."""
    tree = scene.trees[occurrence.sentence]
    status = _status_told(scene, occurrence)
    if status.by_model and not status.because and _met_in_a_headline(scene, occurrence):
        status = Status("happened", status.historical)
    if status.value == "negated" and _only_threatened(scene.trees[occurrence.sentence], occurrence.word):
        return Status("hypothetical", status.historical, status.because)
    if status.value == "negated" and _says_no_itself(status, occurrence):
        return Status("happened", status.historical)
    if _stays_away(tree, occurrence, status):
        return Status("negated", status.historical)
    journey = journey_for(scene, occurrence) if status.value == "planned" and not status.because else -1
    if journey >= 0:
        status = status_at(scene, occurrence.sentence, (journey,))
    if status.value == "ongoing" and _timetable(scene, occurrence, expression):
        status = Status("planned", status.historical)
    if status.value != "happened":
        return status
    if _noun_to_come(scene, occurrence, expression):
        status.value = "planned"
    if status.by_model:
        return status
    ahead = tree.lemma(occurrence.word) in words("always_to_come")
    if ahead or (not status.because and _timetable(scene, occurrence, expression)):
        status.value = "planned"
    return status


def _status_told(scene: Scene, occurrence: Occurrence) -> Status:
    """Return the status that the words of an event and the model give; of "told him that" the model thinks of what."""
    if occurrence.sense.lemma == "tell" and occurrence.sense.type == "CONSULT" and occurrence.learned is None:
        return status_of(scene.trees[occurrence.sentence], occurrence.word, scene.lexicon)
    return status_at(scene, occurrence.sentence, (occurrence.word, *occurrence.used))


def _met_in_a_headline(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether a headline tells in the present of a meeting, call or arrival, on no day: "Premier meets Fijian envoy".

    Journeys are often told so while they are still to be made; who arrives is there.
    """
    tree, form = scene.trees[occurrence.sentence], scene.trees[occurrence.sentence].words[occurrence.word]
    there = occurrence.sense.medium != "visit" or tree.lemma(occurrence.word) in words("arriving")
    reached = occurrence.sense.type == "CONSULT" and there
    present = tree.sentence.heading and form.xpos in {"VBZ", "VBP"} and not tree.children(occurrence.word, "aux")
    return reached and present and not scene.expressions_by_sentence.get(occurrence.sentence)


def _says_no_itself(status: Status, occurrence: Occurrence) -> bool:
    """Whether what denies an event is a word of the expression for it: "would hear none of it" is a refusal."""
    denials = [word for word, cue in status.because if cue == "negated"]
    return bool(denials) and set(denials) <= set(occurrence.used)


def _stays_away(tree: Tree, occurrence: Occurrence, status: Status) -> bool:
    """Whether somebody does not go where a contact is to be ("will not travel to Lima for the meeting"), or avoids it.

    "Dodged the envoy at the summit" is no meeting with him.
    """
    word = occurrence.word
    if occurrence.sense.type == "CONSULT" and status.value in DONE and tree.lemma(word) in words("keeping_away"):
        return True
    if status.value != "planned":
        return False
    going = tree.words[word].head
    goes = going >= 0 and tree.lemma(going) in words("travelling") and tree.case(word) in {"for", "to"}
    return goes and any(tree.lemma(c) in {"not", "never"} for c in tree.children(going, "advmod"))


def _is_ahead(
    scene: Scene, occurrence: Occurrence, before: list[EventMention], status: Status, *, counted: bool
) -> bool:
    """Whether a noun that looks done means what is still to come, by what was told before or is told with it.

    ``counted`` is whether it counts what its sentence tells as planned.
    """
    if _is_when_something_will_be(scene, occurrence, before):
        return True
    return status.value == "happened" and (counted or _still_to_come(scene, occurrence, before))


def _still_to_come(scene: Scene, occurrence: Occurrence, before: list[EventMention]) -> bool:
    """Whether a noun without a day means a contact last told to be planned: "the ministry confirmed the visit".

    What a verb of the past says of it itself has come about ("the visit lasted", "after the visit").
    """
    if occurrence.sense.type != "CONSULT" or occurrence.sense.pos != "NOUN" or not points_back(scene, occurrence):
        return False
    tree = scene.trees[occurrence.sentence]
    form = tree.words[occurrence.word]
    past = form.head >= 0 and tree.words[form.head].xpos in {"VBD", "VBN"}
    # "It was their first meeting"
    was = any(tree.words[c].xpos == "VBD" for c in tree.children(occurrence.word, "cop"))
    after = tree.case(occurrence.word) in {"after", "follow", "following"}
    if was or after or (past and not form.relation.startswith("obj")):
        return False
    last = _last_told(occurrence, before)
    return last is not None and last.status.value == "planned" and not lies_behind(scene, last.date)


def _is_when_something_will_be(scene: Scene, occurrence: Occurrence, before: list[EventMention]) -> bool:
    """Whether a noun only says when something will be: "during her stay, she will meet X", who is not there yet."""
    tree, form = scene.trees[occurrence.sentence], scene.trees[occurrence.sentence].words[occurrence.word]
    frames = form.relation in {"obl", "advcl"} and tree.case(occurrence.word) in words("framing")
    if occurrence.sense.type != "CONSULT" or not frames or not _will_be(tree, form.head):
        return False
    last = _last_told(occurrence, before)
    return last is None or last.status.value not in DONE or last.status.historical


def _will_be(tree: Tree, verb: int) -> bool:
    """Whether a verb is told as what will be, by itself or with the one that it is joined to."""
    first = tree.words[verb].head if tree.words[verb].relation == "conj" else verb
    return any(
        tree.words[a].text.lower() in {"will", "'ll", "’ll"} for one in (verb, first) for a in tree.children(one, "aux")
    )


def _counts_what_is_planned(scene: Scene, occurrence: Occurrence, before: list[EventMention]) -> bool:
    """Whether a noun counts a contact that its sentence has just told of: "will visit Oslo in May, his first trip"."""
    tree, word = scene.trees[occurrence.sentence], occurrence.word
    ordinal = [c for c in tree.children(word, "amod") if tree.lemma(c) in words("ordinals") | {"first"}]
    begin = min(tree.subtree(word)) if ordinal else 0
    behind_comma = begin and "," in {tree.words[begin].text, tree.words[begin - 1].text}
    if occurrence.sense.type != "CONSULT" or not behind_comma:
        return False
    last = _last_told(occurrence, before)
    return last is not None and last.sentence == occurrence.sentence and last.status.value == "planned"


def _noun_to_come(scene: Scene, occurrence: Occurrence, expression: TimeExpression | None) -> bool:
    """Whether a contact named by a noun has a day after publication: "thanked them for the talks next week"."""
    if occurrence.sense.type != "CONSULT" or occurrence.sense.pos != "NOUN" or scene.published is None:
        return False
    return lies_ahead(scene, when(scene, expression, "past"))


def _timetable(scene: Scene, occurrence: Occurrence, expression: TimeExpression | None) -> bool:
    """Whether the present tense stands for the future: "meets him on Thursday", "is seeing him on Thursday".

    In headlines it tells what happened.
    """
    if occurrence.sense.type != "CONSULT" or occurrence.sense.pos != "VERB" or expression is None:
        return False
    tree = scene.trees[occurrence.sentence]
    is_doing = {tree.words[a].text.lower() for a in tree.children(occurrence.word, "aux")} & {"is", "are", "am"}
    forms = {"VBZ", "VBP", "VBG"} if is_doing else {"VBZ", "VBP"}
    present = tree.words[occurrence.word].xpos in forms and not tree.sentence.heading
    told = {tree.words[n].text.lower() for n in tree.within(expression.start, expression.end)}
    lasts = bool(is_doing) and is_limit(expression)  # "is visiting Lima until Thursday" goes on
    return present and not lasts and bool(told & words("days_to_come"))


def _long_before(scene: Scene, date: Interval | None) -> bool:
    """Whether an event ended so long before publication that it is background."""
    if date is None or date.latest is None or scene.published is None:
        return False
    return (scene.published.earliest - date.latest).days > thresholds()["history"]["days_before_publication"]


def _first_of_several(tree: Tree, word: int, date: Interval | None) -> bool:
    """Whether a word without a date means the first of some events that had followers: "at the first meeting"."""
    return date is None and place_in_count(tree, word) == FIRST


def date_of(scene: Scene, tree: Tree, word: int, status: Status, expression: TimeExpression | None) -> Interval | None:
    """Return when an event was, is or is to be.

    What happened has no day to come: such an expression dates something else. A plan told in the past ("a visit planned
    for May 27 had been put off") lies in the past where the next such day is far ahead. What was called off lies on the
    day that is near ("cancelled Thursday's meeting", said on Wednesday).
    """
    direction = direction_of(status, tree, word)
    date = when(scene, expression, direction)
    if status.value == "negated" and direction == "past" and lay_ahead(tree, word):
        to_come = when(scene, expression, "future")
        return to_come if has_called_off(tree, word) else nearer(scene.published, date, to_come)
    if direction == "future" and expression is not None and is_limit(expression) and _had_been_announced(tree, word):
        return nearer(scene.published, when(scene, expression, "past"), date)
    if date is None or date.earliest is None or scene.published is None:
        return date
    ahead = (date.earliest - scene.published.latest).days
    behind = _is_behind_plan(scene, status, date, expression) and not _had_been_announced(tree, word)
    if behind or (status.value == "happened" and ahead > 0):
        return None
    if direction != "future":
        return _unless_ahead(scene, date, expression, status)
    far = ahead >= thresholds()["time"]["plan_told_in_the_past"]
    return when(scene, expression, "past") if far and _planned_in_the_past(tree, word, expression) else date


def _agreed_in(tree: Tree, word: int, status: Status) -> list[int]:
    """Return the words of the call in which people agree to meet ("agreed to meet soon during a phone call")."""
    to_see = status.value == "planned" and tree.lemma(word) == "meet"
    during = tree.obliques(word, "during", "in", "after", "following") if to_see else []
    return [n for n in during if tree.lemma(n) in words("calls")]


def _is_behind_plan(scene: Scene, status: Status, date: Interval, expression: TimeExpression | None) -> bool:
    """Whether the time told beside what is still planned had gone by: "expired in 2015, and I will raise it"."""
    told = scene.published if expression is None else told_on(scene, expression)
    over = told is not None and date.latest is not None and date.latest < told.earliest
    return status.value == "planned" and not status.historical and date.precision != "day" and over


def _had_been_announced(tree: Tree, word: int) -> bool:
    """Whether somebody had said of something, or of what is its subject, that it would be ("which both had said")."""
    told = [c for s in tree.children(word, "nsubj", "nsubj:pass") for c in tree.children(s, "acl:relcl")]
    return any(had_been_told(tree, verb) for verb in (word, *told))


def _planned_in_the_past(tree: Tree, word: int, expression: TimeExpression | None) -> bool:
    """Whether a plan is one of the past ("was to begin", "a visit planned for May had been put off").

    One that is told in the present is none ("they agreed, and sales are to begin on June 15"), nor what somebody has
    just promised or asked for ("promised to reopen the border on June 15").
    """
    above, head = word, None if expression is None else head_of(tree, expression)
    for verb in (word, *tree.governors(word)):
        if _is_told_in_present(tree, verb) and head in tree.subtree(verb):
            return False
        content = tree.words[above].relation in {"xcomp", "ccomp"} and tree.words[above].xpos == "VB"
        whole = any(tree.words[a].xpos == "MD" for a in tree.children(above, "aux"))  # "agreed that he would come"
        said = (
            verb != word
            and content
            and (whole or not (tree.passive(verb) or tree.lemma(verb) in words("intending")))
            and tree.lemma(verb) not in words("looking_ahead")
        )
        of_the_deed = said and head != verb and (head is None or tree.words[head].head != verb)
        if is_past(tree, verb) and (not of_the_deed or had_been_told(tree, verb)):
            return True
        above = verb
    return False


def _is_told_in_present(tree: Tree, verb: int) -> bool:
    """Whether a verb says in the present what is to come: "is to open", "are due", "will open"."""
    helpers = (tree.words[a] for a in tree.children(verb, "aux", "aux:pass", "cop"))
    return any(
        (helper.xpos in {"VBZ", "VBP"} and helper.lemma == "be")
        or helper.text.lower() in {"will", "shall", "'ll", "’ll"}
        for helper in helpers
    )


def _unless_ahead(scene: Scene, behind: Interval, expression: TimeExpression | None, status: Status) -> Interval | None:
    """Return a date in the past, unless it is a day without a year that lies far behind and soon comes again.

    Writers who look back so far say so: in April, "May 18 had been discussed" tells of what is to be, and of no day on
    which something happened; in March, "could not be lifted on March 31" of one that is not to be.
    """
    numbers = thresholds()["time"]
    if scene.published is None or behind.earliest is None or behind.latest is None or behind.precision == "month":
        return behind
    if (behind.latest - behind.earliest).days >= LEAST_OF_A_MONTH:
        return behind
    if (scene.published.earliest - behind.earliest).days < numbers["far_behind"]:
        return behind
    ahead = when(scene, expression, "future")  # seldom asked
    if ahead is None or ahead.earliest is None:
        return behind
    soon = 0 < (ahead.earliest - scene.published.latest).days <= numbers["comes_soon"]
    if not soon:
        return behind
    return ahead if status.value == "negated" else None


def _is_of_the_deed(
    scene: Scene, occurrence: Occurrence, behind: Interval | None, expression: TimeExpression | None
) -> bool:
    """Whether a day or month beside what is asked or promised is that of the deed, which is still to come.

    "Has invited her for the fair on November 25", told in September, is no invitation of the November before. Nor is
    what is nearer ahead than behind, unless it stands with a verb of the past itself ("promised in March to pay").
    """
    pledged = occurrence.sense.type in _OF_WILL
    told = told_on(scene, expression) if expression is not None else None
    if not pledged or expression is None or behind is None or behind.latest is None or told is None:
        return False
    if told is not scene.published and behind.earliest is not None and behind.earliest > told.latest:
        return True  # "9 January: they agree to open the bridge in March"
    ahead = when(scene, expression, "future")
    if behind.precision not in {"day", "month"} or ahead is None or ahead.earliest is None:
        return False
    if (ahead.earliest - behind.latest).days <= LEAST_OF_A_MONTH:
        return False  # weekdays come again soon
    tree, word = scene.trees[occurrence.sentence], occurrence.word
    weeks_ago = (told.earliest - behind.latest).days <= thresholds()["time"]["comes_soon"]
    if _has_done(tree, word) or (_asks_to_come(tree, word, expression) and not weeks_ago):
        return True
    return not dates_the_act(tree, word, expression) and nearer(told, behind, ahead) is ahead


def _has_done(tree: Tree, word: int) -> bool:
    """Whether a verb is in the present perfect, with which no day of the past stands."""
    return any(tree.words[a].text.lower() in {"has", "have", "'ve", "’ve"} for a in tree.children(word, "aux"))


def _asks_to_come(tree: Tree, word: int, expression: TimeExpression) -> bool:
    """Whether a day follows that for which somebody is asked to come: "invited her to Oslo for the fair on May 3"."""
    goals = [n for n in tree.obliques(word, "to", "for") if tree.words[n].start < expression.start]
    return tree.lemma(word) in words("inviting_to") and bool(goals)


def _is_of_calling_off(tree: Tree, word: int, expression: TimeExpression) -> bool:
    """Whether an expression says when a contact was called off or announced, not when it was to be.

    "Was cancelled on Monday", "had been announced in April", but "was announced for April".
    """
    head, verb = head_of(tree, expression), tree.words[word].head
    subject = tree.words[word].upos == "NOUN" and tree.words[word].relation.startswith("nsubj")
    acted_on = subject and bool(tree.children(verb, "aux:pass"))
    if not acted_on or head is None or tree.words[head].head != verb:
        return False
    return tree.lemma(verb) in words("cancelling") or (
        tree.lemma(verb) in words("making_known") and tree.case(head) not in {"for", "to"}
    )


def called_off_in(scene: Scene, sentence: int, word: int) -> TimeExpression | None:
    """Return the month or longer time in which a contact was called off: it was to be about then.

    The day on which somebody calls a visit off is not that of the visit.
    """
    tree = scene.trees[sentence]
    told = [*list(tree.governors(word))[:1], *tree.children(word, "acl", "acl:relcl")]
    for verb in (n for n in told if tree.lemma(n) in words("cancelling")):
        expression = expression_for(scene, sentence, verb, frozenset())
        date = when(scene, expression, "past")
        if date and date.earliest and date.latest and (date.latest - date.earliest).days >= LEAST_OF_A_MONTH:
            return expression
    return None


#: Days between the first and the last of the shortest month.
LEAST_OF_A_MONTH = 27


def _only_threatened(tree: Tree, word: int) -> bool:
    """Whether a contact will only not be unless something is done: "would not send a team unless it was freed"."""
    verbs = [word, *list(tree.governors(word))[:1]]
    ahead = any(tree.lemma(a) in words("will") for v in verbs for a in tree.children(v, "aux"))
    return ahead and any(tree.lemma(number) == "unless" for number in range(len(tree.words)))


def lay_ahead(tree: Tree, word: int) -> bool:
    """Whether what did not come about was to: it is called off, or was planned ("was to begin on Thursday")."""
    if tree.words[word].relation == "xcomp" and tree.lemma(tree.words[word].head) in words("failing"):
        return False  # "failed to restore it by Tuesday"
    told = (word, *tree.children(word, "acl", "acl:relcl"), *tree.children(word, "nsubj:pass"))
    awaited = (word, *list(tree.governors(word))[:1])
    if any(tree.lemma(n) in words("future_governors") for n in awaited):
        return True  # "was expected in Warsaw on Tuesday", "had been expected there on Tuesday for talks"
    return any(tree.lemma(n) in words("cancelling") for n in tree.governors(word)) or any(
        tree.lemma(n) in words("intending") or from_tense(tree, n) == "planned" for n in told
    )


def has_called_off(tree: Tree, word: int) -> bool:
    """Whether somebody has called off what a word names: that is news, and what it is called off for is to come."""
    verbs = [n for n in tree.governors(word) if tree.lemma(n) in words("cancelling")]
    return any(tree.words[a].xpos in {"VBZ", "VBP"} for n in verbs for a in tree.children(n, "aux"))
