//! The files of a record, such as the sheets of a report.

use domain::documents::{FileState, FileTarget, FileView};
use leptos::prelude::*;

use crate::api::documents as api;
use crate::browser::share;
use crate::components::toast;
use crate::i18n::{Plain, texts::portal_results as t};
use crate::pages::portal::parts::{Act, Shown, icon};
use crate::remote::{Remote, Submit};

/// The photos and PDFs of a record under a title; nothing when there are none.
#[component]
pub fn Sheets(target: FileTarget, title: Plain) -> impl IntoView {
    let heading = format!("files-{}", target.record_id);
    let files = Remote::new(move || api::list_files(target));
    let list = move |all: Signal<Vec<FileView>>| {
        let heading = heading.clone();
        let rows = move || all.get().into_iter().map(|file| view! { <Sheet file /> }).collect_view();
        let any = move || all.with(|all| !all.is_empty());
        view! {
            {move || any().then(|| view! {
                <section class="stack tight" aria-labelledby=heading.clone()>
                    <h2 id=heading.clone()>{title}</h2>
                    <div class="card flush">{rows}</div>
                </section>
            })}
        }
        .into_any()
    };
    view! { <Shown remote=files bones=1 children=list /> }
}

#[component]
fn Sheet(file: FileView) -> impl IntoView {
    let saving = Submit::new();
    let (id, name) = (file.id, StoredValue::new(file.name.clone()));
    let save = move |()| saving.run(api::find_file_content(id), move |content| share::keep(&name.get_value(), &content));
    Effect::new(move |_| {
        if let Some(failure) = saving.failure.get() {
            toast::failed(&failure);
        }
    });
    let state = match file.state {
        FileState::Quarantined => Some(t::scanning()),
        FileState::Infected => Some(t::infected()),
        FileState::Clean | FileState::NotScanned => None,
    };
    let end = file.state.is_served().then(|| {
        view! { <Act class="btn sm" busy=saving.busy label=move || name.with_value(|name| t::open_file(name)) on_press=save>{t::save_file}</Act> }
    });
    view! {
        <div class="device">
            <span class="tile off">{icon("#i-file", "i")}</span>
            <div><b>{file.name}</b><span class="small">{state}</span></div>
            {end}
        </div>
    }
}
