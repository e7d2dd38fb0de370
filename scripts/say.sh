# Shared by the other scripts: messages, phases with their times, and where cargo puts things.
# shellcheck shell=sh

ROOT=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
TARGET=${CARGO_TARGET_DIR:-$ROOT/target}
case $TARGET in /*) ;; *) TARGET=$PWD/$TARGET ;; esac

PASSED=0
SUMMARY=

say() { printf '\n==> %s\n' "$*"; }

note() { printf '    %s\n' "$*"; }

fail() {
    printf '\nakrab: %s\n' "$*" >&2
    exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# phase NAME COMMAND...: runs the command, prints how long it took, and stops everything when it fails.
phase() {
    phase_name=$1
    shift
    say "$phase_name"
    phase_start=$(date +%s)
    phase_code=0
    "$@" || phase_code=$?
    phase_time=$(($(date +%s) - phase_start))
    if [ "$phase_code" -ne 0 ]; then
        printf '\n%s%6s s  failed  %s\n' "$SUMMARY" "$phase_time" "$phase_name" >&2
        printf '\nphases: %s passed, 1 failed\n' "$PASSED" >&2
        exit "$phase_code"
    fi
    note "done in $phase_time s"
    PASSED=$((PASSED + 1))
    SUMMARY=$(printf '%s%6s s  passed  %s\n_' "$SUMMARY" "$phase_time" "$phase_name")
    SUMMARY=${SUMMARY%_}
}

# The list of all phases, as the last thing that is printed.
summary() {
    say "All phases"
    printf '%s\nphases: %s passed, 0 failed\n' "$SUMMARY" "$PASSED"
}
