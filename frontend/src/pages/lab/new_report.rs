//! A new report: whose, what is measured, who asked for it, when and where the sample was taken.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use domain::Document;
use domain::lab::{CreateLabReport, EnterObservation};
use leptos::prelude::*;
use uuid::Uuid;

use super::known::Known;
use super::tests_choice::TestsChoice;
use crate::api::Key;
use crate::api::contacts::{People, find_person};
use crate::api::lab::LabReports;
use crate::api::resource::create;
use crate::components::{
    Button, Checkbox, DateField, ErrorSummary, FailureNote, FormErrors, Kind, LinkButton, PageHead, SelectField, TextField, TimeField,
    toast,
};
use crate::format::Zone;
use crate::i18n::texts::{interface, lab as t, queue, scheduling};
use crate::pages::contacts::describe;
use crate::pages::scheduling::booking::{Choices, PersonField, Picked};
use crate::pages::settings::filled;
use crate::remote::Submit;
use crate::route::{self, Route};
use crate::shell::{self, branches};

/// What the fields of the head hold; a draft is changed with the same ones.
#[derive(Clone, Copy)]
pub struct Head {
    pub doctor: RwSignal<String>,
    pub place: RwSignal<String>,
    pub day: RwSignal<Option<NaiveDate>>,
    pub time: RwSignal<Option<NaiveTime>>,
    pub expected: RwSignal<Option<NaiveDate>>,
    pub instrument: RwSignal<String>,
    pub with_comment: RwSignal<bool>,
    /// Of a report that is there; a new one has the zone of the place that is chosen.
    zone: StoredValue<Option<Zone>>,
}

impl Head {
    /// Now, at the branch that is chosen.
    fn blank() -> Head {
        let now = untrack(shell::zone).wall(crate::format::now());
        let only = || Some(branches().open()).filter(|all| all.len() == 1).and_then(|all| all.first().map(|l| l.id));
        let place = branches().chosen.get_untracked().or_else(|| untrack(only));
        Head {
            doctor: RwSignal::new(String::new()),
            place: RwSignal::new(place.map(|id| id.to_string()).unwrap_or_default()),
            day: RwSignal::new(Some(now.date())),
            time: RwSignal::new(to_the_minute(now)),
            expected: RwSignal::new(None),
            instrument: RwSignal::new(String::new()),
            with_comment: RwSignal::new(false),
            zone: StoredValue::new(None),
        }
    }

    /// As a report has it.
    pub fn of(form: &CreateLabReport, zone: Zone) -> Head {
        let head = Head { zone: StoredValue::new(Some(zone)), ..Head::blank() };
        head.load(form);
        head
    }

    /// Shows what a report has.
    pub fn load(self, form: &CreateLabReport) {
        let wall = self.zone_at(form.location_id).wall(form.collected_at);
        self.doctor.set(form.practitioner_id.map(|id| id.to_string()).unwrap_or_default());
        self.place.set(form.location_id.to_string());
        self.day.set(Some(wall.date()));
        self.time.set(to_the_minute(wall));
        self.expected.set(form.expected_on);
        self.instrument.set(form.instrument.clone().unwrap_or_default());
        self.with_comment.set(form.with_comment);
    }

    fn zone_at(self, place: Uuid) -> Zone {
        self.zone.get_value().unwrap_or_else(|| branches().zone_of(Some(place)))
    }

    /// Writes what is typed over a form. Without a readable day or time the sample keeps its own.
    pub fn write(self, form: &mut CreateLabReport) {
        let place = self.place.with(|id| id.parse::<Uuid>().ok());
        form.location_id = place.unwrap_or(form.location_id);
        form.practitioner_id = self.doctor.with(|id| id.parse().ok());
        let zone = self.zone_at(form.location_id);
        if let (Some(day), Some(time)) = (self.day.get(), self.time.get()) {
            let wall = zone.wall(form.collected_at);
            // The seconds of the sample stay, as long as nobody changes its minute.
            if (wall.date(), to_the_minute(wall)) != (day, Some(time)) {
                form.collected_at = zone.moment(day.and_time(time));
            }
        }
        form.expected_on = self.expected.get();
        form.instrument = self.instrument.with(|text| filled(text));
        form.with_comment = self.with_comment.get();
    }
}

fn to_the_minute(wall: NaiveDateTime) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(wall.hour(), wall.minute(), 0)
}

