#!/bin/sh
# Looks for what a target needs, and installs what is missing where it may: Debian and Ubuntu as root or with sudo.
# Elsewhere it prints the command. A second call only looks.
#
# usage: scripts/bootstrap.sh [server] [web] [browser] [fuzz]
set -eu
. "$(dirname -- "$0")/say.sh"

MISSING=
UPDATED=

# --- Installing -------------------------------------------------------------------------------------------------------

# May packages be installed here, and with which command in front?
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif sudo -n true 2>/dev/null || [ -t 0 ]; then
        sudo "$@"
    else
        return 1
    fi
}

can_install() {
    has apt-get && { [ "$(id -u)" -eq 0 ] || { has sudo && { sudo -n true 2>/dev/null || [ -t 0 ]; }; }; }
}

update_lists() {
    [ -n "$UPDATED" ] || as_root apt-get update -qq || note "the package lists could not be updated; trying with the old ones"
    UPDATED=yes
}

install() {
    note "installing $*"
    update_lists
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# The newest package whose name matches, such as postgresql-17 for '^postgresql-[0-9]+$'.
newest() { apt-cache search --names-only "$1" 2>/dev/null | cut -d' ' -f1 | sort -V | tail -n 1; }

# What to type on this machine; the arguments are the packages of apt, dnf, pacman, apk and brew.
by_hand() {
    what=$1 apt=$2 dnf=$3 pacman=$4 apk=$5 brew=$6
    if has apt-get; then command="sudo apt-get install --no-install-recommends $apt"
    elif has dnf; then command="sudo dnf install $dnf"
    elif has pacman; then command="sudo pacman -S $pacman"
    elif has apk; then command="sudo apk add $apk"
    elif has brew; then command="brew install $brew"
    else command="install $what with the package manager of this system"
    fi
    MISSING="$MISSING
  $what: $command"
}

# --- What the server needs --------------------------------------------------------------------------------------------

need_rust() {
    wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' "$ROOT/Cargo.toml" | head -n 1)
    if ! has cargo; then
        MISSING="$MISSING
  Rust $wanted or newer: see https://rustup.rs, or: curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh"
        return
    fi
    found=$(cargo --version | cut -d' ' -f2)
    oldest=$(printf '%s\n%s\n' "$wanted" "$found" | sort -V | head -n 1)
    [ "$oldest" = "$wanted" ] || MISSING="$MISSING
  Rust $wanted or newer (here is $found): rustup update stable"
}

need_compiler() {
    has cc && return
    if can_install; then install gcc libc6-dev; else
        by_hand "a C compiler" "gcc libc6-dev" gcc gcc "gcc musl-dev" gcc
    fi
}

has_postgres() {
    [ -z "${PG_BIN_DIR:-}" ] || { [ -x "$PG_BIN_DIR/initdb" ] && return; }
    for program in /usr/lib/postgresql/*/bin/initdb /usr/pgsql-*/bin/initdb /usr/libexec/postgresql*/initdb \
        /usr/local/lib/postgresql/bin/initdb /opt/homebrew/opt/postgresql@*/bin/initdb /usr/local/opt/postgresql@*/bin/initdb \
        /Applications/Postgres.app/Contents/Versions/*/bin/initdb; do
        [ ! -x "$program" ] || return 0
    done
    has initdb
}

# Only the programs: the package would otherwise make a cluster of its own and start it as a service.
install_postgres() {
    update_lists
    package=$(newest '^postgresql-[0-9]+$')
    switch=/etc/postgresql-common/createcluster.d/akrab.conf
    as_root mkdir -p "$(dirname "$switch")"
    echo 'create_main_cluster = false' | as_root tee "$switch" >/dev/null
    result=0
    install "${package:-postgresql}" || result=$?
    as_root rm -f "$switch"
    return "$result"
}

need_postgres() {
    has_postgres && return
    if can_install; then install_postgres; else
        by_hand "PostgreSQL 14 or newer (its programs; no service has to run)" postgresql "postgresql-server postgresql-contrib" \
            postgresql "postgresql16 postgresql16-contrib" postgresql@17
    fi
}

# --- What the front end needs -----------------------------------------------------------------------------------------

WASM=wasm32-unknown-unknown

has_wasm_library() {
    has rustc || return 1
    libraries=$(rustc --print target-libdir --target $WASM 2>/dev/null) || return 1
    ls "$libraries"/libcore-* >/dev/null 2>&1
}

# Debian's compiler, which can build the standard library from its source.
has_debian_compiler() {
    [ -x /usr/bin/rustc ] && [ -x /usr/bin/cargo ] && ls /usr/bin/wasm-ld-* >/dev/null 2>&1 \
        && [ -e "$(/usr/bin/rustc --print sysroot)/lib/rustlib/src/rust/library/std/Cargo.toml" ]
}

need_wasm() {
    { has_wasm_library || has_debian_compiler; } && return
    if has rustup; then
        note "adding the target $WASM to Rust"
        { rustup target add $WASM >/dev/null 2>&1 && has_wasm_library; } && return
    fi
    if can_install; then
        update_lists
        linker=$(apt-cache search --names-only '^lld-22$' | cut -d' ' -f1)
        install rustc-web cargo-web rust-web-src "${linker:-$(newest '^lld-[0-9]+$')}" && has_debian_compiler && return
    fi
    MISSING="$MISSING
  Rust's library for the browser: rustup target add $WASM"
}

# --- What only some tests need ----------------------------------------------------------------------------------------

has_chromium() { [ -n "${CHROMIUM:-}" ] || has chromium || has chromium-browser || has google-chrome; }

need_browser() {
    if ! has node || ! has npm; then
        if can_install; then install nodejs npm; else by_hand "Node.js" "nodejs npm" "nodejs npm" "nodejs npm" "nodejs npm" node; fi
    fi
    has_chromium && return
    if can_install; then install chromium; else by_hand "Chromium" chromium chromium chromium chromium "--cask chromium"; fi
}

need_python() {
    if has python3 && python3 -c 'import venv, ensurepip' 2>/dev/null; then return; fi
    if can_install; then install python3 python3-venv; else
        by_hand "Python 3 with venv" "python3 python3-venv" python3 python python3 python
    fi
}

# ----------------------------------------------------------------------------------------------------------------------

for part in "${@:-server}"; do
    case $part in
        server) need_rust && need_compiler && need_postgres ;;
        web) need_wasm ;;
        browser) need_browser ;;
        fuzz) need_python ;;
        *) fail "unknown part '$part'; known are server, web, browser and fuzz" ;;
    esac
done

if [ -n "$MISSING" ]; then
    printf '\nakrab: this machine still needs:%s\n\nthen run the same command again.\n' "$MISSING" >&2
    exit 1
fi
