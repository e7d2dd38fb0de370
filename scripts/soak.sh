#!/bin/sh
# The long forms of the tests about races and kills: hours rather than minutes. Their quick forms run with `make test`.
#
# usage: scripts/soak.sh [FILTER...]   (names of tests, as nextest takes them)
set -eu
. "$(dirname -- "$0")/say.sh"
cd "$ROOT"

scripts/bootstrap.sh server
has cargo-nextest || fail "the long tests need cargo-nextest: cargo install --locked cargo-nextest"
say "Racing and killing at length"
[ $# -gt 0 ] || set -- races:: crashes::
SOAK=1 cargo nextest run -p api -p akrab-tests --profile soak --success-output immediate "$@"
