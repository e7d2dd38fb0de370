//! The patient portal, served under `/`, and the parts in which it is loaded.
//!
//! The functions with `#[wasm_split]` stand here and not in the library: they are exported from every binary that is linked
//! with them.

#![recursion_limit = "512"]

use frontend::pages::portal::{self, INSTEAD, Page, Part};
use frontend::part::{later, now};
use leptos::prelude::AnyView;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

fn main() {
    portal::start(view);
}

fn view(page: Page) -> AnyView {
    match page.part() {
        Part::First => portal::first(page),
        Part::Door => later(Box::pin(load_door()), INSTEAD, move || now(door(page))),
        Part::Book => later(Box::pin(load_book()), INSTEAD, move || now(book(page))),
        Part::Visits => later(Box::pin(load_visits()), INSTEAD, move || now(visits(page))),
        Part::Results => later(Box::pin(load_results()), INSTEAD, move || now(results(page))),
        Part::Consult => later(Box::pin(load_consult()), INSTEAD, move || now(consult(page))),
        Part::Verify => later(Box::pin(load_verify()), INSTEAD, move || now(verify(page))),
        Part::Own => later(Box::pin(load_own()), INSTEAD, move || now(own(page))),
    }
}

#[wasm_split(door, fallible, preload(load_door))]
fn door(page: Page) -> Result<AnyView, SplitLoaderError> {
    Ok(portal::door(page))
}

#[wasm_split(book, fallible, preload(load_book))]
fn book(page: Page) -> Result<AnyView, SplitLoaderError> {
    Ok(portal::book(page))
}

#[wasm_split(visits, fallible, preload(load_visits))]
fn visits(page: Page) -> Result<AnyView, SplitLoaderError> {
    Ok(portal::visits(page))
}

#[wasm_split(results, fallible, preload(load_results))]
fn results(page: Page) -> Result<AnyView, SplitLoaderError> {
    Ok(portal::results(page))
}

#[wasm_split(consult, fallible, preload(load_consult))]
fn consult(page: Page) -> Result<AnyView, SplitLoaderError> {
    Ok(portal::consult(page))
}

#[wasm_split(verify, fallible, preload(load_verify))]
fn verify(page: Page) -> Result<AnyView, SplitLoaderError> {
    Ok(portal::verify(page))
}

#[wasm_split(own, fallible, preload(load_own))]
fn own(page: Page) -> Result<AnyView, SplitLoaderError> {
    Ok(portal::own(page))
}
