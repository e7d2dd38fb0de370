//! One absence, and the visits that fall into it.

use chrono::{NaiveDate, NaiveTime};
use domain::scheduling::{AbsenceKind, AbsenceView, AffectedAppointment, CreateAbsence};
use leptos::prelude::*;
use uuid::Uuid;

use super::options::{location_choices, one_of, practitioner_choices, practitioners, text_of};
use crate::api::scheduling::Absences;
use crate::components::{Banner, Checkbox, DateField, Glyph, SelectField, TextField, TimeField};
use crate::format::{self, Zone};
use crate::i18n::{
    Count, lang,
    texts::{hours as t, settings},
};
use crate::pages::settings::{Editor, Saved, SettingsPage, Target, edit, filled};
use crate::route::{self, Route, Setting};
use crate::shell;

const SAVED: Saved<Absences> = Saved {
    list: Route::Settings(Setting::Absences),
    made: Some(after),
    name: |view: &AbsenceView| format!("{}, {}", view.practitioner_name, view.kind.label(lang())),
    fields: &[
        ("practitioner_id", settings::practitioner_word),
        ("location_id", t::branch),
        ("kind", t::kind),
        ("starts_at", t::from),
        ("ends_at", t::until),
        ("reason", t::reason),
    ],
};

/// Visits that fall into it are shown first; otherwise one goes back to where one came from.
fn after(made: &AbsenceView) -> Route {
    let from_calendar = route::address().with_untracked(|a| a.value("on").is_some());
    match (made.affected.is_empty(), from_calendar) {
        (false, _) => Route::EditSetting(Setting::Absences, made.id),
        (true, true) => Route::Calendar,
        (true, false) => Route::Settings(Setting::Absences),
    }
}

/// The form of an absence. The calendar names practitioner and day in the address, and means a blocked time.
#[component]
pub fn AbsenceForm(id: Option<Uuid>) -> impl IntoView {
    let title = if id.is_some() { t::edit_absence } else { t::new_absence };
    shell::title(move || title().to_owned());
    let blank = || {
        let (who, on) = route::address().with_untracked(|a| (a.value("who").map(str::to_owned), a.value("on").map(str::to_owned)));
        let zone = untrack(shell::zone);
        let day: Option<NaiveDate> = on.and_then(|on| on.parse().ok());
        let at = |hour: u32| {
            let time = NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
            zone.moment(day.unwrap_or_else(|| zone.today()).and_time(time))
        };
        CreateAbsence {
            practitioner_id: who.as_deref().map(one_of).unwrap_or_default(),
            location_id: None,
            kind: if day.is_some() { AbsenceKind::Block } else { AbsenceKind::Leave },
            starts_at: at(8),
            ends_at: at(if day.is_some() { 9 } else { 17 }),
            reason: None,
            force: false,
        }
    };
    view! {
        <SettingsPage current=Some(Setting::Absences) title>
            {edit(Target::of(id, blank), SAVED, |editor| view! { <Fields editor /> }.into_any())}
        </SettingsPage>
    }
}

#[component]
fn Fields(editor: Editor<Absences>) -> impl IntoView {
    let first = editor.form();
    let zone = untrack(shell::zone);
    let (from, until) = (zone.wall(first.starts_at), zone.wall(first.ends_at));
    let practitioner = RwSignal::new(text_of(Some(first.practitioner_id)));
    let location = RwSignal::new(text_of(first.location_id));
    let kind = RwSignal::new(first.kind.code().to_owned());
    let (from_day, from_time) = (RwSignal::new(Some(from.date())), RwSignal::new(Some(from.time())));
    let (until_day, until_time) = (RwSignal::new(Some(until.date())), RwSignal::new(Some(until.time())));
    let reason = RwSignal::new(first.reason.clone().unwrap_or_default());
    let force = RwSignal::new(false);
    let (starts, ends) = (first.starts_at, first.ends_at);
    editor.follow(move || {
        let moment = |day: Option<NaiveDate>, time: Option<NaiveTime>| Some(shell::zone().moment(day?.and_time(time?)));
        CreateAbsence {
            practitioner_id: practitioner.with(|id| one_of(id)),
            location_id: location.with(|id| id.parse().ok()),
            kind: kind.with(|kind| AbsenceKind::from_code(kind)).unwrap_or(AbsenceKind::Leave),
            starts_at: moment(from_day.get(), from_time.get()).unwrap_or(starts),
            ends_at: moment(until_day.get(), until_time.get()).unwrap_or(ends),
            reason: filled(&reason.get()),
            force: force.get(),
        }
    });
    let kinds = Signal::derive(|| AbsenceKind::ALL.iter().map(|k| (k.code().to_owned(), k.label(lang()).to_owned())).collect::<Vec<_>>());
    let known = practitioners();
    let affected = editor.record().map(|view| view.affected).unwrap_or_default();
    view! {
        {(!affected.is_empty()).then(|| view! { <Affected affected /> })}
        <div class="pair">
            <SelectField label=settings::practitioner_word at="/practitioner_id" value=practitioner options=practitioner_choices(known) />
            <SelectField label=t::kind at="/kind" value=kind options=kinds />
            <DateField label=t::from at="/starts_at" value=from_day />
            <TimeField label=t::hour value=from_time />
            <DateField label=t::until at="/ends_at" value=until_day />
            <TimeField label=t::hour value=until_time />
        </div>
        <SelectField label=t::branch at="/location_id" value=location options=location_choices(t::everywhere) />
        <TextField label=t::reason at="/reason" value=reason optional=true max_length=500 />
        <Show when=move || kind.with(|kind| kind == AbsenceKind::Block.code())>
            <Checkbox label=t::force checked=force on_change=move |on| force.set(on) />
        </Show>
    }
}

/// The visits that somebody has to move or call.
#[component]
fn Affected(affected: Vec<AffectedAppointment>) -> impl IntoView {
    let count = Count(affected.len() as i64);
    let line = |visit: AffectedAppointment| {
        let (at, zone) = (visit.starts_at, Zone::new(&visit.time_zone));
        let name = visit.contact_name.unwrap_or_else(|| t::somebody().to_owned());
        view! {
            <li>
                <a class="link" href=Route::Visit(visit.id).href()>{name}</a>
                " "
                <span class="num">{move || format::date_time(at, &zone)}</span>
            </li>
        }
    };
    view! {
        <Banner tone="warning" glyph=Glyph::Users>
            <b>{move || t::affected(count)}</b>
            <ul class="plain-list">{affected.into_iter().map(line).collect_view()}</ul>
        </Banner>
    }
}
