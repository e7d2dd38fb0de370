//! What can be booked or bought.

use domain::organisation::ServiceView;
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::organisation::Services;
use crate::api::resource::{Query, list};
use crate::components::grid::{Column, Record, Rows};
use crate::components::{Empty, Glyph, LinkButton};
use crate::format;
use crate::i18n::{
    Count, Lang, lang,
    texts::{organisation as t, settings},
};
use crate::pages::settings::{
    ArchiveSwitch, NewLink, NothingFound, RecordTable, SearchBox, SettingsPage, follow_changes, name_link, shows_archive,
};
use crate::route::{Route, Setting};
use crate::shell::{self, open_to};

const NEW: Route = Route::NewSetting(Setting::Services);

/// The name of a service in the language in use.
pub(super) fn service_name(view: &ServiceView) -> String {
    if lang() == Lang::Id { view.name_id.clone() } else { view.name_en.clone() }
}

impl Record for ServiceView {
    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> String {
        service_name(self)
    }

    fn href(&self) -> String {
        Route::EditSetting(Setting::Services, self.id).href()
    }
}

fn columns() -> Vec<Column<ServiceView>> {
    vec![
        Column::new("name", settings::name, |s: &ServiceView| {
            let (form, archived, view) = (Route::EditSetting(Setting::Services, s.id), s.archived_at.is_some(), s.clone());
            move || name_link(service_name(&view), form, archived)
        })
        .class("nm"),
        Column::new("duration", t::duration, |s: &ServiceView| {
            let minutes = Count(i64::from(s.duration_minutes));
            move || t::minutes_of(minutes)
        })
        .class("r"),
        Column::new("price", t::price, |s: &ServiceView| {
            let price = s.price.clone();
            move || if price.amount == 0 { t::free().to_owned() } else { format::amount(&price) }
        })
        .class("r"),
        Column::new("code", settings::code, |s: &ServiceView| view! { <code>{s.code.clone()}</code> }),
    ]
}

/// The list of services.
#[component]
pub fn ServicesPage() -> impl IntoView {
    shell::title(|| settings::services().to_owned());
    let (archived, search) = (shows_archive(), RwSignal::new(String::new()));
    let rows = Rows::new(move || {
        follow_changes();
        let (sort, filter) = match lang() {
            Lang::Id => ("name_id", "filter[name_id][contains]"),
            Lang::En => ("name_en", "filter[name_en][contains]"),
        };
        let query = Query { archived: archived.get(), sort: Some(sort.to_owned()), ..Query::counted(100) };
        let query = query.maybe(filter, Some(search.get()));
        move |cursor| {
            let query = Query { cursor, ..query.clone() };
            async move { list::<Services>(&query).await }
        }
    });
    let actions = move || {
        view! {
            <SearchBox label=t::search_services asked=search />
            <ArchiveSwitch />
            <NewLink target=NEW label=t::new_service />
        }
    };
    let empty = move || match search.with(String::is_empty) {
        false => view! { <NothingFound on_clear=move |()| search.set(String::new()) /> }.into_any(),
        true => view! {
            <Empty glyph=Glyph::Receipt title=t::services_empty text=t::services_empty_text>
                {open_to(NEW).then(|| view! { <LinkButton href=NEW.href()>{t::new_service}</LinkButton> })}
            </Empty>
        }
        .into_any(),
    };
    view! {
        <SettingsPage current=Some(Setting::Services) title=settings::services sub=t::services_sub count=rows.count actions>
            <div class="page-body">
                <RecordTable rows label=settings::services columns=columns() muted=|s| s.archived_at.is_some() empty />
            </div>
        </SettingsPage>
    }
}
