#!/bin/sh
# Measures speed and size against a bare server and pgbench, and prints the table, which also goes to target/bench/table.md.
#
# BENCH_PATIENTS (1000000), BENCH_APPOINTMENTS (1000000), BENCH_RUNS (5), BENCH_SECONDS (5), BENCH_ONLY (v1,v2,v3,v4,v5,v9,v10): what to
# measure.
set -eu
. "$(dirname -- "$0")/say.sh"
cd "$ROOT"

scripts/bootstrap.sh server web
say "Building the server and the measuring program"
cargo build --release -p api -p akrab-tests --bin akrab --bin bench --features akrab-tests/bench
case ",${BENCH_ONLY:-v10}," in
*,v10,*)
    say "Building the front end"
    cargo xtask web
    ;;
esac
say "Measuring; the first time, the demo patients are made"
"$TARGET/release/bench"
note "$TARGET/bench/table.md holds the table"
