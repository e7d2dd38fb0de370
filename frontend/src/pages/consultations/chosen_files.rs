//! Files that go with a reply and were not sent yet.

use leptos::prelude::*;

use crate::components::attachments::{ATTACHABLE, Attachment, Attachments};
use crate::components::{Glyph, Icon, IconButton, Size};
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
            <li>
                <Icon glyph=Glyph::File size="i-sm" />
                <span>{words}</span>
                <IconButton glyph=Glyph::X size=Size::Small disabled=busy label=move || t::remove(&removing) on_press=move |()| files.remove(id) />
            </li>
        }
    };
    let refused = move || files.refused.with(|refused| (!refused.is_empty()).then(|| refused.join(" ")));
    view! {
        {move || (!files.is_empty()).then(|| view! { <ul class="chosen-files">{files.all().into_iter().map(row).collect_view()}</ul> })}
        {move || refused().map(|words| view! { <p class="err" role="alert"><Icon glyph=Glyph::Alert />{words}</p> })}
    }
}

/// The button that chooses files.
#[component]
pub fn FileButton(files: Attachments) -> impl IntoView {
    view! {
        <label class="btn file-btn" data-kind="quiet" data-icon="true" title=t::attach>
            <Icon glyph=Glyph::Attach />
            <input type="file" multiple accept=ATTACHABLE aria-label=t::attach on:change=move |event| files.add(crate::browser::file::chosen(&event)) />
        </label>
    }
}
