//! Files of a conversation: what they are, and saving them on this device.

use domain::documents::{FileState, FileTarget, FileView, MediaType, RecordKind};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::documents as api;
use crate::browser::share;
use crate::components::toast;
use crate::i18n::{Count, texts::attachments as t};
use crate::pages::portal::parts::icon;
use crate::remote::{Remote, Submit};

/// What is known of the files of a conversation.
pub type Known = Remote<Vec<FileView>>;

/// Asks for them.
pub fn of(consultation: Uuid) -> Known {
    let target = FileTarget { record_kind: RecordKind::Consultation, record_id: consultation };
    Remote::new(move || api::list_files(target))
}

/// A file with a message.
#[component]
pub fn FileLink(id: Uuid, files: Known) -> impl IntoView {
    let found = Memo::new(move |_| files.value.with(|all| all.as_ref().and_then(|all| all.iter().find(|file| file.id == id).cloned())));
    let saving = Submit::new();
    Effect::new(move |_| {
        if let Some(failure) = saving.failure.get() {
            toast::failed(&failure);
        }
    });
    move || {
        let Some(file) = found.get() else {
            return view! { <span class="file"><span class="tile off">{icon("#i-file", "i")}</span><span><b>{t::unknown}</b></span></span> }.into_any();
        };
        let (glyph, tone) = match file.media_type {
            MediaType::Jpeg | MediaType::Png => ("#i-img", "tile"),
            _ => ("#i-file", "tile bad"),
        };
        let (name, label) = (file.name.clone(), file.name.clone());
        let inside = view! {
            <span class=tone>{icon(glyph, "i")}</span>
            <span><b>{file.name.clone()}</b><span class="small">{state(&file)}</span></span>
        };
        if !file.state.is_served() {
            return view! { <span class="file">{inside}</span> }.into_any();
        }
        let save = move |_| {
            let name = name.clone();
            saving.run(api::find_file_content(id), move |content| share::keep(&name, &content));
        };
        view! {
            <button class="file" type="button" aria-label=move || t::open(&label) aria-busy=move || saving.busy.get().then_some("true") on:click=save>
                {inside}
            </button>
        }
        .into_any()
    }
}

fn state(file: &FileView) -> String {
    let word = match file.state {
        FileState::Quarantined => t::quarantined(),
        FileState::Clean => t::clean(),
        FileState::NotScanned => t::not_scanned(),
        FileState::Infected => t::infected(),
    };
    let size = match file.size_bytes / 1024 {
        kilobytes @ 0..1024 => t::kilobytes(Count(kilobytes.max(1))),
        kilobytes => t::megabytes(&crate::format::number::clinical(kilobytes as f64 / 1024.0, 1, crate::i18n::lang())),
    };
    format!("{size} · {word}")
}
