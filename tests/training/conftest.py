"""A corpus in miniature, of invented sentences in the formats of the real ones."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

TRAINING = Path(__file__).parents[2] / "training"
sys.path.insert(0, str(TRAINING))

EWT = """\
# sent_id = weather-1
# text = Kari did n't call Accra .
1\tKari\tKari\tPROPN\tNNP\t_\t4\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tcall\tcall\tVERB\tVB\t_\t0\troot\t_\t_
4.1\tcalled\t_\t_\t_\t_\t_\t_\t_\t_
5\tAccra\tAccra\tPROPN\tNNP\t_\t4\tobj\t_\t_
6\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

"""
FRAME = {
    "sent_id": "weather-1",
    "tokens": ["Kari", "did", "n't", "call", "Accra", "."],
    "frames": [
        {
            "predicate": 3,
            "roleset": "call.01",
            "arguments": [[0, 1, "ARG0"], [2, 3, "ARGM-NEG"], [3, 4, "V"], [4, 5, "ARG1"]],
        }
    ],
}
GUM = """\
# newdoc id = GUM_news_ferry
# sent_id = GUM_news_ferry-1
1\tthe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(1-person-new-coref
2\tminister\tminister\tNOUN\tNN\t_\t5\tnsubj\t_\t_
3\tKari\tKari\tPROPN\tNNP\t_\t2\tappos\t_\tEntity=(2-person-new-coref
4\tHolm\tHolm\tPROPN\tNNP\t_\t3\tflat\t_\tEntity=2)1)
5\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
6\tthe\tthe\tDET\tDT\t_\t8\tdet\t_\tEntity=(3-organization-new-coref
7\tUnited\tUnited\tPROPN\tNNP\t_\t8\tcompound\t_\t_
8\tFerries\tFerries\tPROPN\tNNPS\t_\t5\tobj\t_\tEntity=3)
9\tof\tof\tADP\tIN\t_\t10\tcase\t_\t_
10\tBergen\tBergen\tPROPN\tNNP\t_\t8\tnmod\t_\tEntity=(4-place-new-coref)

"""
NEWS = "Holm said that the ferries would sail. “We are ready,” she added.\n\nNobody else spoke.\n"
NEWS_SPANS = """\
T1\tSource 0 4\tHolm
T2\tCue 5 9\tsaid
T3\tContent 10 37\tthat the ferries would sail
T4\tContent 39 54\t“We are ready,”
T5\tSource 55 58\tshe
T6\tCue 59 64\tadded
E1\tAttribution:T2 Source:T1 Content:T3
"""
NAMES = (
    "Kari\tB-politician\nHolm\tI-politician\nmet\tO\nVoters\tB-politicalparty\n\nIn\tO\nBergen\tB-location\nagain\tO\n"
)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with every corpus, each sentence often enough that its labels are not rare."""
    data = tmp_path_factory.mktemp("data")
    for split in ("train", "dev"):
        write(data / "ud-ewt" / f"en_ewt-{split}.conllu", EWT * 20)
        write(data / "propbank-ewt" / f"{split}.jsonl", json.dumps(FRAME) + "\n")
        write(data / "gum" / split / "GUM_news_ferry.conllu", GUM * 5)
        write(data / "gum" / split / "GUM_fiction_ferry.conllu", GUM)
        write(data / "polnear" / split / "text" / "a.txt", NEWS)
        write(data / "polnear" / split / "attributions" / "a_xy.ann", NEWS_SPANS)
        write(data / "polnear" / split / "attributions" / "a_zz.ann", "")
        write(data / "crossner-politics" / f"{split}.txt", NAMES)
    return data
