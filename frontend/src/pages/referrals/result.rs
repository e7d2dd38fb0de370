//! Writing down what was sent back.

use domain::Document;
use domain::referrals::{CreateReferralResult, ReferralDirection};
use leptos::prelude::*;

use super::whole::Whole;
use super::words;
use crate::api::Key;
use crate::api::referrals::create_referral_result;
use crate::components::attachments::Attachments;
use crate::components::{Button, DateField, Dialog, ErrorSummary, FailureNote, FormErrors, Kind, TextArea, TextField, toast};
use crate::i18n::{
    lang,
    texts::{interface, referrals as t},
};
use crate::pages::consultations::{ChosenFiles, FileButton};
use crate::pages::settings::filled;
use crate::remote::Submit;

/// The dialog.
#[component]
pub fn ResultDialog(whole: Whole, open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open on_close=move |()| open.set(false) title=t::answer_title text=t::answer_text>
            <Form whole open />
        </Dialog>
    }
}

#[component]
fn Form(whole: Whole, open: RwSignal<bool>) -> impl IntoView {
    let (errors, submit, key) = (FormErrors::provide(), Submit::new(), StoredValue::new(Key::new()));
    let (zone, outside) = whole.view.with_untracked(|view| (words::zone_of(view), view.direction == ReferralDirection::Out));
    let written_by = whole.view.with_untracked(|view| view.to_doctor.clone()).unwrap_or_default();
    let (text, doctor, day) = (RwSignal::new(String::new()), RwSignal::new(written_by), RwSignal::new(Some(zone.today())));
    let files = Attachments::new();
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
            // What was refused is sent anew once corrected.
            key.set_value(Key::new());
        }
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let mut body = CreateReferralResult {
            text: text.get_untracked(),
            resulted_on: day.get_untracked(),
            doctor: filled(&doctor.get_untracked()).filter(|_| outside),
            file_ids: Vec::new(),
        };
        if !errors.dates_read("dialog") || !errors.check(body.check()) {
            return;
        }
        let (id, once) = (whole.id(), key.get_value());
        let call = async move {
            body.file_ids = files.send(words::target(id)).await?;
            create_referral_result(id, &body, &once).await
        };
        submit.run(call, move |view| {
            open.set(false);
            toast::done(t::step_done(&view.number, view.state.label(lang())));
            whole.absorb(view);
        });
    };
    let other = move || submit.failure.get().filter(|f| f.fields().is_empty()).map(|failure| view! { <FailureNote failure /> });
    view! {
        <form on:submit=send novalidate>
            <div class="body form">
                <ErrorSummary errors />
                {other}
                <TextArea label=t::answer_body at="/text" value=text rows=6 max_length=10000 />
                <div class="pair">
                    <DateField label=t::answer_day at="/resulted_on" value=day />
                    {outside.then(|| view! { <TextField label=t::answer_doctor at="/doctor" value=doctor hint=t::answer_doctor_hint optional=true max_length=200 /> })}
                </div>
                <ChosenFiles files busy=submit.busy />
                <FileButton files />
            </div>
            <footer>
                <Button on_press=move |()| open.set(false)>{interface::cancel}</Button>
                <Button kind=Kind::Primary submit=true busy=submit.busy>{move || t::answer_for(&whole.patient())}</Button>
            </footer>
        </form>
    }
}
