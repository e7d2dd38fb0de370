//! Giving a consultation to another doctor.

use domain::Document;
use domain::consultations::{ConsultationView, CreateConsultationHandover};
use leptos::prelude::*;

use crate::api::{Key, consultations as api};
use crate::components::{Button, Dialog, ErrorSummary, FailureNote, FormErrors, Kind, SelectField, TextArea, toast};
use crate::i18n::texts::{consultations as t, interface};
use crate::pages::scheduling::words::in_lang;
use crate::remote::{Remote, Submit};

/// The dialog; `gone` is run when the caller does not take part any more.
#[component]
pub fn HandoverDialog(
    view: Signal<ConsultationView>,
    open: RwSignal<bool>,
    thread: Remote<ConsultationView>,
    gone: Callback<()>,
) -> impl IntoView {
    view! {
        <Dialog open on_close=move |()| open.set(false) title=t::hand_over_title text=t::hand_over_text>
            <Form view open thread gone />
        </Dialog>
    }
}

#[component]
fn Form(view: Signal<ConsultationView>, open: RwSignal<bool>, thread: Remote<ConsultationView>, gone: Callback<()>) -> impl IntoView {
    let (errors, submit, key) = (FormErrors::provide(), Submit::new(), StoredValue::new(Key::new()));
    let (doctor, reason) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let doctors = Remote::new(api::list_consultation_doctors);
    let (id, name, now) = view.with_untracked(|v| (v.id, v.contact_name.clone(), v.practitioner_id));
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
            // What was refused is sent anew once corrected.
            key.set_value(Key::new());
        }
    });
    let options = Signal::derive(move || {
        let all = doctors.value.get().unwrap_or_default().into_iter().filter(|d| d.askable && d.id != now);
        let option = |d: domain::consultations::AskableDoctorView| {
            let fields: Vec<&str> = d.specialities.iter().map(|s| in_lang(&s.name_id, &s.name_en)).collect();
            (d.id.to_string(), [&[d.name.as_str()], fields.as_slice()].concat().join(", "))
        };
        [(String::new(), interface::choose().to_owned())].into_iter().chain(all.map(option)).collect::<Vec<_>>()
    });
    let whose = StoredValue::new(name);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let Ok(practitioner_id) = doctor.with_untracked(|id| id.parse()) else {
            errors.add("/practitioner_id", t::hand_over_missing());
            return crate::browser::focus::soon(".error-summary");
        };
        let reason = Some(reason.get_untracked());
        let mut form = CreateConsultationHandover { practitioner_id, speciality_id: None, reason };
        if !errors.check(form.check()) {
            return;
        }
        let once = key.get_value();
        submit.run(async move { api::create_consultation_handover(id, &form, &once).await }, move |handed| {
            open.set(false);
            toast::done(t::handed_over(&whose.get_value()));
            match handed {
                Some(handed) => thread.put(handed),
                None => gone.run(()),
            }
        });
    };
    let other = move || {
        let sent = submit.failure.get().filter(|f| f.fields().is_empty());
        sent.or_else(|| doctors.failure.get()).map(|failure| view! { <FailureNote failure /> })
    };
    view! {
        <form on:submit=send novalidate>
            <div class="body form">
                <ErrorSummary errors />
                {other}
                <SelectField label=t::hand_over_to at="/practitioner_id" value=doctor options />
                <TextArea label=t::hand_over_reason at="/reason" value=reason hint=t::hand_over_hint optional=true max_length=1000 />
            </div>
            <footer>
                <Button on_press=move |()| open.set(false)>{interface::cancel}</Button>
                <Button kind=Kind::Primary submit=true busy=submit.busy>{move || t::hand_over_for(&whose.get_value())}</Button>
            </footer>
        </form>
    }
}
