#!/bin/sh
# Write requirements.lock (what the product needs) and requirements-dev.lock (that, and what its tests need), with hashes,
# for every Python from 3.11 and every platform; requirements-audit.lock, the tools of `make sbom` and `make audit`. UPGRADE=1 takes the newest versions; without it pinned ones stay.
set -eu
cd "$(dirname "$0")/.."

compile() {
    # --no-config and the public index: nothing of this machine's own settings may reach the lock
    .venv/bin/uv pip compile --quiet --no-config --default-index https://pypi.org/simple \
        --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
        --custom-compile-command "make lock" ${UPGRADE:+--upgrade} "$@"
}

compile pyproject.toml --group build --output-file requirements.lock
# The first lock constrains the second, so that the tests run what the product runs.
compile pyproject.toml --group dev --extra pdf --extra llm --constraint requirements.lock --output-file requirements-dev.lock
compile --group audit --output-file requirements-audit.lock
