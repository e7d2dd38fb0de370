//! What the laboratory measures.

use domain::lab::AnalyteView;
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::lab::Analytes;
use crate::api::resource::{Query, list};
use crate::components::chart::words as chart;
use crate::components::grid::{Column, Record, Rows};
use crate::components::{Empty, Glyph, LinkButton};
use crate::i18n::{
    Count, Lang, lang,
    texts::{interface, lab_catalogue as t, settings},
};
use crate::pages::lab::words;
use crate::pages::settings::{
    ArchiveSwitch, NewLink, NothingFound, RecordTable, SearchBox, SettingsPage, follow_changes, name_link, shows_archive,
};
use crate::route::{Route, Setting};
use crate::shell::{self, open_to};

const NEW: Route = Route::NewSetting(Setting::Analytes);

impl Record for AnalyteView {
    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> String {
        words::analyte_name(self)
    }

    fn href(&self) -> String {
        Route::EditSetting(Setting::Analytes, self.id).href()
    }
}

fn columns() -> Vec<Column<AnalyteView>> {
    vec![
        Column::new("name", settings::name, |a: &AnalyteView| {
            let (form, archived, view) = (Route::EditSetting(Setting::Analytes, a.id), a.archived_at.is_some(), a.clone());
            move || name_link(words::analyte_name(&view), form, archived)
        })
        .class("nm"),
        Column::new("code", t::loinc, |a: &AnalyteView| view! { <code>{a.code.clone()}</code> }),
        Column::new("unit", t::unit, |a: &AnalyteView| {
            let unit = a.unit.clone();
            move || chart::unit(&unit).to_owned()
        }),
        Column::new("category", t::category, |a: &AnalyteView| {
            let category = a.category;
            move || category.label(lang())
        }),
        Column::new("ranges", t::ranges, |a: &AnalyteView| {
            let n = Count(a.ranges.len() as i64);
            move || t::n_ranges(n)
        }),
        Column::new("comment", t::with_comment_short, |a: &AnalyteView| {
            let waits = a.with_comment;
            move || if waits { interface::yes() } else { interface::no() }
        }),
    ]
}

/// The list.
#[component]
pub fn AnalytesPage() -> impl IntoView {
    shell::title(|| t::analytes().to_owned());
    let (archived, search) = (shows_archive(), RwSignal::new(String::new()));
    let rows = Rows::new(move || {
        follow_changes();
        let filter = match lang() {
            Lang::Id => "filter[name_id][contains]",
            Lang::En => "filter[name_en][contains]",
        };
        let query = Query { archived: archived.get(), ..Query::counted(100) }.maybe(filter, Some(search.get()));
        move |cursor| {
            let query = Query { cursor, ..query.clone() };
            async move { list::<Analytes>(&query).await }
        }
    });
    let actions = move || {
        view! {
            <SearchBox label=t::search_analytes asked=search />
            <ArchiveSwitch />
            <NewLink target=NEW label=t::new_analyte />
        }
    };
    let empty = move || match search.with(String::is_empty) {
        false => view! { <NothingFound on_clear=move |()| search.set(String::new()) /> }.into_any(),
        true => view! {
            <Empty glyph=Glyph::Flask title=t::analytes_empty text=t::analytes_empty_text>
                {open_to(NEW).then(|| view! { <LinkButton href=NEW.href()>{t::new_analyte}</LinkButton> })}
            </Empty>
        }
        .into_any(),
    };
    view! {
        <SettingsPage current=Some(Setting::Analytes) title=t::analytes sub=t::analytes_sub count=rows.count actions>
            <div class="page-body">
                <RecordTable rows label=t::analytes columns=columns() muted=|a| a.archived_at.is_some() empty />
            </div>
        </SettingsPage>
    }
}
