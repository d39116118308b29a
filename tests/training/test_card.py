import json
import re
from pathlib import Path

import card
import pytest

LABELS = {"name": "little-1", "steps": 12345, "sha256": "ab12", "labels": {"upos": ["NOUN", "VERB"], "names": ["O"]}}
FIGURES = {
    "syntax-ewt": {"figures": {"upos": {"value": 0.9625}}},
    "syntax-gum": {"figures": {"upos": {"value": 0.975}, "las": {"value": 1.0}}},
    "attribution-polnear": {"figures": {"cue_exact_f1": {"value": 0.701}}},
    "time-meantime": {"figures": {"value_f1": {"value": 0.8}}},
}


def test_the_card_says_what_the_model_is_and_how_well_it_does() -> None:
    text = card.render(LABELS, FIGURES)
    assert "{{" not in text
    assert "little-1" in text
    assert "12,345 steps" in text
    assert "`ab12`" in text
    assert "names 1, upos 2" in text
    assert "| UPOS | .963 | .975 |  |" in text
    assert "| heads and relations (LAS) |  | 1.000 |  |" in text
    assert "| cue |  |  | .701 |" in text
    assert "Not measured" not in text


@pytest.mark.parametrize("figures", [None, {}])
def test_without_figures_the_card_says_so(figures: dict[str, object] | None) -> None:
    assert card.MISSING in card.render(LABELS, figures)


def test_a_place_that_nothing_fills_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    template = tmp_path / "card.md"
    template.write_text("{{name}} {{unknown}}", encoding="utf-8")
    monkeypatch.setattr(card, "TEMPLATE", template)
    with pytest.raises(ValueError, match="unknown"):
        card.render(LABELS, None)


def test_every_corpus_has_its_licence_in_the_card() -> None:
    text = card.render(LABELS, None)
    for name in ("Web Treebank", "PropBank", "GUM", "PolNeAR", "CrossNER", "MiniLM"):
        assert name in text


def test_the_card_is_written_beside_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "labels.json").write_text(json.dumps(LABELS), encoding="utf-8")
    (tmp_path / "figures.json").write_text(json.dumps({"model": "little-1", "rows": FIGURES}), encoding="utf-8")
    arguments = ["card.py", "--model", str(tmp_path), "--figures", str(tmp_path / "figures.json")]
    monkeypatch.setattr("sys.argv", arguments)
    card.main()
    written = (tmp_path / "CARD.md").read_text(encoding="utf-8")
    assert written == card.render(LABELS, FIGURES)


def test_the_shipped_card_is_of_the_shipped_model() -> None:
    folder = Path(__file__).parents[2] / "src" / "dragoman" / "language" / "model"
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    text = (folder / "CARD.md").read_text(encoding="utf-8")
    assert f"# Model card: {labels['name']}" in text
    assert re.search(r"sha256 `([0-9a-f]{64})`", text)[1] == labels["sha256"]  # type: ignore[index]
