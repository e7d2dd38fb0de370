//! Writing a referral: from where to where, to whom, and why.

use domain::referrals::{CreateReferral, ReferralDirection, ReferralUrgency, ReferralView};
use leptos::prelude::*;
use uuid::Uuid;

use super::choices::Known;
use crate::api::contacts::{People, find_person};
use crate::api::referrals::Referrals;
use crate::api::session;
use crate::components::{DateField, Glyph, LinkButton, PageHead, SelectField, Size, TextArea, TextField};
use crate::i18n::{
    lang,
    texts::{contacts as c, referrals as t},
};
use crate::pages::contacts::describe;
use crate::pages::scheduling::booking::{Choices, PersonField, Picked};
use crate::pages::settings::{Editor, Saved, Target, edit, filled};
use crate::route::{self, Route, Setting};
use crate::shell::{self, branches, open_to};

fn saved(list: Route) -> Saved<Referrals> {
    Saved {
        list,
        made: Some(|view: &ReferralView| Route::Referral(view.id)),
        name: |view| view.number.clone(),
        fields: &[("reason", t::reason), ("service", t::service), ("urgency", t::urgency), ("valid_until", t::valid_until)],
    }
}

/// The form. `?patient=` names whom a new one is about.
#[component]
pub fn ReferralForm(id: Option<Uuid>) -> impl IntoView {
    let title = if id.is_some() { t::edit } else { t::new };
    shell::title(move || title().to_owned());
    let list = id.map_or(Route::Referrals, Route::Referral);
    view! {
        <PageHead title sub=t::new_sub />
        {edit(Target::of(id, blank), saved(list), |editor| view! { <Fields editor /> }.into_any())}
    }
}

/// To outside, by whoever writes it.
fn blank() -> CreateReferral {
    let only = || Some(branches().open()).filter(|all| all.len() == 1).and_then(|all| all.first().map(|l| l.id));
    let place = branches().chosen.get_untracked().or_else(|| untrack(only));
    CreateReferral {
        direction: ReferralDirection::Out,
        patient_id: named_patient().unwrap_or_default(),
        location_id: place.unwrap_or_default(),
        from_practitioner_id: session::user().and_then(|user| user.practitioner_id),
        from_doctor: None,
        from_facility_id: None,
        to_practitioner_id: None,
        to_doctor: None,
        to_facility_id: None,
        speciality_id: None,
        service: None,
        reason: String::new(),
        urgency: ReferralUrgency::Routine,
        outside_number: None,
        valid_until: None,
    }
}

fn named_patient() -> Option<Uuid> {
    route::address().with_untracked(|address| address.value("patient").and_then(|id| id.parse::<Uuid>().ok()))
}

/// What is typed.
#[derive(Clone, Copy)]
struct Draft {
    person: RwSignal<Option<Picked>>,
    direction: RwSignal<String>,
    place: RwSignal<String>,
    from_practitioner: RwSignal<String>,
    from_doctor: RwSignal<String>,
    from_facility: RwSignal<String>,
    to_practitioner: RwSignal<String>,
    to_doctor: RwSignal<String>,
    to_facility: RwSignal<String>,
    speciality: RwSignal<String>,
    service: RwSignal<String>,
    reason: RwSignal<String>,
    urgency: RwSignal<String>,
    outside_number: RwSignal<String>,
    valid_until: RwSignal<Option<chrono::NaiveDate>>,
}

impl Draft {
    fn of(form: &CreateReferral, person: Option<Picked>) -> Draft {
        let id = |id: Option<Uuid>| RwSignal::new(id.map(|id| id.to_string()).unwrap_or_default());
        let text = |text: &Option<String>| RwSignal::new(text.clone().unwrap_or_default());
        Draft {
            person: RwSignal::new(person),
            direction: RwSignal::new(form.direction.code().to_owned()),
            place: id(Some(form.location_id).filter(|id| !id.is_nil())),
            from_practitioner: id(form.from_practitioner_id),
            from_doctor: text(&form.from_doctor),
            from_facility: id(form.from_facility_id),
            to_practitioner: id(form.to_practitioner_id),
            to_doctor: text(&form.to_doctor),
            to_facility: id(form.to_facility_id),
            speciality: id(form.speciality_id),
            service: text(&form.service),
            reason: RwSignal::new(form.reason.clone()),
            urgency: RwSignal::new(form.urgency.code().to_owned()),
            outside_number: text(&form.outside_number),
            valid_until: RwSignal::new(form.valid_until),
        }
    }

    fn direction(self) -> ReferralDirection {
        self.direction.with(|code| ReferralDirection::from_code(code)).unwrap_or(ReferralDirection::Out)
    }

    /// The form; what belongs to another direction is left out.
    fn read(self, patient: Uuid) -> CreateReferral {
        let direction = self.direction();
        let (outward, inward) = (direction != ReferralDirection::In, direction != ReferralDirection::Out);
        let id = |signal: RwSignal<String>, wanted: bool| signal.with(|id| id.parse::<Uuid>().ok()).filter(|_| wanted);
        let text = |signal: RwSignal<String>, wanted: bool| signal.with(|text| filled(text)).filter(|_| wanted);
        CreateReferral {
            direction,
            patient_id: self.person.with(|person| person.as_ref().map(|person| person.id)).unwrap_or(patient),
            location_id: id(self.place, true).unwrap_or_default(),
            from_practitioner_id: id(self.from_practitioner, outward),
            from_doctor: text(self.from_doctor, !outward),
            from_facility_id: id(self.from_facility, !outward),
            to_practitioner_id: id(self.to_practitioner, inward),
            to_doctor: text(self.to_doctor, !inward),
            to_facility_id: id(self.to_facility, !inward),
            speciality_id: id(self.speciality, true),
            service: text(self.service, true),
            reason: self.reason.get(),
            urgency: self.urgency.with(|code| ReferralUrgency::from_code(code)).unwrap_or(ReferralUrgency::Routine),
            outside_number: text(self.outside_number, true),
            valid_until: self.valid_until.get(),
        }
    }
}

