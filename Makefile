# Tasks of this project. `make serve` and `make test` do all set-up themselves; `make help` lists the rest.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help setup serve test quick check evaluate bench golden screenshots vectors train lock clean

help:  ## list the tasks
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

setup: $(VENV)/.setup  ## virtual environment, dependencies, embedding model

$(VENV)/.setup: pyproject.toml requirements.lock $(wildcard kb/embedding/bundled/*.py kb/embedding/modelprep/*.py)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed (PYTHON=...)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing dependencies"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps -e .
	@$(BIN)/python -m compileall -q kb ingest search web cli  # also where PYTHONDONTWRITEBYTECODE is set: a cold start must not compile
	@$(BIN)/kb model prepare || echo "the model could not be prepared; its own engine serves instead, a little slower"
	@touch $@

$(VENV)/.test: $(VENV)/.setup requirements-test.lock
	@echo "installing test dependencies"
	@$(PIP) install -c requirements-test.lock -e '.[test,sentence-transformers,evaluation]'
	@touch $@

serve: setup  ## build the index if anything changed, then serve on http://127.0.0.1:8000
	@$(BIN)/kb build
	@exec $(BIN)/kb serve

test: $(VENV)/.test  ## run the test suite on all cores
	$(BIN)/pytest -n auto --dist loadfile $(ARGS)

quick: $(VENV)/.test  ## the tests that say most in a minute and a half
	$(BIN)/pytest -n auto --dist loadfile -m "not slow" $(ARGS)

check: $(VENV)/.test  ## ruff, formatting, types, import directions
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

evaluate: $(VENV)/.test  ## retrieval and refusals on our own questions
	@$(BIN)/kb build
	@$(BIN)/kb evaluate corpus/questions.jsonl
	@$(BIN)/python -m benchmarks.quality; quality=$$?; $(BIN)/python -m benchmarks.panel && exit $$quality

$(VENV)/.bench: $(VENV)/.test
	@echo "installing what the benchmarks compare with"
	@$(PIP) install -e '.[benchmark]'
	@touch $@

bench: $(VENV)/.bench  ## speed and memory, as ratios in one run
	@$(BIN)/kb build
	@$(BIN)/python -m benchmarks

golden: $(VENV)/.test  ## rewrite the golden outlines; review them with git diff
	$(BIN)/python -m tests.golden_update

screenshots: $(VENV)/.test  ## take the pictures in the README anew
	$(BIN)/python -m tests.screenshots

vectors: setup  ## renew the digests' vectors that travel with the corpus
	$(BIN)/kb vectors

train: $(VENV)/.bench  ## learn ranking, refusing and quoting from zero (needs KB_TEXTS); review the weights with git diff
	@$(BIN)/kb build
	@$(BIN)/python -m training.ranking
	@$(BIN)/python -m training.answerability
	@$(BIN)/python -m training.quotes

lock: $(VENV)/.test  ## pin what is installed anew, after pyproject.toml changed
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --no-header --no-annotate -c requirements.lock \
	  --extra test --extra sentence-transformers --extra evaluation pyproject.toml \
	  | sed -E '/^(torch|nvidia-|triton|cuda-)/d' > requirements-test.lock

clean:  ## remove what set-up made (not your data)
	rm -rf $(VENV) build *.egg-info
