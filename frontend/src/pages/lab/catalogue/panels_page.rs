//! What is asked for together.

use domain::lab::LabPanelView;
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::lab::LabPanels;
use crate::api::resource::{Query, list};
use crate::components::grid::{Column, Record, Rows};
use crate::components::{Empty, Glyph, LinkButton};
use crate::i18n::{
    Count, Lang, lang,
    texts::{lab_catalogue as t, settings},
};
use crate::pages::lab::words;
use crate::pages::settings::{
    ArchiveSwitch, NewLink, NothingFound, RecordTable, SearchBox, SettingsPage, follow_changes, name_link, shows_archive,
};
use crate::route::{Route, Setting};
use crate::shell::{self, open_to};

const NEW: Route = Route::NewSetting(Setting::LabPanels);

impl Record for LabPanelView {
    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> String {
        words::panel_name(self)
    }

    fn href(&self) -> String {
        Route::EditSetting(Setting::LabPanels, self.id).href()
    }
}

fn columns() -> Vec<Column<LabPanelView>> {
    vec![
        Column::new("name", settings::name, |p: &LabPanelView| {
            let (form, archived, view) = (Route::EditSetting(Setting::LabPanels, p.id), p.archived_at.is_some(), p.clone());
            move || name_link(words::panel_name(&view), form, archived)
        })
        .class("nm"),
        Column::new("tests", t::tests, |p: &LabPanelView| {
            let n = Count(p.analyte_ids.len() as i64);
            move || t::n_tests(n)
        }),
        Column::new("code", settings::code, |p: &LabPanelView| view! { <code>{p.code.clone()}</code> }),
    ]
}

/// The list.
#[component]
pub fn PanelsPage() -> impl IntoView {
    shell::title(|| t::panels().to_owned());
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
            async move { list::<LabPanels>(&query).await }
        }
    });
    let actions = move || {
        view! {
            <SearchBox label=t::search_panels asked=search />
            <ArchiveSwitch />
            <NewLink target=NEW label=t::new_panel />
        }
    };
    let empty = move || match search.with(String::is_empty) {
        false => view! { <NothingFound on_clear=move |()| search.set(String::new()) /> }.into_any(),
        true => view! {
            <Empty glyph=Glyph::Flask title=t::panels_empty text=t::panels_empty_text>
                {open_to(NEW).then(|| view! { <LinkButton href=NEW.href()>{t::new_panel}</LinkButton> })}
            </Empty>
        }
        .into_any(),
    };
    view! {
        <SettingsPage current=Some(Setting::LabPanels) title=t::panels sub=t::panels_sub count=rows.count actions>
            <div class="page-body">
                <RecordTable rows label=t::panels columns=columns() muted=|p| p.archived_at.is_some() empty />
            </div>
        </SettingsPage>
    }
}
