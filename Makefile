# make demo: read the articles that come with the project, show the readings, and open the app.
# make test: run the tests. Both make the environment in .venv themselves.
.DEFAULT_GOAL := help
.PHONY: help environment demo test lint types docs score year benchmarks board floors model lock clean

export PYTHON
ARTICLES := benchmarks/articles
BIN := .venv/bin
# Where the corpora are; ../shared/data unless said. What is not there is not measured.
CORPORA = $(if $(DATA),--data "$(DATA)")

help:
	@echo "make demo        read the articles that come with the project, show readings and a dossier, open the app on them"
	@echo "make test        run the tests"
	@echo "make lint        check the style and the import rules"
	@echo "make types       check the types"
	@echo "make docs        write the pages of docs/ that come from the code"
	@echo "make score       score the readings of the articles against their gold files; README=1 writes the table there"
	@echo "make year        measure the record on an invented year of news, and write the table into docs/record.md"
	@echo "make benchmarks  measure the accuracy, beside published figures, the speed and the memory: DATA=folder of the corpora"
	@echo "make board       measure the accuracy and write the board into docs/accuracy.md: DATA=folder of the corpora"
	@echo "make floors      check that no figure of the board is below its floor: DATA=folder of the corpora"
	@echo "make model       train the language model anew: DATA=folder of the corpora, WITHOUT=\"corpus …\""
	@echo "make lock        write requirements.lock anew"
	@echo "make clean       remove what was made, the environment too"

environment:
	@sh .ci/environment

demo: environment
	@$(BIN)/dragoman read $(ARTICLES) --html demo
	@rm -f demo/year.db*
	@$(BIN)/dragoman add benchmarks/year/north benchmarks/year/east benchmarks/year/south --record demo/year.db --quiet
	@$(BIN)/dragoman dossier POL UKR --record demo/year.db
	@$(BIN)/dragoman dossier POL UKR --record demo/year.db --html demo/dossier.html
	@echo "The same as pages: demo/index.html, demo/dossier.html; the record: demo/year.db"
	@$(BIN)/python benchmarks/demo.py demo/year.db

test: environment
	@$(BIN)/python -m pytest

lint: environment
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-cache

types: environment
	@$(BIN)/mypy

docs: environment
	@$(BIN)/python docs/generate.py

score: environment
	@$(BIN)/python benchmarks/score.py $(if $(README),--write README.md)

year: environment
	@$(BIN)/python benchmarks/year.py --write --check

benchmarks: environment
	@$(BIN)/python benchmarks/board.py $(CORPORA)
	@$(BIN)/python benchmarks/speed.py

board: environment
	@$(BIN)/python benchmarks/board.py $(CORPORA) --write docs/accuracy.md

floors: environment
	@$(BIN)/python benchmarks/board.py $(CORPORA) --with-floors --check

model:
	@$(MAKE) -C training model DATA="$(DATA)" WITHOUT="$(WITHOUT)"

lock:
	@uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links --no-annotate --quiet --output-file requirements.lock

clean:
	@rm -rf .venv demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
