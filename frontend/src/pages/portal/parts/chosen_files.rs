//! Files that were chosen and not sent yet.

use leptos::prelude::*;

use super::{Notice, icon};
use crate::components::attachments::{ATTACHABLE, Attachment, Attachments};
use crate::i18n::{Count, texts::attachments as t};

/// The files, each with its progress or a button that takes it out again.
#[component]
pub fn ChosenFiles(files: Attachments, #[prop(into)] busy: Signal<bool>) -> impl IntoView {
    let row = move |file: Attachment| {
        let (id, progress, name) = (file.id, file.progress, file.name.clone());
        let (removing, sending) = (file.name.clone(), file.name);
        let words = move || match progress.get().filter(|_| busy.get()) {
            Some(part) => t::sending(&sending, Count((part * 100.0).clamp(0.0, 100.0).round() as i64)),
            None => name.clone(),
        };
        view! {
            <li class="device">
                <span class="tile off">{icon("#i-file", "i")}</span>
                <div><b>{words}</b></div>
                <button class="icon-btn" type="button" disabled=busy aria-label=t::remove(&removing) on:click=move |_| files.remove(id)>
                    {icon("#i-x", "i")}
                </button>
            </li>
        }
    };
    let refused = move || files.refused.with(|refused| (!refused.is_empty()).then(|| refused.join(" ")));
    view! {
        {move || (!files.is_empty()).then(|| view! { <ul class="files">{files.all().into_iter().map(row).collect_view()}</ul> })}
        {move || refused().map(|words| view! { <Notice tone="warn" title=words /> })}
    }
}

/// The field that chooses files; a label around it is the button.
#[component]
pub fn FileInput(files: Attachments, #[prop(optional, into)] label: Option<TextProp>) -> impl IntoView {
    view! {
        <input
            type="file"
            multiple
            accept=ATTACHABLE
            aria-label=label.map(|label| move || label.get())
            on:change=move |event| files.add(crate::browser::file::chosen(&event))
        />
    }
}
