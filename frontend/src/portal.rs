//! The patient portal, served under `/`.

#![recursion_limit = "512"]

fn main() {
    frontend::pages::portal::start();
}
