#!/bin/sh
# The release binary and the front end.
set -eu
. "$(dirname -- "$0")/say.sh"
cd "$ROOT"

scripts/bootstrap.sh server web
say "Building the server"
cargo build --release --package api
say "Building the front end"
cargo xtask web
note "$TARGET/release/akrab and $ROOT/dist are ready"
