#!/bin/sh
# Format and lints; warnings are errors. The front end is checked for the host, in a target directory of its own.
#
# usage: scripts/check.sh [format|server|frontend]   (all without an argument)
set -eu
. "$(dirname -- "$0")/say.sh"
cd "$ROOT"

format() { cargo fmt --all --check; }
server() { cargo clippy -p domain -p persistence -p api -p akrab-tests -p xtask --all-targets -- -D warnings; }
frontend() { cargo clippy -p frontend --all-targets --target-dir "$TARGET/front" -- -D warnings; }

if [ $# -gt 0 ]; then
    "$1"
    exit
fi
scripts/bootstrap.sh server
phase "Format" format
phase "Lints of the server" server
phase "Lints of the front end" frontend
summary
