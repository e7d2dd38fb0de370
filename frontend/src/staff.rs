//! The staff app, served under `/app/`, and the parts in which it is loaded.
//!
//! The functions with `#[wasm_split]` stand here and not in the library: they are exported from every binary that is linked
//! with them.

#![recursion_limit = "512"]

use frontend::part::{later, now};
use frontend::route::Route;
use frontend::shell::{self, INSTEAD, Part};
use leptos::prelude::AnyView;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

fn main() {
    shell::start(page);
}

fn page(route: Route) -> AnyView {
    match route.part() {
        Part::First => shell::first(route),
        Part::People => later(Box::pin(load_people()), INSTEAD, move || now(people(route))),
        Part::Desk => later(Box::pin(load_desk()), INSTEAD, move || now(desk(route))),
        Part::Lab => later(Box::pin(load_lab()), INSTEAD, move || now(lab(route))),
        Part::Consultations => later(Box::pin(load_consultations()), INSTEAD, move || now(consultations(route))),
        Part::Referrals => later(Box::pin(load_referrals()), INSTEAD, move || now(referrals(route))),
        Part::Settings => later(Box::pin(load_settings()), INSTEAD, move || now(settings(route))),
    }
}

#[wasm_split(people, fallible, preload(load_people))]
fn people(route: Route) -> Result<AnyView, SplitLoaderError> {
    Ok(shell::people(route))
}

#[wasm_split(desk, fallible, preload(load_desk))]
fn desk(route: Route) -> Result<AnyView, SplitLoaderError> {
    Ok(shell::desk(route))
}

#[wasm_split(lab, fallible, preload(load_lab))]
fn lab(route: Route) -> Result<AnyView, SplitLoaderError> {
    Ok(shell::lab(route))
}

#[wasm_split(consultations, fallible, preload(load_consultations))]
fn consultations(route: Route) -> Result<AnyView, SplitLoaderError> {
    Ok(shell::consultations(route))
}

#[wasm_split(referrals, fallible, preload(load_referrals))]
fn referrals(route: Route) -> Result<AnyView, SplitLoaderError> {
    Ok(shell::referrals(route))
}

#[wasm_split(settings, fallible, preload(load_settings))]
fn settings(route: Route) -> Result<AnyView, SplitLoaderError> {
    Ok(shell::settings(route))
}
