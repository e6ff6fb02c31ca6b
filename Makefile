# 窓口 Madoguchi. `make` だけで、できることの一覧 / `make` alone lists what there is.

PYTHON  ?= python3
HOST    ?= 127.0.0.1
PORT    ?= 8000
JOBS    ?= 2
UPGRADE ?=

BIN     := .venv/bin
PIP     := $(BIN)/python -m pip install --quiet --disable-pip-version-check
PYTEST  := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest --numprocesses $(JOBS) --dist loadfile $(if $(CI),-p no:cacheprovider)

# A stamp is newer than the lock it was installed from, so that a second `make` has nothing to do.
INSTALLED     := .venv/.installed
DEV_INSTALLED := .venv/.installed-dev

define install-from
	@echo "$(1) から入れています / installing from $(1)" >&2
	@$(PIP) --require-hashes -r $(1)
	@$(PIP) --no-deps --no-build-isolation --editable .
endef

# setuptools builds the project offline, so it is locked with the rest; pyproject.toml is the only place that names it.
define lock-to
	@$(BIN)/python -c "import tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['build-system']['requires'], sep='\n')" \
	| UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-annotate --no-emit-index-url --no-emit-find-links $(UPGRADE) $(2) --output-file $(1) pyproject.toml -
endef

.DEFAULT_GOAL := help
.PHONY: help serve test test-unit test-slow test-browser install install-dev bench lint format check prove guard catalogues lock

help: ## この一覧 / this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

serve: check ## 入れて、確かめて、この機械だけに出す(PORT=8000) / install, check, serve on loopback
	@exec $(BIN)/madoguchi serve --host $(HOST) --port $(PORT)

test: test-unit test-slow test-browser ## 入れて、すべてのテスト / install and run every test

test-unit: install-dev ## 速いテスト / the fast tests
	@.ci/install-postgresql
	$(PYTEST) -m "not browser and not slow"

test-slow: install-dev ## たくさんの問い合わせ、でたらめな入力、証明の突き合わせ / many inquiries, fuzzing, the proof against brute force
	@.ci/install-postgresql
	$(PYTEST) -m "slow and not browser"

test-browser: install-dev ## 本物の Chromium で / the tests in a real Chromium
	@.ci/install-browser
	@.ci/install-validator
	$(PYTEST) -m browser

install: $(INSTALLED) ## 動かすものを .venv に / what running needs, into .venv

install-dev: $(DEV_INSTALLED) ## テストや検査の道具も / with the tools for tests and checks

prove: install ## だれも行き止まりにならないことの証明 / prove that nobody is left without a route
	@$(BIN)/madoguchi prove

guard: install-dev ## 紹介メモの見はりを標準入力の文で試す / try the guard of the note on JSON lines
	@.ci/install-browser >&2
	@$(BIN)/python -m tests.guarding.runner

check: install ## きまりと台帳の検査 / check rules and listings
	@$(BIN)/madoguchi check

lint: install-dev ## 書き方、型、import の向き / style, types, direction of imports
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: install-dev ## 書き方を直す / put the style right
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: install-dev ## 速さを測る / measure speed
	@.ci/install-nginx
	$(BIN)/python -m tests.bench

catalogues: install-dev ## 訳を待つ文をカタログに書き足す / write what waits for a translation into the catalogues
	@$(BIN)/python -m web.wording.translating

lock: install-dev ## ロックを作り直す(UPGRADE=--upgrade で新しく) / write the lock files again
	$(call lock-to,requirements.lock)
	$(call lock-to,requirements-dev.lock,--group dev --constraint requirements.lock)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	|| { echo "Python 3.11 以上が要ります(例: make serve PYTHON=python3.12)/ Python 3.11 or newer is needed" >&2; exit 1; }
	@$(PYTHON) -m venv .venv

$(INSTALLED): requirements.lock pyproject.toml | $(BIN)/python
	$(call install-from,requirements.lock)
	@touch $@

$(DEV_INSTALLED): requirements-dev.lock pyproject.toml | $(BIN)/python
	$(call install-from,requirements-dev.lock)
	@touch $@ $(INSTALLED)
