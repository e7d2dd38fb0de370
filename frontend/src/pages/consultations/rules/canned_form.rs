//! One canned answer, in both languages.

use domain::consultations::CreateCannedAnswer;
use leptos::prelude::*;
use uuid::Uuid;

use super::removal::{Removal, Words};
use crate::api::consultations::CannedAnswers;
use crate::components::grid::Record;
use crate::components::{Switch, TextArea, TextField};
use crate::i18n::texts::consultation_rules as t;
use crate::pages::settings::{Editor, Saved, SettingsPage, Target, edit};
use crate::route::{Route, Setting};
use crate::shell;

const LIST: Route = Route::Settings(Setting::CannedAnswers);
const SAVED: Saved<CannedAnswers> = Saved {
    list: LIST,
    made: None,
    name: Record::name,
    fields: &[
        ("title_id", t::title_id),
        ("title_en", t::title_en),
        ("text_id", t::text_id),
        ("text_en", t::text_en),
        ("shared", t::shared),
    ],
};
const REMOVAL: Words = Words { action: t::remove_canned, title: t::remove_canned_title, text: t::remove_text };

/// The form.
#[component]
pub fn CannedForm(id: Option<Uuid>) -> impl IntoView {
    let title = if id.is_some() { t::edit_canned } else { t::new_canned };
    shell::title(move || title().to_owned());
    let blank = || CreateCannedAnswer {
        shared: false,
        title_id: String::new(),
        title_en: String::new(),
        text_id: String::new(),
        text_en: String::new(),
    };
    view! {
        <SettingsPage current=Some(Setting::CannedAnswers) title>
            {edit(Target::of(id, blank), SAVED, |editor| view! { <Fields editor /> }.into_any())}
        </SettingsPage>
    }
}

#[component]
fn Fields(editor: Editor<CannedAnswers>) -> impl IntoView {
    let first = editor.form();
    let (title_id, title_en) = (RwSignal::new(first.title_id.clone()), RwSignal::new(first.title_en.clone()));
    let (text_id, text_en) = (RwSignal::new(first.text_id.clone()), RwSignal::new(first.text_en.clone()));
    let shared = RwSignal::new(first.shared);
    editor.follow(move || CreateCannedAnswer {
        shared: shared.get(),
        title_id: title_id.get(),
        title_en: title_en.get(),
        text_id: text_id.get(),
        text_en: text_en.get(),
    });
    view! {
        <div class="pair">
            <TextField label=t::title_id at="/title_id" value=title_id autofocus=editor.id.is_none() max_length=120 />
            <TextField label=t::title_en at="/title_en" value=title_en max_length=120 />
        </div>
        <TextArea label=t::text_id at="/text_id" value=text_id rows=5 max_length=5000 />
        <TextArea label=t::text_en at="/text_en" value=text_en rows=5 max_length=5000 />
        <Switch label=t::shared hint=t::shared_hint checked=shared on_change=move |on| shared.set(on) />
        <Removal editor words=REMOVAL list=LIST name=|view| Record::name(view) />
    }
}