#[component]
fn Fields(editor: Editor<Referrals>) -> impl IntoView {
    let (first, record) = (editor.form(), editor.record());
    let fixed = record.is_some();
    let person = record.as_ref().map(|view| {
        let detail = describe::telling(view.patient_birth_date, view.patient_sex, view.patient_mrn.as_deref());
        Picked { id: view.patient_id, name: view.patient_name.clone(), detail }
    });
    let draft = Draft::of(&first, person);
    if !fixed {
        person_of_address(draft.person);
    }
    let patient = first.patient_id;
    editor.follow(move || draft.read(patient));
    let known = Known::read();
    let directions =
        Signal::derive(|| ReferralDirection::ALL.iter().map(|d| (d.code().to_owned(), d.label(lang()).to_owned())).collect::<Vec<_>>());
    let urgencies =
        Signal::derive(|| ReferralUrgency::ALL.iter().map(|u| (u.code().to_owned(), u.label(lang()).to_owned())).collect::<Vec<_>>());
    let places = Signal::derive(Choices::location_options);
    view! {
        <PersonField label=t::patient person=draft.person fixed />
        <div class="pair">
            <SelectField label=t::direction at="/direction" value=draft.direction options=directions hint=t::direction_hint disabled=fixed />
            <SelectField label=c::branch at="/location_id" value=draft.place options=places />
        </div>
        <Parties draft known record />
        <div class="pair">
            <SelectField label=t::speciality at="/speciality_id" value=draft.speciality options=known.specialities() optional=true />
            <TextField label=t::service at="/service" value=draft.service optional=true max_length=200 />
        </div>
        <TextArea label=t::reason at="/reason" value=draft.reason hint=t::reason_hint rows=6 max_length=5000 />
        <div class="trio">
            <SelectField label=t::urgency at="/urgency" value=draft.urgency options=urgencies />
            <DateField label=t::valid_until at="/valid_until" value=draft.valid_until optional=true />
            <TextField label=t::outside_number at="/outside_number" value=draft.outside_number optional=true max_length=60 />
        </div>
    }
}

/// Who sends and who receives, as the direction wants it.
#[component]
fn Parties(draft: Draft, known: Known, record: Option<ReferralView>) -> impl IntoView {
    let kept = |id: Option<Uuid>, name: Option<String>| id.zip(name).map(|(id, name)| (id.to_string(), name));
    let from = record.as_ref().and_then(|view| kept(view.from_facility_id, view.from_facility_name.clone()));
    let to = record.as_ref().and_then(|view| kept(view.to_facility_id, view.to_facility_name.clone()));
    let direction = Memo::new(move |_| draft.direction());
    let signer = move || {
        view! { <SelectField label=t::signed_by at="/from_practitioner_id" value=draft.from_practitioner options=known.practitioners() /> }
    };
    let colleague = move || {
        view! { <SelectField label=t::practitioner at="/to_practitioner_id" value=draft.to_practitioner options=known.practitioners() /> }
    };
    move || {
        match direction.get() {
        ReferralDirection::Out => view! {
            <div class="pair">
                <SelectField label=t::to_facility at="/to_facility_id" value=draft.to_facility options=known.facilities(to.clone()) />
                <TextField label=t::to_doctor at="/to_doctor" value=draft.to_doctor hint=t::to_doctor_hint optional=true max_length=200 />
            </div>
            <NewFacility />
            {signer()}
        }
        .into_any(),
        ReferralDirection::In => view! {
            <div class="pair">
                <SelectField label=t::from_facility at="/from_facility_id" value=draft.from_facility options=known.facilities(from.clone()) />
                <TextField label=t::from_doctor at="/from_doctor" value=draft.from_doctor optional=true max_length=200 />
            </div>
            <NewFacility />
            {colleague()}
        }
        .into_any(),
        ReferralDirection::Internal => view! { <div class="pair">{signer()}{colleague()}</div> }.into_any(),
    }
    }
}

/// To where a facility is added that is not in the list.
#[component]
fn NewFacility() -> impl IntoView {
    let target = Route::NewSetting(Setting::Facilities);
    open_to(target).then(|| {
        view! { <div><LinkButton href=target.href() size=Size::Small icon=Glyph::Plus>{t::new_facility}</LinkButton></div> }
    })
}

/// The patient that the address names.
fn person_of_address(person: RwSignal<Option<Picked>>) {
    let Some(id) = named_patient() else { return };
    leptos::task::spawn_local(async move {
        // Whoever may not see the patient chooses one.
        if let Ok(found) = find_person(People::Patients, id).await {
            let who = found.record;
            let detail = describe::telling(who.birth_date, who.sex, who.mrn.as_deref());
            person.try_set(Some(Picked { id, name: who.name, detail }));
        }
    });
}
