#!/bin/sh
# R48: requests made from openapi.json, as three roles, against a server with demo data. Fails on any 5xx, dropped
# connection or answer that the document does not describe.
#
#   FUZZ_SECONDS=80    time for each role
#   FUZZ_REQUESTS=5000 how many requests there have to be in all
#   FUZZ_SEED=N        another sequence of requests
#   AKRAB=PATH         this program instead of the one in the target directory
set -eu
cd "$(dirname -- "$0")/../.."
. tests/server.sh

SECONDS_EACH=${FUZZ_SECONDS:-80}
VENV=$TARGET/fuzz-venv
REPORTS=$TARGET/fuzz-reports

# Installs what requirements.txt names, once for each version of it.
install_packages() {
    if ! cmp -s tests/fuzz/requirements.txt "$VENV/installed"; then
        say "installing schemathesis"
        rm -rf "$VENV"
        python3 -m venv "$VENV"
        "$VENV/bin/pip" install --quiet --disable-pip-version-check --requirement tests/fuzz/requirements.txt
        cp tests/fuzz/requirements.txt "$VENV/installed"
    fi
}

# account ROLE FIELD: from what `akrab demo` wrote.
account() {
    "$VENV/bin/python" -c 'import json, sys; print(next(a[sys.argv[3]] for a in json.load(open(sys.argv[1])) if a["role"] == sys.argv[2]))' \
        "$DATA/demo-accounts.json" "$1" "$2"
}

# A stream of events has no end that a request could wait for.
fuzz() {
    say "as $1"
    AKRAB_LOGIN=$(account "$1" login) AKRAB_PASSWORD=$(account "$1" password) AKRAB_URL=$AKRAB_URL \
        "$VENV/bin/schemathesis" --no-color --config-file tests/fuzz/schemathesis.toml run "$AKRAB_URL/v1/openapi.json" \
        --exclude-operation-id list_events --phases "$2" --max-examples "$3" --max-time "$SECONDS_EACH" --seed "${FUZZ_SEED:-48}" \
        --report json --report-dir "$REPORTS/$1" >"$REPORTS/$1.log" 2>&1 || true
}

install_packages
find_program
say "testing $AKRAB"
make_data
"$AKRAB" demo --patients 50 --data "$DATA" >"$WORK/demo.log" 2>&1 || { tail -n 20 "$WORK/demo.log" >&2; fail "no demo data"; }
start_server "$("$VENV/bin/python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')"

rm -rf "$REPORTS"
mkdir -p "$REPORTS/manager" "$REPORTS/receptionist" "$REPORTS/admin"
fuzz manager coverage,fuzzing,stateful 10
fuzz receptionist coverage,stateful 10
# The administrator comes last: what is done to users and roles must not disturb the others.
fuzz admin coverage,fuzzing,stateful 10

result=0
"$VENV/bin/python" tests/fuzz/tally.py "${FUZZ_REQUESTS:-5000}" "$REPORTS" || result=1
kill -0 "$SERVER" 2>/dev/null || { say "the server is gone"; result=1; }
if grep -E ' ERROR (api|panic)' "$WORK/server.log" >"$REPORTS/server-errors.log"; then
    say "the server logged $(wc -l <"$REPORTS/server-errors.log") errors; see $REPORTS/server-errors.log"
    result=1
fi
if [ "$result" -ne 0 ]; then
    for role in manager receptionist admin; do
        sed -n '/^=* FAILURES =*$/,$p; /^=* ERRORS =*$/,$p' "$REPORTS/$role.log" | head -n 200
    done
    say "all of it: $REPORTS/*.log"
fi
exit "$result"
