#!/bin/sh
# Run the tests, with a browser when one can be had: an installed one, the system's package, else Playwright's own.
set -eu
. scripts/browser.sh
find_browser || install_browser || true
if find_browser; then
  echo "browser: $JIANBAO_BROWSER"
  export JIANBAO_BROWSER
else
  echo "=================================================================="
  echo "NO BROWSER COULD BE HAD: the browser tests are NOT RUN."
  echo "Install Chromium or Chrome, or set JIANBAO_BROWSER=/path/to/chrome"
  echo "=================================================================="
  export JIANBAO_NO_BROWSER=1
fi
exec .venv/bin/python -m pytest -n 2 --dist loadgroup "$@"
