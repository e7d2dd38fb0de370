//! The fields of medicine: their list, and the form of one.

use domain::organisation::{CreateSpeciality, SpecialityView};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::organisation::Specialities;
use crate::api::resource::{Query, list};
use crate::components::grid::{Column, Record, Rows};
use crate::components::{Empty, Glyph, LinkButton, TextField};
use crate::i18n::{
    Lang, lang,
    texts::{organisation as t, settings},
};
use crate::pages::settings::{
    ArchiveSwitch, Editor, NewLink, RecordTable, Saved, SettingsPage, Target, edit, follow_changes, name_link, shows_archive, suggest_code,
};
use crate::route::{Route, Setting};
use crate::shell::{self, open_to};

const NEW: Route = Route::NewSetting(Setting::Specialities);

/// The name of a speciality in the language in use.
pub(super) fn speciality_name(view: &SpecialityView) -> String {
    if lang() == Lang::Id { view.name_id.clone() } else { view.name_en.clone() }
}

impl Record for SpecialityView {
    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> String {
        speciality_name(self)
    }

    fn href(&self) -> String {
        Route::EditSetting(Setting::Specialities, self.id).href()
    }
}

fn columns() -> Vec<Column<SpecialityView>> {
    vec![
        Column::new("name_id", settings::name_id, |s: &SpecialityView| {
            name_link(s.name_id.clone(), Route::EditSetting(Setting::Specialities, s.id), s.archived_at.is_some())
        })
        .class("nm"),
        Column::new("name_en", settings::name_en, |s: &SpecialityView| s.name_en.clone()),
        Column::new("code", settings::code, |s: &SpecialityView| view! { <code>{s.code.clone()}</code> }),
    ]
}

/// The list of specialities.
#[component]
pub fn SpecialitiesPage() -> impl IntoView {
    shell::title(|| settings::specialities().to_owned());
    let archived = shows_archive();
    let rows = Rows::new(move || {
        follow_changes();
        let sort = Some(if lang() == Lang::Id { "name_id" } else { "name_en" }.to_owned());
        let query = Query { archived: archived.get(), sort, ..Query::counted(100) };
        move |cursor| {
            let query = Query { cursor, ..query.clone() };
            async move { list::<Specialities>(&query).await }
        }
    });
    let actions = || view! { <ArchiveSwitch /><NewLink target=NEW label=t::new_speciality /> };
    let empty = || {
        view! {
            <Empty glyph=Glyph::Heart title=t::specialities_empty text=t::specialities_empty_text>
                {open_to(NEW).then(|| view! { <LinkButton href=NEW.href()>{t::new_speciality}</LinkButton> })}
            </Empty>
        }
    };
    view! {
        <SettingsPage current=Some(Setting::Specialities) title=settings::specialities sub=t::specialities_sub count=rows.count actions>
            <div class="page-body">
                <RecordTable rows label=settings::specialities columns=columns() muted=|s| s.archived_at.is_some() empty />
            </div>
        </SettingsPage>
    }
}

const SAVED: Saved<Specialities> = Saved {
    list: Route::Settings(Setting::Specialities),
    made: None,
    name: speciality_name,
    fields: &[("name_id", settings::name_id), ("name_en", settings::name_en), ("code", settings::code)],
};

/// The form of a speciality.
#[component]
pub fn SpecialityForm(id: Option<Uuid>) -> impl IntoView {
    let title = if id.is_some() { t::edit_speciality } else { t::new_speciality };
    shell::title(move || title().to_owned());
    let blank = || CreateSpeciality { code: String::new(), name_id: String::new(), name_en: String::new() };
    view! {
        <SettingsPage current=Some(Setting::Specialities) title>
            {edit(Target::of(id, blank), SAVED, |editor| view! { <Fields editor /> }.into_any())}
        </SettingsPage>
    }
}

#[component]
fn Fields(editor: Editor<Specialities>) -> impl IntoView {
    let first = editor.form();
    let (name_id, name_en) = (RwSignal::new(first.name_id), RwSignal::new(first.name_en));
    let code = RwSignal::new(first.code);
    if editor.id.is_none() {
        suggest_code(code, name_en);
    }
    editor.follow(move || CreateSpeciality { code: code.get(), name_id: name_id.get(), name_en: name_en.get() });
    view! {
        <div class="pair">
            <TextField label=settings::name_id at="/name_id" value=name_id autofocus=editor.id.is_none() max_length=100 />
            <TextField label=settings::name_en at="/name_en" value=name_en max_length=100 />
        </div>
        <TextField label=settings::code at="/code" value=code hint=settings::code_hint max_length=40 />
    }
}
