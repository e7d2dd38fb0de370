//! A new question, on one page. `?about=lab-report:<id>` says what it is about, `?doctor=` and `?for=` who takes part.

use domain::Document;
use domain::consultations::{AskableDoctorView, CreateConsultation, EmergencyAdvice};
use domain::documents::{FileTarget, RecordKind};
use leptos::prelude::*;
use uuid::Uuid;

use super::advice::{Alarm, NotForEmergencies};
use super::answering::Rules;
use super::ask_choices::{Doctor, ForWhom};
use super::words;
use crate::api::consultations::{self as api, AskedReport};
use crate::api::{Failure, Key};
use crate::components::attachments::Attachments;
use crate::components::{ErrorSummary, FormErrors, TextArea, TextField, toast};
use crate::format::{self, Zone};
use crate::i18n::{Count, texts::attachments as a, texts::portal_consult as t};
use crate::pages::portal::household::Household;
use crate::pages::portal::moves::{self, Target};
use crate::pages::portal::parts::{Act, ChosenFiles, FileInput, Notice, Shown, icon, refused};
use crate::pages::portal::place::Place;
use crate::remote::{Remote, Submit};

/// What the question is about, and who may be asked.
#[derive(Clone, Debug, PartialEq)]
struct Start {
    doctors: Vec<AskableDoctorView>,
    report: Option<AskedReport>,
}

impl Start {
    async fn read(report: Option<Uuid>) -> Result<Start, Failure> {
        let report = match report {
            Some(id) => Some(api::find_asked_report(id).await?),
            None => None,
        };
        Ok(Start { doctors: api::list_consultation_doctors().await?, report })
    }
}

/// The page.
#[component]
pub fn AskPage() -> impl IntoView {
    crate::pages::portal::title(|| t::ask_title().to_owned());
    let here = moves::here_now();
    let about = here.value::<String>("about").and_then(|about| about.strip_prefix("lab-report:")?.parse::<Uuid>().ok());
    let start = Remote::new(move || Start::read(about));
    let rules = Rules::read();
    let here = StoredValue::new(here);
    let content = move |start: Signal<Start>| {
        let nobody = Memo::new(move |_| start.with(|start| !start.doctors.iter().any(|doctor| doctor.askable)));
        view! {
            {move || match nobody.get() {
                true => view! { <Notice tone="plain" glyph="#i-info" title=t::ask_nobody>{t::ask_nobody_text}</Notice> }.into_any(),
                false => view! { <Form start=start.get_untracked() here=here.get_value() rules /> }.into_any(),
            }}
        }
        .into_any()
    };
    view! {
        <div class="narrow">
            <a class="back-link desk" href=Place::Consultations.href()>{icon("#i-back", "i s")}{t::title}</a>
            <header class="page-head"><h1>{t::ask_title}</h1></header>
            <NotForEmergencies rules />
            <Shown remote=start children=content />
        </div>
    }
}

#[derive(Clone, Copy)]
struct Draft {
    whom: RwSignal<Option<Uuid>>,
    doctor: RwSignal<String>,
    subject: RwSignal<String>,
    text: RwSignal<String>,
    files: Attachments,
}

impl Draft {
    fn of(start: &Start, here: &Target) -> Draft {
        let subject = start.report.as_ref().map(in_short).unwrap_or_default();
        let whom = start.report.as_ref().map(|report| report.patient_id).or_else(|| here.value("for"));
        let (empty, text) = (String::new(), RwSignal::new(String::new()));
        Draft { whom: RwSignal::new(whom), doctor: RwSignal::new(empty), subject: RwSignal::new(subject), text, files: Attachments::new() }
    }

    fn read(self, errors: FormErrors) -> Option<CreateConsultation> {
        let Ok(practitioner_id) = self.doctor.with_untracked(|id| id.parse()) else {
            errors.add("/practitioner_id", t::ask_doctor_missing());
            crate::browser::focus::soon(".error-summary");
            return None;
        };
        let mut form = CreateConsultation {
            contact_id: self.whom.get_untracked(),
            practitioner_id,
            speciality_id: None,
            subject: self.subject.get_untracked(),
            text: self.text.get_untracked(),
            file_ids: Vec::new(),
        };
        errors.check(form.check()).then_some(form)
    }
}

