#!/bin/sh
# Builds what has changed, fills an empty data directory with demo data, and serves.
set -eu
. "$(dirname -- "$0")/say.sh"
cd "$ROOT"

DATA=${DATA:-data}
LISTEN=${AKRAB_LISTEN:-127.0.0.1:8080}
PORT=${LISTEN##*:}
ADDRESS=${AKRAB_PUBLIC_URL:-http://localhost:$PORT}
AKRAB=$TARGET/release/akrab
# Beside the directory, so that an interrupted first run starts over instead of leaving half a clinic.
UNFINISHED=${DATA%/}.demo-unfinished

is_empty() { [ -z "$(ls -A "$DATA" 2>/dev/null)" ]; }

demo() {
    say "Making demo data in $DATA"
    touch "$UNFINISHED"
    "$AKRAB" demo --data "$DATA"
    rm -f "$UNFINISHED"
}

# Whether the server answers; without a program to ask with, a moment's patience has to do.
answers() {
    if has curl; then curl -fsS -o /dev/null "http://localhost:$PORT/health/ready" 2>/dev/null
    elif has wget; then wget -q -O /dev/null "http://localhost:$PORT/health/ready" 2>/dev/null
    else sleep 3
    fi
}

announce() {
    until answers; do
        kill -0 $$ 2>/dev/null || return 0
        sleep 0.3
    done
    printf '\n    Akrab runs.  Staff:     %s/app/\n                 Patients:  %s/\n' "$ADDRESS" "$ADDRESS"
    [ ! -f "$DATA/demo-accounts.json" ] || printf '                 Sign-ins:  %s\n' "$DATA/demo-accounts.json"
    printf '                 Stop with Ctrl-C.\n\n'
}

scripts/build.sh
if [ -n "${DATABASE_URL:-}${AKRAB_DATABASE_URL:-}" ]; then
    note "an own database is set, so no demo data is made; \`$AKRAB demo\` does it"
elif is_empty || [ -e "$UNFINISHED" ]; then
    demo
fi
say "Starting the server"
announce &
exec "$AKRAB" serve --data "$DATA"
