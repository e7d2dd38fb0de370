# Akrab. `make help` lists what can be made; every target looks first for what it needs, and installs it where it may.

.POSIX:
.SILENT:
.PHONY: help run test build check openapi dev bench soak fuzz browser format

# Where `make run` and `make dev` keep their data.
DATA = data
# What `make test` leaves out, for example: make test SKIP="browser fuzz"
SKIP =

help:
	echo "make run       build everything and serve it at http://localhost:8080, with demo data in ./$(DATA)"
	echo "make test      everything that is checked on each change: format, lints, tests, browser, contract"
	echo "make build     the release binary target/release/akrab and the front end in dist/"
	echo "make check     format and lints, for the server and the browser"
	echo "make dev       serve, and rebuild when a file changes"
	echo "make openapi   write openapi/openapi.json"
	echo "make browser   only the tests in a real browser, with screenshots"
	echo "make fuzz      only the contract tests: 5,000 requests made from openapi.json"
	echo "make bench     measure speed and size, and print the table"
	echo "make soak      the long forms of the tests about races and kills, for hours"
	echo "make format    format the sources"

run:
	DATA="$(DATA)" scripts/run.sh

test:
	SKIP="$(SKIP)" scripts/test.sh

build:
	scripts/build.sh

check:
	scripts/check.sh

dev:
	DATA="$(DATA)" scripts/dev.sh

openapi:
	scripts/bootstrap.sh server
	cargo run --quiet --package api -- openapi --output openapi/openapi.json
	echo "openapi/openapi.json is up to date"

browser:
	scripts/bootstrap.sh server web browser
	tests/browser/run.sh

fuzz:
	scripts/bootstrap.sh server fuzz
	tests/fuzz/run.sh

bench:
	scripts/bench.sh

soak:
	scripts/soak.sh

format:
	cargo fmt --all
