# Functions that look for a browser and get one; sourced by scripts/test.sh.

find_browser() {
  if [ -n "${JIANBAO_BROWSER:-}" ] && [ -x "$JIANBAO_BROWSER" ]; then return 0; fi
  for name in chromium chromium-browser google-chrome google-chrome-stable chrome microsoft-edge; do
    JIANBAO_BROWSER=$(command -v "$name" 2>/dev/null) && return 0
  done
  for path in "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" /Applications/Chromium.app/Contents/MacOS/Chromium; do
    if [ -x "$path" ]; then JIANBAO_BROWSER=$path; return 0; fi
  done
  JIANBAO_BROWSER=$(.venv/bin/python -c '
from pathlib import Path
from playwright.sync_api import sync_playwright
with sync_playwright() as p:
    path = p.chromium.executable_path
    print(path if Path(path).exists() else "")' 2>/dev/null) && [ -n "$JIANBAO_BROWSER" ]
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then sudo -n "$@"; else return 1; fi
}

install_browser() {
  echo "no browser is installed: trying the system's package manager"
  if command -v apt-get >/dev/null 2>&1; then
    as_root apt-get update -qq </dev/null >/dev/null 2>&1 || true
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium </dev/null >/dev/null 2>&1 ||
      as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium-browser </dev/null >/dev/null 2>&1 || true
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq fonts-noto-cjk </dev/null >/dev/null 2>&1 || true
  elif command -v dnf >/dev/null 2>&1; then
    as_root dnf install -y -q chromium google-noto-sans-cjk-fonts </dev/null >/dev/null 2>&1 || true
  elif command -v apk >/dev/null 2>&1; then
    as_root apk add --quiet chromium font-noto-cjk </dev/null >/dev/null 2>&1 || true
  elif command -v brew >/dev/null 2>&1; then
    brew install --quiet --cask chromium </dev/null >/dev/null 2>&1 || true
  fi
  find_browser && return 0
  echo "trying Playwright's own browser"
  .venv/bin/python -m playwright install chromium </dev/null >/dev/null 2>&1
}
