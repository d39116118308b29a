import pytest
from hand_sentence import Hand

URGED = Hand("""
    Sanchez  Sanchez  PROPN NNP 3 nsubj
    has      have     AUX   VBZ 3 aux
    urged    urge     VERB  VBN 0 root
    Rabat    Rabat    PROPN NNP 3 obj
    to       to       PART  TO  6 mark
    send     send     VERB  VB  3 xcomp
    envoys   envoy    NOUN  NNS 6 obj
    and      and      CCONJ CC  9 cc
    reopen   reopen   VERB  VB  6 conj
    offices  office   NOUN  NNS 9 obj
    .        .        PUNCT .   3 punct
""")
PROMISED = Hand("""
    Macron   Macron  PROPN NNP 2 nsubj
    promised promise VERB  VBD 0 root
    Tebboune Tebboune PROPN NNP 2 iobj
    to       to      PART  TO  5 mark
    visit    visit   VERB  VB  2 xcomp
    Algiers  Algiers PROPN NNP 5 obj
""")
PASSIVE = Hand("""
    Two        two        NUM   CD  2 nummod
    diplomats  diplomat   NOUN  NNS 4 nsubj:pass
    were       be         AUX   VBD 4 aux:pass
    expelled   expel      VERB  VBN 0 root
    by         by         ADP   IN  6 case
    Ottawa     Ottawa     PROPN NNP 4 obl:agent
    and        and        CCONJ CC  8 cc
    London     London     PROPN NNP 6 conj
    on         on         ADP   IN  10 case
    Monday     Monday     PROPN NNP 4 obl
""")
WITH_WHOM = Hand("""
    She    she    PRON  PRP 2 nsubj
    knew   know   VERB  VBD 0 root
    Brandt Brandt PROPN NNP 2 obj
    ,      ,      PUNCT ,   8 punct
    with   with   ADP   IN  6 case
    whom   whom   PRON  WP  8 obl
    Ito    Ito    PROPN NNP 8 nsubj
    spoke  speak  VERB  VBD 3 acl:relcl
""")
RELATIVE = Hand("""
    The     the     DET   DT  2 det
    envoy   envoy   NOUN  NN  8 nsubj
    who     who     PRON  WP  4 nsubj
    met     meet    VERB  VBD 2 acl:relcl
    Ito     Ito     PROPN NNP 4 obj
    and     and     CCONJ CC  7 cc
    warned  warn    VERB  VBD 4 conj
    left    leave   VERB  VBD 0 root
    Tokyo   Tokyo   PROPN NNP 8 obj
""")
OBJECT_RELATIVE = Hand("""
    Sanctions sanction NOUN  NNS 6 nsubj
    that      that     PRON  WDT 4 obj
    Japan     Japan    PROPN NNP 4 nsubj
    imposed   impose   VERB  VBD 1 acl:relcl
    still     still    ADV   RB  6 advmod
    hold      hold     VERB  VBP 0 root
""")
BARE_RELATIVE = Hand("""
    Sanctions sanction NOUN  NNS 5 nsubj
    Japan     Japan    PROPN NNP 3 nsubj
    imposed   impose   VERB  VBD 1 acl:relcl
    still     still    ADV   RB  5 advmod
    hold      hold     VERB  VBP 0 root
""")
COORDINATED = Hand("""
    Paris    Paris   PROPN NNP 4 nsubj
    and      and     CCONJ CC  3 cc
    Berlin   Berlin  PROPN NNP 1 conj
    condemned condemn VERB VBD 0 root
    the      the     DET   DT  6 det
    strike   strike  NOUN  NN  4 obj
    and      and     CCONJ CC  8 cc
    called   call    VERB  VBD 4 conj
    for      for     ADP   IN  10 case
    talks    talk    NOUN  NNS 8 obl
    in       in      ADP   IN  12 case
    Oslo     Oslo    PROPN NNP 10 nmod
""")
NOUNS = Hand("""
    Sudan      Sudan   PROPN NNP 3 nmod:poss
    's         's      PART  POS 1 case
    plan       plan    NOUN  NN  7 nsubj:pass
    to         to      PART  TO  5 mark
    withdraw   withdraw VERB VB  3 acl
    was        be      AUX   VBD 7 aux:pass
    backed     back    VERB  VBN 0 root
    by         by      ADP   IN  9 case
    troops     troop   NOUN  NNS 7 obl
    guarding   guard   VERB  VBG 9 acl
    posts      post    NOUN  NNS 10 obj
    seized     seize   VERB  VBN 11 acl
    according  accord  VERB  VBG 15 case
    to         to      ADP   IN  13 fixed
    Cairo      Cairo   PROPN NNP 7 obl
""")
APART = Hand("""
    Speaking speak  VERB  VBG 4 advcl
    ,        ,      PUNCT ,   1 punct
    Lula     Lula   PROPN NNP 4 nsubj
    denied   deny   VERB  VBD 0 root
    helping  help   VERB  VBG 4 xcomp
    rebels   rebel  NOUN  NNS 5 obj
    and      and    CCONJ CC  8 cc
    arms     arm    NOUN  NNS 6 conj
    dealers  dealer NOUN  NNS 8 appos
""")

