//! The photo or PDF of the sheet: chosen with the values, and sent once they are saved.

use domain::documents::{FileTarget, RecordKind};
use leptos::prelude::*;
use uuid::Uuid;

use crate::components::attachments::Attachments;
use crate::i18n::texts::portal_results as t;
use crate::pages::portal::moves;
use crate::pages::portal::parts::{Act, ChosenFiles, FileInput, Notice, Trouble, icon};
use crate::pages::portal::place::Place;
use crate::remote::Submit;

/// Choosing files, and leaving them out again.
#[component]
pub fn SheetPicker(sheets: Attachments, #[prop(into)] busy: Signal<bool>) -> impl IntoView {
    view! {
        <section class="card" aria-labelledby="photo-t">
            <div><h2 id="photo-t">{t::photo_title}</h2><p class="meta">{t::photo_text}</p></div>
            <ChosenFiles files=sheets busy />
            <label class="btn file-btn">{icon("#i-file", "i s")}<span>{t::photo_choose}</span><FileInput files=sheets /></label>
        </section>
    }
}

/// The values are saved; the sheets follow. What fails can be sent again, or be left out.
#[component]
pub fn Sending(report: Uuid, sheets: Attachments) -> impl IntoView {
    let sending = Submit::new();
    let target = FileTarget { record_kind: RecordKind::LabReport, record_id: report };
    let send = move |()| sending.run(async move { sheets.send(target).await }, move |_| moves::replace(Place::Result(report)));
    send(());
    let failed = move || {
        sending.failure.get().map(|failure| {
            view! {
                <Notice tone="warn" title=t::upload_failed />
                <Trouble failure />
                <div class="btns">
                    <Act class="btn primary" on_press=send>{t::upload_again}</Act>
                    <Act on_press=move |()| moves::replace(Place::Result(report))>{t::go_on}</Act>
                </div>
            }
        })
    };
    view! { <section class="card" aria-live="polite"><ChosenFiles files=sheets busy=sending.busy />{failed}</section> }
}
