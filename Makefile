# make site | serve | publish | test | check | long | sbom | audit | lock | clean: all set-up included. Needs git, make and Python 3.11-3.14, nothing else.
#
# Everything lives in .venv; the stamps in it (.made, .site, .dev) say what is installed, so that a second run installs nothing.
# The project itself is installed editable by hatchling, which requirements.lock pins like everything else: pip may reach no
# index for that step (--no-index) and uses what is already in .venv (--no-build-isolation).

PY = .venv/bin/python
PIP = $(PY) -m pip --disable-pip-version-check --no-input --quiet
TESTS =
# How findings are printed: in GitHub's CI as annotations on file and line.
FORM = $(if $(GITHUB_ACTIONS),github,text)

# An environment that is active when make is called is not ours.
unexport VIRTUAL_ENV PYTHONHOME PYTHONPATH
export PYTHONUTF8 = 1

.DELETE_ON_ERROR:
.PHONY: help site serve publish test check long sbom audit lock clean distclean

help:
	@echo "make site      build the sample corpus into site/"
	@echo "make serve     show it at http://127.0.0.1:8000/ and build anew when a file changes"
	@echo "make publish   what CI publishes: build it, then prove every statement, link and anchor; any error stops it"
	@echo "make test      everything the tests need, a browser too, and the tests (TESTS=\"-k words\" for some of them)"
	@echo "make check     lint, format, types, import rules, and the tests"
	@echo "make long      10,000 random texts a stage, a kill at each write, every guard removed once (half an hour)"
	@echo "make sbom      list what is installed, with licences, as CycloneDX: site/sbom.cdx.json"
	@echo "make audit     ask PyPI for known vulnerabilities of what is pinned"
	@echo "make lock      pin the dependencies anew (UPGRADE=1: take the newest)"
	@echo "make clean     remove what was generated and built (distclean: and .venv)"

site: .venv/.site
	$(PY) -m generator build

serve: .venv/.site
	$(PY) -m generator serve

publish: .venv/.site
	$(PY) -m generator build --format $(FORM)
	$(PY) -m generator check --strict --format $(FORM)

test: .venv/.dev
	@browser=$$($(PY) scripts/browser.py) || JIANBAO_NO_BROWSER=1; \
	export JIANBAO_BROWSER="$$browser" JIANBAO_NO_BROWSER; \
	echo "$(PY) -m pytest -n 2 $(TESTS)"; \
	$(PY) -m pytest -n 2 $(TESTS)

check: .venv/.dev
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	.venv/bin/lint-imports
	@$(MAKE) test

long: .venv/.dev
	JIANBAO_EXAMPLES=10000 $(PY) -m pytest -n 2 tests/test_hostile_stages.py tests/test_faults.py
	$(PY) scripts/mutate.py

sbom: .venv/.site .audit/.made
	mkdir -p site
	.audit/bin/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible --output-file site/sbom.cdx.json $(PY)

audit: .audit/.made
	.audit/bin/pip-audit --require-hashes --disable-pip --requirement requirements.lock

lock: .venv/.dev
	sh scripts/lock.sh

clean:
	rm -rf site .jianbao build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	sed -n 's|^/docs/|docs/|p' .gitignore | xargs rm -rf

distclean: clean
	rm -rf .venv .audit

.venv/.made: scripts/python.sh scripts/make_venv.py
	python=$$(sh scripts/python.sh) && "$$python" scripts/make_venv.py
	@touch $@

.venv/.site: .venv/.made requirements.lock pyproject.toml
	@echo "installing the pinned dependencies into .venv (about 150 MB to fetch the first time) ..."
	$(PIP) install --require-hashes --requirement requirements.lock
	$(PIP) install --no-index --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: .venv/.site requirements-dev.lock
	@echo "installing what the tests need ..."
	$(PIP) install --require-hashes --requirement requirements-dev.lock
	@touch $@

# Tools that look at the environment stand outside of it.
.audit/.made: .venv/.made requirements-audit.lock
	$(PY) -m venv --clear --without-pip .audit
	$(PIP) --python .audit/bin/python install --require-hashes --requirement requirements-audit.lock
	@touch $@