BESIDE = Hand("""
    Sushko   sushko  PROPN NNP 2 nsubj
    saw      see     VERB  VBD 0 root
    Ega      Ega     PROPN NNP 2 obj
    ,        ,       PUNCT ,   6 punct
    who      who     PRON  WP  6 nsubj
    demanded demand  VERB  VBD 2 parataxis
    answers  answer  NOUN  NNS 6 obj
""")


@pytest.mark.parametrize(
    ("hand", "verb", "subjects"),
    [
        (BESIDE, "demanded", "Ega"),
        (URGED, "urged", "Sanchez"),
        (URGED, "send", "Rabat"),
        (URGED, "reopen", "Rabat"),
        (PROMISED, "visit", "Macron"),
        (PASSIVE, "expelled", "Ottawa London"),
        (RELATIVE, "met", "envoy"),
        (RELATIVE, "warned", "envoy"),
        (RELATIVE, "left", "envoy"),
        (OBJECT_RELATIVE, "imposed", "Japan"),
        (BARE_RELATIVE, "imposed", "Japan"),
        (COORDINATED, "condemned", "Paris Berlin"),
        (COORDINATED, "called", "Paris Berlin"),
        (NOUNS, "withdraw", "Sudan"),
        (NOUNS, "backed", "troops"),
        (NOUNS, "guarding", "troops"),
        (NOUNS, "seized", ""),
        (APART, "Speaking", "Lula"),
        (APART, "helping", "Lula"),
    ],
)
def test_who_acts(hand: Hand, verb: str, subjects: str) -> None:
    assert hand.subjects(verb) == subjects


@pytest.mark.parametrize(
    ("hand", "verb", "objects"),
    [
        (URGED, "urged", "Rabat"),
        (URGED, "send", "envoys"),
        (URGED, "reopen", "offices"),
        (PROMISED, "promised", "Tebboune"),
        (PASSIVE, "expelled", "diplomats"),
        (RELATIVE, "met", "Ito"),
        (RELATIVE, "warned", ""),
        (OBJECT_RELATIVE, "imposed", "Sanctions"),
        (BARE_RELATIVE, "imposed", "Sanctions"),
        (COORDINATED, "condemned", "strike"),
        (NOUNS, "backed", "plan"),
        (NOUNS, "seized", "posts"),
        (NOUNS, "guarding", "posts"),
        (APART, "helping", "rebels arms"),
        (APART, "Speaking", ""),
    ],
)
def test_to_whom_it_is_done(hand: Hand, verb: str, objects: str) -> None:
    assert hand.objects(verb) == objects


WHOSE_TRIP = """
    Lula     Lula    PROPN NNP 9 nsubj
    ,        ,       PUNCT ,   8 punct
    whose    whose   PRON  WP$ 4 nmod:poss
    trip     trip    NOUN  NN  8 nsubj:pass
    to       to      ADP   IN  6 case
    Lima     Lima    PROPN NNP 4 nmod
    was      be      AUX   VBD 8 aux:pass
    shelved  shelve  VERB  VBN {above} {relation}
    waited   wait    VERB  VBD 0 root
"""
OFFERED = Hand("""
    Riyadh     Riyadh     PROPN NNP 2 nsubj
    offered    offer      VERB  VBD 0 root
    to         to         PART  TO  4 mark
    bring      bring      VERB  VB  2 xcomp
    the        the        DET   DT  6 det
    rivals     rival      NOUN  NNS 4 obj
    together   together   ADV   RB  4 advmod
    ,          ,          PUNCT ,   10 punct
    an         a          DET   DT  10 det
    invitation invitation NOUN  NN  2 obj
    accepted   accept     VERB  VBN 10 acl
""")
REPORTED = Hand("""
    Haddis    Haddis   PROPN NNP 2 nsubj
    reported  report   VERB  VBD 0 root
    having    have     AUX   VBG 4 aux
    carried   carry    VERB  VBN 2 ccomp
    proposals proposal NOUN  NNS 4 obj
""")


