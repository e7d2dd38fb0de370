//! Doctors and other health workers.

use domain::organisation::PractitionerView;
use leptos::prelude::*;
use uuid::Uuid;

use super::practitioner_form::specialities;
use crate::api::organisation::Practitioners;
use crate::api::resource::{Query, list};
use crate::components::grid::{Column, Record, Rows};
use crate::components::{Avatar, Empty, Glyph, LinkButton};
use crate::i18n::texts::{organisation as t, settings};
use crate::pages::settings::{
    ArchiveSwitch, CheckList, NewLink, NothingFound, RecordTable, SearchBox, SettingsPage, follow_changes, name_link, shows_archive,
};
use crate::remote::Remote;
use crate::route::{Route, Setting};
use crate::shell::{self, branches, open_to};

const NEW: Route = Route::NewSetting(Setting::Practitioners);

impl Record for PractitionerView {
    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> String {
        self.name.clone()
    }

    fn href(&self) -> String {
        Route::EditSetting(Setting::Practitioners, self.id).href()
    }
}

fn columns(fields: Remote<CheckList>) -> Vec<Column<PractitionerView>> {
    let places = branches();
    vec![
        Column::new("name", settings::name, |p: &PractitionerView| {
            let link = name_link(p.name.clone(), Route::EditSetting(Setting::Practitioners, p.id), p.archived_at.is_some());
            view! { <div class="who"><Avatar name=p.name.clone() staff=true />{link}</div> }
        })
        .class("nm"),
        Column::new("specialities", settings::specialities, move |p: &PractitionerView| {
            let ids = p.speciality_ids.clone();
            move || fields.value.with(|all| all.as_ref().map(|all| all.names(&ids)).unwrap_or_default())
        }),
        Column::new("locations", settings::locations, move |p: &PractitionerView| {
            let ids = p.location_ids.clone();
            move || ids.iter().filter_map(|id| places.name(*id)).collect::<Vec<_>>().join(", ")
        }),
        Column::new("licence", t::licence, |p: &PractitionerView| p.licence_number.clone().unwrap_or_default()),
    ]
}

/// The list of practitioners.
#[component]
pub fn PractitionersPage() -> impl IntoView {
    shell::title(|| settings::practitioners().to_owned());
    let (archived, search) = (shows_archive(), RwSignal::new(String::new()));
    let rows = Rows::new(move || {
        follow_changes();
        let query = Query { archived: archived.get(), ..Query::counted(100) };
        let query = query.maybe("filter[name][contains]", Some(search.get()));
        move |cursor| {
            let query = Query { cursor, ..query.clone() };
            async move { list::<Practitioners>(&query).await }
        }
    });
    let columns = columns(specialities());
    let actions = move || {
        view! {
            <SearchBox label=t::search_practitioners asked=search />
            <ArchiveSwitch />
            <NewLink target=NEW label=t::new_practitioner />
        }
    };
    let empty = move || match search.with(String::is_empty) {
        false => view! { <NothingFound on_clear=move |()| search.set(String::new()) /> }.into_any(),
        true => view! {
            <Empty glyph=Glyph::Steth title=t::practitioners_empty text=t::practitioners_empty_text>
                {open_to(NEW).then(|| view! { <LinkButton href=NEW.href()>{t::new_practitioner}</LinkButton> })}
            </Empty>
        }
        .into_any(),
    };
    view! {
        <SettingsPage current=Some(Setting::Practitioners) title=settings::practitioners sub=t::practitioners_sub count=rows.count actions>
            <div class="page-body">
                <RecordTable rows label=settings::practitioners columns muted=|p| p.archived_at.is_some() empty />
            </div>
        </SettingsPage>
    }
}
