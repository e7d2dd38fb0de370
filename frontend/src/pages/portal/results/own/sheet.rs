//! The photo or PDF of the sheet, on its way with its progress.

use domain::documents::{FileTarget, MAX_FILE_BYTES, RecordKind};
use leptos::prelude::*;
use uuid::Uuid;
use web_sys::File;

use crate::api::{Failure, Key, documents as api};
use crate::browser::file;
use crate::i18n::{Count, texts::portal_results as t};
use crate::pages::portal::parts::{Notice, icon};

/// What can be chosen.
const TYPES: &[&str] = &["image/jpeg", "image/png", "image/webp", "application/pdf"];

/// A file that was chosen.
#[derive(Clone)]
pub struct Sheet {
    id: Uuid,
    pub name: String,
    file: File,
    key: Key,
    /// How much of it is on its way, from 0 to 1.
    progress: RwSignal<f64>,
    arrived: RwSignal<bool>,
}

/// The files that go with the values.
#[derive(Clone, Copy)]
pub struct Sheets {
    all: RwSignal<Vec<Sheet>, LocalStorage>,
    /// Why what was chosen last was not taken.
    refused: RwSignal<Vec<String>>,
}

impl Sheets {
    pub fn new() -> Sheets {
        Sheets { all: RwSignal::new_local(Vec::new()), refused: RwSignal::new(Vec::new()) }
    }

    pub fn is_empty(self) -> bool {
        self.all.with(Vec::is_empty)
    }

    /// Takes what was chosen; what cannot be taken says why at once.
    fn add(self, files: Vec<File>) {
        let mut refused = Vec::new();
        for file in files {
            let name = file.name();
            if !TYPES.contains(&file.type_().as_str()) {
                refused.push(t::photo_wrong(&name));
            } else if file.size() > MAX_FILE_BYTES as f64 {
                refused.push(t::photo_too_large(&name));
            } else {
                let (progress, arrived) = (RwSignal::new(0.0), RwSignal::new(false));
                self.all.update(|all| all.push(Sheet { id: Uuid::new_v4(), name, file, key: Key::new(), progress, arrived }));
            }
        }
        self.refused.set(refused);
    }

    /// Sends what has not arrived yet; what has is never sent twice.
    pub async fn send(self, report: Uuid) -> Result<(), Failure> {
        let target = FileTarget { record_kind: RecordKind::LabReport, record_id: report };
        let waiting = self.all.with_untracked(|all| all.iter().filter(|sheet| !sheet.arrived.get_untracked()).cloned().collect::<Vec<_>>());
        for sheet in waiting {
            let progress = sheet.progress;
            api::create_file(target, &sheet.file, &sheet.key, move |part| _ = progress.try_set(part)).await?;
            sheet.arrived.set(true);
        }
        Ok(())
    }
}

/// Choosing files, and leaving them out again.
#[component]
pub fn SheetPicker(sheets: Sheets) -> impl IntoView {
    let rows = move || {
        let row = |sheet: Sheet| {
            let id = sheet.id;
            let remove = move |_| sheets.all.update(|all| all.retain(|other| other.id != id));
            view! {
                <li class="device">
                    <span class="tile off">{icon("#i-file", "i")}</span>
                    <div><b>{sheet.name.clone()}</b></div>
                    <button class="icon-btn" type="button" aria-label=t::photo_remove(&sheet.name) on:click=remove>{icon("#i-x", "i")}</button>
                </li>
            }
        };
        sheets.all.with(|all| (!all.is_empty()).then(|| all.iter().cloned().map(row).collect_view()))
    };
    let refused = move || sheets.refused.with(|refused| (!refused.is_empty()).then(|| refused.join(" ")));
    view! {
        <section class="card" aria-labelledby="photo-t">
            <div><h2 id="photo-t">{t::photo_title}</h2><p class="meta">{t::photo_text}</p></div>
            {move || rows().map(|rows| view! { <ul class="files">{rows}</ul> })}
            {move || refused().map(|words| view! { <Notice tone="warn" title=words /> })}
            <label class="btn file-btn">
                {icon("#i-file", "i s")}
                <span>{t::photo_choose}</span>
                <input type="file" multiple accept=TYPES.join(",") on:change=move |event| sheets.add(file::chosen(&event)) />
            </label>
        </section>
    }
}

/// How far the files are.
#[component]
pub fn SheetProgress(sheets: Sheets) -> impl IntoView {
    let row = |sheet: Sheet| {
        let (name, said) = (sheet.name.clone(), sheet.name.clone());
        let percent = move || (sheet.progress.get() * 100.0).clamp(0.0, 100.0).round();
        let words = move || match sheet.arrived.get() {
            true => t::uploaded(&said),
            false => t::uploading(&said, Count(percent() as i64)),
        };
        let width = move || format!("{}%", percent());
        view! {
            <li class="stack tight">
                <p>{words}</p>
                <svg class="bar" role="progressbar" aria-label=name aria-valuemin="0" aria-valuemax="100" aria-valuenow=move || percent().to_string()>
                    <rect width=width height="100%" />
                </svg>
            </li>
        }
    };
    view! { <ul class="stack tight">{move || sheets.all.with(|all| all.iter().cloned().map(row).collect_view())}</ul> }
}
