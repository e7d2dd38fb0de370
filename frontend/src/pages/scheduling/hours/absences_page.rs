//! Leave, blocked time and training.

use domain::scheduling::AbsenceView;
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::resource::{Query, list};
use crate::api::scheduling::Absences;
use crate::components::grid::{Column, Record, Rows};
use crate::components::{Empty, Glyph, LinkButton};
use crate::format;
use crate::i18n::{
    lang,
    texts::{hours as t, settings},
};
use crate::pages::settings::{ArchiveSwitch, NewLink, RecordTable, SettingsPage, follow_changes, name_link, shows_archive};
use crate::route::{Route, Setting};
use crate::shell::{self, open_to};

const NEW: Route = Route::NewSetting(Setting::Absences);

impl Record for AbsenceView {
    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> String {
        format!("{}, {}", self.practitioner_name, self.kind.label(lang()))
    }

    fn href(&self) -> String {
        Route::EditSetting(Setting::Absences, self.id).href()
    }
}

fn columns() -> Vec<Column<AbsenceView>> {
    let moment = |at| format::date_time(at, &shell::zone());
    vec![
        Column::new("practitioner", settings::practitioner_word, |a: &AbsenceView| {
            let (form, archived, name) =
                (Route::EditSetting(Setting::Absences, a.id), a.archived_at.is_some(), a.practitioner_name.clone());
            move || name_link(name.clone(), form, archived)
        })
        .class("nm"),
        Column::new("kind", t::kind, |a: &AbsenceView| {
            let kind = a.kind;
            move || kind.label(lang())
        }),
        Column::new("from", t::from, move |a: &AbsenceView| {
            let at = a.starts_at;
            move || moment(at)
        }),
        Column::new("until", t::until, move |a: &AbsenceView| {
            let at = a.ends_at;
            move || moment(at)
        }),
        Column::new("reason", t::reason, |a: &AbsenceView| a.reason.clone()),
    ]
}

/// The list of absences, the latest first.
#[component]
pub fn AbsencesPage() -> impl IntoView {
    shell::title(|| t::absences().to_owned());
    let archived = shows_archive();
    let rows = Rows::new(move || {
        follow_changes();
        let query = Query { archived: archived.get(), sort: Some("-starts_at".to_owned()), ..Query::counted(100) };
        move |cursor| {
            let query = Query { cursor, ..query.clone() };
            async move { list::<Absences>(&query).await }
        }
    });
    let actions = move || {
        view! {
            <ArchiveSwitch />
            <NewLink target=NEW label=t::new_absence />
        }
    };
    let empty = move || {
        view! {
            <Empty glyph=Glyph::Calendar title=t::absences_empty text=t::absences_empty_text>
                {open_to(NEW).then(|| view! { <LinkButton href=NEW.href()>{t::new_absence}</LinkButton> })}
            </Empty>
        }
    };
    view! {
        <SettingsPage current=Some(Setting::Absences) title=t::absences sub=t::absences_sub count=rows.count actions>
            <div class="page-body">
                <RecordTable rows label=t::absences columns=columns() muted=|a| a.archived_at.is_some() empty />
            </div>
        </SettingsPage>
    }
}
