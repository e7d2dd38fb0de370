# Shared by browser/run.sh and fuzz/run.sh: a server with a data directory and a port of its own.
# shellcheck shell=sh

say() { printf '    %s\n' "$*"; }

fail() {
    printf '\nakrab: %s\n' "$*" >&2
    exit 1
}

TARGET=${CARGO_TARGET_DIR:-target}
WORK=
SERVER=

# Sets AKRAB to the newest program there is, after building it when the sources are newer. The packages are those of
# `make test`, so that nothing is compiled with other features than there.
find_program() {
    [ -z "${AKRAB:-}" ] || return 0
    AKRAB=$TARGET/debug/akrab
    if [ -x "$TARGET/release/akrab" ] && { [ ! -x "$AKRAB" ] || [ "$TARGET/release/akrab" -nt "$AKRAB" ]; }; then
        AKRAB=$TARGET/release/akrab
    fi
    if [ ! -x "$AKRAB" ] || [ -n "$(find crates migrations -type f -newer "$AKRAB" -print | head -n 1)" ]; then
        say "building the server"
        cargo build --quiet -p domain -p persistence -p api -p xtask -p akrab-tests --bins
        AKRAB=$TARGET/debug/akrab
    fi
    case $AKRAB in /*) ;; *) AKRAB=$PWD/$AKRAB ;; esac
}

# Sets WORK to a fresh directory and DATA inside it. PostgreSQL's own user must be able to pass through.
make_data() {
    unset DATABASE_URL AKRAB_DATABASE_URL AKRAB_URL
    WORK=$(mktemp -d)
    chmod 711 "$WORK"
    DATA=$WORK/data
    trap 'stop_server' EXIT
    trap 'exit 130' INT TERM
}

# start_server PORT: serves DATA at localhost, with limits that only tests about limits meet.
start_server() {
    PORT=$1
    AKRAB_URL=http://localhost:$PORT
    AKRAB_REQUESTS_PER_MINUTE=10000000 AKRAB_SIGN_INS_PER_MINUTE=1000000 AKRAB_PASSWORD_TRIES=1000000 \
        AKRAB_RESETS_PER_MINUTE=1000000 AKRAB_SEARCHES_PER_MINUTE=1000000 AKRAB_DISCLOSURES_PER_MINUTE=1000000 \
        "$AKRAB" serve --data "$DATA" --listen "127.0.0.1:$PORT" --public-url "$AKRAB_URL" >"$WORK/server.log" 2>&1 &
    SERVER=$!
    tries=0
    until grep -q "listening on" "$WORK/server.log" 2>/dev/null; do
        kill -0 "$SERVER" 2>/dev/null || { tail -n 20 "$WORK/server.log" >&2; fail "the server did not start"; }
        tries=$((tries + 1))
        [ "$tries" -lt 300 ] || { tail -n 20 "$WORK/server.log" >&2; fail "the server is not ready after a minute"; }
        sleep 0.2
    done
}

stop_server() {
    if [ -n "$SERVER" ]; then
        kill -TERM "$SERVER" 2>/dev/null || true
        wait "$SERVER" 2>/dev/null || true
        SERVER=
    fi
    [ -z "$WORK" ] || rm -rf "$WORK"
    WORK=
}
