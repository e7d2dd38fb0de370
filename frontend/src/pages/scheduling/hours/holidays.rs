//! Days on which the clinic or a branch is closed.

use domain::scheduling::{CreateHoliday, HolidayView};
use leptos::prelude::*;
use uuid::Uuid;

use super::options::{location_choices, text_of};
use crate::api::resource::{Query, list};
use crate::api::scheduling::Holidays;
use crate::components::grid::{Column, Record, Rows};
use crate::components::{DateField, Empty, Glyph, LinkButton, SelectField, TextField};
use crate::format;
use crate::i18n::texts::{hours as t, settings};
use crate::pages::scheduling::words::in_lang;
use crate::pages::settings::{
    ArchiveSwitch, Editor, NewLink, RecordTable, Saved, SettingsPage, Target, edit, follow_changes, name_link, shows_archive,
};
use crate::route::{Route, Setting};
use crate::shell::{self, open_to};

const NEW: Route = Route::NewSetting(Setting::Holidays);

fn holiday_name(view: &HolidayView) -> String {
    in_lang(&view.name_id, &view.name_en).to_owned()
}

impl Record for HolidayView {
    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> String {
        holiday_name(self)
    }

    fn href(&self) -> String {
        Route::EditSetting(Setting::Holidays, self.id).href()
    }
}

fn columns() -> Vec<Column<HolidayView>> {
    vec![
        Column::new("name", settings::name, |h: &HolidayView| {
            let (form, archived, view) = (Route::EditSetting(Setting::Holidays, h.id), h.archived_at.is_some(), h.clone());
            move || name_link(holiday_name(&view), form, archived)
        })
        .class("nm"),
        Column::new("on_date", t::day, |h: &HolidayView| {
            let day = h.on_date;
            move || format::long_date(day)
        }),
        Column::new("location", t::branch, |h: &HolidayView| {
            let place = h.location_name.clone();
            move || place.clone().unwrap_or_else(|| t::all_branches().to_owned())
        }),
    ]
}

/// The list of holidays.
#[component]
pub fn HolidaysPage() -> impl IntoView {
    shell::title(|| t::holidays().to_owned());
    let archived = shows_archive();
    let rows = Rows::new(move || {
        follow_changes();
        let query = Query { archived: archived.get(), sort: Some("-on_date".to_owned()), ..Query::counted(100) };
        move |cursor| {
            let query = Query { cursor, ..query.clone() };
            async move { list::<Holidays>(&query).await }
        }
    });
    let actions = move || {
        view! {
            <ArchiveSwitch />
            <NewLink target=NEW label=t::new_holiday />
        }
    };
    let empty = move || {
        view! {
            <Empty glyph=Glyph::Sun title=t::holidays_empty text=t::holidays_empty_text>
                {open_to(NEW).then(|| view! { <LinkButton href=NEW.href()>{t::new_holiday}</LinkButton> })}
            </Empty>
        }
    };
    view! {
        <SettingsPage current=Some(Setting::Holidays) title=t::holidays sub=t::holidays_sub count=rows.count actions>
            <div class="page-body">
                <RecordTable rows label=t::holidays columns=columns() muted=|h| h.archived_at.is_some() empty />
            </div>
        </SettingsPage>
    }
}

const SAVED: Saved<Holidays> = Saved {
    list: Route::Settings(Setting::Holidays),
    made: None,
    name: holiday_name,
    fields: &[("on_date", t::day), ("name_id", settings::name_id), ("name_en", settings::name_en), ("location_id", t::branch)],
};

/// The form of a holiday.
#[component]
pub fn HolidayForm(id: Option<Uuid>) -> impl IntoView {
    let title = if id.is_some() { t::edit_holiday } else { t::new_holiday };
    shell::title(move || title().to_owned());
    let blank =
        || CreateHoliday { on_date: untrack(|| shell::zone().today()), name_id: String::new(), name_en: String::new(), location_id: None };
    view! {
        <SettingsPage current=Some(Setting::Holidays) title>
            {edit(Target::of(id, blank), SAVED, |editor| view! { <Fields editor /> }.into_any())}
        </SettingsPage>
    }
}

#[component]
fn Fields(editor: Editor<Holidays>) -> impl IntoView {
    let first = editor.form();
    let begun = first.on_date;
    let (day, location) = (RwSignal::new(Some(first.on_date)), RwSignal::new(text_of(first.location_id)));
    let (name_id, name_en) = (RwSignal::new(first.name_id), RwSignal::new(first.name_en));
    editor.follow(move || CreateHoliday {
        on_date: day.get().unwrap_or(begun),
        name_id: name_id.get(),
        name_en: name_en.get(),
        location_id: location.with(|id| id.parse().ok()),
    });
    view! {
        <div class="pair">
            <TextField label=settings::name_id at="/name_id" value=name_id autofocus=editor.id.is_none() max_length=100 />
            <TextField label=settings::name_en at="/name_en" value=name_en max_length=100 />
            <DateField label=t::day at="/on_date" value=day />
            <SelectField label=t::branch at="/location_id" value=location options=location_choices(t::all_branches) />
        </div>
    }
}