/// `Hasil lab LAB-2026-000123, 13 Nov 2026`.
fn in_short(report: &AskedReport) -> String {
    let day = Zone::new(&report.time_zone).wall(report.collected_at).date();
    t::ask_about_result(&report.number, &format::short_date(day))
}

#[component]
fn Form(start: Start, here: Target, rules: Rules) -> impl IntoView {
    let (errors, submit, key) = (FormErrors::provide(), Submit::new(), StoredValue::new(Key::new()));
    let draft = Draft::of(&start, &here);
    let household = Household::here();
    Effect::new(move |_| {
        let active = household.active().map(|member| member.id);
        if draft.whom.with_untracked(Option::is_none) && active.is_some() {
            draft.whom.set(active);
        }
    });
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
            if !failure.fields().is_empty() {
                // What was refused is sent anew once corrected.
                key.set_value(Key::new());
            }
        }
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let Some(mut form) = draft.read(errors) else { return };
        let once = key.get_value();
        let call = async move {
            if let Some(person) = form.contact_id.filter(|_| !draft.files.is_empty()) {
                form.file_ids = draft.files.send(FileTarget { record_kind: RecordKind::Contact, record_id: person }).await?;
            }
            api::create_consultation(&form, &once).await
        };
        submit.run(call, move |asked| {
            toast::done(t::ask_sent());
            moves::replace(Place::Consultation(asked.id));
        });
    };
    let alarmed = Memo::new(move |_| draft.text.with(|text| rules.alarms(text)) || draft.subject.with(|subject| rules.alarms(subject)));
    let alarm = move || alarmed.get().then(|| view! { <Alarm advice=EmergencyAdvice::calling(&rules.phone()) unsent=true /> });
    let about = start.report.as_ref().map(|report| {
        let words = t::ask_about(&in_short(report));
        view! { <p class="meta">{icon("#i-lab", "i s")}" "{words}</p> }
    });
    let wanted = here.value::<Uuid>("doctor").or_else(|| start.report.as_ref().and_then(|report| report.practitioner_id));
    let fixed = start.report.is_some();
    let doctors = StoredValue::new(start.doctors);
    let name = move || {
        let whom = draft.whom.get();
        household.family().into_iter().find(|member| Some(member.id) == whom).map(|member| member.name).unwrap_or_default()
    };
    view! {
        <form class="card" on:submit=send novalidate>
            <ErrorSummary errors />
            {refused(submit)}
            {about}
            {(!fixed).then(|| view! { <ForWhom chosen=draft.whom /> })}
            <Doctor doctors=Signal::derive(move || doctors.get_value()) whom=draft.whom chosen=draft.doctor wanted=Signal::derive(move || wanted) />
            <TextField label=t::ask_subject at="/subject" value=draft.subject hint=t::ask_subject_hint max_length=150 />
            <TextArea label=t::ask_text at="/text" value=draft.text hint=t::ask_text_hint rows=5 max_length=5000 />
            {alarm}
            <ChosenFiles files=draft.files busy=submit.busy />
            <label class="btn file-btn">{icon("#i-attach", "i s")}<span>{a::attach}</span><FileInput files=draft.files /></label>
            <Expected rules />
            <Act class="btn primary wide" submit=true busy=submit.busy>{move || t::ask_send(&name())}</Act>
        </form>
    }
}

/// Until when an answer may be expected, before anything is sent.
#[component]
fn Expected(rules: Rules) -> impl IntoView {
    move || {
        rules.expected().map(|(hours, due, zone)| {
            let by = t::ask_expected_by(&words::soon(due, &zone));
            view! {
                <div class="wait">
                    <span class="tile info">{icon("#i-clock", "i")}</span>
                    <span><strong>{t::ask_expected(Count(i64::from(hours)))}</strong><span class="meta"><br />{by}" "{rules.hours()}</span></span>
                </div>
            }
        })
    }
}
