#!/bin/sh
# Serves a quick build, and builds and starts again what has changed. Reload the page to see it.
set -eu
. "$(dirname -- "$0")/say.sh"
cd "$ROOT"

DATA=${DATA:-data}
STAMPS=$TARGET/dev-stamps
SERVER=

stop() {
    [ -z "$SERVER" ] || kill -TERM "$SERVER" 2>/dev/null || true
    [ -z "$SERVER" ] || wait "$SERVER" 2>/dev/null || true
    SERVER=
}

start() {
    "$TARGET/debug/akrab" serve --data "$DATA" &
    SERVER=$!
}

# changed NAME PATH...: whether something below the paths is newer than the last time.
changed() {
    stamp=$STAMPS/$1
    shift
    [ ! -e "$stamp" ] || [ -n "$(find "$@" -newer "$stamp" -type f -print 2>/dev/null | head -n 1)" ] || return 1
    touch "$stamp"
}

scripts/bootstrap.sh server web
mkdir -p "$STAMPS"
rm -f "$STAMPS"/*
trap 'stop; exit 0' INT TERM
say "Watching; stop with Ctrl-C"
while :; do
    if changed web frontend crates/domain/src; then
        cargo xtask web --dev || note "the front end does not build; waiting for the next change"
    fi
    if changed server crates migrations Cargo.toml; then
        if cargo build --package api; then
            stop
            start
        else
            note "the server does not build; waiting for the next change"
        fi
    fi
    sleep 1
done
