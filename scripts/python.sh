#!/bin/sh
# Print the first Python that Jianbao runs on (3.11 to 3.14): $PYTHON, python3, then each version by name.
set -u

suits() {
    command -v "$1" >/dev/null 2>&1 &&
        "$1" -c 'import sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' >/dev/null 2>&1
}

for name in "${PYTHON:-python3}" python3 python3.14 python3.13 python3.12 python3.11 python; do
    if suits "$name"; then
        command -v "$name"
        exit 0
    fi
done
echo "make: no Python between 3.11 and 3.14 was found (python3 is: $(python3 --version 2>&1 || echo missing))." >&2
echo "make: install one, or name it: make PYTHON=/path/to/python3.12" >&2
exit 1
