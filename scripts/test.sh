#!/bin/sh
# Everything that is checked on each change. SKIP="browser fuzz" leaves phases out.
set -eu
. "$(dirname -- "$0")/say.sh"
cd "$ROOT"

SKIP=" ${SKIP:-} "
PACKAGES="-p domain -p persistence -p api -p xtask -p akrab-tests"

wanted() { case $SKIP in *" $1 "*) return 1 ;; esac }

bootstrap() {
    parts="server web"
    wanted browser && parts="$parts browser"
    wanted fuzz && parts="$parts fuzz"
    # shellcheck disable=SC2086
    scripts/bootstrap.sh $parts
}

# nextest shows failures best; without it cargo's own runner does the same work.
tests() {
    # shellcheck disable=SC2086
    if cargo nextest --version >/dev/null 2>&1; then
        cargo nextest run $PACKAGES
    else
        cargo test --quiet $PACKAGES --lib --bins --tests
    fi
}

compile() {
    # shellcheck disable=SC2086
    cargo build $PACKAGES --lib --bins --tests
}

frontend_tests() { cargo test --quiet -p frontend --lib --target-dir "$TARGET/front"; }

phase "What this machine needs" bootstrap
phase "Format" scripts/check.sh format
phase "Lints of the server" scripts/check.sh server
phase "Lints of the front end" scripts/check.sh frontend
phase "Compiling the tests" compile
phase "Tests of the server" tests
phase "Tests of the front end" frontend_tests
if wanted web; then phase "The front end for the browser" cargo xtask web; fi
if wanted browser; then phase "Tests in the browser" tests/browser/run.sh; fi
if wanted fuzz; then phase "Contract: 5,000 requests" tests/fuzz/run.sh; fi
summary
