//! Booking an appointment from anywhere: who, what, with whom, when; once or as a series.

use std::sync::OnceLock;

use chrono::{DateTime, NaiveDate, Utc};
use domain::scheduling::{CreateAppointment, CreateAppointmentSeries};
use leptos::prelude::*;
use uuid::Uuid;

use super::choices::{Choices, bookable, only_location, own_only};
use super::person::{PersonField, Picked};
use super::refusal::{Conflicts, Instead, Refusal};
use super::series::{Repeat, RepeatFields};
use super::times::{Chosen, TimePicker, Times, Wanted};
use super::{of_consultation, of_referral};
use crate::api::{Key, scheduling as api, session};
use crate::components::{Button, Dialog, ErrorSummary, FailureNote, FormErrors, Kind, SelectField, TextField, toast};
use crate::i18n::{
    Count,
    texts::{consultations, interface, referrals, scheduling as t},
};
use crate::pages::scheduling::words::{short_when, zone_of};
use crate::remote::Submit;
use crate::shell::branches;

/// What the dialog starts with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Start {
    pub contact: Option<(Uuid, String)>,
    pub service: Option<Uuid>,
    pub practitioner: Option<Uuid>,
    pub location: Option<Uuid>,
    /// The day from which times are offered.
    pub from: Option<NaiveDate>,
    /// The moment that was pressed on the calendar.
    pub at: Option<DateTime<Utc>>,
    /// How long a time was drawn there.
    pub minutes: Option<i32>,
    /// The question of the patient that becomes a visit.
    pub consultation: Option<Uuid>,
    /// The referral that gets its time.
    pub referral: Option<Uuid>,
}

/// What becomes a visit besides the wish for one.
#[derive(Clone, Copy)]
enum Cause {
    Consultation(Uuid),
    Referral(Uuid),
}

impl Start {
    fn cause(&self) -> Option<Cause> {
        self.consultation.map(Cause::Consultation).or(self.referral.map(Cause::Referral))
    }
}

fn signal() -> &'static ArcRwSignal<Option<Start>> {
    static START: OnceLock<ArcRwSignal<Option<Start>>> = OnceLock::new();
    START.get_or_init(|| ArcRwSignal::new(None))
}

/// Opens the dialog.
pub fn open(start: Start) {
    signal().set(Some(start));
}

fn close() {
    signal().set(None);
}

/// The dialog; once in the shell.
#[component]
pub fn BookingDialog() -> impl IntoView {
    let start = signal().clone();
    let asked = start.clone();
    let is_open = Signal::derive(move || start.with(Option::is_some));
    let now = Memo::new(move |_| asked.get());
    view! {
        <Dialog open=is_open title=t::new_appointment size="side" on_close=|()| close()>
            {move || now.get().map(|start| view! { <Form start /> })}
        </Dialog>
    }
}

/// What is being booked.
#[derive(Clone, Copy)]
struct Draft {
    person: RwSignal<Option<Picked>>,
    service: RwSignal<String>,
    practitioner: RwSignal<String>,
    location: RwSignal<String>,
    reason: RwSignal<String>,
    times: Times,
    repeat: Repeat,
}

impl Draft {
    fn of(start: &Start) -> Draft {
        let text = |id: Option<Uuid>| RwSignal::new(id.map(|id| id.to_string()).unwrap_or_default());
        let here = only_location().or(start.location).or_else(|| branches().chosen.get_untracked()).or_else(|| {
            let open = untrack(|| branches().open());
            (open.len() == 1).then(|| open[0].id)
        });
        let whom = own_only().or(start.practitioner);
        // What was pressed on the calendar may be none of theirs.
        let here = here.filter(|at| session::user().is_none_or(|user| user.books(user.practitioner_id.unwrap_or_default(), *at)));
        Draft {
            person: RwSignal::new(start.contact.as_ref().map(|(id, name)| Picked::named(*id, name))),
            service: text(start.service),
            practitioner: text(whom),
            location: text(here),
            reason: RwSignal::new(String::new()),
            times: Times::new(start.from, start.at),
            repeat: Repeat::new(),
        }
    }

    fn wanted(self) -> Wanted {
        let id = |text: RwSignal<String>| text.with(|text| text.parse().ok());
        Wanted { service: id(self.service), practitioner: id(self.practitioner), location: id(self.location) }
    }

    fn chosen(self) -> Option<Chosen> {
        self.times.chosen(&self.wanted())
    }

    fn appointment(self, contact: Uuid, chosen: &Chosen) -> CreateAppointment {
        let wanted = self.wanted();
        CreateAppointment {
            contact_id: contact,
            service_id: wanted.service,
            practitioner_id: chosen.practitioner_id.or(wanted.practitioner),
            location_id: chosen.location_id.or(wanted.location),
            starts_at: chosen.starts_at,
            local_time: chosen.local_time.clone(),
            reason: Some(self.reason.get().trim().to_owned()).filter(|r| !r.is_empty()),
            overbook_reason: chosen.overbook_reason.clone(),
            ..CreateAppointment::default()
        }
    }
}

