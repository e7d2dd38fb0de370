//! What the laboratory and its doctors have to do: each number is a link to the list that it counts.

use domain::identity::Permission;
use leptos::prelude::*;

use super::numbers::Stat;
use crate::api::lab::{LabWork, count_lab_work};
use crate::api::session;
use crate::components::Glyph;
use crate::i18n::{Plain, texts::lab as t};
use crate::live;
use crate::remote::Remote;
use crate::route::{Address, Route};
use crate::shell::branches;

/// The numbers, for those who may do something about them.
#[component]
pub fn LabNumbers() -> impl IntoView {
    let verifies = || session::may(Permission::VerifyLab);
    let comments = || session::may(Permission::CommentLab);
    view! {
        <Show when=verifies>
            <Number work=LabWork::ToVerify list=None glyph=Glyph::Flask name=t::home_verify sub=t::home_verify_sub />
        </Show>
        <Show when=comments>
            <Number work=LabWork::ToRelease list=Some("comment") glyph=Glyph::Clock name=t::home_release sub=t::home_release_sub />
        </Show>
        <Show when=move || verifies() || comments()>
            <Number work=LabWork::Critical list=Some("critical") glyph=Glyph::Alert name=t::home_critical sub=t::home_critical_sub />
        </Show>
    }
}

#[component]
fn Number(work: LabWork, list: Option<&'static str>, glyph: Glyph, name: Plain, sub: Plain) -> impl IntoView {
    let branch = branches().chosen;
    let number = Remote::new(move || count_lab_work(work, branch.get()));
    live::reload_on(&["lab"], number);
    let query = list.map(|code| ("list".to_owned(), code.to_owned())).into_iter().collect();
    let href = Address { route: Route::Lab, query, fragment: String::new() }.href();
    let tone = if work == LabWork::Critical { "danger" } else { "warning" };
    view! { <Stat href glyph name value=number.value sub=Signal::derive(move || sub().to_owned()) tone /> }
}
