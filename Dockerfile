# docker build --output site .                 builds this folder's site into site/, and leaves nothing else behind
# docker build --target jianbao -t jianbao .   the command alone; then, for any site:
# docker run --rm --user "$(id -u):$(id -g)" -v "$PWD:/site" jianbao build
#
# For a build that is the same in a year, name the base by its digest: --build-arg PYTHON=python:3.13-slim@sha256:…
ARG PYTHON=python:3.13-slim

# What is installed, by hash; pip stays behind in this stage.
FROM ${PYTHON} AS packages
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /source
COPY requirements.lock ./
RUN python -m venv /opt/jianbao && /opt/jianbao/bin/python -m pip install --require-hashes --requirement requirements.lock
COPY . ./
RUN /opt/jianbao/bin/python -m pip install --no-index --no-deps --no-build-isolation . \
    && /opt/jianbao/bin/python -m pip uninstall --yes hatchling pip

# The command. It owns nothing but /site and needs no right.
FROM ${PYTHON} AS jianbao
COPY --from=packages /opt/jianbao /opt/jianbao
ENV PATH=/opt/jianbao/bin:$PATH PYTHONUTF8=1 PYTHONDONTWRITEBYTECODE=1
RUN useradd --create-home --uid 10001 jianbao && install -d -o jianbao /site
USER 10001
WORKDIR /site
ENTRYPOINT ["jianbao"]
CMD ["build"]

FROM jianbao AS build
COPY --chown=10001 . ./
RUN jianbao build && jianbao check --strict

# The site's files and nothing else.
FROM scratch AS site
COPY --from=build /site/site /
