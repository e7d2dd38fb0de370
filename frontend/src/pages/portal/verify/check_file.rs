//! Whether a file is what was issued, byte for byte. The file stays on the device: only its fingerprint is sent.

use domain::documents::{DocumentVerificationView, VerifyDocument};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::answer::Answer;
use crate::api::documents as api;
use crate::browser::file;
use crate::i18n::texts::portal_verify as t;
use crate::pages::portal::parts::{Notice, icon, refused};
use crate::remote::Submit;

/// How far the check is.
#[derive(Clone)]
enum Checked {
    /// The browser cannot compute it, or cannot read the file.
    Unable,
    Told {
        name: String,
        answer: DocumentVerificationView,
    },
}

/// Choosing a file, and the answer.
#[component]
pub fn FileCheck(code: String) -> impl IntoView {
    let (asking, checked) = (Submit::new(), RwSignal::new(None::<Checked>));
    let code = StoredValue::new(code);
    let check = move |chosen: File| {
        checked.set(None);
        let name = chosen.name();
        spawn_local(async move {
            let Some(sha256) = file::sha256(&chosen).await else {
                let _ = checked.try_set(Some(Checked::Unable));
                return;
            };
            // The page may have been left meanwhile.
            let Some(code) = code.try_get_value() else { return };
            let form = VerifyDocument { code, sha256: Some(sha256) };
            asking.run(async move { api::verify_document(&form).await }, move |answer| checked.set(Some(Checked::Told { name, answer })));
        });
    };
    let choose = move |event| {
        if let Some(chosen) = file::chosen(&event).into_iter().next() {
            check(chosen);
        }
    };
    let told = move || match checked.get()? {
        Checked::Unable => Some(view! { <Notice tone="warn" title=t::file_unable /> }.into_any()),
        Checked::Told { name, answer } if answer.file_unchanged == Some(true) => {
            Some(view! { <Notice tone="ok" glyph="#i-okc" title=t::file_same(&name) /> }.into_any())
        }
        Checked::Told { answer, .. } => Some(view! { <Answer told=answer /> }.into_any()),
    };
    view! {
        <section class="card" aria-labelledby="file-t">
            <div><h2 id="file-t">{t::file_title}</h2><p class="meta">{t::file_text}</p></div>
            {refused(asking)}
            {told}
            <label class="btn file-btn" aria-busy=move || asking.busy.get().then_some("true")>
                {icon("#i-file", "i s")}
                <span>{t::file_choose}</span>
                <input type="file" accept="application/pdf" on:change=choose />
            </label>
        </section>
    }
}
