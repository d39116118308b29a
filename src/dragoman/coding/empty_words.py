"""What is no commitment though worded like one: thanks offered, an accusation rejected, no comment, no names."""

from __future__ import annotations

from dragoman.coding.words import words
from dragoman.language.syntax import Tree

#: Words over which a clause may hang on what claims it.
_STEPS = 3


def is_question(tree: Tree) -> bool:
    """Whether a sentence asks: "Will there be a reply?" plans none."""
    last = next((w.text for w in reversed(tree.words) if w.upos != "PUNCT" or w.text == "?"), "")
    return last == "?"


def is_told_of_as_made(tree: Tree, word: int) -> bool:
    """Whether a noun is somebody's own request or offer, which was made whatever becomes of it: "if Peru's proposal is
    accepted", "a request by Chile could not be granted".
    """
    noun = tree.words[word].upos == "NOUN" and tree.lemma(word) in words("made_by_somebody")
    owners = [*tree.possessors(word), *tree.obliques(word, "by", "from")]
    return noun and bool(owners) and not tree.children(word, "cop")


def tells_no_deed(tree: Tree, action: list[int]) -> bool:
    """Whether a time alone stands where the words for what is to be done would: "agreed before the dispute began".

    So may what something is compared with: "two weeks later than she had promised".
    """
    head = tree.top(action)
    begins = next((tree.lemma(n) for n in action if tree.words[n].upos != "PUNCT"), "")
    verbs = [n for n in (head, tree.words[head].head) if n >= 0]
    compared = any(tree.lemma(m) == "than" for n in verbs for m in tree.children(n, "mark", "case"))
    return compared or begins == "than" or (begins in words("time_clauses") and tree.words[head].relation == "advcl")


def offers_no_deed(tree: Tree, offered: list[int]) -> bool:
    """Whether one of some words is a noun for what is offered without a promise: condolences, a resignation."""
    return any(_is_noun(tree, word, "kind_words") for word in offered)


def refuses_no_deed(tree: Tree, word: int, action: list[int]) -> bool:
    """Whether a word calls something off, rejects what was said, or leaves something open: nothing asked for."""
    head = tree.top(action)
    leaves_open = any(tree.lemma(n) in words("leaving_open") for n in (head, *tree.children(word, "xcomp")))
    questions = any(tree.lemma(n) == "question" for n in tree.children(head, "obj"))
    leaves_open = leaves_open or (questions and tree.lemma(head) in words("taking_questions"))
    # "Called the offer unacceptable" judges it.
    judges = any(tree.words[c].upos == "ADJ" for c in tree.children(word, "xcomp"))
    cancels = tree.lemma(word) in words("cancelling") and not judges
    return leaves_open or cancels or _is_what_is_said(tree, head)


def _is_what_is_said(tree: Tree, word: int) -> bool:
    """Whether a noun is what was said of somebody or told: to reject "that account" is to deny.

    A suggestion is one where its clause says what is so: "the suggestion that he had lied".
    """
    heads = [word]
    if tree.words[word].upos == "PRON":
        before = [n for n in range(word) if tree.words[n].upos == "NOUN"]  # "raised the claims, but he rejected them"
        heads += [*tree.antecedents(word, tree.words[word].head), *before]
    return any(_is_noun(tree, n, "charges") or (_suggests(tree, n) and _states(tree, n)) for n in heads)


def _suggests(tree: Tree, word: int) -> bool:
    return tree.lemma(word) == "suggestion"


def _states(tree: Tree, noun: int) -> bool:
    """Whether the clause of a noun is in the indicative, or the noun is one of many ("suggestions of a rift")."""
    verbs = [n for c in tree.children(noun, "acl", "ccomp") for n in [c, *tree.children(c, "aux", "aux:pass", "cop")]]
    return tree.words[noun].xpos == "NNS" or any(in_the_indicative(tree, n) for n in verbs)


def asserts(tree: Tree, word: int) -> bool:
    """Whether somebody insists or suggests that something is so, not that it be done: in the indicative.

    One is reminded of nothing but what is so: "reminded them that ships cost a fortune".
    """
    if tree.lemma(word) not in words("asserting"):
        return False
    around = [tree.words[word].head] if tree.words[word].relation == "parataxis" else []  # "it holds, she insists"
    reminds = tree.lemma(word) == "remind"
    return any(
        in_the_indicative(tree, n) or (reminds and tree.words[n].xpos == "VBP")
        for c in [*tree.children(word, "ccomp")[:1], *around]
        for n in [c, *tree.children(c, "aux", "aux:pass", "cop")]
    )


