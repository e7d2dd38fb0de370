//! Who changed what, for the person themselves.

use domain::contacts::ChangeView;
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::portal as api;
use crate::format;
use crate::i18n::{texts::portal as p, texts::portal_account as t, texts::portal_door as door};
use crate::pages::portal::frame::clinic;
use crate::pages::portal::parts::{Shown, YourTime, icon};
use crate::remote::Remote;

/// The changes, the latest first; asked for again whenever `again` changes.
#[component]
pub fn History(id: Uuid, again: RwSignal<u32>) -> impl IntoView {
    let changes = Remote::new(move || {
        again.track();
        async move { Ok(api::list_own_changes(id).await?.data) }
    });
    let zone = clinic().zone();
    let list = move |all: Signal<Vec<ChangeView>>| {
        let zone = zone.clone();
        let rows = move || {
            let changes = all.get();
            if changes.is_empty() {
                return view! { <p class="pad-line meta">{t::history_none}</p> }.into_any();
            }
            let zone = zone.clone();
            let own = crate::api::session::user().map(|u| u.id);
            let row = move |change: ChangeView| {
                let who = match &change.user_id {
                    Some(user) if Some(*user) == own => p::you().to_owned(),
                    _ => change.user_name.clone().unwrap_or_else(|| t::by_clinic().to_owned()),
                };
                let what = if change.action == "created" { t::created().to_owned() } else { t::fields_changed(&fields(&change)) };
                let line = t::history_line(&who, &format::date_time(change.at, &zone));
                view! {
                    <li>
                        <span class="tile off">{icon("#i-user", "i")}</span>
                        <b>{what}</b>
                        <span class="small">{line}<YourTime at=change.at zone=zone.clone() /></span>
                    </li>
                }
            };
            view! { <ol class="log">{changes.into_iter().take(20).map(row).collect_view()}</ol> }.into_any()
        };
        view! { <div class="card flush">{rows}</div> }.into_any()
    };
    view! {
        <section class="stack tight" aria-labelledby="hist-t">
            <h2 id="hist-t">{t::history}</h2>
            <Shown remote=changes bones=1 children=list />
        </section>
    }
}

/// What a field is called here.
fn named(field: &str) -> String {
    match field.split(['.', '/']).find(|part| !part.is_empty()).unwrap_or(field) {
        "name" => door::name().to_owned(),
        "honorific" => t::honorific().to_owned(),
        "birth_date" => door::birth_date().to_owned(),
        "sex" => door::sex().to_owned(),
        "phone" => t::phone().to_owned(),
        "email" => t::email().to_owned(),
        "addresses" => t::address().to_owned(),
        "preferences" => t::how_to_reach().to_owned(),
        "mrn" => door::mrn().to_owned(),
        "links" => t::family().to_owned(),
        other => other.replace('_', " "),
    }
}

fn fields(change: &ChangeView) -> String {
    let mut names: Vec<String> = change.fields.iter().map(|field| named(&field.field)).collect();
    names.dedup();
    names.join(", ")
}
