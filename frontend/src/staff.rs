//! The staff app, served under `/app/`.

#![recursion_limit = "512"]

fn main() {
    frontend::shell::start();
}
