//! The facilities with which patients are exchanged: their list, and the form of one.

use domain::referrals::{CreateFacility, FacilityKind, FacilityView};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::referrals::Facilities;
use crate::api::resource::{Query, list};
use crate::components::grid::{Column, Record, Rows};
use crate::components::{Empty, Glyph, LinkButton, SelectField, TextField};
use crate::format;
use crate::i18n::{
    lang,
    texts::{referrals as t, settings},
};
use crate::pages::settings::{
    ArchiveSwitch, Editor, NewLink, NothingFound, RecordTable, Saved, SearchBox, SettingsPage, Target, edit, filled, follow_changes,
    name_link, shows_archive,
};
use crate::route::{Route, Setting};
use crate::shell::{self, open_to};

const NEW: Route = Route::NewSetting(Setting::Facilities);

impl Record for FacilityView {
    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> String {
        self.name.clone()
    }

    fn href(&self) -> String {
        Route::EditSetting(Setting::Facilities, self.id).href()
    }
}

fn columns() -> Vec<Column<FacilityView>> {
    vec![
        Column::new("name", settings::name, |f: &FacilityView| {
            name_link(f.name.clone(), Route::EditSetting(Setting::Facilities, f.id), f.archived_at.is_some())
        })
        .class("nm"),
        Column::new("kind", t::kind, |f: &FacilityView| {
            let kind = f.kind;
            move || kind.label(lang())
        }),
        Column::new("city", t::city, |f: &FacilityView| f.city.clone().unwrap_or_default()),
        Column::new("phone", t::phone, |f: &FacilityView| f.phone.as_deref().map(format::phone).unwrap_or_default()),
    ]
}

/// The list of facilities.
#[component]
pub fn FacilitiesPage() -> impl IntoView {
    shell::title(|| t::facilities().to_owned());
    let (archived, search) = (shows_archive(), RwSignal::new(String::new()));
    let rows = Rows::new(move || {
        follow_changes();
        let query = Query { archived: archived.get(), sort: Some("name".to_owned()), ..Query::counted(100) };
        let query = query.maybe("filter[name][contains]", Some(search.get()));
        move |cursor| {
            let query = Query { cursor, ..query.clone() };
            async move { list::<Facilities>(&query).await }
        }
    });
    let actions = move || {
        view! { <SearchBox label=t::search_facilities asked=search /><ArchiveSwitch /><NewLink target=NEW label=t::facility_new /> }
    };
    let empty = move || match search.with(String::is_empty) {
        false => view! { <NothingFound on_clear=move |()| search.set(String::new()) /> }.into_any(),
        true => view! {
            <Empty glyph=Glyph::Building title=t::facilities_empty text=t::facilities_empty_text>
                {open_to(NEW).then(|| view! { <LinkButton href=NEW.href()>{t::facility_new}</LinkButton> })}
            </Empty>
        }
        .into_any(),
    };
    view! {
        <SettingsPage current=Some(Setting::Facilities) title=t::facilities sub=t::facilities_sub count=rows.count actions>
            <div class="page-body">
                <RecordTable rows label=t::facilities columns=columns() muted=|f| f.archived_at.is_some() empty />
            </div>
        </SettingsPage>
    }
}

const SAVED: Saved<Facilities> = Saved {
    list: Route::Settings(Setting::Facilities),
    made: None,
    name: |view| view.name.clone(),
    fields: &[("name", settings::name), ("kind", t::kind), ("city", t::city), ("phone", t::phone), ("email", t::email)],
};

/// The form of a facility.
#[component]
pub fn FacilityForm(id: Option<Uuid>) -> impl IntoView {
    let title = if id.is_some() { t::facility_edit } else { t::facility_new };
    shell::title(move || title().to_owned());
    let blank = || CreateFacility { name: String::new(), kind: FacilityKind::Hospital, city: None, phone: None, email: None };
    view! {
        <SettingsPage current=Some(Setting::Facilities) title>
            {edit(Target::of(id, blank), SAVED, |editor| view! { <Fields editor /> }.into_any())}
        </SettingsPage>
    }
}

#[component]
fn Fields(editor: Editor<Facilities>) -> impl IntoView {
    let first = editor.form();
    let text = |text: Option<String>| RwSignal::new(text.unwrap_or_default());
    let (name, kind) = (RwSignal::new(first.name), RwSignal::new(first.kind.code().to_owned()));
    let (city, phone, email) = (text(first.city), text(first.phone), text(first.email));
    editor.follow(move || CreateFacility {
        name: name.get(),
        kind: kind.with(|code| FacilityKind::from_code(code)).unwrap_or(FacilityKind::Other),
        city: city.with(|text| filled(text)),
        phone: phone.with(|text| filled(text)),
        email: email.with(|text| filled(text)),
    });
    let kinds = Signal::derive(|| FacilityKind::ALL.iter().map(|k| (k.code().to_owned(), k.label(lang()).to_owned())).collect::<Vec<_>>());
    view! {
        <TextField label=settings::name at="/name" value=name autofocus=editor.id.is_none() max_length=200 />
        <div class="pair">
            <SelectField label=t::kind at="/kind" value=kind options=kinds />
            <TextField label=t::city at="/city" value=city optional=true max_length=100 />
        </div>
        <div class="pair">
            <TextField label=t::phone at="/phone" value=phone optional=true inputmode="tel" max_length=40 />
            <TextField label=t::email at="/email" value=email optional=true inputmode="email" max_length=254 />
        </div>
    }
}
