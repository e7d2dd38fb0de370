//! The branches.

use domain::organisation::{LocationView, zone_label};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::organisation::Locations;
use crate::api::resource::{Query, list};
use crate::components::grid::{Column, Record, Rows};
use crate::components::{Empty, Glyph, LinkButton};
use crate::format;
use crate::i18n::texts::{organisation as t, settings};
use crate::pages::settings::{ArchiveSwitch, NewLink, RecordTable, SettingsPage, follow_changes, name_link, shows_archive};
use crate::route::{Route, Setting};
use crate::shell::{self, open_to};

const NEW: Route = Route::NewSetting(Setting::Locations);

impl Record for LocationView {
    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> String {
        self.name.clone()
    }

    fn href(&self) -> String {
        Route::EditSetting(Setting::Locations, self.id).href()
    }
}

fn columns() -> Vec<Column<LocationView>> {
    vec![
        Column::new("name", settings::name, |l: &LocationView| {
            name_link(l.name.clone(), Route::EditSetting(Setting::Locations, l.id), l.archived_at.is_some())
        })
        .class("nm"),
        Column::new("place", t::column_place, |l: &LocationView| {
            let place = l.address.regency.clone().or_else(|| l.address.province.clone()).unwrap_or_default();
            view! { <span title=l.address.line()>{place}</span> }
        }),
        Column::new("zone", settings::time_zone, |l: &LocationView| zone_label(&l.time_zone).to_owned()),
        Column::new("phone", settings::phone, |l: &LocationView| l.phone.as_deref().map(format::phone).unwrap_or_default()),
        Column::new("code", settings::code, |l: &LocationView| view! { <code>{l.code.clone()}</code> }),
    ]
}

/// The list of branches.
#[component]
pub fn LocationsPage() -> impl IntoView {
    shell::title(|| settings::locations().to_owned());
    let archived = shows_archive();
    let rows = Rows::new(move || {
        follow_changes();
        let query = Query { archived: archived.get(), ..Query::counted(100) };
        move |cursor| {
            let query = Query { cursor, ..query.clone() };
            async move { list::<Locations>(&query).await }
        }
    });
    let actions = move || {
        view! {
            <ArchiveSwitch />
            <NewLink target=NEW label=t::new_location />
        }
    };
    let empty = || {
        view! {
            <Empty glyph=Glyph::Building title=t::locations_empty text=t::locations_empty_text>
                {open_to(NEW).then(|| view! { <LinkButton href=NEW.href()>{t::new_location}</LinkButton> })}
            </Empty>
        }
    };
    view! {
        <SettingsPage current=Some(Setting::Locations) title=settings::locations sub=t::locations_sub count=rows.count actions>
            <div class="page-body">
                <RecordTable rows label=settings::locations columns=columns() muted=|l| l.archived_at.is_some() empty />
            </div>
        </SettingsPage>
    }
}
