"""Invented data in miniature, in every format that the suites read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

CONLLU = """\
# sent_id = ferry-1
1\tKari\tKari\tPROPN\tNNP\t_\t4\tnsubj\t_\tEntity=(1-person-new-coref)
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tcall\tcall\tVERB\tVB\t_\t0\troot\t_\t_
5\tAccra\tAccra\tPROPN\tNNP\t_\t4\tobj\t_\tEntity=(2-place-new-coref)
6\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

"""
PROPBANK = {
    "sent_id": "ferry-1",
    "tokens": ["Kari", "did", "n't", "call", "Accra", "."],
    "frames": [{"predicate": 3, "roleset": "call.01", "arguments": [[0, 1, "ARG0"], [3, 4, "V"], [4, 5, "ARG1"]]}],
}
BIO = "Kari\tB-politician\nHolm\tI-politician\nleft\tO\nBergen\tB-location\n\nNobody\tO\nspoke\tO\n"
CAMEO = "Finland B-S\naccused O\nSweden B-T\nof O\nspying O\non O\nThursday O\n. O\n"
TEXT = "Holm said that the ferries would sail. She warned the council.\n\nNobody else spoke.\n"
BRAT = """\
T1\tSource 0 4\tHolm
T2\tCue 5 9\tsaid
T3\tContent 10 37\tthat the ferries would sail
T4\tAttribution 5 9\tsaid
E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3
"""
CONLL = """\
0/-/0_X\t0\t0\tFinland\t(0_FIN_COUNTRY)
0/-/0_X\t0\t1\taccused\t-
0/-/0_X\t0\t2\tSweden\t(0_SWE_COUNTRY)
0/-/0_X\t0\t3\tof\t-
0/-/0_X\t0\t4\tspying\t-
0/-/0_X\t0\t5\t.\t-

0/-/0_X\t1\t0\tSweden\t(0_SWE_COUNTRY)
0/-/0_X\t1\t1\trejected\t-
0/-/0_X\t1\t2\tthe\t-
0/-/0_X\t1\t3\tclaim\t-
0/-/0_X\t1\t4\tof\t-
0/-/0_X\t1\t5\tthe\t(0_FIN_COUNTRY
0/-/0_X\t1\t6\tFinnish\t-
0/-/0_X\t1\t7\tgovernment\t0_FIN_COUNTRY)
0/-/0_X\t1\t8\t.\t-
"""
STORY = (
    "Finland accused Sweden of spying. Sweden rejected the claim of the Finnish government. "
    "The ministers of both countries had spoken about the matter earlier in the week."
)
PLV = """\
sentence\tmarked_sentence\tsource\ttarget\ttype\tquad
Finland accused Sweden.\t<s>Finland</s> accused <t>Sweden</t>.\tFinland\tSweden\tACCUSE\t3
Finland helped Sweden.\t<s>Finland</s> helped <t>Sweden</t>.\tFinland\tSweden\tAID\t2
Finland freed a Swede.\t<s>Finland</s> freed <t>a Swede</t>.\tFinland\ta Swede\tYIELD\t2
"""
MEANTIME = {
    "id": "ferries",
    "text": "Ferries sail again\nMarch 5 , 2019\nThe ministry said on Monday that ferries will sail next week .",
    "published": "2019-03-05",
    "expressions": [
        {"start": 19, "end": 33, "type": "DATE", "value": "2019-03-05"},
        {"start": 54, "end": 60, "type": "DATE", "value": "2019-03-04"},
    ],
    "events": [
        {"start": 47, "end": 51, "certainty": "CERTAIN", "polarity": "POS", "time": "NON_FUTURE"},
        {"start": 79, "end": 83, "certainty": "CERTAIN", "polarity": "POS", "time": "FUTURE"},
        {"start": 8, "end": 12, "certainty": None, "polarity": None, "time": None},
    ],
}
ANNOTATED = """\
= call-01 | call | ferries |
date 2023-05-10
> Kenya's foreign minister telephoned her Tanzanian counterpart on Monday.
who ken person KEN = Kenya's foreign minister | her
who tza person TZA = her Tanzanian counterpart
event telephoned | CONSULT phone happened | actor ken | recipient tza | time on Monday : 2023-05-08 | medium phone

= visit-01 | visit | ferries | plan
date 2023-05-10
> Kenya's president will visit Tanzania.
who ken person KEN = Kenya's president
who tza state TZA = Tanzania
event visit | CONSULT visit planned | actor ken | recipient tza | medium visit

= none-01 | look-alike | sport |
> Kenya beat Tanzania in the final.
none
"""
ARTICLE = (
    "OSLO, 6 May 2024 — Norwegian Foreign Minister Kari Holm telephoned her Swedish counterpart on Sunday, "
    "the ministry said. The two sides discussed the ferries between their ports. "
    "Holm said that the talks had been useful and that the ferries would sail again soon."
)
GOLD = {
    "article": "ferries.txt",
    "published": ["2024-05-06", "2024-05-06"],
    "exhaustive": ["contacts"],
    "facts": [
        {"list": "contacts", "anchor": "telephoned", "actors": [], "expect": {"medium": "phone", "status": "happened"}},
        {"list": "contacts", "anchor": "a second call", "actors": [], "expect": {}},
    ],
}


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the path of the data of each suite."""
    folder = tmp_path_factory.mktemp("data")
    write(folder / "polnear" / "attributions" / "a_xy.ann", BRAT)
    write(folder / "polnear" / "attributions" / "a_zz.ann", "")
    write(folder / "polnear" / "text" / "a.txt", TEXT)
    write(folder / "chains" / "0_X.conll", CONLL)
    write(folder / "chains" / "0_X.txt", STORY)
    write(folder / "articles" / "ferries.gold.json", json.dumps(GOLD))
    write(folder / "articles" / "ferries.txt", ARTICLE)
    return {
        "pairs": write(folder / "plv.tsv", PLV),
        "attribution": folder / "polnear",
        "roles": write(folder / "propbank.jsonl", json.dumps(PROPBANK) + "\n"),
        "syntax": write(folder / "treebank" / "dev.conllu", CONLLU),
        "names": write(folder / "names.txt", BIO),
        "parties": write(folder / "cameo.txt", CAMEO),
        "actors": folder / "chains",
        "status": write(folder / "annotated" / "a.txt", ANNOTATED).parent,
        "readings": folder / "articles",
        "time": write(folder / "meantime.jsonl", json.dumps(MEANTIME) + "\n"),
    }


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, str], Path]:
    """Return a function that writes a file of some name and returns its path."""
    return lambda name, text: write(tmp_path / name, text)