def in_the_indicative(tree: Tree, verb: int) -> bool:
    """Whether a verb or auxiliary says what is or will be: not "be" nor "must", nor "leave", which may be either."""
    form = tree.words[verb]
    if form.xpos == "MD":
        return form.text.lower() not in words("duty")
    return form.xpos in {"VBD", "VBZ"} or form.text.lower() in {"are", "have", "am", "'re", "’re"}


def estimates(tree: Tree, word: int) -> bool:
    """Whether a verb says how much something comes to: "put the damage at 40 million dollars"."""
    amounts = (
        n for n in tree.obliques(word, "at") if tree.children(n, "nummod", "compound") or tree.words[n].upos == "NUM"
    )
    return tree.lemma(word) in words("estimating") and bool(tree.objects(word)) and any(amounts)


def asks_no_deed(tree: Tree, word: int) -> bool:
    """Whether what a word asks is to be told something ("asked whether it rained"), or to stay unnamed."""
    if _asks_to_know(tree, word):
        return True
    named = [n for n in tree.children(word, "xcomp", "ccomp") if tree.lemma(n) in words("naming")]
    # but "demanded that the officers be named" asks for a deed
    unnamed = [n for n in named if any(tree.lemma(c) in {"not", "never"} for c in tree.children(n, "advmod"))]
    return any(tree.children(n, "aux:pass") for n in unnamed) or any(
        tree.lemma(n) in words("namelessness") for n in tree.children(word, "obj")
    )


def wishes_no_deed(tree: Tree, word: int) -> bool:
    """Whether what is wished for is nothing that others could do: "wants peace", "asked for a lot", or a try.

    Nor does anybody ask for what "is expected" by nobody who is named.
    """
    if tree.lemma(word) in words("looking_ahead") and tree.passive(word) and not tree.agents(word):
        return True
    tried = tree.children(word, "xcomp") if tree.lemma(word) in words("trying") else []
    # "Sought a meeting" may have its noun there, too, even where it is taken for a verb.
    deeds = [n for n in tried if tree.words[n].upos == "VERB" and not tree.children(n, "det")]
    if any(tree.lemma(deed) not in words("getting") for deed in deeds):
        return True
    wished = [*tree.objects(word), *tree.children(word, "obj"), *tree.obliques(word, "for")]
    return any(tree.lemma(n) in words("vague_wishes") for n in wished)


def _asks_to_know(tree: Tree, word: int) -> bool:
    """Whether a question is asked, and none of what those who are asked would do ("asked whether she could come")."""
    clauses = tree.children(word, "ccomp") if tree.lemma(word) == "ask" else []
    questions = [c for c in clauses if any(tree.lemma(m) in words("conditions") for m in tree.children(c, "mark"))]
    return any(not _of_will(tree, c) for c in questions) or any(is_when_asked(tree, c) for c in clauses)


def is_only_claimed(tree: Tree, word: int) -> bool:
    """Whether a clause is what a claim or rumour says, and not told as so: "the claims that Peru agreed to it"."""
    above = word
    for _ in range(_STEPS):
        form = tree.words[above]
        if form.head < 0 or form.relation.startswith(("nsubj", "obl", "acl:relcl")):
            return False
        noun = form.head
        told = form.relation in {"acl", "ccomp"} and tree.words[noun].upos == "NOUN"
        opened = any(tree.lemma(m) == "that" for m in tree.children(above, "mark"))
        if told and opened and tree.lemma(noun) in words("unproven"):
            return True
        above = noun
    return False


def is_when_asked(tree: Tree, clause: int) -> bool:
    """Whether a clause leaves open when, where or how something is to be: "would not say when he will come"."""
    opening = [n for n in tree.children(clause, "advmod", "mark") if n < clause and tree.lemma(n) in words("left_open")]
    # Behind a comma such a word tells more of a place or a day: "the port, where lorries wait".
    return tree.words[clause].relation == "ccomp" and any(n and tree.words[n - 1].text != "," for n in opening)


def _of_will(tree: Tree, clause: int) -> bool:
    """Whether a clause says of somebody spoken of that he will or can do something."""
    helpers = {tree.lemma(a) for a in tree.children(clause, "aux")}
    himself = any(tree.words[s].upos == "PRON" for s in tree.children(clause, "nsubj"))
    return himself and bool(helpers & (words("will") | words("can")))


def _is_noun(tree: Tree, word: int, known: str) -> bool:
    lemma = tree.lemma(word)  # of a plural that is taken for a singular, it still has its ending
    return tree.words[word].upos == "NOUN" and bool({lemma, lemma.removesuffix("s")} & words(known))
