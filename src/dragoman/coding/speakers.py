"""Who makes a statement: the actors, the words that name them, and on whose behalf they speak."""

from __future__ import annotations

from dragoman.actors.cast import Mention
from dragoman.coding.participants import actors_at
from dragoman.coding.scene import Scene
from dragoman.coding.speech import Speech
from dragoman.coding.speech_words import speech_words
from dragoman.coding.thresholds import thresholds
from dragoman.coding.words import words
from dragoman.language.syntax import Tree
from dragoman.types import Quote

#: Places where only somebody who speaks can stand as the subject, if the model agrees.
_PLAIN = frozenset({"ccomp", "parataxis", "adverbial", "before", "after"})

#: Sentences up to which a paper is still spoken of.
_BACK = 8


def speaking(scene: Scene, speech: Speech) -> tuple[str, ...] | None:
    """Return the actors that speak, none when they are unresolved, or None when nothing there can speak."""
    tree = scene.trees[speech.sentence]
    actors = tuple(dict.fromkeys(a for w in speech.speakers for a in _actors(scene, speech.sentence, w)))
    actors = actors or tuple(dict.fromkeys(a for w in speech.speakers for a in issuers(scene, speech.sentence, w)))
    actors = actors or tuple(dict.fromkeys(a for w in speech.speakers for a in _of_whom(scene, speech.sentence, w)))
    if actors or speech.unnamed:
        return actors
    head = speech.speakers[0]
    lemma = tree.lemma(head)
    if tree.case(head) and speech.cue.pos == "VERB" and tree.words[head].relation not in {"obl", "obl:agent"}:
        return None
    if lemma in speech_words("no_speakers") | speech_words("first_person"):
        return None
    if lemma in speech_words("speaker_nouns") or tree.words[head].upos == "PROPN":
        return ()
    speaks = tree.words[head].upos in {"NOUN", "PRON", "NUM", "DET"} and speech.place in _PLAIN
    return () if speech.agreed and speaks and lemma not in speech_words("documents") else None


def _actors(scene: Scene, sentence: int, word: int) -> tuple[str, ...]:
    """Return the actors of a speaker: of the name beside a description where there is one."""
    return actors_at(scene, sentence, _name_of(scene, sentence, word))


def _of_whom(scene: Scene, sentence: int, word: int) -> tuple[str, ...]:
    """Return the organisation whose organ speaks: "the Ministerial Council of the Gulf Cooperation Council"."""
    tree = scene.trees[sentence]
    if tree.lemma(word).lower() not in speech_words("organs_of_unions"):
        return ()
    owners = [a for owner in tree.obliques(word, "of") for a in actors_at(scene, sentence, owner)]
    return tuple(a for a in owners if scene.cast.actors[a].kind == "organisation")


def issuers(scene: Scene, sentence: int, word: int) -> tuple[str, ...]:
    """Return who issued a paper that speaks: of "a statement released by Lima", "a ministry press release".

    "The statement" alone is the one that was told of last.
    """
    tree = scene.trees[sentence]
    if tree.lemma(word) not in speech_words("issued"):
        return ()
    taken_up = any(tree.lemma(c) in words("definite") for c in tree.children(word, "det"))
    return _issuing(scene, sentence, word) or (_told_before(scene, sentence, word) if taken_up else ())


def _issuing(scene: Scene, sentence: int, word: int) -> tuple[str, ...]:
    """Return those who are named with a paper as its own."""
    tree = scene.trees[sentence]
    participles = [c for c in tree.children(word, "acl") if tree.words[c].xpos == "VBN"]
    owners = [*tree.possessors(word), *tree.obliques(word, "by", "from", "of")]
    owners += [agent for participle in participles for agent in tree.agents(participle)]
    owners += [modifier for modifier in _modifiers(tree, word) if tree.lemma(modifier) != "press"]
    for owner in owners:
        found = actors_at(scene, sentence, owner) or tuple(filter(None, [scene.cast.state_of_place(sentence, owner)]))
        if found:
            return found
    return ()