#[component]
fn Form(start: Start) -> impl IntoView {
    let errors = FormErrors::provide();
    let draft = Draft::of(&start);
    let choices = Choices::read();
    let refusal = Refusal::default();
    let submit = Submit::new();
    let key = StoredValue::new(Key::new());
    Effect::new(move |_| {
        let Some(failure) = submit.failure.get() else { return };
        errors.refused(&failure);
        // What was refused is sent anew once corrected.
        key.set_value(Key::new());
        let problem = failure.problem();
        refusal.slots.set(bookable(problem.and_then(|p| p.slots.clone()).unwrap_or_default()));
        refusal.conflicts.set(problem.and_then(|p| p.conflicts.clone()).unwrap_or_default());
    });
    let cause = start.cause();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        book(draft, errors, submit, key.get_value(), false, cause);
    };
    let services = Signal::derive(move || choices.service_options());
    let practitioners = Signal::derive(move || choices.bookable_practitioners(&draft.service.get(), &draft.location.get()));
    let places = Signal::derive(move || choices.bookable_locations());
    choices.keep_offered(draft.practitioner, practitioners);
    let wanted = Signal::derive(move || draft.wanted());
    let fixed = start.contact.is_some();
    let other = move || submit.failure.get().filter(|f| f.fields().is_empty()).map(|failure| view! { <FailureNote failure /> });
    view! {
        <form on:submit=send novalidate>
            <div class="body form">
                <ErrorSummary errors />
                {other}
                <Instead times=draft.times refusal />
                <PersonField label=t::patient person=draft.person fixed />
                <SelectField label=t::service at="/service_id" value=draft.service options=services />
                <div class="pair">
                    <SelectField label=t::practitioner at="/practitioner_id" value=draft.practitioner options=practitioners />
                    <SelectField label=t::place at="/location_id" value=draft.location options=places />
                </div>
                <TimePicker times=draft.times wanted />
                <TextField label=t::reason at="/reason" value=draft.reason optional=true max_length=500 hint=t::reason_hint />
                {cause.is_none().then(|| view! { <RepeatFields repeat=draft.repeat /> })}
                <Conflicts refusal on_skip=move |()| book(draft, errors, submit, key.get_value(), true, None) />
            </div>
            <footer>
                <Button on_press=|()| close()>{interface::cancel}</Button>
                <Button kind=Kind::Primary submit=true busy=submit.busy>{move || label(draft)}</Button>
            </footer>
        </form>
    }
}

/// The button says for whom and when.
fn label(draft: Draft) -> String {
    let name = draft.person.with(|p| p.as_ref().map(Picked::on_button));
    match (name, draft.chosen()) {
        (Some(name), Some(chosen)) => t::book_at(&name, &chosen.words),
        (Some(name), None) => t::book_for(&name),
        (None, _) => t::book().to_owned(),
    }
}

fn book(draft: Draft, errors: FormErrors, submit: Submit, key: Key, skip_conflicts: bool, cause: Option<Cause>) {
    errors.clear();
    if !errors.dates_read("dialog") {
        return;
    }
    let (person, chosen) = untrack(|| (draft.person.get(), draft.chosen()));
    let mut fine = true;
    for (missing, pointer, words) in [
        (person.is_none(), "/contact_id", t::choose_patient as crate::i18n::Plain),
        (untrack(|| draft.wanted()).service.is_none(), "/service_id", t::choose_service),
        (chosen.is_none(), "/starts_at", t::choose_time),
    ] {
        if missing {
            errors.add(pointer, words());
            fine = false;
        }
    }
    let (Some(person), Some(chosen), true) = (person, chosen, fine) else {
        return crate::browser::focus::soon(".error-summary");
    };
    let appointment = untrack(|| draft.appointment(person.id, &chosen));
    if let Some(cause) = cause {
        return book_of(cause, appointment, submit, key, (person.name, chosen.words));
    }
    match untrack(|| draft.repeat.read()) {
        None => submit.run(async move { api::create_appointment(&appointment, &key).await }, |made| {
            close();
            let zone = zone_of(&made);
            toast::done(t::booked(&made.contact_name, &short_when(made.starts_at, &zone), &made.code));
        }),
        Some((every_weeks, count)) => {
            let series = series(&appointment, every_weeks, count, skip_conflicts);
            submit.run(async move { api::create_appointment_series(&series, &key).await }, move |made| {
                close();
                toast::done(t::series_booked(Count(made.appointments.len() as i64), &person.name));
            });
        }
    }
}

/// Books what a question or a referral becomes.
fn book_of(cause: Cause, visit: CreateAppointment, submit: Submit, key: Key, (name, time): (String, String)) {
    match cause {
        Cause::Consultation(id) => submit.run(of_consultation::book_of(id, visit, key), move |()| {
            close();
            toast::done(consultations::booked(&name, &time));
        }),
        Cause::Referral(id) => submit.run(of_referral::book_of(id, visit, key), move |()| {
            close();
            toast::done(referrals::booked(&name, &time));
        }),
    }
}

fn series(one: &CreateAppointment, every_weeks: i32, count: i32, skip_conflicts: bool) -> CreateAppointmentSeries {
    CreateAppointmentSeries {
        contact_id: one.contact_id,
        service_id: one.service_id.unwrap_or_default(),
        practitioner_id: one.practitioner_id.unwrap_or_default(),
        location_id: one.location_id.unwrap_or_default(),
        starts_at: one.starts_at,
        local_time: one.local_time.clone(),
        every_weeks,
        count,
        reason: one.reason.clone(),
        skip_conflicts,
    }
}