/// The fields of the head.
#[component]
pub fn HeadFields(head: Head, #[prop(optional)] fixed_place: bool) -> impl IntoView {
    let choices = Choices::read();
    let doctors = Signal::derive(move || {
        let mut all = choices.practitioner_options("", &head.place.get(), false);
        if let Some(first) = all.first_mut() {
            first.1 = t::no_doctor().to_owned();
        }
        all
    });
    let places = Signal::derive(Choices::location_options);
    view! {
        <div class="pair">
            <DateField label=t::sample_day at="/collected_at" value=head.day />
            <TimeField label=t::sample_time value=head.time />
            <SelectField label=scheduling::place at="/location_id" value=head.place options=places disabled=fixed_place />
            <SelectField label=t::asked_by at="/practitioner_id" value=head.doctor options=doctors />
            <TextField label=t::instrument at="/instrument" value=head.instrument optional=true max_length=100 />
            <DateField label=t::expected_on at="/expected_on" value=head.expected optional=true />
        </div>
        <Checkbox label=t::with_comment checked=head.with_comment on_change=move |on: bool| head.with_comment.set(on) />
        <p class="sub">{t::with_comment_hint}</p>
    }
}

/// The form. `?patient=` names whose report it is, `?visit=` the appointment it belongs to.
#[component]
pub fn NewReportPage() -> impl IntoView {
    shell::title(|| t::new_report().to_owned());
    let errors = FormErrors::provide();
    let (person, tests, head) = (RwSignal::new(None::<Picked>), RwSignal::new(Vec::<Uuid>::new()), Head::blank());
    let known = Known::read();
    person_of_address(person);
    let (submit, key) = (Submit::new(), StoredValue::new(Key::new()));
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
            key.set_value(Key::new());
        }
    });
    route::watch_unsaved(Signal::derive(move || !submit.busy.get() && !tests.with(Vec::is_empty)));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        if !errors.dates_read(".form-page") {
            return;
        }
        let Some(mut form) = form_of(person, tests, head, errors) else { return crate::browser::focus::soon(".error-summary") };
        if !errors.check(form.check()) {
            return;
        }
        let key = key.get_value();
        submit.run(async move { create::<LabReports>(&form, &key).await }, |made| {
            toast::done(t::made(&made.record.number));
            route::leave(Route::LabReport(made.record.id));
        });
    };
    let other = move || submit.failure.get().filter(|f| f.fields().is_empty()).map(|failure| view! { <FailureNote failure /> });
    let label = move || person.with(|p| p.as_ref().map_or_else(|| t::make_report().to_owned(), |p| t::make_report_for(&p.on_button())));
    view! {
        <PageHead title=t::new_report sub=t::new_report_sub />
        <form class="form-page lab-new" on:submit=send novalidate>
            <ErrorSummary errors />
            {other}
            <div class="form-fields">
                <PersonField label=t::patient person />
                <TestsChoice known chosen=tests />
                <HeadFields head />
            </div>
            <div class="form-foot">
                <Button kind=Kind::Primary submit=true busy=submit.busy>{label}</Button>
                <LinkButton href=Route::Lab.href()>{interface::cancel}</LinkButton>
            </div>
        </form>
    }
}

/// What is typed; what is missing is said.
fn form_of(person: RwSignal<Option<Picked>>, tests: RwSignal<Vec<Uuid>>, head: Head, errors: FormErrors) -> Option<CreateLabReport> {
    let who = person.get_untracked();
    let place = head.place.with_untracked(|id| id.parse::<Uuid>().ok());
    let sampled = head.day.get_untracked().zip(head.time.get_untracked());
    for (missing, pointer, words) in [
        (who.is_none(), "/patient_id", scheduling::choose_patient as crate::i18n::Plain),
        (tests.with_untracked(Vec::is_empty), "/observations", t::choose_tests),
        (place.is_none(), "/location_id", queue::choose_branch),
        (sampled.is_none(), "/collected_at", t::choose_sample),
    ] {
        if missing {
            errors.add(pointer, words());
        }
    }
    let (who, place, (day, time)) = (who?, place?, sampled?);
    let observations = tests
        .with_untracked(|ids| ids.iter().map(|id| EnterObservation { analyte_id: *id, ..EnterObservation::default() }).collect::<Vec<_>>());
    if observations.is_empty() {
        return None;
    }
    let visit = route::address().with_untracked(|address| address.value("visit").and_then(|id| id.parse().ok()));
    let mut form = CreateLabReport {
        patient_id: who.id,
        location_id: place,
        practitioner_id: None,
        appointment_id: visit,
        laboratory: None,
        instrument: None,
        collected_at: untrack(|| branches().zone_of(Some(place))).moment(day.and_time(time)),
        expected_on: None,
        with_comment: false,
        observations,
    };
    untrack(|| head.write(&mut form));
    Some(form)
}

/// The patient that the address names.
fn person_of_address(person: RwSignal<Option<Picked>>) {
    let named = route::address().with_untracked(|address| address.value("patient").and_then(|id| id.parse::<Uuid>().ok()));
    let Some(id) = named else { return };
    leptos::task::spawn_local(async move {
        // Whoever may not see the patient chooses one.
        if let Ok(found) = find_person(People::Patients, id).await {
            let who = found.record;
            let detail = describe::telling(who.birth_date, who.sex, who.mrn.as_deref());
            person.try_set(Some(Picked { id, name: who.name, detail }));
        }
    });
}