def test_passives_are_told_from_actives() -> None:
    assert PASSIVE.tree.passive(PASSIVE.at("expelled"))
    assert NOUNS.tree.passive(NOUNS.at("seized"))
    assert not NOUNS.tree.passive(NOUNS.at("guarding"))
    assert not URGED.tree.passive(URGED.at("urged"))


def test_obliques_come_by_their_preposition() -> None:
    tree = PASSIVE.tree
    assert PASSIVE.text(tree.obliques(PASSIVE.at("expelled"), "on")) == "Monday"
    assert PASSIVE.text(tree.obliques(PASSIVE.at("expelled"))) == "Monday"
    assert tree.obliques(PASSIVE.at("expelled"), "in") == []
    assert COORDINATED.text(COORDINATED.tree.obliques(COORDINATED.at("called"), "for")) == "talks"
    assert COORDINATED.text(COORDINATED.tree.obliques(COORDINATED.at("talks"), "in")) == "Oslo"


def test_a_relative_pronoun_after_a_preposition_stands_for_its_noun() -> None:
    assert WITH_WHOM.text(WITH_WHOM.tree.obliques(WITH_WHOM.at("spoke"), "with")) == "Brandt"


def test_prepositions_of_several_words_are_joined() -> None:
    assert NOUNS.tree.case(NOUNS.at("Cairo")) == "accord to"
    assert NOUNS.tree.case(NOUNS.at("Sudan")) == ""
    assert NOUNS.text(NOUNS.tree.possessors(NOUNS.at("plan"))) == "Sudan"


def test_a_phrase_leaves_out_coordination_apposition_and_relative_clauses() -> None:
    assert COORDINATED.text(COORDINATED.tree.phrase(COORDINATED.at("strike"))) == "the strike"
    assert RELATIVE.text(RELATIVE.tree.phrase(RELATIVE.at("envoy"))) == "The envoy"
    assert APART.text(APART.tree.phrase(APART.at("rebels"))) == "rebels"
    assert APART.text(APART.tree.conjuncts(APART.at("rebels"))) == "rebels arms"


def test_a_clause_ends_where_the_next_begins() -> None:
    clause = COORDINATED.text(COORDINATED.tree.clause(COORDINATED.at("condemned")))
    assert clause == "Paris condemned the strike"


def test_subtypes_of_a_relation_are_found_by_its_name() -> None:
    tree, expelled = PASSIVE.tree, PASSIVE.at("expelled")
    assert PASSIVE.text(tree.children(expelled, "obl")) == "Ottawa Monday"
    assert PASSIVE.text(tree.children(expelled, "obl:agent")) == "Ottawa"
    assert tree.children(expelled, "nsubj:outer") == []
    assert PASSIVE.text(tree.children(expelled)) == "diplomats were Ottawa Monday"


def test_offsets_leave_outer_marks_out() -> None:
    tree = APART.tree
    start, end = tree.offsets([APART.at("Speaking"), APART.at(",")])
    assert (start, end) == (0, len("Speaking"))
    start, end = tree.offsets([APART.at(","), APART.at("Lula")])
    assert end - start == len("Lula")


def test_governors_are_named_from_the_nearest_to_the_root() -> None:
    tree = NOUNS.tree
    assert NOUNS.text(list(tree.governors(NOUNS.at("seized")))) == "posts guarding troops backed"
    assert list(tree.governors(NOUNS.at("backed"))) == []


@pytest.mark.parametrize("hand", [URGED, PASSIVE, RELATIVE, COORDINATED, NOUNS, APART])
def test_every_word_hangs_below_the_root(hand: Hand) -> None:
    root = next(number for number, word in enumerate(hand.tree.words) if word.head < 0)
    assert hand.tree.subtree(root) == list(range(len(hand.forms)))


@pytest.mark.parametrize(("above", "relation"), [(9, "advcl"), (1, "acl:relcl")])
def test_whose_stands_for_the_noun_of_which_its_clause_tells(above: int, relation: str) -> None:
    hand = Hand(WHOSE_TRIP.format(above=above, relation=relation))
    assert hand.text(hand.tree.possessors(hand.at("trip"))) == "Lula"


def test_what_stands_behind_an_infinitive_is_not_told_to_do_it() -> None:
    assert OFFERED.text(OFFERED.tree.subjects(OFFERED.at("bring"))) == "Riyadh"


def test_who_reports_having_done_something_did_it() -> None:
    assert REPORTED.text(REPORTED.tree.subjects(REPORTED.at("carried"))) == "Haddis"
