//! Head doctors and deputies, the latest first.

use domain::consultations::HeadDoctorView;
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::consultations::HeadDoctors;
use crate::api::resource::{Query, list};
use crate::components::grid::{Column, Record, Rows};
use crate::components::{Empty, Glyph, LinkButton};
use crate::format;
use crate::i18n::{lang, texts::consultation_rules as t, texts::settings};
use crate::pages::scheduling::words::in_lang;
use crate::pages::settings::{NewLink, RecordTable, SettingsPage, follow_changes, name_link};
use crate::route::{Route, Setting};
use crate::shell::{self, open_to};

const NEW: Route = Route::NewSetting(Setting::HeadDoctors);

impl Record for HeadDoctorView {
    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> String {
        format!("{}, {}", self.practitioner_name, self.kind.label(lang()))
    }

    fn href(&self) -> String {
        Route::EditSetting(Setting::HeadDoctors, self.id).href()
    }
}

/// The speciality, or the whole clinic.
fn reach(view: &HeadDoctorView) -> String {
    match (&view.speciality_name_id, &view.speciality_name_en) {
        (Some(id), Some(en)) => in_lang(id, en).to_owned(),
        _ => t::whole_clinic().to_owned(),
    }
}

fn columns() -> Vec<Column<HeadDoctorView>> {
    vec![
        Column::new("practitioner", settings::practitioner_word, |head: &HeadDoctorView| {
            let (form, name) = (Route::EditSetting(Setting::HeadDoctors, head.id), head.practitioner_name.clone());
            move || name_link(name.clone(), form, false)
        })
        .class("nm"),
        Column::new("office", t::office, |head: &HeadDoctorView| {
            let kind = head.kind;
            move || kind.label(lang())
        }),
        Column::new("speciality", t::speciality, |head: &HeadDoctorView| {
            let view = head.clone();
            move || reach(&view)
        }),
        Column::new("from", t::from, |head: &HeadDoctorView| {
            let day = head.starts_on;
            move || format::short_date(day)
        }),
        Column::new("until", t::until, |head: &HeadDoctorView| {
            let day = head.ends_on;
            move || day.map_or_else(|| t::open_end().to_owned(), format::short_date)
        }),
    ]
}

/// The list.
#[component]
pub fn HeadsPage() -> impl IntoView {
    shell::title(|| t::heads().to_owned());
    let rows = Rows::new(move || {
        follow_changes();
        let query = Query { sort: Some("-starts_on".to_owned()), ..Query::counted(100) };
        move |cursor| {
            let query = Query { cursor, ..query.clone() };
            async move { list::<HeadDoctors>(&query).await }
        }
    });
    let actions = || view! { <NewLink target=NEW label=t::new_head /> };
    let empty = move || {
        view! {
            <Empty glyph=Glyph::Steth title=t::heads_empty text=t::heads_empty_text>
                {open_to(NEW).then(|| view! { <LinkButton href=NEW.href()>{t::new_head}</LinkButton> })}
            </Empty>
        }
    };
    view! {
        <SettingsPage current=Some(Setting::HeadDoctors) title=t::heads sub=t::heads_sub count=rows.count actions>
            <div class="page-body"><RecordTable rows label=t::heads columns=columns() muted=|_| false empty /></div>
        </SettingsPage>
    }
}