def _told_before(scene: Scene, sentence: int, word: int) -> tuple[str, ...]:
    """Return who issued the last paper of that name before a word: of whom it is, or who said something in it."""
    name = scene.trees[sentence].lemma(word)
    for number in range(sentence, max(sentence - _BACK, -1), -1):
        tree = scene.trees[number]
        before = word if number == sentence else len(tree.words)
        for at in (n for n in reversed(range(before)) if tree.lemma(n) == name and tree.words[n].upos == "NOUN"):
            verb = tree.words[at].head
            place = (tree.words[at].relation, tree.case(at))
            says = verb >= 0 and place in {("obl", "in"), ("obj", "")}  # "said in a statement", "issued a statement"
            speaking = [a for s in tree.subjects(verb) for a in actors_at(scene, number, s)] if says else []
            found = _issuing(scene, number, at) or tuple(dict.fromkeys(speaking))
            if found:
                return found
    return ()


def _name_of(scene: Scene, sentence: int, word: int) -> int:
    """Return the word of the name that stands with a description ("an envoy, Ann Lee,"), or the word itself."""
    tree = scene.trees[sentence]
    mention = scene.cast.mention_at(sentence, word)
    if mention is not None and mention.kind == "name":
        return word
    beside = tree.children(word, "appos", "flat", "nmod:desc", "nsubj")
    for child in [*beside, *(c for b in beside for c in tree.children(b, "flat"))]:
        name = scene.cast.mention_at(sentence, child)
        if name is not None and name.kind == "name" and any(scene.cast.actors[a].kind == "person" for a in name.actors):
            return child
    if mention is None:
        return next((c for c in tree.children(word, "appos", "flat") if actors_at(scene, sentence, c)), word)
    return word


def speaker_text(scene: Scene, speech: Speech) -> Quote:
    """Return the words that name who speaks, from the first to the last of a list."""
    spans = [_named(scene, speech.sentence, word) for word in _listed(scene, speech)]
    return scene.quote(min(s.start for s in spans), max(s.end for s in spans))


def _listed(scene: Scene, speech: Speech) -> list[int]:
    """Return the speakers that stand in one list before or behind the cue; a list does not run across it."""
    first = speech.speakers[0]
    return [s for s in speech.speakers if (s < speech.word) == (first < speech.word)]


def _named(scene: Scene, sentence: int, word: int) -> Quote:
    tree = scene.trees[sentence]
    mention = longest_mention(scene, sentence, _name_of(scene, sentence, word))
    if mention is not None and mention.kind != "description":
        return scene.quote(mention.start, mention.end)
    numbers = _source(scene, sentence, word) or tree.phrase(word)
    led_in = next((n for n, at in enumerate(numbers) if tree.words[at].upos != "ADP" or at >= word), 0)
    phrase = scene.quote_words(sentence, numbers[led_in:])
    if mention is None:
        return phrase
    return scene.quote(min(phrase.start, mention.start), max(phrase.end, mention.end))


def _source(scene: Scene, sentence: int, word: int) -> list[int]:
    """Return the words that the model takes for the source around a speaker, unless they run on."""
    for attribution in scene.analysis.sentences[sentence].attributions:
        for first, last in attribution.source:
            if first <= word < last and last - first <= thresholds()["statements"]["source_words"]:
                words = scene.trees[sentence].words
                comma = next((n for n in range(word, last) if words[n].text == ","), last)
                return list(range(first, comma))
    return []


def longest_mention(scene: Scene, sentence: int, word: int) -> Mention | None:
    """Return the longest mention over a word that stands for the same actor as the shortest one."""
    shortest = scene.cast.mention_at(sentence, word)
    if shortest is None:
        return None
    limit = thresholds()["statements"]["source_words"]
    around = [
        m
        for m in scene.cast.mentions
        if m.sentence == sentence and m.first <= word < m.last <= m.first + limit and m.actors == shortest.actors
    ]
    return max(around, key=lambda m: (m.last - m.first, -m.first), default=shortest)


