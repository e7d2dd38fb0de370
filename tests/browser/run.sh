#!/bin/sh
# The tests in a real browser, against a server with demo data and imported people, and a mail server that takes what it
# sends. Screenshots go to tests/browser/shots.
#
#   FULL=1        every screen in both languages, both themes and all widths
#   LIGHTHOUSE=1  also asserts the performance score; use it when nothing else runs
#   ONLY=session  only the tests of session.test.mjs
#   AKRAB=PATH    this program instead of the one in the target directory
set -eu
cd "$(dirname -- "$0")/../.."
. tests/server.sh

browser() {
    for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
        [ -z "$name" ] || ! command -v "$name" || return 0
    done
    fail "no Chromium; scripts/bootstrap.sh browser installs it, or set CHROMIUM to its path"
}

# Installs what the lock file names, once for each lock file.
install_packages() {
    if ! cmp -s tests/browser/package-lock.json tests/browser/node_modules/.installed; then
        say "installing the test packages"
        (cd tests/browser && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
        cp tests/browser/package-lock.json tests/browser/node_modules/.installed
    fi
}

fill() {
    say "making demo data"
    "$AKRAB" demo --data "$DATA" >"$WORK/demo.log" 2>&1 || { tail -n 20 "$WORK/demo.log" >&2; fail "no demo data"; }
    SYNTHEA_DIR=$PWD/../shared/data/synthea
    [ -f "$SYNTHEA_DIR/patients.csv" ] || SYNTHEA_DIR=$PWD/tests/browser/fixtures/synthea
    say "importing the people of $SYNTHEA_DIR"
    "$AKRAB" import synthea "$SYNTHEA_DIR" --data "$DATA" >"$WORK/import.log" 2>&1 \
        || { tail -n 20 "$WORK/import.log" >&2; fail "the import failed"; }
}

# Starts a mail server that keeps what it is sent in MAILBOX, and sends the clinic's e-mail there.
start_mailbox() {
    MAILBOX=$WORK/mailbox
    mkdir "$MAILBOX"
    node tests/browser/mailbox.mjs "$MAILBOX" >"$WORK/mailbox.log" 2>&1 &
    MAIL_SERVER=$!
    trap 'stop_mailbox; stop_server' EXIT
    tries=0
    until [ -f "$MAILBOX/port" ]; do
        kill -0 "$MAIL_SERVER" 2>/dev/null && [ "$tries" -lt 100 ] || { cat "$WORK/mailbox.log" >&2; fail "the mail server did not start"; }
        tries=$((tries + 1))
        sleep 0.1
    done
    export AKRAB_SMTP_URL="smtp://127.0.0.1:$(cat "$MAILBOX/port")" AKRAB_SMTP_FROM="Klinik Akar Wangi <janji@akarwangi.example>"
}

stop_mailbox() {
    kill -TERM "$MAIL_SERVER" 2>/dev/null || true
    wait "$MAIL_SERVER" 2>/dev/null || true
}

CHROMIUM=$(browser)
install_packages
find_program
say "testing $AKRAB"
if [ ! -f dist/staff/index.html ] || [ ! -f dist/portal/index.html ]; then
    say "building the front end"
    cargo xtask web
fi
make_data
start_mailbox
fill
start_server "$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })')"
rm -rf tests/browser/shots
mkdir -p tests/browser/shots

export AKRAB_URL CHROMIUM SYNTHEA_DIR MAILBOX
export AKRAB_DATA="$DATA"
result=0
# the shell names the files: not every Node.js expands patterns
# shellcheck disable=SC2086
(cd tests/browser && node --test --test-concurrency=1 --test-reporter=spec ./${ONLY:-*}.test.mjs) || result=$?
if grep -E ' (ERROR|WARN) ' "$WORK/server.log" >tests/browser/shots/server-errors.log; then
    say "the server logged $(wc -l <tests/browser/shots/server-errors.log) errors and warnings; see tests/browser/shots/server-errors.log"
fi
exit "$result"