def on_behalf(scene: Scene, speech: Speech, actors: tuple[str, ...]) -> str | None:
    """Return whom a spokesperson speaks for, or the person whose view is passed on."""
    named = (actor for word in speech.speakers for actor in principals(scene, speech.sentence, word))
    found = next((actor for actor in named if actor not in actors), None) or _viewed(scene, speech, actors)
    return found or _of_whose_deeds(scene, speech, actors)


def _of_whose_deeds(scene: Scene, speech: Speech, actors: tuple[str, ...]) -> str | None:
    """Return the state whose ministry speaks, where its words come first: "Peru has sent ships, the ministry said"."""
    tree, sentence = scene.trees[speech.sentence], speech.sentence
    word = speech.speakers[0] if speech.speakers else -1
    before = bool(speech.content) and max(speech.content[:1]) < word
    organ = word >= 0 and tree.words[word].upos == "NOUN" and tree.lemma(word) in {"ministry", "army", "military"}
    if not before or not organ or any(scene.country(actor) for actor in actors):
        return None
    top = tree.top(list(speech.content))
    told = [a for s in tree.subjects(top) for a in actors_at(scene, sentence, s)]
    return next((a for a in told if scene.cast.actors[a].kind == "state"), None)


def principals(scene: Scene, sentence: int, word: int) -> list[str]:
    """Return those for whom the one whom a word names speaks: the minister of "a spokesman for the minister"."""
    owners = _principals(scene, sentence, scene.trees[sentence], word)
    return [actor for owner in owners for actor in actors_at(scene, sentence, owner)]


def _principals(scene: Scene, sentence: int, tree: Tree, word: int) -> list[int]:
    """Return the words that name whom somebody speaks for."""
    heads = [word, *tree.children(word, "appos", "nmod:desc", "compound", "flat")]
    mention = longest_mention(scene, sentence, word)
    if mention is not None:
        heads += range(mention.first, mention.last)
    titles = [h for h in dict.fromkeys(heads) if _speaks_for_others(tree, h)]
    found = _owners_of_organ(scene, sentence, tree, word)
    for title in titles:
        found += [*tree.obliques(title, "for", "of"), *tree.possessors(title), *_modifiers(tree, title)]
    return found


def _owners_of_organ(scene: Scene, sentence: int, tree: Tree, word: int) -> list[int]:
    """Return whose body it is that speaks: a person's office speaks for the person, a state's ministry for itself."""
    if tree.lemma(word) not in speech_words("organs"):
        return []
    owners = tree.possessors(word)
    if not actors_at(scene, sentence, word):
        return owners
    return [o for o in owners if any(scene.cast.actors[a].kind == "person" for a in actors_at(scene, sentence, o))]


def _speaks_for_others(tree: Tree, word: int) -> bool:
    """Whether a word is the title of somebody who speaks in another's name."""
    press = tree.lemma(word) == "secretary" and any(tree.lemma(c) == "press" for c in tree.dependents[word])
    return press or tree.lemma(word) in speech_words("spokespeople")


def _modifiers(tree: Tree, word: int) -> list[int]:
    """Return what stands before a title: "White House press secretary", "a Chinese spokesman"."""
    return [c for c in tree.children(word, "compound", "nmod", "amod") if c < word and not tree.case(c)]


def _viewed(scene: Scene, speech: Speech, actors: tuple[str, ...]) -> str | None:
    """Return the person of the speaker's side whose view is given ("highlighted the president's concern")."""
    tree = scene.trees[speech.sentence]
    inside = set(speech.content)
    head = next((n for n in speech.content if tree.words[n].head not in inside and tree.words[n].upos != "PUNCT"), None)
    if head is None or not actors or tree.lemma(head) not in speech_words("views"):
        return None
    for owner in tree.possessors(head):
        for actor in actors_at(scene, speech.sentence, owner):
            same_side = scene.country(actor) == scene.country(actors[0])
            if actor not in actors and same_side and scene.cast.actors[actor].kind == "person":
                return actor
    return None
